//! How a dialogue ended, and the one shape that all dialogues share.

use std::fmt;

/// What the driver must do next.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// Send these bytes, then listen.
    Say(Vec<u8>),
    /// What was heard is not yet a whole reply: listen on.
    Listen,
    /// Speak TLS from here on, as its client; then call [`Dialogue::secured`]. Bytes heard before
    /// the handshake are gone (RFC 3207 section 4.2).
    Secure(Tls),
    /// Send one datagram to this UDP port of the tested address, the connection kept open; what
    /// comes back is told by [`Dialogue::datagram`].
    Datagram(u16, Vec<u8>),
    /// Hang up: the dialogue is decided.
    Stop(Answer),
}

/// How TLS is to be spoken. Nobody's certificate is believed or asked for: only a token proves.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tls {
    /// The server name to be sent (RFC 6066 section 3), if any.
    pub name: Option<String>,
    /// The application protocols to be offered (RFC 7301), as in `h2`.
    pub protocols: &'static [&'static str],
}

/// How a dialogue ended. Whatever the server does is an answer, never an error of ours.
///
/// The text is what the server said, shortened to one line of at most [`Answer::TEXT_LIMIT`] bytes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Answer {
    /// The server took it. Only its arrival at the canary proves anything.
    Accepted(String),
    /// The canary's derived answer came back through the server. The canary's own record must
    /// agree before it counts.
    Returned,
    /// The server refused to carry this for a stranger, as it should.
    Refused(String),
    /// The server asked for patience (RFC 5321 section 4.2.1, 4yz).
    Deferred(String),
    /// The server refused *us* (blocklist, rate limit, no greeting for strangers): this says
    /// nothing about what it does for others.
    RefusesUs(String),
    /// Something else speaks on this port.
    NotThatService(String),
    /// The server hung up before anything was decided.
    HungUp,
    /// The server said nothing in the time it had.
    Silent,
}

impl Answer {
    /// How many bytes of the server's words an answer keeps. RFC 5321 section 4.5.3.1.5 allows
    /// 512 for a reply line.
    pub const TEXT_LIMIT: usize = 512;

    /// The name in outputs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Accepted(_) => "accepted",
            Self::Returned => "returned",
            Self::Refused(_) => "refused",
            Self::Deferred(_) => "deferred",
            Self::RefusesUs(_) => "refuses-us",
            Self::NotThatService(_) => "not-that-service",
            Self::HungUp => "hung-up",
            Self::Silent => "silent",
        }
    }

    /// What the server said, where it decided something by saying it.
    #[must_use]
    pub fn reply(&self) -> Option<&str> {
        match self {
            Self::Accepted(text)
            | Self::Refused(text)
            | Self::Deferred(text)
            | Self::RefusesUs(text)
            | Self::NotThatService(text) => Some(text),
            Self::Returned | Self::HungUp | Self::Silent => None,
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reply() {
            Some(reply) => write!(f, "{}: {reply}", self.name()),
            None => f.write_str(self.name()),
        }
    }
}

/// One conversation with one server, without a wire.
///
/// The driver calls [`open`](Self::open) once connected, then [`heard`](Self::heard) with whatever
/// arrived, in whatever pieces, until a [`Step::Stop`]. After that the dialogue is spent.
pub trait Dialogue {
    /// The first step, before the server has said anything.
    fn open(&mut self) -> Step;

    /// Takes bytes as they arrived, in any cut, and says what comes next.
    fn heard(&mut self, bytes: &[u8]) -> Step;

    /// TLS is spoken now ([`Step::Secure`]); `protocol` is the one that the server chose.
    fn secured(&mut self, _protocol: Option<&[u8]>) -> Step {
        Step::Stop(self.hung_up())
    }

    /// TLS did not come about ([`Step::Secure`]), and why. The connection is of no further use.
    fn not_secured(&mut self, _why: &str) -> Answer {
        self.hung_up()
    }

    /// Takes a datagram from the tested address ([`Step::Datagram`]).
    fn datagram(&mut self, _bytes: &[u8]) -> Step {
        Step::Listen
    }

    /// The server closed the connection: what does that mean at this point?
    fn hung_up(&mut self) -> Answer;

    /// The server's time is over: what does its silence mean at this point?
    fn silent(&mut self) -> Answer;
}

/// One printable line of what a server said, cut at [`Answer::TEXT_LIMIT`] bytes: control
/// characters, and those that turn the direction of writing, become spaces, bytes that are no UTF-8
/// the replacement character.
#[must_use]
pub fn printable(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(Answer::TEXT_LIMIT)];
    let text = String::from_utf8_lossy(head);
    // Nearly all that servers say.
    if is_plain(head) {
        return text.trim().to_owned();
    }
    let spaced: String = text
        .chars()
        .map(|c| if misleads(c) { ' ' } else { c })
        .collect();
    // A replacement character takes three bytes where one stood.
    spaced[..spaced.floor_char_boundary(Answer::TEXT_LIMIT)]
        .trim()
        .to_owned()
}

fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether a terminal or a page would do something else than show it. What turns the direction of
/// writing (Unicode Standard Annex 9) makes a line be read in another order than it was said in.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_words_cannot_break_our_lines() {
        assert_eq!(
            printable(b"550 5.7.1 no\r\nrelay\x07 \xff"),
            "550 5.7.1 no  relay  \u{fffd}"
        );
        assert_eq!(
            printable("220 \u{9b}2Jmx\u{202e}elpmaxe\u{2069}".as_bytes()),
            "220  2Jmx elpmaxe"
        );
        for byte in [b'x', 0xff] {
            assert!(printable(&[byte; 100_000]).len() <= Answer::TEXT_LIMIT);
        }
    }
}
