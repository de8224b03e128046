//! How often one visitor may ask a question that invites guessing.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::ground::clock::Moment;

/// Counts questions per visitor and minute.
#[derive(Debug, Default)]
pub(super) struct Pace(Mutex<Minute>);

#[derive(Debug, Default)]
struct Minute {
    number: i64,
    asked: HashMap<Visitor, u32>,
}

/// Who asks, as far as the rate is concerned: an IPv4 address or an IPv6 network of one site; all
/// together where the server does not tell.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Visitor(Option<IpAddr>);

impl Pace {
    /// Whether a visitor may ask now; asking counts.
    pub(super) fn allows(&self, visitor: Visitor, now: Moment) -> bool {
        let mut minute = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = now.as_millis() / 60_000;
        if minute.number != number {
            minute.number = number;
            minute.asked.clear();
        }
        let full = minute.asked.len() >= VISITORS && !minute.asked.contains_key(&visitor);
        let visitor = if full { Visitor(None) } else { visitor };
        let asked = minute.asked.entry(visitor).or_default();
        *asked = asked.saturating_add(1);
        *asked <= PER_MINUTE
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(peer.map(|ConnectInfo(peer)| site(peer.ip()))))
    }
}

/// The /64 of an IPv6 address: one site has all of it.
fn site(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 => v4,
    }
}

/// Nobody has more letters than this at hand.
const PER_MINUTE: u32 = 20;
/// How many visitors are told apart; more than these share one rate.
const VISITORS: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_may_ask_so_often_a_minute_and_others_still_may() {
        let pace = Pace::default();
        let one = Visitor(Some(site("2001:db8::1".parse().unwrap())));
        let same_site = Visitor(Some(site("2001:db8::2".parse().unwrap())));
        let now = Moment::from_millis(0);
        assert!((0..PER_MINUTE).all(|_| pace.allows(one, now)));
        assert!(!pace.allows(same_site, now));
        assert!(pace.allows(Visitor(None), now));
        assert!(pace.allows(one, Moment::from_millis(60_000)));
    }
}
