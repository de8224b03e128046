//! Inside a tunnel: ask the canary for its answer, and see what comes back.
//!
//! Whatever opened the tunnel (CONNECT, SOCKS4, SOCKS5), this part is the same: in clear, inside
//! TLS, or with a mail host that speaks first. That it was opened proves nothing: captive portals
//! and honeypots open tunnels to themselves.

use crate::fetch::Service;
use crate::http::{Response, Search};
use crate::reply::ReplyReader;
use crate::{Answer, Fetch, Step, Tls};

/// A tunnel that was granted, and the question asked inside.
#[derive(Clone, Debug)]
pub(crate) struct Tunnel {
    /// In which words it was granted: the answer, unless the canary's own comes.
    granted: String,
    question: Vec<u8>,
    talk: Talk,
}

#[derive(Clone, Debug)]
enum Talk {
    Web(Response),
    /// Until the mail host has greeted, nothing is asked.
    Greeting(ReplyReader, Search),
    Mail(ReplyReader, Search),
}

impl Tunnel {
    /// Enters the tunnel. Bytes that came together with the grant are looked at, but decide
    /// nothing before the question, the second value, was asked.
    pub(crate) fn enter(fetch: &Fetch, granted: String, early: &[u8]) -> (Self, Step) {
        let (question, talk) = match fetch.service() {
            Service::Mail => (
                fetch.noop(),
                Talk::Greeting(ReplyReader::new(), fetch.search()),
            ),
            Service::Web | Service::SecureWeb(_) => (fetch.direct(), Talk::Web(fetch.response())),
        };
        let mut tunnel = Self {
            granted,
            question,
            talk,
        };
        let step = match fetch.service() {
            Service::Web => {
                tunnel.heard(early);
                tunnel.ask()
            }
            Service::SecureWeb(name) => Step::Secure(Tls {
                name: name.as_ref().map(|name| name.as_str().to_owned()),
                protocols: &[],
            }),
            Service::Mail => tunnel.heard(early),
        };
        (tunnel, step)
    }

    /// TLS is spoken with whoever is at the other end.
    pub(crate) fn secured(&self) -> Step {
        self.ask()
    }

    pub(crate) fn heard(&mut self, bytes: &[u8]) -> Step {
        let mut rest = bytes;
        match &mut self.talk {
            Talk::Greeting(reader, search) => match reader.read(&mut rest) {
                Ok(None) => return Step::Listen,
                Ok(Some(_)) => {
                    search.look(rest);
                    self.talk = Talk::Mail(ReplyReader::new(), search.clone());
                    return self.ask();
                }
                Err(_) => return Step::Stop(self.over()),
            },
            Talk::Mail(reader, search) => {
                search.look(rest);
                if matches!(reader.read(&mut rest), Ok(None)) && !search.is_over() {
                    return Step::Listen;
                }
            }
            Talk::Web(response) => {
                response.heard(rest);
                if !response.is_over() {
                    return Step::Listen;
                }
            }
        }
        Step::Stop(self.over())
    }

    /// What it comes to once nothing more comes.
    pub(crate) fn over(&self) -> Answer {
        let has_answer = match &self.talk {
            Talk::Web(response) => response.has_answer(),
            Talk::Greeting(_, search) | Talk::Mail(_, search) => search.has_found(),
        };
        if has_answer {
            return Answer::Returned;
        }
        Answer::Accepted(self.granted.clone())
    }

    fn ask(&self) -> Step {
        Step::Say(self.question.clone())
    }
}
