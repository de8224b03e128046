//! The open-relay dialogue: several envelopes, one after another, on one connection.
//!
//! ```text
//! greeting → EHLO (or HELO) → MAIL → RCPT → DATA → message → QUIT
//!                              ▲       refused: RSET    │
//!                              └────── next envelope ◄──┘
//! ```
//! It ends with the first acceptance: before asking further, the verification waits whether the
//! token comes back. It ends, too, once the server refuses *us*, since it would only repeat itself.
//! Envelopes that were not tried can be had back ([`Relay::into_untried`]) for another connection.
//!
//! # Limits
//! Acceptance is no proof, and refusal is none either: there are servers that say 5yz after DATA
//! and deliver all the same. Only the canary knows. No STARTTLS and no pipelining: where a server
//! answers before it is asked, its replies are taken in their order. Patience is the caller's.

use std::collections::VecDeque;

use crate::concern::Concern;
use crate::reply::{NotAReply, Reply, ReplyReader, Severity};
use crate::{Answer, Dialogue, Envelope, Form, ServerName, Step};

/// How far an envelope is carried.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Level {
    /// Up to RCPT: nothing is sent, and nothing can be proven.
    Light,
    /// Up to the message: its arrival is the proof.
    Proof,
}

/// One envelope that was decided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tried {
    /// In which form the server was asked.
    pub form: Form,
    /// What became of it.
    pub answer: Answer,
}

/// One session with one mail server.
#[derive(Clone, Debug)]
pub struct Relay {
    helo: ServerName,
    level: Level,
    /// Those to try; the one under way stands in front until it is decided.
    envelopes: VecDeque<Envelope>,
    awaiting: Awaiting,
    reader: ReplyReader,
    tried: Vec<Tried>,
    claims: Vec<String>,
}

/// Which reply comes next.
#[derive(Clone, Debug)]
enum Awaiting {
    Greeting,
    Ehlo,
    Helo,
    Sender,
    Recipient,
    GoAhead,
    Receipt,
    Reset,
    /// The session is decided; only courtesy remains.
    Goodbye(Answer),
}

impl Relay {
    /// How many names of its own a server may claim.
    pub const CLAIMS_LIMIT: usize = 4;
    /// How many bytes of such a name are kept (RFC 5321 section 4.5.3.1.2).
    pub const CLAIM_LIMIT: usize = 255;

    /// Prepares a session that introduces itself as `helo` and tries the envelopes in their order.
    /// Without envelopes it only asks the server for its names and ends as [`Answer::HungUp`].
    #[must_use]
    pub fn new(helo: ServerName, envelopes: Vec<Envelope>, level: Level) -> Self {
        Self {
            helo,
            level,
            envelopes: envelopes.into(),
            awaiting: Awaiting::Greeting,
            reader: ReplyReader::new(),
            tried: Vec::new(),
            claims: Vec::new(),
        }
    }

    /// The envelopes decided so far, in their order.
    #[must_use]
    pub fn tried(&self) -> &[Tried] {
        &self.tried
    }

    /// How many envelopes are not decided.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.envelopes.len()
    }

    /// Gives back the envelopes that were not decided.
    #[must_use]
    pub fn into_untried(self) -> Vec<Envelope> {
        self.envelopes.into()
    }

    /// The names that the server gave itself in its greeting and its reply to EHLO or HELO: raw,
    /// unverified, and to be trusted only once they resolve to the tested address.
    #[must_use]
    pub fn claims(&self) -> &[String] {
        &self.claims
    }

    fn take(&mut self, reply: &Reply) -> Step {
        if reply.code() == CLOSING && !matches!(self.awaiting, Awaiting::Goodbye(_)) {
            return Step::Stop(self.ended(Answer::Deferred(reply.text())));
        }
        match &self.awaiting {
            Awaiting::Greeting => self.greeted(reply),
            Awaiting::Ehlo | Awaiting::Helo => self.introduced(reply),
            Awaiting::Sender | Awaiting::Recipient | Awaiting::GoAhead | Awaiting::Receipt => {
                self.advance(reply)
            }
            Awaiting::Reset => self.begin(),
            Awaiting::Goodbye(answer) => Step::Stop(answer.clone()),
        }
    }

    fn greeted(&mut self, reply: &Reply) -> Step {
        match reply.severity() {
            Severity::Positive if reply.code() == READY => {
                self.note_claim(reply);
                self.say(Awaiting::Ehlo, &format!("EHLO {}", self.helo))
            }
            Severity::Transient => self.leave(Answer::Deferred(reply.text())),
            Severity::Permanent => self.leave(Answer::RefusesUs(reply.text())),
            Severity::Positive | Severity::Intermediate => {
                Step::Stop(self.ended(Answer::NotThatService(reply.text())))
            }
        }
    }

    fn introduced(&mut self, reply: &Reply) -> Step {
        match (&self.awaiting, reply.severity()) {
            (_, Severity::Positive) => {
                self.note_claim(reply);
                self.begin()
            }
            (_, Severity::Transient) => self.leave(Answer::Deferred(reply.text())),
            (Awaiting::Ehlo, _) => self.say(Awaiting::Helo, &format!("HELO {}", self.helo)),
            // An FTP server greets with 220 as well, but knows neither word.
            _ if UNKNOWN_COMMAND.contains(&reply.code()) => {
                self.leave(Answer::NotThatService(reply.text()))
            }
            _ => self.leave(Answer::RefusesUs(reply.text())),
        }
    }

    /// Begins with the envelope in front.
    fn begin(&mut self) -> Step {
        match self.envelopes.front() {
            Some(envelope) => {
                let line = format!("MAIL FROM:{}", envelope.mail_from());
                self.say(Awaiting::Sender, &line)
            }
            None => self.leave(Answer::HungUp),
        }
    }

    /// Leads the envelope under way one reply further.
    fn advance(&mut self, reply: &Reply) -> Step {
        let Some(envelope) = self.envelopes.front() else {
            return self.begin();
        };
        match (&self.awaiting, reply.severity()) {
            (Awaiting::Sender, Severity::Positive) => {
                let line = format!("RCPT TO:{}", envelope.rcpt_to());
                self.say(Awaiting::Recipient, &line)
            }
            (Awaiting::Recipient, Severity::Positive) if self.level == Level::Proof => {
                self.say(Awaiting::GoAhead, "DATA")
            }
            (Awaiting::GoAhead, Severity::Intermediate) => {
                let message = dot_stuffed(envelope.message());
                self.awaiting = Awaiting::Receipt;
                Step::Say(message)
            }
            (Awaiting::Recipient | Awaiting::Receipt, Severity::Positive) => {
                self.decided(Answer::Accepted(reply.text()))
            }
            (_, Severity::Transient) => self.decided(Answer::Deferred(reply.text())),
            (_, Severity::Permanent) => self.decided(refusal(reply)),
            // 250 to DATA, 354 to MAIL: whatever this is, it does not follow what we say.
            _ => self.decided(Answer::NotThatService(reply.text())),
        }
    }

    /// Notes what became of the envelope under way, then goes on with the next or leaves.
    fn decided(&mut self, answer: Answer) -> Step {
        let goes_on = matches!(answer, Answer::Refused(_) | Answer::Deferred(_));
        self.note(answer);
        if goes_on && !self.envelopes.is_empty() {
            return self.say(Awaiting::Reset, "RSET");
        }
        let overall = self.overall();
        self.leave(overall)
    }

    /// The answer that decides least of all envelopes but an accepted one: refusal counts only
    /// where every envelope was refused.
    fn overall(&self) -> Answer {
        let weightiest = self.tried.iter().max_by_key(|tried| weight(&tried.answer));
        weightiest.map_or(Answer::HungUp, |tried| tried.answer.clone())
    }

    /// Ends the session where it stands; the envelope under way shares its fate.
    fn ended(&mut self, answer: Answer) -> Answer {
        match &self.awaiting {
            Awaiting::Goodbye(answer) => return answer.clone(),
            Awaiting::Sender | Awaiting::Recipient | Awaiting::GoAhead | Awaiting::Receipt => {
                self.note(answer.clone());
            }
            Awaiting::Greeting | Awaiting::Ehlo | Awaiting::Helo | Awaiting::Reset => {}
        }
        self.awaiting = Awaiting::Goodbye(answer.clone());
        answer
    }

    fn note(&mut self, answer: Answer) {
        if let Some(envelope) = self.envelopes.pop_front() {
            self.tried.push(Tried {
                form: envelope.form(),
                answer,
            });
        }
    }

    fn note_claim(&mut self, reply: &Reply) {
        let word = reply
            .lines()
            .first()
            .and_then(|line| line.split_whitespace().next());
        let Some(word) = word else { return };
        let claim = &word[..word.floor_char_boundary(Self::CLAIM_LIMIT)];
        let is_new = self
            .claims
            .iter()
            .all(|known| !known.eq_ignore_ascii_case(claim));
        if is_new && self.claims.len() < Self::CLAIMS_LIMIT {
            self.claims.push(claim.to_owned());
        }
    }

    /// RFC 5321 section 4.1.1.10 asks for QUIT even after a refusal.
    fn leave(&mut self, answer: Answer) -> Step {
        self.say(Awaiting::Goodbye(answer), "QUIT")
    }

    fn say(&mut self, awaiting: Awaiting, line: &str) -> Step {
        self.awaiting = awaiting;
        Step::Say(format!("{line}\r\n").into_bytes())
    }
}

impl Dialogue for Relay {
    fn open(&mut self) -> Step {
        Step::Listen
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        let mut rest = bytes;
        let mut said = Vec::new();
        loop {
            match self.reader.read(&mut rest) {
                Ok(Some(reply)) => match self.take(&reply) {
                    Step::Say(more) => said.extend(more),
                    Step::Listen => {}
                    other => return other,
                },
                Ok(None) if said.is_empty() => return Step::Listen,
                Ok(None) => return Step::Say(said),
                Err(NotAReply::NotSmtp(text)) => {
                    return Step::Stop(self.ended(Answer::NotThatService(text)));
                }
                Err(endless @ NotAReply::Endless) => {
                    return Step::Stop(self.ended(Answer::NotThatService(endless.to_string())));
                }
            }
        }
    }

    fn hung_up(&mut self) -> Answer {
        self.ended(Answer::HungUp)
    }

    fn silent(&mut self) -> Answer {
        self.ended(Answer::Silent)
    }
}

fn refusal(reply: &Reply) -> Answer {
    match reply.concern() {
        Concern::Us => Answer::RefusesUs(reply.text()),
        Concern::Relaying | Concern::Unclear => Answer::Refused(reply.text()),
    }
}

const fn weight(answer: &Answer) -> u8 {
    match answer {
        Answer::Accepted(_) | Answer::Returned => 4,
        Answer::NotThatService(_) => 3,
        Answer::RefusesUs(_) => 2,
        Answer::Deferred(_) | Answer::HungUp | Answer::Silent => 1,
        Answer::Refused(_) => 0,
    }
}

/// The message with CRLF line ends, a second dot where a line begins with one, and the final dot
/// (RFC 5321 section 4.5.2).
fn dot_stuffed(message: &str) -> Vec<u8> {
    let mut text = String::with_capacity(message.len() + 64);
    for line in message.lines() {
        if line.starts_with('.') {
            text.push('.');
        }
        text.push_str(line);
        text.push_str("\r\n");
    }
    text.push_str(".\r\n");
    text.into_bytes()
}

/// The server is about to close the connection (RFC 5321 section 3.8).
const CLOSING: u16 = 421;
/// The only greeting that invites (RFC 5321 section 4.3.2).
const READY: u16 = 220;
/// Command unrecognised, command not implemented (RFC 5321 section 4.2.4).
const UNKNOWN_COMMAND: [u16; 2] = [500, 502];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_end_itself() {
        assert_eq!(dot_stuffed("a\n.\r\n..b"), b"a\r\n..\r\n...b\r\n.\r\n");
        assert_eq!(dot_stuffed(""), b".\r\n");
    }

    #[test]
    fn a_server_cannot_claim_names_without_end() {
        let mut relay = Relay::new(
            ServerName::parse("probe.example").unwrap(),
            vec![],
            Level::Light,
        );
        relay.heard(format!("220 {}\r\n", "x".repeat(2000)).as_bytes());
        assert_eq!(relay.claims()[0].len(), Relay::CLAIM_LIMIT);
    }
}
