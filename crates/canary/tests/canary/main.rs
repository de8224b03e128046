//! The canary as the world meets it: real connections over loopback, each test with a host of its
//! own.

mod junk;
mod mail;
mod silence;
mod support;
mod web;
