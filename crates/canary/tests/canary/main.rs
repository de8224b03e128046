//! The canary as the world meets it: real connections over loopback, each test with a host of its
//! own.

mod carried;
mod flood;
mod junk;
mod mail;
mod secured;
mod silence;
mod support;
mod tls;
mod web;
