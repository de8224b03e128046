//! The inbox: what people wrote back, until a person of ours has seen it.

use std::fmt;

use serde::Serialize;

use super::opened::Opened;
use super::reading::Kind;
use super::store;
use crate::cases::contact::Mailbox;
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::reference::CaseId;
use crate::cases::store as cases;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::languages::Language;
use crate::ground::operation::Operation;

/// How a message stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Kept, and not yet filed.
    Kept,
    /// Filed, and nobody has to look.
    Noted,
    /// For a person.
    Waiting,
    /// A person answered.
    Answered,
    /// A person saw it, and no answer goes.
    Done,
}

impl Standing {
    /// The name in outputs and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Noted => "noted",
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::Done => "done",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        let all = [
            Self::Kept,
            Self::Noted,
            Self::Waiting,
            Self::Answered,
            Self::Done,
        ];
        all.into_iter().find(|standing| standing.name() == name)
    }
}

/// The number of a message, as people write it: 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(into = "String")]
pub struct MailId(pub i64);

impl MailId {
    /// Reads one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        i64::from_str_radix(text, 16).ok().map(Self)
    }
}

impl fmt::Display for MailId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:016x}", self.0))
    }
}

impl From<MailId> for String {
    fn from(id: MailId) -> Self {
        id.to_string()
    }
}

/// A message of the inbox.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Its number.
    pub id: MailId,
    /// When it came.
    pub came_at: Moment,
    /// How it stands.
    pub standing: Standing,
    /// What it is.
    pub kind: Kind,
    /// Where an answer goes, if it can go anywhere.
    pub author: Option<Mailbox>,
    /// Its subject.
    pub subject: String,
    /// What came of it.
    pub remark: String,
    /// The language of our letter that it answers.
    pub language: Option<Language>,
    /// The mailbox that letter went to.
    pub written_to: Option<Mailbox>,
    /// The case that it is about.
    #[serde(serialize_with = "as_reference")]
    pub case: Option<CaseId>,
    /// What it says, as text.
    pub text: String,
    /// Its `Message-ID`, without angle brackets.
    pub message_id: Option<String>,
    /// The thread before it, the oldest first.
    #[serde(skip)]
    pub references: Vec<String>,
}

impl Item {
    /// Why no answer may go to it, if none may: a machine is never answered (RFC 3834 section 2).
    #[must_use]
    pub fn why_unanswerable(&self) -> Option<String> {
        if self.kind != Kind::Reply {
            let kind = self.kind;
            return Some(format!(
                "it is no letter of a person ({kind}), and a machine is never answered (RFC 3834)"
            ));
        }
        if self.author.is_none() {
            return Some("it does not say who wrote it".to_owned());
        }
        (self.standing != Standing::Waiting)
            .then(|| format!("it is {} already", self.standing.name()))
    }

    /// The thread that an answer to it belongs to (RFC 5322 section 3.6.4), the oldest first.
    #[must_use]
    pub fn thread(&self) -> Vec<String> {
        let mut thread = Vec::new();
        for id in self.references.iter().chain(&self.message_id) {
            thread.retain(|known| known != id);
            thread.push(id.clone());
        }
        thread
    }
}

/// The messages that wait for a person, the oldest first.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn waiting(conn: &mut Connection) -> Result<Vec<Item>, StoreError> {
    let mut items = Vec::new();
    for row in store::standing(conn, Standing::Waiting).await? {
        items.push(item(conn, row).await?);
    }
    Ok(items)
}

/// The message with this number.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn find(conn: &mut Connection, id: MailId) -> Result<Option<Item>, StoreError> {
    match store::find(conn, id.0).await? {
        Some(row) if row.standing != Standing::Kept.name() => item(conn, row).await.map(Some),
        _ => Ok(None),
    }
}

/// A person saw it, and answered or not; the history of its case says so. `false` if it does not
/// wait any more.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn settle(
    operation: &Operation,
    item: &Item,
    standing: Standing,
) -> Result<bool, StoreError> {
    let mut conn = operation.database.begin().await?;
    if !store::move_on(&mut conn, item.id.0, standing).await? {
        return Ok(false);
    }
    if let Some(case) = item.case
        && standing == Standing::Answered
    {
        let author = item.author.as_ref().map(Mailbox::as_str);
        let why = format!("an answer to {}", author.unwrap_or_default());
        let event = Cause::new(operation.now(), Actor::Agency, why).of(Act::Answered);
        cases::note(&mut conn, &operation.numbers, case, &event).await?;
    }
    conn.commit().await?;
    Ok(true)
}

async fn item(conn: &mut Connection, row: store::Row) -> Result<Item, StoreError> {
    let letter = match row.letter_id {
        Some(id) => store::letter(conn, id).await?,
        None => None,
    };
    let damaged = |what: &str| StoreError::Damaged(format!("mail {}: {what}", row.id));
    let opened = Opened::of(&row.message);
    Ok(Item {
        id: MailId(row.id),
        came_at: Moment::from_millis(row.came_at),
        standing: Standing::from_name(&row.standing).ok_or_else(|| damaged("standing"))?,
        kind: Kind::from_name(&row.kind).ok_or_else(|| damaged("kind"))?,
        author: Mailbox::parse(&row.author).ok(),
        subject: row.subject,
        remark: row.remark,
        language: letter.as_ref().map(|letter| letter.language),
        written_to: letter.map(|letter| letter.mailbox),
        case: row.case_id,
        text: opened.text,
        message_id: opened.message_id,
        references: opened.references,
    })
}

fn as_reference<S: serde::Serializer>(
    case: &Option<CaseId>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match case {
        Some(case) => serializer.collect_str(case),
        None => serializer.serialize_none(),
    }
}
