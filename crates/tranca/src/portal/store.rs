//! What the pages ask the database for, beside the cases: the only place with SQL about it.

use sqlx::Row;

use crate::cases::contact::Mailbox;
use crate::cases::history::Act;
use crate::cases::letter::{Kind, Passage};
use crate::cases::reference::CaseId;
use crate::cases::store::read_json;
use crate::cases::verdict::{Finding, Software};
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// The letters about a case that left, and the answers of ours to what was written back about it (of
/// which its history tells), the oldest first.
pub(super) async fn letters_about(
    conn: &mut Connection,
    case: CaseId,
) -> Result<Vec<(Kind, Moment)>, StoreError> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT l.kind, l.sent_at AS at FROM letter_cases p JOIN letters l ON l.id = p.letter_id \
         WHERE p.case_id = $1 AND l.passage = $2 AND l.sent_at IS NOT NULL \
         UNION ALL SELECT CAST($3 AS TEXT), at FROM history WHERE case_id = $1 AND act = $4 ORDER BY at",
    )
    .bind(case)
    .bind(Passage::Sent.name())
    .bind(Kind::Answer.name())
    .bind(Act::Answered.name())
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(kind, sent_at)| {
            let known = Kind::from_name(&kind);
            let kind = known.ok_or_else(|| StoreError::Damaged(format!("kind `{kind}`")))?;
            Ok((kind, Moment::from_millis(sent_at)))
        })
        .collect()
}

/// The mailbox that a letter went to.
pub(super) async fn mailbox_of(
    conn: &mut Connection,
    letter: i64,
) -> Result<Option<Mailbox>, StoreError> {
    let mailbox: Option<String> = sqlx::query_scalar("SELECT mailbox FROM letters WHERE id = $1")
        .bind(letter)
        .fetch_optional(conn)
        .await?;
    let parsed = mailbox.map(|mailbox| Mailbox::parse(&mailbox)).transpose();
    parsed.map_err(|error| StoreError::Damaged(format!("mailbox: {error}")))
}

/// When tests of a case were asked for since a moment, the oldest first.
pub(super) async fn retests_since(
    conn: &mut Connection,
    case: CaseId,
    since: Moment,
) -> Result<Vec<Moment>, StoreError> {
    let asked: Vec<i64> = sqlx::query_scalar(
        "SELECT at FROM history WHERE case_id = $1 AND act = $2 AND at > $3 ORDER BY id",
    )
    .bind(case)
    .bind(Act::RetestAsked.name())
    .bind(since.as_millis())
    .fetch_all(conn)
    .await?;
    Ok(asked.into_iter().map(Moment::from_millis).collect())
}

/// The software that an earlier check of a case recognised, the latest such check: a server that now
/// refuses all connections no longer says what it is.
pub(super) async fn earlier_software(
    conn: &mut Connection,
    case: CaseId,
) -> Result<Option<Software>, StoreError> {
    let row = sqlx::query(
        "SELECT findings FROM checks WHERE case_id = $1 AND findings LIKE '%\"product\"%' \
         ORDER BY id DESC LIMIT 1",
    )
    .bind(case)
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let findings: Vec<Finding> = read_json(row.try_get("findings")?, "findings")?;
    Ok(findings.into_iter().find_map(|finding| finding.software))
}
