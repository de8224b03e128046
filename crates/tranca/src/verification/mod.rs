//! Verification: the live test that turns suspicion into proof.
//!
//! In the order of a test:
//!
//! - [`permit`]: whom we may test at all.
//! - [`pace`] keeps it slow.
//! - [`dialer`], [`wire`], [`driver`]: the only places with a socket towards a tested host.
//! - [`courtesy`]: who we are, in every probe; [`names`]: what a server may be called.
//! - [`prober`] with `relay` and `proxy`: one endpoint.
//! - [`receiving`], [`arrivals`]: our canary, and the tokens that come back.
//! - [`equipment`] sets all of it up from the settings.
//! - [`own`]: a checkup of one's own servers, without an operation.
//! - [`examination`]: one case; [`stage`]: all cases that are due.
//!
//! The rule all of it protects: only a returning token proves.

pub mod arrivals;
pub mod courtesy;
pub mod dialer;
pub mod driver;
pub mod equipment;
pub mod examination;
pub mod names;
pub mod own;
pub mod pace;
pub mod permit;
pub mod prober;
mod proxy;
pub mod receiving;
mod relay;
pub mod stage;
pub mod store;
pub mod wire;

pub use stage::{FirstTests, test_due};
