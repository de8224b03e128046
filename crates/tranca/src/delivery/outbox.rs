//! The queue of approved letters, and what becomes of a letter and its cases.
//!
//! The rule it protects: a letter is never lost and never knowingly sent twice. A letter enters with
//! all its cases or not at all; that it may have left is committed before it is handed over, and
//! what became of it, with a step of each of its cases, right after.

use std::collections::VecDeque;
use std::fs::{File, TryLockError};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::try_join_all;
use serde::Serialize;

use super::store::{self, Outgoing, Place};
use super::submission::{Answer, Gate, Way};
use super::{Approved, DeliveryError};
use crate::cases::contact::Mailbox;
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::letter::{Kind, Letter, Passage};
use crate::cases::listing::independent;
use crate::cases::reference::CaseId;
use crate::cases::state::{Case, Moved, Writable};
use crate::cases::store as cases;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::operation::Operation;
use crate::ground::progress::{Progress, Task};

/// What came into the queue.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Enqueued {
    /// Letters.
    pub letters: u64,
    /// The cases in them.
    pub cases: u64,
    /// Letters left out, since one of their cases stands in a letter already or may no longer be
    /// written about; what is still due of them comes with the next.
    pub outdated: u64,
}

/// What one delivery came to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Counts {
    /// Taken by the mail server, or written to the folder.
    pub sent: u64,
    /// Refused for good: the next contact is written to.
    pub failed: u64,
    /// Taken back before they left, since what they say is no longer so.
    pub withdrawn: u64,
    /// Handed over once more, since nobody could know whether they had been taken. Counted among
    /// the others too.
    pub repeated: u64,
    /// Still on their way.
    pub waiting: u64,
}

/// Takes approved letters into the queue, each with all its cases or not at all.
///
/// # Errors
/// [`DeliveryError`] says who must act; letters taken in before it stay.
pub async fn enqueue(
    operation: &Operation,
    approved: &Approved,
    letters: &[Letter],
) -> Result<Enqueued, DeliveryError> {
    let _gate = Gate::open_for(operation, approved).await?;
    let mut enqueued = Enqueued::default();
    for letter in letters {
        let mut conn = operation.database.begin().await?;
        if place_all(operation, &mut conn, letter).await? {
            store::insert(&mut conn, letter).await?;
            conn.commit().await?;
            enqueued.letters += 1;
            enqueued.cases += u64::try_from(letter.cases.len()).unwrap_or(u64::MAX);
        } else {
            conn.rollback().await?;
            enqueued.outdated += 1;
        }
    }
    Ok(enqueued)
}

/// Takes a place in the letter for each of its cases; `false` as soon as one cannot be had.
async fn place_all(
    operation: &Operation,
    conn: &mut Connection,
    letter: &Letter,
) -> Result<bool, DeliveryError> {
    if cases::suppressed(conn)
        .await?
        .contains(&letter.mailbox.key())
    {
        return Ok(false);
    }
    for (place, case) in letter.cases.iter().enumerate() {
        let Some(speakable) = speakable(operation, conn, *case, letter.kind).await? else {
            return Ok(false);
        };
        let round = speakable.round();
        let is_first = letter.kind != Kind::Reminder;
        if is_first && store::first_written(conn, *case, round).await? {
            return Ok(false);
        }
        let place = Place {
            letter: letter.id,
            case: *case,
            kind: letter.kind,
            round,
            place,
        };
        if !store::take(conn, place).await? {
            return Ok(false);
        }
    }
    Ok(true)
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
    };
    let ways = (0..gate.ways()).map(|_| round.work(&gate));
    let outcome = try_join_all(ways).await;
    let mut counts = round.counts();
    let mut conn = operation.database.pool().acquire().await?;
    counts.waiting = store::waiting(&mut conn).await?;
    task.done();
    outcome.map(|_| counts)
}

/// "Do not write here again": stops all letters to the mailbox that got this one.
///
/// # Errors
/// [`DeliveryError`] from the database.
pub async fn suppress(
    operation: &Operation,
    letter: i64,
    why: &str,
) -> Result<Option<Mailbox>, DeliveryError> {
    let mut conn = operation.database.begin().await?;
    let mailbox = cases::recipient(&mut conn, letter).await?;
    if let Some(mailbox) = &mailbox {
        cases::suppress(&mut conn, mailbox, why, operation.now()).await?;
    }
    conn.commit().await?;
    Ok(mailbox)
}

/// Lets letters go to a mailbox again; gives back whether they had been stopped.
///
/// # Errors
/// [`DeliveryError`] from the database.
pub async fn unsuppress(operation: &Operation, mailbox: &Mailbox) -> Result<bool, DeliveryError> {
    let mut conn = operation.database.begin().await?;
    let had_been = cases::unsuppress(&mut conn, mailbox).await?;
    conn.commit().await?;
    Ok(had_been)
}

/// Held while this process delivers; the system lets go of it when the process ends, however it
/// ends.
fn lock(operation: &Operation) -> Result<File, DeliveryError> {
    let path = operation.folder.join("delivery.lock");
    let file = File::create(&path).map_err(DeliveryError::file(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(DeliveryError::Elsewhere),
        Err(TryLockError::Error(cause)) => Err(DeliveryError::file(&path)(cause)),
    }
}

/// One delivery, shared by its ways.
struct Round<'a> {
    operation: &'a Operation,
    task: &'a Task,
    ready: Mutex<VecDeque<i64>>,
    counts: Mutex<Counts>,
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
            if speakable(self.operation, conn, *case, letter.kind)
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
        let speakable = speakable(operation, conn, case, letter.kind).await?;
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

/// A case in the state that a letter of some kind speaks of.
enum Speakable {
    First(Writable),
    Again(crate::cases::state::Notified),
}

impl Speakable {
    /// How often the case was proven when the letter was written.
    const fn round(&self) -> u32 {
        match self {
            Self::First(Writable::Proven(case)) => case.facts.rounds,
            Self::First(Writable::Listed(case, _)) => case.facts.rounds + 1,
            Self::Again(case) => case.facts.rounds,
        }
    }

    /// The step that the case makes when the letter has left.
    fn step(self, operation: &Operation, letter: i64, cause: Cause) -> Option<Moved<Case>> {
        match self {
            Self::First(case) => {
                let next = first_recheck(operation, cause.at);
                Some(case.written_to(letter, next, cause).into())
            }
            Self::Again(case) => case.reminded(cause).map(Into::into),
        }
    }
}

/// The case, if a letter of this kind may speak of it now.
async fn speakable(
    operation: &Operation,
    conn: &mut Connection,
    id: CaseId,
    kind: Kind,
) -> Result<Option<Speakable>, StoreError> {
    let Some(case) = cases::find(conn, id).await? else {
        return Ok(None);
    };
    if operation.exclusions.of(case.dossier().address).is_some() {
        return Ok(None);
    }
    Ok(match (kind, case) {
        (Kind::FirstProven, Case::Proven(case)) => Some(Speakable::First(Writable::proven(case))),
        (Kind::FirstListed, Case::Suspected(case)) => {
            let dossier = &case.dossier;
            let listings = cases::listings(conn, dossier.address, dossier.weakness).await?;
            let needed = operation.settings.policy.listings_needed;
            case.listed_enough(independent(&listings), needed)
                .map(Speakable::First)
        }
        (Kind::Reminder, Case::Notified(case)) if case.facts.reminded_at.is_none() => {
            Some(Speakable::Again(case))
        }
        _ => None,
    })
}

fn first_recheck(operation: &Operation, now: Moment) -> Moment {
    let first = operation.settings.policy.recheck_after.first();
    now + first.map_or(DAY, |after| after.duration())
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
