//! The questions that wait for somebody, each with its case beside it.

use serde::Serialize;

use super::reading::{self, Kind};
use super::store::{self, Kept};
use super::{ReplyError, answer};
use crate::cases::contact::Mailbox;
use crate::cases::reference::CaseId;
use crate::cases::store as cases;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::operation::Operation;

/// A message that waits, or one that is looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// Its number.
    pub id: i64,
    /// When it came.
    pub received_at: Moment,
    /// `waiting` or `done`; `filed` where nobody needs to look, `kept` before that is known.
    pub standing: String,
    /// What it is.
    pub kind: String,
    /// What its writer seems to want; empty where nothing tells.
    pub about: String,
    /// Who wrote it.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// The cases of the letter that it answers.
    pub cases: Vec<Beside>,
    /// In which language the letter was written; empty where it belongs to none.
    pub language: String,
    /// Its words.
    pub text: String,
    /// Whether a person may answer it; machines are not answered.
    pub may_be_answered: bool,
}

/// A case beside a question.
#[derive(Clone, Debug, Serialize)]
pub struct Beside {
    /// Its reference.
    pub reference: String,
    /// The host.
    pub address: std::net::IpAddr,
    /// What is wrong with it.
    pub weakness: &'static str,
    /// Its state.
    pub state: &'static str,
}

/// All that wait, the oldest first.
///
/// # Errors
/// [`ReplyError`] from the database.
pub async fn waiting(operation: &Operation) -> Result<Vec<Question>, ReplyError> {
    let mut conn = operation.database.pool().acquire().await?;
    let mut questions = Vec::new();
    for id in store::with_standing(&mut conn, "waiting", i64::MAX).await? {
        questions.push(question(&mut conn, id).await?);
    }
    Ok(questions)
}

/// One message, whatever its standing.
///
/// # Errors
/// [`ReplyError::Unknown`], and what the database says.
pub async fn show(operation: &Operation, id: i64) -> Result<Question, ReplyError> {
    let mut conn = operation.database.pool().acquire().await?;
    question(&mut conn, id).await
}

/// The case that a message is about, and the mailbox that its letter went to, where it names one.
///
/// # Errors
/// [`ReplyError::Unknown`], and what the database says.
pub async fn subject(
    operation: &Operation,
    id: i64,
) -> Result<(Option<CaseId>, Option<Mailbox>), ReplyError> {
    let mut conn = operation.database.pool().acquire().await?;
    let kept = store::find(&mut conn, id)
        .await?
        .ok_or(ReplyError::Unknown(id))?;
    let letter = store::letter(&mut conn, kept.letter_id).await?;
    let case = (kept.case_id != 0).then_some(CaseId(kept.case_id));
    Ok((case, letter.map(|letter| letter.mailbox)))
}

/// Nobody needs to look at it any more; `false` if it did not wait.
///
/// # Errors
/// [`ReplyError::Unknown`], and what the database says.
pub async fn done(operation: &Operation, id: i64) -> Result<bool, ReplyError> {
    let mut conn = operation.database.begin().await?;
    if store::find(&mut conn, id).await?.is_none() {
        return Err(ReplyError::Unknown(id));
    }
    let waited = store::set_done(&mut conn, id).await?;
    conn.commit().await?;
    Ok(waited)
}

/// How many messages there are, by kind and standing.
///
/// # Errors
/// [`ReplyError`] from the database.
pub async fn counts(operation: &Operation) -> Result<Vec<(String, String, i64)>, ReplyError> {
    let mut conn = operation.database.pool().acquire().await?;
    Ok(store::counts(&mut conn).await?)
}

/// Deletes what came before a moment and waits for nobody; gives back how many messages.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn purge(conn: &mut Connection, before: Moment) -> Result<u64, StoreError> {
    store::purge(conn, before).await
}

async fn question(conn: &mut Connection, id: i64) -> Result<Question, ReplyError> {
    let kept = store::find(conn, id)
        .await?
        .ok_or(ReplyError::Unknown(id))?;
    let opened = reading::open(&kept.message);
    let letter = match kept.letter_id {
        0 => None,
        letter => store::letter(conn, letter).await?,
    };
    let may_be_answered = answer::why_not(&kept, &opened).is_none();
    Ok(Question {
        id,
        received_at: Moment::from_millis(kept.received_at),
        cases: beside(conn, &kept).await?,
        language: letter.map(|letter| letter.language).unwrap_or_default(),
        from: opened.from,
        text: opened.text,
        standing: kept.standing,
        kind: kept.kind,
        about: kept.about,
        subject: kept.subject,
        may_be_answered,
    })
}

/// The cases of its letter; of a message that names only a case, that one.
async fn beside(conn: &mut Connection, kept: &Kept) -> Result<Vec<Beside>, ReplyError> {
    let mut ids = store::cases_in(conn, kept.letter_id).await?;
    if ids.is_empty() && kept.case_id != 0 {
        ids.push(CaseId(kept.case_id));
    }
    let mut beside = Vec::new();
    for id in ids {
        if let Some(case) = cases::find(conn, id).await? {
            beside.push(Beside {
                reference: id.to_string(),
                address: case.dossier().address,
                weakness: case.dossier().weakness.name(),
                state: case.state(),
            });
        }
    }
    Ok(beside)
}

/// Whether a kind is a machine's.
pub(super) fn is_a_machines(kind: &str) -> bool {
    Kind::from_name(kind).is_none_or(|kind| kind != Kind::Reply)
}
