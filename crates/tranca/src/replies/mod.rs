//! Replies: what comes back after a letter has left, and what it means for its cases.
//!
//! For the worker and for `tranca mail`. [`reading`] tells a bounce from a delay, an automatic
//! answer, a complaint and a person's words, from the bytes alone.
//!
//! # Limits
//! What the message claims is believed as far as it can be checked: a bounce moves a case only if
//! it names a letter of ours.

pub mod reading;
