//! A case: one weakness of one address, with its endpoints, listings, evidence, contacts and
//! letters: its whole history.
//!
//! The nouns that every stage speaks in stand here; what is done with them stands in the stages.
//!
//! - [`state`]: the states and the steps between them.
//! - [`history`]: who or what, when, why.
//! - [`listing`]: what a public source says.
//! - [`verdict`], [`evidence`]: what a verification found, and what proves it.
//! - [`contact`], [`letter`]: who is written to, and what was written.
//! - [`verp`]: the return path of a letter, by which a bounce finds it.
//! - [`store`]: how all of it is kept.

pub mod contact;
pub mod control;
pub mod endpoint;
pub mod evidence;
pub mod examination;
pub mod history;
pub mod letter;
pub mod listing;
pub mod reference;
pub mod state;
pub mod store;
pub mod verdict;
pub mod verp;
pub mod weakness;
