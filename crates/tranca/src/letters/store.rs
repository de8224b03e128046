//! What letters were written before: the only SQL of this stage.

use std::collections::{HashMap, HashSet};

use crate::cases::letter::Kind;
use crate::cases::reference::CaseId;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// In which letters cases stand: case, kind and round of each place that counts.
pub(super) type Places = HashSet<(CaseId, Kind, u32)>;

/// Every place that counts; those of letters that were refused for good do not.
pub(super) async fn places(conn: &mut Connection) -> Result<Places, StoreError> {
    let rows: Vec<(CaseId, String, i64)> =
        sqlx::query_as("SELECT case_id, kind, round FROM letter_cases WHERE void = 0")
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|(case, kind, round)| {
            let known = Kind::from_name(&kind).zip(u32::try_from(round).ok());
            let (kind, round) = known
                .ok_or_else(|| StoreError::Damaged(format!("letter_cases: {kind} {round}")))?;
            Ok((case, kind, round))
        })
        .collect()
}

/// When contacts last said that they passed a letter on to their customer, by case.
pub(super) async fn forwarded(
    conn: &mut Connection,
) -> Result<HashMap<CaseId, Moment>, StoreError> {
    let rows: Vec<(CaseId, i64)> = sqlx::query_as(
        "SELECT case_id, max(at) FROM history WHERE act = 'forwarded' GROUP BY case_id",
    )
    .fetch_all(conn)
    .await?;
    let moment = |(case, at)| (case, Moment::from_millis(at));
    Ok(rows.into_iter().map(moment).collect())
}

/// The first letter about a case: to whom it went, and when it left.
#[derive(Clone, Debug)]
pub(super) struct FirstLetter {
    pub(super) mailbox: String,
    pub(super) sent_at: Moment,
}

/// The latest first letter about a case, if one left.
pub(super) async fn first_letter(
    conn: &mut Connection,
    case: CaseId,
) -> Result<Option<FirstLetter>, StoreError> {
    let row: Option<(String, i64)> = sqlx::query_as(
        "SELECT l.mailbox, l.sent_at FROM letter_cases p JOIN letters l ON l.id = p.letter_id \
         WHERE p.case_id = $1 AND p.void = 0 AND l.sent_at IS NOT NULL \
         AND p.kind IN ('first-proven', 'first-listed') ORDER BY l.sent_at DESC LIMIT 1",
    )
    .bind(case)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(mailbox, at)| FirstLetter {
        mailbox,
        sent_at: Moment::from_millis(at),
    }))
}

/// The cases that came into a state after a moment and that a first letter was written about.
pub(super) async fn written_about(
    conn: &mut Connection,
    state: &str,
    after: Moment,
) -> Result<Vec<CaseId>, StoreError> {
    let rows = sqlx::query_scalar(
        "SELECT id FROM cases WHERE state = $1 AND since > $2 AND id IN (SELECT case_id FROM \
         letter_cases WHERE void = 0 AND kind IN ('first-proven', 'first-listed')) ORDER BY id",
    )
    .bind(state)
    .bind(after.as_millis())
    .fetch_all(conn)
    .await?;
    Ok(rows)
}

/// When each mailbox (in lower case) was last asked for something; letters that failed do not count,
/// nor do those that ask for nothing.
pub(super) async fn last_written(
    conn: &mut Connection,
) -> Result<HashMap<String, Moment>, StoreError> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT lower(mailbox), max(written_at) FROM letters WHERE passage <> 'failed' \
         AND kind NOT IN ('thanks', 'withdrawal', 'answer') GROUP BY lower(mailbox)",
    )
    .fetch_all(conn)
    .await?;
    let moment = |(mailbox, at)| (mailbox, Moment::from_millis(at));
    Ok(rows.into_iter().map(moment).collect())
}
