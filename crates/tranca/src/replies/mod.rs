//! Replies: what comes back after a letter has left, and what it means for its cases.
//!
//! For the worker and for `tranca mail`. The agency's mail server hands mail over ([`door`]), or lays
//! it into a [`maildir`]. It is kept before it is acknowledged, and then filed ([`filing`]): which
//! letter and case it is about, and what follows. What only a person can answer waits in the
//! [`inbox`].
//!
//! - [`reading`]: a bounce, a delay, an automatic answer, a complaint or a person, from the bytes.
//! - [`addressees`]: which mailboxes are ours. [`session`], [`collecting`]: LMTP and SMTP without a socket.
//! - `opened`: what else is read of a message. `meaning`: what it asks for. `wishes`: the words
//!   that letters offer as answers. `effect`: what is done about it.
//!
//! The rule it protects: nothing is lost that we said we have, and nothing is ever answered by
//! itself (RFC 3834): what leaves from here was sent by a person.
//!
//! # Limits
//! What the message claims is believed as far as it can be checked: a bounce moves a case only if
//! it names a letter of ours, by its return path or its `Message-ID`. Who may hand mail over is for
//! the agency's mail server to decide; we know neither spam nor viruses.

pub mod addressees;
pub mod collecting;
pub mod door;
mod effect;
pub mod filing;
pub mod inbox;
pub mod maildir;
mod meaning;
mod opened;
pub mod reading;
pub mod session;
mod store;
#[cfg(test)]
mod tests;
mod wishes;

use std::path::Path;

pub use self::filing::{Counts, file};
pub use self::store::{Arrival, purge};
use crate::ground::database::{Connection, StoreError};
use crate::ground::operation::Operation;

/// Why what came back could not be taken in.
#[derive(Debug, thiserror::Error)]
pub enum ReplyError {
    /// A folder or file of the Maildir, or a listener, is not to be had; a person must look.
    #[error("{what}: {cause}")]
    System {
        /// Which one.
        what: String,
        /// Why.
        cause: std::io::Error,
    },
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

    fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let what = path.display().to_string();
        move |cause| Self::System { what, cause }
    }
}

impl From<sqlx::Error> for ReplyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Keeps a message, durably once this returns; `false` if the same one is here already.
///
/// # Errors
/// [`ReplyError`] from the database: then it is not kept, and whoever brought it must keep it.
pub async fn keep(operation: &Operation, arrival: &Arrival) -> Result<bool, ReplyError> {
    let mut conn = operation.database.begin().await?;
    let is_new = store::keep(&mut conn, operation, arrival).await?;
    conn.commit().await?;
    Ok(is_new)
}

/// The letter whose return path one of these addresses is.
async fn letter_by_return_path(
    operation: &Operation,
    conn: &mut Connection,
    recipients: &[String],
) -> Result<Option<i64>, StoreError> {
    for recipient in recipients {
        let letter = crate::cases::verp::letter_of(&operation.secret, recipient);
        if let Some(letter) = letter
            && crate::cases::store::recipient(conn, letter)
                .await?
                .is_some()
        {
            return Ok(Some(letter));
        }
    }
    Ok(None)
}
