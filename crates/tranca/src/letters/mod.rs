//! Letters: to whom which letter is owed, and what it says.
//!
//! For the worker, which asks [`due()`] who is owed a letter, has each written by the [`Scribe`] or
//! only shown ([`preview()`]), and hands approved ones to delivery. Nothing here sends anything.
//!
//! - [`mod@due`]: which contact is owed which letter now, and which cases wait for what.
//! - `matter`: all that is known of a case that stands in a letter.
//! - `wording`: the same in the words of the reader's language, as templates see it.
//! - `template`: the text, from the agency's folder or the one built in.
//! - `plain`, `markup`: the text as plain text and as HTML.
//! - `repeat`: how the reader repeats our test with tools he has.
//! - `xarf`, `table`: the same for machines.
//! - [`compose`], `message`, `sign`: the whole message, signed.
//!
//! # Limits
//! One language per letter. A digest holds at most [`due::CASES_PER_LETTER`] cases and tells
//! `wording::DETAILED` of them at length; the others stand in its table and its attachments.

mod answer;
pub mod compose;
mod delisting;
mod direction;
pub mod due;
mod markup;
mod matter;
mod message;
mod paper;
mod plain;
mod preview;
mod repeat;
mod samples;
mod sign;
mod store;
mod table;
mod template;
#[cfg(test)]
mod tests;
mod width;
mod wording;
mod xarf;

pub use self::answer::Answer;
pub use self::compose::{Draft, Scribe};
pub use self::due::{Digest, Due, Held, Owed, due};
pub use self::preview::{Preview, preview};
pub use self::samples::{Sample, Specimen, letters, sample_operation, specimens};

use crate::ground::database::StoreError;

/// Why letters could not be written.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// A template, built in or the agency's own, does not do; a person must look.
    #[error("the letter {file}: {why}")]
    Template {
        /// Which file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// No agency can sign: `agencies.toml` must name one with a mailbox.
    #[error("no agency can sign letters: agencies.toml must name one with a `mailbox`")]
    Unsigned,
    /// The key that signs messages cannot be used; a person must look.
    #[error("the DKIM key {file}: {why}")]
    Key {
        /// Which file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// A letter could not be put together; a mistake of ours.
    #[error("a letter could not be put together: {0}")]
    Message(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl LetterError {
    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Store(StoreError::Database(_)))
    }
}

impl From<sqlx::Error> for LetterError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
