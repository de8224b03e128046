//! The open-proxy dialogue by one request: in absolute form (`GET http://canary/token HTTP/1.1`),
//! by a foreign Host field, or with the whole URL in the path.
//!
//! Every origin server must accept the absolute form (RFC 9112 section 3.2.2) and may well answer
//! it with a page of its own. So a success, a redirection or a "not found" without the canary's
//! answer is [`Answer::NotThatService`]: a web server that speaks for itself, and no refusal to
//! carry, which would claim that there is a proxy. Only 401, 403 and 407 refuse.
//!
//! # Limits
//! Ordinary web servers say 401 and 403 for themselves, too. Nobody is accused by that. An answer
//! to HEAD has no body in which the canary's could come back: its own record alone tells.

use crate::http::{Head, Response};
use crate::{Answer, Dialogue, Fetch, Step};

/// One request to one proxy.
#[derive(Clone, Debug)]
pub struct HttpForward {
    request: Vec<u8>,
    response: Response,
    has_body: bool,
}

/// How the request asks for something that is elsewhere.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Asking {
    /// `GET http://canary/token`.
    Get,
    /// `HEAD http://canary/token`: some filters look at GET alone.
    Head,
    /// `POST http://canary:25/token`, the content being a line for a mail host.
    Post,
    /// [`Get`](Self::Get), said to come from loopback (`X-Forwarded-For`, `X-Real-IP`, and RFC
    /// 7239).
    Forwarded,
    /// `GET /token` with the canary's Host field, as one would ask the canary itself.
    Host,
    /// `GET /token` with this Host field: for those who were told by other means where it goes.
    Named(String),
    /// `GET /http://canary/token`, with the name of the asked server itself.
    Path(String),
}

impl HttpForward {
    /// Prepares the dialogue: GET in absolute form.
    #[must_use]
    pub fn new(fetch: &Fetch) -> Self {
        Self::asking(fetch, &Asking::Get)
    }

    /// Prepares the dialogue.
    #[must_use]
    pub fn asking(fetch: &Fetch, asking: &Asking) -> Self {
        let request = match asking {
            Asking::Get => fetch.through_proxy("GET", ""),
            Asking::Head => fetch.through_proxy("HEAD", ""),
            Asking::Post => fetch.post(),
            Asking::Forwarded => fetch.through_proxy("GET", FROM_LOOPBACK),
            Asking::Host => fetch.direct(),
            Asking::Named(host) => fetch.of_host(host),
            Asking::Path(forwarder) => fetch.in_path(forwarder),
        };
        Self {
            request,
            response: fetch.response(),
            has_body: *asking != Asking::Head,
        }
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

    fn is_over(&self) -> bool {
        self.response.is_over() || (!self.has_body && self.response.head().is_some())
    }
}

impl Dialogue for HttpForward {
    fn open(&mut self) -> Step {
        Step::Say(self.request.clone())
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        self.response.heard(bytes);
        if self.is_over() {
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

const FROM_LOOPBACK: &str =
    "X-Forwarded-For: 127.0.0.1\r\nX-Real-IP: 127.0.0.1\r\nForwarded: for=127.0.0.1\r\n";
