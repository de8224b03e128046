//! How letters on their way are kept.

use sqlx::FromRow;

use crate::cases::contact::Mailbox;
use crate::cases::letter::{Kind, Letter, Passage};
use crate::cases::reference::CaseId;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// A letter on its way.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    pub(super) id: i64,
    pub(super) mailbox: Mailbox,
    pub(super) kind: Kind,
    pub(super) message: Vec<u8>,
    /// How often it was handed over before.
    pub(super) attempts: u32,
    pub(super) written_at: Moment,
    /// Whether it may have been taken by a mail server already.
    pub(super) in_flight: bool,
    /// The cases it speaks of, in its order.
    pub(super) cases: Vec<CaseId>,
}

/// Puts an approved letter into the queue.
pub(super) async fn insert(conn: &mut Connection, letter: &Letter) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO letters (id, mailbox, kind, language, subject, message_id, message, passage, \
         written_at, sent_at, attempts, next_at, answer) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, NULL, 0, $8, '')",
    )
    .bind(letter.id)
    .bind(letter.mailbox.as_str())
    .bind(letter.kind.name())
    .bind(letter.language.tag())
    .bind(&letter.subject)
    .bind(&letter.message_id)
    .bind(&letter.message)
    .bind(letter.written_at.as_millis())
    .execute(conn)
    .await?;
    Ok(())
}

/// The place of a case in a letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) letter: i64,
    pub(super) case: CaseId,
    pub(super) kind: Kind,
    pub(super) round: u32,
    pub(super) place: usize,
}

/// Takes a place; `false` if the case stands in a letter of this kind and round already.
pub(super) async fn take(conn: &mut Connection, place: Place) -> Result<bool, StoreError> {
    let taken = sqlx::query(
        "INSERT INTO letter_cases (letter_id, case_id, kind, round, place, void) \
         VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT DO NOTHING",
    )
    .bind(place.letter)
    .bind(place.case)
    .bind(place.kind.name())
    .bind(i64::from(place.round))
    .bind(i64::try_from(place.place).unwrap_or(i64::MAX))
    .execute(conn)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// Whether a case stands in any first letter of this round.
pub(super) async fn first_written(
    conn: &mut Connection,
    case: CaseId,
    round: u32,
) -> Result<bool, StoreError> {
    let count: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM letter_cases WHERE case_id = $1 AND round = $2 AND void = 0 \
         AND kind IN ('first-proven', 'first-listed')",
    )
    .bind(case)
    .bind(i64::from(round))
    .fetch_one(conn)
    .await?;
    Ok(count > 0)
}

/// The letters that may leave now: first those whose fate is unknown, then the queue, the oldest
/// first.
pub(super) async fn ready(
    conn: &mut Connection,
    now: Moment,
    limit: u64,
) -> Result<Vec<i64>, StoreError> {
    let rows = sqlx::query_scalar(
        "SELECT id FROM letters WHERE passage IN ('queued', 'sending') AND next_at <= $1 \
         ORDER BY passage DESC, id LIMIT $2",
    )
    .bind(now.as_millis())
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(conn)
    .await?;
    Ok(rows)
}

/// A letter with its cases; none if it has left or failed meanwhile.
pub(super) async fn outgoing(
    conn: &mut Connection,
    id: i64,
) -> Result<Option<Outgoing>, StoreError> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, mailbox, kind, message, passage, attempts, written_at FROM letters \
         WHERE id = $1 AND passage IN ('queued', 'sending')",
    )
    .bind(id)
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let cases = sqlx::query_scalar(
        "SELECT case_id FROM letter_cases WHERE letter_id = $1 AND void = 0 ORDER BY place",
    )
    .bind(id)
    .fetch_all(conn)
    .await?;
    row.outgoing(cases).map(Some)
}

/// Commits, before its submission, that a letter may have been taken from now on.
pub(super) async fn set_sending(conn: &mut Connection, id: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE letters SET passage = 'sending', attempts = attempts + 1 WHERE id = $1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// The letter has left.
pub(super) async fn set_sent(
    conn: &mut Connection,
    id: i64,
    at: Moment,
    answer: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE letters SET passage = 'sent', sent_at = $2, answer = $3 WHERE id = $1")
        .bind(id)
        .bind(at.as_millis())
        .bind(answer)
        .execute(conn)
        .await?;
    Ok(())
}

/// The letter waits until `next`: in the queue, or with an unknown fate.
pub(super) async fn postpone(
    conn: &mut Connection,
    id: i64,
    (passage, next): (Passage, Moment),
    answer: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE letters SET passage = $2, next_at = $3, answer = $4 WHERE id = $1")
        .bind(id)
        .bind(passage.name())
        .bind(next.as_millis())
        .bind(answer)
        .execute(conn)
        .await?;
    Ok(())
}

/// The letter will not leave: its cases stand in no letter any more.
pub(super) async fn set_failed(
    conn: &mut Connection,
    id: i64,
    answer: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE letters SET passage = 'failed', answer = $2 WHERE id = $1")
        .bind(id)
        .bind(answer)
        .execute(&mut *conn)
        .await?;
    sqlx::query("UPDATE letter_cases SET void = $1 WHERE letter_id = $1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// How many letters left after a moment.
pub(super) async fn sent_after(conn: &mut Connection, moment: Moment) -> Result<u64, StoreError> {
    let count: i64 = sqlx::query_scalar("SELECT count(*) FROM letters WHERE sent_at > $1")
        .bind(moment.as_millis())
        .fetch_one(conn)
        .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// How many letters are on their way.
pub(super) async fn waiting(conn: &mut Connection) -> Result<u64, StoreError> {
    let count: i64 =
        sqlx::query_scalar("SELECT count(*) FROM letters WHERE passage IN ('queued', 'sending')")
            .fetch_one(conn)
            .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

#[derive(FromRow)]
struct Row {
    id: i64,
    mailbox: String,
    kind: String,
    message: Vec<u8>,
    passage: String,
    attempts: i64,
    written_at: i64,
}

impl Row {
    fn outgoing(self, cases: Vec<CaseId>) -> Result<Outgoing, StoreError> {
        let damaged = |what: &str| StoreError::Damaged(format!("letter {}: {what}", self.id));
        Ok(Outgoing {
            mailbox: Mailbox::parse(&self.mailbox).map_err(|_| damaged("mailbox"))?,
            kind: Kind::from_name(&self.kind).ok_or_else(|| damaged("kind"))?,
            attempts: u32::try_from(self.attempts).unwrap_or(u32::MAX),
            written_at: Moment::from_millis(self.written_at),
            in_flight: Passage::from_name(&self.passage) == Some(Passage::Sending),
            id: self.id,
            message: self.message,
            cases,
        })
    }
}
