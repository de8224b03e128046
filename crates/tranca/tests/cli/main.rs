//! The command line as its users meet it: the program itself is run, in folders of its own.
//!
//! # Limits
//! Only loopback is ever tested, written to or asked: every server here is the laboratory's.

mod approval;
mod canary;
mod check;
mod close;
mod handing_over;
mod help;
mod import;
mod looking;
mod mail;
mod operation;
mod program;
mod reading;
mod serve;
mod serving;
