//! The crowd: how many visits there are at once, and how many of one peer.
//!
//! # Limits
//! Counts peers by address alone: a flood from thousands of addresses fills the house. Then
//! silent visits are ended early, and relays, which have queues, come again.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::limits;

/// The visits at one kind of door. Clones count together.
#[derive(Clone, Debug)]
pub(crate) struct Crowd {
    places: Arc<Mutex<Places>>,
}

#[derive(Debug, Default)]
struct Places {
    taken: usize,
    by_peer: HashMap<IpAddr, usize>,
}

/// One taken place; free again when dropped.
#[derive(Debug)]
pub(crate) struct Place {
    crowd: Crowd,
    peer: IpAddr,
}

impl Crowd {
    pub(crate) fn new() -> Self {
        Self {
            places: Arc::default(),
        }
    }

    /// A place for this peer, if the house and the peer have one left.
    pub(crate) fn admit(&self, peer: IpAddr) -> Option<Place> {
        let peer = counted_as(peer);
        let mut places = self.lock();
        let of_peer = places.by_peer.get(&peer).copied().unwrap_or(0);
        if places.taken >= limits::VISITS || of_peer >= limits::VISITS_OF_ONE_PEER {
            return None;
        }
        places.taken += 1;
        places.by_peer.insert(peer, of_peer + 1);
        drop(places);
        Some(Place {
            crowd: self.clone(),
            peer,
        })
    }

    /// Nothing that happens under the lock can panic; were it poisoned, the counts would still hold.
    fn lock(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Whether places are short, so that silence should be borne for less time.
    pub(crate) fn is_wanted_by_others(&self) -> bool {
        self.crowd.lock().taken > limits::VISITS_IN_CALM
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut places = self.crowd.lock();
        places.taken = places.taken.saturating_sub(1);
        let left = places
            .by_peer
            .get(&self.peer)
            .map_or(0, |of_peer| of_peer.saturating_sub(1));
        if left == 0 {
            places.by_peer.remove(&self.peer);
        } else {
            places.by_peer.insert(self.peer, left);
        }
    }
}

/// One customer's line has a whole IPv6 /64 (RFC 6177), so that is what one peer is.
fn counted_as(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & !0 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn one_peer_cannot_take_all_places() {
        let crowd = Crowd::new();
        let flood: Vec<_> = (0..2_000)
            .filter_map(|_| crowd.admit(peer("192.0.2.1")))
            .collect();
        assert_eq!(flood.len(), limits::VISITS_OF_ONE_PEER);
        assert!(crowd.admit(peer("192.0.2.2")).is_some());
    }

    #[test]
    fn a_left_place_is_free_again() {
        let crowd = Crowd::new();
        for _ in 0..2_000 {
            assert!(crowd.admit(peer("192.0.2.1")).is_some());
        }
        assert!(crowd.lock().by_peer.is_empty());
    }

    #[test]
    fn a_whole_prefix_counts_as_one_peer() {
        let crowd = Crowd::new();
        let flood: Vec<_> = (0..100)
            .filter_map(|n| crowd.admit(peer(&format!("2001:db8::{n:x}"))))
            .collect();
        assert_eq!(flood.len(), limits::VISITS_OF_ONE_PEER);
        assert!(crowd.admit(peer("2001:db8:0:1::1")).is_some());
    }

    #[test]
    fn a_full_house_says_so() {
        let crowd = Crowd::new();
        let many: Vec<_> = (0..limits::VISITS)
            .filter_map(|n| crowd.admit(peer(&format!("198.51.100.{}", n % 256))))
            .collect();
        assert!(many[0].is_wanted_by_others());
        assert!(crowd.admit(peer("192.0.2.1")).is_none());
    }
}
