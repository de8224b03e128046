//! A submission server behind which all recipients of the world seem to live: it takes every
//! message, keeps it and delivers none.
//!
//! # Limits
//! All messages stay in memory, at most 10 MiB each and 100,000 in number; further
//! ones are counted only.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::credentials::Credentials;
use crate::listening::{self, Listening};
use crate::manner::Manner;
use crate::message::Message;
use crate::names::canonical;
use crate::protection::{Command, Protection};
use crate::seen::Seen;
use crate::smtp::{self, Envelope, Postmaster};

/// How the sink behaves towards everybody.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SinkConduct {
    /// Asks for patience at every recipient.
    Defers,
    /// Takes everything, and lets the sender wait so long for each message's answer.
    HesitatesAfterDot(Duration),
    /// Takes everything.
    Takes,
    /// Takes and keeps the message, then hangs up instead of saying so: whether it arrived is
    /// what the sender cannot know.
    VanishesAfterDot,
}

/// A running sink. It stops when dropped.
#[derive(Debug)]
pub struct MailSink {
    listening: Listening,
    desk: Arc<Desk>,
}

impl MailSink {
    /// Starts a sink that takes everything; from those who have the credentials, if there are
    /// any.
    ///
    /// # Errors
    /// When the address is not loopback or cannot be bound.
    pub async fn start(bind: SocketAddr, credentials: Option<Credentials>) -> io::Result<Self> {
        Self::start_protected(bind, credentials, Protection::None).await
    }

    /// The same, with TLS.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_protected(
        bind: SocketAddr,
        credentials: Option<Credentials>,
        protection: Protection,
    ) -> io::Result<Self> {
        let listener = listening::bind(bind).await?;
        let desk = Arc::new(Desk::new(credentials, protection));
        let postmaster = Arc::clone(&desk);
        let listening = Listening::serve(listener, move |stream| {
            smtp::converse(stream, Arc::clone(&postmaster))
        })?;
        Ok(Self { listening, desk })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.listening.address()
    }

    /// Behaves like this from now on.
    pub fn conduct(&self, conduct: SinkConduct) {
        *self
            .desk
            .conduct
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = conduct;
    }

    /// Refuses this recipient from now on: 550 5.1.1, no such mailbox.
    pub fn refuse(&self, recipient: &str) {
        let mut refused = self
            .desk
            .refused
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        refused.insert(canonical(recipient));
    }

    /// Every message it took, in order.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.desk.taken.all()
    }

    /// Every command it was given, in order; what answers a question of its own (a password) is
    /// none.
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        self.desk.heard.all()
    }

    /// How many messages it took.
    #[must_use]
    pub fn count(&self) -> usize {
        self.desk.taken.count()
    }

    /// Waits until it has taken at least so many, then gives all.
    pub async fn at_least(&self, wanted: usize) -> Vec<Message> {
        self.desk.taken.at_least(wanted).await
    }
}

#[derive(Debug)]
struct Desk {
    manner: Manner,
    credentials: Option<Credentials>,
    protection: Protection,
    heard: Seen<Command>,
    conduct: Mutex<SinkConduct>,
    refused: Mutex<BTreeSet<String>>,
    taken: Seen<Message>,
}

impl Desk {
    fn new(credentials: Option<Credentials>, protection: Protection) -> Self {
        Self {
            manner: Manner::postfix("submission.example"),
            credentials,
            protection,
            heard: Seen::default(),
            conduct: Mutex::new(SinkConduct::Takes),
            refused: Mutex::default(),
            taken: Seen::default(),
        }
    }

    fn conduct(&self) -> SinkConduct {
        *self.conduct.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_refused(&self, recipient: &str) -> bool {
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.contains(&canonical(recipient))
    }
}

impl Postmaster for Desk {
    fn manner(&self) -> &Manner {
        &self.manner
    }

    fn credentials(&self) -> Option<&Credentials> {
        self.credentials.as_ref()
    }

    fn protection(&self) -> &Protection {
        &self.protection
    }

    fn heard(&self, command: Command) {
        self.heard.note(command);
    }

    fn recipient(&self, _: &Envelope, recipient: &str) -> String {
        if self.conduct() == SinkConduct::Defers {
            return format!("451 4.3.0 <{recipient}>: Temporary lookup failure");
        }
        if self.is_refused(recipient) {
            return format!("550 5.1.1 <{recipient}>: Recipient address rejected: User unknown");
        }
        self.manner.recipient_taken.clone()
    }

    fn hesitation(&self) -> Duration {
        match self.conduct() {
            SinkConduct::HesitatesAfterDot(hesitation) => hesitation,
            _ => Duration::ZERO,
        }
    }

    fn message(&self, message: Message) -> Option<String> {
        self.taken.note(message);
        let id = format!("4B{:06X}", self.taken.count());
        let answers = self.conduct() != SinkConduct::VanishesAfterDot;
        answers.then(|| self.manner.queued.replace("{id}", &id))
    }
}
