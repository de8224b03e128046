//! How what comes back is kept: the only SQL of this stage.

use sqlx::FromRow;

use super::arrival::Arrival;
use super::filing::Filed;
use crate::cases::contact::Mailbox;
use crate::cases::reference::CaseId;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// Keeps an arrival; one that was kept before stays as it is.
pub(super) async fn insert(
    conn: &mut Connection,
    id: i64,
    arrival: &Arrival<'_>,
    at: Moment,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO incoming (id, digest, way, sender, recipient, message, received_at, standing, \
         kind, about, subject, letter_id, case_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'kept', '', '', '', 0, 0) ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(arrival.digest())
    .bind(arrival.way)
    .bind(arrival.sender)
    .bind(arrival.recipient)
    .bind(arrival.message)
    .bind(at.as_millis())
    .execute(conn)
    .await?;
    Ok(())
}

/// A message as it is kept.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Kept {
    pub(super) recipient: String,
    pub(super) message: Vec<u8>,
    pub(super) received_at: i64,
    pub(super) standing: String,
    pub(super) kind: String,
    pub(super) about: String,
    pub(super) subject: String,
    pub(super) letter_id: i64,
    pub(super) case_id: i64,
}

/// A message by its number.
pub(super) async fn find(conn: &mut Connection, id: i64) -> Result<Option<Kept>, StoreError> {
    let row = sqlx::query_as(
        "SELECT recipient, message, received_at, standing, kind, about, subject, letter_id, \
         case_id FROM incoming WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?;
    Ok(row)
}

/// The messages with this standing, the oldest first.
pub(super) async fn with_standing(
    conn: &mut Connection,
    standing: &str,
    limit: i64,
) -> Result<Vec<i64>, StoreError> {
    let rows = sqlx::query_scalar(
        "SELECT id FROM incoming WHERE standing = $1 ORDER BY received_at, id LIMIT $2",
    )
    .bind(standing)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows)
}

/// Records what a message is and where it belongs.
pub(super) async fn set_filed(
    conn: &mut Connection,
    id: i64,
    filed: &Filed,
) -> Result<(), StoreError> {
    let case = filed.cases.first().map_or(0, |case| case.0);
    sqlx::query(
        "UPDATE incoming SET standing = $2, kind = $3, about = $4, subject = $5, letter_id = $6, \
         case_id = $7 WHERE id = $1",
    )
    .bind(id)
    .bind(filed.standing)
    .bind(filed.kind.name())
    .bind(filed.about)
    .bind(&filed.subject)
    .bind(filed.letter.as_ref().map_or(0, |letter| letter.id))
    .bind(case)
    .execute(conn)
    .await?;
    Ok(())
}

/// Nobody needs to look at it any more; `false` if it did not wait.
pub(super) async fn set_done(conn: &mut Connection, id: i64) -> Result<bool, StoreError> {
    let done =
        sqlx::query("UPDATE incoming SET standing = 'done' WHERE id = $1 AND standing = 'waiting'")
            .bind(id)
            .execute(conn)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// A letter of ours, as filing needs it.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    pub(super) id: i64,
    pub(super) mailbox: Mailbox,
    pub(super) kind: String,
    pub(super) language: String,
}

/// A letter by its number.
pub(super) async fn letter(conn: &mut Connection, id: i64) -> Result<Option<Sent>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as("SELECT id, mailbox, kind, language FROM letters WHERE id = $1")
            .bind(id)
            .fetch_optional(conn)
            .await?;
    row.map(Row::sent).transpose()
}

/// A letter by its `Message-ID`.
pub(super) async fn letter_named(
    conn: &mut Connection,
    message_id: &str,
) -> Result<Option<Sent>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as("SELECT id, mailbox, kind, language FROM letters WHERE message_id = $1")
            .bind(message_id)
            .fetch_optional(conn)
            .await?;
    row.map(Row::sent).transpose()
}

/// The cases that a letter speaks of.
pub(super) async fn cases_in(
    conn: &mut Connection,
    letter: i64,
) -> Result<Vec<CaseId>, StoreError> {
    let cases =
        sqlx::query_scalar("SELECT case_id FROM letter_cases WHERE letter_id = $1 ORDER BY place")
            .bind(letter)
            .fetch_all(conn)
            .await?;
    Ok(cases)
}

/// A letter came back: it told nobody anything.
pub(super) async fn set_returned(
    conn: &mut Connection,
    letter: i64,
    why: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE letters SET passage = 'failed', answer = $2 WHERE id = $1")
        .bind(letter)
        .bind(why)
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes the places of a case in all letters to a mailbox void, so that another may be written to.
pub(super) async fn free(
    conn: &mut Connection,
    case: CaseId,
    mailbox: &Mailbox,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE letter_cases SET void = letter_id WHERE case_id = $1 AND letter_id IN \
         (SELECT id FROM letters WHERE lower(mailbox) = $2)",
    )
    .bind(case)
    .bind(mailbox.key())
    .execute(conn)
    .await?;
    Ok(())
}

/// How many bounces were filed for letters to a mailbox.
pub(super) async fn bounces_of(
    conn: &mut Connection,
    mailbox: &Mailbox,
) -> Result<i64, StoreError> {
    let count = sqlx::query_scalar(
        "SELECT count(*) FROM incoming i JOIN letters l ON l.id = i.letter_id \
         WHERE i.kind = 'bounce' AND lower(l.mailbox) = $1",
    )
    .bind(mailbox.key())
    .fetch_one(conn)
    .await?;
    Ok(count)
}

/// How many messages there are by kind and standing.
pub(super) async fn counts(
    conn: &mut Connection,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT kind, standing, count(*) FROM incoming GROUP BY kind, standing ORDER BY kind",
    )
    .fetch_all(conn)
    .await?;
    Ok(rows)
}

/// Deletes what came before a moment and waits for nobody.
pub(super) async fn purge(conn: &mut Connection, before: Moment) -> Result<u64, StoreError> {
    let gone = sqlx::query(
        "DELETE FROM incoming WHERE received_at < $1 AND standing IN ('filed', 'done')",
    )
    .bind(before.as_millis())
    .execute(conn)
    .await?;
    Ok(gone.rows_affected())
}

#[derive(FromRow)]
struct Row {
    id: i64,
    mailbox: String,
    kind: String,
    language: String,
}

impl Row {
    fn sent(self) -> Result<Sent, StoreError> {
        let mailbox = Mailbox::parse(&self.mailbox)
            .map_err(|_| StoreError::Damaged(format!("letter {}: mailbox", self.id)))?;
        Ok(Sent {
            id: self.id,
            mailbox,
            kind: self.kind,
            language: self.language,
        })
    }
}
