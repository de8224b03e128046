//! Which letter leaves next: loaded a few at a time, looked at once more, at the pace that its domain
//! allows, and none once letters are stopped.
//!
//! The rule it protects: a letter that says what is no longer so, or goes to somebody who asked for
//! none meanwhile, does not leave.

use std::collections::VecDeque;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesOrdered;
use tokio::sync::{Mutex, mpsc};

use super::DeliveryError;
use super::ledger::Ledger;
use super::pace::Pace;
use super::present::Present;
use super::stop::is_stopped;
use super::store::{self, Outgoing, Waiting};
use super::writer::{Unwritten, Writer};
use crate::cases::reference::CaseId;
use crate::ground::clock::Moment;
use crate::ground::operation::Operation;
use crate::ground::readiness::Missing;

/// A letter that may leave, as of the moment it was looked at.
pub(super) struct Prepared {
    pub(super) letter: Outgoing,
    looked_at: Moment,
}

/// Where the ways get their letters.
pub(super) struct Supply<'a> {
    operation: &'a Operation,
    letters: Mutex<mpsc::Receiver<Prepared>>,
}

/// Where the supply gets its own.
pub(super) struct Source<'a, W> {
    pub(super) operation: &'a Operation,
    pub(super) ledger: &'a Ledger<'a>,
    pub(super) writer: &'a W,
    to: mpsc::Sender<Prepared>,
}

/// A supply and its source.
pub(super) fn of<'a, W>(
    operation: &'a Operation,
    ledger: &'a Ledger<'a>,
    writer: &'a W,
) -> (Source<'a, W>, Supply<'a>) {
    let (to, letters) = mpsc::channel(AHEAD);
    let source = Source {
        operation,
        ledger,
        writer,
        to,
    };
    let letters = Mutex::new(letters);
    (source, Supply { operation, letters })
}

impl Supply<'_> {
    /// The next letter that may leave now; none when all have left.
    pub(super) async fn next(
        &self,
        ledger: &Ledger<'_>,
    ) -> Result<Option<Outgoing>, DeliveryError> {
        loop {
            let prepared = self.letters.lock().await.recv().await;
            unless_stopped(self.operation)?;
            let Some(Prepared { letter, looked_at }) = prepared else {
                return Ok(None);
            };
            if self.operation.now().since(looked_at) < GOOD_FOR || letter.in_flight {
                return Ok(Some(letter));
            }
            // It waited behind a slow one.
            let mut conn = self.operation.database.pool().acquire().await?;
            let present = Present::of(&mut conn, &letter.cases).await?;
            if !present.outdates(self.operation, &mut conn, &letter).await? {
                return Ok(Some(letter));
            }
            drop(conn);
            ledger.withdrawn(letter.id).await?;
        }
    }
}

impl Supply<'_> {
    /// No letter is taken any more.
    pub(super) async fn close(&self) {
        self.letters.lock().await.close();
    }
}

impl<W: Writer> Source<'_, W> {
    /// Supplies all these letters, until nobody takes any more.
    pub(super) async fn supply(self, mut waiting: VecDeque<Waiting>) -> Result<(), DeliveryError> {
        let settings = &self.operation.settings.delivery;
        let mut pace = Pace::new(settings.letters_per_minute_and_domain);
        // Each is driven on while others leave: one that is loaded holds a connection.
        let (mut groups, mut ready) = (FuturesOrdered::new(), VecDeque::new());
        loop {
            unless_stopped(self.operation)?;
            let mut pause = GLANCE;
            if (groups.len() + 1) * AT_ONCE + ready.len() <= AT_HAND {
                let now = self.operation.now();
                let (chosen, next_at) = choose(&mut waiting, &mut pace, now);
                if !chosen.is_empty() {
                    groups.push_back(self.prepared(chosen));
                    continue;
                }
                pause = next_at.map_or(GLANCE, |next_at| next_at.since(now).min(GLANCE));
            }
            if waiting.is_empty() && groups.is_empty() && ready.is_empty() {
                return Ok(());
            }
            tokio::select! {
                Some(group) = groups.next() => ready.extend(group?),
                place = self.to.reserve(), if !ready.is_empty() => match (place, ready.pop_front()) {
                    (Ok(place), Some(letter)) => place.send(letter),
                    // Nobody takes any more.
                    _ => return Ok(()),
                },
                () = self.to.closed() => return Ok(()),
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Loads these, looks at them once more, and has them written.
    async fn prepared(&self, chosen: Vec<i64>) -> Result<Vec<Prepared>, DeliveryError> {
        let looked_at = self.operation.now();
        let mut letters = self.load(chosen).await?;
        self.write(&mut letters).await?;
        let prepared = |letter| Prepared { letter, looked_at };
        Ok(letters.into_iter().map(prepared).collect())
    }

    async fn load(&self, chosen: Vec<i64>) -> Result<Vec<Outgoing>, DeliveryError> {
        let mut conn = self.operation.database.pool().acquire().await?;
        let found = store::outgoing_of(&mut conn, &chosen).await?;
        let spoken_of = found.iter().flat_map(|letter| letter.cases.clone());
        let spoken_of: Vec<CaseId> = spoken_of.collect();
        let present = Present::of(&mut conn, &spoken_of).await?;
        let (mut letters, mut outdated) = (Vec::with_capacity(found.len()), Vec::new());
        for letter in found {
            // What may have arrived already is not taken back.
            let is_fresh = !letter.in_flight;
            if is_fresh && present.outdates(self.operation, &mut conn, &letter).await? {
                outdated.push(letter.id);
            } else {
                letters.push(letter);
            }
        }
        drop(conn);
        for id in outdated {
            self.ledger.withdrawn(id).await?;
        }
        Ok(letters)
    }

    /// Writes those that stand in the queue without a text.
    async fn write(&self, letters: &mut [Outgoing]) -> Result<(), DeliveryError> {
        let unwritten: Vec<Unwritten> = letters
            .iter()
            .filter(|letter| letter.message.is_empty())
            .map(Unwritten::of)
            .collect();
        if unwritten.is_empty() {
            return Ok(());
        }
        let texts = self.writer.texts(unwritten).await;
        let texts = texts.map_err(DeliveryError::Unwritten)?;
        let empty = letters
            .iter_mut()
            .filter(|letter| letter.message.is_empty());
        for (letter, text) in empty.zip(texts) {
            letter.message = text;
        }
        Ok(())
    }
}

fn unless_stopped(operation: &Operation) -> Result<(), DeliveryError> {
    if is_stopped(operation) {
        return Err(DeliveryError::NotReady(vec![Missing::Stopped]));
    }
    Ok(())
}

/// The next few that their domains allow now, in their order; and when the first of those passed over
/// is allowed.
fn choose(
    waiting: &mut VecDeque<Waiting>,
    pace: &mut Pace,
    now: Moment,
) -> (Vec<i64>, Option<Moment>) {
    let mut chosen = Vec::new();
    let mut passed_over = VecDeque::new();
    let mut next_at: Option<Moment> = None;
    while chosen.len() < AT_ONCE {
        let Some(letter) = waiting.pop_front() else {
            break;
        };
        match pace.take(letter.domain(), now) {
            Ok(()) => chosen.push(letter.id),
            Err(at) => {
                next_at = Some(next_at.map_or(at, |next| next.min(at)));
                passed_over.push_back(letter);
            }
        }
    }
    while let Some(letter) = passed_over.pop_back() {
        waiting.push_front(letter);
    }
    (chosen, next_at)
}

/// How many letters are loaded and written together.
const AT_ONCE: usize = 64;
/// How many are at hand at most, loaded or not yet: the more lie ready, the fewer groups of them are
/// written side by side, so that processors are neither fought for nor idle.
const AT_HAND: usize = 4 * AT_ONCE;
/// How many letters lie ready for those who hand them over.
const AHEAD: usize = 16;
/// How long what a letter says is taken for granted.
const GOOD_FOR: Duration = Duration::from_secs(2);
/// How long nothing is looked at while a domain's pace is waited for.
const GLANCE: Duration = Duration::from_millis(200);
