//! Slowly: one connection per address at a time, so many new ones a second into one /24 (IPv4) or
//! /48 (IPv6), into one AS, and in all, and so many a day.
//!
//! # Limits
//! The pace is this process's. In a laboratory of one's own only the first of these holds. A case that has begun is finished even when the day's budget ends in
//! the middle of it.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ipnet::IpNet;
use tokio::sync::oneshot;
use tokio::time::Instant;

use super::permit::Permit;

/// How fast we may be. 0 always means no limit.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Rates {
    /// New connections a second into one /24 or /48.
    pub per_network: u32,
    /// New connections a second into one AS, where it is known.
    pub per_as: u32,
    /// New connections a second in all.
    pub in_all: u32,
    /// New connections within a day.
    pub per_day: u64,
}

/// Keeps the pace of all tests together.
#[derive(Clone, Debug)]
pub struct Pace {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    rates: Rates,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Where a connection is under way, and who waits for its end.
    addresses: HashMap<IpAddr, VecDeque<oneshot::Sender<()>>>,
    /// When the next connection into a neighbourhood may begin.
    networks: Slots<IpNet>,
    /// When the next connection into an AS may begin.
    systems: Slots<u32>,
    /// When the next connection at all may begin.
    all: Option<Instant>,
    /// When the day under way began, and how many connections it has seen.
    day: Option<(Instant, u64)>,
}

/// The right to one connection; it ends when dropped.
#[derive(Debug)]
pub struct Turn {
    shared: Arc<Shared>,
    address: IpAddr,
}

impl Pace {
    /// A pace of these rates.
    #[must_use]
    pub fn new(rates: Rates) -> Self {
        let state = Mutex::default();
        Self {
            shared: Arc::new(Shared { rates, state }),
        }
    }

    /// Waits until a connection to the permitted address may begin.
    pub async fn turn(&self, permit: &Permit) -> Turn {
        let (shared, address) = (Arc::clone(&self.shared), permit.address());
        if let Some(before) = shared.enter(address) {
            let mut waiting = Waiting {
                shared: &shared,
                address,
                before,
            };
            // An error means that whoever was before us is gone without a word: it is our turn.
            (&mut waiting.before).await.ok();
        }
        let turn = Turn {
            shared: Arc::clone(&shared),
            address,
        };
        if let Some(begin) = self.shared.slot(permit) {
            tokio::time::sleep_until(begin).await;
        }
        turn
    }

    /// Whether the day's connections are all spent.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        let most = self.shared.rates.per_day;
        let mut state = self.shared.locked();
        most > 0 && state.today(Instant::now()) >= most
    }
}

impl Shared {
    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the address, or a place in its queue.
    fn enter(&self, address: IpAddr) -> Option<oneshot::Receiver<()>> {
        match self.locked().addresses.entry(address) {
            Entry::Vacant(free) => {
                free.insert(VecDeque::new());
                None
            }
            Entry::Occupied(mut taken) => {
                let (next, turn) = oneshot::channel();
                taken.get_mut().push_back(next);
                Some(turn)
            }
        }
    }

    /// Hands the address to the next who still waits.
    fn leave(&self, address: IpAddr) {
        let mut state = self.locked();
        let Entry::Occupied(mut taken) = state.addresses.entry(address) else {
            return;
        };
        while let Some(next) = taken.get_mut().pop_front() {
            if next.send(()).is_ok() {
                return;
            }
        }
        taken.remove();
    }

    /// When this connection may begin; the next ones come after it. `None` means now.
    fn slot(&self, permit: &Permit) -> Option<Instant> {
        let rates = self.rates;
        if rates == Rates::default() || permit.is_own_network() {
            return None;
        }
        let now = Instant::now();
        let mut state = self.locked();
        state.today(now);
        if let Some((_, spent)) = &mut state.day {
            *spent += 1;
        }
        let network = (rates.per_network > 0).then(|| neighbourhood(permit.address()));
        let system = permit.asn().filter(|_| rates.per_as > 0);
        let begin = [
            network.and_then(|network| state.networks.next(&network)),
            system.and_then(|asn| state.systems.next(&asn)),
            state.all,
        ];
        let begin = begin.into_iter().flatten().fold(now, Instant::max);
        if let Some(network) = network {
            state
                .networks
                .take(network, begin + between(rates.per_network), now);
        }
        if let Some(asn) = system {
            state.systems.take(asn, begin + between(rates.per_as), now);
        }
        if rates.in_all > 0 {
            state.all = Some(begin + between(rates.in_all));
        }
        Some(begin)
    }
}

impl State {
    /// How many connections this day has seen; a new day begins when the old one is over.
    fn today(&mut self, now: Instant) -> u64 {
        match self.day {
            Some((begun, spent)) if now.duration_since(begun) < DAY => spent,
            _ => {
                self.day = Some((now, 0));
                0
            }
        }
    }
}

/// A place in the queue of an address. Whoever gives it up when his turn has just come hands it on.
struct Waiting<'a> {
    shared: &'a Shared,
    address: IpAddr,
    before: oneshot::Receiver<()>,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        // Nothing is left to be taken once the wait has ended in a turn.
        self.before.close();
        if self.before.try_recv().is_ok() {
            self.shared.leave(self.address);
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.shared.leave(self.address);
    }
}

/// When the next connection may begin, for each of many places. Those whose time has passed are
/// thrown away whenever their number has doubled.
#[derive(Debug)]
struct Slots<K> {
    next: HashMap<K, Instant>,
    prune_at: usize,
}

impl<K: Eq + std::hash::Hash> Slots<K> {
    fn next(&self, place: &K) -> Option<Instant> {
        self.next.get(place).copied()
    }

    fn take(&mut self, place: K, next: Instant, now: Instant) {
        if self.next.len() >= self.prune_at {
            self.next.retain(|_, next| *next > now);
            self.prune_at = PRUNE_AT.max(2 * self.next.len());
        }
        self.next.insert(place, next);
    }
}

impl<K> Default for Slots<K> {
    fn default() -> Self {
        Self {
            next: HashMap::new(),
            prune_at: PRUNE_AT,
        }
    }
}

fn between(a_second: u32) -> Duration {
    Duration::from_secs(1)
        .checked_div(a_second)
        .unwrap_or_default()
}

fn neighbourhood(address: IpAddr) -> IpNet {
    let length = if address.is_ipv4() { 24 } else { 48 };
    IpNet::new(address, length).map_or_else(|_| IpNet::from(address), |network| network.trunc())
}

/// So many entries are kept before those that no longer matter are thrown away.
const PRUNE_AT: usize = 4_096;
const DAY: Duration = Duration::from_secs(24 * 3_600);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verification::permit::Gate;

    fn permit(text: &str) -> Permit {
        let gate = Gate::default();
        gate.for_own_server(text.parse().expect("address"))
            .expect("public")
    }

    fn per_network(per_network: u32) -> Pace {
        Pace::new(Rates {
            per_network,
            ..Rates::default()
        })
    }

    #[tokio::test(start_paused = true)]
    async fn a_neighbourhood_is_entered_at_its_pace() {
        let pace = per_network(2);
        let begun = Instant::now();
        for host in 1..=5 {
            drop(pace.turn(&permit(&format!("9.9.9.{host}"))).await);
        }
        assert_eq!(begun.elapsed().as_millis(), 2_000);
        drop(pace.turn(&permit("8.8.8.1")).await);
        assert_eq!(
            begun.elapsed().as_millis(),
            2_000,
            "another neighbourhood does not wait"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_network_of_ipv6_is_a_48() {
        let pace = per_network(1);
        let begun = Instant::now();
        for host in ["2a00:1:2:3::1", "2a00:1:2:4::1", "2a00:1:3::1"] {
            drop(pace.turn(&permit(host)).await);
        }
        assert_eq!(begun.elapsed().as_millis(), 1_000);
    }

    #[tokio::test(start_paused = true)]
    async fn an_as_is_entered_at_its_pace_whatever_the_neighbourhood() {
        let pace = Pace::new(Rates {
            per_as: 2,
            ..Rates::default()
        });
        let begun = Instant::now();
        for host in ["9.9.9.1", "8.8.8.1", "7.7.7.1"] {
            drop(pace.turn(&permit(host).in_as(64_496)).await);
        }
        assert_eq!(begun.elapsed().as_millis(), 1_000);
        drop(pace.turn(&permit("6.6.6.1").in_as(64_497)).await);
        assert_eq!(begun.elapsed().as_millis(), 1_000, "another AS");
    }

    #[tokio::test(start_paused = true)]
    async fn all_together_are_no_faster_than_they_may() {
        let pace = Pace::new(Rates {
            in_all: 4,
            ..Rates::default()
        });
        let begun = Instant::now();
        for host in 1..=5 {
            drop(pace.turn(&permit(&format!("{host}.9.9.9"))).await);
        }
        assert_eq!(begun.elapsed().as_millis(), 1_000);
    }

    #[tokio::test(start_paused = true)]
    async fn the_budget_of_a_day_comes_back_the_next_day() {
        let pace = Pace::new(Rates {
            per_day: 2,
            ..Rates::default()
        });
        for _ in 0..2 {
            assert!(!pace.is_spent());
            drop(pace.turn(&permit("9.9.9.1")).await);
        }
        assert!(pace.is_spent());
        tokio::time::advance(DAY).await;
        assert!(!pace.is_spent());
    }

    #[tokio::test(start_paused = true)]
    async fn an_address_has_one_connection_at_a_time() {
        let pace = Pace::new(Rates::default());
        let first = pace.turn(&permit("9.9.9.1")).await;
        let theirs = permit("9.9.9.1");
        let second = tokio::time::timeout(Duration::from_secs(9), pace.turn(&theirs));
        assert!(second.await.is_err());
        drop(first);
        drop(pace.turn(&theirs).await);
        assert!(pace.shared.locked().addresses.is_empty(), "nothing is kept");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_no_longer_waits_neither_takes_nor_gives_a_turn() {
        let pace = Pace::new(Rates::default());
        let theirs = permit("9.9.9.1");
        let first = pace.turn(&theirs).await;
        let impatient = tokio::time::timeout(Duration::from_secs(1), pace.turn(&theirs));
        assert!(impatient.await.is_err());
        let patient = tokio::time::timeout(Duration::from_secs(1), pace.turn(&theirs));
        assert!(patient.await.is_err(), "the first still has it");
        drop(first);
        drop(pace.turn(&theirs).await);
        assert!(pace.shared.locked().addresses.is_empty());
    }
}
