//! A server that does whatever its script says to each of its visitors.

use std::future::Future;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::tls;

/// What is done to one visitor; an error means that he has gone.
pub(crate) type Script = Arc<dyn Fn(Peer) -> Doing + Send + Sync>;
/// It, under way.
pub(crate) type Doing = Pin<Box<dyn Future<Output = io::Result<()>> + Send>>;

/// A behaviour, and whom it is meant for.
#[derive(Clone)]
pub(crate) struct Behaviour {
    pub(crate) name: &'static str,
    pub(crate) aim: Aim,
    pub(crate) script: Script,
}

/// Which tests it wants to harm.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Aim {
    Relay,
    Proxy,
    Both,
}

impl Behaviour {
    pub(crate) fn new<D>(
        (aim, name): (Aim, &'static str),
        script: impl Fn(Peer) -> D + Send + Sync + 'static,
    ) -> Self
    where
        D: Future<Output = io::Result<()>> + Send + 'static,
    {
        let script: Script = Arc::new(move |peer| -> Doing { Box::pin(script(peer)) });
        Self { name, aim, script }
    }
}

/// A server at work. It stops when dropped, in the middle of what it says.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    tally: Arc<Tally>,
    _work: JoinSet<()>,
}

/// What the server has done so far.
#[derive(Debug, Default)]
struct Tally {
    said: AtomicU64,
    visits: AtomicU64,
}

impl Server {
    pub(crate) fn start(at: IpAddr, script: Script) -> Self {
        let socket = TcpSocket::new_v4().expect("socket");
        // What it says and nobody hears shall not count: so the system keeps little of it.
        socket.set_send_buffer_size(SEND_BUFFER).expect("buffer");
        socket.bind(SocketAddr::new(at, 0)).expect("address");
        let listener = socket.listen(64).expect("listener");
        let address = listener.local_addr().expect("bound");
        let tally = Arc::new(Tally::default());
        let mut work = JoinSet::new();
        work.spawn(receive(listener, script, Arc::clone(&tally)));
        Self {
            address,
            tally,
            _work: work,
        }
    }

    /// How many bytes were taken from it.
    pub(crate) fn said(&self) -> u64 {
        self.tally.said.load(Ordering::Relaxed)
    }

    /// How many connections were made to it.
    pub(crate) fn visits(&self) -> u64 {
        self.tally.visits.load(Ordering::Relaxed)
    }
}

async fn receive(listener: TcpListener, script: Script, tally: Arc<Tally>) {
    let mut visits = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        while visits.try_join_next().is_some() {}
        tally.visits.fetch_add(1, Ordering::Relaxed);
        let peer = Peer {
            voice: Voice::Plain(Counted {
                stream,
                tally: Arc::clone(&tally),
            }),
            heard: Vec::new(),
        };
        visits.spawn({
            let doing = script(peer);
            async move {
                // He has gone: nothing more is to be done to him.
                doing.await.ok();
            }
        });
    }
}

/// One visitor.
pub(crate) struct Peer {
    voice: Voice,
    heard: Vec<u8>,
}

enum Voice {
    Plain(Counted),
    Secure(Box<TlsStream<Counted>>),
}

/// A connection on which what is said is counted, handshakes included.
struct Counted {
    stream: TcpStream,
    tally: Arc<Tally>,
}

impl Peer {
    /// Says something, whole.
    pub(crate) async fn say(&mut self, words: impl AsRef<[u8]>) -> io::Result<()> {
        let mut rest = words.as_ref();
        while !rest.is_empty() {
            let count = match &mut self.voice {
                Voice::Plain(stream) => stream.write(rest).await?,
                Voice::Secure(stream) => stream.write(rest).await?,
            };
            rest = &rest[count..];
        }
        match &mut self.voice {
            Voice::Plain(_) => Ok(()),
            Voice::Secure(stream) => stream.flush().await,
        }
    }

    /// Says the same for ever.
    pub(crate) async fn flood(&mut self, piece: impl AsRef<[u8]>) -> io::Result<()> {
        let many = FLOOD / piece.as_ref().len().max(1);
        let piece = piece.as_ref().repeat(many.max(1));
        loop {
            self.say(&piece).await?;
        }
    }

    /// Says a byte, and after a while the next, for ever.
    pub(crate) async fn trickle(&mut self, bytes: &[u8]) -> io::Result<()> {
        for byte in bytes.iter().cycle() {
            self.say([*byte]).await?;
            tokio::time::sleep(A_WHILE).await;
        }
        Ok(())
    }

    /// Says it byte by byte, each in a segment of its own.
    pub(crate) async fn spell(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Voice::Plain(counted) = &self.voice {
            counted.stream.set_nodelay(true)?;
        }
        for byte in bytes {
            self.say([*byte]).await?;
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// Whatever has come, once something has.
    pub(crate) async fn hear(&mut self) -> io::Result<Vec<u8>> {
        if !self.heard.is_empty() {
            return Ok(std::mem::take(&mut self.heard));
        }
        let mut piece = vec![0; 4096];
        let count = match &mut self.voice {
            Voice::Plain(stream) => stream.read(&mut piece).await?,
            Voice::Secure(stream) => stream.read(&mut piece).await?,
        };
        if count == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        piece.truncate(count);
        Ok(piece)
    }

    /// The next line, with its end.
    pub(crate) async fn line(&mut self) -> io::Result<String> {
        let mut heard = Vec::new();
        loop {
            heard.extend(self.hear().await?);
            if let Some(end) = heard.iter().position(|byte| *byte == b'\n') {
                self.heard = heard.split_off(end + 1);
                return Ok(String::from_utf8_lossy(&heard).into_owned());
            }
        }
    }

    /// Lines up to an empty one.
    pub(crate) async fn head(&mut self) -> io::Result<String> {
        let mut head = String::new();
        loop {
            let line = self.line().await?;
            head.push_str(&line);
            if line.trim_end().is_empty() {
                return Ok(head);
            }
        }
    }

    /// Listens until he goes.
    pub(crate) async fn hear_out(&mut self) -> io::Result<()> {
        loop {
            self.hear().await?;
        }
    }

    /// Says no more, and listens on.
    pub(crate) async fn half_close(&mut self) -> io::Result<()> {
        match &mut self.voice {
            Voice::Plain(stream) => stream.shutdown().await?,
            Voice::Secure(stream) => stream.shutdown().await?,
        }
        self.hear_out().await
    }

    /// Ends the connection with a reset.
    pub(crate) fn reset(self) -> io::Result<()> {
        self.socket().set_zero_linger()
    }

    /// Where he was received.
    pub(crate) fn here(&self) -> io::Result<SocketAddr> {
        self.socket().local_addr()
    }

    fn socket(&self) -> &TcpStream {
        match &self.voice {
            Voice::Plain(counted) => &counted.stream,
            Voice::Secure(secure) => &secure.get_ref().0.stream,
        }
    }

    /// Takes him through a handshake; what he said before is forgotten.
    pub(crate) async fn secured(self, kind: tls::Kind) -> io::Result<Self> {
        let Voice::Plain(stream) = self.voice else {
            return Err(ErrorKind::InvalidInput.into());
        };
        let stream = TlsAcceptor::from(tls::config(kind)).accept(stream).await?;
        Ok(Self {
            voice: Voice::Secure(Box::new(stream)),
            heard: Vec::new(),
        })
    }

    /// The same, if he begins to speak TLS.
    pub(crate) async fn secured_if_asked(self, kind: tls::Kind) -> io::Result<Self> {
        let mut first = [0];
        if let Voice::Plain(counted) = &self.voice
            && counted.stream.peek(&mut first).await? == 1
            && first[0] == TLS_HANDSHAKE
        {
            return self.secured(kind).await;
        }
        Ok(self)
    }
}

impl AsyncRead for Counted {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Counted {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let counted = self.get_mut();
        let written = Pin::new(&mut counted.stream).poll_write(cx, bytes);
        if let Poll::Ready(Ok(count)) = &written {
            let many = u64::try_from(*count).unwrap_or(u64::MAX);
            counted.tally.said.fetch_add(many, Ordering::Relaxed);
        }
        written
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

/// RFC 8446 section 5.1.
const TLS_HANDSHAKE: u8 = 0x16;
const SEND_BUFFER: u32 = 32 * 1024;
/// How much is said at once by one who floods.
const FLOOD: usize = 64 * 1024;
/// Well within what a reply may take, so that time is the only thing it wastes.
const A_WHILE: Duration = Duration::from_millis(200);
