//! Follow-up: a case is tested again until it is closed, and after that for a while.
//!
//! - [`schedule`] says when.
//! - [`recheck`] says what becomes of a case that was tested again.
//!
//! "Closed is earned": several `closed` verdicts, apart in time, from each endpoint that was once
//! found open. Silence is not closed.

pub mod recheck;
pub mod schedule;

pub use recheck::Rechecking;
