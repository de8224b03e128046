//! The ledger: where receipts are written before the canary answers.
//!
//! A hit that was answered and then lost would be a proof nobody can repeat. So the canary says
//! 250 or 200 only after the other end of this channel has said that the receipt is durable.
//!
//! # Limits
//! The ledger does not write; it waits, with patience, for whoever does.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::limits;
use crate::receipt::Receipt;

/// Tells the time, in Unix milliseconds.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// A receipt on its way to be written down.
#[derive(Debug)]
pub struct Entry {
    /// What came back.
    pub receipt: Receipt,
    /// To be sent once the receipt is durable; dropping it says that it could not be kept.
    pub ack: oneshot::Sender<()>,
}

/// The canary's end of the channel to whoever writes receipts down, and the clock that dates them.
#[derive(Clone)]
pub struct Ledger {
    entries: mpsc::Sender<Entry>,
    clock: Clock,
    patience: Duration,
}

/// The receipt is not durable; the peer is asked to come again.
#[derive(Debug, thiserror::Error)]
#[error("the receipt could not be kept")]
pub(crate) struct NotKept;

impl Ledger {
    /// Takes the channel and the clock.
    #[must_use]
    pub fn new(entries: mpsc::Sender<Entry>, clock: Clock) -> Self {
        Self {
            entries,
            clock,
            patience: limits::KEEPING,
        }
    }

    /// Waits this long for a receipt to become durable, instead of [`limits::KEEPING`].
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// What time it is, in Unix milliseconds.
    pub(crate) fn now_ms(&self) -> i64 {
        (self.clock)()
    }

    /// Returns once the receipt is durable.
    pub(crate) async fn keep(&self, receipt: Receipt) -> Result<(), NotKept> {
        let written = async {
            let (ack, acked) = oneshot::channel();
            self.entries
                .send(Entry { receipt, ack })
                .await
                .map_err(|_| NotKept)?;
            acked.await.map_err(|_| NotKept)
        };
        timeout(self.patience, written)
            .await
            .unwrap_or(Err(NotKept))
    }
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ledger")
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}
