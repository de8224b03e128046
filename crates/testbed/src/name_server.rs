//! The network's name server: dnsmasq, which knows the test's names and says of all others that
//! they do not exist. Without that denial mail servers would wait instead of deciding.

use std::net::Ipv4Addr;

use crate::packages::Product;
use crate::root::Root;
use crate::{Host, Server, Trouble};

/// What the name server knows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Record {
    /// A host's address, and its name by its address.
    Host {
        /// The host's name.
        name: String,
        /// Its address.
        address: Ipv4Addr,
    },
    /// The mail host of a domain.
    MailHost {
        /// The domain.
        domain: String,
        /// The mail host's name.
        host: String,
    },
}

impl Record {
    /// The record of one of the network's hosts.
    #[must_use]
    pub fn of(host: &Host) -> Self {
        Self::host(host.name(), host.address())
    }

    /// A host's record.
    #[must_use]
    pub fn host(name: &str, address: Ipv4Addr) -> Self {
        Self::Host {
            name: name.to_owned(),
            address,
        }
    }

    /// A mail host's record.
    #[must_use]
    pub fn mail_host(domain: &str, host: &str) -> Self {
        Self::MailHost {
            domain: domain.to_owned(),
            host: host.to_owned(),
        }
    }

    /// The line in dnsmasq's configuration.
    fn line(&self) -> String {
        match self {
            Self::Host { name, address } => format!("host-record={name},{address}\n"),
            Self::MailHost { domain, host } => format!("mx-host={domain},{host},10\n"),
        }
    }
}

/// Starts the name server. Its host must have the address [`crate::network::NAME_SERVER`].
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, records: &[Record]) -> Result<Server, Trouble> {
    let root = Root::of(Product::NameServer)?;
    let records: String = records.iter().map(Record::line).collect();
    root.write("etc/dnsmasq.conf", &format!("{NOTHING_ELSE}{records}"))?;
    Server::start(host, root, "dnsmasq --keep-in-foreground", DNS)
}

/// Asks nobody, knows nothing by itself, and denies every name that no record gives.
const NOTHING_ELSE: &str = "\
no-resolv
no-hosts
address=/#/
user=root
pid-file=
";

const DNS: u16 = 53;
