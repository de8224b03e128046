//! Nobody tests namelessly: who we are, in every probe.

use askama::Template;
use dialogue::ServerName;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;

use crate::ground::config::settings::Settings;
use crate::ground::config::{Agencies, Agency};

/// Who tests, why, and how to make it stop.
#[derive(Clone, Debug)]
pub struct Courtesy {
    /// The name by which we introduce ourselves to mail servers.
    pub helo: ServerName,
    /// The operation.
    pub operation: String,
    /// The agency that tests.
    pub agency: String,
    /// The mailbox that answers.
    pub contact: String,
    /// The page that explains.
    pub page: String,
}

impl Courtesy {
    /// The courtesy of an operation, by its settings.
    #[must_use]
    pub fn of(settings: &Settings, agencies: &Agencies, helo: ServerName) -> Self {
        let agency = agencies.lead().map_or("", |agency: &Agency| &agency.name);
        Self {
            helo,
            operation: settings.operation.name.clone(),
            agency: agency.to_owned(),
            contact: settings.operation.contact.clone(),
            page: settings.portal.url.clone(),
        }
    }
}

/// One probe mail: says who tests, for which agency, why, the case reference, and how to stop it
/// (RFC 5322; `Auto-Submitted` of RFC 3834 so that nobody's machine answers it).
///
/// The header is ASCII whatever the operation is called (RFC 2047), and holds no empty field: there
/// are relays that carry no other.
#[derive(Template)]
#[template(path = "probe-mail.txt", escape = "none")]
pub(super) struct ProbeMail<'a> {
    pub(super) courtesy: &'a Courtesy,
    /// The sender's token: an automatic answer to the header is one to the sender, and no proof.
    pub(super) sender: String,
    /// The recipient's, which proves.
    pub(super) recipient: String,
    pub(super) canary: &'a str,
    pub(super) reference: &'a str,
    pub(super) address: String,
    pub(super) port: u16,
    pub(super) form: &'a str,
    pub(super) listed_by: &'a str,
    pub(super) date: String,
}

impl ProbeMail<'_> {
    /// The message with CRLF line ends.
    pub(super) fn text(&self) -> String {
        let Self {
            courtesy,
            sender,
            recipient,
            canary,
            reference,
            address,
            form,
            ..
        } = self;
        let us = format!("{sender}@{canary}");
        // The template holds no failing filter; were it ever to fail, the subject still names us.
        let text = self.render().unwrap_or_default();
        let mut message = MessageBuilder::new()
            .header("Date", Raw::new(self.date.as_str()))
            .from((courtesy.operation.as_str(), us.as_str()))
            .to(format!("{recipient}@{canary}"))
            .subject(format!(
                "Open relay test of {address}, reference {reference}"
            ))
            .message_id(format!("{sender}.{form}@{canary}"))
            .header("Auto-Submitted", Raw::new("auto-generated"))
            .text_body(text);
        if !courtesy.contact.is_empty() {
            message = message.reply_to(courtesy.contact.as_str());
        }
        // Writing to memory does not fail.
        message.write_to_string().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::clock::Moment;

    fn mail(operation: &str, contact: &str) -> String {
        let courtesy = Courtesy {
            helo: ServerName::parse("probe.example").expect("name"),
            operation: operation.to_owned(),
            agency: "Agência Exemplo".to_owned(),
            contact: contact.to_owned(),
            page: String::new(),
        };
        let mail = ProbeMail {
            courtesy: &courtesy,
            sender: "s".repeat(32),
            recipient: "t".repeat(32),
            canary: "canary.example",
            reference: "TR-1",
            address: "192.0.2.1".to_owned(),
            port: 25,
            form: "plain",
            listed_by: "nobody",
            date: Moment::from_millis(0).for_mail(),
        };
        mail.text()
    }

    #[test]
    fn the_header_is_ascii_and_holds_no_empty_field() {
        for (operation, contact) in [
            ("Operação \"Tranca\"", "tests@agency.example"),
            ("tranca check", ""),
        ] {
            let mail = mail(operation, contact);
            let (header, _) = mail.split_once("\r\n\r\n").expect("a body");
            assert!(header.is_ascii(), "{header}");
            assert!(
                mail.is_ascii(),
                "servers without 8BITMIME take it too: {mail}"
            );
            for field in header
                .split("\r\n")
                .filter(|line| !line.starts_with([' ', '\t']))
            {
                let (_, value) = field.split_once(':').expect("a field");
                assert!(!value.trim().is_empty(), "{field}");
            }
            assert_eq!(header.contains("Reply-To"), !contact.is_empty());
            let proving = header.lines().filter(|line| line.contains("tttt"));
            assert!(proving.eq([format!("To: <{}@canary.example>", "t".repeat(32))]));
            assert!(
                header.contains("Auto-Submitted: auto-generated"),
                "{header}"
            );
        }
    }
}
