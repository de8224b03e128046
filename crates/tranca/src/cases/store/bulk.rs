//! Cases read and written by the hundred: one statement for many, since each costs a way to the
//! database and back.

use std::collections::{HashMap, HashSet};

use sqlx::{QueryBuilder, Sqlite};

use super::ROWS_PER_STATEMENT;
use super::reading::SELECT_CASE;
use super::rows::{CaseRow, facts};
use crate::cases::history::Event;
use crate::cases::reference::CaseId;
use crate::cases::state::{Case, Moved};
use crate::ground::chance::Numbers;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// Those of these cases that there are.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn find_all(
    conn: &mut Connection,
    ids: &[CaseId],
) -> Result<HashMap<CaseId, Case>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for batch in ids.chunks(ROWS_PER_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new(SELECT_CASE);
        query.push(" WHERE id IN (");
        let mut list = query.separated(", ");
        for id in batch {
            list.push_bind(*id);
        }
        query.push(")");
        let rows: Vec<CaseRow> = query.build_query_as().fetch_all(&mut *conn).await?;
        for row in rows {
            let case = Case::try_from(row)?;
            found.insert(case.dossier().id, case);
        }
    }
    Ok(found)
}

/// Writes cases after their steps, and each step's line of history. Of a case that made several steps
/// the last state stays.
///
/// # Errors
/// [`StoreError`]; then nothing of the surrounding transaction must be committed.
pub async fn save_all(
    conn: &mut Connection,
    numbers: &Numbers,
    moves: &[Moved<Case>],
) -> Result<(), StoreError> {
    let mut seen = HashSet::new();
    let last = moves.iter().rev().map(|moved| &moved.case);
    let last: Vec<&Case> = last.filter(|case| seen.insert(case.dossier().id)).collect();
    for batch in last.chunks(ROWS_PER_STATEMENT) {
        update(conn, batch).await?;
    }
    let events = moves.iter().map(|one| (one.case.dossier().id, &one.event));
    note_all(conn, numbers, &events.collect::<Vec<_>>()).await
}

/// Adds lines to the histories of cases without moving them.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn note_all(
    conn: &mut Connection,
    numbers: &Numbers,
    events: &[(CaseId, &Event)],
) -> Result<(), StoreError> {
    for batch in events.chunks(ROWS_PER_STATEMENT) {
        let mut query =
            QueryBuilder::<Sqlite>::new("INSERT INTO history (id, case_id, at, actor, act, why) ");
        query.push_values(batch, |mut row, (case, event)| {
            row.push_bind(numbers.next())
                .push_bind(*case)
                .push_bind(event.at.as_millis())
                .push_bind(&event.actor)
                .push_bind(event.act.name())
                .push_bind(&event.why);
        });
        query.build().execute(&mut *conn).await?;
    }
    Ok(())
}

async fn update(conn: &mut Connection, cases: &[&Case]) -> Result<(), StoreError> {
    let facts: Vec<String> = cases
        .iter()
        .map(|case| facts(case))
        .collect::<Result<_, _>>()?;
    let mut query = QueryBuilder::<Sqlite>::new(
        "UPDATE cases SET state = moved.column2, facts = moved.column3, since = moved.column4, \
         due_at = moved.column5 FROM (",
    );
    query.push_values(cases.iter().zip(facts), |mut row, (case, facts)| {
        let dossier = case.dossier();
        row.push_bind(dossier.id)
            .push_bind(case.state())
            .push_bind(facts)
            .push_bind(case.since().as_millis())
            .push_bind(dossier.due_at.map(Moment::as_millis));
    });
    query.push(") AS moved WHERE cases.id = moved.column1");
    query.build().execute(conn).await?;
    Ok(())
}
