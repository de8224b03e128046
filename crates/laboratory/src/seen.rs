//! What a server saw, in the order in which it saw it, and a way to wait for more.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

/// A bounded record; copies share it.
#[derive(Clone, Debug)]
pub(crate) struct Seen<T> {
    kept: Arc<Mutex<Vec<T>>>,
    count: watch::Sender<usize>,
}

impl<T: Clone> Seen<T> {
    /// Notes one more. Beyond [`LIMIT`] it is counted, but no longer kept.
    pub(crate) fn note(&self, item: T) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < LIMIT {
            kept.push(item);
        }
        drop(kept);
        self.count.send_modify(|count| *count += 1);
    }

    /// All that is kept.
    pub(crate) fn all(&self) -> Vec<T> {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// How many were ever noted.
    pub(crate) fn count(&self) -> usize {
        *self.count.borrow()
    }

    /// Waits until at least so many were noted, then gives all that is kept.
    pub(crate) async fn at_least(&self, wanted: usize) -> Vec<T> {
        // Cannot fail: we hold the sending side ourselves.
        let _ = self
            .count
            .subscribe()
            .wait_for(|count| *count >= wanted)
            .await;
        self.all()
    }
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self {
            kept: Arc::default(),
            count: watch::Sender::new(0),
        }
    }
}

/// How many are kept.
const LIMIT: usize = 100_000;
