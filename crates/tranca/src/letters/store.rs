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

/// When each mailbox (in lower case) was last written to; letters that failed do not count.
pub(super) async fn last_written(
    conn: &mut Connection,
) -> Result<HashMap<String, Moment>, StoreError> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT lower(mailbox), max(written_at) FROM letters WHERE passage <> 'failed' \
         AND kind <> 'answer' \
         GROUP BY lower(mailbox)",
    )
    .fetch_all(conn)
    .await?;
    let moment = |(mailbox, at)| (mailbox, Moment::from_millis(at));
    Ok(rows.into_iter().map(moment).collect())
}
