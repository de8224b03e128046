//! What each reply leads to.

use super::{Awaiting, Level, Relay, Secrecy};
use crate::concern::Concern;
use crate::reply::{Reply, Severity};
use crate::{Answer, Envelope, Form, Step, Tls};

impl Relay {
    /// Takes one reply and says what comes next.
    pub(super) fn take(&mut self, reply: &Reply) -> Step {
        self.was_answered = true;
        if reply.code() == CLOSING && !matches!(self.awaiting, Awaiting::Goodbye(_)) {
            return Step::Stop(self.ended(Answer::Deferred(reply.text())));
        }
        match &self.awaiting {
            Awaiting::Greeting => self.greeted(reply),
            Awaiting::Ehlo | Awaiting::Helo => self.introduced(reply),
            Awaiting::StartTls => self.encryption_answered(reply),
            Awaiting::Xclient => self.pose_answered(reply),
            Awaiting::Sender if self.is_ahead => self.sender_answered(reply),
            Awaiting::Sender | Awaiting::Recipient | Awaiting::GoAhead | Awaiting::Receipt => {
                self.advance(reply)
            }
            Awaiting::Echo(refusal) => {
                let refusal = refusal.clone();
                self.sender_refused(&refusal)
            }
            Awaiting::Reset if self.is_ahead => {
                self.awaiting = Awaiting::Sender;
                Step::Listen
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
    pub(super) fn introduce(&mut self) -> Step {
        if self.knows_helo_alone {
            return self.introduce_plainly();
        }
        let line = format!("EHLO {}", self.wanted_name());
        self.say(Awaiting::Ehlo, &line)
    }

    /// As before there were extensions.
    fn introduce_plainly(&mut self) -> Step {
        let line = format!("HELO {}", self.wanted_name());
        self.say(Awaiting::Helo, &line)
    }

    fn introduced(&mut self, reply: &Reply) -> Step {
        match (&self.awaiting, reply.severity()) {
            (Awaiting::Ehlo, Severity::Positive) => {
                self.portrait.note_offers(reply);
                self.welcomed(reply)
            }
            (_, Severity::Positive) => self.welcomed(reply),
            (Awaiting::Ehlo, Severity::Permanent | Severity::Intermediate) => {
                self.dislikes_ehlo = true;
                self.introduce_plainly()
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
        let mail = format!("MAIL FROM:{}", envelope.mail_from());
        if !self.may_pipeline() {
            return self.say(Awaiting::Sender, &mail);
        }
        let both = format!("{mail}\r\nRCPT TO:{}", envelope.rcpt_to());
        self.is_ahead = true;
        self.say(Awaiting::Sender, &both)
    }

    /// Clears what the last envelope left, and goes straight on where the server lets us.
    fn start_over(&mut self) -> Step {
        let next = self.envelopes.front().map(Envelope::form);
        if !self.may_pipeline() || next == Some(Form::Xclient) {
            return self.say(Awaiting::Reset, "RSET");
        }
        let begun = self.begin();
        self.awaiting = Awaiting::Reset;
        match begun {
            Step::Say(commands) => Step::Say([b"RSET\r\n", commands.as_slice()].concat()),
            other => other,
        }
    }

    /// Takes the reply to MAIL, of which that to RCPT comes behind.
    fn sender_answered(&mut self, reply: &Reply) -> Step {
        self.is_ahead = false;
        self.awaiting = match reply.severity() {
            Severity::Positive => Awaiting::Recipient,
            _ => Awaiting::Echo(reply.clone()),
        };
        Step::Listen
    }

    /// Goes on after a refused sender once the reply to the RCPT that went along is in, or can not
    /// come any more.
    pub(super) fn sender_refused(&mut self, refusal: &Reply) -> Step {
        self.was_rash = true;
        self.awaiting = Awaiting::Sender;
        self.advance(refusal)
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
                // Other names may be welcome where this one is not.
                let may_go_on = reply.concern() == Concern::Name;
                self.is_unwelcome |= matches!(answer, Answer::RefusesUs(_)) && !may_go_on;
                self.decided(answer)
            }
            // 250 to DATA, 354 to MAIL: whatever this is, it does not follow what we say.
            _ => self.decided(Answer::NotThatService(reply.text())),
        }
    }

    /// Notes what became of the envelope under way, then goes on with the next or leaves.
    fn decided(&mut self, answer: Answer) -> Step {
        let goes_on = match answer {
            Answer::Refused(_) | Answer::Deferred(_) => !self.poses,
            Answer::RefusesUs(_) => !self.poses && !self.is_unwelcome,
            _ => false,
        };
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
            _ => self.start_over(),
        }
    }

    /// The answer that decides least of all envelopes but an accepted one: refusal counts only
    /// where every envelope was refused. That one of our names is not welcome ends nothing.
    fn overall(&self) -> Answer {
        let mut answers = self.tried.iter().map(|tried| match &tried.answer {
            Answer::RefusesUs(reply) if !self.is_unwelcome => Answer::Refused(reply.clone()),
            other => other.clone(),
        });
        let first = answers.next().unwrap_or(Answer::HungUp);
        answers.fold(first, |weightiest, answer| {
            match weight(&answer) >= weight(&weightiest) {
                true => answer,
                false => weightiest,
            }
        })
    }

    /// Once the server has refused to relay for who we are, or where the envelope lies, only a
    /// blocklist or the like still refuses us.
    fn refusal(&self, reply: &Reply, is_feigned: bool) -> Answer {
        let is_known = || {
            let mut tried = self.tried.iter();
            tried.any(|tried| {
                matches!(tried.answer, Answer::Refused(_)) && !tried.form.feigns_a_name()
            })
        };
        match reply.concern() {
            Concern::Patience => Answer::Deferred(reply.text()),
            Concern::Blocked => Answer::RefusesUs(reply.text()),
            Concern::Us | Concern::Name if !(is_feigned || is_known()) => {
                Answer::RefusesUs(reply.text())
            }
            Concern::Us | Concern::Name | Concern::Relaying | Concern::Unclear => {
                Answer::Refused(reply.text())
            }
        }
    }
}

/// Before any envelope: whatever the words, it is us whom the server turns away, or not yet takes.
fn refused_at_the_door(reply: &Reply) -> Answer {
    match reply.concern() {
        Concern::Patience => Answer::Deferred(reply.text()),
        _ => Answer::RefusesUs(reply.text()),
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
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_end_itself() {
        assert_eq!(dot_stuffed("a\n.\r\n..b"), b"a\r\n..\r\n...b\r\n.\r\n");
        assert_eq!(dot_stuffed(""), b".\r\n");
    }
}
