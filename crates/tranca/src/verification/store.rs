//! How checks, findings, receipts and evidence are kept.

use std::net::SocketAddr;

use sqlx::{FromRow, QueryBuilder, Sqlite};

use super::arrivals::Arrival;
use crate::cases::reference::CaseId;
use crate::cases::store::{read, read_json};
use crate::cases::verdict::{Finding, Verdict};
use crate::ground::chance::Numbers;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, Database, StoreError};

/// A check as it was left: waiting for a token, or for the next attempt.
#[derive(Clone, Debug)]
pub(super) struct OpenCheck {
    pub(super) id: i64,
    pub(super) attempt: u32,
    pub(super) started_at: Moment,
    pub(super) findings: Vec<Finding>,
}

/// The check of a case that has not ended, if there is one.
pub(super) async fn open_check(
    conn: &mut Connection,
    case: CaseId,
) -> Result<Option<OpenCheck>, StoreError> {
    let row: Option<(i64, i64, i64, String)> = sqlx::query_as(
        "SELECT id, attempt, started_at, findings FROM checks \
         WHERE case_id = $1 AND ended_at IS NULL ORDER BY id DESC LIMIT 1",
    )
    .bind(case)
    .fetch_optional(conn)
    .await?;
    let Some((id, attempt, started_at, findings)) = row else {
        return Ok(None);
    };
    Ok(Some(OpenCheck {
        id,
        attempt: u32::try_from(attempt).unwrap_or(u32::MAX),
        started_at: Moment::from_millis(started_at),
        findings: read_json(&findings, "findings")?,
    }))
}

/// Writes a check: begun, continued, or ended.
pub(super) async fn save_check(
    conn: &mut Connection,
    case: CaseId,
    check: &OpenCheck,
    ended_at: Option<Moment>,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO checks (id, case_id, attempt, started_at, ended_at, findings) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET \
         attempt = excluded.attempt, ended_at = excluded.ended_at, findings = excluded.findings",
    )
    .bind(check.id)
    .bind(case)
    .bind(i64::from(check.attempt))
    .bind(check.started_at.as_millis())
    .bind(ended_at.map(Moment::as_millis))
    .bind(written(&check.findings)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes the latest word on each endpoint.
pub(super) async fn save_findings(
    conn: &mut Connection,
    case: CaseId,
    findings: &[Finding],
    at: Moment,
) -> Result<(), StoreError> {
    for finding in findings {
        let open_at = (finding.verdict == Verdict::Open).then_some(at.as_millis());
        sqlx::query(
            "INSERT INTO endpoints (case_id, port, protocol, finding, verified_at, open_at) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (case_id, port, protocol) DO UPDATE SET \
             finding = excluded.finding, verified_at = excluded.verified_at, \
             open_at = coalesce(excluded.open_at, endpoints.open_at)",
        )
        .bind(case)
        .bind(i64::from(finding.endpoint.port))
        .bind(finding.endpoint.protocol.name())
        .bind(written(finding)?)
        .bind(at.as_millis())
        .bind(open_at)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Writes the evidence of an open endpoint.
pub(super) async fn save_evidence(
    conn: &mut Connection,
    (id, case): (i64, CaseId),
    finding: &Finding,
    proof: &Arrival,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO evidence \
         (id, case_id, port, protocol, form, exit_address, proven_at, transcript, receipt) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id)
    .bind(case)
    .bind(i64::from(finding.endpoint.port))
    .bind(finding.endpoint.protocol.name())
    .bind(proof.form.name())
    .bind(proof.peer.ip().to_string())
    .bind(proof.received_at.as_millis())
    .bind(&finding.transcript)
    .bind(&proof.way)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes a receipt down, durably; a check that waits for it becomes due.
pub(super) async fn keep_receipt(
    database: &Database,
    numbers: &Numbers,
    arrival: &Arrival,
) -> Result<(), StoreError> {
    let mut tx = database.begin().await?;
    // Numbers are made as positive i64; one that is not was never ours.
    let check = i64::try_from(arrival.check).unwrap_or(0);
    sqlx::query(
        "INSERT INTO receipts (id, check_id, port, form, bounce, proves, received_at, peer, way) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(numbers.next())
    .bind(check)
    .bind(i64::from(arrival.port))
    .bind(arrival.form.name())
    .bind(i64::from(arrival.bounced))
    .bind(i64::from(arrival.proves))
    .bind(arrival.received_at.as_millis())
    .bind(arrival.peer.to_string())
    .bind(&arrival.way)
    .execute(&mut *tx)
    .await?;
    sqlx::query(
        "UPDATE cases SET due_at = $2 WHERE due_at > $2 AND id IN \
         (SELECT case_id FROM checks WHERE id = $1 AND ended_at IS NULL)",
    )
    .bind(check)
    .bind(arrival.received_at.as_millis())
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// What came back for a check.
pub(super) async fn receipts(
    conn: &mut Connection,
    check: i64,
) -> Result<Vec<Arrival>, StoreError> {
    let rows: Vec<ReceiptRow> = sqlx::query_as(
        "SELECT check_id, port, form, bounce, proves, received_at, peer, way FROM receipts \
         WHERE check_id = $1 ORDER BY id",
    )
    .bind(check)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Arrival::try_from).collect()
}

/// Throws away transcripts, receipts and evidence from before `before`; gives back how many rows.
/// What a case's state and history say of it stays.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn purge(conn: &mut Connection, before: Moment) -> Result<u64, StoreError> {
    let mut gone = 0;
    for (table, column) in [
        ("evidence", "proven_at"),
        ("receipts", "received_at"),
        ("checks", "ended_at"),
    ] {
        let mut query =
            QueryBuilder::<Sqlite>::new(format!("DELETE FROM {table} WHERE {column} < "));
        query.push_bind(before.as_millis());
        gone += query.build().execute(&mut *conn).await?.rows_affected();
    }
    let mut query = QueryBuilder::<Sqlite>::new("DELETE FROM endpoints WHERE verified_at < ");
    query.push_bind(before.as_millis());
    gone += query.build().execute(&mut *conn).await?.rows_affected();
    Ok(gone)
}

#[derive(FromRow)]
struct ReceiptRow {
    check_id: i64,
    port: i64,
    form: String,
    bounce: i64,
    proves: i64,
    received_at: i64,
    peer: String,
    way: String,
}

impl TryFrom<ReceiptRow> for Arrival {
    type Error = StoreError;

    fn try_from(row: ReceiptRow) -> Result<Self, StoreError> {
        let peer: SocketAddr = read(&row.peer, "peer")?;
        Ok(Self {
            check: u64::try_from(row.check_id).unwrap_or(0),
            port: u16::try_from(row.port).unwrap_or(0),
            form: read(&row.form, "form")?,
            proves: row.proves == 1,
            bounced: row.bounce == 1,
            received_at: Moment::from_millis(row.received_at),
            peer,
            way: row.way,
        })
    }
}

fn written<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Damaged(error.to_string()))
}
