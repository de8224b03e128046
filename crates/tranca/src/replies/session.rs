//! What we say to a mail server that hands mail over: LMTP (RFC 2033) or SMTP (RFC 5321), without
//! socket or clock.
//!
//! # Limits
//! Offers neither TLS nor AUTH: it listens behind the agency's own mail server. BDAT is not offered
//! either, so no message comes in pieces.

use canary::Line;
use canary::mail::Command;

use super::addressees::Addressees;
use crate::ground::config::settings::MailProtocol;

/// One dialogue.
#[derive(Debug)]
pub struct Session<'a> {
    ours: &'a Addressees,
    protocol: MailProtocol,
    is_greeted: bool,
    sender: Option<String>,
    recipients: Vec<String>,
    commands: usize,
    refusals: usize,
}

/// What to do next. Replies are whole, with their line ends.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Turn {
    /// Say this and listen.
    Say(String),
    /// Say this and read a message.
    Collect(String),
    /// Say this and hang up.
    Close(String),
}

/// What became of a message that was read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// It is kept, durably.
    Kept,
    /// It was bigger than [`MESSAGE_OCTETS`].
    TooBig,
    /// It could not be kept now.
    NotKept,
}

/// The envelope of a message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Envelope {
    /// The sender; empty for the null sender.
    pub sender: String,
    /// The recipients, each of them ours.
    pub recipients: Vec<String>,
}

impl<'a> Session<'a> {
    /// Begins a dialogue.
    #[must_use]
    pub const fn new(ours: &'a Addressees, protocol: MailProtocol) -> Self {
        Self {
            ours,
            protocol,
            is_greeted: false,
            sender: None,
            recipients: Vec::new(),
            commands: 0,
            refusals: 0,
        }
    }

    /// The first words.
    #[must_use]
    pub fn greeting(&self) -> String {
        reply(match self.protocol {
            MailProtocol::Lmtp => "220 tranca LMTP",
            MailProtocol::Smtp => "220 tranca ESMTP",
        })
    }

    /// Takes a command line and says what comes next.
    pub fn heard(&mut self, line: &Line) -> Turn {
        self.commands += 1;
        let turn = if line.is_whole() {
            self.understood(&line.text)
        } else {
            Turn::Say(reply("500 5.5.2 Line too long"))
        };
        if matches!(&turn, Turn::Say(words) if words.starts_with('5')) {
            self.refusals += 1;
        }
        if self.refusals > REFUSALS || self.commands > COMMANDS {
            return Turn::Close(reply("421 4.7.0 Too many commands, closing"));
        }
        turn
    }

    /// The envelope of the message that is being read.
    #[must_use]
    pub fn envelope(&self) -> Envelope {
        Envelope {
            sender: self.sender.clone().unwrap_or_default(),
            recipients: self.recipients.clone(),
        }
    }

    /// What to say after a message, and ready for the next: in LMTP a line for each recipient (RFC
    /// 2033 section 4.2).
    pub fn ended(&mut self, outcome: Outcome) -> String {
        let words = match outcome {
            Outcome::Kept => "250 2.0.0 Kept",
            Outcome::TooBig => "552 5.3.4 This message is too big",
            Outcome::NotKept => "451 4.3.0 This could not be kept, please try again later",
        };
        let count = match self.protocol {
            MailProtocol::Lmtp => self.recipients.len(),
            MailProtocol::Smtp => 1,
        };
        self.reset();
        reply(words).repeat(count)
    }

    fn understood(&mut self, line: &[u8]) -> Turn {
        let verb = line.get(..4).unwrap_or_default();
        if verb.eq_ignore_ascii_case(b"LHLO") {
            return Turn::Say(self.greet(MailProtocol::Lmtp));
        }
        let words = match Command::parse(line) {
            Command::Data => return self.data(),
            Command::Quit => return Turn::Close(reply("221 2.0.0 Goodbye")),
            Command::Ehlo(_) | Command::Helo(_) => self.greet(MailProtocol::Smtp),
            Command::Mail { sender, size } => self.mail(sender, size),
            Command::Rcpt(recipient) => self.rcpt(recipient),
            Command::Reset => {
                self.reset();
                reply("250 2.0.0 OK")
            }
            Command::Noop => reply("250 2.0.0 OK"),
            Command::Verify => reply("252 2.1.5 Nothing is verified here"),
            Command::Help => reply("214 2.0.0 Mail for this operation is taken here"),
            Command::Malformed => reply("501 5.5.4 An address is missing"),
            Command::StartTls | Command::Undone => reply("502 5.5.1 Not offered here"),
            Command::Unknown => reply("500 5.5.2 Command not understood"),
        };
        Turn::Say(words)
    }

    /// RFC 2033 section 4.1: LHLO is LMTP's, HELO and EHLO are SMTP's, and neither takes the other.
    fn greet(&mut self, spoken: MailProtocol) -> String {
        if spoken != self.protocol {
            return reply("500 5.5.1 The other protocol is spoken here");
        }
        self.is_greeted = true;
        self.reset();
        format!(
            "250-tranca\r\n250-PIPELINING\r\n250-SIZE {MESSAGE_OCTETS}\r\n250-8BITMIME\r\n\
             250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES\r\n"
        )
    }

    fn mail(&mut self, sender: String, size: Option<u64>) -> String {
        if !self.is_greeted || self.sender.is_some() {
            return reply("503 5.5.1 Not now");
        }
        let most = u64::try_from(MESSAGE_OCTETS).unwrap_or(u64::MAX);
        if size.is_some_and(|size| size > most) {
            return reply("552 5.3.4 This message is too big");
        }
        self.sender = Some(sender);
        reply("250 2.1.0 OK")
    }

    fn rcpt(&mut self, recipient: String) -> String {
        if self.sender.is_none() {
            return reply("503 5.5.1 MAIL first");
        }
        if self.recipients.len() >= RECIPIENTS {
            return reply("452 4.5.3 Too many recipients");
        }
        if !self.ours.hold(&recipient) {
            return reply("550 5.1.1 No such mailbox here");
        }
        self.recipients.push(recipient);
        reply("250 2.1.5 OK")
    }

    fn data(&self) -> Turn {
        if self.recipients.is_empty() {
            return Turn::Say(reply("503 5.5.1 No valid recipients"));
        }
        Turn::Collect(reply("354 Go on, end with a dot"))
    }

    fn reset(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }
}

fn reply(words: &str) -> String {
    format!("{words}\r\n")
}

/// Octets of one message: a bounce that carries a whole letter and its pictures, several times.
pub const MESSAGE_OCTETS: usize = 10 * 1024 * 1024;
/// Recipients of one message (RFC 5321 section 4.5.3.1.8).
const RECIPIENTS: usize = 100;
/// Commands of one connection: a mail server that keeps it open begins a new one after that.
const COMMANDS: usize = 10_000;
/// Refused commands of one connection: more is guessing.
const REFUSALS: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::operation::Secret;

    fn ours() -> Addressees {
        let own = ["team@agency.example", "questions@agency.example"];
        Addressees::new(Secret::from_bytes([3; 32]), own.into_iter())
    }

    /// The codes that these lines are answered with.
    fn codes(protocol: MailProtocol, lines: &[&str]) -> Vec<String> {
        let ours = ours();
        let mut session = Session::new(&ours, protocol);
        lines
            .iter()
            .map(|line| match session.heard(&Line::new(line.as_bytes())) {
                Turn::Say(words) | Turn::Collect(words) | Turn::Close(words) => {
                    words[..3].to_owned()
                }
            })
            .collect()
    }

    #[test]
    fn mail_to_our_mailboxes_is_taken_and_to_no_other() {
        let lines = [
            "LHLO mx.agency.example",
            "MAIL FROM:<>",
            "DATA",
            "RCPT TO:<other@agency.example>",
            "RCPT TO:<team@agency.example>",
            "DATA",
        ];
        let expected = ["250", "250", "503", "550", "250", "354"];
        assert_eq!(codes(MailProtocol::Lmtp, &lines), expected);
    }

    #[test]
    fn neither_protocol_takes_the_others_greeting() {
        let (lhlo, ehlo) = (["LHLO a", "MAIL FROM:<>"], ["EHLO a", "MAIL FROM:<>"]);
        assert_eq!(codes(MailProtocol::Lmtp, &ehlo), ["500", "503"]);
        assert_eq!(codes(MailProtocol::Smtp, &lhlo), ["500", "503"]);
        assert_eq!(codes(MailProtocol::Smtp, &ehlo), ["250", "250"]);
    }

    #[test]
    fn a_message_announced_too_big_is_refused_before_it_is_sent() {
        let lines = [
            "LHLO a",
            "MAIL FROM:<a@b.example> SIZE=99999999999",
            "MAIL FROM:<a@b.example> SIZE=2000",
        ];
        assert_eq!(codes(MailProtocol::Lmtp, &lines), ["250", "552", "250"]);
    }

    #[test]
    fn each_recipient_is_answered_in_lmtp_and_the_message_in_smtp() {
        let ours = ours();
        for (protocol, hello, lines) in [
            (MailProtocol::Lmtp, "LHLO a", 2),
            (MailProtocol::Smtp, "EHLO a", 1),
        ] {
            let mut session = Session::new(&ours, protocol);
            for line in [
                hello,
                "MAIL FROM:<a@b.example>",
                "RCPT TO:<team@agency.example>",
                "RCPT TO:<questions@agency.example>",
                "DATA",
            ] {
                session.heard(&Line::new(line.as_bytes()));
            }
            assert_eq!(session.envelope().recipients.len(), 2);
            assert_eq!(session.ended(Outcome::Kept).lines().count(), lines);
            assert!(session.envelope().recipients.is_empty());
        }
    }

    #[test]
    fn junk_is_borne_for_a_while() {
        let ours = ours();
        let mut session = Session::new(&ours, MailProtocol::Lmtp);
        let junk = Line::new(b"\0\xff\0");
        let borne = (0..1_000).find(|_| matches!(session.heard(&junk), Turn::Close(_)));
        assert_eq!(borne, Some(REFUSALS));
    }
}
