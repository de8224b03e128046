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
//! - [`name`]: host names, ours and the tested server's.
//! - [`envelope`]: one probe mail, whose recipient carries a token and ends at our canary.
//! - [`fetch`]: one errand for a proxy, whose path is a token and whose target is our canary.
//! - [`smtp`], [`http_connect`], [`http_forward`], [`h2_connect`], [`socks4`], [`socks5`],
//!   [`wingate`]: the dialogues; [`over_tls`]: any of them inside TLS.
//! - [`reply`], [`concern`]: what a mail server said, and whether it meant relaying or us.
//! - [`http`]: what a web server or proxy said.
//! - [`answer`]: how a dialogue ended. Whatever the other side does is an answer, never an error.
//!
//! # Limits
//! A dialogue never proves anything. Only a token that returns to the canary does.
//!
//! Nothing a server sends makes a dialogue grow without end: it keeps at most one SMTP reply
//! ([`reply::REPLY_LIMIT`]) or one HTTP head ([`http::HEAD_LIMIT`]) at a time and looks at
//! [`http::BODY_LIMIT`] bytes of a body without keeping them. How long all this may take is the
//! driver's to bound.

pub mod answer;
pub mod concern;
pub mod envelope;
pub mod fetch;
pub mod form;
mod h2;
pub mod h2_connect;
pub mod http;
pub mod http_connect;
pub mod http_forward;
mod lines;
pub mod name;
pub mod over_tls;
pub mod reply;
pub mod smtp;
pub mod socks4;
pub mod socks5;
pub mod token;
mod tunnel;
pub mod wingate;

pub use answer::{Answer, Dialogue, Step, Tls};
pub use envelope::{Envelope, Parties, Tokens};
pub use fetch::{Fetch, Service, Target};
pub use form::Form;
pub use name::{CanaryDomain, ServerName};
pub use token::{Role, Token, TokenKey};
