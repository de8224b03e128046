//! Where the agency's mail server hands mail over: the only loop here with a socket.
//!
//! A message is acknowledged only once it is kept; a process that is killed before leaves it with
//! the mail server, which tries again. It is filed right after, beside the conversation.
//!
//! # Limits
//! Anybody who reaches the listener may hand mail over: it belongs on the loopback, or behind a
//! packet filter.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use canary::{Ending, Lines};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::addressees::Addressees;
use super::collecting::{Collecting, Progress};
use super::session::{MESSAGE_OCTETS, Outcome, Session, Turn};
use super::{Arrival, ReplyError, filing, keep};
use crate::ground::config::settings::MailProtocol;
use crate::ground::operation::Operation;

/// The listeners, bound.
#[derive(Debug)]
pub struct Door {
    listeners: Vec<TcpListener>,
    house: Arc<House>,
}

/// What every conversation needs.
#[derive(Debug)]
struct House {
    operation: Arc<Operation>,
    ours: Addressees,
    protocol: MailProtocol,
    places: Arc<Semaphore>,
    kept: Notify,
}

impl Door {
    /// Binds every address of `[mail] listen`.
    ///
    /// # Errors
    /// [`ReplyError::System`] names the address that is not to be had.
    pub async fn open(operation: Arc<Operation>) -> Result<Self, ReplyError> {
        let mut listeners = Vec::new();
        for address in &operation.settings.mail.listen {
            let bound = TcpListener::bind(address).await;
            listeners.push(bound.map_err(|cause| ReplyError::System {
                what: format!("mail is not taken on {address}"),
                cause,
            })?);
        }
        let house = House {
            ours: Addressees::of(&operation),
            protocol: operation.settings.mail.protocol,
            operation,
            places: Arc::new(Semaphore::new(VISITS)),
            kept: Notify::new(),
        };
        Ok(Self {
            listeners,
            house: Arc::new(house),
        })
    }

    /// Where mail is taken, with the ports in use.
    ///
    /// # Errors
    /// When the system does not say it.
    pub fn addresses(&self) -> io::Result<Vec<SocketAddr>> {
        self.listeners.iter().map(TcpListener::local_addr).collect()
    }

    /// Takes mail, for ever; every conversation ends when this is dropped.
    pub async fn keep_open(self) {
        let mut doors = JoinSet::new();
        for listener in self.listeners {
            doors.spawn(welcome(listener, Arc::clone(&self.house)));
        }
        let filing = file_what_comes(&self.house);
        tokio::select! {
            () = filing => {}
            () = async { while doors.join_next().await.is_some() {} std::future::pending().await } => {}
        }
    }
}

/// Files whatever was kept, as soon as it was.
async fn file_what_comes(house: &House) {
    loop {
        house.kept.notified().await;
        // It stays kept, and the next round tries again.
        if let Err(error) = filing::file(&house.operation).await {
            tracing::error!(%error, "mail is not filed yet: {error}");
        }
    }
}

async fn welcome(listener: TcpListener, house: Arc<House>) {
    let mut visits = JoinSet::new();
    loop {
        while visits.try_join_next().is_some() {}
        match listener.accept().await {
            Ok((stream, peer)) => {
                let house = Arc::clone(&house);
                visits.spawn(async move {
                    if let Err(error) = visit(stream, &house).await {
                        tracing::debug!(%peer, %error, "a mail server went away");
                    }
                });
            }
            Err(error) => {
                tracing::warn!(%error, "no mail server can connect now");
                tokio::time::sleep(REST).await;
            }
        }
    }
}

async fn visit(mut stream: TcpStream, house: &House) -> io::Result<()> {
    let Ok(_place) = house.places.try_acquire() else {
        let full = "421 4.3.2 Too many connections, please come again later\r\n";
        return stream.write_all(full.as_bytes()).await;
    };
    let lines = Lines::new(BufReader::new(stream), VISIT_OCTETS);
    let talk = Talk { lines, house };
    timeout(VISIT, talk.go_on()).await.unwrap_or(Ok(()))
}

/// One conversation.
struct Talk<'a> {
    lines: Lines<BufReader<TcpStream>>,
    house: &'a House,
}

impl Talk<'_> {
    async fn go_on(mut self) -> io::Result<()> {
        let house = self.house;
        let mut session = Session::new(&house.ours, house.protocol);
        self.say(&session.greeting()).await?;
        while let Some(line) = self.hear().await? {
            match session.heard(&line) {
                Turn::Say(words) => self.say(&words).await?,
                Turn::Close(words) => return self.say(&words).await,
                Turn::Collect(words) => {
                    self.say(&words).await?;
                    let Some(message) = self.collect(line.ending).await? else {
                        return Ok(());
                    };
                    let outcome = self.keep(&session, message.message()).await;
                    self.say(&session.ended(outcome)).await?;
                }
            }
        }
        Ok(())
    }

    /// Reads a message to its final dot; nothing if the client left before.
    async fn collect(&mut self, ending: Ending) -> io::Result<Option<Collecting>> {
        let mut message = Collecting::new(ending);
        // A line may be as long as a message, so that none has to be cut.
        self.lines.keep_of_each(MESSAGE_OCTETS);
        while let Some(line) = self.hear().await? {
            if message.heard(&line) == Progress::Whole {
                self.lines.keep_of_each(canary::limits::LINE_OCTETS);
                return Ok(Some(message));
            }
        }
        Ok(None)
    }

    async fn keep(&self, session: &Session<'_>, message: Option<Vec<u8>>) -> Outcome {
        let Some(message) = message else {
            return Outcome::TooBig;
        };
        let envelope = session.envelope();
        let arrival = Arrival {
            way: match self.house.protocol {
                MailProtocol::Lmtp => "lmtp",
                MailProtocol::Smtp => "smtp",
            },
            sender: envelope.sender,
            recipients: envelope.recipients,
            message,
        };
        match keep(&self.house.operation, &arrival).await {
            Ok(_) => {
                self.house.kept.notify_one();
                Outcome::Kept
            }
            Err(error) => {
                tracing::error!(%error, "a message could not be kept, its server has to try again");
                Outcome::NotKept
            }
        }
    }

    /// The next line; nothing at the end, or after too long a silence.
    async fn hear(&mut self) -> io::Result<Option<canary::Line>> {
        timeout(SILENCE, self.lines.next())
            .await
            .unwrap_or(Ok(None))
    }

    async fn say(&mut self, words: &str) -> io::Result<()> {
        let said = self.lines.stream().write_all(words.as_bytes());
        timeout(SAYING, said)
            .await
            .unwrap_or_else(|late| Err(late.into()))
    }
}

/// Conversations at once: a mail server of one agency opens a few, and each may hold one message of
/// [`MESSAGE_OCTETS`].
const VISITS: usize = 16;
/// Octets of one conversation; a mail server that has more to say comes again.
const VISIT_OCTETS: usize = 64 * MESSAGE_OCTETS;
/// RFC 5321 section 4.5.3.2.7: at least five minutes.
const SILENCE: Duration = Duration::from_secs(300);
/// A conversation that goes on for longer does not come from a mail server.
const VISIT: Duration = Duration::from_secs(3_600);
/// How long the other side may take to accept a reply.
const SAYING: Duration = Duration::from_secs(60);
/// How long to rest when the system has no descriptors left.
const REST: Duration = Duration::from_millis(100);
