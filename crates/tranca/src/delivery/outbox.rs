//! The queue of approved letters, and who is never written to again.
//!
//! The rule it protects: no case stands in two letters of one kind. A letter enters with all its
//! cases or not at all.

use serde::Serialize;
use sqlx::Connection as _;

use super::present::Present;
use super::store::{self, Place};
use super::submission::Gate;
use super::{Approved, DeliveryError};
use crate::cases::contact::Mailbox;
use crate::cases::letter::Letter;
use crate::cases::reference::CaseId;
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

impl Enqueued {
    const fn add(&mut self, more: Self) {
        self.letters += more.letters;
        self.cases += more.cases;
        self.outdated += more.outdated;
    }
}

/// Takes approved letters into the queue, each with all its cases or not at all. They are committed in
/// groups, since each commit waits for the disk.
///
/// # Errors
/// [`DeliveryError`] says who must act; groups taken in before it stay.
pub async fn enqueue(
    operation: &Operation,
    approved: &Approved,
    letters: &[Letter],
) -> Result<Enqueued, DeliveryError> {
    let _gate = Gate::open_for(operation, approved).await?;
    let mut enqueued = Enqueued::default();
    for group in letters.chunks(GROUP) {
        let mut conn = operation.database.begin().await?;
        let spoken_of = group.iter().flat_map(|letter| letter.cases.clone());
        let spoken_of: Vec<CaseId> = spoken_of.collect();
        let present = Present::of(&mut conn, &spoken_of).await?;
        let mut of_group = Enqueued::default();
        for letter in group {
            let mut alone = conn.begin().await?;
            if place_all(operation, &mut alone, letter, &present).await? {
                store::insert(&mut alone, letter).await?;
                alone.commit().await?;
                of_group.letters += 1;
                of_group.cases += u64::try_from(letter.cases.len()).unwrap_or(u64::MAX);
            } else {
                alone.rollback().await?;
                of_group.outdated += 1;
            }
        }
        conn.commit().await?;
        enqueued.add(of_group);
    }
    Ok(enqueued)
}

/// Takes a place in the letter for each of its cases; `false` where one cannot be had.
async fn place_all(
    operation: &Operation,
    conn: &mut Connection,
    letter: &Letter,
    present: &Present,
) -> Result<bool, DeliveryError> {
    if present.is_suppressed(&letter.mailbox) {
        return Ok(false);
    }
    let mut places = Vec::with_capacity(letter.cases.len());
    for (place, case) in letter.cases.iter().enumerate() {
        let spoken_of = (*case, letter.kind);
        let Some(speakable) = present.speakable(operation, conn, spoken_of).await? else {
            return Ok(false);
        };
        places.push(Place {
            letter: letter.id,
            case: *case,
            kind: letter.kind,
            round: speakable.round(),
            place,
        });
    }
    if letter.kind.is_first() && store::first_written(conn, &places).await? {
        return Ok(false);
    }
    Ok(store::take(conn, &places).await?)
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

/// How many letters come into the queue together. If the process ends before they are committed, they
/// are written again.
pub const GROUP: usize = 16;
