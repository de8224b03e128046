//! The open-proxy dialogue by CONNECT (RFC 9110 section 9.3.6): a tunnel to our canary, and inside
//! it the question that only the canary can answer.
//!
//! # Limits
//! A success without the canary's answer is [`Answer::Accepted`], which proves nothing. Status
//! codes that [ask for patience](crate::http::Head::asks_for_patience) are
//! [`Answer::Deferred`]; all others but 2xx are [`Answer::Refused`], redirections included: no
//! tunnel was opened, which is all we asked.

use crate::http::{Head, HeadReader};
use crate::tunnel::Tunnel;
use crate::{Answer, Dialogue, Fetch, Step};

/// One CONNECT to one proxy.
#[derive(Clone, Debug)]
pub struct HttpConnect {
    fetch: Fetch,
    stage: Stage,
}

#[derive(Clone, Debug)]
enum Stage {
    Asking(HeadReader),
    Inside(Box<Tunnel>),
}

impl HttpConnect {
    /// Prepares the dialogue.
    #[must_use]
    pub const fn new(fetch: Fetch) -> Self {
        Self {
            fetch,
            stage: Stage::Asking(HeadReader::new()),
        }
    }

    fn answered(&mut self, head: &Head, early: &[u8]) -> Step {
        let line = head.line().to_owned();
        if head.is_success() {
            let (tunnel, step) = Tunnel::enter(&self.fetch, line, early);
            self.stage = Stage::Inside(Box::new(tunnel));
            return step;
        }
        Step::Stop(if head.asks_for_patience() {
            Answer::Deferred(line)
        } else {
            Answer::Refused(line)
        })
    }

    fn over(&self, unanswered: Answer) -> Answer {
        match &self.stage {
            Stage::Asking(_) => unanswered,
            Stage::Inside(tunnel) => tunnel.over(),
        }
    }
}

impl Dialogue for HttpConnect {
    fn open(&mut self) -> Step {
        Step::Say(self.fetch.connect())
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        let mut rest = bytes;
        let head = match &mut self.stage {
            Stage::Asking(reader) => reader.read(&mut rest),
            Stage::Inside(tunnel) => return tunnel.heard(bytes),
        };
        match head {
            Ok(Some(head)) => self.answered(&head, rest),
            Ok(None) => Step::Listen,
            Err(other) => Step::Stop(Answer::NotThatService(other.to_string())),
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
