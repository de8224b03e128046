//! What attribution keeps: contacts, when they were looked for, and what registries said.

use std::net::IpAddr;

use ipnet::IpNet;
use sqlx::{FromRow, QueryBuilder, Sqlite};

use super::answer::Answer;
use crate::cases::contact::Contact;
use crate::cases::reference::CaseId;
use crate::cases::store::read;
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::languages::Language;

/// A case whose contacts are to be looked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sought {
    /// Which case.
    pub id: CaseId,
    /// Which host.
    pub address: IpAddr,
    /// What is wrong with it.
    pub weakness: Weakness,
    /// The number of its autonomous system, where a source gave it.
    pub asn: Option<u32>,
    /// Its country, where a source gave it.
    pub country: Option<String>,
    /// Whether its contacts were never looked for before.
    pub first: bool,
}

/// The cases in one of `states` whose contacts were never looked for, were looked for up to
/// `sought_by`, or up to `retried_by` with a registry missing.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn due(
    conn: &mut Connection,
    states: &[&str],
    (sought_by, retried_by): (Moment, Moment),
) -> Result<Vec<Sought>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT cases.id, address, weakness, asn, country, sought_at FROM cases \
         LEFT JOIN attributions ON attributions.case_id = cases.id \
         WHERE (sought_at IS NULL OR sought_at <= ",
    );
    query
        .push_bind(sought_by.as_millis())
        .push(" OR (complete = 0 AND sought_at <= ")
        .push_bind(retried_by.as_millis())
        .push(")) AND state IN (");
    let mut list = query.separated(", ");
    for state in states {
        list.push_bind(*state);
    }
    query.push(") ORDER BY cases.id");
    let rows: Vec<SoughtRow> = query.build_query_as().fetch_all(conn).await?;
    rows.into_iter().map(Sought::try_from).collect()
}

/// Notes that the contacts of a case were looked for, and whether everybody could be asked.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn sought(
    conn: &mut Connection,
    case: CaseId,
    at: Moment,
    completeness: Completeness,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO attributions (case_id, sought_at, complete) VALUES ($1, $2, $3) \
         ON CONFLICT (case_id) DO UPDATE \
         SET sought_at = excluded.sought_at, complete = excluded.complete",
    )
    .bind(case)
    .bind(at.as_millis())
    .bind(i64::from(completeness == Completeness::Whole))
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether everybody who may know a contact could be asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Completeness {
    /// Everybody.
    Whole,
    /// A registry could not be heard.
    Partial,
}

/// Puts these contacts in the place of those that were known.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn replace_contacts(
    conn: &mut Connection,
    case: CaseId,
    contacts: &[Contact],
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM contacts WHERE case_id = $1")
        .bind(case)
        .execute(&mut *conn)
        .await?;
    for contact in contacts {
        sqlx::query(
            "INSERT INTO contacts \
             (case_id, mailbox, scope, basis, place, language, country, wish, found_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(case)
        .bind(contact.mailbox.as_str())
        .bind(contact.scope.name())
        .bind(&contact.basis)
        .bind(i64::from(contact.rank))
        .bind(contact.language.map(Language::tag))
        .bind(&contact.country)
        .bind(contact.wish.name())
        .bind(contact.found_at.as_millis())
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Gives a case the country that its registry names, where no source gave one.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn fill_country(
    conn: &mut Connection,
    case: CaseId,
    country: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE cases SET country = $2 WHERE id = $1 AND country IS NULL")
        .bind(case)
        .bind(country)
        .execute(conn)
        .await?;
    Ok(())
}

/// What a registry said, at last, about the smallest kept network that holds the address; the inner
/// `None` when it holds nothing.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn answer(
    conn: &mut Connection,
    address: IpAddr,
) -> Result<Option<Option<Answer>>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT network, fetched_at, answer FROM registry_answers WHERE network IN (",
    );
    let mut list = query.separated(", ");
    for network in holding(address) {
        list.push_bind(network.to_string());
    }
    query.push(")");
    let rows: Vec<(String, i64, String)> = query.build_query_as().fetch_all(conn).await?;
    let best = rows
        .into_iter()
        .max_by_key(|(network, fetched_at, _)| (length(network), *fetched_at));
    // What an earlier version wrote, and this one cannot read, is asked for again.
    Ok(best.and_then(|(_, _, answer)| serde_json::from_str(&answer).ok()))
}

/// Keeps what a registry said when `asked` about an address, for all of a network.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn keep_answer(
    conn: &mut Connection,
    (asked, network): (IpAddr, IpNet),
    answer: Option<&Answer>,
    at: Moment,
) -> Result<(), StoreError> {
    let text =
        serde_json::to_string(&answer).map_err(|error| StoreError::Damaged(error.to_string()))?;
    sqlx::query(
        "INSERT INTO registry_answers (asked, network, answer, fetched_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (asked) DO UPDATE SET \
         network = excluded.network, answer = excluded.answer, fetched_at = excluded.fetched_at",
    )
    .bind(asked.to_string())
    .bind(network.to_string())
    .bind(text)
    .bind(at.as_millis())
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets the answers up to a moment.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn forget_answers(conn: &mut Connection, up_to: Moment) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM registry_answers WHERE fetched_at <= $1")
        .bind(up_to.as_millis())
        .execute(conn)
        .await?;
    Ok(())
}

/// The servers that are left alone, and until when.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn pauses(conn: &mut Connection) -> Result<Vec<(String, Moment)>, StoreError> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT server, until_at FROM registry_pauses ORDER BY server")
            .fetch_all(conn)
            .await?;
    let moment = |(server, until)| (server, Moment::from_millis(until));
    Ok(rows.into_iter().map(moment).collect())
}

/// Leaves a server alone until a moment.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn pause(conn: &mut Connection, server: &str, until: Moment) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO registry_pauses (server, until_at) VALUES ($1, $2) \
         ON CONFLICT (server) DO UPDATE SET until_at = excluded.until_at",
    )
    .bind(server)
    .bind(until.as_millis())
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets the pauses that are over.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn forget_pauses(conn: &mut Connection, now: Moment) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM registry_pauses WHERE until_at <= $1")
        .bind(now.as_millis())
        .execute(conn)
        .await?;
    Ok(())
}

/// Every network that holds an address, as text the database can look for: 33 or 129 of them.
fn holding(address: IpAddr) -> impl Iterator<Item = IpNet> {
    let longest = IpNet::from(address).max_prefix_len();
    (0..=longest).filter_map(move |length| Some(IpNet::new(address, length).ok()?.trunc()))
}

fn length(network: &str) -> u8 {
    network
        .parse()
        .map_or(0, |network: IpNet| network.prefix_len())
}

#[derive(FromRow)]
struct SoughtRow {
    id: CaseId,
    address: String,
    weakness: String,
    asn: Option<i64>,
    country: Option<String>,
    sought_at: Option<i64>,
}

impl TryFrom<SoughtRow> for Sought {
    type Error = StoreError;

    fn try_from(row: SoughtRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            address: read(&row.address, "address")?,
            weakness: read(&row.weakness, "weakness")?,
            asn: row.asn.and_then(|asn| u32::try_from(asn).ok()),
            country: row.country,
            first: row.sought_at.is_none(),
        })
    }
}
