//! The queue of approved letters, and who is never written to again.
//!
//! The rule it protects: no case stands in two letters of one kind. A letter enters with all its
//! cases or not at all.

use serde::Serialize;

use super::speakable::Speakable;
use super::store::{self, Place};
use super::submission::Gate;
use super::{Approved, DeliveryError};
use crate::cases::contact::Mailbox;
use crate::cases::letter::Letter;
use crate::cases::store as cases;
use crate::ground::database::Connection;
use crate::ground::operation::Operation;

/// What came into the queue.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Enqueued {
    /// Letters.
    pub letters: u64,
    /// The cases in them.
    pub cases: u64,
    /// Letters left out, since one of their cases stands in a letter already or may no longer be
    /// written about; what is still due of them comes with the next.
    pub outdated: u64,
}

/// Takes approved letters into the queue, each with all its cases or not at all.
///
/// # Errors
/// [`DeliveryError`] says who must act; letters taken in before it stay.
pub async fn enqueue(
    operation: &Operation,
    approved: &Approved,
    letters: &[Letter],
) -> Result<Enqueued, DeliveryError> {
    let _gate = Gate::open_for(operation, approved).await?;
    let mut enqueued = Enqueued::default();
    for letter in letters {
        let mut conn = operation.database.begin().await?;
        if place_all(operation, &mut conn, letter).await? {
            store::insert(&mut conn, letter).await?;
            conn.commit().await?;
            enqueued.letters += 1;
            enqueued.cases += u64::try_from(letter.cases.len()).unwrap_or(u64::MAX);
        } else {
            conn.rollback().await?;
            enqueued.outdated += 1;
        }
    }
    Ok(enqueued)
}

/// Takes a place in the letter for each of its cases; `false` as soon as one cannot be had.
async fn place_all(
    operation: &Operation,
    conn: &mut Connection,
    letter: &Letter,
) -> Result<bool, DeliveryError> {
    if cases::suppressed(conn)
        .await?
        .contains(&letter.mailbox.key())
    {
        return Ok(false);
    }
    for (place, case) in letter.cases.iter().enumerate() {
        let Some(speakable) = Speakable::find(operation, conn, *case, letter.kind).await? else {
            return Ok(false);
        };
        let round = speakable.round();
        if letter.kind.is_first() && store::first_written(conn, *case, round).await? {
            return Ok(false);
        }
        let place = Place {
            letter: letter.id,
            case: *case,
            kind: letter.kind,
            round,
            place,
        };
        if !store::take(conn, place).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// "Do not write here again": stops all letters to the mailbox that got this one.
///
/// # Errors
/// [`DeliveryError`] from the database.
pub async fn suppress(
    operation: &Operation,
    letter: i64,
    why: &str,
) -> Result<Option<Mailbox>, DeliveryError> {
    let mut conn = operation.database.begin().await?;
    let mailbox = cases::recipient(&mut conn, letter).await?;
    if let Some(mailbox) = &mailbox {
        cases::suppress(&mut conn, mailbox, why, operation.now()).await?;
    }
    conn.commit().await?;
    Ok(mailbox)
}

/// Lets letters go to a mailbox again; gives back whether they had been stopped.
///
/// # Errors
/// [`DeliveryError`] from the database.
pub async fn unsuppress(operation: &Operation, mailbox: &Mailbox) -> Result<bool, DeliveryError> {
    let mut conn = operation.database.begin().await?;
    let had_been = cases::unsuppress(&mut conn, mailbox).await?;
    conn.commit().await?;
    Ok(had_been)
}
