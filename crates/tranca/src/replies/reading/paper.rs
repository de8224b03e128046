//! The message, opened: its header, its own words, and what it carries.

use std::borrow::Cow;
use std::sync::LazyLock;

use mail_parser::decoders::html::html_to_text;
use regex::Regex;

use super::head::{Head, field};
use super::speaker::signs_as_a_mail_server;
use super::{addresses, parts, words};

/// What stands on the paper.
#[derive(Debug, Default)]
pub(super) struct Paper {
    /// The message's own header.
    pub(super) head: Head,
    /// Its own words, line by line, without those of a message that it returns.
    pub(super) lines: Vec<String>,
    /// The same on one line, with plain apostrophes: sentences without line ends.
    pub(super) flat: String,
    /// The header of the message that it returns, where it returns one.
    pub(super) returned: Option<Head>,
    /// The fields of a delivery report (RFC 3464).
    pub(super) delivery: Option<String>,
    /// The fields of a feedback report (RFC 5965).
    pub(super) feedback: Option<String>,
    /// The fields of a disposition notification (RFC 8098).
    pub(super) disposition: Option<String>,
    /// Whether it invites to a meeting, or calls one off (RFC 5546).
    pub(super) invites: bool,
    /// Whether all of it stood in a message that a gateway wrapped around it.
    wrapped: bool,
}

impl Paper {
    /// Opens a message whose lines end with `\n`.
    pub(super) fn open(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut paper = Self {
            head: Head::read(&text),
            ..Self::default()
        };
        let mut own = paper.parts(without_envelope(bytes));
        if own.trim().is_empty() && paper.carries_nothing() {
            body(&text).clone_into(&mut own);
        }
        paper.write(&own);
        paper
    }

    /// The subject, decoded.
    pub(super) fn subject(&self) -> String {
        self.head.decoded("subject")
    }

    /// The type of a `multipart/report` (RFC 6522), in lower case.
    pub(super) fn report_type(&self) -> Option<String> {
        let declared = self.head.get("content-type")?.to_ascii_lowercase();
        let is_report = declared.starts_with("multipart/report");
        is_report.then(|| parts::parameter(&declared, "report-type"))
    }

    fn carries_nothing(&self) -> bool {
        self.delivery.is_none() && self.feedback.is_none() && self.disposition.is_none()
    }

    /// Takes what the parts carry, and gives back the message's own words.
    fn parts(&mut self, message: &[u8]) -> String {
        let (mut plain, mut html) = (String::new(), String::new());
        for part in parts::of(message) {
            let text = part.text();
            match part.kind.as_str() {
                "text/html" if self.returned.is_none() => add(&mut html, &readable(&text)),
                "message/rfc822" | "message/global"
                    if addresses::first(&plain).is_none() && self.is_wrapped(&text) =>
                {
                    self.wrapped = true;
                    let inner = self.parts(text.trim_start_matches('\n').as_bytes());
                    add(&mut plain, &inner);
                }
                "message/rfc822" | "message/global" => {
                    let (header, _) = text.split_once("\n\n").unwrap_or((&text, ""));
                    self.take_returned(Head::read(header.trim_start_matches('\n')));
                }
                kind if kind.contains("rfc822-headers") || kind == "message/global-headers" => {
                    self.take_returned(Head::read(text.trim_start_matches('\n')));
                }
                "text/calendar" => self.invites |= INVITES.is_match(&text),
                kind if self.take_fields(kind, &text) => {}
                kind if kind.starts_with("text/") && self.returned.is_none() => {
                    add(&mut plain, &text);
                }
                _ => {}
            }
        }
        // An empty or ornamental text beside the real one.
        if plain.trim().len() < 20 && !html.trim().is_empty() {
            add(&mut plain, &html);
        }
        plain
    }

    /// Whether a gateway wrapped a mail server's whole report as the one part of its own message.
    fn is_wrapped(&self, inner: &str) -> bool {
        let head = Head::read(inner.trim_start_matches('\n'));
        let is_report = head.says("content-type", "multipart/report");
        is_report && !self.wrapped && self.carries_nothing() && signs_as_a_mail_server(&self.head)
    }

    /// Takes the fields of a report; `false` if the part is none.
    fn take_fields(&mut self, kind: &str, text: &str) -> bool {
        let place = match kind {
            "message/delivery-status" | "message/global-delivery-status" => &mut self.delivery,
            "message/feedback-report" => &mut self.feedback,
            "message/disposition-notification" | "message/global-disposition-notification" => {
                &mut self.disposition
            }
            _ => return false,
        };
        add(place.get_or_insert_default(), text);
        true
    }

    fn take_returned(&mut self, head: Head) {
        if self.returned.is_none() && !head.is_empty() {
            self.returned = Some(head);
        }
    }

    /// Keeps the message's own words, up to where a returned message begins in them.
    fn write(&mut self, own: &str) {
        let lines: Vec<&str> = own.lines().take(MOST_LINES).collect();
        let end = lines.iter().enumerate().position(|(at, line)| {
            at > 0 && (words::RETURNED.is_match(line) || begins_a_header(&lines[at..]))
        });
        let end = end.unwrap_or(lines.len());
        if self.returned.is_none() {
            let returned = lines[end..].iter().position(|line| begins_a_field(line));
            self.returned = returned.map(|at| Head::read(&lines[end + at..].join("\n")));
        }
        self.lines = lines[..end].iter().map(|line| shortened(line)).collect();
        self.flat = flattened(&self.lines);
    }
}

/// Without a mailbox file's own first line.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let marked = bytes.starts_with(b"From ") || bytes.starts_with(b">From ");
    let end = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .filter(|_| marked);
    end.map_or(bytes, |end| &bytes[end + 1..])
}

/// Whether the lines are the header of a message: they begin with a field that only mail servers
/// write, or with three fields of which one is a message's own.
fn begins_a_header(lines: &[&str]) -> bool {
    let Some(first) = lines.first() else {
        return false;
    };
    if begins_a_field(first) && SERVERS_FIELD.is_match(first) {
        return true;
    }
    let fields = lines.iter().take(3).filter(|line| begins_a_field(line));
    fields.count() == 3 && lines.iter().take(3).any(|line| OWN_FIELD.is_match(line))
}

fn begins_a_field(line: &str) -> bool {
    field(line).is_some_and(|(name, _)| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The words on one line, with single spaces and plain apostrophes.
fn flattened(lines: &[String]) -> String {
    let mut flat = String::new();
    for word in lines.iter().flat_map(|line| line.split_whitespace()) {
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(word);
        if flat.len() > LONGEST_FLAT {
            break;
        }
    }
    flat.replace(['\u{2019}', '\u{2018}', '`'], "'")
}

fn shortened(line: &str) -> String {
    line.chars().take(LONGEST_LINE).collect()
}

/// HTML as text, each block on a line of its own.
fn readable(html: &str) -> String {
    if !html.contains('<') {
        return html.to_owned();
    }
    let cut = html
        .char_indices()
        .nth(LONGEST_HTML)
        .map_or(html.len(), |(at, _)| at);
    let broken: Cow<'_, str> = BLOCK.replace_all(&html[..cut], "<br>$0");
    html_to_text(&broken)
}

/// What stands after the header.
fn body(text: &str) -> &str {
    text.split_once("\n\n").map_or("", |(_, body)| body)
}

fn add(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(more);
}

static BLOCK: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)</?(?:address|blockquote|div|dd|dt|h[1-6]|hr|li|p|pre|table|td|th|tr|ul)\b[^>]*>",
    )
});
static INVITES: LazyLock<Regex> =
    LazyLock::new(|| words::pattern(r"(?im)^method:(?:request|cancel|publish)\b"));
static SERVERS_FIELD: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)^(?:received:\s+(?:from|by)\s|return-path:\s|x-received:|delivered-to:|message-id:\s*<)",
    )
});
static OWN_FIELD: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(r"(?i)^(?:message-id|mime-version|received|x-mailer|content-type|user-agent):")
});
const MOST_LINES: usize = 1_000;
const LONGEST_LINE: usize = 1_000;
const LONGEST_FLAT: usize = 32_768;
const LONGEST_HTML: usize = 131_072;
