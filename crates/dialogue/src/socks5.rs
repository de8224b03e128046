//! The open-proxy dialogue by SOCKS5 (RFC 1928): no authentication, a tunnel to our canary by IPv4
//! address, IPv6 address or name, and inside it the question that only the canary can answer.
//!
//! # Limits
//! Only method 00 is offered, and nothing is ever guessed: a server that wants a password refuses.
//! Where a reply says that the target could not be reached, the server did try, for a stranger:
//! that is [`Answer::Deferred`], never a refusal.

use crate::answer::printable;
use crate::fetch::{Host, Target};
use crate::tunnel::Tunnel;
use crate::{Answer, Dialogue, Fetch, Step};

/// One SOCKS5 CONNECT to one proxy.
#[derive(Clone, Debug)]
pub struct Socks5 {
    fetch: Fetch,
    /// The reply under way, at most the 262 bytes that one with a name may have.
    reply: Vec<u8>,
    stage: Stage,
}

#[derive(Clone, Debug)]
enum Stage {
    Greeting,
    Asking,
    Inside(Box<Tunnel>),
}

/// What the reply says, as far as it has come.
enum Said {
    Unfinished,
    Welcome,
    Granted,
    Decided(Answer),
}

impl Socks5 {
    /// Prepares the dialogue.
    #[must_use]
    pub const fn new(fetch: Fetch) -> Self {
        Self {
            fetch,
            reply: Vec::new(),
            stage: Stage::Greeting,
        }
    }

    fn read(&self) -> Said {
        match (&self.stage, self.reply.as_slice()) {
            (_, [VERSION]) => Said::Unfinished,
            (Stage::Greeting, [VERSION, 0]) => Said::Welcome,
            (Stage::Greeting, [VERSION, method]) => Said::Decided(method_refused(*method)),
            (Stage::Asking, [VERSION, 0, bound @ ..]) => match is_whole(bound) {
                Some(true) => Said::Granted,
                Some(false) => Said::Unfinished,
                None => Said::Decided(self.other_service()),
            },
            // Servers that refuse often send no more than these two bytes.
            (Stage::Asking, [VERSION, code, ..]) => {
                Said::Decided(not_granted(*code).unwrap_or_else(|| self.other_service()))
            }
            _ => Said::Decided(self.other_service()),
        }
    }

    fn other_service(&self) -> Answer {
        Answer::NotThatService(printable(&self.reply))
    }

    fn ask(&mut self) -> Vec<u8> {
        self.reply.clear();
        self.stage = Stage::Asking;
        request(self.fetch.target())
    }

    fn enter(&mut self, early: &[u8]) -> Vec<u8> {
        let (tunnel, question) = Tunnel::enter(&self.fetch, "00: succeeded".to_owned(), early);
        self.stage = Stage::Inside(Box::new(tunnel));
        question
    }

    fn over(&self, unanswered: Answer) -> Answer {
        match &self.stage {
            Stage::Greeting | Stage::Asking => unanswered,
            Stage::Inside(tunnel) => tunnel.over(),
        }
    }
}

impl Dialogue for Socks5 {
    fn open(&mut self) -> Step {
        Step::Say(vec![VERSION, 1, NO_AUTHENTICATION])
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        if let Stage::Inside(tunnel) = &mut self.stage {
            return tunnel.heard(bytes);
        }
        let mut to_say = Vec::new();
        let mut rest = bytes;
        while let Some((byte, behind)) = rest.split_first() {
            self.reply.push(*byte);
            rest = behind;
            match self.read() {
                Said::Unfinished => {}
                Said::Welcome => to_say.extend(self.ask()),
                Said::Granted => {
                    to_say.extend(self.enter(rest));
                    return Step::Say(to_say);
                }
                Said::Decided(answer) => return Step::Stop(answer),
            }
        }
        if to_say.is_empty() {
            Step::Listen
        } else {
            Step::Say(to_say)
        }
    }

    fn hung_up(&mut self) -> Answer {
        self.over(Answer::HungUp)
    }

    fn silent(&mut self) -> Answer {
        self.over(Answer::Silent)
    }
}

/// Version, CONNECT, a reserved byte, address type, address, port (RFC 1928 section 4).
fn request(target: &Target) -> Vec<u8> {
    let mut request = vec![VERSION, 1, 0];
    match &target.host {
        Host::Ipv4(address) => {
            request.push(IPV4);
            request.extend(address.octets());
        }
        Host::Ipv6(address) => {
            request.push(IPV6);
            request.extend(address.octets());
        }
        Host::Name(name) => {
            // A host name has at most 253 bytes, so its length always fits.
            let length = u8::try_from(name.as_str().len()).unwrap_or(u8::MAX);
            request.extend([NAME, length]);
            request.extend(name.as_str().as_bytes());
        }
    }
    request.extend(target.port.to_be_bytes());
    request
}

/// Whether the reserved byte, the address type, the bound address and its port have all come;
/// `None` if there is no such type (RFC 1928 section 6).
fn is_whole(bound: &[u8]) -> Option<bool> {
    match bound {
        [] | [_] | [_, NAME] => Some(false),
        [_, IPV4, rest @ ..] => Some(rest.len() == 4 + 2),
        [_, IPV6, rest @ ..] => Some(rest.len() == 16 + 2),
        [_, NAME, length, rest @ ..] => Some(rest.len() == usize::from(*length) + 2),
        _ => None,
    }
}

fn method_refused(method: u8) -> Answer {
    Answer::Refused(match method {
        0xff => "method ff: no acceptable method".to_owned(),
        _ => format!("method {method:02x}: authentication wanted"),
    })
}

/// The meaning of a reply code other than 0; `None` if it has none (RFC 1928 section 6).
fn not_granted(code: u8) -> Option<Answer> {
    Some(match code {
        1 => Answer::Refused("01: general SOCKS server failure".to_owned()),
        2 => Answer::Refused("02: connection not allowed by ruleset".to_owned()),
        3 => Answer::Deferred("03: network unreachable".to_owned()),
        4 => Answer::Deferred("04: host unreachable".to_owned()),
        5 => Answer::Deferred("05: connection refused".to_owned()),
        6 => Answer::Deferred("06: TTL expired".to_owned()),
        7 => Answer::Refused("07: command not supported".to_owned()),
        8 => Answer::Refused("08: address type not supported".to_owned()),
        _ => return None,
    })
}

const VERSION: u8 = 5;
const NO_AUTHENTICATION: u8 = 0;
const IPV4: u8 = 1;
const NAME: u8 = 3;
const IPV6: u8 = 4;
