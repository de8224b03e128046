//! How things stand when a letter enters the queue, and again when it leaves it: whether it may still be
//! said, and to whom.

use std::collections::{HashMap, HashSet};

use super::speakable::Speakable;
use super::store::Outgoing;
use crate::cases::contact::Mailbox;
use crate::cases::letter::Kind;
use crate::cases::reference::CaseId;
use crate::cases::state::Case;
use crate::cases::store;
use crate::ground::database::{Connection, StoreError};
use crate::ground::operation::Operation;

/// What matters of it for some letters, read together.
pub(super) struct Present {
    /// Who wants no letters, each in lower case.
    suppressed: HashSet<String>,
    cases: HashMap<CaseId, Case>,
}

impl Present {
    /// As it is for letters that speak of these cases.
    pub(super) async fn of(
        conn: &mut Connection,
        spoken_of: &[CaseId],
    ) -> Result<Self, StoreError> {
        Ok(Self {
            suppressed: store::suppressed(conn).await?,
            cases: store::find_all(conn, spoken_of).await?,
        })
    }

    pub(super) fn is_suppressed(&self, mailbox: &Mailbox) -> bool {
        self.suppressed.contains(&mailbox.key())
    }

    /// The case, if a letter of this kind may speak of it.
    pub(super) async fn speakable(
        &self,
        operation: &Operation,
        conn: &mut Connection,
        (id, kind): (CaseId, Kind),
    ) -> Result<Option<Speakable>, StoreError> {
        match self.cases.get(&id) {
            Some(case) => Speakable::of(operation, conn, case.clone(), kind).await,
            None => Ok(None),
        }
    }

    /// Whether the letter may no longer say what it says.
    pub(super) async fn outdates(
        &self,
        operation: &Operation,
        conn: &mut Connection,
        letter: &Outgoing,
    ) -> Result<bool, StoreError> {
        if self.is_suppressed(&letter.mailbox) {
            return Ok(true);
        }
        for id in &letter.cases {
            let speakable = self.speakable(operation, conn, (*id, letter.kind)).await?;
            if speakable.is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
