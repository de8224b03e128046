//! What an incoming message is: a bounce, a delay, an automatic answer, a complaint, or words of a
//! person.
//!
//! For whoever files it. A third to a half of the world's bounces carry no fields of RFC 3464, so
//! what the fields do not tell is read out of the words, in the forms and languages of many mail
//! servers. The rule it protects: no person's words and no newsletter is ever taken for a bounce.
//! Words make a bounce only where a mail server speaks them; a bounce that a person quotes or
//! forwards is that person's reply.
//!
//! - `lines`: one form of line ends, whatever came. `paper`: the message, opened. `parts`, `head`: its
//!   parts and its header.
//! - `report`: the fields of RFC 3464 and RFC 3798. `complaint`: those of RFC 5965.
//! - `speaker`: who speaks. `notice`: what a mail server says in words. `automatic`: what answers
//!   by itself. `words`: the words by which all of that is known.
//! - `concerned`, `addresses`, `code`: who was not reached, and why.
//! - `opened`: what whoever files or answers it needs beside that.
//!
//! # Limits
//! Looks at the first mebibyte. A read receipt (RFC 8098) counts as an automatic answer, unless it
//! says that the message was rejected; a report of success (`delivered`, `relayed`, `expanded`) and
//! a list's or shop's mail as `other`.

mod addresses;
mod automatic;
mod code;
mod complaint;
mod concerned;
mod head;
mod lines;
mod notice;
mod opened;
mod paper;
mod parts;
mod report;
mod speaker;
mod words;

use std::fmt;

use serde::Serialize;

pub use self::code::Code;
pub use self::opened::{Opened, open};
use self::paper::Paper;
use self::speaker::Speaker;

/// What kind of message.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A mail server gave up.
    Bounce,
    /// A mail server is still trying.
    Delay,
    /// A machine answered in a person's place, or confirmed that it was read.
    AutoReply,
    /// A recipient or its provider complains about our mail.
    Complaint,
    /// A person wrote.
    Reply,
    /// None of these: a newsletter, a report of success.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Bounce,
        Self::Delay,
        Self::AutoReply,
        Self::Complaint,
        Self::Reply,
        Self::Other,
    ];

    /// The name in outputs and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bounce => "bounce",
            Self::Delay => "delay",
            Self::AutoReply => "auto-reply",
            Self::Complaint => "complaint",
            Self::Reply => "reply",
            Self::Other => "other",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What was read.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Reading {
    /// What kind of message.
    pub kind: Kind,
    /// Whom the report is about, as it spells them, each once; of a person's words nobody.
    pub recipients: Vec<String>,
    /// The enhanced status code (RFC 3463): the report's own or, where it has none, the one that the
    /// reply code and its words stand for.
    pub status: Option<Code>,
    /// Whether trying again is useless: the status code's class, else what the words say; a mail server
    /// that gave up and does not say why counts as lasting. `None` of what is neither bounce nor delay.
    pub permanent: Option<bool>,
    /// The other side's words, on one line, at most 300 characters.
    pub reason: Option<String>,
}

impl Reading {
    /// A message that reports on nobody.
    const fn only(kind: Kind) -> Self {
        Self {
            kind,
            recipients: Vec::new(),
            status: None,
            permanent: None,
            reason: None,
        }
    }
}

/// Reads a message, with line ends of any kind. Whatever the bytes are, something is said of them.
#[must_use]
pub fn read(bytes: &[u8]) -> Reading {
    let bytes = lines::unified(bytes);
    let paper = Paper::open(&bytes);
    let speaker = Speaker::of(&paper);
    complaint::read(&paper)
        .or_else(|| report::read(&paper, speaker))
        .or_else(|| notice::read(&paper, speaker))
        .unwrap_or_else(|| Reading::only(automatic::kind(&paper, speaker)))
}
