//! All that a name server knows: names, what they hold, and zones that are out of order.
//!
//! # Limits
//! No aliases, no wildcards, no delegation: one server answers for the whole world.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use hickory_proto::ProtoError;
use hickory_proto::rr::rdata::{A, AAAA, MX, PTR, SOA, TXT};
use hickory_proto::rr::{Name, RData, RecordType};

use crate::dnsbl::Illness;
use crate::names::canonical;

/// The records of all zones. Copies share them, so that whoever keeps one can change what a
/// running server answers. A name that cannot be written on the wire is answered with SERVFAIL.
#[derive(Clone, Debug, Default)]
pub struct Records(Arc<RwLock<Book>>);

#[derive(Debug, Default)]
struct Book {
    entries: BTreeMap<String, Vec<Entry>>,
    ill: BTreeMap<String, Illness>,
}

impl Records {
    /// No records yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an A or AAAA record.
    pub fn address(&self, name: &str, address: IpAddr) {
        self.add(name, Entry::Address(address));
    }

    /// Adds an MX record.
    pub fn mail_exchange(&self, name: &str, preference: u16, host: &str) {
        self.add(name, Entry::MailExchange(preference, host.to_owned()));
    }

    /// Adds a TXT record; a text over 255 bytes is cut into several strings (RFC 1035 section
    /// 3.3.14), which readers join.
    pub fn text(&self, name: &str, text: &str) {
        self.add(name, Entry::Text(text.to_owned()));
    }

    /// Adds the PTR record of an address.
    pub fn pointer(&self, address: IpAddr, host: &str) {
        self.add(
            &Name::from(address).to_ascii(),
            Entry::Pointer(host.to_owned()),
        );
    }

    /// Makes this name the top of a zone: it holds a SOA record, which also stands beside every
    /// negative answer below it (RFC 2308 section 3). `responsible` is a mailbox with a dot in
    /// place of the at sign.
    pub fn authority(&self, zone: &str, responsible: &str) {
        self.add(
            zone,
            Entry::Authority {
                zone: zone.to_owned(),
                responsible: responsible.to_owned(),
            },
        );
    }

    /// Takes away all records of this name.
    pub fn remove(&self, name: &str) {
        self.write().entries.remove(&canonical(name));
    }

    /// Puts the zone and everything below it out of order.
    pub fn ill(&self, zone: &str, illness: Illness) {
        self.write().ill.insert(canonical(zone), illness);
    }

    /// Puts the zone in order again.
    pub fn well(&self, zone: &str) {
        self.write().ill.remove(&canonical(zone));
    }

    /// What there is to say about a name.
    pub(crate) fn find(&self, name: &Name, wanted: RecordType) -> Finding {
        let book = self.read();
        let name = canonical(&name.to_ascii());
        if let Some(illness) = book.illness_of(&name) {
            return illness.finding(wanted);
        }
        let held = book
            .entries
            .get(&name)
            .map(Vec::as_slice)
            .unwrap_or_default();
        if held.is_empty() && !book.has_names_below(&name) {
            return Finding::NoSuchName;
        }
        let fitting = held
            .iter()
            .filter(|entry| entry.kind() == wanted)
            .map(Entry::data);
        fitting
            .collect::<Result<_, _>>()
            .map_or(Finding::Failure, Finding::Records)
    }

    /// The SOA record of the zone around a name.
    pub(crate) fn authority_over(&self, name: &Name) -> Option<(Name, RData)> {
        let mut zone = name.clone();
        loop {
            if let Finding::Records(found) = self.find(&zone, RecordType::SOA)
                && let Some(authority) = found.into_iter().next()
            {
                return Some((zone, authority));
            }
            if zone.is_root() {
                return None;
            }
            zone = zone.base_name();
        }
    }

    fn add(&self, name: &str, entry: Entry) {
        self.write()
            .entries
            .entry(canonical(name))
            .or_default()
            .push(entry);
    }

    fn read(&self) -> RwLockReadGuard<'_, Book> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Book> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    fn illness_of(&self, name: &str) -> Option<Illness> {
        self.ill
            .iter()
            .find(|(zone, _)| is_within(name, zone))
            .map(|(_, illness)| *illness)
    }

    /// A name exists when one below it does, though it holds nothing itself (RFC 8020).
    fn has_names_below(&self, name: &str) -> bool {
        self.entries.keys().any(|other| is_within(other, name))
    }
}

fn is_within(name: &str, zone: &str) -> bool {
    name.strip_suffix(zone)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// What is found under a name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Finding {
    /// The server cannot say.
    Failure,
    /// The name does not exist.
    NoSuchName,
    /// The records of the wanted type; perhaps none.
    Records(Vec<RData>),
    /// The server does not answer.
    Silence,
}

#[derive(Clone, Debug)]
enum Entry {
    Address(IpAddr),
    Authority { zone: String, responsible: String },
    MailExchange(u16, String),
    Pointer(String),
    Text(String),
}

impl Entry {
    const fn kind(&self) -> RecordType {
        match self {
            Self::Address(IpAddr::V4(_)) => RecordType::A,
            Self::Address(IpAddr::V6(_)) => RecordType::AAAA,
            Self::Authority { .. } => RecordType::SOA,
            Self::MailExchange(..) => RecordType::MX,
            Self::Pointer(_) => RecordType::PTR,
            Self::Text(_) => RecordType::TXT,
        }
    }

    fn data(&self) -> Result<RData, ProtoError> {
        Ok(match self {
            Self::Address(address) => address_data(*address),
            Self::Authority { zone, responsible } => authority_data(zone, responsible)?,
            Self::MailExchange(preference, host) => {
                RData::MX(MX::new(*preference, absolute(host)?))
            }
            Self::Pointer(host) => RData::PTR(PTR(absolute(host)?)),
            Self::Text(text) => text_data(text),
        })
    }
}

/// The data of an A or AAAA record.
pub(crate) fn address_data(address: IpAddr) -> RData {
    match address {
        IpAddr::V4(address) => RData::A(A(address)),
        IpAddr::V6(address) => RData::AAAA(AAAA(address)),
    }
}

/// The data of a TXT record.
pub(crate) fn text_data(text: &str) -> RData {
    RData::TXT(TXT::from_bytes(text.as_bytes().chunks(255).collect()))
}

/// All times are zero: what changes here is to be seen at once.
fn authority_data(zone: &str, responsible: &str) -> Result<RData, ProtoError> {
    let soa = SOA::new(absolute(zone)?, absolute(responsible)?, 1, 0, 0, 0, 0);
    Ok(RData::SOA(soa))
}

fn absolute(name: &str) -> Result<Name, ProtoError> {
    let mut name = Name::from_ascii(name)?;
    name.set_fqdn(true);
    Ok(name)
}
