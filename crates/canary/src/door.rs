//! The doors: where visits are accepted, counted, bounded and ended.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::crowd::{Crowd, Place};
use crate::ledger::Ledger;
use crate::lines::{Line, Lines};
use crate::ours::Ours;
use crate::{limits, mail, web};

/// What is spoken behind a door.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Door {
    Mail,
    Web,
}

/// What every visit meets.
#[derive(Debug)]
pub(crate) struct House {
    pub(crate) ours: Ours,
    pub(crate) ledger: Ledger,
}

/// One peer inside.
#[derive(Debug)]
pub(crate) struct Visit {
    pub(crate) house: Arc<House>,
    pub(crate) peer: SocketAddr,
    pub(crate) local: IpAddr,
    place: Place,
}

/// What came of waiting for a line.
pub(crate) enum Heard {
    Line(Line),
    /// The peer hung up, or said more than its share.
    End,
    Silence,
}

/// Accepts for as long as it is polled. A refusal of the system (no descriptors left) passes, so
/// it is waited out; ending here would lose every later hit.
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
                Err(error) => rest(&error).await,
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

async fn rest(error: &io::Error) {
    tracing::warn!(%error, "cannot accept a visit");
    sleep(limits::ACCEPT_REST).await;
}

impl Door {
    async fn welcome(self, stream: TcpStream, peer: SocketAddr, house: Arc<House>, place: Place) {
        let peer = SocketAddr::new(peer.ip().to_canonical(), peer.port());
        let Ok(local) = stream.local_addr() else {
            return;
        };
        let visit = Visit {
            house,
            peer,
            local: local.ip().to_canonical(),
            place,
        };
        let ended = match self {
            Self::Mail => timeout(limits::MAIL_VISIT, mail::receive(stream, &visit)).await,
            Self::Web => timeout(limits::WEB_VISIT, web::answer(stream, &visit)).await,
        };
        match ended {
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
    /// Waits for a line, shorter when others want the place.
    pub(crate) async fn hear<R: AsyncBufRead + Unpin>(
        &self,
        lines: &mut Lines<R>,
        silence: Duration,
    ) -> io::Result<Heard> {
        let wanted = self.place.is_wanted_by_others();
        let silence = if wanted {
            silence.min(limits::HURRIED_SILENCE)
        } else {
            silence
        };
        match timeout(silence, lines.next()).await {
            Ok(line) => Ok(line?.map_or(Heard::End, Heard::Line)),
            Err(_) => Ok(Heard::Silence),
        }
    }
}

/// Sends words to a peer who should take them soon.
pub(crate) async fn say<W: AsyncWrite + Unpin>(writer: &mut W, words: &[u8]) -> io::Result<()> {
    match timeout(limits::SAYING, writer.write_all(words)).await {
        Ok(written) => written,
        Err(_) => Err(io::ErrorKind::TimedOut.into()),
    }
}

/// Ends our side and reads on for a little: closing over unread octets makes a reset, which may
/// overtake the last reply.
pub(crate) async fn farewell(mut stream: TcpStream) -> io::Result<()> {
    stream.shutdown().await?;
    let mut rest = vec![0; 4 * 1024];
    let drain = async {
        let mut drained = 0;
        while drained < limits::FAREWELL_OCTETS {
            match stream.read(&mut rest).await {
                Ok(0) | Err(_) => return,
                Ok(octets) => drained += octets,
            }
        }
    };
    // Whether the peer closes in time changes nothing: all that was to be said is said.
    timeout(limits::FAREWELL, drain).await.unwrap_or(());
    Ok(())
}
