//! What the results are read from: the only place with SQL about them. Nothing is written here.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::{FromRow, Row};

use crate::cases::reference::CaseId;
use crate::cases::store::read_json;
use crate::cases::verdict::{Software, Verdict};
use crate::ground::database::{Connection, StoreError};

/// What happened to one case, as far as the figures need it. Times are milliseconds since 1970.
#[derive(Clone, Debug, FromRow)]
pub(super) struct CaseFacts {
    pub(super) id: i64,
    pub(super) state: String,
    pub(super) country: Option<String>,
    pub(super) tested: i64,
    pub(super) proven: Option<i64>,
    pub(super) written: Option<i64>,
    pub(super) closed_after_proof: Option<i64>,
    pub(super) closed_after_letter: Option<i64>,
    pub(super) mailbox: Option<String>,
}

/// The facts of the next cases after `after`, at most [`PAGE`].
pub(super) async fn facts(conn: &mut Connection, after: i64) -> Result<Vec<CaseFacts>, StoreError> {
    Ok(sqlx::query_as(FACTS)
        .bind(after)
        .bind(PAGE)
        .fetch_all(conn)
        .await?)
}

const FACTS: &str = "\
    SELECT f.id, f.state, f.country, f.proven, f.written, \
      CASE WHEN f.proven IS NOT NULL OR EXISTS \
        (SELECT 1 FROM endpoints e WHERE e.case_id = f.id) THEN 1 ELSE 0 END AS tested, \
      (SELECT min(h.at) FROM history h WHERE h.case_id = f.id AND h.act = 'closed' \
        AND h.at >= f.proven) AS closed_after_proof, \
      (SELECT min(h.at) FROM history h WHERE h.case_id = f.id AND h.act = 'closed' \
        AND h.at >= f.written) AS closed_after_letter, \
      (SELECT k.mailbox FROM contacts k WHERE k.case_id = f.id \
        ORDER BY k.place, k.mailbox LIMIT 1) AS mailbox \
    FROM (SELECT c.id, c.state, c.country, \
        min(CASE WHEN h.act IN ('proven', 'reopened') THEN h.at END) AS proven, \
        min(CASE WHEN h.act = 'written' THEN h.at END) AS written \
      FROM (SELECT id, state, country FROM cases WHERE id > $1 ORDER BY id LIMIT $2) c \
      LEFT JOIN history h ON h.case_id = c.id \
      GROUP BY c.id, c.state, c.country) f \
    ORDER BY f.id";

/// A count under two names.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Count {
    pub(super) one: String,
    pub(super) other: String,
    pub(super) count: i64,
}

/// How many cases are in each state, by weakness.
pub(super) async fn states(conn: &mut Connection) -> Result<Vec<Count>, StoreError> {
    let sql = "SELECT state AS one, weakness AS other, count(*) AS count FROM cases \
               GROUP BY state, weakness ORDER BY state, weakness";
    Ok(sqlx::query_as(sql).fetch_all(conn).await?)
}

/// The facts of the cases set aside, with how many share them.
pub(super) async fn set_aside(conn: &mut Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "SELECT facts, count(*) FROM cases WHERE state = 'set-aside' GROUP BY facts";
    Ok(sqlx::query_as(sql).fetch_all(conn).await?)
}

/// How many letters there are, by language and passage.
pub(super) async fn letters(conn: &mut Connection) -> Result<Vec<Count>, StoreError> {
    let sql = "SELECT language AS one, passage AS other, count(*) AS count FROM letters \
               GROUP BY language, passage ORDER BY language, passage";
    Ok(sqlx::query_as(sql).fetch_all(conn).await?)
}

/// How often a closed case was seen open again.
pub(super) async fn reopened(conn: &mut Connection) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM history WHERE act = 'reopened'";
    Ok(sqlx::query_scalar(sql).fetch_one(conn).await?)
}

/// How many cases send bounces to senders who never wrote.
pub(super) async fn backscatter(conn: &mut Connection) -> Result<i64, StoreError> {
    // A word of the JSON rather than a JSON function: those differ between the engines.
    let sql = "SELECT count(DISTINCT case_id) FROM endpoints \
               WHERE finding LIKE '%\"backscatter\":true%'";
    Ok(sqlx::query_scalar(sql).fetch_one(conn).await?)
}

/// What the endpoints of a case say in short.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The verdict that weighs most.
    pub(super) verdict: Option<Verdict>,
    /// The product, where it was recognised.
    pub(super) product: Option<String>,
}

/// What the endpoints of the cases from `first` to `last` say.
pub(super) async fn found(
    conn: &mut Connection,
    first: i64,
    last: i64,
) -> Result<HashMap<i64, Found>, StoreError> {
    let sql = "SELECT case_id, finding FROM endpoints WHERE case_id >= $1 AND case_id <= $2 \
               ORDER BY case_id, port, protocol";
    let rows = sqlx::query(sql)
        .bind(first)
        .bind(last)
        .fetch_all(&mut *conn)
        .await?;
    let mut all: HashMap<i64, Found> = HashMap::new();
    for row in rows {
        let finding: FindingHead = read_json(row.try_get("finding")?, "finding")?;
        all.entry(row.try_get("case_id")?)
            .or_default()
            .take(finding);
    }
    add_earlier_products(conn, (first, last), &mut all).await?;
    Ok(all)
}

/// A server that now refuses all connections no longer says what it is; an earlier check knew.
async fn add_earlier_products(
    conn: &mut Connection,
    (first, last): (i64, i64),
    all: &mut HashMap<i64, Found>,
) -> Result<(), StoreError> {
    let sql = "SELECT k.case_id, k.findings FROM checks k \
               WHERE k.case_id >= $1 AND k.case_id <= $2 AND k.findings LIKE '%\"product\"%' \
               AND NOT EXISTS (SELECT 1 FROM endpoints e WHERE e.case_id = k.case_id \
                 AND e.finding LIKE '%\"product\"%') \
               ORDER BY k.id";
    let rows = sqlx::query(sql)
        .bind(first)
        .bind(last)
        .fetch_all(conn)
        .await?;
    for row in rows {
        let heads: Vec<FindingHead> = read_json(row.try_get("findings")?, "findings")?;
        let product = heads.into_iter().find_map(|head| head.software);
        let found = all.entry(row.try_get("case_id")?).or_default();
        found.product = product
            .map(|software| software.product)
            .or(found.product.take());
    }
    Ok(())
}

/// The head of a finding: transcripts are long and not wanted here.
#[derive(Debug, Deserialize)]
struct FindingHead {
    verdict: Verdict,
    software: Option<Software>,
}

impl Found {
    fn take(&mut self, finding: FindingHead) {
        let heavier = |old: &Verdict| weight(*old) >= weight(finding.verdict);
        self.verdict = self.verdict.filter(heavier).or(Some(finding.verdict));
        let product = finding.software.map(|software| software.product);
        self.product = self.product.take().or(product);
    }
}

/// Which verdict speaks for a case with several endpoints.
const fn weight(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Open => 6,
        Verdict::Accepts => 5,
        Verdict::RefusesUs => 4,
        Verdict::Undecided => 3,
        Verdict::Closed(_) => 2,
        Verdict::NotThatService => 1,
        Verdict::Unreachable => 0,
    }
}

/// A case as the table shows it, before its endpoints are read.
#[derive(Clone, Debug, FromRow)]
pub(super) struct CaseRow {
    pub(super) id: CaseId,
    pub(super) address: String,
    pub(super) weakness: String,
    pub(super) state: String,
    pub(super) since: i64,
    pub(super) mailbox: Option<String>,
    pub(super) language: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) passage: Option<String>,
}

/// The next cases after `after`, at most [`PAGE`], each with its last letter, or else with the
/// contact that would be written to first.
pub(super) async fn case_rows(
    conn: &mut Connection,
    after: i64,
) -> Result<Vec<CaseRow>, StoreError> {
    Ok(sqlx::query_as(CASE_ROWS)
        .bind(after)
        .bind(PAGE)
        .fetch_all(conn)
        .await?)
}

const CASE_ROWS: &str = "\
    SELECT c.id, c.address, c.weakness, c.state, c.since, \
      coalesce(l.mailbox, k.mailbox) AS mailbox, coalesce(l.language, k.language) AS language, \
      l.kind, l.passage \
    FROM (SELECT * FROM cases WHERE id > $1 ORDER BY id LIMIT $2) c \
    LEFT JOIN letters l ON l.id = \
      (SELECT max(p.letter_id) FROM letter_cases p WHERE p.case_id = c.id) \
    LEFT JOIN contacts k ON k.case_id = c.id AND k.mailbox = \
      (SELECT n.mailbox FROM contacts n WHERE n.case_id = c.id \
        ORDER BY n.place, n.mailbox LIMIT 1) \
    ORDER BY c.id";

/// How many cases are read at once.
const PAGE: i64 = 2_000;
