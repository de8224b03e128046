//! The DNS blocklists we know: what their codes mean, and which of them are dead.
//!
//! A code is a list's own: the same number means a proxy on one and a dial-up line on the next, and
//! on one list 127.0.0.1 is an open proxy. A list that stopped is kept here with the reason, so that
//! nobody asks it again: dead lists tend to end by listing everybody.
//!
//! # Limits
//! Lists change their codes without telling us. Terms are noted for the agency to read; whether it
//! may ask is between it and the list.

use std::net::Ipv4Addr;

use crate::cases::listing::{Service, Weight};

/// A list of the catalogue.
#[derive(Debug)]
pub struct Entry {
    /// Its zone.
    pub zone: &'static str,
    /// How its codes are read.
    pub kind: Kind,
    /// What they mean. Under [`Kind::Any`] the first is what any code means.
    pub codes: &'static [(u8, Meaning)],
    /// Whether it is asked at all.
    pub state: State,
    /// Whether it lists the test point of RFC 5782, as far as we know.
    pub test_point: TestPoint,
    /// What an agency should know before it asks.
    pub terms: &'static str,
}

/// How the codes of a list are read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Whatever it answers means one thing.
    Any,
    /// The last octet is a sum of bits, each of which means one thing.
    Bitmask,
    /// Each last octet means one thing.
    Enum,
}

/// What a code means for us.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Meaning {
    /// It speaks of a service, with this weight.
    Says(Service, Weight),
    /// It speaks of something else.
    NotOurs,
    /// It does not speak of the address: the list refuses to answer us.
    Refusal,
}

/// Whether a list is asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// It is.
    Alive,
    /// It stopped, in that year if we know it.
    Dead(Option<u16>, &'static str),
    /// It lives, but what it says is of no use here.
    Unfit(&'static str),
}

/// Whether 127.0.0.2 is listed, so that silence can be told from health.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TestPoint {
    /// As RFC 5782 section 5 demands.
    Listed,
    /// Not known to be: only what must not be listed is checked.
    Untold,
}

/// The list with this zone.
#[must_use]
pub fn find(zone: &str) -> Option<&'static Entry> {
    let zone = zone.trim_end_matches('.');
    CATALOGUE
        .iter()
        .find(|entry| entry.zone.eq_ignore_ascii_case(zone))
}

/// The whole catalogue, for people.
#[must_use]
pub fn all() -> &'static [Entry] {
    &CATALOGUE
}

/// Answers that no list means as a listing: an error in the zone's name, a public resolver, too
/// many questions.
pub const REFUSALS: [Ipv4Addr; 3] = [
    Ipv4Addr::new(127, 255, 255, 252),
    Ipv4Addr::new(127, 255, 255, 254),
    Ipv4Addr::new(127, 255, 255, 255),
];

/// Blamed for mail: half of the suspicion that it relays.
pub const MAIL: Meaning = Meaning::Says(Service::Smtp, Weight::Supports);
/// A Tor exit: meant to carry strangers, and left alone.
pub const TOR: Meaning = Meaning::Says(Service::Proxy, Weight::Exempts);

const PROXY: Meaning = Meaning::Says(Service::Proxy, Weight::Opens);
const HTTP: Meaning = Meaning::Says(Service::Http, Weight::Opens);
const SOCKS: Meaning = Meaning::Says(Service::Socks, Weight::Opens);
/// A page that fetches pages, or an unconfirmed report: no open door that we could knock at.
const PERHAPS: Meaning = Meaning::Says(Service::Proxy, Weight::Supports);

const fn alive(
    zone: &'static str,
    kind: Kind,
    codes: &'static [(u8, Meaning)],
    terms: &'static str,
) -> Entry {
    let (state, test_point) = (State::Alive, TestPoint::Listed);
    Entry {
        zone,
        kind,
        codes,
        state,
        test_point,
        terms,
    }
}

const fn never(zone: &'static str, state: State) -> Entry {
    let (kind, test_point) = (Kind::Any, TestPoint::Untold);
    Entry {
        zone,
        kind,
        codes: &[],
        state,
        test_point,
        terms: "",
    }
}

static CATALOGUE: [Entry; 23] = [
    alive(
        "dnsbl.dronebl.org",
        Kind::Enum,
        // 1 and 2 are test entries; 3, 5, 7, 12, 13 and 15 to 255 speak of other abuse.
        &[
            (6, MAIL),
            (8, SOCKS),
            (9, HTTP),
            (10, PROXY),
            (11, PERHAPS),
            (14, PROXY),
        ],
        "free, for companies too",
    ),
    alive(
        "rbl.efnetrbl.org",
        Kind::Enum,
        // 5 is a drone. Proxies stay for 7 days, Tor exits for 10.
        &[(1, PROXY), (2, MAIL), (3, MAIL), (4, TOR)],
        "",
    ),
    alive(
        "dnsbl.tornevall.org",
        Kind::Bitmask,
        // 8 is "tested, dead", 64 is other abuse.
        &[(1, PERHAPS), (2, PROXY), (32, TOR), (128, PERHAPS)],
        "it is not known whether it still works",
    ),
    alive(
        "zen.spamhaus.org",
        Kind::Enum,
        // 9 is a stolen network, 10 and 11 are lines that should not send mail, 20 and 30 speak of other abuse.
        &[(2, MAIL), (3, MAIL), (4, MAIL)],
        "fair use; from an own resolver with a name of its own, or with a key",
    ),
    alive(
        "xbl.spamhaus.org",
        Kind::Enum,
        &[(4, MAIL)],
        "fair use; from an own resolver with a name of its own, or with a key",
    ),
    alive(
        "b.barracudacentral.org",
        Kind::Any,
        &[(2, MAIL)],
        "the asking address must be registered",
    ),
    alive("all.s5h.net", Kind::Any, &[(2, MAIL)], ""),
    alive("bl.spamcop.net", Kind::Any, &[(2, MAIL)], ""),
    alive("psbl.surriel.com", Kind::Any, &[(2, MAIL)], ""),
    alive("dnsbl-1.uceprotect.net", Kind::Any, &[(2, MAIL)], ""),
    alive(
        "spam.spamrats.com",
        Kind::Enum,
        &[(38, MAIL)],
        "its terms allow only the filtering of incoming mail: ask before use",
    ),
    Entry {
        zone: "dnsel.torproject.org",
        kind: Kind::Enum,
        codes: &[(2, TOR)],
        state: State::Alive,
        test_point: TestPoint::Untold,
        terms: "",
    },
    never(
        "dnsbl-2.uceprotect.net",
        State::Unfit("it lists whole allocations"),
    ),
    never(
        "dnsbl-3.uceprotect.net",
        State::Unfit("it lists whole autonomous systems"),
    ),
    never(
        "bl.blocklist.de",
        State::Unfit("it lists attacks, not doors"),
    ),
    never(
        "dnsbl.sorbs.net",
        State::Dead(Some(2024), "its data was emptied"),
    ),
    never(
        "dnsbl.njabl.org",
        State::Dead(Some(2013), "it was switched off"),
    ),
    never(
        "dnsbl.ahbl.org",
        State::Dead(Some(2015), "it lists every address"),
    ),
    never(
        "list.dsbl.org",
        State::Dead(Some(2008), "it lists every address since 2012"),
    ),
    never(
        "relays.ordb.org",
        State::Dead(Some(2008), "it lists every address"),
    ),
    never(
        "relays.osirusoft.com",
        State::Dead(None, "it was switched off"),
    ),
    never(
        "blackholes.five-ten-sg.com",
        State::Dead(None, "it was switched off"),
    ),
    never("opm.blitzed.org", State::Dead(None, "it was switched off")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_stands_once_and_what_is_asked_has_codes() {
        for entry in all() {
            let same = all().iter().filter(|other| other.zone == entry.zone);
            assert_eq!(same.count(), 1, "{}", entry.zone);
            let asked = entry.state == State::Alive;
            assert_eq!(asked, !entry.codes.is_empty(), "{}", entry.zone);
        }
    }

    #[test]
    fn a_bit_of_a_bitmask_is_one_bit() {
        for entry in all().iter().filter(|entry| entry.kind == Kind::Bitmask) {
            let bits = entry.codes.iter().map(|(bit, _)| bit.count_ones());
            assert!(bits.eq(entry.codes.iter().map(|_| 1)), "{}", entry.zone);
        }
    }

    #[test]
    fn no_living_list_says_open_relay() {
        let codes = all().iter().flat_map(|entry| entry.codes);
        let opens_relay = Meaning::Says(Service::Smtp, Weight::Opens);
        assert!(
            codes
                .into_iter()
                .all(|(_, meaning)| *meaning != opens_relay)
        );
    }

    #[test]
    fn lists_are_found_by_their_zone_however_it_is_written() {
        assert!(find("DNSBL.dronebl.org.").is_some());
        assert!(find("dronebl.org").is_none());
    }
}
