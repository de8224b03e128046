//! The whole message (RFC 5322): text and HTML for people, XARF and CSV for machines.
//!
//! # Limits
//! Boundaries hold `=_`, which neither quoted-printable nor base64 ever writes, so no content can
//! end a part; they are the same for one letter however often it is put together.

use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::url::URL;
use mail_builder::mime::{BodyPart, MimePart};

use super::LetterError;
use super::markup::line;
use crate::cases::contact::Mailbox;
use crate::ground::clock::Moment;
use crate::ground::languages::Language;

/// What a message is made of.
#[derive(Debug)]
pub(super) struct Parts {
    /// The letter's number.
    pub(super) letter: i64,
    /// The agency that signs.
    pub(super) from: (String, Mailbox),
    /// Where answers go.
    pub(super) reply_to: Mailbox,
    pub(super) to: Mailbox,
    pub(super) subject: String,
    pub(super) date: Moment,
    /// Without angle brackets.
    pub(super) message_id: String,
    pub(super) language: Language,
    /// The page that stops letters to this mailbox.
    pub(super) stop: String,
    pub(super) text: String,
    /// None for whoever wants the machine's parts only.
    pub(super) html: Option<String>,
    pub(super) reports: Vec<Report>,
    /// None in letters that ask for nothing.
    pub(super) table: Option<String>,
}

/// A machine-readable report, with the name of its file.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) name: String,
    pub(super) json: String,
}

impl Parts {
    /// The message's bytes.
    pub(super) fn bytes(self) -> Result<Vec<u8>, LetterError> {
        let stop_by_mail = format!("mailto:{}?subject=stop", self.reply_to);
        let unsubscribe = vec![self.stop.clone(), stop_by_mail];
        let raw = |text: &str| HeaderType::Raw(Raw::new(text.to_owned()));
        MessageBuilder::new()
            .header("From", address(&self.from.0, &self.from.1))
            .header("Reply-To", address("", &self.reply_to))
            .header("To", address("", &self.to))
            .subject(line(&self.subject))
            .header("Date", raw(&self.date.for_mail()))
            .message_id(self.message_id.clone())
            .header("Auto-Submitted", raw("auto-generated"))
            .header("Content-Language", raw(self.language.tag()))
            .header("List-Unsubscribe", URL::from(unsubscribe))
            .header("List-Unsubscribe-Post", raw("List-Unsubscribe=One-Click"))
            .body(self.body())
            .write_to_vec()
            .map_err(|error| LetterError::Message(error.to_string()))
    }

    fn body(self) -> MimePart<'static> {
        let mut parts = vec![readable(self.letter, self.text, self.html)];
        let reports = self.reports.into_iter();
        parts.extend(reports.map(|one| attached(ContentType::new(JSON), one.json, &one.name)));
        let csv = ContentType::new("text/csv").attribute("charset", "utf-8");
        let table = self.table;
        parts.extend(table.map(|table| attached(csv, table, "cases.csv")));
        if parts.len() == 1 {
            return parts.swap_remove(0);
        }
        multipart("mixed", self.letter, parts)
    }
}

fn readable(letter: i64, text: String, html: Option<String>) -> MimePart<'static> {
    let text = MimePart::new("text/plain", text);
    match html {
        Some(html) => {
            let html = MimePart::new("text/html", html);
            multipart("alternative", letter, vec![text, html])
        }
        None => text,
    }
}

/// An attachment that is text: its lines stay lines, as they are where they are short and ASCII, else
/// as quoted-printable, which keeps them legible and takes a quarter less than base64.
fn attached(kind: ContentType<'static>, text: String, file: &str) -> MimePart<'static> {
    let disposition = Raw::new(format!("attachment; filename=\"{file}\""));
    MimePart {
        headers: vec![
            ("Content-Type".into(), kind.into()),
            ("Content-Disposition".into(), HeaderType::Raw(disposition)),
        ],
        contents: BodyPart::Text(text.into()),
    }
}

fn multipart(kind: &str, letter: i64, parts: Vec<MimePart<'static>>) -> MimePart<'static> {
    let content_type = ContentType::new(format!("multipart/{kind}"))
        .attribute("boundary", format!("=_{kind}_{letter:016x}"));
    MimePart::new(content_type, parts)
}

fn address(name: &str, mailbox: &Mailbox) -> Address<'static> {
    let name = Some(line(name)).filter(|name| !name.is_empty());
    Address::new_address(name, mailbox.as_str().to_owned())
}

/// RFC 8259 section 11: it has no charset.
const JSON: &str = "application/json";
