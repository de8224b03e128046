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
//! and deliver all the same. Only the canary knows. Patience is the caller's.
//!
//! Commands are sent together (RFC 2920) only to a server that offers it, and only RSET, MAIL and
//! RCPT, none of which carries anything; DATA waits for what was said of the recipient. Once a
//! server has refused a sender, its RCPTs wait as well: it need not refuse each envelope twice.
//! Replies are taken in their order, also where a server answers before it is asked.

mod portrait;
mod replies;

use std::collections::VecDeque;

use self::portrait::Portrait;
use crate::reply::{NotAReply, Reply, ReplyReader};
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
    /// Whether RCPT was sent along with MAIL, and not answered.
    is_ahead: bool,
    /// Whether nothing is sent ahead any more.
    was_rash: bool,
    /// Whether it is greeted by HELO from the first.
    knows_helo_alone: bool,
    /// Whether it refused EHLO.
    dislikes_ehlo: bool,
    /// Whether it does not want us, whatever we call ourselves.
    is_unwelcome: bool,
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
    /// Its sender was refused so, but RCPT had been sent along: its reply says no more.
    Echo(Reply),
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
            is_ahead: false,
            was_rash: false,
            knows_helo_alone: false,
            dislikes_ehlo: false,
            is_unwelcome: false,
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

    /// Sends one command at a time, whatever the server offers.
    #[must_use]
    pub fn by_turns(self) -> Self {
        Self {
            was_rash: true,
            ..self
        }
    }

    /// Greets by HELO, as a server that hangs up over EHLO may want it.
    #[must_use]
    pub fn by_helo(self) -> Self {
        Self {
            knows_helo_alone: true,
            ..self
        }
    }

    /// Whether the server refused EHLO, whatever it said to HELO then.
    #[must_use]
    pub fn dislikes_ehlo(&self) -> bool {
        self.dislikes_ehlo
    }

    /// Whether it was no good to send several commands together: a sender was refused whose RCPT
    /// had gone along, or nothing more was heard.
    #[must_use]
    pub const fn was_rash(&self) -> bool {
        self.was_rash
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

    /// Ends the session where it stands; the envelope under way shares its fate.
    fn ended(&mut self, answer: Answer) -> Answer {
        if let Awaiting::Echo(refusal) = &self.awaiting {
            let refusal = refusal.clone();
            // What would be said next is not said any more.
            let _ = self.sender_refused(&refusal);
        }
        self.was_rash |= self.is_ahead;
        match &self.awaiting {
            Awaiting::Goodbye(answer) => return answer.clone(),
            Awaiting::Ehlo | Awaiting::Helo if self.poses_by_name() => self.note(answer.clone()),
            Awaiting::Xclient
            | Awaiting::Sender
            | Awaiting::Recipient
            | Awaiting::GoAhead
            | Awaiting::Receipt => self.note(answer.clone()),
            Awaiting::StartTls | Awaiting::Handshake => self.secrecy = Secrecy::Failed,
            Awaiting::Greeting
            | Awaiting::Ehlo
            | Awaiting::Helo
            | Awaiting::Reset
            | Awaiting::Echo(_) => {}
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

    /// RFC 5321 section 4.1.1.10 asks for QUIT even after a refusal.
    fn leave(&mut self, answer: Answer) -> Step {
        self.say(Awaiting::Goodbye(answer), "QUIT")
    }

    fn may_pipeline(&self) -> bool {
        !self.was_rash && self.portrait.offers("PIPELINING")
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

/// Version 1 of the PROXY protocol; the destination is not looked at.
const PROXY_HEADER: &[u8] = b"PROXY TCP4 127.0.0.1 127.0.0.1 40000 25\r\n";
