//! Whom a notice in words is about.

use std::sync::LazyLock;

use regex::Regex;

use super::addresses::{self, add, in_text};
use super::head::Head;
use super::paper::Paper;
use super::words;

/// Whom a notice is about, and in which line that stands.
///
/// The places are tried from the surest to the vaguest: the header, lines with a label, lines that
/// begin with an address, what stands below a heading, sentences about failing, any address; last,
/// whom the returned message was to. Never the sender, who reads this.
#[derive(Debug, Default)]
pub(super) struct Concerned {
    pub(super) recipients: Vec<String>,
    pub(super) line: Option<usize>,
    /// Whether they stand where mail servers put them.
    is_sure: bool,
}

impl Concerned {
    pub(super) fn by(paper: &Paper) -> Self {
        let own = Own::of(paper);
        let named = in_header(paper);
        let original = original(paper);
        let tiers: [fn(&str) -> Option<&str>; 3] = [labelled, leading, spoken_of];
        let mut found = tiers
            .into_iter()
            .map(|tier| Self::in_lines(paper, &own, tier))
            .find(|found| !found.recipients.is_empty())
            .map(|found| Self {
                is_sure: true,
                ..found
            })
            .or_else(|| Self::below_a_heading(paper, &own))
            .or_else(|| Self::without_a_domain(paper))
            .or_else(|| Self::in_sentences(paper, &own))
            .or_else(|| Self::anywhere(paper, &own))
            .unwrap_or_else(|| Self::in_lines(paper, &Own::default(), reported));
        if found.recipients.len() < named.len() || !found.is_sure && !named.is_empty() {
            found.recipients = named;
        } else if !original.is_empty() && original.len() == found.recipients.len() {
            found.recipients = original;
        } else if found.recipients.is_empty() {
            found.recipients = addressed(paper);
        }
        found
    }

    fn in_lines(paper: &Paper, own: &Own, tier: fn(&str) -> Option<&str>) -> Self {
        let mut found = Self::default();
        for (at, line) in paper.lines.iter().enumerate() {
            if let Some(address) = tier(line).filter(|address| own.is_foreign(address)) {
                found.line.get_or_insert(at);
                add(&mut found.recipients, address);
            }
        }
        found
    }

    /// The addresses between `…the following recipients:` and the next blank line.
    fn below_a_heading(paper: &Paper, own: &Own) -> Option<Self> {
        let heading = paper.lines.iter().position(|line| HEADING.is_match(line))?;
        let below = paper.lines.iter().enumerate().skip(heading + 1);
        let below = below.skip_while(|(_, line)| line.trim().is_empty());
        let mut found = Self::default();
        for (at, line) in below.take_while(|(_, line)| !line.trim().is_empty()) {
            for address in in_text(line).filter(|address| own.is_foreign(address)) {
                found.line.get_or_insert(at);
                add(&mut found.recipients, address);
            }
        }
        (!found.recipients.is_empty()).then_some(found)
    }

    /// Addresses near words of failing.
    fn in_sentences(paper: &Paper, own: &Own) -> Option<Self> {
        let mut found = Self::default();
        for words in words::FAILED.find_all(&paper.flat) {
            let near = near(&paper.flat, words.start, words.end);
            let foreign = in_text(near).find(|address| own.is_foreign(address));
            if let Some(address) = foreign {
                add(&mut found.recipients, address);
                break;
            }
        }
        found.line = found.recipients.first().and_then(|one| line_of(paper, one));
        (!found.recipients.is_empty()).then_some(found)
    }

    fn anywhere(paper: &Paper, own: &Own) -> Option<Self> {
        let lines = paper
            .lines
            .iter()
            .filter(|line| !NO_RECIPIENT.is_match(line));
        let address = lines
            .flat_map(|line| in_text(line))
            .find(|address| own.is_foreign(address))?;
        Some(Self {
            recipients: vec![address.to_owned()],
            line: line_of(paper, address),
            is_sure: false,
        })
    }

    /// A local part that stands alone below a heading: the mail server leaves out its own domain.
    fn without_a_domain(paper: &Paper) -> Option<Self> {
        let from = paper.head.addresses("from").next()?;
        let (mailer, domain) = from.split_once('@')?;
        if !mailer.eq_ignore_ascii_case("mailer-daemon") {
            return None;
        }
        let heading = paper.lines.iter().position(|line| HEADING.is_match(line))?;
        let below = paper.lines.iter().enumerate().skip(heading + 1);
        let (at, line) = below
            .into_iter()
            .find(|(_, line)| !line.trim().is_empty())?;
        let local = line.trim();
        let is_one = line.starts_with([' ', '\t'])
            && local.len() >= 2
            && local.len() <= 64
            && local
                .bytes()
                .all(|c| c.is_ascii_alphanumeric() || b"._-".contains(&c));
        is_one.then(|| Self {
            recipients: vec![format!("{local}@{domain}")],
            line: Some(at),
            is_sure: false,
        })
    }
}

/// `X-Failed-Recipients` (Exim, Gmail) and its kin.
fn in_header(paper: &Paper) -> Vec<String> {
    let mut recipients = Vec::new();
    for name in NAMING_FIELDS {
        for address in paper.head.addresses(name) {
            add(&mut recipients, address);
        }
    }
    recipients
}

/// The addresses that were written to, where the notice tells them beside those they became
/// (`Original address:`, of Sun's and Oracle's servers and PMDF).
pub(super) fn original(paper: &Paper) -> Vec<String> {
    let mut recipients = Vec::new();
    for line in &paper.lines {
        let told = line.trim_start();
        let label = told.get(..ORIGINAL.len());
        if label.is_some_and(|label| label.eq_ignore_ascii_case(ORIGINAL)) {
            for address in in_text(told) {
                add(&mut recipients, address);
            }
        }
    }
    recipients
}

/// Whom the returned message was to.
pub(super) fn addressed(paper: &Paper) -> Vec<String> {
    let mut recipients = Vec::new();
    if let Some(returned) = &paper.returned {
        for field in ["x-rcpt-to", "x-envelope-to", "to"] {
            for address in returned.addresses(field) {
                add(&mut recipients, address);
            }
            if !recipients.is_empty() {
                break;
            }
        }
    }
    recipients
}

/// Addresses that are on the sender's side.
#[derive(Default)]
struct Own(Vec<String>);

impl Own {
    fn of(paper: &Paper) -> Self {
        let mut own = Vec::new();
        let mut take = |head: &Head, fields: &[&str]| {
            for field in fields {
                own.extend(head.addresses(field).map(str::to_ascii_lowercase));
            }
        };
        take(&paper.head, &["from", "to", "reply-to", "sender"]);
        if let Some(returned) = &paper.returned {
            take(returned, &["from", "return-path", "reply-to", "sender"]);
        }
        Self(own)
    }

    fn is_foreign(&self, address: &str) -> bool {
        let lower = address.to_ascii_lowercase();
        let mailer = lower.starts_with("mailer-daemon@") || lower.starts_with("postmaster@");
        !mailer && !self.0.contains(&lower)
    }
}

/// `Recipient: <a@b.example>` and the like.
fn labelled(line: &str) -> Option<&str> {
    let label = LABELLED.find(line)?;
    addresses::leading(&line[label.end()..]).map(|(address, _)| address)
}

/// A line that begins with an address and then ends, or goes on as a report does.
fn leading(line: &str) -> Option<&str> {
    let before = BEFORE.find(line)?;
    let (address, rest) = addresses::leading(&line[before.end()..])?;
    AFTER.is_match(rest).then_some(address)
}

/// `<a@b.example>:`, as reports begin: even if it is the sender's own.
fn reported(line: &str) -> Option<&str> {
    let (address, rest) = addresses::leading(line.strip_prefix('<')?)?;
    rest.starts_with(">:").then_some(address)
}

/// `RCPT TO:<a@b.example>` and `550 <a@b.example>... User unknown`.
fn spoken_of(line: &str) -> Option<&str> {
    if !line.contains('@') {
        return None;
    }
    let mut spoken = SPOKEN_OF.find_iter(line);
    spoken.find_map(|before| {
        let (address, _) = addresses::leading(&line[before.end()..])?;
        Some(address)
    })
}

fn line_of(paper: &Paper, address: &str) -> Option<usize> {
    paper.lines.iter().position(|line| line.contains(address))
}

/// The text around a place, cut between words.
fn near(text: &str, start: usize, end: usize) -> &str {
    let from = start.saturating_sub(NEAR);
    let from = text.as_bytes()[..from]
        .iter()
        .rposition(|byte| *byte == b' ');
    let to = (end + NEAR).min(text.len());
    let to = text.as_bytes()[to..]
        .iter()
        .position(|byte| *byte == b' ')
        .map(|gap| to + gap);
    &text[from.unwrap_or(0)..to.unwrap_or(text.len())]
}

static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    let labels = LABELS.join("|");
    words::pattern(&format!(
        r"(?i)^[\s\-*>\[•]*(?:{labels})\s*(?:\([^)]{{0,40}}\))?\s*(?:[:：]|is|=|-)?\s*(?:\[?(?:smtp|rfc822)[:;])?\s*['\x22<\[(]*"
    ))
});
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)^(?:[\s*•\-·]|>>>|>\s|\d{1,2}[.)]\s|<smtp:|smtp:?\s|\[smtp:|to:\s*<)*[<'\x22\[(]{0,2}",
    )
});
static AFTER: LazyLock<Regex> =
    LazyLock::new(|| words::pattern(r"(?i)^(?:[>'\x22\])]{0,2}(?:[:,;…]|\s|$|\.\.\.|<mailto:)|>)"));
static SPOKEN_OF: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)(?:rcpt to:?\s*:?\s*<?|\b[45][0-9][0-9][ \-](?:#?[0-9]\.[0-9]{1,3}\.[0-9]{1,3} )?(?:user |mailbox |recipient )?[<\[('\x22]?|recipient(?: address)?[:= ]+<|\bfor <|deliver(?:ed|y)? (?:message |mail |your message |it |the message )?to[: ]+['\x22<\[(]*)",
    )
});
/// What tells that recipients follow below.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)(?:recipient|address|destinataire|destinatari|empfänger|odbiorc|получател|收件人|宛先|수신자).{0,160}[:：]\s*$",
    )
});
/// Lines whose addresses name messages, senders and hosts.
static NO_RECIPIENT: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)message-?id|msgid|references|in-reply-to|^\s*(?:from|sender|mail from|reply-to|return-path|envelope-from)\b|mail from:|postmaster|contact|support|helpdesk|help desk|generated from|\bid[ =]",
    )
});
const ORIGINAL: &str = "original address:";
const NAMING_FIELDS: [&str; 3] = [
    "x-failed-recipients",
    "x-failed-recipient",
    "x-bounced-recipient",
];
const LABELS: [&str; 32] = [
    r"final-recipient",
    r"original-recipient",
    r"failed (?:address|recipient)(?:es|s|\(s\))?",
    r"failed to deliver (?:message )?to",
    r"unable to deliver (?:message|mail|your message) to",
    r"delivery failed to (?:recipient)?",
    r"delivery to (?:recipient)?",
    r"recipient(?: address|\(s\)|s)?",
    r"addressed to",
    r"rejected recipient",
    r"intended recipient",
    r"undeliverable address",
    r"undeliverable to",
    r"could not be delivered to",
    r"unknown user",
    r"user unknown",
    r"no such user",
    r"invalid receiver address",
    r"user mailbox exceeds allowed size",
    r"delivery failed \d+ attempts?",
    r"e-?mail address",
    r"rcpt to",
    r"smtp rcpt to",
    r"original address",
    r"an error occurred while trying to deliver the mail to(?: the following recipients)?",
    r"there was an error delivering your mail to",
    r"(?:the )?destination(?: address)?",
    r"empfänger(?:adresse)?",
    r"destinataire",
    r"destinatari[oa]",
    r"получатель",
    r"收件人",
];
const NEAR: usize = 100;
