//! Replies: what comes back after a letter has left, and what it means for its cases.
//!
//! For the worker and for `tranca mail`. The rule it protects: nothing that was taken is lost. A
//! message is committed before the other side hears 250 and before its file leaves `new/`; what it
//! means is worked out afterwards, as often as it takes.
//!
//! - [`reading`]: what a message is, from its bytes alone.
//! - [`listener`], `session`: LMTP and SMTP, behind the agency's mail server. [`maildir`]: pick-up.
//! - [`arrival`]: how a message is kept. [`filing`]: its letter, its case, and what follows.
//! - `wanted`: what a person seems to want. [`inbox`]: the questions that wait for somebody.
//! - [`answer`]: an answer in the thread of its question.
//!
//! # Limits
//! What a message claims is believed as far as it can be checked: a bounce moves a case only where
//! it names a letter of ours by its return path or by its `Message-ID`. Nothing here answers by
//! itself, ever; an automatic message is not answered by a person either.

pub mod answer;
pub mod arrival;
pub mod filing;
pub mod inbox;
pub mod listener;
pub mod maildir;
pub mod reading;
mod session;
mod store;
mod wanted;

use crate::ground::database::StoreError;

/// Why mail could not be taken, filed or answered.
#[derive(Debug, thiserror::Error)]
pub enum ReplyError {
    /// A file or folder cannot be read or moved.
    #[error("{file}: {cause}")]
    File {
        /// Which one.
        file: String,
        /// Why.
        cause: std::io::Error,
    },
    /// The listener cannot listen; a setting is wrong, or somebody else listens there.
    #[error("mail cannot be taken on {address}: {cause}")]
    Listen {
        /// Where.
        address: std::net::SocketAddr,
        /// Why.
        cause: std::io::Error,
    },
    /// A machine wrote it, or nobody can be answered.
    #[error("message {id} is not answered: {why}")]
    NotAnswered {
        /// Which message.
        id: i64,
        /// Why not.
        why: &'static str,
    },
    /// There is no such message.
    #[error("there is no message {0}; `tranca mail` lists those that wait")]
    Unknown(i64),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ReplyError {
    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Store(StoreError::Database(_)))
    }
}

impl From<sqlx::Error> for ReplyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
