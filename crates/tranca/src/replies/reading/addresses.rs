//! Mail addresses in texts, and whom a report is about.

use std::sync::LazyLock;

use regex::Regex;

use super::head::Head;
use super::paper::Paper;
use super::words;

/// The addresses in a text, in its order.
pub(super) fn in_text(text: &str) -> impl Iterator<Item = &str> {
    ADDRESS.find_iter(text).map(|found| trimmed(found.as_str()))
}

/// The first address in a text.
pub(super) fn first(text: &str) -> Option<&str> {
    in_text(text).next()
}

/// Adds an address unless it stands there already, in whatever case.
pub(super) fn add(addresses: &mut Vec<String>, address: &str) {
    let known = addresses
        .iter()
        .any(|own| own.eq_ignore_ascii_case(address));
    if !known && addresses.len() < MOST {
        addresses.push(address.to_owned());
    }
}

/// Whom a notice in words is about, and in which line that stands.
///
/// The places are tried from the surest to the vaguest: the header, lines with a label, lines that
/// begin with an address, sentences about failing, any address; last, whom the returned message was
/// to. Never the sender, who reads this.
#[derive(Debug, Default)]
pub(super) struct Concerned {
    pub(super) recipients: Vec<String>,
    pub(super) line: Option<usize>,
}

impl Concerned {
    pub(super) fn by(paper: &Paper) -> Self {
        let own = Own::of(paper);
        let named = Self::in_header(paper);
        let tiers: [fn(&str) -> Option<&str>; 3] = [labelled, leading, spoken_of];
        let mut found = tiers
            .into_iter()
            .map(|tier| Self::in_lines(paper, &own, tier))
            .find(|found| !found.recipients.is_empty())
            .or_else(|| Self::in_sentences(paper, &own))
            .or_else(|| Self::anywhere(paper, &own))
            .unwrap_or_default();
        if !named.is_empty() {
            found.recipients = named;
        } else if found.recipients.is_empty() {
            found.recipients = addressed(paper);
        }
        found
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

    fn in_lines(paper: &Paper, own: &Own, tier: fn(&str) -> Option<&str>) -> Self {
        let mut found = Self::default();
        for (at, line) in paper.lines.iter().enumerate() {
            let address = tier(line).map(trimmed);
            if let Some(address) = address.filter(|address| own.is_foreign(address)) {
                found.line.get_or_insert(at);
                add(&mut found.recipients, address);
            }
        }
        found
    }

    /// Addresses near words of failing.
    fn in_sentences(paper: &Paper, own: &Own) -> Option<Self> {
        let mut found = Self::default();
        for words in words::FAILED.find_iter(&paper.flat) {
            let near = around(&paper.flat, words.start(), words.end());
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
        })
    }
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
    LABELLED.captures(line)?.get(1).map(|found| found.as_str())
}

/// A line that begins with an address and then ends, or goes on as a report does.
fn leading(line: &str) -> Option<&str> {
    LEADING.captures(line)?.get(1).map(|found| found.as_str())
}

/// `RCPT TO:<a@b.example>` and `550 <a@b.example>... User unknown`.
fn spoken_of(line: &str) -> Option<&str> {
    SPOKEN_OF.captures(line)?.get(1).map(|found| found.as_str())
}

fn line_of(paper: &Paper, address: &str) -> Option<usize> {
    paper.lines.iter().position(|line| line.contains(address))
}

/// The text around a place, cut at characters.
fn around(text: &str, start: usize, end: usize) -> &str {
    let from = (0..=start.saturating_sub(NEAR))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    let to = (end + NEAR..text.len()).find(|at| text.is_char_boundary(*at));
    &text[from.unwrap_or(0)..to.unwrap_or(text.len())]
}

fn trimmed(address: &str) -> &str {
    address
        .trim_start_matches(['\'', '=', '.', '/', '*'])
        .trim_end_matches(['.', '-', '\''])
}

const ADDRESS_PATTERN: &str = r#"(?:[\p{L}\p{N}._%+'=~!#$&*/?^{|}\-]{1,128}|"[^"\s<>]{1,64}")@[\p{L}\p{N}](?:[\p{L}\p{N}._\-]{0,250}[\p{L}\p{N}])?"#;
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| words::pattern(ADDRESS_PATTERN));
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    let labels = LABELS.join("|");
    words::pattern(&format!(
        r"(?i)^[\s\-*>\[•]*(?:{labels})\s*(?:\([^)]{{0,40}}\))?\s*(?::|is|=|-)?\s*(?:\[?(?:smtp|rfc822)[:;])?\s*['\x22<\[(]*({ADDRESS_PATTERN})"
    ))
});
static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(&format!(
        r"(?i)^(?:[\s*•\-·]|>>>|\d{{1,2}}[.)]\s|<smtp:|smtp:?\s|\[smtp:|to:\s*<)*[<'\x22\[(]{{0,2}}({ADDRESS_PATTERN})(?:[>'\x22\])]{{0,2}}(?:[:,;…]|\s|$|\.\.\.|<mailto:)|>)"
    ))
});
static SPOKEN_OF: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(&format!(
        r"(?i)(?:rcpt to:?\s*:?\s*<?|\b[45]\d\d[ \-](?:#?\d\.\d{{1,3}}\.\d{{1,3}} )?(?:user |mailbox |recipient )?[<\[('\x22]?|recipient(?: address)?[:= ]+<|\bfor <|deliver(?:ed|y)? (?:message |mail |your message |it |the message )?to[: ]+['\x22<\[(]*)({ADDRESS_PATTERN})"
    ))
});
/// Lines whose addresses name messages, senders and hosts.
static NO_RECIPIENT: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)message-?id|msgid|references|in-reply-to|^\s*(?:from|sender|mail from|reply-to|return-path|envelope-from)\b|mail from:|postmaster|contact|support|helpdesk|help desk|generated from|\bid[ =]",
    )
});
const NAMING_FIELDS: [&str; 3] = [
    "x-failed-recipients",
    "x-failed-recipient",
    "x-bounced-recipient",
];
const LABELS: [&str; 30] = [
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
    r"undeliverable to",
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
const MOST: usize = 100;
const NEAR: usize = 100;
