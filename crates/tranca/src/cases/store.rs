//! How cases are kept: the only place with SQL about them.
//!
//! A case changes only through [`save`], which writes the step's line of history in the same
//! transaction.

mod bulk;
mod reading;
mod returned;
mod rows;

use std::net::IpAddr;

use sqlx::{QueryBuilder, Sqlite};

use super::contact::Mailbox;
use super::history::{Act, Event};
use super::reference::CaseId;
use super::state::{Case, Moved};
use super::weakness::Weakness;
use crate::ground::chance::Numbers;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

pub use self::bulk::{Findings, find_all, findings, note_all, save_all};
pub use self::reading::{
    Tested, contacts, count_by_state, count_due, count_letters, due, endpoints, evidence, find,
    history, in_states, is_suppressed, listings, next_due, of_address, of_addresses, recipient,
    suppressed,
};
pub use self::returned::{cases_of_letter, returned};
use self::rows::facts;
pub use self::rows::{read, read_json};

/// Writes a case after a step, and the step's line of history.
///
/// # Errors
/// [`StoreError`]; then nothing of the surrounding transaction must be committed.
pub async fn save(
    conn: &mut Connection,
    numbers: &Numbers,
    moved: impl Into<Moved<Case>>,
) -> Result<Case, StoreError> {
    let Moved { case, event } = moved.into();
    let dossier = case.dossier();
    sqlx::query("UPDATE cases SET state = $2, facts = $3, since = $4, due_at = $5 WHERE id = $1")
        .bind(dossier.id)
        .bind(case.state())
        .bind(facts(&case)?)
        .bind(case.since().as_millis())
        .bind(dossier.due_at.map(Moment::as_millis))
        .execute(&mut *conn)
        .await?;
    note(conn, numbers, dossier.id, &event).await?;
    Ok(case)
}

/// Adds a line to a case's history without moving the case.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn note(
    conn: &mut Connection,
    numbers: &Numbers,
    case: CaseId,
    event: &Event,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO history (id, case_id, at, actor, act, why) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(numbers.next())
    .bind(case)
    .bind(event.at.as_millis())
    .bind(&event.actor)
    .bind(event.act.name())
    .bind(&event.why)
    .execute(conn)
    .await?;
    Ok(())
}

/// A case as a listing opens it.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The host.
    pub address: IpAddr,
    /// What it is said to be.
    pub weakness: Weakness,
    /// The source that says so, for the history.
    pub source: String,
    /// Why it suffices, for the history.
    pub why: String,
    /// Autonomous system number, where known.
    pub asn: Option<u32>,
    /// Country, where known.
    pub country: Option<String>,
}

/// Opens cases that do not exist yet, due at once; gives back how many. The caller has looked that
/// no two openings speak of the same (address, weakness).
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn open(
    conn: &mut Connection,
    numbers: &Numbers,
    openings: &[Opening],
    at: Moment,
) -> Result<u64, StoreError> {
    let mut opened = 0;
    for batch in openings.chunks(ROWS_PER_STATEMENT) {
        let ids: Vec<i64> = batch.iter().map(|_| numbers.next()).collect();
        insert_cases(conn, batch, &ids, at).await?;
        insert_openings(conn, numbers, (batch, &ids), at).await?;
        opened += u64::try_from(batch.len()).unwrap_or(u64::MAX);
    }
    Ok(opened)
}

async fn insert_cases(
    conn: &mut Connection,
    batch: &[Opening],
    ids: &[i64],
    at: Moment,
) -> Result<(), StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "INSERT INTO cases (id, address, weakness, state, facts, since, opened_at, due_at, asn, country) ",
    );
    query.push_values(batch.iter().zip(ids), |mut row, (opening, id)| {
        row.push_bind(id)
            .push_bind(opening.address.to_string())
            .push_bind(opening.weakness.name())
            .push("'suspected'")
            .push_bind(FRESH_SUSPICION)
            .push_bind(at.as_millis())
            .push_bind(at.as_millis())
            .push_bind(at.as_millis())
            .push_bind(opening.asn.map(i64::from))
            .push_bind(opening.country.as_deref());
    });
    query.build().execute(conn).await?;
    Ok(())
}

async fn insert_openings(
    conn: &mut Connection,
    numbers: &Numbers,
    (batch, ids): (&[Opening], &[i64]),
    at: Moment,
) -> Result<(), StoreError> {
    let mut query =
        QueryBuilder::<Sqlite>::new("INSERT INTO history (id, case_id, at, actor, act, why) ");
    query.push_values(batch.iter().zip(ids), |mut row, (opening, id)| {
        row.push_bind(numbers.next())
            .push_bind(id)
            .push_bind(at.as_millis())
            .push_bind(format!("source {}", opening.source))
            .push_bind(Act::Opened.name())
            .push_bind(&opening.why);
    });
    query.build().execute(conn).await?;
    Ok(())
}

/// Deletes the cases that ended before `before` and what hangs on them; gives back how many rows.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn purge(conn: &mut Connection, before: Moment) -> Result<u64, StoreError> {
    let ended = "SELECT id FROM cases WHERE state IN ('closed', 'set-aside') AND since < $1";
    let mut gone = 0;
    for statement in [
        format!("DELETE FROM history WHERE case_id IN ({ended})"),
        format!("DELETE FROM contacts WHERE case_id IN ({ended})"),
        format!("DELETE FROM attributions WHERE case_id IN ({ended})"),
        format!("DELETE FROM letter_cases WHERE case_id IN ({ended})"),
        "DELETE FROM cases WHERE state IN ('closed', 'set-aside') AND since < $1".to_owned(),
        "DELETE FROM listings WHERE last_seen < $1".to_owned(),
        "DELETE FROM letters WHERE sent_at < $1".to_owned(),
    ] {
        let done = sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(before.as_millis())
            .execute(&mut *conn)
            .await?;
        gone += done.rows_affected();
    }
    Ok(gone)
}

/// Makes a case due at once, and says why in its history: for an operator who asks for a test.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn make_due(
    conn: &mut Connection,
    numbers: &Numbers,
    case: CaseId,
    event: &Event,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE cases SET due_at = $2 WHERE id = $1")
        .bind(case)
        .bind(event.at.as_millis())
        .execute(&mut *conn)
        .await?;
    note(conn, numbers, case, event).await
}

/// Stops all letters to a mailbox. The first reason stays.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn suppress(
    conn: &mut Connection,
    mailbox: &Mailbox,
    why: &str,
    at: Moment,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO suppressions (mailbox, why, since) VALUES ($1, $2, $3) \
         ON CONFLICT (mailbox) DO NOTHING",
    )
    .bind(mailbox.key())
    .bind(why)
    .bind(at.as_millis())
    .execute(conn)
    .await?;
    Ok(())
}

/// Lets letters go to a mailbox again; gives back whether they had been stopped.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn unsuppress(conn: &mut Connection, mailbox: &Mailbox) -> Result<bool, StoreError> {
    let done = sqlx::query("DELETE FROM suppressions WHERE mailbox = $1")
        .bind(mailbox.key())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}
const FRESH_SUSPICION: &str = r#"{"attempts":0,"rounds":0}"#;
/// SQLite takes 32,766 parameters in a statement; measured, more rows than this win nothing.
const ROWS_PER_STATEMENT: usize = 500;

#[cfg(test)]
mod tests;
