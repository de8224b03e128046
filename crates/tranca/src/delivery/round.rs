//! One delivery: what is due leaves, and what became of it is recorded.
//!
//! The rule it protects: a letter is never lost and never knowingly sent twice. That it may have
//! left is noted before it is handed over, and what became of it, with a step of each of its cases,
//! right after.

use std::time::Duration;

use futures_util::future::{join, join_all};
use serde::Serialize;
use tokio::sync::Notify;

use super::DeliveryError;
use super::ledger::Ledger;
use super::store;
use super::submission::Gate;
use super::supply::{self, Supply};
use super::writer::{AllWritten, Writer};
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
    /// Known to have been taken, or to have been in flight, from what an earlier process left when it
    /// was ended in the middle.
    pub settled: u64,
    /// Still on their way.
    pub waiting: u64,
}

impl Counts {
    /// So many more.
    pub(super) const fn add(&mut self, more: Self) {
        self.sent += more.sent;
        self.failed += more.failed;
        self.refused += more.refused;
    }
}

/// Sends every letter that is due, as far as the day's ceiling allows.
///
/// # Errors
/// [`DeliveryError`] says who must act; what was sent before it is recorded.
pub async fn deliver(operation: &Operation, progress: Progress) -> Result<Counts, DeliveryError> {
    deliver_written_by(operation, &AllWritten, progress).await
}

/// The same, where the queue holds letters without a text.
///
/// # Errors
/// As [`deliver`].
pub async fn deliver_written_by(
    operation: &Operation,
    writer: &impl Writer,
    progress: Progress,
) -> Result<Counts, DeliveryError> {
    let gate = Gate::open(operation).await?;
    let _lock = lock(operation)?;
    let ledger = Ledger::open(operation).await?;
    let mut conn = operation.database.pool().acquire().await?;
    let now = operation.now();
    let today = store::sent_after(&mut conn, now - DAY).await?;
    let allowed = u64::from(operation.settings.delivery.letters_per_day).saturating_sub(today);
    let waiting = store::ready(&mut conn, now, allowed).await?;
    drop(conn);
    let task = progress.task("delivering", u64::try_from(waiting.len()).ok());
    let (source, supply) = supply::of(operation, &ledger, writer);
    let round = Round {
        gate,
        ledger: &ledger,
        supply,
        task: &task,
    };
    let over = Notify::new();
    let delivering = async {
        let delivered = join(source.supply(waiting.into()), round.work()).await;
        over.notify_one();
        delivered
    };
    let (delivered, ()) = join(delivering, ledger.commit_until(&over)).await;
    drop(round);
    let counts = ledger.close().await;
    task.done();
    let (supplied, worked) = delivered;
    worked?;
    supplied?;
    let mut conn = operation.database.pool().acquire().await?;
    Ok(Counts {
        waiting: store::waiting(&mut conn).await?,
        ..counts?
    })
}

/// Held while this process delivers.
fn lock(operation: &Operation) -> Result<Lock, DeliveryError> {
    let folder = &operation.folder;
    let lock = lock::take(folder, "delivery").map_err(DeliveryError::file(folder))?;
    lock.ok_or(DeliveryError::Elsewhere)
}

/// One delivery, shared by its ways.
struct Round<'a> {
    gate: Gate<'a>,
    ledger: &'a Ledger<'a>,
    supply: Supply<'a>,
    task: &'a Task,
}

impl Round<'_> {
    /// All ways to their ends, each: one that is dropped half-way would leave a letter of unknown
    /// fate.
    async fn work(&self) -> Result<(), DeliveryError> {
        let ways = (0..self.gate.ways()).map(|_| self.one_way());
        let ends = join_all(ways).await;
        // No way takes letters any more: the source need not wait for one.
        self.supply.close().await;
        ends.into_iter().collect()
    }

    async fn one_way(&self) -> Result<(), DeliveryError> {
        let Some(first) = self.supply.next(self.ledger).await? else {
            return Ok(());
        };
        let mut way = self.gate.way()?;
        let mut next = Some(first);
        while let Some(letter) = next {
            self.ledger.begun(&letter)?;
            match way.submit(&letter).await {
                Ok(answer) => self.ledger.ended(letter, answer).await?,
                Err(error) => {
                    self.ledger.put_back(&letter, &error.to_string()).await?;
                    return Err(error);
                }
            }
            self.task.advance(1);
            next = self.supply.next(self.ledger).await?;
        }
        way.close().await;
        Ok(())
    }
}

const DAY: Duration = Duration::from_secs(86_400);
