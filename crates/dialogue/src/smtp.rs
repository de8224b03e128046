//! The open-relay dialogue: several envelopes, one after another, on one connection.
//!
//! ```text
//! greeting → EHLO (or HELO) → STARTTLS → EHLO → MAIL → RCPT → DATA → message → QUIT
//!                                         ▲       refused: RSET         │
//!                                         └────── next envelope ◄───────┘
//! ```
//! An envelope that calls the client by another name is greeted for anew; one that says where the
//! client comes from says so before (XCLIENT) and has the rest of the session for itself.
//!
//! It ends with the first acceptance: before asking further, the verification waits whether the
//! token comes back. It ends, too, once the server refuses *us*, since it would only repeat itself.
//! Envelopes that were not tried can be had back ([`Relay::into_untried`]) for another connection.
//!
//! # Limits
//! Acceptance is no proof, and refusal is none either: there are servers that say 5yz after DATA
//! and deliver all the same. Only the canary knows. No pipelining: where a server answers before it
//! is asked, its replies are taken in their order. Patience is the caller's.

mod portrait;

use std::collections::VecDeque;

use self::portrait::Portrait;
use crate::concern::Concern;
use crate::reply::{NotAReply, Reply, ReplyReader, Severity};
use crate::{Answer, Dialogue, Envelope, Form, ServerName, Step, Tls};

/// How far an envelope is carried.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Level {
    /// Up to RCPT: nothing is sent, and nothing can be proven.
    Light,
    /// Up to the message: its arrival is the proof.
    Proof,
}

/// How a session is carried.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Channel {
    /// In clear, whatever is offered.
    #[default]
    Clear,
    /// In clear, behind a PROXY protocol header (version 1) that names loopback as the client.
    Proxied,
    /// In clear at first, under TLS as soon as the server offers or wants STARTTLS (RFC 3207).
    StartTls,
    /// Under TLS from the first byte (RFC 8314 section 3).
    Tls,
}

/// What became of TLS in a session.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Secrecy {
    /// Nobody has asked for it.
    #[default]
    Clear,
    /// It was asked for and did not come about.
    Failed,
    /// It is spoken.
    Secured,
}

/// One envelope that was decided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tried {
    /// In which form the server was asked.
    pub form: Form,
    /// What became of it.
    pub answer: Answer,
    /// Whether the message itself was sent: whatever the server said then, it may deliver.
    pub was_sent: bool,
}

/// One session with one mail server.
#[derive(Clone, Debug)]
pub struct Relay {
    helo: ServerName,
    level: Level,
    channel: Channel,
    secrecy: Secrecy,
    /// Those to try; the one under way stands in front until it is decided.
    envelopes: VecDeque<Envelope>,
    awaiting: Awaiting,
    /// By which name we greeted last.
    introduced: Option<ServerName>,
    /// Whether the server believes to speak with loopback (XCLIENT).
    poses: bool,
    was_answered: bool,
    reader: ReplyReader,
    tried: Vec<Tried>,
    portrait: Portrait,
}

/// Which reply comes next.
#[derive(Clone, Debug)]
enum Awaiting {
    Greeting,
    Ehlo,
    Helo,
    StartTls,
    Handshake,
    Xclient,
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
    pub const CLAIMS_LIMIT: usize = Portrait::CLAIMS_LIMIT;
    /// How many bytes of such a name are kept (RFC 5321 section 4.5.3.1.2).
    pub const CLAIM_LIMIT: usize = Portrait::CLAIM_LIMIT;

    /// Prepares a session in clear that introduces itself as `helo` and tries the envelopes in
    /// their order. Without envelopes it only asks the server for its names and ends as
    /// [`Answer::HungUp`].
    #[must_use]
    pub fn new(helo: ServerName, envelopes: Vec<Envelope>, level: Level) -> Self {
        Self {
            helo,
            level,
            channel: Channel::Clear,
            secrecy: Secrecy::Clear,
            envelopes: envelopes.into(),
            awaiting: Awaiting::Greeting,
            introduced: None,
            poses: false,
            was_answered: false,
            reader: ReplyReader::new(),
            tried: Vec::new(),
            portrait: Portrait::default(),
        }
    }

    /// Carries the session so.
    #[must_use]
    pub fn over(self, channel: Channel) -> Self {
        Self { channel, ..self }
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
        &self.portrait.claims
    }

    /// Whether the server offered this extension in its last reply to EHLO; upper case.
    #[must_use]
    pub fn offers(&self, keyword: &str) -> bool {
        self.portrait.offers(keyword)
    }

    /// What became of TLS.
    #[must_use]
    pub const fn secrecy(&self) -> Secrecy {
        self.secrecy
    }

    /// Whether the server gave at least one whole reply.
    #[must_use]
    pub const fn was_answered(&self) -> bool {
        self.was_answered
    }

    fn take(&mut self, reply: &Reply) -> Step {
        self.was_answered = true;
        if reply.code() == CLOSING && !matches!(self.awaiting, Awaiting::Goodbye(_)) {
            return Step::Stop(self.ended(Answer::Deferred(reply.text())));
        }
        match &self.awaiting {
            Awaiting::Greeting => self.greeted(reply),
            Awaiting::Ehlo | Awaiting::Helo => self.introduced(reply),
            Awaiting::StartTls => self.encryption_answered(reply),
            Awaiting::Xclient => self.pose_answered(reply),
            Awaiting::Sender | Awaiting::Recipient | Awaiting::GoAhead | Awaiting::Receipt => {
                self.advance(reply)
            }
            Awaiting::Reset => self.begin(),
            // No reply can come out of a handshake.
            Awaiting::Handshake => Step::Stop(self.ended(Answer::HungUp)),
            Awaiting::Goodbye(answer) => Step::Stop(answer.clone()),
        }
    }

    fn greeted(&mut self, reply: &Reply) -> Step {
        match reply.severity() {
            Severity::Positive if reply.code() == READY => {
                self.portrait.note_claim(reply);
                self.introduce()
            }
            Severity::Transient => self.leave(Answer::Deferred(reply.text())),
            Severity::Permanent => self.leave(refused_at_the_door(reply)),
            Severity::Positive | Severity::Intermediate => {
                Step::Stop(self.ended(Answer::NotThatService(reply.text())))
            }
        }
    }

    /// Greets by the name that the envelope in front wants.
    fn introduce(&mut self) -> Step {
        let line = format!("EHLO {}", self.wanted_name());
        self.say(Awaiting::Ehlo, &line)
    }

    fn introduced(&mut self, reply: &Reply) -> Step {
        match (&self.awaiting, reply.severity()) {
            (Awaiting::Ehlo, Severity::Positive) => {
                self.portrait.note_offers(reply);
                self.welcomed(reply)
            }
            (_, Severity::Positive) => self.welcomed(reply),
            (Awaiting::Ehlo, Severity::Permanent | Severity::Intermediate) => {
                let line = format!("HELO {}", self.wanted_name());
                self.say(Awaiting::Helo, &line)
            }
            (_, Severity::Transient) if self.poses_by_name() => {
                self.decided(Answer::Deferred(reply.text()))
            }
            (_, Severity::Transient) => self.leave(Answer::Deferred(reply.text())),
            _ if self.poses_by_name() => self.decided(Answer::Refused(reply.text())),
            // An FTP server greets with 220 as well, but knows neither word.
            _ if UNKNOWN_COMMAND.contains(&reply.code()) => {
                self.leave(Answer::NotThatService(reply.text()))
            }
            _ => self.leave(refused_at_the_door(reply)),
        }
    }

    fn welcomed(&mut self, reply: &Reply) -> Step {
        self.portrait.note_claim(reply);
        self.introduced = Some(self.wanted_name().clone());
        if self.may_secure() && self.portrait.offers("STARTTLS") {
            return self.say(Awaiting::StartTls, "STARTTLS");
        }
        self.begin()
    }

    /// Begins with the envelope in front.
    fn begin(&mut self) -> Step {
        let Some(envelope) = self.envelopes.front() else {
            return self.leave(Answer::HungUp);
        };
        if envelope.form() == Form::Xclient && !self.poses {
            return self.say(Awaiting::Xclient, LOOPBACK_CLIENT);
        }
        if self.introduced.as_ref() != Some(self.wanted_name()) {
            return self.introduce();
        }
        let line = format!("MAIL FROM:{}", envelope.mail_from());
        self.say(Awaiting::Sender, &line)
    }

    /// After this the server begins anew, as with a new client (Postfix `XCLIENT_README`).
    fn pose_answered(&mut self, reply: &Reply) -> Step {
        match reply.severity() {
            Severity::Positive => {
                (self.poses, self.introduced) = (true, None);
                self.begin()
            }
            Severity::Transient => self.decided(Answer::Deferred(reply.text())),
            Severity::Permanent | Severity::Intermediate => {
                self.decided(Answer::Refused(reply.text()))
            }
        }
    }

    fn encryption_answered(&mut self, reply: &Reply) -> Step {
        if reply.code() == READY {
            self.awaiting = Awaiting::Handshake;
            return Step::Secure(Tls::default());
        }
        self.secrecy = Secrecy::Failed;
        self.begin()
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
            (_, Severity::Transient | Severity::Permanent)
                if self.may_secure() && reply.wants_encryption() =>
            {
                self.say(Awaiting::StartTls, "STARTTLS")
            }
            (_, Severity::Transient) => self.decided(Answer::Deferred(reply.text())),
            (_, Severity::Permanent) => {
                let answer = self.refusal(reply, envelope.is_feigned());
                self.decided(answer)
            }
            // 250 to DATA, 354 to MAIL: whatever this is, it does not follow what we say.
            _ => self.decided(Answer::NotThatService(reply.text())),
        }
    }

    /// Notes what became of the envelope under way, then goes on with the next or leaves.
    fn decided(&mut self, answer: Answer) -> Step {
        let goes_on = matches!(answer, Answer::Refused(_) | Answer::Deferred(_)) && !self.poses;
        self.note(answer);
        if !goes_on || self.envelopes.is_empty() {
            let overall = self.overall();
            return self.leave(overall);
        }
        // Only MAIL and what follows it leave something to be reset; so does a greeting
        // (RFC 5321 section 4.1.4).
        match self.awaiting {
            Awaiting::Ehlo | Awaiting::Helo | Awaiting::Xclient => self.begin(),
            _ if self.introduced.as_ref() != Some(self.wanted_name()) => self.begin(),
            _ => self.say(Awaiting::Reset, "RSET"),
        }
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
            Awaiting::Ehlo | Awaiting::Helo if self.poses_by_name() => self.note(answer.clone()),
            Awaiting::Xclient
            | Awaiting::Sender
            | Awaiting::Recipient
            | Awaiting::GoAhead
            | Awaiting::Receipt => self.note(answer.clone()),
            Awaiting::StartTls | Awaiting::Handshake => self.secrecy = Secrecy::Failed,
            Awaiting::Greeting | Awaiting::Ehlo | Awaiting::Helo | Awaiting::Reset => {}
        }
        self.awaiting = Awaiting::Goodbye(answer.clone());
        answer
    }

    fn note(&mut self, answer: Answer) {
        let was_sent = matches!(self.awaiting, Awaiting::Receipt);
        if let Some(envelope) = self.envelopes.pop_front() {
            self.tried.push(Tried {
                form: envelope.form(),
                answer,
                was_sent,
            });
        }
    }

    fn wanted_name(&self) -> &ServerName {
        let wanted = self.envelopes.front().and_then(Envelope::helo);
        wanted.unwrap_or(&self.helo)
    }

    fn poses_by_name(&self) -> bool {
        self.envelopes.front().and_then(Envelope::helo).is_some()
    }

    fn may_secure(&self) -> bool {
        self.channel == Channel::StartTls && self.secrecy == Secrecy::Clear
    }

    /// Once the server has refused to relay, or where the envelope lies, only a blocklist or the
    /// like still refuses us.
    fn refusal(&self, reply: &Reply, is_feigned: bool) -> Answer {
        let is_known = || {
            let mut tried = self.tried.iter();
            tried.any(|tried| matches!(tried.answer, Answer::Refused(_)))
        };
        match reply.concern() {
            Concern::Patience => Answer::Deferred(reply.text()),
            Concern::Us if reply.is_surely_about_us() || !(is_feigned || is_known()) => {
                Answer::RefusesUs(reply.text())
            }
            Concern::Us | Concern::Relaying | Concern::Unclear => Answer::Refused(reply.text()),
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
        match self.channel {
            Channel::Clear | Channel::StartTls => Step::Listen,
            Channel::Proxied => Step::Say(PROXY_HEADER.to_vec()),
            Channel::Tls => {
                self.awaiting = Awaiting::Handshake;
                Step::Secure(Tls::default())
            }
        }
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        let mut rest = bytes;
        let mut said = Vec::new();
        loop {
            match self.reader.read(&mut rest) {
                Ok(Some(reply)) => match self.take(&reply) {
                    Step::Say(more) => said.extend(more),
                    // Who agrees to TLS before he is asked for it does not mean us.
                    Step::Secure(_) if !said.is_empty() => {
                        return Step::Stop(self.ended(Answer::HungUp));
                    }
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

    fn secured(&mut self, _protocol: Option<&[u8]>) -> Step {
        if !matches!(self.awaiting, Awaiting::Handshake) {
            return Step::Stop(self.ended(Answer::HungUp));
        }
        self.secrecy = Secrecy::Secured;
        self.reader = ReplyReader::new();
        self.portrait.forget_offers();
        if self.channel == Channel::Tls {
            self.awaiting = Awaiting::Greeting;
            return Step::Listen;
        }
        self.introduce()
    }

    fn not_secured(&mut self, _why: &str) -> Answer {
        self.ended(Answer::HungUp)
    }

    fn hung_up(&mut self) -> Answer {
        self.ended(Answer::HungUp)
    }

    fn silent(&mut self) -> Answer {
        self.ended(Answer::Silent)
    }
}

/// Before any envelope: whatever the words, it is us whom the server turns away, or not yet takes.
fn refused_at_the_door(reply: &Reply) -> Answer {
    match reply.concern() {
        Concern::Patience => Answer::Deferred(reply.text()),
        Concern::Us | Concern::Relaying | Concern::Unclear => Answer::RefusesUs(reply.text()),
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
/// The only greeting that invites (RFC 5321 section 4.3.2), and the only yes to STARTTLS.
const READY: u16 = 220;
/// Command unrecognised, command not implemented (RFC 5321 section 4.2.4).
const UNKNOWN_COMMAND: [u16; 2] = [500, 502];
/// Servers trust nobody more than themselves.
const LOOPBACK_CLIENT: &str = "XCLIENT ADDR=127.0.0.1 NAME=localhost";
/// Version 1 of the PROXY protocol; the destination is not looked at.
const PROXY_HEADER: &[u8] = b"PROXY TCP4 127.0.0.1 127.0.0.1 40000 25\r\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_end_itself() {
        assert_eq!(dot_stuffed("a\n.\r\n..b"), b"a\r\n..\r\n...b\r\n.\r\n");
        assert_eq!(dot_stuffed(""), b".\r\n");
    }
}
