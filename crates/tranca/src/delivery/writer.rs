//! Who writes a letter that stands in the queue without its text.
//!
//! A letter may be kept with its text, or be written from its cases when it leaves: then the queue
//! holds hundred thousands without gigabytes. Written again, it is the same letter, with the same
//! `Message-ID`, as long as its cases say the same.

use std::future::Future;

use super::store::Outgoing;
use crate::cases::contact::Mailbox;
use crate::cases::letter::Kind;
use crate::cases::reference::CaseId;
use crate::ground::clock::Moment;

/// A letter to be written.
#[derive(Clone, Debug)]
pub struct Unwritten {
    /// Its number, from which its `Message-ID` is made.
    pub id: i64,
    /// To whom.
    pub mailbox: Mailbox,
    /// What kind.
    pub kind: Kind,
    /// The cases it speaks of, in its order.
    pub cases: Vec<CaseId>,
    /// The date it bears.
    pub written_at: Moment,
}

impl Unwritten {
    pub(super) fn of(letter: &Outgoing) -> Self {
        Self {
            id: letter.id,
            mailbox: letter.mailbox.clone(),
            kind: letter.kind,
            cases: letter.cases.clone(),
            written_at: letter.written_at,
        }
    }
}

/// Writes letters.
pub trait Writer: Sync {
    /// The messages (RFC 5322) of these letters, in their order.
    ///
    /// # Errors
    /// Why they cannot be written, for a person.
    fn texts(
        &self,
        letters: Vec<Unwritten>,
    ) -> impl Future<Output = Result<Vec<Vec<u8>>, String>> + Send;
}

/// For a queue in which every letter has its text.
#[derive(Clone, Copy, Debug)]
pub struct AllWritten;

impl Writer for AllWritten {
    async fn texts(&self, letters: Vec<Unwritten>) -> Result<Vec<Vec<u8>>, String> {
        let ids: Vec<String> = letters.iter().map(|one| one.id.to_string()).collect();
        Err(format!("without a text: {}", ids.join(", ")))
    }
}
