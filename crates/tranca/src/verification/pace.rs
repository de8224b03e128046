//! Slowly: one connection per address at a time, and so many new ones a second into one /24
//! (IPv4) or /48 (IPv6).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ipnet::IpNet;
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;

/// Keeps the pace of all tests together.
#[derive(Debug)]
pub struct Pace {
    between: Duration,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// When the next connection into a neighbourhood may begin.
    next: HashMap<IpNet, Instant>,
    /// Whose turn it is at each address.
    addresses: HashMap<IpAddr, Arc<tokio::sync::Mutex<()>>>,
}

/// The right to one connection; it ends when dropped.
#[derive(Debug)]
pub struct Turn {
    _address: OwnedMutexGuard<()>,
}

impl Pace {
    /// So many new connections per second into one neighbourhood; 0 means no limit.
    #[must_use]
    pub fn new(connections_per_second: u32) -> Self {
        let between = Duration::from_secs(1).checked_div(connections_per_second);
        Self {
            between: between.unwrap_or_default(),
            state: Mutex::default(),
        }
    }

    /// Waits until a connection to the address may begin.
    pub async fn turn(&self, address: IpAddr) -> Turn {
        let queue = self.queue(address);
        let turn = Turn {
            _address: queue.lock_owned().await,
        };
        let begin = self.slot(neighbourhood(address));
        tokio::time::sleep_until(begin).await;
        turn
    }

    fn queue(&self, address: IpAddr) -> Arc<tokio::sync::Mutex<()>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.addresses.len() >= PRUNE_AT {
            state
                .addresses
                .retain(|_, queue| Arc::strong_count(queue) > 1);
        }
        Arc::clone(state.addresses.entry(address).or_default())
    }

    fn slot(&self, neighbourhood: IpNet) -> Instant {
        let now = Instant::now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.next.len() >= PRUNE_AT {
            state.next.retain(|_, next| *next > now);
        }
        let next = state.next.entry(neighbourhood).or_insert(now);
        let begin = (*next).max(now);
        *next = begin + self.between;
        begin
    }
}

fn neighbourhood(address: IpAddr) -> IpNet {
    let length = if address.is_ipv4() { 24 } else { 48 };
    IpNet::new(address, length).map_or_else(|_| IpNet::from(address), |network| network.trunc())
}

/// So many entries are kept before those that no longer matter are thrown away.
const PRUNE_AT: usize = 4_096;

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("address")
    }

    #[tokio::test(start_paused = true)]
    async fn a_neighbourhood_is_entered_at_its_pace() {
        let pace = Pace::new(2);
        let begun = Instant::now();
        for host in 1..=5 {
            drop(pace.turn(address(&format!("192.0.2.{host}"))).await);
        }
        assert_eq!(begun.elapsed().as_millis(), 2_000);
        drop(pace.turn(address("198.51.100.1")).await);
        assert_eq!(
            begun.elapsed().as_millis(),
            2_000,
            "another neighbourhood does not wait"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn an_address_has_one_connection_at_a_time() {
        let pace = Pace::new(0);
        let first = pace.turn(address("192.0.2.1")).await;
        let second = tokio::time::timeout(Duration::from_secs(9), pace.turn(address("192.0.2.1")));
        assert!(second.await.is_err());
        drop(first);
        pace.turn(address("192.0.2.1")).await;
    }
}
