//! How what came back is kept: the only SQL of this stage.

use ring::digest;
use sqlx::FromRow;

use super::filing::Filed;
use super::inbox::Standing;
use crate::cases::contact::Mailbox;
use crate::cases::letter::Kind;
use crate::cases::reference::CaseId;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::languages::Language;
use crate::ground::operation::Operation;

/// A message as it came.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// `lmtp`, `smtp` or `maildir`.
    pub way: &'static str,
    /// The envelope's sender; empty for the null sender.
    pub sender: String,
    /// The envelope's recipients.
    pub recipients: Vec<String>,
    /// All its bytes.
    pub message: Vec<u8>,
}

/// Keeps a message; `false` if the same one is here already.
pub(super) async fn keep(
    conn: &mut Connection,
    operation: &Operation,
    arrival: &Arrival,
) -> Result<bool, StoreError> {
    let digest = digest::digest(&digest::SHA256, &arrival.message);
    let done = sqlx::query(
        "INSERT INTO mail (id, digest, way, came_at, sender, recipients, message, standing, kind, \
         author, subject, remark, letter_id, case_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'kept', '', '', '', '', NULL, NULL) \
         ON CONFLICT (digest) DO NOTHING",
    )
    .bind(operation.numbers.next())
    .bind(crate::ground::operation::hex(digest.as_ref()))
    .bind(arrival.way)
    .bind(operation.now().as_millis())
    .bind(&arrival.sender)
    .bind(arrival.recipients.join("\n"))
    .bind(&arrival.message)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// A message that is kept and not yet filed.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) recipients: Vec<String>,
    pub(super) message: Vec<u8>,
}

/// What is kept and not yet filed, the oldest first.
pub(super) async fn unfiled(conn: &mut Connection) -> Result<Vec<i64>, StoreError> {
    let ids = sqlx::query_scalar("SELECT id FROM mail WHERE standing = 'kept' ORDER BY id")
        .fetch_all(conn)
        .await?;
    Ok(ids)
}

/// A message, if it still is to be filed.
pub(super) async fn kept(conn: &mut Connection, id: i64) -> Result<Option<Kept>, StoreError> {
    let row: Option<(String, Vec<u8>)> =
        sqlx::query_as("SELECT recipients, message FROM mail WHERE id = $1 AND standing = 'kept'")
            .bind(id)
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(recipients, message)| Kept {
        recipients: recipients.lines().map(str::to_owned).collect(),
        message,
    }))
}

/// Writes where a message was filed.
pub(super) async fn set_filed(
    conn: &mut Connection,
    id: i64,
    filed: &Filed,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE mail SET standing = $2, kind = $3, author = $4, subject = $5, remark = $6, \
         letter_id = $7, case_id = $8 WHERE id = $1",
    )
    .bind(id)
    .bind(filed.standing.name())
    .bind(filed.kind.name())
    .bind(filed.author.as_deref().unwrap_or_default())
    .bind(&filed.subject)
    .bind(&filed.remark)
    .bind(filed.letter)
    .bind(filed.case)
    .execute(conn)
    .await?;
    Ok(())
}

/// A letter of ours that something is about.
#[derive(Clone, Debug)]
pub(super) struct About {
    pub(super) id: i64,
    pub(super) mailbox: Mailbox,
    pub(super) kind: Kind,
    pub(super) language: Language,
}

/// The letter with this number.
pub(super) async fn letter(conn: &mut Connection, id: i64) -> Result<Option<About>, StoreError> {
    let row: Option<LetterRow> =
        sqlx::query_as("SELECT id, mailbox, kind, language FROM letters WHERE id = $1")
            .bind(id)
            .fetch_optional(conn)
            .await?;
    row.map(About::try_from).transpose()
}

/// The letter with this `Message-ID`, without angle brackets. Of a thread it is the letter that began
/// it, not an answer of ours.
pub(super) async fn letter_with_message_id(
    conn: &mut Connection,
    message_id: &str,
) -> Result<Option<i64>, StoreError> {
    let id = sqlx::query_scalar(
        "SELECT id FROM letters WHERE message_id = $1 AND kind <> 'answer' LIMIT 1",
    )
    .bind(message_id)
    .fetch_optional(conn)
    .await?;
    Ok(id)
}

/// The latest letter to a mailbox (in lower case), about a case or about any.
pub(super) async fn latest_letter_to(
    conn: &mut Connection,
    mailbox: &str,
    case: Option<CaseId>,
) -> Result<Option<i64>, StoreError> {
    let id = sqlx::query_scalar(
        "SELECT id FROM letters WHERE lower(mailbox) = $1 AND passage <> 'queued' \
         AND ($2 IS NULL OR id IN (SELECT letter_id FROM letter_cases WHERE case_id = $2)) \
         ORDER BY id DESC LIMIT 1",
    )
    .bind(mailbox)
    .bind(case)
    .fetch_optional(conn)
    .await?;
    Ok(id)
}

/// The letters that came back for a passing reason before a moment, and of which nothing but delays
/// and the like was heard besides. Delays alone are no answer: whoever gives up says so (RFC 5321
/// section 6.1), and silence after them is a letter that arrived.
pub(super) async fn only_unclear(
    conn: &mut Connection,
    before: Moment,
) -> Result<Vec<i64>, StoreError> {
    let ids = sqlx::query_scalar(
        "SELECT id FROM letters WHERE passage = 'sent' \
         AND kind IN ('first-proven', 'first-listed', 'reminder') \
         AND id IN (SELECT letter_id FROM mail WHERE kind = 'bounce' AND came_at <= $1) \
         AND id NOT IN (SELECT letter_id FROM mail WHERE letter_id IS NOT NULL \
         AND kind NOT IN ('bounce', 'delay')) ORDER BY id",
    )
    .bind(before.as_millis())
    .fetch_all(conn)
    .await?;
    Ok(ids)
}

/// A message of the inbox.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) came_at: i64,
    pub(super) standing: String,
    pub(super) kind: String,
    pub(super) author: String,
    pub(super) subject: String,
    pub(super) remark: String,
    pub(super) letter_id: Option<i64>,
    pub(super) case_id: Option<CaseId>,
    pub(super) message: Vec<u8>,
}

/// The messages that stand like this, the oldest first.
pub(super) async fn standing(
    conn: &mut Connection,
    standing: Standing,
) -> Result<Vec<Row>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT id, came_at, standing, kind, author, subject, remark, letter_id, case_id, message \
         FROM mail WHERE standing = $1 ORDER BY id",
    )
    .bind(standing.name())
    .fetch_all(conn)
    .await?;
    Ok(rows)
}

/// The message with this number.
pub(super) async fn find(conn: &mut Connection, id: i64) -> Result<Option<Row>, StoreError> {
    let row = sqlx::query_as(
        "SELECT id, came_at, standing, kind, author, subject, remark, letter_id, case_id, message \
         FROM mail WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?;
    Ok(row)
}

/// How many messages stand like this.
pub(super) async fn count(conn: &mut Connection, standing: Standing) -> Result<u64, StoreError> {
    let count: i64 = sqlx::query_scalar("SELECT count(*) FROM mail WHERE standing = $1")
        .bind(standing.name())
        .fetch_one(conn)
        .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Moves a message that waits; `false` if it does not, or not any more.
pub(super) async fn move_on(
    conn: &mut Connection,
    id: i64,
    standing: Standing,
) -> Result<bool, StoreError> {
    let done = sqlx::query("UPDATE mail SET standing = $2 WHERE id = $1 AND standing = 'waiting'")
        .bind(id)
        .bind(standing.name())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Deletes what came before a moment and waits for nobody; gives back how many.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn purge(conn: &mut Connection, before: Moment) -> Result<u64, StoreError> {
    let done =
        sqlx::query("DELETE FROM mail WHERE came_at < $1 AND standing NOT IN ('kept', 'waiting')")
            .bind(before.as_millis())
            .execute(conn)
            .await?;
    Ok(done.rows_affected())
}

#[derive(FromRow)]
struct LetterRow {
    id: i64,
    mailbox: String,
    kind: String,
    language: String,
}

impl TryFrom<LetterRow> for About {
    type Error = StoreError;

    fn try_from(row: LetterRow) -> Result<Self, StoreError> {
        let damaged = |what: &str| StoreError::Damaged(format!("letter {}: {what}", row.id));
        Ok(Self {
            id: row.id,
            mailbox: Mailbox::parse(&row.mailbox).map_err(|_| damaged("mailbox"))?,
            kind: Kind::from_name(&row.kind).ok_or_else(|| damaged("kind"))?,
            language: Language::parse(&row.language).map_err(|_| damaged("language"))?,
        })
    }
}
