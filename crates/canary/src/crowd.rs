//! The crowd: how many visits there are at once, and who makes room for whom.
//!
//! A newcomer is let in as long as anybody can go: a flood costs us the flood, never the hit behind
//! it. First go the visits of the peer who has the most, among them the one that made no progress
//! for longest. A real client makes some with every round trip, and once it has brought a token it
//! stays. So silence costs nothing while there is room, and little patience is left where there is
//! none.
//!
//! # Limits
//! Counts peers by address: a flood from as many addresses as there are places, faster than a
//! client's next word, drives that client out. A token is not secret: whoever holds one can protect
//! some visits of each of his addresses with it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::limits;

/// The visits at all doors. Clones count together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Crowd {
    places: Arc<Mutex<Places>>,
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
    /// The last progress.
    since: Instant,
    worth: Worth,
    wanted: Arc<Notify>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Worth {
    Unknown,
    /// It carries a token of ours.
    Token,
}

impl Crowd {
    /// A place for this peer, if one is free or somebody makes room.
    pub(crate) fn admit(&self, peer: IpAddr) -> Option<Place> {
        let peer = counted_as(peer);
        let mut places = self.lock();
        let has_room = places.taken < places.most() || places.make_room();
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
        while places.taken > places.most() && places.make_room() {}
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
            since: Instant::now(),
            worth: Worth::Unknown,
            wanted: Arc::clone(&wanted),
        });
        (number, wanted)
    }

    /// Takes the place of whoever should go first, and tells him. Looks at every seat, of which
    /// there are at most [`limits::VISITS`].
    fn make_room(&mut self) -> bool {
        let first = self
            .by_peer
            .iter()
            .flat_map(|(peer, seats)| {
                unprotected(seats).map(move |(many, seat)| (peer, many, seat))
            })
            .min_by_key(|(_, many, seat)| (Reverse(*many), seat.since, seat.number));
        let Some((peer, number)) = first.map(|(peer, _, seat)| (*peer, seat.number)) else {
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

/// One peer's seats that may have to go, each with how many of them there are: a relay's visits
/// that brought tokens do not count against its next.
fn unprotected(seats: &[Seat]) -> impl Iterator<Item = (usize, &Seat)> {
    let with_token = seats.iter().filter(|seat| seat.worth == Worth::Token);
    let protected = match with_token.count() {
        few if few <= limits::PROTECTED_VISITS_OF_ONE_PEER => few,
        _ => 0,
    };
    let many = seats.len() - protected;
    seats
        .iter()
        .filter(move |seat| protected == 0 || seat.worth != Worth::Token)
        .map(move |seat| (many, seat))
}

impl Place {
    /// Whether more than half of the places are taken.
    pub(crate) fn is_in_a_crowd(&self) -> bool {
        let places = self.crowd.lock();
        places.taken > places.most() / 2
    }

    /// Returns once somebody else was given this place.
    pub(crate) async fn wanted(&self) {
        self.wanted.notified().await;
    }

    /// The visit said something that makes sense.
    pub(crate) fn progresses(&self) {
        self.change(|seat| seat.since = Instant::now());
    }

    /// The visit carries a token of ours.
    pub(crate) fn carries_a_token(&self) {
        self.change(|seat| seat.worth = Worth::Token);
    }

    fn change(&self, change: impl FnOnce(&mut Seat)) {
        let mut places = self.crowd.lock();
        let seats = places.by_peer.get_mut(&self.peer).into_iter().flatten();
        if let Some(seat) = seats.into_iter().find(|seat| seat.number == self.number) {
            change(seat);
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
    fn one_peer_may_take_what_is_free_and_makes_room_for_others() {
        let crowd = Crowd::default();
        let flood: Vec<_> = (0..2 * limits::VISITS)
            .filter_map(|_| crowd.admit(peer("192.0.2.1")))
            .collect();
        assert_eq!(crowd.lock().taken, limits::VISITS);
        let single = crowd.admit(peer("192.0.2.2")).expect("room is made");
        for _ in 0..limits::VISITS {
            assert!(crowd.admit(peer("192.0.2.1")).is_some());
        }
        assert!(!has_left(&single) && has_left(&flood[0]));
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
        let single = crowd.admit(peer("2001:db8:0:1::1")).expect("room");
        let flood: Vec<_> = (0..2 * limits::VISITS)
            .filter_map(|n| crowd.admit(peer(&format!("2001:db8::{n:x}"))))
            .collect();
        assert_eq!(crowd.lock().by_peer.len(), 2);
        assert!(!has_left(&single) && has_left(&flood[0]));
    }

    #[tokio::test(start_paused = true)]
    async fn in_a_full_house_whoever_made_no_progress_for_longest_goes_first() {
        let crowd = Crowd::default();
        let crowded = full_house(&crowd);
        tokio::time::advance(std::time::Duration::from_secs(1)).await;
        crowded[0].progresses();
        let newcomer = crowd.admit(peer("192.0.2.1")).expect("room is made");
        assert!(newcomer.is_in_a_crowd());
        assert!(!has_left(&crowded[0]) && has_left(&crowded[1]));
        assert_eq!(crowd.lock().taken, limits::VISITS);
    }

    #[test]
    fn whoever_brought_a_token_stays_and_a_full_house_of_them_says_so() {
        let crowd = Crowd::default();
        let crowded = full_house(&crowd);
        for place in &crowded {
            place.carries_a_token();
            place.progresses();
        }
        assert!(crowd.admit(peer("192.0.2.1")).is_none());
        drop(crowded);
        assert!(crowd.admit(peer("192.0.2.1")).is_some());
    }

    #[test]
    fn a_relays_letters_do_not_drive_out_its_next() {
        let crowd = Crowd::default();
        let letters = [(); 8].map(|()| crowd.admit(peer("192.0.2.1")).expect("room"));
        for place in &letters {
            place.carries_a_token();
        }
        let _crowded: Vec<_> = (letters.len()..limits::VISITS)
            .map(|n| format!("198.51.{}.{}", n / 256, n % 256))
            .filter_map(|address| crowd.admit(peer(&address)))
            .collect();
        let next = crowd.admit(peer("192.0.2.1")).expect("room is made");
        assert!(crowd.admit(peer("192.0.2.2")).is_some());
        assert!(!has_left(&next) && letters.iter().all(|place| !has_left(place)));
    }

    #[test]
    fn a_token_repeated_a_thousand_times_does_not_fill_the_house() {
        let crowd = Crowd::default();
        let repeated: Vec<_> = (0..limits::VISITS)
            .filter_map(|_| crowd.admit(peer("192.0.2.1")))
            .collect();
        for place in &repeated {
            place.carries_a_token();
        }
        assert!(crowd.admit(peer("192.0.2.2")).is_some());
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
