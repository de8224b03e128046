//! Filing: which letter and case a message is about, and what follows.
//!
//! By the return path it came to, which nobody can forge; else by the `Message-ID` of a letter of
//! ours that it answers or quotes; else by a case reference in its words. Each message is filed in
//! one transaction with all that follows, so that a process killed in between files it once.
//!
//! # Limits
//! A mailbox is given up, or not written to again, only because of a letter that went there.

use std::fmt;
use std::time::Duration;

use serde::Serialize;

use super::effect::Effect;
use super::inbox::Standing;
use super::meaning::Meaning;
use super::opened::{self, Opened};
use super::reading::{self, Kind, Reading};
use super::store::{self, About};
use super::{ReplyError, letter_by_return_path};
use crate::cases::contact::Mailbox;
use crate::cases::history::{Actor, Cause};
use crate::cases::reference::CaseId;
use crate::cases::store as cases;
use crate::ground::database::{Connection, StoreError};
use crate::ground::languages::Language;
use crate::ground::operation::Operation;
use crate::ground::progress::counted;

/// What taking mail in came to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Counts {
    /// Taken out of the Maildir.
    pub fetched: u64,
    /// Files of the Maildir that could not be read, and stayed.
    pub unreadable: u64,
    /// Filed.
    pub filed: u64,
    /// Letters that came back, or of which nothing clear was heard for days: the next contact is
    /// written to.
    pub returned: u64,
    /// Messages that wait for a person, new and old.
    pub waiting: u64,
}

impl Counts {
    /// Whether there was nothing to do.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        self.fetched + self.unreadable + self.filed + self.returned == 0
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filed = counted(self.filed, "message");
        write!(f, "{filed} filed, {} letters came back", self.returned)?;
        if self.unreadable > 0 {
            write!(f, "; {} unreadable in the Maildir", self.unreadable)?;
        }
        if self.waiting > 0 {
            write!(f, "; {} wait for an answer: tranca mail", self.waiting)?;
        }
        Ok(())
    }
}

/// Where a message was filed.
#[derive(Clone, Debug)]
pub(super) struct Filed {
    pub(super) standing: Standing,
    pub(super) kind: Kind,
    pub(super) author: Option<String>,
    pub(super) subject: String,
    pub(super) remark: String,
    pub(super) letter: Option<i64>,
    pub(super) case: Option<CaseId>,
}

/// Files all that is kept, and gives up the letters of which nothing clear was heard for days.
///
/// # Errors
/// [`ReplyError`]; what was filed before it stays filed.
pub async fn file(operation: &Operation) -> Result<Counts, ReplyError> {
    let mut conn = operation.database.pool().acquire().await?;
    let ids = store::unfiled(&mut conn).await?;
    drop(conn);
    let mut counts = Counts::default();
    for id in ids {
        counts.returned += u64::from(file_one(operation, id).await?);
        counts.filed += 1;
    }
    counts.returned += give_up(operation).await?;
    let mut conn = operation.database.pool().acquire().await?;
    counts.waiting = store::count(&mut conn, Standing::Waiting).await?;
    Ok(counts)
}

/// Files one message; `true` if a letter came back by it.
async fn file_one(operation: &Operation, id: i64) -> Result<bool, ReplyError> {
    let mut conn = operation.database.begin().await?;
    let Some(kept) = store::kept(&mut conn, id).await? else {
        return Ok(false);
    };
    let reading = reading::read(&kept.message);
    let opened = Opened::of(&kept.message);
    let place = Place::find(operation, &mut conn, (&kept, &opened)).await?;
    let meaning = Meaning::of(&reading, &opened, place.language());
    let mut effect = Effect {
        operation,
        conn: &mut conn,
        place: &place,
        reading: &reading,
    };
    let (standing, remark) = effect.follow(meaning).await?;
    let filed = Filed {
        standing,
        kind: reading.kind,
        author: opened.author.map(|mailbox| mailbox.to_string()),
        subject: opened.subject.chars().take(200).collect(),
        remark,
        letter: place.letter.map(|letter| letter.id),
        case: place.cases.first().copied(),
    };
    store::set_filed(&mut conn, id, &filed).await?;
    conn.commit().await?;
    tell(id, &filed, &reading);
    Ok(meaning == Meaning::Returned && filed.letter.is_some())
}

fn tell(id: i64, filed: &Filed, reading: &Reading) {
    let letter = filed.letter.unwrap_or_default();
    let (kind, remark) = (reading.kind, &filed.remark);
    tracing::info!(mail = id, letter, %kind, "{kind}: {remark}");
}

/// What a message is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// The letter of ours.
    pub(super) letter: Option<About>,
    /// The cases, the one that is meant first.
    pub(super) cases: Vec<CaseId>,
    /// Who wrote, in lower case.
    pub(super) author: Option<String>,
}

impl Place {
    async fn find(
        operation: &Operation,
        conn: &mut Connection,
        (kept, opened): (&store::Kept, &Opened),
    ) -> Result<Self, StoreError> {
        let author = opened.author.as_ref().map(Mailbox::key);
        let named = named_cases(conn, opened).await?;
        let letter = match letter_by_return_path(operation, conn, &kept.recipients).await? {
            Some(letter) => Some(letter),
            None => letter_by_words(operation, conn, (kept, opened, &named)).await?,
        };
        let letter = match letter {
            Some(id) => store::letter(conn, id).await?,
            None => None,
        };
        let mut all = named;
        if let Some(letter) = &letter {
            let own = cases::cases_of_letter(conn, letter.id).await?;
            all.retain(|case| own.contains(case));
            let rest: Vec<CaseId> = own.into_iter().filter(|case| !all.contains(case)).collect();
            all.extend(rest);
        }
        Ok(Self {
            letter,
            cases: all,
            author,
        })
    }

    fn language(&self) -> Language {
        self.letter
            .as_ref()
            .map_or(Language::En, |one| one.language)
    }
}

/// By the recipients that the message itself notes (a Maildir has no envelope), by the letters that
/// it answers or quotes, by the case that it names together with its author.
async fn letter_by_words(
    operation: &Operation,
    conn: &mut Connection,
    (kept, opened, named): (&store::Kept, &Opened, &[CaseId]),
) -> Result<Option<i64>, StoreError> {
    if let Some(letter) = letter_by_return_path(operation, conn, &opened.recipients).await? {
        return Ok(Some(letter));
    }
    let quoted = opened::our_message_ids(&kept.message);
    for id in opened.references.iter().rev().chain(&quoted) {
        if let Some(letter) = store::letter_with_message_id(conn, id).await? {
            return Ok(Some(letter));
        }
    }
    let author = opened.author.as_ref().map(Mailbox::key);
    match (author, named.first()) {
        (Some(author), Some(case)) => store::latest_letter_to(conn, &author, Some(*case)).await,
        _ => Ok(None),
    }
}

/// The cases of ours that the words name.
async fn named_cases(conn: &mut Connection, opened: &Opened) -> Result<Vec<CaseId>, StoreError> {
    let mut named = Vec::new();
    for case in opened.cases() {
        if !named.contains(&case) && cases::find(conn, case).await?.is_some() {
            named.push(case);
        }
    }
    Ok(named)
}

/// A letter that came back for a passing reason, and of which nothing clear was heard for [`PATIENCE`]
/// after it, is treated as one that no mail server took for as long.
async fn give_up(operation: &Operation) -> Result<u64, ReplyError> {
    let now = operation.now();
    let mut conn = operation.database.begin().await?;
    let mut given_up = 0;
    for letter in store::only_unclear(&mut conn, now - PATIENCE).await? {
        let days = PATIENCE.as_secs() / 86_400;
        let why =
            format!("it came back for a passing reason, and {days} days brought nothing clearer");
        let cause = Cause::new(now, ACTOR, why);
        let returned = cases::returned(&mut conn, &operation.numbers, letter, &cause).await?;
        given_up += u64::from(returned);
    }
    conn.commit().await?;
    Ok(given_up)
}

/// Who writes into the history.
pub(super) const ACTOR: Actor = Actor::Stage("replies");
/// As long as delivery waits for a mail server that asks for patience (RFC 5321 section 4.5.4.1).
const PATIENCE: Duration = Duration::from_secs(5 * 86_400);
