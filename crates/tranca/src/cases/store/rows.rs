//! Rows of the database, and what they stand for.

use serde::de::DeserializeOwned;
use sqlx::{FromRow, Row};

use crate::cases::contact::{Contact, Mailbox, Scope, Wish};
use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::evidence::Evidence;
use crate::cases::listing::{Listing, Service, Weight};
use crate::cases::reference::CaseId;
use crate::cases::state::{Case, Closed, Dossier, Notified, Proven, SetAside, Suspected};
use crate::ground::clock::Moment;
use crate::ground::database::StoreError;
use crate::ground::languages::Language;

#[derive(FromRow)]
pub(super) struct CaseRow {
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
pub(super) struct ListingRow {
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
pub(super) struct ContactRow {
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

pub(super) fn read_evidence(row: &sqlx::sqlite::SqliteRow) -> Result<Evidence, StoreError> {
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

pub(super) fn facts(case: &Case) -> Result<String, StoreError> {
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

pub(super) fn damaged(column: &str, text: &str) -> StoreError {
    let head: String = text.chars().take(120).collect();
    StoreError::Damaged(format!("{column} `{head}`"))
}
