//! Block lists as DNS zones (RFC 5782), healthy ones and those that lie.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use hickory_proto::rr::RecordType;

use crate::records::{Finding, Records, address_data, text_data};

/// A healthy list. It holds the test points of RFC 5782 section 5 from the start: 127.0.0.2 and
/// its IPv4-mapped twin are listed, 127.0.0.1 and its twin are not.
#[derive(Clone, Debug)]
pub struct Dnsbl {
    zone: String,
    records: Records,
}

impl Dnsbl {
    /// Makes this zone a block list.
    #[must_use]
    pub fn new(zone: &str, records: &Records) -> Self {
        let list = Self {
            zone: zone.to_owned(),
            records: records.clone(),
        };
        records.authority(zone, &format!("hostmaster.{zone}"));
        list.list(LISTED_TEST_POINT.into(), LISTED, "test point");
        list.list(
            LISTED_TEST_POINT.to_ipv6_mapped().into(),
            LISTED,
            "test point",
        );
        list
    }

    /// The zone's name.
    #[must_use]
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// Lists an address under a code of the list's own, inside 127.0.0.0/8, with a reason for
    /// people to read. An address may be listed under several codes.
    pub fn list(&self, address: IpAddr, code: Ipv4Addr, reason: &str) {
        let name = self.name_of(address);
        self.records.address(&name, code.into());
        self.records.text(&name, reason);
    }

    /// Takes an address off the list, under all its codes.
    pub fn delist(&self, address: IpAddr) {
        self.records.remove(&self.name_of(address));
    }

    fn name_of(&self, address: IpAddr) -> String {
        format!("{}.{}", reversed(address), self.zone)
    }
}

/// What can be wrong with a list, for a whole zone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Illness {
    /// Answers with an address outside of 127.0.0.0/8, as a parked domain does.
    AnswersOutside,
    /// Every name exists and is listed as 127.0.0.2: how lists announce that they are gone.
    ListsTheWorld,
    /// No name exists, not even the test points.
    ListsNothing,
    /// Every name is answered 127.255.255.254: the asker came through a public resolver and is
    /// not served.
    RefusesResolver,
    /// Every question is answered SERVFAIL.
    ServerFailure,
    /// No question is answered.
    Silent,
}

impl Illness {
    pub(crate) fn finding(self, wanted: RecordType) -> Finding {
        match self {
            Self::AnswersOutside => everywhere(PARKED, "this domain is for sale", wanted),
            Self::ListsTheWorld => everywhere(LISTED, "this list is gone", wanted),
            Self::ListsNothing => Finding::NoSuchName,
            Self::RefusesResolver => everywhere(REFUSED, "ask from your own resolver", wanted),
            Self::ServerFailure => Finding::Failure,
            Self::Silent => Finding::Silence,
        }
    }
}

fn everywhere(address: Ipv4Addr, text: &str, wanted: RecordType) -> Finding {
    Finding::Records(match wanted {
        RecordType::A => vec![address_data(address.into())],
        RecordType::TXT => vec![text_data(text)],
        _ => Vec::new(),
    })
}

/// Octets (RFC 5782 section 2.1) or nibbles (section 2.4), the last first.
fn reversed(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, d] = address.octets();
            format!("{d}.{c}.{b}.{a}")
        }
        IpAddr::V6(address) => nibbles(address).join("."),
    }
}

fn nibbles(address: Ipv6Addr) -> Vec<String> {
    let pair = |octet: u8| [format!("{:x}", octet & 0xf), format!("{:x}", octet >> 4)];
    address.octets().into_iter().rev().flat_map(pair).collect()
}

const LISTED_TEST_POINT: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// The code that lists use when they have only one (RFC 5782 section 2.1).
const LISTED: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
const PARKED: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 80);
const REFUSED: Ipv4Addr = Ipv4Addr::new(127, 255, 255, 254);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_reversed_as_rfc_5782_shows() {
        assert_eq!(reversed("192.0.2.99".parse().unwrap()), "99.2.0.192");
        let address = "2001:db8:1:2:3:4:567:89ab".parse().unwrap();
        let expected = "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2";
        assert_eq!(reversed(address), expected);
    }
}
