//! What is said on the wire, without a wire: the dialogues that ask a server to carry something
//! from us to us.
//!
//! Every dialogue is a pure state machine. It holds no socket and no clock: the driver tells it
//! what the server said ([`Dialogue::heard`]) and is told what to do next ([`Step`]). So each one
//! can be replayed from a text file, fuzzed with one line, and embedded in other software.
//!
//! In the order of the data:
//!
//! - [`token`]: the mark that proves by coming back, and the key that mints and recognises it.
//! - [`form`]: the ways in which we ask (`plain`, `percent`, `http-connect`, `socks5:name`, …).
//! - [`envelope`]: one probe mail, whose recipient carries a token and ends at our canary.
//! - [`smtp`], [`http_connect`], [`http_forward`], [`socks4`], [`socks5`]: the dialogues.
//! - [`answer`]: how a dialogue ended. Whatever the other side does is an answer, never an error.
//!
//! # Limits
//! A dialogue never proves anything. Only a token that returns to the canary does.

pub mod answer;
pub mod form;
pub mod token;

pub use answer::{Answer, Dialogue, Step};
pub use form::Form;
pub use token::{Role, Token, TokenKey};
