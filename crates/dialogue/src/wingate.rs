//! The open-proxy dialogue by telnet, as WinGate and its like take it: the target as the first
//! line, and whatever follows goes there.
//!
//! # Limits
//! There is no rule for what such a server says, so only the canary's answer and a `Connected` are
//! understood; other words are another service's. Whoever asks for a name or a password is told
//! nothing.

use crate::answer::printable;
use crate::http::Search;
use crate::{Answer, Dialogue, Fetch, Step};

/// One line to one telnet proxy.
#[derive(Clone, Debug)]
pub struct Wingate {
    to_say: Vec<u8>,
    question: Vec<u8>,
    search: Search,
    /// What was heard, at most [`HEARD_LIMIT`] bytes of it.
    heard: Vec<u8>,
    has_asked: bool,
}

/// How the line names the target.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wording {
    /// `host:port`
    Colon,
    /// `host port`
    Space,
    /// `host:port`, and the question at once behind it: for those who connect without a word.
    Eager,
}

impl Wingate {
    /// Prepares the dialogue.
    #[must_use]
    pub fn new(fetch: &Fetch, wording: Wording) -> Self {
        let target = fetch.target().to_string();
        let line = match (wording, target.rsplit_once(':')) {
            (Wording::Space, Some((host, port))) => {
                format!("{} {port}\r\n", host.trim_matches(['[', ']']))
            }
            _ => format!("{target}\r\n"),
        };
        let has_asked = wording == Wording::Eager;
        let question = fetch.direct();
        let mut to_say = line.into_bytes();
        if has_asked {
            to_say.extend(&question);
        }
        Self {
            to_say,
            question,
            search: fetch.search(),
            heard: Vec::new(),
            has_asked,
        }
    }

    fn over(&self, unanswered: Answer) -> Answer {
        if self.search.has_found() {
            return Answer::Returned;
        }
        if self.heard.is_empty() {
            return unanswered;
        }
        let words = printable(&self.heard);
        if !self.is_another() && says_connected(&words) {
            return Answer::Accepted(words);
        }
        Answer::NotThatService(words)
    }

    /// Whether enough was heard to know that this is no telnet proxy for strangers.
    fn is_another(&self) -> bool {
        let words = self.heard.to_ascii_lowercase();
        let any = |signs: &[&str]| signs.iter().any(|sign| contains(&words, sign.as_bytes()));
        (!self.has_asked && words.starts_with(b"http/"))
            || any(&["login:", "username:", "password:"])
    }

    fn may_become_http(&self) -> bool {
        self.heard.len() < HTTP.len() && HTTP.starts_with(&self.heard)
    }
}

impl Dialogue for Wingate {
    fn open(&mut self) -> Step {
        Step::Say(self.to_say.clone())
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        self.search.look(bytes);
        let room = HEARD_LIMIT.saturating_sub(self.heard.len());
        self.heard.extend(&bytes[..bytes.len().min(room)]);
        if self.search.is_over() || self.is_another() {
            return Step::Stop(self.over(Answer::HungUp));
        }
        // Words without a line's end are a prompt, and it takes the line we have sent already.
        if self.has_asked
            || self.may_become_http()
            || !self.heard.trim_ascii_start().contains(&b'\n')
        {
            return Step::Listen;
        }
        self.has_asked = true;
        Step::Say(self.question.clone())
    }

    fn hung_up(&mut self) -> Answer {
        self.over(Answer::HungUp)
    }

    fn silent(&mut self) -> Answer {
        self.over(Answer::Silent)
    }
}

fn says_connected(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    words.contains("connected")
        && !words.contains("not connected")
        && !words.contains("disconnected")
}

fn contains(words: &[u8], sign: &[u8]) -> bool {
    words.windows(sign.len()).any(|window| window == sign)
}

const HTTP: &[u8] = b"HTTP/";
const HEARD_LIMIT: usize = 1024;
