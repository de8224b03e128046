//! What keeps a program from changing a file: a place in it that is for a person to read.

use std::fmt;

/// Why a file is not changed: one place that is not understood.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Doubt {
    /// The file.
    pub file: String,
    /// The line's number, from one; none where the whole file is meant.
    pub line: Option<usize>,
    /// The line.
    pub text: String,
    /// What is in doubt about it.
    pub why: Why,
}

/// What is in doubt.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Nobody taught us what it means.
    NotUnderstood,
    /// It is set in several places, and one wins.
    Twice,
    /// It takes in a file in which our matter is settled too.
    Elsewhere,
    /// It takes in what we cannot find.
    NotFound,
    /// It cannot be read: it is too large, no text, or not ours to read.
    NotRead,
    /// It changes what other lines mean.
    Bends,
    /// It says that it goes on, and nothing follows.
    BreaksOff,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file, text, why, ..
        } = self;
        match self.line {
            Some(line) => write!(f, "{file}:{line}: {why}: {text}"),
            None => write!(f, "{file}: {why}: {text}"),
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotUnderstood => "not understood",
            Self::Twice => "set more than once",
            Self::Elsewhere => "settled in another file too",
            Self::NotFound => "takes in what is not there",
            Self::NotRead => "cannot be read as text",
            Self::Bends => "changes what other lines mean",
            Self::BreaksOff => "breaks off",
        })
    }
}
