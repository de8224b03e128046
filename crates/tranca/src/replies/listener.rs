//! Where the agency's mail server hands over what comes back.
//!
//! # Limits
//! No TLS and no password: it belongs behind a mail server, on an address that only that server
//! reaches. Each line, message, pause and conversation has its bound.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, Semaphore};
use tokio::time::timeout;

use super::ReplyError;
use super::arrival::{self, Arrival};
use super::session::{Session, Step, Tongue};
use crate::ground::operation::Operation;

/// Listeners, bound and not yet serving.
#[derive(Debug)]
pub struct Listeners {
    sockets: Vec<TcpListener>,
}

impl Listeners {
    /// Binds all that the settings name.
    ///
    /// # Errors
    /// [`ReplyError::Listen`] names the address.
    pub async fn bind(operation: &Operation) -> Result<Self, ReplyError> {
        let mut sockets = Vec::new();
        for address in &operation.settings.mail.listen {
            let address = *address;
            let socket = TcpListener::bind(address).await;
            sockets.push(socket.map_err(|cause| ReplyError::Listen { address, cause })?);
        }
        Ok(Self { sockets })
    }

    /// Where they listen.
    #[must_use]
    pub fn addresses(&self) -> Vec<SocketAddr> {
        let addresses = self.sockets.iter().map(TcpListener::local_addr);
        addresses.filter_map(Result::ok).collect()
    }

    /// Takes mail for ever; after each message `kept` is told.
    pub async fn serve(self, operation: Arc<Operation>, kept: Arc<Notify>) {
        let places = Arc::new(Semaphore::new(operation.settings.mail.connections.max(1)));
        let serving = self.sockets.into_iter().map(|socket| {
            let (operation, kept) = (Arc::clone(&operation), Arc::clone(&kept));
            accept(socket, Desk { operation, kept }, Arc::clone(&places))
        });
        futures_util::future::join_all(serving).await;
        // Without a listener there is nothing to end.
        std::future::pending::<()>().await;
    }
}

/// What a conversation needs.
#[derive(Clone, Debug)]
struct Desk {
    operation: Arc<Operation>,
    kept: Arc<Notify>,
}

async fn accept(socket: TcpListener, desk: Desk, places: Arc<Semaphore>) {
    loop {
        // The place first: who finds none waits in the system's own queue.
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            return;
        };
        match socket.accept().await {
            Ok((stream, _)) => {
                let desk = desk.clone();
                tokio::spawn(async move {
                    converse(stream, &desk).await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken: {error}");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn converse(stream: TcpStream, desk: &Desk) {
    let (read, write) = stream.into_split();
    let mut talk = Talk {
        read: BufReader::new(read),
        write,
        session: Session::new(largest(&desk.operation)),
    };
    match timeout(LONGEST_CONVERSATION, talk.hold(desk)).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::debug!(%error, "a conversation broke off: {error}"),
        Err(_) => tracing::debug!("a conversation took too long"),
    }
}

fn largest(operation: &Operation) -> usize {
    let kib = usize::try_from(operation.settings.mail.largest_kib).unwrap_or(usize::MAX);
    kib.saturating_mul(1_024)
}

struct Talk<R, W> {
    read: BufReader<R>,
    write: W,
    session: Session,
}

impl<R: AsyncRead + Unpin, W: AsyncWrite + Unpin> Talk<R, W> {
    async fn hold(&mut self, desk: &Desk) -> std::io::Result<()> {
        self.say("220 tranca LMTP and ESMTP\r\n").await?;
        loop {
            let line = self.line(LONGEST_LINE).await?;
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            let ours = |address: &str| arrival::is_ours(&desk.operation, address);
            match self.session.heard(&line, ours) {
                Step::Say(words) => self.say(&words).await?,
                Step::Message(words) => {
                    self.say(&words).await?;
                    let message = self.message(largest(&desk.operation)).await?;
                    let words = self.taken(desk, message).await;
                    self.say(&words).await?;
                    self.session.over();
                }
                Step::Leave(words) => return self.say(&words).await,
            }
        }
    }

    /// Keeps the message, and says so: to an LMTP client for each recipient, to an SMTP client once.
    async fn taken(&self, desk: &Desk, message: Option<Vec<u8>>) -> String {
        let session = &self.session;
        let tongue = session.tongue.unwrap_or(Tongue::Smtp);
        let words = match message {
            None => "552 5.3.4 Longer than what is taken here\r\n",
            Some(message) => match self.keep(desk, tongue, &message).await {
                Ok(()) => "250 2.0.0 Kept\r\n",
                Err(error) => {
                    tracing::error!(%error, "a message was not kept: {error}");
                    "451 4.3.0 Not kept; try again later\r\n"
                }
            },
        };
        let times = match tongue {
            Tongue::Lmtp => session.recipients.len(),
            Tongue::Smtp => 1,
        };
        words.repeat(times)
    }

    async fn keep(&self, desk: &Desk, tongue: Tongue, message: &[u8]) -> Result<(), ReplyError> {
        let sender = self.session.sender.as_deref().unwrap_or_default();
        let arrivals = self.session.recipients.iter().map(|recipient| Arrival {
            way: tongue.name(),
            sender,
            recipient,
            message,
        });
        arrival::keep(&desk.operation, &arrivals.collect::<Vec<_>>()).await?;
        desk.kept.notify_one();
        Ok(())
    }

    /// The message up to its dot, without the dots that were put before others; none if it is
    /// longer than `largest`, and then it is read to its end all the same.
    async fn message(&mut self, largest: usize) -> std::io::Result<Option<Vec<u8>>> {
        let mut message = Vec::new();
        let mut is_too_long = false;
        loop {
            let line = self.line(largest.max(LONGEST_LINE)).await?;
            if line == b".\r\n" || line == b".\n" {
                return Ok((!is_too_long).then_some(message));
            }
            let line = line.strip_prefix(b".").unwrap_or(&line);
            is_too_long = is_too_long || message.len() + line.len() > largest;
            if is_too_long {
                message.clear();
            } else {
                message.extend_from_slice(line);
            }
        }
    }

    /// One line with its end.
    async fn line(&mut self, longest: usize) -> std::io::Result<Vec<u8>> {
        let mut line = Vec::new();
        let limit = u64::try_from(longest).unwrap_or(u64::MAX);
        let mut bounded = (&mut self.read).take(limit);
        timeout(LONGEST_PAUSE, bounded.read_until(b'\n', &mut line)).await??;
        if line.ends_with(b"\n") {
            return Ok(line);
        }
        Err(std::io::Error::other("a line without an end"))
    }

    async fn say(&mut self, words: &str) -> std::io::Result<()> {
        timeout(LONGEST_PAUSE, self.write.write_all(words.as_bytes())).await?
    }
}

/// RFC 5321 section 4.5.3.2.7: a server waits at least five minutes for the next command.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);
const LONGEST_CONVERSATION: Duration = Duration::from_secs(3_600);
const LONGEST_LINE: usize = 4_096;
