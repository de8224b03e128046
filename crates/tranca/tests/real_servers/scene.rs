//! The network of a test: an open and a safe server of each software, each on a host of its own;
//! the host from which they are tested, which is the canary too; one with a page that everybody
//! may read; and the name server that tells of them.

use testbed::name_server::{self, Record};
use testbed::network::NAME_SERVER;
use testbed::{Host, Network, Product, Server, Trouble};
use testbed::{dante, exim, postfix, squid, tinyproxy, web_server};

/// The scene. What is declared first goes first when it is dropped.
pub(crate) struct Scene {
    pub(crate) suspects: Vec<Suspect>,
    _page: Server,
    _name_server: Server,
    pub(crate) prober: Host,
    _hosts: [Host; 2],
    _network: Network,
}

/// A server that a source lists.
pub(crate) struct Suspect {
    pub(crate) server: Server,
    pub(crate) host: Host,
    pub(crate) software: Software,
    pub(crate) manner: Manner,
}

/// What it runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Software {
    Dante,
    Exim,
    Postfix,
    Squid,
    Tinyproxy,
}

/// How it treats strangers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Manner {
    Open,
    Safe,
}

pub(crate) const CANARY_DOMAIN: &str = "canary.example";
pub(crate) const CANARY_HOST: &str = "probe.example";
pub(crate) const PAGE: &str = "Everybody may read this.";
pub(crate) const PAGE_HOST: &str = "page.example";

impl Scene {
    /// Sets the scene, or says why it cannot be.
    pub(crate) fn set(software: &[Software]) -> Result<Option<Self>, Trouble> {
        let mut products = vec![Product::NameServer, Product::Tools];
        products.extend(software.iter().map(|one| one.product()));
        let Some(mut network) = testbed::begin(&products) else {
            return Ok(None);
        };
        let prober = network.host(CANARY_HOST, [198, 51, 100, 10].into())?;
        let names = network.host("names.example", NAME_SERVER)?;
        let page = network.host(PAGE_HOST, [198, 51, 100, 80].into())?;
        let cast = cast(&mut network, software)?;
        let mut records: Vec<Record> = [&prober, &page].map(Record::of).to_vec();
        records.extend(cast.iter().map(|(host, ..)| Record::of(host)));
        records.push(Record::mail_host(CANARY_DOMAIN, CANARY_HOST));
        let name_server = name_server::start(&names, &records)?;
        let suspects: Result<Vec<Suspect>, Trouble> =
            cast.into_iter().map(Suspect::start).collect();
        Ok(Some(Self {
            suspects: suspects?,
            _page: web_server::start(&page, PAGE)?,
            _name_server: name_server,
            prober,
            _hosts: [names, page],
            _network: network,
        }))
    }

    pub(crate) fn suspects_that_are(&self, manner: Manner) -> impl Iterator<Item = &Suspect> {
        self.suspects.iter().filter(move |one| one.manner == manner)
    }
}

type Role = (Host, Software, Manner);

fn cast(network: &mut Network, software: &[Software]) -> Result<Vec<Role>, Trouble> {
    let mut cast = Vec::new();
    let roles = software
        .iter()
        .flat_map(|one| [(*one, Manner::Open), (*one, Manner::Safe)]);
    for (last_octet, (software, manner)) in (20..).zip(roles) {
        let name = format!("{manner:?}.{software:?}.example").to_lowercase();
        let host = network.host(&name, [198, 51, 100, last_octet].into())?;
        cast.push((host, software, manner));
    }
    Ok(cast)
}

impl Suspect {
    fn start((host, software, manner): Role) -> Result<Self, Trouble> {
        let is_open = manner == Manner::Open;
        let server = match (software, is_open) {
            (Software::Dante, true) => dante::start(&host, dante::Manner::Open),
            (Software::Dante, false) => dante::start(&host, dante::Manner::Safe),
            (Software::Exim, true) => exim::start(&host, exim::Manner::Open),
            (Software::Exim, false) => exim::start(&host, exim::Manner::Safe),
            (Software::Postfix, true) => postfix::start(&host, postfix::Manner::Open),
            (Software::Postfix, false) => postfix::start(&host, postfix::Manner::Safe),
            (Software::Squid, true) => squid::start(&host, squid::Manner::Open),
            (Software::Squid, false) => squid::start(&host, squid::Manner::Safe),
            (Software::Tinyproxy, true) => tinyproxy::start(&host, tinyproxy::Manner::Open),
            (Software::Tinyproxy, false) => tinyproxy::start(&host, tinyproxy::Manner::Safe),
        }?;
        Ok(Self {
            server,
            host,
            software,
            manner,
        })
    }

    pub(crate) fn mailbox(&self) -> String {
        format!("postmaster@{}", self.host.name())
    }
}

impl Software {
    const fn product(self) -> Product {
        match self {
            Self::Dante => Product::Dante,
            Self::Exim => Product::Exim,
            Self::Postfix => Product::Postfix,
            Self::Squid => Product::Squid,
            Self::Tinyproxy => Product::Tinyproxy,
        }
    }

    /// The guide that whoever runs it needs.
    pub(crate) const fn guide(self) -> &'static str {
        self.product().name()
    }

    /// As what it is recognised from outside: SOCKS carries no word about the software.
    pub(crate) fn recognised_as(self) -> Vec<&'static str> {
        match self {
            Self::Dante => vec![],
            told => vec![told.guide()],
        }
    }

    /// The ways in which an open one carries.
    pub(crate) const fn protocols(self) -> &'static [&'static str] {
        match self {
            Self::Dante => &["socks4", "socks5"],
            Self::Exim | Self::Postfix => &["smtp"],
            Self::Squid | Self::Tinyproxy => &["http-connect", "http-forward"],
        }
    }

    /// What a safe one says to strangers.
    pub(crate) const fn refusal(self) -> &'static str {
        match self {
            // No acceptable method (RFC 1928 section 3).
            Self::Dante => "05 ff",
            Self::Exim => "550 relay not permitted",
            Self::Postfix => "554 5.7.1",
            Self::Squid => "HTTP/1.1 403",
            Self::Tinyproxy => "403 Access denied",
        }
    }
}
