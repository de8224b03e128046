//! Delivery: approved letters leave, each once, whatever happens to the process.
//!
//! For the worker: [`enqueue`] takes approved letters, [`deliver`] sends what is due. What annoys a
//! stranger passes one gate, [`submission`], and nothing else here can reach a mail server.
//!
//! - [`approval`]: who approved, without whom there is no letter in the queue.
//! - [`outbox`]: the queue. [`round`]: one delivery. Its parts: `supply` (which letter is next, at what
//!   `pace`; `present` says whether it may still be said), `ledger` and `journal` (what became of it), [`writer`] (what it says).
//! - [`submission`]: the gate. [`stop`]: its bar.
//! - `folder`, `smtp`: the two ways out. The latter's parts: `wire` (a connection), `protection` (its
//!   TLS), `login`, and `meaning` (what a refusal means for a letter).
//!
//! # Limits
//! A letter in flight when the process dies is handed over once more, with the same `Message-ID`:
//! whether the mail server had taken it nobody can know. A power cut may repeat, beside those, what was
//! taken since the last group was committed (`ledger`): 64 letters or a tenth of a second. One process
//! delivers at a time.

pub mod approval;
mod folder;
mod journal;
mod ledger;
mod login;
mod meaning;
pub mod outbox;
mod pace;
mod present;
mod protection;
pub mod round;
mod smtp;
mod speakable;
pub mod stop;
mod store;
pub mod submission;
mod supply;
#[cfg(test)]
mod tests;
mod wire;
pub mod writer;

pub use self::approval::Approved;
pub use self::outbox::{Enqueued, enqueue, suppress, unsuppress};
pub use self::round::{Counts, deliver, deliver_written_by};
pub use self::writer::{Unwritten, Writer};

use crate::ground::database::StoreError;
use crate::ground::readiness::Missing;

/// Why letters could not be sent.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// Settings without which nothing may leave; a person must set them.
    #[error("no letter leaves before this is set: {}", in_words(.0))]
    NotReady(Vec<Missing>),
    /// Another process is delivering.
    #[error("another process is delivering letters of this operation")]
    Elsewhere,
    /// A file cannot be read or written.
    #[error("{file}: {cause}")]
    File {
        /// Which file.
        file: String,
        /// Why.
        cause: std::io::Error,
    },
    /// The mail server cannot be reached or does not work now; later it may.
    #[error("the mail server {server} does not do it now: {why}")]
    Unavailable {
        /// Which server.
        server: String,
        /// What happened.
        why: String,
    },
    /// The mail server refuses us, not a recipient: a person must look.
    #[error("the mail server {server} refuses our mail: {why}")]
    Refused {
        /// Which server.
        server: String,
        /// What it said.
        why: String,
    },
    /// Somebody else may answer in the mail server's place, or listen on the way to it; a person
    /// must look.
    #[error("the mail server {server} is not trusted, and nothing was sent: {why}")]
    Untrusted {
        /// Which server.
        server: String,
        /// Why not.
        why: String,
    },
    /// What a letter says could not be written; a person must look.
    #[error("letters could not be written: {0}")]
    Unwritten(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl DeliveryError {
    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Elsewhere | Self::Unavailable { .. } | Self::Store(StoreError::Database(_))
        )
    }

    fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let file = path.display().to_string();
        move |cause| Self::File { file, cause }
    }
}

impl From<sqlx::Error> for DeliveryError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

fn in_words(missing: &[Missing]) -> String {
    let words: Vec<String> = missing.iter().map(ToString::to_string).collect();
    words.join("; ")
}
