//! What came of the operation: figures, the table of cases, and a page with charts.
//!
//! For agencies (`report`), and for the public (`/results`). A rate of closing never stands alone:
//! beside it stands the control group, since many servers close without any letter.
//!
//! - [`figures`](mod@figures): the numbers; [`comparison`]: notified against control; [`share`]: so many of so many.
//! - [`cases`](mod@cases): one line per case.
//! - [`table`]: both for a terminal, and as CSV; [`report`]: the figures as a page.
//! - [`router`](router()): the page in the portal, without anything that points to a server.
//!
//! # Limits
//! Figures are read anew from states and history; what retention has deleted is no longer counted.

pub mod cases;
mod chart;
pub mod comparison;
pub mod figures;
pub mod report;
mod router;
pub mod share;
mod store;
pub mod table;
mod tally;

#[cfg(test)]
mod tests;

pub use self::cases::{CaseLine, cases};
pub use self::figures::{Figures, figures};
pub use self::router::router;
