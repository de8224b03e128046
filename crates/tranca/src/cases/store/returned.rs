//! A letter that came back after it had left.
//!
//! The same end as that of a letter which no mail server took: its mailbox is not written to again,
//! and its cases are free for the next contact.

use super::{find, note, recipient, save, suppress};
use crate::cases::contact::Mailbox;
use crate::cases::history::{Act, Cause};
use crate::cases::reference::CaseId;
use crate::cases::state::Case;
use crate::ground::chance::Numbers;
use crate::ground::database::{Connection, StoreError};

/// Takes a letter for failed; `false` where it is none that left, or was taken for failed before.
///
/// A case goes back a step only if that mailbox is where its first letter went: one that the next
/// contact was written about already stays.
///
/// # Errors
/// [`StoreError`]; then nothing of the surrounding transaction must be committed.
pub async fn returned(
    conn: &mut Connection,
    numbers: &Numbers,
    letter: i64,
    cause: &Cause,
) -> Result<bool, StoreError> {
    let Some(mailbox) = recipient(conn, letter).await? else {
        return Ok(false);
    };
    if !set_failed(conn, letter, &cause.why).await? {
        return Ok(false);
    }
    suppress(conn, &mailbox, &cause.why, cause.at).await?;
    for case in cases_of_letter(conn, letter).await? {
        step_back(conn, numbers, (letter, case, &mailbox), cause.clone()).await?;
    }
    Ok(true)
}

/// The cases that a letter speaks of, in its order.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn cases_of_letter(
    conn: &mut Connection,
    letter: i64,
) -> Result<Vec<CaseId>, StoreError> {
    let cases =
        sqlx::query_scalar("SELECT case_id FROM letter_cases WHERE letter_id = $1 ORDER BY place")
            .bind(letter)
            .fetch_all(conn)
            .await?;
    Ok(cases)
}

async fn step_back(
    conn: &mut Connection,
    numbers: &Numbers,
    (letter, id, mailbox): (i64, CaseId, &Mailbox),
    cause: Cause,
) -> Result<(), StoreError> {
    let Some(case) = find(conn, id).await? else {
        return Ok(());
    };
    if let Case::Notified(case) = case
        && let Some(written_to) = recipient(conn, case.facts.letter).await?
        && written_to.key() == mailbox.key()
    {
        free_places_at(conn, id, mailbox).await?;
        save(conn, numbers, case.returned(cause)).await?;
        return Ok(());
    }
    free_place(conn, letter, id).await?;
    note(conn, numbers, id, &cause.of(Act::Failed)).await
}

async fn set_failed(conn: &mut Connection, letter: i64, why: &str) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE letters SET passage = 'failed', answer = $2 WHERE id = $1 AND passage <> 'failed'",
    )
    .bind(letter)
    .bind(why)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The place in one letter.
async fn free_place(conn: &mut Connection, letter: i64, case: CaseId) -> Result<(), StoreError> {
    sqlx::query("UPDATE letter_cases SET void = $1 WHERE letter_id = $1 AND case_id = $2")
        .bind(letter)
        .bind(case)
        .execute(conn)
        .await?;
    Ok(())
}

/// The places in all letters to a mailbox: if the reminder comes back, nobody had the first either.
async fn free_places_at(
    conn: &mut Connection,
    case: CaseId,
    mailbox: &Mailbox,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE letter_cases SET void = letter_id WHERE case_id = $1 AND void = 0 \
         AND letter_id IN (SELECT id FROM letters WHERE lower(mailbox) = $2)",
    )
    .bind(case)
    .bind(mailbox.key())
    .execute(conn)
    .await?;
    Ok(())
}
