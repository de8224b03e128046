//! Nobody tests namelessly: who we are, in every probe.

use askama::Template;
use dialogue::{Role, ServerName, TokenKey};

use crate::ground::clock::Moment;
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

/// One probe mail's text: says who tests, for which agency, why, the case reference, and how to
/// stop it (RFC 5322; `Auto-Submitted` of RFC 3834 so that nobody's machine answers it).
#[derive(Template)]
#[template(path = "probe-mail.txt", escape = "none")]
pub(super) struct ProbeMail<'a> {
    pub(super) courtesy: &'a Courtesy,
    pub(super) token: String,
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
        // The template holds no failing filter; were it ever to fail, a bare subject still names us.
        let text = self
            .render()
            .unwrap_or_else(|_| format!("Subject: {}\n\n", self.reference));
        text.lines().flat_map(|line| [line, "\r\n"]).collect()
    }
}

/// The token in the recipient, for the headers.
pub(super) fn recipient(key: &TokenKey, check: u64, port: u16, form: dialogue::Form) -> String {
    key.mint(check, port, form, Role::Recipient).to_string()
}

/// `Date:` of a probe mail.
pub(super) fn date(now: Moment) -> String {
    now.for_mail()
}
