//! The switch that an operator turns: open to strangers, or closed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a server serves strangers. Copies share one state, so that whoever keeps a copy can
/// turn it while the server runs; what is under way already is not cut off.
#[derive(Clone, Debug)]
pub struct Openness(Arc<AtomicBool>);

impl Openness {
    /// Serves everybody from now on.
    pub fn open(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Refuses strangers from now on.
    pub fn close(&self) {
        self.0.store(false, Ordering::SeqCst);
    }

    /// Whether strangers are served.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl Default for Openness {
    /// Open: as the servers in this laboratory are found.
    fn default() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }
}
