//! Datagrams: a token that comes by UDP is noted, then answered with what only we can derive.
//!
//! The answer is as long as a token, so never longer than what it answers; anything else gets
//! nothing. Whoever forges a peer's address gains nothing by us.
//!
//! # Limits
//! UDP loses: what the kernel's queue cannot hold, and what a peer sends beyond its share in a
//! second, is gone. Whoever asks repeats himself. On a host with several addresses each must be
//! listened at by name, or the answer leaves from whichever the system chooses.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use dialogue::Token;
use tokio::net::UdpSocket;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::crowd::counted_as;
use crate::door::{House, rest};
use crate::excerpt::printable;
use crate::limits;
use crate::receipt::{Entrance, Receipt, Way};

/// Hears datagrams for as long as it is polled.
pub(crate) async fn keep_hearing(socket: UdpSocket, house: Arc<House>) {
    let socket = Arc::new(socket);
    let mut shares = Shares::default();
    let mut answers = JoinSet::new();
    let mut octets = [0; limits::DATAGRAM_OCTETS];
    loop {
        match socket.recv_from(&mut octets).await {
            Ok((length, peer)) if shares.allow(peer.ip()) => {
                if let Some(token) = house.ours.carried(&octets[..length]) {
                    let excerpt = printable(&octets[..length], limits::EXCERPT_OCTETS);
                    let hit = Hit {
                        token,
                        peer,
                        excerpt,
                    };
                    answers.spawn(hit.answer(Arc::clone(&socket), Arc::clone(&house)));
                }
            }
            Ok(_) => {}
            Err(error) => rest(&error).await,
        }
        while answers.try_join_next().is_some() {}
        // The kernel keeps what comes meanwhile, as far as its queue goes.
        if answers.len() >= limits::DATAGRAMS_BEING_KEPT {
            answers.join_next().await;
        }
    }
}

struct Hit {
    token: Token,
    peer: SocketAddr,
    excerpt: String,
}

impl Hit {
    async fn answer(self, socket: Arc<UdpSocket>, house: Arc<House>) {
        let to = self.peer;
        let answer = house.ours.answer(&self.token);
        let receipt = Receipt {
            token: self.token,
            received_at_ms: house.ledger.now_ms(),
            peer: SocketAddr::new(to.ip().to_canonical(), to.port()),
            entrance: Entrance::Datagrams,
            way: Way::Datagram,
            excerpt: self.excerpt,
        };
        if let Err(error) = house.ledger.keep(receipt).await {
            tracing::error!(peer = %to, %error, "could not answer a token in a datagram");
            return;
        }
        let sent: io::Result<usize> = socket.send_to(answer.as_bytes(), to).await;
        if let Err(error) = sent {
            tracing::debug!(peer = %to, %error, "the answer to a datagram did not leave");
        }
    }
}

/// How many datagrams each peer has sent in this second.
struct Shares {
    since: Instant,
    by_peer: HashMap<IpAddr, u32>,
}

impl Default for Shares {
    fn default() -> Self {
        Self {
            since: Instant::now(),
            by_peer: HashMap::new(),
        }
    }
}

impl Shares {
    fn allow(&mut self, peer: IpAddr) -> bool {
        if self.since.elapsed() >= SECOND {
            *self = Self::default();
        }
        let peer = counted_as(peer);
        if self.by_peer.len() >= limits::DATAGRAM_PEERS && !self.by_peer.contains_key(&peer) {
            return false;
        }
        let share = self.by_peer.entry(peer).or_default();
        *share += 1;
        *share <= limits::DATAGRAMS_OF_ONE_PEER
    }
}

const SECOND: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_peer_has_its_share_in_each_second() {
        let mut shares = Shares::default();
        let peer = IpAddr::from([192, 0, 2, 1]);
        let allowed = (0..1_000).filter(|_| shares.allow(peer)).count();
        assert_eq!(allowed, 64);
        assert!(shares.allow(IpAddr::from([192, 0, 2, 2])));
        tokio::time::advance(SECOND).await;
        assert!(shares.allow(peer));
    }

    #[tokio::test(start_paused = true)]
    async fn forged_addresses_fill_no_memory() {
        let mut shares = Shares::default();
        for n in 0..100_000_u32 {
            shares.allow(IpAddr::from(n.to_be_bytes()));
        }
        assert_eq!(shares.by_peer.len(), limits::DATAGRAM_PEERS);
    }
}
