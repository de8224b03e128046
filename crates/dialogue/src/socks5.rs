//! The open-proxy dialogue by SOCKS5 (RFC 1928): no authentication, a tunnel to our canary by IPv4
//! address, IPv6 address or name, and inside it the question that only the canary can answer; or
//! an association for datagrams, and the question in one of them.
//!
//! # Limits
//! One datagram is sent and one is awaited; a lost one leaves the answer open. Whatever address the
//! server names for datagrams, they go to the tested address.
//!
//! Only method 00 is offered, and nothing is ever guessed: a server that wants a password refuses.
//! Where a reply says that the target could not be reached, the server did try, for a stranger:
//! that is [`Answer::Deferred`], never a refusal.

use crate::answer::printable;
use crate::fetch::{Host, Target};
use crate::http::Search;
use crate::tunnel::Tunnel;
use crate::{Answer, Dialogue, Fetch, Step};

/// One SOCKS5 CONNECT or UDP ASSOCIATE to one proxy.
#[derive(Clone, Debug)]
pub struct Socks5 {
    fetch: Fetch,
    command: Command,
    /// The reply under way, at most the 262 bytes that one with a name may have.
    reply: Vec<u8>,
    stage: Stage,
}

#[derive(Clone, Debug)]
enum Stage {
    Greeting,
    Asking,
    Inside(Box<Tunnel>),
    Associated(Search),
}

/// What is asked for (RFC 1928 section 4).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Command {
    Connect = 1,
    Associate = 3,
}

/// What the reply says, as far as it has come.
enum Said {
    Unfinished,
    Welcome,
    Granted,
    Decided(Answer),
}

impl Socks5 {
    /// Prepares the dialogue by CONNECT.
    #[must_use]
    pub const fn new(fetch: Fetch) -> Self {
        Self::with(fetch, Command::Connect)
    }

    /// Prepares the dialogue by UDP ASSOCIATE; the target's port is the canary's for datagrams.
    #[must_use]
    pub const fn associating(fetch: Fetch) -> Self {
        Self::with(fetch, Command::Associate)
    }

    const fn with(fetch: Fetch, command: Command) -> Self {
        Self {
            fetch,
            command,
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
        match self.command {
            Command::Connect => request(Command::Connect, self.fetch.target()),
            // From wherever our datagrams will come.
            Command::Associate => {
                [&[VERSION, Command::Associate as u8, 0, IPV4][..], &[0; 6]].concat()
            }
        }
    }

    fn enter(&mut self, early: &[u8]) -> Step {
        if self.command == Command::Associate {
            return self.associate();
        }
        let (tunnel, step) = Tunnel::enter(&self.fetch, GRANTED.to_owned(), early);
        self.stage = Stage::Inside(Box::new(tunnel));
        step
    }

    fn associate(&mut self) -> Step {
        // The reply is whole, so it ends with the port.
        let port = match self.reply.last_chunk() {
            Some(port) => u16::from_be_bytes(*port),
            None => 0,
        };
        if port == 0 {
            return Step::Stop(Answer::Refused("00: succeeded, at no port".to_owned()));
        }
        self.stage = Stage::Associated(self.fetch.search());
        Step::Datagram(port, datagram(&self.fetch))
    }

    fn over(&self, unanswered: Answer) -> Answer {
        match &self.stage {
            Stage::Greeting | Stage::Asking => unanswered,
            Stage::Inside(tunnel) => tunnel.over(),
            Stage::Associated(search) if search.has_found() => Answer::Returned,
            Stage::Associated(_) => Answer::Accepted(GRANTED.to_owned()),
        }
    }
}

impl Dialogue for Socks5 {
    fn open(&mut self) -> Step {
        Step::Say(vec![VERSION, 1, NO_AUTHENTICATION])
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        match &mut self.stage {
            Stage::Inside(tunnel) => return tunnel.heard(bytes),
            // Nothing belongs here; whoever talks on has not understood.
            Stage::Associated(_) => return Step::Stop(self.over(Answer::HungUp)),
            Stage::Greeting | Stage::Asking => {}
        }
        let mut to_say = Vec::new();
        let mut rest = bytes;
        while let Some((byte, behind)) = rest.split_first() {
            self.reply.push(*byte);
            rest = behind;
            match self.read() {
                Said::Unfinished => {}
                Said::Welcome => to_say.extend(self.ask()),
                Said::Granted => return behind_what_is_to_be_said(to_say, self.enter(rest)),
                Said::Decided(answer) => return Step::Stop(answer),
            }
        }
        if to_say.is_empty() {
            Step::Listen
        } else {
            Step::Say(to_say)
        }
    }

    fn secured(&mut self, _protocol: Option<&[u8]>) -> Step {
        match &self.stage {
            Stage::Inside(tunnel) => tunnel.secured(),
            _ => Step::Stop(self.hung_up()),
        }
    }

    fn datagram(&mut self, bytes: &[u8]) -> Step {
        if let (Stage::Associated(search), Some(payload)) = (&mut self.stage, payload(bytes)) {
            search.look(payload);
            if search.has_found() {
                return Step::Stop(Answer::Returned);
            }
        }
        Step::Listen
    }

    fn hung_up(&mut self) -> Answer {
        self.over(Answer::HungUp)
    }

    fn silent(&mut self) -> Answer {
        self.over(Answer::Silent)
    }
}

/// A server that grants before it was asked is first told what it should have heard; what must
/// follow in another way than by saying it is then left: such a server asks for no tunnel of ours.
fn behind_what_is_to_be_said(mut to_say: Vec<u8>, step: Step) -> Step {
    match step {
        step if to_say.is_empty() => step,
        Step::Say(words) => {
            to_say.extend(words);
            Step::Say(to_say)
        }
        Step::Stop(answer) => Step::Stop(answer),
        _ => Step::Say(to_say),
    }
}

/// Version, command, a reserved byte, address type, address, port (RFC 1928 section 4).
fn request(command: Command, target: &Target) -> Vec<u8> {
    let mut request = vec![VERSION, command as u8, 0];
    put_target(&mut request, target);
    request
}

/// Two reserved bytes, no fragment, the target, and the token (RFC 1928 section 7).
fn datagram(fetch: &Fetch) -> Vec<u8> {
    let mut datagram = vec![0, 0, 0];
    put_target(&mut datagram, fetch.target());
    datagram.extend(fetch.token().as_bytes());
    datagram
}

/// What a datagram from the server carries; `None` for a fragment, which nobody need put together
/// (RFC 1928 section 7), and for what is no such datagram.
fn payload(bytes: &[u8]) -> Option<&[u8]> {
    let (head, rest) = bytes.split_at_checked(4)?;
    let &[_, _, 0, kind] = head else { return None };
    let length = match kind {
        IPV4 => 4,
        IPV6 => 16,
        NAME => 1 + usize::from(*rest.first()?),
        _ => return None,
    };
    rest.get(length + 2..)
}

fn put_target(bytes: &mut Vec<u8>, target: &Target) {
    match &target.host {
        Host::Ipv4(address) => {
            bytes.push(IPV4);
            bytes.extend(address.octets());
        }
        Host::Ipv6(address) => {
            bytes.push(IPV6);
            bytes.extend(address.octets());
        }
        Host::Name(name) => {
            // A host name has at most 253 bytes, so its length always fits.
            let length = u8::try_from(name.as_str().len()).unwrap_or(u8::MAX);
            bytes.extend([NAME, length]);
            bytes.extend(name.as_str().as_bytes());
        }
    }
    bytes.extend(target.port.to_be_bytes());
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

const GRANTED: &str = "00: succeeded";
const VERSION: u8 = 5;
const NO_AUTHENTICATION: u8 = 0;
const IPV4: u8 = 1;
const NAME: u8 = 3;
const IPV6: u8 = 4;
