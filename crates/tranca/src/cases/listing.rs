//! What a public source says: "this address (and port) is an open relay / open proxy, seen at T".

use std::collections::BTreeSet;
use std::fmt;
use std::net::IpAddr;

use serde::Serialize;

use super::endpoint::{Endpoint, Protocol};
use super::weakness::Weakness;
use crate::ground::clock::Moment;

/// What a listing does for a case.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// It says "open": it opens a case by itself.
    Opens,
    /// It says "accessible", or blames the address for mail: it only supports another listing.
    Supports,
    /// It says "meant to be open" (a Tor exit): the address is left alone.
    Exempts,
}

impl Weight {
    /// The name in outputs and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Opens => "opens",
            Self::Supports => "supports",
            Self::Exempts => "exempts",
        }
    }

    /// The weight with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Opens, Self::Supports, Self::Exempts]
            .into_iter()
            .find(|w| w.name() == name)
    }
}

/// What the source says is spoken there. One service may be several protocols to try.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// Mail transfer.
    Smtp,
    /// An HTTP proxy.
    Http,
    /// A SOCKS proxy of untold version.
    Socks,
    /// A SOCKS proxy of version 4.
    Socks4,
    /// A SOCKS proxy of version 5.
    Socks5,
    /// A proxy of untold kind.
    Proxy,
}

impl Service {
    const ALL: [Self; 6] = [
        Self::Smtp,
        Self::Http,
        Self::Socks,
        Self::Socks4,
        Self::Socks5,
        Self::Proxy,
    ];

    /// The name in outputs and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Smtp => "smtp",
            Self::Http => "http",
            Self::Socks => "socks",
            Self::Socks4 => "socks4",
            Self::Socks5 => "socks5",
            Self::Proxy => "proxy",
        }
    }

    /// The service with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.name() == name)
    }

    /// The service of a weakness whose kind nobody told.
    #[must_use]
    pub const fn of(weakness: Weakness) -> Self {
        match weakness {
            Weakness::OpenRelay => Self::Smtp,
            Weakness::OpenProxy => Self::Proxy,
        }
    }

    /// Which weakness can be found in it.
    #[must_use]
    pub const fn weakness(self) -> Weakness {
        match self {
            Self::Smtp => Weakness::OpenRelay,
            _ => Weakness::OpenProxy,
        }
    }

    /// The protocols to try.
    #[must_use]
    pub const fn protocols(self) -> &'static [Protocol] {
        match self {
            Self::Smtp => &[Protocol::Smtp],
            Self::Http => &Protocol::HTTP,
            Self::Socks => &Protocol::SOCKS,
            Self::Socks4 => &[Protocol::Socks4],
            Self::Socks5 => &[Protocol::Socks5],
            Self::Proxy => &Protocol::PROXY,
        }
    }

    /// The endpoints to try on this port.
    #[must_use]
    pub fn endpoints(self, port: u16) -> Vec<Endpoint> {
        self.protocols()
            .iter()
            .map(|protocol| Endpoint::new(port, *protocol))
            .collect()
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What one source says about one address.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Listing {
    /// The host.
    pub address: IpAddr,
    /// The source, by its name: `shadowserver:scan_socks`, `dnsbl:dnsbl.dronebl.org`, `list:NAME`.
    pub source: String,
    /// What the source says is spoken there.
    pub service: Service,
    /// The port, where the source names one.
    pub port: Option<u16>,
    /// What it does for a case.
    pub weight: Weight,
    /// The source's own words or code, shortened; shown in letters.
    pub detail: String,
    /// When the source saw it last.
    pub seen_at: Moment,
    /// Autonomous system number, where the source gives it.
    pub asn: Option<u32>,
    /// Country (ISO 3166-1 alpha-2, upper case), where the source gives it.
    pub country: Option<String>,
}

impl Listing {
    /// The weakness it speaks of.
    #[must_use]
    pub const fn weakness(&self) -> Weakness {
        self.service.weakness()
    }

    /// Who stands behind the source: all reports of Shadowserver are one publisher's, and each
    /// blocklist and each list is its own.
    #[must_use]
    pub fn publisher(&self) -> &str {
        match self.source.split_once(':') {
            Some(("shadowserver", _)) => "shadowserver",
            _ => &self.source,
        }
    }
}

/// How many independent publishers say so: two reports of one publisher are one voice. None does
/// where a source says that the address is meant to be open.
#[must_use]
pub fn independent(listings: &[Listing]) -> u32 {
    if listings.iter().any(|one| one.weight == Weight::Exempts) {
        return 0;
    }
    let publishers: BTreeSet<&str> = listings.iter().map(Listing::publisher).collect();
    u32::try_from(publishers.len()).unwrap_or(u32::MAX)
}

/// The address as one host has one: an IPv4 address written as IPv6 (RFC 4291 section 2.5.5.2)
/// is the IPv4 address.
#[must_use]
pub fn canonical(address: IpAddr) -> IpAddr {
    address.to_canonical()
}
