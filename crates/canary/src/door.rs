//! The doors: where visits are accepted, counted, bounded and ended.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use dialogue::Token;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::crowd::{Crowd, Place};
use crate::ledger::{Ledger, NotKept};
use crate::lines::{Line, Lines};
use crate::opening::Opening;
use crate::ours::Ours;
use crate::protection::Protection;
use crate::receipt::{Entrance, Receipt, Way};
use crate::{limits, mail, web};

/// What is spoken behind a door.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Door {
    Mail,
    Web,
}

/// What every visit meets.
#[derive(Debug)]
pub(crate) struct House {
    pub(crate) ours: Ours,
    pub(crate) ledger: Ledger,
    pub(crate) protection: Protection,
}

/// One peer inside.
#[derive(Debug)]
pub(crate) struct Visit {
    pub(crate) house: Arc<House>,
    pub(crate) door: Door,
    pub(crate) peer: SocketAddr,
    pub(crate) local: IpAddr,
    place: Place,
}

/// A connection, plain or inside TLS.
pub(crate) trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Wire for S {}

/// What came of waiting for a line.
pub(crate) enum Heard {
    Line(Line),
    /// The peer hung up, or said more than its share.
    End,
    Silence,
    /// Another visit was given the place.
    Wanted,
}

/// Why a wait was given up.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum GivenUp {
    Silence,
    /// Another visit was given the place.
    Wanted,
}

/// Accepts for as long as it is polled. A refusal of the system (no descriptors left) passes, so
/// somebody is asked to leave and it is waited out; ending here would lose every later hit.
pub(crate) async fn keep_open(door: Door, listener: TcpListener, house: Arc<House>, crowd: Crowd) {
    let mut visits = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => match crowd.admit(peer.ip()) {
                    Some(place) => {
                        visits.spawn(door.welcome(stream, peer, Arc::clone(&house), place));
                    }
                    None => door.turn_away(stream).await,
                },
                Err(error) => {
                    crowd.shrink();
                    rest(&error).await;
                }
            },
            // Matches every end, not failures alone: ends that are not taken pile up.
            Some(ended) = visits.join_next() => {
                if let Err(error) = ended {
                    tracing::error!(%error, "a visit failed");
                }
            }
        }
    }
}

/// Waits out what the system refuses.
pub(crate) async fn rest(error: &io::Error) {
    tracing::warn!(%error, "cannot accept a visit");
    sleep(limits::ACCEPT_REST).await;
}

impl Door {
    const fn entrance(self) -> Entrance {
        match self {
            Self::Mail => Entrance::Mail,
            Self::Web => Entrance::Web,
        }
    }

    async fn welcome(self, stream: TcpStream, peer: SocketAddr, house: Arc<House>, place: Place) {
        let peer = SocketAddr::new(peer.ip().to_canonical(), peer.port());
        let Ok(local) = stream.local_addr() else {
            return;
        };
        let visit = Visit {
            house,
            door: self,
            peer,
            local: local.ip().to_canonical(),
            place,
        };
        let most = match self {
            Self::Mail => limits::MAIL_VISIT,
            Self::Web => limits::WEB_VISIT,
        };
        match timeout(most, visit.take_place(stream)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::debug!(%peer, %error, "the visit broke off"),
            Err(_) => tracing::debug!(%peer, "the visit took too long"),
        }
    }

    /// Says once that the house is full. A new connection's window takes the line at once, so this
    /// does not hold up the next in the queue.
    async fn turn_away(self, mut stream: TcpStream) {
        let words = match self {
            Self::Mail => mail::FULL,
            Self::Web => web::FULL,
        };
        let said = timeout(limits::ACCEPT_REST, stream.write_all(words.as_bytes())).await;
        tracing::debug!(said = matches!(said, Ok(Ok(()))), "no place left");
    }
}

impl Visit {
    /// Plain or TLS, as the first octets say; what is spoken is the same.
    async fn take_place(&self, stream: TcpStream) -> io::Result<()> {
        let mut stream = BufReader::new(stream);
        let opening = match self.first(&mut stream).await {
            Ok(octets) => Opening::of(octets?),
            // Whoever waits for our greeting says nothing first.
            Err(GivenUp::Silence) if self.door == Door::Mail => Opening::Other,
            Err(_) => return Ok(()),
        };
        match (self.door, opening) {
            (Door::Mail, Opening::Tls) => Box::pin(mail::receive_inside(stream, self)).await,
            (Door::Web, Opening::Tls) => {
                let inside = self.secure(stream).await?;
                Box::pin(web::answer(BufReader::new(inside), self)).await
            }
            (Door::Mail, Opening::Other) => mail::receive(stream, self).await,
            (Door::Mail, Opening::Http) | (Door::Web, _) => web::answer(stream, self).await,
        }
    }

    /// The first octets, still to be read. A mail client is given a moment only: it may wait for us.
    async fn first<'a>(
        &self,
        stream: &'a mut BufReader<TcpStream>,
    ) -> Result<io::Result<&'a [u8]>, GivenUp> {
        let patience = match self.door {
            Door::Mail if self.place.is_in_a_crowd() => limits::HURRIED_FIRST_WORDS,
            Door::Mail => limits::FIRST_WORDS,
            Door::Web => limits::WEB_VISIT,
        };
        self.bear(patience, stream.fill_buf()).await
    }

    /// Goes through a TLS handshake.
    pub(crate) async fn secure<S: Wire>(
        &self,
        stream: S,
    ) -> io::Result<tokio_rustls::server::TlsStream<S>> {
        let handshake = self.house.protection.accept(stream);
        match self.bear(limits::HANDSHAKE, handshake).await {
            Ok(secured) => {
                self.progresses();
                secured
            }
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// Waits for a line.
    pub(crate) async fn hear<R: AsyncBufRead + Unpin>(
        &self,
        lines: &mut Lines<R>,
        silence: Duration,
    ) -> io::Result<Heard> {
        match self.bear(silence, lines.next()).await {
            Ok(line) => Ok(line?.map_or(Heard::End, Heard::Line)),
            Err(GivenUp::Silence) => Ok(Heard::Silence),
            Err(GivenUp::Wanted) => Ok(Heard::Wanted),
        }
    }

    /// Waits for the peer's part, at most so long, and not at all once the place is another's.
    pub(crate) async fn bear<T>(
        &self,
        silence: Duration,
        work: impl Future<Output = T>,
    ) -> Result<T, GivenUp> {
        tokio::select! {
            // What was heard counts, even if the place is gone.
            biased;
            done = timeout(silence, work) => done.map_err(|_| GivenUp::Silence),
            () = self.place.wanted() => Err(GivenUp::Wanted),
        }
    }

    /// Sends words to a peer who should take them soon.
    pub(crate) async fn say<W: AsyncWrite + Unpin>(
        &self,
        writer: &mut W,
        words: &[u8],
    ) -> io::Result<()> {
        let saying = async {
            writer.write_all(words).await?;
            writer.flush().await
        };
        match self.bear(limits::SAYING, saying).await {
            Ok(said) => said,
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// Writes down that a token came; returns once that is durable.
    pub(crate) async fn keep(
        &self,
        token: Token,
        way: Way,
        excerpt: String,
    ) -> Result<(), NotKept> {
        let ledger = &self.house.ledger;
        let receipt = Receipt {
            token,
            received_at_ms: ledger.now_ms(),
            peer: self.peer,
            entrance: self.door.entrance(),
            way,
            excerpt,
        };
        ledger.keep(receipt).await
    }

    /// The peer said something that makes sense.
    pub(crate) fn progresses(&self) {
        self.place.progresses();
    }

    /// The peer brought a token of ours.
    pub(crate) fn carries_a_token(&self) {
        self.place.carries_a_token();
    }
}

/// Says the last words to somebody whose place is another's already.
pub(crate) async fn hurry_out<W: AsyncWrite + Unpin>(writer: &mut W, words: &str) {
    let said = timeout(limits::ACCEPT_REST, writer.write_all(words.as_bytes())).await;
    tracing::debug!(
        said = matches!(said, Ok(Ok(()))),
        "the place is given to others"
    );
}

/// Ends our side and reads on for a little: closing over unread octets makes a reset, which may
/// overtake the last reply.
pub(crate) async fn farewell<S: Wire>(mut stream: S) {
    let mut rest = vec![0; 4 * 1024];
    let drain = async {
        let mut drained = 0;
        stream.shutdown().await.unwrap_or(());
        while drained < limits::FAREWELL_OCTETS {
            match stream.read(&mut rest).await {
                Ok(0) | Err(_) => return,
                Ok(octets) => drained += octets,
            }
        }
    };
    // Whether the peer closes in time changes nothing: all that was to be said is said.
    timeout(limits::FAREWELL, drain).await.unwrap_or(());
}
