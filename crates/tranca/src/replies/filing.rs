//! Each message finds its letter and its case, and what it says has its consequence.
//!
//! | what | consequence |
//! |---|---|
//! | bounce, permanent | the mailbox is written to no more, the next contact is |
//! | bounce, of a passing kind | the letter counts as not written; the second one ends it |
//! | delay, automatic answer | noted |
//! | complaint | the mailbox is written to no more; a person looks |
//! | a person's words | wait for a person |
//!
//! # Limits
//! A message that only names a case's reference is filed and noted there; it moves nothing, since
//! whoever saw the letter can write one.

use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

use super::reading::{self, Kind, Opened, Reading};
use super::store::{self, Kept, Sent};
use super::{ReplyError, wanted};
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::reference::CaseId;
use crate::cases::state::Case;
use crate::cases::{letter, store as cases, verp};
use crate::ground::database::Connection;
use crate::ground::operation::Operation;

/// What was filed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Counts {
    /// Letters that came back.
    pub bounces: u64,
    /// Letters that are late.
    pub delays: u64,
    /// Automatic answers.
    pub automatic: u64,
    /// Complaints.
    pub complaints: u64,
    /// Words of people, who wait for an answer.
    pub replies: u64,
    /// The rest.
    pub others: u64,
    /// Those of all these that belong to no letter and no case.
    pub of_no_case: u64,
}

/// What a message is, and where it belongs.
#[derive(Debug)]
pub(super) struct Filed {
    pub(super) standing: &'static str,
    pub(super) kind: Kind,
    pub(super) about: &'static str,
    pub(super) subject: String,
    pub(super) letter: Option<Sent>,
    pub(super) cases: Vec<CaseId>,
}

/// Files all that was kept; each message in its own transaction.
///
/// # Errors
/// [`ReplyError`]; what was filed until then stays filed, and the rest stays kept.
pub async fn file(operation: &Operation) -> Result<Counts, ReplyError> {
    let mut counts = Counts::default();
    loop {
        let mut conn = operation.database.pool().acquire().await?;
        let ids = store::with_standing(&mut conn, "kept", BATCH).await?;
        drop(conn);
        if ids.is_empty() {
            return Ok(counts);
        }
        for id in ids {
            if let Some(filed) = file_one(operation, id).await? {
                counts.add(&filed);
            }
        }
    }
}

impl Counts {
    fn add(&mut self, filed: &Filed) {
        let place = match filed.kind {
            Kind::Bounce => &mut self.bounces,
            Kind::Delay => &mut self.delays,
            Kind::AutoReply => &mut self.automatic,
            Kind::Complaint => &mut self.complaints,
            Kind::Reply => &mut self.replies,
            Kind::Other => &mut self.others,
        };
        *place += 1;
        self.of_no_case += u64::from(filed.letter.is_none() && filed.cases.is_empty());
    }
}

async fn file_one(operation: &Operation, id: i64) -> Result<Option<Filed>, ReplyError> {
    let mut conn = operation.database.begin().await?;
    let Some(kept) = store::find(&mut conn, id).await? else {
        return Ok(None);
    };
    if kept.standing != "kept" {
        return Ok(None);
    }
    let reading = reading::read(&kept.message);
    let opened = reading::open(&kept.message);
    let belongs = Belonging::of(operation, &mut conn, (&kept, &opened)).await?;
    let filed = filed(&reading, &opened, belongs);
    let desk = Desk {
        operation,
        reading: &reading,
    };
    desk.act(&mut conn, &filed).await?;
    store::set_filed(&mut conn, id, &filed).await?;
    conn.commit().await?;
    Ok(Some(filed))
}

fn filed(reading: &Reading, opened: &Opened, belongs: Belonging) -> Filed {
    let by_a_person = reading.kind == Kind::Reply;
    // An answer of ours that came back concerns whoever gave it.
    let answer = belongs
        .letter
        .as_ref()
        .is_some_and(|letter| letter.kind == "answer");
    let undelivered_answer = answer && reading.kind == Kind::Bounce;
    let waits = by_a_person || reading.kind == Kind::Complaint || undelivered_answer;
    Filed {
        standing: if waits { "waiting" } else { "filed" },
        kind: reading.kind,
        about: if by_a_person {
            wanted::of(&opened.text)
        } else {
            ""
        },
        subject: opened.subject.chars().take(LONGEST_SUBJECT).collect(),
        letter: belongs.letter,
        cases: belongs.cases,
    }
}

/// To which letter and cases a message belongs.
#[derive(Debug, Default)]
struct Belonging {
    letter: Option<Sent>,
    cases: Vec<CaseId>,
}

impl Belonging {
    async fn of(
        operation: &Operation,
        conn: &mut Connection,
        (kept, opened): (&Kept, &Opened),
    ) -> Result<Self, ReplyError> {
        let mut found = by_return_path(operation, conn, (kept, opened)).await?;
        for message_id in &opened.refers_to {
            if found.is_none() {
                found = store::letter_named(conn, message_id).await?;
            }
        }
        if let Some(letter) = found {
            let cases = store::cases_in(conn, letter.id).await?;
            return Ok(Self {
                letter: Some(letter),
                cases,
            });
        }
        by_reference(conn, opened).await
    }
}

async fn by_return_path(
    operation: &Operation,
    conn: &mut Connection,
    (kept, opened): (&Kept, &Opened),
) -> Result<Option<Sent>, ReplyError> {
    let addresses = std::iter::once(&kept.recipient).chain(&opened.recipients);
    for address in addresses {
        if let Some(letter) = verp::letter_of(&operation.secret, address) {
            return Ok(store::letter(conn, letter).await?);
        }
    }
    Ok(None)
}

/// By a case's reference in the subject or the text; the letter is not named, so that nothing moves.
async fn by_reference(conn: &mut Connection, opened: &Opened) -> Result<Belonging, ReplyError> {
    for text in [&opened.subject, &opened.returned_subject, &opened.text] {
        for found in REFERENCE.find_iter(text).take(MOST_REFERENCES) {
            let Ok(case) = found.as_str().parse::<CaseId>() else {
                continue;
            };
            if cases::find(conn, case).await?.is_some() {
                return Ok(Belonging {
                    letter: None,
                    cases: vec![case],
                });
            }
        }
    }
    Ok(Belonging::default())
}

/// What a message brings about.
struct Desk<'a> {
    operation: &'a Operation,
    reading: &'a Reading,
}

impl Desk<'_> {
    async fn act(&self, conn: &mut Connection, filed: &Filed) -> Result<(), ReplyError> {
        match (filed.kind, &filed.letter) {
            (Kind::Bounce, Some(letter)) if self.concerns(letter) => {
                self.returned(conn, letter, &filed.cases).await
            }
            (Kind::Complaint, Some(letter)) => {
                let why = format!("complained: {}", self.reason());
                let now = self.operation.now();
                cases::suppress(conn, &letter.mailbox, &why, now).await?;
                self.note(conn, filed).await
            }
            _ => self.note(conn, filed).await,
        }
    }

    /// Whether the report is about the letter's mailbox, or does not say about whom.
    fn concerns(&self, letter: &Sent) -> bool {
        let key = letter.mailbox.key();
        let recipients = &self.reading.recipients;
        recipients.is_empty() || recipients.iter().any(|one| one.to_lowercase() == key)
            // Forwarded, and refused further on: the letter did not arrive either.
            || recipients.len() == 1
    }

    /// The letter told nobody anything: its cases are free for the next contact. A mailbox whose
    /// failure is permanent, or that failed before, is written to no more.
    async fn returned(
        &self,
        conn: &mut Connection,
        letter: &Sent,
        ids: &[CaseId],
    ) -> Result<(), ReplyError> {
        let why = self.reason();
        store::set_returned(conn, letter.id, &why).await?;
        let before = store::bounces_of(conn, &letter.mailbox).await?;
        if self.reading.permanent == Some(true) || before > 0 {
            let now = self.operation.now();
            cases::suppress(conn, &letter.mailbox, &why, now).await?;
        }
        for id in ids {
            store::free(conn, *id, &letter.mailbox).await?;
            let why = format!("{} to {} came back: {why}", letter.kind, letter.mailbox);
            let cause = Cause::new(self.operation.now(), ACTOR, why);
            match cases::find(conn, *id).await? {
                Some(Case::Notified(case)) => {
                    let moved = case.undelivered(cause);
                    cases::save(conn, &self.operation.numbers, moved).await?;
                }
                Some(_) => {
                    let event = cause.of(Act::Bounced);
                    cases::note(conn, &self.operation.numbers, *id, &event).await?;
                }
                None => {}
            }
        }
        Ok(())
    }

    async fn note(&self, conn: &mut Connection, filed: &Filed) -> Result<(), ReplyError> {
        let what = match filed.kind {
            Kind::Bounce => "a bounce that names another mailbox",
            Kind::Delay => "the letter is late",
            Kind::AutoReply => "an automatic answer",
            Kind::Complaint => "a complaint",
            Kind::Reply => "somebody wrote",
            Kind::Other => return Ok(()),
        };
        let about = if filed.about.is_empty() {
            String::new()
        } else {
            format!(" ({})", filed.about)
        };
        let subject = &filed.subject;
        for id in &filed.cases {
            let why = format!("{what}{about}: {subject}");
            let event = Cause::new(self.operation.now(), ACTOR, why).of(Act::Heard);
            cases::note(conn, &self.operation.numbers, *id, &event).await?;
        }
        Ok(())
    }

    fn reason(&self) -> String {
        let status = self
            .reading
            .status
            .map(|code| format!("{code} "))
            .unwrap_or_default();
        let reason = self.reading.reason.as_deref().unwrap_or("no reason given");
        format!("{status}{reason}")
    }
}

/// The kind of a letter that is an answer.
pub(super) const ANSWER: letter::Kind = letter::Kind::Answer;
const ACTOR: Actor = Actor::Stage("replies");
const BATCH: i64 = 200;
const MOST_REFERENCES: usize = 20;
const LONGEST_SUBJECT: usize = 300;
#[expect(
    clippy::expect_used,
    reason = "a constant, used by every test of filing"
)]
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bT(?:-[0-9A-Z]{4}){3}-[0-9A-Z]\b").expect("a pattern of our own")
});
