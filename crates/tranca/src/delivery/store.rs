//! How letters on their way are kept.

use std::collections::HashMap;

use sqlx::{FromRow, QueryBuilder, Sqlite};

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

/// Takes places; `false` if one of the cases stands in a letter of this kind and round already, and
/// then the surrounding savepoint must be rolled back.
pub(super) async fn take(conn: &mut Connection, places: &[Place]) -> Result<bool, StoreError> {
    for batch in places.chunks(ROWS_PER_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "INSERT INTO letter_cases (letter_id, case_id, kind, round, place, void) ",
        );
        query.push_values(batch, |mut row, place| {
            row.push_bind(place.letter)
                .push_bind(place.case)
                .push_bind(place.kind.name())
                .push_bind(i64::from(place.round))
                .push_bind(i64::try_from(place.place).unwrap_or(i64::MAX))
                .push("0");
        });
        query.push(" ON CONFLICT DO NOTHING");
        let taken = query.build().execute(&mut *conn).await?;
        if usize::try_from(taken.rows_affected()).unwrap_or(0) < batch.len() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether one of the cases stands in any first letter of its round.
pub(super) async fn first_written(
    conn: &mut Connection,
    places: &[Place],
) -> Result<bool, StoreError> {
    for batch in places.chunks(ROWS_PER_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT count(*) FROM letter_cases WHERE void = 0 \
             AND kind IN ('first-proven', 'first-listed') AND (case_id, round) IN (",
        );
        query.push_values(batch, |mut row, place| {
            row.push_bind(place.case).push_bind(i64::from(place.round));
        });
        query.push(")");
        let count: i64 = query.build_query_scalar().fetch_one(&mut *conn).await?;
        if count > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A letter that may leave.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Waiting {
    pub(super) id: i64,
    mailbox: String,
}

impl Waiting {
    pub(super) fn domain(&self) -> &str {
        self.mailbox
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain)
    }
}

/// The letters that may leave now: first those whose fate is unknown, then the queue, the oldest
/// first.
pub(super) async fn ready(
    conn: &mut Connection,
    now: Moment,
    limit: u64,
) -> Result<Vec<Waiting>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT id, mailbox FROM letters WHERE passage IN ('queued', 'sending') AND next_at <= $1 \
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
    Ok(outgoing_of(conn, &[id]).await?.pop())
}

/// Those of these letters that have not left or failed meanwhile, each with its cases, in the order
/// that was asked for.
pub(super) async fn outgoing_of(
    conn: &mut Connection,
    ids: &[i64],
) -> Result<Vec<Outgoing>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT id, mailbox, kind, message, passage, attempts, written_at FROM letters \
         WHERE passage IN ('queued', 'sending') AND id ",
    );
    one_of(&mut query, ids);
    let rows: Vec<Row> = query.build_query_as().fetch_all(&mut *conn).await?;
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT letter_id, case_id FROM letter_cases WHERE void = 0 AND letter_id ",
    );
    one_of(&mut query, ids);
    query.push(" ORDER BY letter_id, place");
    let places: Vec<(i64, CaseId)> = query.build_query_as().fetch_all(conn).await?;
    let mut cases: HashMap<i64, Vec<CaseId>> = HashMap::new();
    for (letter, case) in places {
        cases.entry(letter).or_default().push(case);
    }
    let mut found = HashMap::with_capacity(rows.len());
    for row in rows {
        let cases = cases.remove(&row.id).unwrap_or_default();
        found.insert(row.id, row.outgoing(cases)?);
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn one_of(query: &mut QueryBuilder<Sqlite>, ids: &[i64]) {
    query.push("IN (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(")");
}

/// A letter that has left, and when, and what was said to that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken<'a> {
    pub(super) letter: &'a Outgoing,
    pub(super) at: Moment,
    pub(super) words: &'a str,
}

/// The letters have left.
pub(super) async fn set_sent(conn: &mut Connection, taken: &[Taken<'_>]) -> Result<(), StoreError> {
    for batch in taken.chunks(ROWS_PER_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "UPDATE letters SET passage = 'sent', sent_at = taken.column2, \
             answer = taken.column3, attempts = attempts + 1 FROM (",
        );
        query.push_values(batch, |mut row, one| {
            row.push_bind(one.letter.id)
                .push_bind(one.at.as_millis())
                .push_bind(one.words);
        });
        query.push(") AS taken WHERE letters.id = taken.column1");
        query.build().execute(&mut *conn).await?;
    }
    Ok(())
}

/// The letter waits until `next`: in the queue, or with an unknown fate.
pub(super) async fn postpone(
    conn: &mut Connection,
    id: i64,
    (passage, next): (Passage, Moment),
    answer: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE letters SET passage = $2, next_at = $3, answer = $4, attempts = attempts + 1 \
         WHERE id = $1",
    )
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

const ROWS_PER_STATEMENT: usize = 500;
