//! How cases are kept: the only place with SQL about them.
//!
//! A case changes only through [`save`], which writes the step's line of history in the same
//! transaction.

use std::collections::HashSet;
use std::net::IpAddr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::{FromRow, QueryBuilder, Row, Sqlite};

use super::contact::{Contact, Mailbox, Scope, Wish};
use super::endpoint::{Endpoint, Protocol};
use super::evidence::Evidence;
use super::history::{Act, Event};
use super::listing::{Listing, Service, Weight};
use super::reference::CaseId;
use super::state::{Case, Closed, Dossier, Moved, Notified, Proven, SetAside, Suspected};
use super::verdict::Finding;
use super::weakness::Weakness;
use crate::ground::chance::Numbers;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::languages::Language;

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

/// The case with this number.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn find(conn: &mut Connection, id: CaseId) -> Result<Option<Case>, StoreError> {
    let sql = format!("{SELECT_CASE} WHERE id = $1");
    let row: Option<CaseRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(id)
        .fetch_optional(conn)
        .await?;
    row.map(Case::try_from).transpose()
}

/// The cases of one address: at most one per weakness.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn of_address(conn: &mut Connection, address: IpAddr) -> Result<Vec<Case>, StoreError> {
    let sql = format!("{SELECT_CASE} WHERE address = $1 ORDER BY weakness");
    let rows: Vec<CaseRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(address.to_string())
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(Case::try_from).collect()
}

/// The cases of these addresses, for taking in listings in bulk.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn of_addresses(
    conn: &mut Connection,
    addresses: &[IpAddr],
) -> Result<Vec<Case>, StoreError> {
    let mut cases = Vec::new();
    for batch in addresses.chunks(ROWS_PER_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new(SELECT_CASE);
        query.push(" WHERE address IN (");
        let mut list = query.separated(", ");
        for address in batch {
            list.push_bind(address.to_string());
        }
        query.push(")");
        let rows: Vec<CaseRow> = query.build_query_as().fetch_all(&mut *conn).await?;
        for row in rows {
            cases.push(row.try_into()?);
        }
    }
    Ok(cases)
}

/// The cases in one of `states` that are due to be tested by `now`, the longest due first.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn due(
    conn: &mut Connection,
    states: &[&str],
    now: Moment,
    limit: u32,
) -> Result<Vec<Case>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(SELECT_CASE);
    query
        .push(" WHERE due_at <= ")
        .push_bind(now.as_millis())
        .push(" AND state IN (");
    let mut list = query.separated(", ");
    for state in states {
        list.push_bind(*state);
    }
    query
        .push(") ORDER BY due_at, id LIMIT ")
        .push_bind(i64::from(limit));
    let rows: Vec<CaseRow> = query.build_query_as().fetch_all(conn).await?;
    rows.into_iter().map(Case::try_from).collect()
}

/// How many cases in one of `states` are due to be tested by `now`.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn count_due(
    conn: &mut Connection,
    states: &[&str],
    now: Moment,
) -> Result<u64, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT count(*) FROM cases WHERE due_at <= ");
    query.push_bind(now.as_millis()).push(" AND state IN (");
    let mut list = query.separated(", ");
    for state in states {
        list.push_bind(*state);
    }
    query.push(")");
    let count: i64 = query.build_query_scalar().fetch_one(conn).await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// All cases in one of `states`, in the order of their opening; `after` continues a listing that
/// is read in pieces of `limit`.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn in_states(
    conn: &mut Connection,
    states: &[&str],
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<Case>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(SELECT_CASE);
    query
        .push(" WHERE id > ")
        .push_bind(after.map_or(0, |id| id.0))
        .push(" AND state IN (");
    let mut list = query.separated(", ");
    for state in states {
        list.push_bind(*state);
    }
    query
        .push(") ORDER BY id LIMIT ")
        .push_bind(i64::from(limit));
    let rows: Vec<CaseRow> = query.build_query_as().fetch_all(conn).await?;
    rows.into_iter().map(Case::try_from).collect()
}

/// How many cases are in each state.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn count_by_state(conn: &mut Connection) -> Result<Vec<(String, i64)>, StoreError> {
    Ok(
        sqlx::query_as("SELECT state, count(*) FROM cases GROUP BY state ORDER BY state")
            .fetch_all(conn)
            .await?,
    )
}

/// How many letters are where on their way.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn count_letters(conn: &mut Connection) -> Result<Vec<(String, i64)>, StoreError> {
    Ok(
        sqlx::query_as("SELECT passage, count(*) FROM letters GROUP BY passage ORDER BY passage")
            .fetch_all(conn)
            .await?,
    )
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

/// When the next case is due to be tested, if any is.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn next_due(conn: &mut Connection) -> Result<Option<Moment>, StoreError> {
    let next: Option<i64> =
        sqlx::query_scalar("SELECT min(due_at) FROM cases WHERE due_at IS NOT NULL")
            .fetch_one(conn)
            .await?;
    Ok(next.map(Moment::from_millis))
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

/// The history of a case, the oldest line first.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn history(conn: &mut Connection, case: CaseId) -> Result<Vec<Event>, StoreError> {
    let rows: Vec<(i64, String, String, String)> =
        sqlx::query_as("SELECT at, actor, act, why FROM history WHERE case_id = $1 ORDER BY id")
            .bind(case)
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|(at, actor, act, why)| {
            let act = Act::from_name(&act).ok_or_else(|| damaged("act", &act))?;
            Ok(Event {
                at: Moment::from_millis(at),
                actor,
                act,
                why,
            })
        })
        .collect()
}

/// What sources say of the address of a case, about its weakness or about all of it, the newest
/// first.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn listings(
    conn: &mut Connection,
    address: IpAddr,
    weakness: Weakness,
) -> Result<Vec<Listing>, StoreError> {
    let rows: Vec<ListingRow> = sqlx::query_as(
        "SELECT address, service, source, port, weight, detail, asn, country, last_seen \
         FROM listings WHERE address = $1 AND (weakness = $2 OR weight = 'exempts') \
         ORDER BY last_seen DESC, source, port",
    )
    .bind(address.to_string())
    .bind(weakness.name())
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Listing::try_from).collect()
}

/// The latest finding at each endpoint of a case, and when a token last came back through it.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn endpoints(conn: &mut Connection, case: CaseId) -> Result<Vec<Tested>, StoreError> {
    let rows: Vec<(String, i64, Option<i64>)> = sqlx::query_as(
        "SELECT finding, verified_at, open_at FROM endpoints WHERE case_id = $1 \
         ORDER BY port, protocol",
    )
    .bind(case)
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(finding, verified_at, open_at)| {
            Ok(Tested {
                finding: read_json(&finding, "finding")?,
                verified_at: Moment::from_millis(verified_at),
                open_at: open_at.map(Moment::from_millis),
            })
        })
        .collect()
}

/// An endpoint with its latest finding.
#[derive(Clone, Debug, Serialize)]
pub struct Tested {
    /// What was found.
    pub finding: Finding,
    /// When.
    pub verified_at: Moment,
    /// When a token last came back through it, if one ever did.
    pub open_at: Option<Moment>,
}

/// The evidence of a case, the newest first.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn evidence(conn: &mut Connection, case: CaseId) -> Result<Vec<Evidence>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, port, protocol, form, exit_address, proven_at, transcript, receipt \
         FROM evidence WHERE case_id = $1 ORDER BY id DESC",
    )
    .bind(case)
    .fetch_all(conn)
    .await?;
    rows.iter().map(read_evidence).collect()
}

/// The contacts of a case, in the order of writing.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn contacts(conn: &mut Connection, case: CaseId) -> Result<Vec<Contact>, StoreError> {
    let rows: Vec<ContactRow> = sqlx::query_as(
        "SELECT mailbox, scope, basis, place, language, country, wish, found_at \
         FROM contacts WHERE case_id = $1 ORDER BY place, mailbox",
    )
    .bind(case)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Contact::try_from).collect()
}

/// Whom nobody writes to any more, each in lower case.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn suppressed(conn: &mut Connection) -> Result<HashSet<String>, StoreError> {
    let rows: Vec<String> = sqlx::query_scalar("SELECT mailbox FROM suppressions")
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().collect())
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

/// To whom a letter goes, or went.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn recipient(conn: &mut Connection, letter: i64) -> Result<Option<Mailbox>, StoreError> {
    let mailbox: Option<String> = sqlx::query_scalar("SELECT mailbox FROM letters WHERE id = $1")
        .bind(letter)
        .fetch_optional(conn)
        .await?;
    mailbox
        .map(|text| Mailbox::parse(&text).map_err(|_| damaged("mailbox", &text)))
        .transpose()
}

/// Whether a mailbox is not to be written to.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn is_suppressed(conn: &mut Connection, mailbox: &Mailbox) -> Result<bool, StoreError> {
    let since: Option<i64> =
        sqlx::query_scalar("SELECT since FROM suppressions WHERE mailbox = $1")
            .bind(mailbox.key())
            .fetch_optional(conn)
            .await?;
    Ok(since.is_some())
}

#[derive(FromRow)]
struct CaseRow {
    id: i64,
    address: String,
    weakness: String,
    state: String,
    facts: String,
    since: i64,
    opened_at: i64,
    due_at: Option<i64>,
    asn: Option<i64>,
    country: Option<String>,
}

impl TryFrom<CaseRow> for Case {
    type Error = StoreError;

    fn try_from(row: CaseRow) -> Result<Self, StoreError> {
        let dossier = Dossier {
            id: CaseId(row.id),
            address: read(&row.address, "address")?,
            weakness: read(&row.weakness, "weakness")?,
            opened_at: Moment::from_millis(row.opened_at),
            asn: row.asn.and_then(|asn| u32::try_from(asn).ok()),
            country: row.country,
            due_at: row.due_at.map(Moment::from_millis),
        };
        let since = Moment::from_millis(row.since);
        let text = row.facts.as_str();
        Ok(match row.state.as_str() {
            "suspected" => Suspected {
                dossier,
                since,
                facts: read_json(text, "facts")?,
            }
            .into(),
            "proven" => Proven {
                dossier,
                since,
                facts: read_json(text, "facts")?,
            }
            .into(),
            "notified" => Notified {
                dossier,
                since,
                facts: read_json(text, "facts")?,
            }
            .into(),
            "closed" => Closed {
                dossier,
                since,
                facts: read_json(text, "facts")?,
            }
            .into(),
            "set-aside" => SetAside {
                dossier,
                since,
                facts: read_json(text, "facts")?,
            }
            .into(),
            other => return Err(damaged("state", other)),
        })
    }
}

#[derive(FromRow)]
struct ListingRow {
    address: String,
    service: String,
    source: String,
    port: i64,
    weight: String,
    detail: String,
    asn: Option<i64>,
    country: Option<String>,
    last_seen: i64,
}

impl TryFrom<ListingRow> for Listing {
    type Error = StoreError;

    fn try_from(row: ListingRow) -> Result<Self, StoreError> {
        let service = Service::from_name(&row.service);
        let weight = Weight::from_name(&row.weight);
        Ok(Self {
            address: read(&row.address, "address")?,
            service: service.ok_or_else(|| damaged("service", &row.service))?,
            source: row.source,
            port: u16::try_from(row.port).ok().filter(|port| *port != 0),
            weight: weight.ok_or_else(|| damaged("weight", &row.weight))?,
            detail: row.detail,
            seen_at: Moment::from_millis(row.last_seen),
            asn: row.asn.and_then(|asn| u32::try_from(asn).ok()),
            country: row.country,
        })
    }
}

#[derive(FromRow)]
struct ContactRow {
    mailbox: String,
    scope: String,
    basis: String,
    place: i64,
    language: Option<String>,
    country: Option<String>,
    wish: String,
    found_at: i64,
}

impl TryFrom<ContactRow> for Contact {
    type Error = StoreError;

    fn try_from(row: ContactRow) -> Result<Self, StoreError> {
        let mailbox = Mailbox::parse(&row.mailbox);
        Ok(Self {
            mailbox: mailbox.map_err(|error| damaged("mailbox", &error.to_string()))?,
            scope: Scope::from_name(&row.scope).ok_or_else(|| damaged("scope", &row.scope))?,
            basis: row.basis,
            rank: u32::try_from(row.place).unwrap_or(u32::MAX),
            language: row
                .language
                .as_deref()
                .and_then(|tag| Language::parse(tag).ok()),
            country: row.country,
            wish: Wish::from_name(&row.wish).ok_or_else(|| damaged("wish", &row.wish))?,
            found_at: Moment::from_millis(row.found_at),
        })
    }
}

fn read_evidence(row: &sqlx::sqlite::SqliteRow) -> Result<Evidence, StoreError> {
    let port: i64 = row.try_get("port")?;
    let protocol: Protocol = read(row.try_get("protocol")?, "protocol")?;
    let port = u16::try_from(port).map_err(|_| damaged("port", &port.to_string()))?;
    Ok(Evidence {
        id: row.try_get("id")?,
        endpoint: Endpoint::new(port, protocol),
        form: row.try_get("form")?,
        exit: read(row.try_get("exit_address")?, "exit")?,
        proven_at: Moment::from_millis(row.try_get("proven_at")?),
        transcript: row.try_get("transcript")?,
        receipt: row.try_get("receipt")?,
    })
}

fn facts(case: &Case) -> Result<String, StoreError> {
    let written = match case {
        Case::Suspected(case) => serde_json::to_string(&case.facts),
        Case::Proven(case) => serde_json::to_string(&case.facts),
        Case::Notified(case) => serde_json::to_string(&case.facts),
        Case::Closed(case) => serde_json::to_string(&case.facts),
        Case::SetAside(case) => serde_json::to_string(&case.facts),
    };
    written.map_err(|error| damaged("facts", &error.to_string()))
}

/// Reads a value as the database keeps it.
///
/// # Errors
/// [`StoreError::Damaged`] names the column.
pub fn read<T: std::str::FromStr>(text: &str, column: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| damaged(column, text))
}

/// Reads JSON as the database keeps it.
///
/// # Errors
/// [`StoreError::Damaged`] names the column.
pub fn read_json<T: DeserializeOwned>(text: &str, column: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| damaged(column, &format!("{text}: {error}")))
}

fn damaged(column: &str, text: &str) -> StoreError {
    let head: String = text.chars().take(120).collect();
    StoreError::Damaged(format!("{column} `{head}`"))
}

const SELECT_CASE: &str =
    "SELECT id, address, weakness, state, facts, since, opened_at, due_at, asn, country FROM cases";
const FRESH_SUSPICION: &str = r#"{"attempts":0,"rounds":0}"#;
/// SQLite takes 32,766 parameters in a statement; measured, more rows than this win nothing.
const ROWS_PER_STATEMENT: usize = 500;
