//! The open-proxy dialogue by absolute form: `GET http://canary/token HTTP/1.1`.
//!
//! Every origin server must accept this form (RFC 9112 section 3.2.2) and may well answer it with
//! a page of its own. So a success, a redirection or a "not found" without the canary's answer is
//! [`Answer::NotThatService`]: a web server that speaks for itself, and no refusal to carry, which
//! would claim that there is a proxy. Only 401, 403 and 407 refuse.
//!
//! # Limits
//! Ordinary web servers say 401 and 403 for themselves, too. Nobody is accused by that.

use crate::http::{Head, Response};
use crate::{Answer, Dialogue, Fetch, Step};

/// One request in absolute form to one proxy.
#[derive(Clone, Debug)]
pub struct HttpForward {
    fetch: Fetch,
    response: Response,
}

impl HttpForward {
    /// Prepares the dialogue.
    #[must_use]
    pub fn new(fetch: Fetch) -> Self {
        let response = fetch.response();
        Self { fetch, response }
    }

    /// What it comes to once nothing more comes.
    fn over(&self, unanswered: Answer) -> Answer {
        if self.response.has_answer() {
            return Answer::Returned;
        }
        if let Some(other) = self.response.broken() {
            return Answer::NotThatService(other.to_string());
        }
        self.response.head().map_or(unanswered, without_answer)
    }
}

impl Dialogue for HttpForward {
    fn open(&mut self) -> Step {
        Step::Say(self.fetch.through_proxy())
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        self.response.heard(bytes);
        if self.response.is_over() {
            Step::Stop(self.over(Answer::HungUp))
        } else {
            Step::Listen
        }
    }

    fn hung_up(&mut self) -> Answer {
        self.over(Answer::HungUp)
    }

    fn silent(&mut self) -> Answer {
        self.over(Answer::Silent)
    }
}

fn without_answer(head: &Head) -> Answer {
    let line = head.line();
    match head.status() {
        401 | 403 | 407 => Answer::Refused(line.to_owned()),
        _ if head.asks_for_patience() => Answer::Deferred(line.to_owned()),
        _ => Answer::NotThatService(format!("answers for itself: {line}")),
    }
}
