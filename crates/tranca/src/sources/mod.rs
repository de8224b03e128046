//! Public databases: how what they say comes into the operation.
//!
//! In the order of the data:
//!
//! - [`intake`]: files, dropped in `feeds/`, named at the command line or piped in. [`feeds`] is the
//!   folder; [`input`] opens a file, packed or not; [`kind`] tells what it is.
//! - [`lines`], [`rows`]: a file as lines, and as rows of fields. One broken row costs that row.
//! - [`shadowserver`], [`list`]: what a row means, in the two forms we read; [`address`]: what both
//!   have in common. [`rejection`] says why a row means nothing.
//! - [`sieve`]: each row goes exactly one way: on, ignored, or kept as rejected with its reason.
//! - [`lookup`]: the other way in, by asking DNS blocklists: [`catalogue`] knows the lists and their
//!   codes, [`zone`] asks one of them and watches its health.
//! - [`suspicion`]: which weakness the listings of an address give reason to suspect.
//! - [`register`]: writes listings, opens cases. [`store`] holds its SQL.
//!
//! # Limits
//! Nothing is fetched: an agency gets its reports from their publishers and puts them into `feeds/`.

pub mod address;
pub mod catalogue;
pub mod feeds;
pub mod input;
pub mod intake;
pub mod kind;
pub mod lines;
pub mod list;
pub mod lookup;
pub mod register;
pub mod rejection;
pub mod rows;
pub mod shadowserver;
pub mod sieve;
pub mod store;
pub mod suspicion;
pub mod zone;
