//! Cases read and written by the hundred: one statement for many, since each costs a way to the
//! database and back.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;

use sqlx::{FromRow, QueryBuilder, Row, Sqlite};

use super::ROWS_PER_STATEMENT;
use super::reading::{SELECT_CASE, Tested};
use super::rows::{CaseRow, ListingRow, facts, read, read_evidence, read_json};
use crate::cases::evidence::Evidence;
use crate::cases::history::Event;
use crate::cases::listing::{Listing, Weight};
use crate::cases::reference::CaseId;
use crate::cases::state::{Case, Dossier, Moved};
use crate::cases::weakness::Weakness;
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
        query.push(" WHERE id ");
        one_of(&mut query, batch.iter().copied());
        let rows: Vec<CaseRow> = query.build_query_as().fetch_all(&mut *conn).await?;
        for row in rows {
            let case = Case::try_from(row)?;
            found.insert(case.dossier().id, case);
        }
    }
    Ok(found)
}

/// What a letter tells of a case besides the case itself.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The newest first.
    pub evidence: Vec<Evidence>,
    /// The latest finding at each endpoint.
    pub tested: Vec<Tested>,
    /// What sources say of the address, about this weakness or about all of it, the newest first.
    pub listings: Vec<Listing>,
}

/// What was found about each of these cases.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn findings(
    conn: &mut Connection,
    dossiers: &[&Dossier],
) -> Result<HashMap<CaseId, Findings>, StoreError> {
    let mut found: HashMap<CaseId, Findings> = HashMap::with_capacity(dossiers.len());
    for batch in dossiers.chunks(ROWS_PER_STATEMENT) {
        evidence(conn, batch, &mut found).await?;
        endpoints(conn, batch, &mut found).await?;
        listings(conn, batch, &mut found).await?;
    }
    Ok(found)
}

async fn evidence(
    conn: &mut Connection,
    dossiers: &[&Dossier],
    found: &mut HashMap<CaseId, Findings>,
) -> Result<(), StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT case_id, id, port, protocol, form, exit_address, proven_at, transcript, receipt \
         FROM evidence WHERE case_id ",
    );
    one_of(&mut query, dossiers.iter().map(|one| one.id));
    query.push(" ORDER BY id DESC");
    for row in query.build().fetch_all(conn).await? {
        let case = found.entry(row.try_get("case_id")?).or_default();
        case.evidence.push(read_evidence(&row)?);
    }
    Ok(())
}

async fn endpoints(
    conn: &mut Connection,
    dossiers: &[&Dossier],
    found: &mut HashMap<CaseId, Findings>,
) -> Result<(), StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT case_id, finding, verified_at, open_at FROM endpoints WHERE case_id ",
    );
    one_of(&mut query, dossiers.iter().map(|one| one.id));
    query.push(" ORDER BY port, protocol");
    let rows: Vec<(CaseId, String, i64, Option<i64>)> =
        query.build_query_as().fetch_all(conn).await?;
    for (case, finding, verified_at, open_at) in rows {
        found.entry(case).or_default().tested.push(Tested {
            finding: read_json(&finding, "finding")?,
            verified_at: Moment::from_millis(verified_at),
            open_at: open_at.map(Moment::from_millis),
        });
    }
    Ok(())
}

async fn listings(
    conn: &mut Connection,
    dossiers: &[&Dossier],
    found: &mut HashMap<CaseId, Findings>,
) -> Result<(), StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT address, service, source, port, weight, detail, asn, country, last_seen, weakness \
         FROM listings WHERE address ",
    );
    one_of(
        &mut query,
        dossiers.iter().map(|one| one.address.to_string()),
    );
    query.push(" ORDER BY last_seen DESC, source, port");
    let mut said: HashMap<IpAddr, Vec<(Weakness, Listing)>> = HashMap::new();
    for row in query.build().fetch_all(conn).await? {
        let weakness = read(row.try_get("weakness")?, "weakness")?;
        let listing = Listing::try_from(ListingRow::from_row(&row)?)?;
        said.entry(listing.address)
            .or_default()
            .push((weakness, listing));
    }
    for dossier in dossiers {
        let of_address = said.get(&dossier.address).into_iter().flatten();
        let about = of_address.filter(|(weakness, listing)| {
            *weakness == dossier.weakness || listing.weight == Weight::Exempts
        });
        let listings = about.map(|(_, listing)| listing.clone());
        found.entry(dossier.id).or_default().listings = listings.collect();
    }
    Ok(())
}

fn one_of<'a, T>(query: &mut QueryBuilder<Sqlite>, values: impl Iterator<Item = T>)
where
    T: 'a + sqlx::Encode<'a, Sqlite> + sqlx::Type<Sqlite>,
{
    query.push("IN (");
    let mut list = query.separated(", ");
    for value in values {
        list.push_bind(value);
    }
    query.push(")");
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
