//! Reports in fields: of delivery (RFC 3464) and of what became of a message (RFC 8098).

use super::code::Code;
use super::concerned::{self, Concerned};
use super::head::field;
use super::paper::Paper;
use super::speaker::Speaker;
use super::{Kind, Reading, addresses, notice, words};

/// Reads the report, if the message is one: it says so itself, or a mail server says it.
pub(super) fn read(paper: &Paper, speaker: Speaker) -> Option<Reading> {
    if speaker == Speaker::Person {
        return None;
    }
    if let Some(reading) = delivery(paper, speaker) {
        return Some(reading);
    }
    paper
        .disposition
        .as_deref()
        .map(|fields| disposition(paper, fields))
}

fn delivery(paper: &Paper, speaker: Speaker) -> Option<Reading> {
    let groups = match &paper.delivery {
        Some(fields) => groups(fields.lines()),
        // A gateway may have flattened the parts, or the boundary is lost.
        None if speaker == Speaker::MailServer => groups(paper.lines.iter().map(String::as_str)),
        None => return None,
    };
    let told: Vec<&Group> = groups.iter().filter(|group| group.tells()).collect();
    let outcome = told.iter().filter_map(|group| group.outcome()).max()?;
    let meant = told.iter().filter(|group| group.outcome() == Some(outcome));
    Some(reading(paper, outcome, &meant.copied().collect::<Vec<_>>()))
}

/// What a report says of a recipient, the more it matters the further below.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Outcome {
    Arrived,
    Waits,
    Failed,
}

/// The fields about one recipient.
#[derive(Debug, Default)]
struct Group {
    recipient: Option<String>,
    original: Option<String>,
    action: String,
    status: Option<Code>,
    diagnosis: String,
}

impl Group {
    fn take(&mut self, name: &str, value: &str) {
        match name.to_ascii_lowercase().as_str() {
            "final-recipient" => self.recipient = address(value),
            "original-recipient" => self.original = address(value),
            "action" => self.action = value.to_ascii_lowercase(),
            "status" => self.status = Code::of_field(value),
            "diagnostic-code" => value.clone_into(&mut self.diagnosis),
            _ => {}
        }
    }

    fn tells(&self) -> bool {
        !self.action.is_empty() || self.status.is_some()
    }

    fn outcome(&self) -> Option<Outcome> {
        let action = self.action.as_str();
        if action.starts_with("fail") || action.starts_with("err") || action.starts_with("undeliv")
        {
            return Some(Outcome::Failed);
        }
        if action.starts_with("delay") || action.starts_with("defer") {
            return Some(Outcome::Waits);
        }
        if ["deliver", "relay", "expand"]
            .iter()
            .any(|arrived| action.starts_with(arrived))
        {
            return Some(Outcome::Arrived);
        }
        match self.status?.class {
            2 => Some(Outcome::Arrived),
            4 => Some(Outcome::Waits),
            _ => Some(Outcome::Failed),
        }
    }

    /// Whom we wrote to: the final recipient, unless it is no address (RFC 3464 section 2.3.2), or
    /// one that only its own server knows.
    fn address(&self) -> Option<&str> {
        let last = self.recipient.as_deref();
        let known = last.filter(|address| has_a_full_domain(address));
        known.or(self.original.as_deref()).or(last)
    }
}

fn has_a_full_domain(address: &str) -> bool {
    address
        .rsplit_once('@')
        .is_some_and(|(_, domain)| domain.contains('.'))
}

/// Splits the fields at blank lines, and where a second recipient begins without one.
fn groups<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Group> {
    let mut groups = vec![Group::default()];
    let mut unfolded: Vec<String> = Vec::new();
    for line in lines {
        match unfolded.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) && !line.trim().is_empty() => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => unfolded.push(line.to_owned()),
        }
    }
    for line in &unfolded {
        let Some((name, value)) = field(line) else {
            if line.trim().is_empty() && groups.last().is_some_and(Group::tells) {
                groups.push(Group::default());
            }
            continue;
        };
        let begins = name.eq_ignore_ascii_case("final-recipient");
        if begins && groups.last().is_some_and(|group| group.recipient.is_some()) {
            groups.push(Group::default());
        }
        if let Some(group) = groups.last_mut() {
            group.take(name, value);
        }
    }
    with_a_common_action(groups)
}

/// Some servers tell the action once, among the fields about the message.
fn with_a_common_action(mut groups: Vec<Group>) -> Vec<Group> {
    let about_one = |group: &Group| group.recipient.is_some() || group.original.is_some();
    if groups.len() < 2 || about_one(&groups[0]) || !groups[1..].iter().any(about_one) {
        return groups;
    }
    let common = groups.remove(0);
    for group in groups.iter_mut().filter(|group| group.action.is_empty()) {
        group.action.clone_from(&common.action);
    }
    groups
}

/// The address in `rfc822; <a@b.example>`.
fn address(value: &str) -> Option<String> {
    let (kind, rest) = value.split_once(';').unwrap_or(("rfc822", value));
    let is_mail = !kind.to_ascii_lowercase().contains("x400");
    addresses::first(rest)
        .filter(|_| is_mail)
        .map(str::to_owned)
}

fn reading(paper: &Paper, outcome: Outcome, groups: &[&Group]) -> Reading {
    let mut recipients = Vec::new();
    for address in groups.iter().filter_map(|group| group.address()) {
        addresses::add(&mut recipients, address);
    }
    let concerned = Concerned::by(paper);
    let original = concerned::original(paper);
    if recipients.is_empty() {
        recipients = concerned.recipients;
    } else if original.len() == recipients.len() {
        recipients = original;
    }
    let diagnosis = groups
        .iter()
        .map(|group| group.diagnosis.as_str())
        .find(|text| !text.is_empty());
    let reason = diagnosis.map(words_of).or_else(|| {
        let line = concerned.line?;
        notice::reason_at(paper, line)
    });
    let status = groups.iter().find_map(|group| group.status);
    let status = precise(status, diagnosis.or(reason.as_deref()).unwrap_or_default());
    Reading {
        kind: match outcome {
            Outcome::Failed => Kind::Bounce,
            Outcome::Waits => Kind::Delay,
            Outcome::Arrived => Kind::Other,
        },
        recipients,
        status,
        permanent: permanence(outcome, status, paper),
        reason,
    }
}

/// The report's own code; where that says no more than its class, the one that the diagnosis names;
/// what a reply code stands for only where no code is named at all.
fn precise(status: Option<Code>, diagnosis: &str) -> Option<Code> {
    if let Some(code) = status.filter(|code| !code.is_vague()) {
        return Some(code);
    }
    let named = Code::in_text(diagnosis);
    named
        .filter(|code| !code.is_vague())
        .or(status)
        .or(named)
        .or_else(|| Code::of_reply(diagnosis))
}

fn permanence(outcome: Outcome, status: Option<Code>, paper: &Paper) -> Option<bool> {
    match (outcome, status.map(|code| code.class)) {
        (Outcome::Arrived, _) => None,
        (Outcome::Waits, _) | (_, Some(4)) => Some(false),
        (_, Some(5)) => Some(true),
        _ => Some(!words::PASSING.is_match(&paper.flat)),
    }
}

/// The words of a diagnosis without its type (`smtp; 550 …`).
fn words_of(value: &str) -> String {
    let words = value.split_once(';').map_or(value, |(kind, rest)| {
        let is_kind = !kind.trim().contains(' ') && kind.len() <= 20;
        if is_kind { rest } else { value }
    });
    notice::on_one_line(words)
}

/// A notification of what became of a message after it arrived. A filter that rejects a message on
/// its owner's behalf (RFC 5429 section 2.2.1) says so in words, and its message is a bounce.
fn disposition(paper: &Paper, fields: &str) -> Reading {
    let rejected = words::FAILED.is_match(&paper.flat) && paper.flat.contains("rejected");
    if !rejected {
        return Reading::only(Kind::AutoReply);
    }
    let groups = groups(fields.lines());
    let mut recipients = Vec::new();
    for address in groups.iter().filter_map(Group::address) {
        addresses::add(&mut recipients, address);
    }
    let reason = notice::on_one_line(&paper.flat);
    Reading {
        kind: Kind::Bounce,
        recipients,
        status: Code::in_text(&reason).or_else(|| Code::of_reply(&reason)),
        permanent: words::Cause::of(&reason).map(words::Cause::is_permanent),
        reason: Some(reason),
    }
}
