//! One connection to the mail server: commands go out, replies come back, in order, each within its
//! time.

use std::future::Future;
use std::io::{ErrorKind, IoSlice};
use std::time::Duration;

use dialogue::reply::{Reply, ReplyReader};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Why a command was not answered well.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The server answered, and not as it was hoped.
    Said(Reply),
    /// The connection broke or kept silent.
    Broken(String),
    /// What we cannot do by ourselves, whatever the server says.
    Unable(String),
    /// We do not say anything more to this server.
    Untrusted(String),
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

/// Bytes to and from a server, in clear or under TLS.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Sync + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Sync + Unpin> Stream for T {}

/// A connection.
pub(super) struct Wire<S = Box<dyn Stream>> {
    stream: S,
    reader: ReplyReader,
    /// What was read and not yet looked at: replies to commands that went out together come together.
    heard: Vec<u8>,
    seen: usize,
}

impl<S: Stream> Wire<S> {
    pub(super) const fn new(stream: S) -> Self {
        Self {
            stream,
            reader: ReplyReader::new(),
            heard: Vec::new(),
            seen: 0,
        }
    }

    /// Sends bytes as they are.
    pub(super) async fn say(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        self.say_all(&mut [IoSlice::new(bytes)]).await
    }

    /// Sends these parts as they are, one after the other, and as few packets as they need.
    pub(super) async fn say_all(&mut self, mut parts: &mut [IoSlice<'_>]) -> Result<(), Trouble> {
        let sending = async {
            // Parts without a byte in them go at once.
            IoSlice::advance_slices(&mut parts, 0);
            while !parts.is_empty() {
                match self.stream.write_vectored(parts).await? {
                    0 => return Err(ErrorKind::WriteZero.into()),
                    written => IoSlice::advance_slices(&mut parts, written),
                }
            }
            self.stream.flush().await
        };
        within(SENDING, sending).await
    }

    /// Sends a command, and waits for its reply.
    pub(super) async fn ask(&mut self, command: &str) -> Result<Reply, Trouble> {
        self.say(format!("{command}\r\n").as_bytes()).await?;
        self.reply(COMMAND).await
    }

    /// The next reply, whatever it says.
    pub(super) async fn reply(&mut self, patience: Duration) -> Result<Reply, Trouble> {
        within(patience, self.next()).await
    }

    async fn next(&mut self) -> Result<Reply, Trouble> {
        loop {
            let mut unseen = &self.heard[self.seen..];
            let reply = self.reader.read(&mut unseen);
            self.seen = self.heard.len() - unseen.len();
            match reply {
                Ok(Some(reply)) => return Ok(reply),
                Ok(None) => self.listen().await?,
                Err(error) => return Err(Trouble::Broken(error.to_string())),
            }
        }
    }

    async fn listen(&mut self) -> Result<(), Trouble> {
        self.heard.resize(BUFFER, 0);
        let length = self.stream.read(&mut self.heard).await?;
        self.heard.truncate(length);
        self.seen = 0;
        if length == 0 {
            return Err(Trouble::Broken("it hung up".to_owned()));
        }
        Ok(())
    }

    /// Whether the server said more than it was asked.
    pub(super) const fn has_unasked(&self) -> bool {
        self.seen < self.heard.len()
    }

    /// The bytes alone again.
    pub(super) fn into_stream(self) -> S {
        self.stream
    }
}

/// Dials the mail server. A small command must not wait until the one before it is acknowledged,
/// which costs some 40 ms.
#[expect(
    clippy::disallowed_methods,
    reason = "the agency's own mail server, behind the gate of submission"
)]
pub(super) async fn dial(server: (&str, u16)) -> Result<TcpStream, Trouble> {
    let stream = within(CONNECT, TcpStream::connect(server)).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Waits, but not for ever.
pub(super) async fn within<T, E>(
    patience: Duration,
    answer: impl Future<Output = Result<T, E>>,
) -> Result<T, Trouble>
where
    Trouble: From<E>,
{
    match timeout(patience, answer).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(Trouble::Broken(format!("no answer in {patience:?}"))),
    }
}

const BUFFER: usize = 4_096;
const CONNECT: Duration = Duration::from_secs(30);
/// RFC 5321 section 4.5.3.2 allows five minutes; an agency's own server is nearer than that.
pub(super) const COMMAND: Duration = Duration::from_secs(120);
/// RFC 5321 section 4.5.3.2.5: three minutes for a chunk.
const SENDING: Duration = Duration::from_secs(180);

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_small_command_does_not_wait_for_an_acknowledgement() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let stream = dial(("127.0.0.1", port)).await.unwrap();
        assert!(stream.nodelay().unwrap());
    }

    #[tokio::test]
    async fn parts_arrive_whole_however_few_bytes_the_way_takes_at_once() {
        let (ours, mut theirs) = tokio::io::duplex(3);
        let mut wire = Wire::new(ours);
        let parts =
            &mut ["", "Hello", "", ", ", "world", ""].map(|part| IoSlice::new(part.as_bytes()));
        let said = async {
            wire.say_all(parts).await.unwrap();
            drop(wire);
        };
        let mut heard = String::new();
        let ((), length) = tokio::join!(said, theirs.read_to_string(&mut heard));
        assert_eq!((heard.as_str(), length.unwrap()), ("Hello, world", 12));
    }

    #[tokio::test]
    async fn replies_that_come_together_are_heard_one_by_one() {
        let (ours, mut theirs) = tokio::io::duplex(1_024);
        let mut wire = Wire::new(ours);
        theirs
            .write_all(b"250-a\r\n250 b\r\n354 c\r\n45")
            .await
            .unwrap();
        assert_eq!(wire.reply(COMMAND).await.unwrap().lines().len(), 2);
        assert_eq!(wire.reply(COMMAND).await.unwrap().code(), 354);
        theirs.write_all(b"1 d\r\n").await.unwrap();
        assert_eq!(wire.reply(COMMAND).await.unwrap().code(), 451);
        drop(theirs);
        assert!(matches!(wire.reply(COMMAND).await, Err(Trouble::Broken(_))));
    }
}
