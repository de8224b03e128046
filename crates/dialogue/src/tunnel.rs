//! Inside a tunnel: ask the canary for its answer, and see what comes back.
//!
//! Whatever opened the tunnel (CONNECT, SOCKS4, SOCKS5), this part is the same. That it was opened
//! proves nothing: captive portals and honeypots open tunnels to themselves.

use crate::{Answer, Fetch, Step, http::Response};

/// A tunnel that was granted, and the question asked inside.
#[derive(Clone, Debug)]
pub(crate) struct Tunnel {
    /// In which words it was granted: the answer, unless the canary's own comes.
    granted: String,
    response: Response,
}

impl Tunnel {
    /// Enters the tunnel. Bytes that came together with the grant are looked at, but decide
    /// nothing before the question, the second value, was asked.
    pub(crate) fn enter(fetch: &Fetch, granted: String, early: &[u8]) -> (Self, Vec<u8>) {
        let mut tunnel = Self {
            granted,
            response: fetch.response(),
        };
        tunnel.response.heard(early);
        (tunnel, fetch.direct())
    }

    pub(crate) fn heard(&mut self, bytes: &[u8]) -> Step {
        self.response.heard(bytes);
        if self.response.is_over() {
            Step::Stop(self.over())
        } else {
            Step::Listen
        }
    }

    /// What it comes to once nothing more comes.
    pub(crate) fn over(&self) -> Answer {
        if self.response.has_answer() {
            return Answer::Returned;
        }
        Answer::Accepted(self.granted.clone())
    }
}
