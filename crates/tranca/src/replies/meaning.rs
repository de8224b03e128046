//! What a message asks for, once it is known what it is.

use super::opened::Opened;
use super::reading::{Kind, Reading};
use super::wishes::Wish;
use crate::ground::languages::Language;

/// What follows from a message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Meaning {
    /// Nobody reads that mailbox: the next contact is written to.
    Returned,
    /// The mailbox complains: it is not written to again.
    Complaint,
    /// It may yet arrive: after some days of nothing else, the next contact is written to.
    Unclear,
    /// Nothing follows.
    Noted,
    /// A person says one of the words that letters offer.
    Said(Wish),
    /// A person wants to be read by a person.
    Question,
}

impl Meaning {
    /// The meaning of a message that answers a letter in this language.
    pub(super) fn of(reading: &Reading, opened: &Opened, language: Language) -> Self {
        match reading.kind {
            Kind::Bounce if reading.permanent == Some(true) => Self::Returned,
            Kind::Bounce | Kind::Delay => Self::Unclear,
            Kind::Complaint => Self::Complaint,
            Kind::AutoReply | Kind::Other => Self::Noted,
            Kind::Reply => said(opened, language).map_or(Self::Question, Self::Said),
        }
    }
}

/// By the first line; of a message without words of its own, by the subject, which is what the
/// mail program's button sends (RFC 8058, RFC 2369: `mailto:…?subject=stop`).
fn said(opened: &Opened, language: Language) -> Option<Wish> {
    let line = opened.first_own_line().unwrap_or(&opened.subject);
    let by_button = || {
        let asked = Wish::read(&opened.subject, language);
        asked.filter(|wish| *wish == Wish::Stop)
    };
    Wish::read(line, language).or_else(by_button)
}
