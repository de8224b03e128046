//! One delivery: what is due leaves, and what became of it is recorded.
//!
//! The rule it protects: a letter is never lost and never knowingly sent twice. That it may have
//! left is committed before it is handed over, and what became of it, with a step of each of its
//! cases, right after.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::join_all;
use serde::Serialize;

use super::DeliveryError;
use super::speakable::Speakable;
use super::store::{self, Outgoing};
use super::submission::{Answer, Gate, Way};
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::letter::Passage;
use crate::cases::reference::CaseId;
use crate::cases::store as cases;
use crate::ground::database::Connection;
use crate::ground::lock::{self, Lock};
use crate::ground::operation::Operation;
use crate::ground::progress::{Progress, Task};

/// What one delivery came to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Counts {
    /// Taken by the mail server, or written to the folder.
    pub sent: u64,
    /// Refused for good: the next contact is written to.
    pub failed: u64,
    /// Not taken by our own mail server, for a reason that lies with us; tried again later.
    pub refused: u64,
    /// Taken back before they left, since what they say is no longer so.
    pub withdrawn: u64,
    /// Handed over once more, since nobody could know whether they had been taken. Counted among
    /// the others too.
    pub repeated: u64,
    /// Still on their way.
    pub waiting: u64,
}

/// Sends every letter that is due, as far as the day's ceiling allows.
///
/// # Errors
/// [`DeliveryError`] says who must act; what was sent before it is recorded.
pub async fn deliver(operation: &Operation, progress: Progress) -> Result<Counts, DeliveryError> {
    let gate = Gate::open(operation).await?;
    let _lock = lock(operation)?;
    let mut conn = operation.database.pool().acquire().await?;
    let now = operation.now();
    let today = store::sent_after(&mut conn, now - DAY).await?;
    let allowed = u64::from(operation.settings.delivery.letters_per_day).saturating_sub(today);
    let ready = store::ready(&mut conn, now, allowed).await?;
    drop(conn);
    let task = progress.task("delivering", u64::try_from(ready.len()).ok());
    let round = Round {
        operation,
        task: &task,
        ready: Mutex::new(ready.into()),
        counts: Mutex::default(),
        refusal: Mutex::default(),
    };
    // To the end, each: a way that is dropped half-way would leave a letter of unknown fate.
    let outcomes = join_all((0..gate.ways()).map(|_| round.work(&gate))).await;
    let error = outcomes.into_iter().find_map(Result::err);
    let error = error.or_else(|| round.refusal());
    let mut counts = round.counts();
    let mut conn = operation.database.pool().acquire().await?;
    counts.waiting = store::waiting(&mut conn).await?;
    task.done();
    error.map_or(Ok(counts), Err)
}

/// Held while this process delivers.
fn lock(operation: &Operation) -> Result<Lock, DeliveryError> {
    let folder = &operation.folder;
    let lock = lock::take(folder, "delivery").map_err(DeliveryError::file(folder))?;
    lock.ok_or(DeliveryError::Elsewhere)
}

/// One delivery, shared by its ways.
struct Round<'a> {
    operation: &'a Operation,
    task: &'a Task,
    ready: Mutex<VecDeque<i64>>,
    counts: Mutex<Counts>,
    /// The first letter that our own mail server would not take, and its words.
    refusal: Mutex<Option<DeliveryError>>,
}

impl Round<'_> {
    async fn work(&self, gate: &Gate<'_>) -> Result<(), DeliveryError> {
        let Some(first) = self.next() else {
            return Ok(());
        };
        let mut way = gate.way()?;
        let mut next = Some(first);
        while let Some(id) = next {
            self.one(id, &mut way).await?;
            self.task.advance(1);
            next = self.next();
        }
        way.close().await;
        Ok(())
    }

    async fn one(&self, id: i64, way: &mut Way) -> Result<(), DeliveryError> {
        let Some(letter) = self.take_up(id).await? else {
            return Ok(());
        };
        match way.submit(&letter).await {
            Ok(answer) => self.record(&letter, answer).await,
            Err(error) => {
                // Nothing was handed over: it waits as it was.
                self.put_back(&letter, &error.to_string()).await?;
                Err(error)
            }
        }
    }

    /// Commits that the letter may have left from now on. A letter that was only queued and says
    /// what is no longer so is taken back instead.
    async fn take_up(&self, id: i64) -> Result<Option<Outgoing>, DeliveryError> {
        let mut conn = self.operation.database.begin().await?;
        let Some(letter) = store::outgoing(&mut conn, id).await? else {
            return Ok(None);
        };
        let outdated = !letter.in_flight && self.outdated(&mut conn, &letter).await?;
        if outdated {
            store::set_failed(&mut conn, id, "taken back: it no longer is as it says").await?;
        } else {
            store::set_sending(&mut conn, id).await?;
        }
        conn.commit().await?;
        self.count(|counts| {
            counts.withdrawn += u64::from(outdated);
            counts.repeated += u64::from(letter.in_flight);
        });
        Ok((!outdated).then_some(letter))
    }

    async fn outdated(
        &self,
        conn: &mut Connection,
        letter: &Outgoing,
    ) -> Result<bool, DeliveryError> {
        if cases::suppressed(conn)
            .await?
            .contains(&letter.mailbox.key())
        {
            return Ok(true);
        }
        for case in &letter.cases {
            if Speakable::find(self.operation, conn, *case, letter.kind)
                .await?
                .is_none()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn put_back(&self, letter: &Outgoing, why: &str) -> Result<(), DeliveryError> {
        let passage = if letter.in_flight {
            Passage::Sending
        } else {
            Passage::Queued
        };
        let now = self.operation.now();
        let mut conn = self.operation.database.begin().await?;
        store::postpone(&mut conn, letter.id, (passage, now), why).await?;
        Ok(conn.commit().await?)
    }

    async fn record(&self, letter: &Outgoing, answer: Answer) -> Result<(), DeliveryError> {
        let now = self.operation.now();
        let too_old = now.since(letter.written_at) > PATIENCE;
        let mut conn = self.operation.database.begin().await?;
        match answer {
            Answer::Taken(words) => self.sent(&mut conn, letter, &words).await?,
            Answer::NoSuchRecipient(words) => self.failed(&mut conn, letter, &words).await?,
            Answer::Deferred(words) | Answer::Unknown(words) if too_old => {
                let why = format!(
                    "no server took it in {} days: {words}",
                    PATIENCE.as_secs() / 86_400
                );
                self.failed(&mut conn, letter, &why).await?;
            }
            Answer::Refused(error) => {
                let later = (Passage::Queued, now + pause(letter.attempts));
                store::postpone(&mut conn, letter.id, later, &error.to_string()).await?;
                self.refused(letter, error);
            }
            Answer::Deferred(words) => {
                let later = (Passage::Queued, now + pause(letter.attempts));
                store::postpone(&mut conn, letter.id, later, &words).await?;
            }
            Answer::Unknown(words) => {
                let later = (Passage::Sending, now + pause(letter.attempts));
                store::postpone(&mut conn, letter.id, later, &words).await?;
            }
        }
        Ok(conn.commit().await?)
    }

    async fn sent(
        &self,
        conn: &mut Connection,
        letter: &Outgoing,
        words: &str,
    ) -> Result<(), DeliveryError> {
        let now = self.operation.now();
        store::set_sent(conn, letter.id, now, words).await?;
        for case in &letter.cases {
            self.written(conn, letter, *case).await?;
        }
        self.count(|counts| counts.sent += 1);
        Ok(())
    }

    /// The case makes its step; one that moved on while the letter was in flight is only noted.
    async fn written(
        &self,
        conn: &mut Connection,
        letter: &Outgoing,
        case: CaseId,
    ) -> Result<(), DeliveryError> {
        let operation = self.operation;
        let why = format!("{} to {}", letter.kind, letter.mailbox);
        let cause = Cause::new(operation.now(), ACTOR, why);
        let speakable = Speakable::find(operation, conn, case, letter.kind).await?;
        let moved = speakable.and_then(|one| one.step(operation, letter.id, cause.clone()));
        match moved {
            Some(moved) => {
                cases::save(conn, &operation.numbers, moved).await?;
            }
            None => cases::note(conn, &operation.numbers, case, &cause.of(Act::Written)).await?,
        }
        Ok(())
    }

    /// The mailbox is not written to again, and the cases are free for the next contact.
    async fn failed(
        &self,
        conn: &mut Connection,
        letter: &Outgoing,
        words: &str,
    ) -> Result<(), DeliveryError> {
        let (operation, now) = (self.operation, self.operation.now());
        store::set_failed(conn, letter.id, words).await?;
        cases::suppress(conn, &letter.mailbox, words, now).await?;
        for case in &letter.cases {
            let why = format!("{} to {}: {words}", letter.kind, letter.mailbox);
            let event = Cause::new(now, ACTOR, why).of(Act::Failed);
            cases::note(conn, &operation.numbers, *case, &event).await?;
        }
        self.count(|counts| counts.failed += 1);
        Ok(())
    }

    /// A matter for a person; the other letters go on.
    fn refused(&self, letter: &Outgoing, error: DeliveryError) {
        tracing::warn!(letter = letter.id, mailbox = %letter.mailbox, "{error}");
        self.count(|counts| counts.refused += 1);
        let mut refusal = self.refusal.lock().unwrap_or_else(PoisonError::into_inner);
        refusal.get_or_insert(error);
    }

    fn refusal(&self) -> Option<DeliveryError> {
        let mut refusal = self.refusal.lock().unwrap_or_else(PoisonError::into_inner);
        refusal.take()
    }

    fn next(&self) -> Option<i64> {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        ready.pop_front()
    }

    fn count(&self, count: impl FnOnce(&mut Counts)) {
        count(&mut self.counts.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn counts(&self) -> Counts {
        *self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A quarter of an hour, then twice as long each time, up to six hours.
fn pause(attempts: u32) -> Duration {
    (QUARTER * 2_u32.saturating_pow(attempts.min(10))).min(LONGEST)
}

const ACTOR: Actor = Actor::Stage("delivery");
const DAY: Duration = Duration::from_secs(86_400);
const QUARTER: Duration = Duration::from_secs(900);
const LONGEST: Duration = Duration::from_secs(6 * 3_600);
/// RFC 5321 section 4.5.4.1: the give-up time is at least four or five days.
const PATIENCE: Duration = Duration::from_secs(5 * 86_400);
