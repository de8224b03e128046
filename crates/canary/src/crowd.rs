//! The crowd: how many visits there are at once, how many of one peer, and who makes room.
//!
//! A newcomer is let in wherever somebody else can go: a flood costs us the flood, never the hit
//! behind it. First go those who said nothing that makes sense, among them those whose peer has the
//! most places, among them the oldest. Whoever brought a token stays.
//!
//! # Limits
//! A token is not secret: whoever holds one and has many addresses can fill the house with it.
//! Then newcomers are told to come again, and the silence of all is borne for less time.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::limits;

/// The visits at one kind of door. Clones count together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Crowd {
    places: Arc<Mutex<Places>>,
}

/// What a visit has shown so far.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Worth {
    /// Nothing that we understand.
    Nothing,
    /// It speaks as a client would.
    Manners,
    /// It carries a token of ours.
    Token,
}

/// One taken place; free again when dropped.
#[derive(Debug)]
pub(crate) struct Place {
    crowd: Crowd,
    peer: IpAddr,
    number: u64,
    wanted: Arc<Notify>,
}

#[derive(Debug, Default)]
struct Places {
    /// How many there ever were; the number of the next.
    begun: u64,
    taken: usize,
    /// Places that the system has no descriptors for.
    withheld: usize,
    by_peer: HashMap<IpAddr, Vec<Seat>>,
}

#[derive(Debug)]
struct Seat {
    number: u64,
    worth: Worth,
    wanted: Arc<Notify>,
}

impl Crowd {
    /// A place for this peer, if one is free or somebody makes room.
    pub(crate) fn admit(&self, peer: IpAddr) -> Option<Place> {
        let peer = counted_as(peer);
        let mut places = self.lock();
        let of_peer = places.by_peer.get(&peer).map_or(0, Vec::len);
        let has_room = if of_peer >= limits::VISITS_OF_ONE_PEER {
            places.make_room(Some(peer))
        } else {
            places.taken < places.most() || places.make_room(None)
        };
        has_room.then(|| {
            let (number, wanted) = places.seat(peer);
            Place {
                crowd: self.clone(),
                peer,
                number,
                wanted,
            }
        })
    }

    /// Makes do with an eighth fewer than there are, because the system has no room for more. From
    /// then on newcomers replace others, so that a descriptor is free for the next.
    pub(crate) fn shrink(&self) {
        let mut places = self.lock();
        let most = (places.taken - places.taken / 8).max(limits::FEWEST_VISITS);
        places.withheld = limits::VISITS.saturating_sub(most);
        while places.taken > places.most() && places.make_room(None) {}
    }

    /// Nothing that happens under the lock can panic; were it poisoned, the counts would still hold.
    fn lock(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Places {
    const fn most(&self) -> usize {
        limits::VISITS - self.withheld
    }

    fn seat(&mut self, peer: IpAddr) -> (u64, Arc<Notify>) {
        let (number, wanted) = (self.begun, Arc::default());
        self.begun += 1;
        self.taken += 1;
        self.by_peer.entry(peer).or_default().push(Seat {
            number,
            worth: Worth::Nothing,
            wanted: Arc::clone(&wanted),
        });
        (number, wanted)
    }

    /// Takes the place of whoever is worth least, of one peer or of all, and tells him. Looks at
    /// every seat, of which there are at most [`limits::VISITS`].
    fn make_room(&mut self, of: Option<IpAddr>) -> bool {
        let eligible = self
            .by_peer
            .iter()
            .filter(|(peer, _)| of.is_none_or(|of| of == **peer));
        let least = eligible
            .flat_map(|(peer, seats)| seats.iter().map(move |seat| (peer, seats.len(), seat)))
            .filter(|(_, _, seat)| seat.worth < Worth::Token)
            .min_by_key(|(_, of_peer, seat)| (seat.worth, Reverse(*of_peer), seat.number));
        let Some((peer, number)) = least.map(|(peer, _, seat)| (*peer, seat.number)) else {
            return false;
        };
        if let Some(seat) = self.vacate(peer, number) {
            seat.wanted.notify_one();
        }
        true
    }

    /// Frees one seat, if it is still taken.
    fn vacate(&mut self, peer: IpAddr, number: u64) -> Option<Seat> {
        let seats = self.by_peer.get_mut(&peer)?;
        let at = seats.iter().position(|seat| seat.number == number)?;
        let seat = seats.swap_remove(at);
        if seats.is_empty() {
            self.by_peer.remove(&peer);
        }
        self.taken = self.taken.saturating_sub(1);
        if self.taken <= self.most() / 2 {
            // Calm again: perhaps the system has more by now.
            self.withheld = 0;
        }
        Some(seat)
    }
}

impl Place {
    /// Whether places are short, so that silence should be borne for less time.
    pub(crate) fn is_wanted_by_others(&self) -> bool {
        let places = self.crowd.lock();
        places.taken > places.most() / 2
    }

    /// Returns once somebody else was given this place.
    pub(crate) async fn wanted(&self) {
        self.wanted.notified().await;
    }

    /// Notes what the visit has shown; it never loses what it once had.
    pub(crate) fn shows(&self, worth: Worth) {
        let mut places = self.crowd.lock();
        let seats = places.by_peer.get_mut(&self.peer).into_iter().flatten();
        for seat in seats.filter(|seat| seat.number == self.number) {
            seat.worth = seat.worth.max(worth);
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.crowd.lock().vacate(self.peer, self.number);
    }
}

/// One customer's line has a whole IPv6 /64 (RFC 6177), so that is what one peer is.
pub(crate) fn counted_as(peer: IpAddr) -> IpAddr {
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

    /// Visits of many peers, two of each.
    fn full_house(crowd: &Crowd) -> Vec<Place> {
        (0..limits::VISITS)
            .map(|n| format!("198.51.{}.{}", n % 512 / 256, n % 256))
            .map(|address| crowd.admit(peer(&address)).expect("room"))
            .collect()
    }

    fn has_left(place: &Place) -> bool {
        let places = place.crowd.lock();
        let seats = places.by_peer.get(&place.peer).into_iter().flatten();
        !seats.into_iter().any(|seat| seat.number == place.number)
    }

    #[test]
    fn one_peer_cannot_take_all_places_and_makes_room_for_itself() {
        let crowd = Crowd::default();
        let flood: Vec<_> = (0..2_000)
            .filter_map(|_| crowd.admit(peer("192.0.2.1")))
            .collect();
        assert_eq!(crowd.lock().taken, limits::VISITS_OF_ONE_PEER);
        assert!(has_left(&flood[0]) && !has_left(&flood[1_999]));
        assert!(crowd.admit(peer("192.0.2.2")).is_some());
    }

    #[test]
    fn a_left_place_is_free_again() {
        let crowd = Crowd::default();
        for _ in 0..2_000 {
            assert!(crowd.admit(peer("192.0.2.1")).is_some());
        }
        assert!(crowd.lock().by_peer.is_empty());
        assert_eq!(crowd.lock().taken, 0);
    }

    #[test]
    fn a_whole_prefix_counts_as_one_peer() {
        let crowd = Crowd::default();
        let _flood: Vec<_> = (0..100)
            .filter_map(|n| crowd.admit(peer(&format!("2001:db8::{n:x}"))))
            .collect();
        assert_eq!(crowd.lock().taken, limits::VISITS_OF_ONE_PEER);
        assert!(crowd.admit(peer("2001:db8:0:1::1")).is_some());
    }

    #[test]
    fn in_a_full_house_the_oldest_who_said_nothing_goes_first() {
        let crowd = Crowd::default();
        let crowded = full_house(&crowd);
        crowded[0].shows(Worth::Manners);
        let newcomer = crowd.admit(peer("192.0.2.1")).expect("room is made");
        assert!(newcomer.is_wanted_by_others());
        assert!(!has_left(&crowded[0]) && has_left(&crowded[1]));
        assert_eq!(crowd.lock().taken, limits::VISITS);
    }

    #[test]
    fn a_single_visit_outlasts_those_of_a_crowd() {
        let crowd = Crowd::default();
        let single = crowd.admit(peer("192.0.2.1")).expect("room");
        let crowded: Vec<_> = (0..2_000)
            .map(|n| format!("198.51.100.{}", n % 64))
            .filter_map(|address| crowd.admit(peer(&address)))
            .collect();
        assert!(!has_left(&single) && has_left(&crowded[0]));
    }

    #[test]
    fn whoever_brought_a_token_stays_and_a_full_house_of_them_says_so() {
        let crowd = Crowd::default();
        let crowded = full_house(&crowd);
        for place in &crowded {
            place.shows(Worth::Token);
            place.shows(Worth::Manners);
        }
        assert!(crowd.admit(peer("192.0.2.1")).is_none());
        drop(crowded);
        assert!(crowd.admit(peer("192.0.2.1")).is_some());
    }

    #[test]
    fn where_the_system_has_less_room_newcomers_replace_others_until_it_is_calm() {
        let crowd = Crowd::default();
        let crowded = full_house(&crowd);
        crowd.shrink();
        let most = limits::VISITS / 8 * 7;
        assert_eq!(crowd.lock().taken, most);
        let newcomer = crowd.admit(peer("192.0.2.1")).expect("room is made");
        assert_eq!(crowd.lock().taken, most);
        drop((crowded, newcomer));
        let again = full_house(&crowd);
        assert!(again.iter().all(|place| !has_left(place)));
    }

    #[tokio::test]
    async fn whoever_has_to_go_is_told_even_if_he_listens_later() {
        let crowd = Crowd::default();
        let crowded = full_house(&crowd);
        let _newcomer = crowd.admit(peer("192.0.2.1")).expect("room is made");
        crowded[0].wanted().await;
        assert!(has_left(&crowded[0]));
    }
}
