//! What is sent to a contact: one digest about all its cases that are due.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::contact::Mailbox;
use super::reference::CaseId;
use crate::ground::clock::Moment;
use crate::ground::languages::Language;

/// What kind of letter.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The first letter: "we confirmed".
    FirstProven,
    /// The first letter under policy "listings": "public databases indicate it may be".
    FirstListed,
    /// The one reminder.
    Reminder,
    /// An answer to somebody's question; of no case's course, and in no digest.
    Answer,
    /// Thanks: what a letter was written about is closed.
    Thanks,
    /// We were wrong: what a letter was written about is taken back.
    Withdrawal,
}

impl Kind {
    /// Every kind that is written about cases.
    pub const ALL: [Self; 5] = [
        Self::FirstProven,
        Self::FirstListed,
        Self::Reminder,
        Self::Thanks,
        Self::Withdrawal,
    ];

    /// The name in outputs, in the database, and of the template.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstProven => "first-proven",
            Self::FirstListed => "first-listed",
            Self::Reminder => "reminder",
            Self::Answer => "answer",
            Self::Thanks => "thanks",
            Self::Withdrawal => "withdrawal",
        }
    }

    /// Whether it asks for something to be closed for the first time.
    #[must_use]
    pub const fn is_first(self) -> bool {
        matches!(self, Self::FirstProven | Self::FirstListed)
    }

    /// Whether it asks for something to be closed, again or for the first time.
    #[must_use]
    pub const fn asks(self) -> bool {
        self.is_first() || matches!(self, Self::Reminder)
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut known = Self::ALL.into_iter().chain([Self::Answer]);
        known.find(|kind| kind.name() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Where a letter is on its way.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Passage {
    /// Approved and waiting.
    Queued,
    /// Handed to a mail server whose answer is not yet recorded.
    Sending,
    /// Taken by the mail server, or written to the folder.
    Sent,
    /// Refused for good.
    Failed,
}

impl Passage {
    /// The name in outputs and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }

    /// The passage with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Queued, Self::Sending, Self::Sent, Self::Failed]
            .into_iter()
            .find(|passage| passage.name() == name)
    }
}

/// One letter, ready to leave.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Letter {
    /// Its number.
    pub id: i64,
    /// To whom.
    pub mailbox: Mailbox,
    /// What kind.
    pub kind: Kind,
    /// In which language.
    pub language: Language,
    /// The subject line.
    pub subject: String,
    /// `Message-ID` without angle brackets; the same however often it is handed over.
    pub message_id: String,
    /// The cases it speaks of, in its order.
    pub cases: Vec<CaseId>,
    /// The whole message (RFC 5322), signed if a key is set.
    pub message: Vec<u8>,
    /// When it was written.
    pub written_at: Moment,
}
