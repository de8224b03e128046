//! One DNS blocklist (RFC 5782): asking it, reading its codes, and watching its health.
//!
//! A list that stops often goes on answering: it lists everybody, or nobody, or its domain is sold
//! and answers with a shop. So nothing a list says is believed before its test points are right:
//! 127.0.0.2 is listed, 127.0.0.1 is not, nor is an address of a network for documentation, where
//! no host can be. IPv6 has its own test points, and a list without them is not asked about IPv6.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::address::in_one_line;
use super::catalogue::{self, Entry, Kind, Meaning, REFUSALS, State, TestPoint};
use crate::cases::listing::{Listing, Service, Weight};
use crate::ground::clock::Moment;
use crate::ground::config::settings::OwnZone;
use crate::ground::resolver::{Resolver, Said, reversed};

/// A list that may be asked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Zone {
    /// Its name.
    pub name: String,
    kind: Kind,
    codes: Vec<(u8, Meaning)>,
    test_point: TestPoint,
}

/// What a list says of one address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Answer {
    /// These; none where it is not listed, or for what is no concern of ours.
    Told(Vec<Listing>),
    /// Nothing to build on: silence, or a failure on the way.
    Unknown,
    /// It answers what no healthy list answers.
    Ill(Ill),
}

/// What is wrong with a list.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Ill {
    /// As a domain does that was sold.
    #[error("it answers with {0}, which is outside 127.0.0.0/8")]
    Outside(Ipv4Addr),
    /// By a code that says so.
    #[error("it refuses to answer us ({0})")]
    Refuses(Ipv4Addr),
    /// A test point that must be listed is not.
    #[error("it does not list its test point {0}")]
    ListsNothing(IpAddr),
    /// An address that no list can know.
    #[error("it lists {0}, which no list can know")]
    ListsTheWorld(IpAddr),
    /// To a test point.
    #[error("it does not answer: {0}")]
    Silent(String),
}

/// IPv4 or IPv6: a list may be well in one and not in the other.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Family {
    /// IPv4.
    Four,
    /// IPv6.
    Six,
}

impl Family {
    /// The family of an address.
    #[must_use]
    pub const fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(_) => Self::Four,
            IpAddr::V6(_) => Self::Six,
        }
    }

    /// Must be listed (RFC 5782 section 5).
    const fn listed(self) -> IpAddr {
        match self {
            Self::Four => IpAddr::V4(LISTED),
            Self::Six => IpAddr::V6(LISTED.to_ipv6_mapped()),
        }
    }

    /// Must not be listed (RFC 5782 section 5).
    const fn unlisted(self) -> IpAddr {
        match self {
            Self::Four => IpAddr::V4(UNLISTED),
            Self::Six => IpAddr::V6(UNLISTED.to_ipv6_mapped()),
        }
    }

    /// An address for documentation (RFC 5737, RFC 3849), another for each draw, so that no cache
    /// on the way knows the answer.
    const fn nowhere(self, draw: i64) -> IpAddr {
        let [.., network, host] = draw.to_be_bytes();
        match self {
            Self::Four if network % 2 == 0 => IpAddr::V4(Ipv4Addr::new(198, 51, 100, host)),
            Self::Four => IpAddr::V4(Ipv4Addr::new(203, 0, 113, host)),
            Self::Six => {
                let draw = draw.unsigned_abs() as u128;
                IpAddr::V6(Ipv6Addr::from_bits(DOCUMENTATION | draw))
            }
        }
    }
}

/// A `[[lookup.own]]` that cannot be used: the agency must change `tranca.toml`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotAZone {
    /// Not in the catalogue.
    #[error("`{0}` is in no catalogue of ours; describe it in [[lookup.own]]")]
    Unknown(String),
    /// It is, as one that is never asked.
    #[error("{0} is never asked: {1}")]
    Never(String, String),
    /// `kind` is none.
    #[error("{zone}: `{kind}` is no kind of list; it is enum, bitmask or any")]
    Kind {
        /// Which.
        zone: String,
        /// What stands there.
        kind: String,
    },
    /// A code or its meaning is none.
    #[error("{zone}: `{code} = {meaning}` is no code with its meaning")]
    Code {
        /// Which.
        zone: String,
        /// What stands there.
        code: String,
        /// What stands there.
        meaning: String,
    },
}

impl Zone {
    /// The list of the catalogue with this name.
    ///
    /// # Errors
    /// [`NotAZone`] when there is none, or when it is never asked.
    pub fn from_catalogue(name: &str) -> Result<Self, NotAZone> {
        let entry = catalogue::find(name).ok_or_else(|| NotAZone::Unknown(name.to_owned()))?;
        may_be_asked(entry)?;
        Ok(Self {
            name: entry.zone.to_owned(),
            kind: entry.kind,
            codes: entry.codes.to_vec(),
            test_point: entry.test_point,
        })
    }

    /// A list that an agency describes itself.
    ///
    /// # Errors
    /// [`NotAZone`] names what cannot be read; a list that is known as dead is not asked under
    /// another description either.
    pub fn own(own: &OwnZone) -> Result<Self, NotAZone> {
        if let Some(entry) = catalogue::find(&own.zone) {
            may_be_asked(entry)?;
        }
        let zone = own.zone.trim_end_matches('.').to_ascii_lowercase();
        let kind = match own.kind.as_str() {
            "any" => Kind::Any,
            "bitmask" => Kind::Bitmask,
            "enum" => Kind::Enum,
            other => {
                let kind = other.to_owned();
                return Err(NotAZone::Kind { zone, kind });
            }
        };
        let codes = own.codes.iter().map(|(code, meaning)| {
            let read = own_code(kind, code).zip(own_meaning(meaning));
            read.ok_or_else(|| NotAZone::Code {
                zone: zone.clone(),
                code: code.clone(),
                meaning: meaning.clone(),
            })
        });
        Ok(Self {
            codes: codes.collect::<Result<_, _>>()?,
            name: zone,
            kind,
            test_point: TestPoint::Listed,
        })
    }

    /// Asks about one address.
    pub async fn ask(&self, resolver: &Resolver, address: IpAddr, now: Moment) -> Answer {
        let name = self.name_of(address);
        let codes = match resolver.codes(&name).await {
            Said::Found(codes) => codes,
            Said::Nothing => return Answer::Told(Vec::new()),
            Said::Unknown(_) => return Answer::Unknown,
        };
        let told = match self.read(&codes) {
            Ok(told) => told,
            Err(ill) => return Answer::Ill(ill),
        };
        if told.is_empty() {
            return Answer::Told(Vec::new());
        }
        let texts = resolver.texts(&name).await.found().unwrap_or_default();
        let detail = detail(&codes, &texts);
        let listing = |(service, weight)| Listing {
            address,
            source: format!("dnsbl:{}", self.name),
            service,
            port: None,
            weight,
            detail: detail.clone(),
            seen_at: now,
            asn: None,
            country: None,
        };
        Answer::Told(told.into_iter().map(listing).collect())
    }

    /// Whether the list is to be believed now, past our own cache. `draw` chooses the address that
    /// nobody can have.
    ///
    /// # Errors
    /// [`Ill`] says what is wrong with it.
    pub async fn health(&self, resolver: &Resolver, family: Family, draw: i64) -> Result<(), Ill> {
        let test_point = family.listed();
        if self.test_point == TestPoint::Listed && !self.lists(resolver, test_point).await? {
            return Err(Ill::ListsNothing(test_point));
        }
        for nobody in [family.unlisted(), family.nowhere(draw)] {
            if self.lists(resolver, nobody).await? {
                return Err(Ill::ListsTheWorld(nobody));
            }
        }
        Ok(())
    }

    async fn lists(&self, resolver: &Resolver, address: IpAddr) -> Result<bool, Ill> {
        match resolver.codes_afresh(&self.name_of(address)).await {
            Said::Found(codes) => self.read(&codes).map(|_| true),
            Said::Nothing => Ok(false),
            Said::Unknown(why) => Err(Ill::Silent(why)),
        }
    }

    /// What codes say: each service once, with the weight that counts most.
    fn read(&self, codes: &[Ipv4Addr]) -> Result<Vec<(Service, Weight)>, Ill> {
        let mut told: Vec<(Service, Weight)> = Vec::new();
        for code in codes {
            for meaning in self.meanings(*code)? {
                let (service, weight) = match meaning {
                    Meaning::Says(service, weight) => (service, weight),
                    Meaning::NotOurs => continue,
                    Meaning::Refusal => return Err(Ill::Refuses(*code)),
                };
                match told.iter_mut().find(|(other, _)| *other == service) {
                    Some((_, before)) => *before = stronger(*before, weight),
                    None => told.push((service, weight)),
                }
            }
        }
        Ok(told)
    }

    fn meanings(&self, code: Ipv4Addr) -> Result<Vec<Meaning>, Ill> {
        if !code.is_loopback() {
            return Err(Ill::Outside(code));
        }
        if REFUSALS.contains(&code) {
            return Err(Ill::Refuses(code));
        }
        let [_, second, third, last] = code.octets();
        let in_row = second == 0 && third == 0;
        let means = |(number, _): &&(u8, Meaning)| match self.kind {
            Kind::Any => true,
            Kind::Bitmask => in_row && last & number != 0,
            Kind::Enum => in_row && last == *number,
        };
        let codes = self.codes.iter().filter(means);
        Ok(codes.map(|(_, meaning)| *meaning).collect())
    }

    fn name_of(&self, address: IpAddr) -> String {
        format!("{}.{}", reversed(address), self.name)
    }
}

fn may_be_asked(entry: &Entry) -> Result<(), NotAZone> {
    let why = match entry.state {
        State::Alive => return Ok(()),
        State::Dead(Some(year), why) => format!("dead since {year}, {why}"),
        State::Dead(None, why) => format!("dead, {why}"),
        State::Unfit(why) => why.to_owned(),
    };
    Err(NotAZone::Never(entry.zone.to_owned(), why))
}

fn own_code(kind: Kind, code: &str) -> Option<u8> {
    match (kind, code) {
        (Kind::Any, "any") => Some(0),
        (Kind::Any, _) => None,
        (Kind::Bitmask, _) => code.parse().ok().filter(|bit: &u8| bit.is_power_of_two()),
        (Kind::Enum, _) => code.parse().ok(),
    }
}

fn own_meaning(word: &str) -> Option<Meaning> {
    match word {
        "mail" => Some(catalogue::MAIL),
        "tor" => Some(catalogue::TOR),
        "refused" => Some(Meaning::Refusal),
        _ => Service::from_name(word).map(|service| Meaning::Says(service, Weight::Opens)),
    }
}

/// To leave alone comes before to test, to test before to note.
const fn stronger(one: Weight, other: Weight) -> Weight {
    match (one, other) {
        (Weight::Exempts, _) | (_, Weight::Exempts) => Weight::Exempts,
        (Weight::Opens, _) | (_, Weight::Opens) => Weight::Opens,
        (Weight::Supports, Weight::Supports) => Weight::Supports,
    }
}

/// The codes, and the list's own words.
fn detail(codes: &[Ipv4Addr], texts: &[String]) -> String {
    let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let words = texts.join(" ");
    if words.is_empty() {
        codes.join(", ")
    } else {
        in_one_line(&format!("{}: {words}", codes.join(", ")))
    }
}

const LISTED: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
const UNLISTED: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 1);
/// 2001:db8::/32
const DOCUMENTATION: u128 = 0x2001_0db8 << 96;

#[cfg(test)]
mod tests;
