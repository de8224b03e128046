//! The answers to the usual questions about a letter.
//!
//! For whoever answers what people write back: each is a text that a person may edit before it goes.

use std::fmt;

/// An answer that stands ready in every language.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Answer {
    /// "Is this letter genuine?"
    Genuine,
    /// "How do I test it?"
    HowToTest,
    /// "It is meant to be open."
    Intended,
    /// "It is not mine."
    NotMine,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 4] = [
        Self::Genuine,
        Self::HowToTest,
        Self::Intended,
        Self::NotMine,
    ];

    /// The name of its template.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Genuine => "answer-genuine",
            Self::HowToTest => "answer-how-to-test",
            Self::Intended => "answer-intended",
            Self::NotMine => "answer-not-mine",
        }
    }

    /// The answer with this name, with or without `answer-` before it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let short = |answer: &Self| answer.name().strip_prefix("answer-") == Some(name);
        let is_meant = |answer: &Self| answer.name() == name || short(answer);
        Self::ALL.into_iter().find(is_meant)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
