//! What is read of cases.

use std::collections::HashSet;
use std::net::IpAddr;

use serde::Serialize;
use sqlx::{QueryBuilder, Sqlite};

use super::rows::{CaseRow, ContactRow, ListingRow, damaged, read_evidence, read_json};
use crate::cases::contact::{Contact, Mailbox};
use crate::cases::evidence::Evidence;
use crate::cases::history::{Act, Event};
use crate::cases::listing::Listing;
use crate::cases::reference::CaseId;
use crate::cases::state::Case;
use crate::cases::verdict::Finding;
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

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
    for batch in addresses.chunks(super::ROWS_PER_STATEMENT) {
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

pub(super) const SELECT_CASE: &str =
    "SELECT id, address, weakness, state, facts, since, opened_at, due_at, asn, country FROM cases";
