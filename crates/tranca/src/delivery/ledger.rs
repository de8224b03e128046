//! What became of each letter, kept twice: at once in the [`Journal`], and in groups in the database,
//! with a step of each of its cases.
//!
//! # Limits
//! A group is committed after [`GROUP`] letters or [`INTERVAL`], whichever comes first: so much is
//! repeated, at most, after a power cut.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use super::DeliveryError;
use super::journal::{Journal, Left};
use super::round::Counts;
use super::speakable::Speakable;
use super::store::{self, Outgoing, Taken};
use super::submission::Answer;
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::letter::Passage;
use crate::cases::reference::CaseId;
use crate::cases::store as cases;
use crate::ground::clock::Moment;
use crate::ground::database::Connection;
use crate::ground::operation::Operation;

/// The ledger of one delivery.
pub(super) struct Ledger<'a> {
    operation: &'a Operation,
    journal: Journal,
    /// What the database does not know yet.
    group: Mutex<Vec<Ended>>,
    /// Held while a group is written.
    writing: tokio::sync::Mutex<()>,
    counts: Mutex<Counts>,
    /// The first letter that our own mail server would not take, and its words.
    refusal: Mutex<Option<DeliveryError>>,
}

/// A letter that was handed over, without its text, and when what became of it.
struct Ended {
    letter: Outgoing,
    answer: Answer,
    at: Moment,
}

impl Ended {
    fn taken(&self) -> Option<Taken<'_>> {
        let Answer::Taken(words) = &self.answer else {
            return None;
        };
        Some(Taken {
            letter: &self.letter,
            at: self.at,
            words,
        })
    }
}

impl<'a> Ledger<'a> {
    /// Opens the ledger, and brings into the database what a killed process had left in the journal.
    pub(super) async fn open(operation: &'a Operation) -> Result<Self, DeliveryError> {
        let folder = &operation.folder;
        let (mut journal, left) = Journal::open(folder).map_err(DeliveryError::file(folder))?;
        let counts = settle(operation, left).await?;
        journal.clear().map_err(DeliveryError::file(folder))?;
        Ok(Self {
            operation,
            journal,
            group: Mutex::default(),
            writing: tokio::sync::Mutex::default(),
            counts: Mutex::new(counts),
            refusal: Mutex::default(),
        })
    }

    /// The letter may be taken from now on.
    pub(super) fn begun(&self, letter: &Outgoing) -> Result<(), DeliveryError> {
        self.count(|counts| counts.repeated += u64::from(letter.in_flight));
        self.journaled(self.journal.begun(letter.id))
    }

    /// This became of it.
    pub(super) async fn ended(
        &self,
        mut letter: Outgoing,
        answer: Answer,
    ) -> Result<(), DeliveryError> {
        match &answer {
            Answer::Taken(words) => self.journaled(self.journal.taken(letter.id, words))?,
            // Still in flight, until the database knows.
            Answer::Unknown(_) => {}
            _ => self.journaled(self.journal.not_taken(letter.id))?,
        }
        letter.message = Vec::new();
        let at = self.operation.now();
        let ended = Ended { letter, answer, at };
        let size = {
            let mut group = self.group.lock().unwrap_or_else(PoisonError::into_inner);
            group.push(ended);
            group.len()
        };
        if size >= GROUP {
            self.commit().await
        } else {
            Ok(())
        }
    }

    /// Nothing of it was handed over: it waits as it was.
    pub(super) async fn put_back(&self, letter: &Outgoing, why: &str) -> Result<(), DeliveryError> {
        self.journaled(self.journal.not_taken(letter.id))?;
        let passage = if letter.in_flight {
            Passage::Sending
        } else {
            Passage::Queued
        };
        let mut conn = self.operation.database.begin().await?;
        let later = (passage, self.operation.now());
        store::postpone(&mut conn, letter.id, later, why).await?;
        Ok(conn.commit().await?)
    }

    /// It is taken back before it left.
    pub(super) async fn withdrawn(&self, letter: i64) -> Result<(), DeliveryError> {
        let mut conn = self.operation.database.begin().await?;
        store::set_failed(&mut conn, letter, "taken back: it no longer is as it says").await?;
        conn.commit().await?;
        self.count(|counts| counts.withdrawn += 1);
        Ok(())
    }

    /// Commits a group whenever there is one, until the delivery is over. It must not be dropped before:
    /// a group that is being written would be lost.
    pub(super) async fn commit_until(&self, over: &Notify) {
        while tokio::time::timeout(INTERVAL, over.notified())
            .await
            .is_err()
        {
            // What cannot be committed stays for the next time, and the last one tells of it.
            if let Err(error) = self.commit().await {
                tracing::debug!("not committed yet: {error}");
            }
        }
    }

    /// Brings all that has ended into the database.
    pub(super) async fn commit(&self) -> Result<(), DeliveryError> {
        let _alone = self.writing.lock().await;
        let mut group = {
            let mut group = self.group.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *group)
        };
        if group.is_empty() {
            return Ok(());
        }
        match self.write(&mut group).await {
            Ok(counts) => {
                self.count(|sum| sum.add(counts));
                Ok(())
            }
            Err(error) => {
                let mut later = self.group.lock().unwrap_or_else(PoisonError::into_inner);
                group.append(&mut later);
                *later = group;
                Err(error)
            }
        }
    }

    /// Commits the rest and forgets the journal.
    pub(super) async fn close(mut self) -> Result<Counts, DeliveryError> {
        self.commit().await?;
        let cleared = self.journal.clear();
        self.journaled(cleared)?;
        let refusal = self.refusal.into_inner();
        let counts = self.counts.into_inner();
        match refusal.unwrap_or_else(PoisonError::into_inner) {
            Some(refusal) => Err(refusal),
            None => Ok(counts.unwrap_or_else(PoisonError::into_inner)),
        }
    }

    async fn write(&self, group: &mut [Ended]) -> Result<Counts, DeliveryError> {
        let mut conn = self.operation.database.begin().await?;
        let mut counts = Counts::default();
        let taken: Vec<Taken<'_>> = group.iter().filter_map(Ended::taken).collect();
        sent(self.operation, &mut conn, &taken).await?;
        counts.sent += u64::try_from(taken.len()).unwrap_or(u64::MAX);
        for ended in &*group {
            record(self.operation, &mut conn, ended, &mut counts).await?;
        }
        conn.commit().await?;
        for ended in group {
            if let Answer::Refused(error) = &ended.answer {
                self.refused(&ended.letter, error);
            }
        }
        Ok(counts)
    }

    /// A matter for a person; the other letters go on.
    fn refused(&self, letter: &Outgoing, error: &DeliveryError) {
        tracing::warn!(letter = letter.id, mailbox = %letter.mailbox, "{error}");
        if let DeliveryError::Refused { server, why } = error {
            let mut refusal = self.refusal.lock().unwrap_or_else(PoisonError::into_inner);
            refusal.get_or_insert_with(|| DeliveryError::Refused {
                server: server.clone(),
                why: why.clone(),
            });
        }
    }

    fn count(&self, count: impl FnOnce(&mut Counts)) {
        count(&mut self.counts.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn journaled(&self, noted: std::io::Result<()>) -> Result<(), DeliveryError> {
        let folder: &Path = &self.operation.folder;
        noted.map_err(DeliveryError::file(folder))
    }
}

/// Brings what a killed process had left into the database: what was taken counts as sent, and what
/// was in flight is handed over once more.
async fn settle(operation: &Operation, left: BTreeMap<i64, Left>) -> Result<Counts, DeliveryError> {
    let mut counts = Counts::default();
    if left.is_empty() {
        return Ok(counts);
    }
    let mut conn = operation.database.begin().await?;
    let now = operation.now();
    for (id, left) in left {
        let Some(letter) = store::outgoing(&mut conn, id).await? else {
            continue;
        };
        match left {
            Left::Taken(words) => {
                let taken = Taken {
                    letter: &letter,
                    at: now,
                    words: &words,
                };
                sent(operation, &mut conn, &[taken]).await?;
            }
            Left::InFlight => {
                let later = (Passage::Sending, now);
                store::postpone(&mut conn, id, later, "the process ended").await?;
            }
        }
        counts.settled += 1;
    }
    conn.commit().await?;
    Ok(counts)
}

/// What became of a letter that was not taken.
async fn record(
    operation: &Operation,
    conn: &mut Connection,
    Ended { letter, answer, at }: &Ended,
    counts: &mut Counts,
) -> Result<(), DeliveryError> {
    let too_old = at.since(letter.written_at) > PATIENCE;
    let later = *at + pause(letter);
    match answer {
        Answer::Taken(_) => Ok(()),
        Answer::NoSuchRecipient(words) => {
            counts.failed += 1;
            failed(operation, conn, (letter, *at), words).await
        }
        Answer::Deferred(words) | Answer::Unknown(words) if too_old => {
            counts.failed += 1;
            let days = PATIENCE.as_secs() / 86_400;
            let why = format!("no server took it in {days} days: {words}");
            failed(operation, conn, (letter, *at), &why).await
        }
        Answer::Refused(error) => {
            counts.refused += 1;
            let why = error.to_string();
            Ok(store::postpone(conn, letter.id, (Passage::Queued, later), &why).await?)
        }
        Answer::Deferred(words) => {
            Ok(store::postpone(conn, letter.id, (Passage::Queued, later), words).await?)
        }
        Answer::Unknown(words) => {
            Ok(store::postpone(conn, letter.id, (Passage::Sending, later), words).await?)
        }
    }
}

/// The letters have left, and their cases make their steps; one that moved on while its letter was in
/// flight is only noted.
async fn sent(
    operation: &Operation,
    conn: &mut Connection,
    taken: &[Taken<'_>],
) -> Result<(), DeliveryError> {
    store::set_sent(conn, taken).await?;
    let ids: Vec<CaseId> = taken
        .iter()
        .flat_map(|one| one.letter.cases.clone())
        .collect();
    let mut known = cases::find_all(conn, &ids).await?;
    let (mut moves, mut notes) = (Vec::new(), Vec::new());
    for Taken { letter, at, .. } in taken {
        let why = format!("{} to {}", letter.kind, letter.mailbox);
        let cause = Cause::new(*at, ACTOR, why);
        for id in &letter.cases {
            let speakable = match known.get(id) {
                Some(case) => Speakable::of(operation, conn, case.clone(), letter.kind).await?,
                None => None,
            };
            let moved = speakable.and_then(|one| one.step(operation, letter.id, cause.clone()));
            if let Some(moved) = moved {
                known.insert(*id, moved.case.clone());
                moves.push(moved);
            } else {
                notes.push((*id, cause.clone().of(Act::Written)));
            }
        }
    }
    cases::save_all(conn, &operation.numbers, &moves).await?;
    let notes: Vec<_> = notes.iter().map(|(id, event)| (*id, event)).collect();
    Ok(cases::note_all(conn, &operation.numbers, &notes).await?)
}

/// The mailbox is not written to again, and the cases are free for the next contact.
async fn failed(
    operation: &Operation,
    conn: &mut Connection,
    (letter, at): (&Outgoing, Moment),
    words: &str,
) -> Result<(), DeliveryError> {
    store::set_failed(conn, letter.id, words).await?;
    cases::suppress(conn, &letter.mailbox, words, at).await?;
    for case in &letter.cases {
        let why = format!("{} to {}: {words}", letter.kind, letter.mailbox);
        let event = Cause::new(at, ACTOR, why).of(Act::Failed);
        cases::note(conn, &operation.numbers, *case, &event).await?;
    }
    Ok(())
}

/// A quarter of an hour, then twice as long each time, up to six hours; and up to an eighth more,
/// another for each letter, so that those that were put off together do not come back together.
fn pause(letter: &Outgoing) -> Duration {
    let pause = (QUARTER * 2_u32.saturating_pow(letter.attempts.min(10))).min(LONGEST);
    let part = u32::try_from(letter.id.rem_euclid(64)).unwrap_or(0);
    pause + pause / 8 * part / 64
}

/// So many letters at most before the database knows of them.
pub(super) const GROUP: usize = 64;
/// So long at most.
pub(super) const INTERVAL: Duration = Duration::from_millis(100);
const ACTOR: Actor = Actor::Stage("delivery");
const QUARTER: Duration = Duration::from_secs(900);
const LONGEST: Duration = Duration::from_secs(6 * 3_600);
/// RFC 5321 section 4.5.4.1: the give-up time is at least four or five days.
const PATIENCE: Duration = Duration::from_secs(5 * 86_400);
