//! The public pages: what the operation is, how to close a server, and the page of a case behind
//! the secret link of its letter.
//!
//! For whoever got a letter, or was tested by us and asks who we are. Pages without a secret link
//! never name an open address.
//!
//! - [`router`](router()): which page stands where.
//! - `landing`, `guides`, `agencies`, `genuine`, `probing`: for everyone.
//! - `case`, `retest`, `stop`: behind a secret link.
//!
//! # Limits
//! Rates are counted in this process; several processes allow several times as much. Behind a
//! reverse proxy all visitors come from one address and share one rate.

mod agencies;
mod assets;
mod case;
mod events;
mod forwarded;
mod genuine;
mod guides;
mod intended;
mod landing;
mod origin;
mod pace;
mod probing;
mod record;
mod retest;
mod router;
mod steps;
mod stop;
mod store;

#[cfg(test)]
mod tests;

pub use self::router::router;
