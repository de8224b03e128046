//! The open-proxy dialogue by SOCKS4 and SOCKS4a: a tunnel to our canary, by IPv4 address or by
//! name, and inside it the question that only the canary can answer.
//!
//! # Limits
//! We give no user name, and no identd answers for us: codes 92 and 93, which ask for that, refuse.
//! The protocol has no RFC; its source is the SOCKS4 memorandum of 1992 and the 4A note of 1994.

use crate::answer::printable;
use crate::fetch::Host;
use crate::tunnel::Tunnel;
use crate::{Answer, Dialogue, Fetch, Step};

/// One SOCKS4 or SOCKS4a CONNECT to one proxy.
#[derive(Clone, Debug)]
pub struct Socks4 {
    fetch: Fetch,
    request: Vec<u8>,
    stage: Stage,
}

#[derive(Clone, Debug)]
enum Stage {
    /// Holds the beginning of the reply, fewer than [`REPLY_LEN`] bytes.
    Asking(Vec<u8>),
    Inside(Box<Tunnel>),
}

impl Socks4 {
    /// Prepares the dialogue: SOCKS4 for an address, SOCKS4a for a name. `None` for IPv6, which the
    /// protocol cannot say.
    #[must_use]
    pub fn new(fetch: Fetch) -> Option<Self> {
        let request = request(&fetch)?;
        Some(Self {
            fetch,
            request,
            stage: Stage::Asking(Vec::new()),
        })
    }

    fn answered(&mut self, code: u8, early: &[u8]) -> Step {
        let meaning = match code {
            GRANTED => {
                let granted = "90: request granted".to_owned();
                let (tunnel, step) = Tunnel::enter(&self.fetch, granted, early);
                self.stage = Stage::Inside(Box::new(tunnel));
                return step;
            }
            91 => "91: request rejected or failed",
            92 => "92: no identd reached on the client",
            _ => "93: identd reports another user",
        };
        Step::Stop(Answer::Refused(meaning.to_owned()))
    }

    fn over(&self, unanswered: Answer) -> Answer {
        match &self.stage {
            Stage::Asking(_) => unanswered,
            Stage::Inside(tunnel) => tunnel.over(),
        }
    }
}

impl Dialogue for Socks4 {
    fn open(&mut self) -> Step {
        Step::Say(self.request.clone())
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        let reply = match &mut self.stage {
            Stage::Asking(reply) => reply,
            Stage::Inside(tunnel) => return tunnel.heard(bytes),
        };
        let (piece, early) = bytes.split_at(bytes.len().min(REPLY_LEN - reply.len()));
        reply.extend_from_slice(piece);
        if !may_be_reply(reply) {
            let words = [reply, early].concat();
            return Step::Stop(Answer::NotThatService(printable(&words)));
        }
        match reply.as_slice() {
            &[_, code, ..] if code != GRANTED || reply.len() == REPLY_LEN => {
                self.answered(code, early)
            }
            _ => Step::Listen,
        }
    }

    fn secured(&mut self, _protocol: Option<&[u8]>) -> Step {
        match &self.stage {
            Stage::Inside(tunnel) => tunnel.secured(),
            Stage::Asking(_) => Step::Stop(self.hung_up()),
        }
    }

    fn hung_up(&mut self) -> Answer {
        self.over(Answer::HungUp)
    }

    fn silent(&mut self) -> Answer {
        self.over(Answer::Silent)
    }
}

/// Version 4, CONNECT, port, address, no user; for a name the address 0.0.0.1 and the name behind.
fn request(fetch: &Fetch) -> Option<Vec<u8>> {
    let (address, name) = match &fetch.target().host {
        Host::Ipv4(address) => (address.octets(), None),
        Host::Name(name) => ([0, 0, 0, 1], Some(name.as_str())),
        Host::Ipv6(_) => return None,
    };
    let mut request = vec![4, 1];
    request.extend(fetch.target().port.to_be_bytes());
    request.extend(address);
    request.push(0);
    if let Some(name) = name {
        request.extend(name.as_bytes());
        request.push(0);
    }
    Some(request)
}

/// The reply's version is 0; some servers repeat our 4.
fn may_be_reply(start: &[u8]) -> bool {
    match start {
        [] | [0 | 4] => true,
        [version, code, ..] => matches!(version, 0 | 4) && (GRANTED..=93).contains(code),
        _ => false,
    }
}

const REPLY_LEN: usize = 8;
const GRANTED: u8 = 90;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Form, Role, Target, TokenKey};

    #[test]
    fn an_ipv6_address_cannot_be_said() {
        let token = TokenKey::new(&[7; 32]).mint(1, 1080, Form::Socks4, Role::Fetch);
        let target = Target::address("2001:db8::7".parse().unwrap(), 80);
        assert!(Socks4::new(Fetch::new(target, &token, "answer", "")).is_none());
    }
}
