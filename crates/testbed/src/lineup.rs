//! Configurations side by side in one network, each on a host of its own, as a test meets them.
//!
//! The network has a prober, to whom the canary's names lead, and a name server that knows every
//! host, its domain's mail host, and its name by its address.
//!
//! # Limits
//! One /24: at most 240 configurations.

use std::collections::VecDeque;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::configuration::{Assurance, Configuration, Weakness};
use crate::conversation::{Conversation, Cover};
use crate::name_server::{self, Record};
use crate::network::NAME_SERVER;
use crate::{Host, Network, Product, Server, Trouble, begin};

/// The configurations, running. What is declared first goes first when it is dropped.
#[derive(Debug)]
pub struct Lineup {
    /// In the order in which they were given.
    pub suspects: Vec<Suspect>,
    _name_server: Server,
    /// From where they are tested: [`PROBER`].
    pub prober: Host,
    _names: Host,
    network: Network,
}

/// One of them.
#[derive(Debug)]
pub struct Suspect {
    /// What it is.
    pub configuration: &'static Configuration,
    /// It runs.
    pub server: Server,
    /// Where it runs.
    pub host: Host,
}

/// The prober's address, and the canary's.
pub const PROBER: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 10);

/// The prober's address of IPv6; the canary has none.
pub const PROBER_V6: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 10);

/// The mail domain whose mail host is the prober.
pub const CANARY_DOMAIN: &str = "canary.example";

/// The prober's name.
pub const CANARY_HOST: &str = "probe.example";

/// A host with a page that everybody may read, should a test make one.
pub const PAGE: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 9);

/// Its name.
pub const PAGE_HOST: &str = "page.example";

/// A host whose users the servers are there for, should a test make one.
pub const OFFICE: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 8);

/// A blocklist that names the prober (RFC 5782 section 2.1).
pub const BLOCKLIST: &str = "dnsbl.example";

impl Lineup {
    /// Starts these configurations. Nothing, with the reason printed, where that cannot be.
    ///
    /// # Errors
    /// [`Trouble`] of the first server that does not start.
    pub fn of(
        configurations: impl IntoIterator<Item = &'static Configuration>,
    ) -> Result<Option<Self>, Trouble> {
        let configurations: Vec<_> = configurations.into_iter().collect();
        let mut products = vec![Product::NameServer, Product::Tools];
        products.extend(configurations.iter().map(|one| one.product));
        let Some(mut network) = begin(&products) else {
            return Ok(None);
        };
        let prober = network.host(CANARY_HOST, PROBER)?;
        prober.add_ipv6()?;
        let names = network.host("names.example", NAME_SERVER)?;
        let mut cast = VecDeque::new();
        for (configuration, address) in configurations.into_iter().zip(addresses()) {
            cast.push_back((
                configuration,
                network.host(&configuration.host_name(), address)?,
            ));
        }
        let records = records(&prober, cast.iter().map(|(_, host)| host));
        let name_server = name_server::start(&names, &records)?;
        let suspects = started(cast)?;
        Ok(Some(Self {
            suspects,
            _name_server: name_server,
            prober,
            _names: names,
            network,
        }))
    }

    /// Adds a host to the network: [`PAGE`] or [`OFFICE`]; all others are taken.
    ///
    /// # Errors
    /// As [`Network::host`].
    pub fn host(&mut self, name: &str, address: Ipv4Addr) -> Result<Host, Trouble> {
        self.network.host(name, address)
    }

    /// Holds every configuration's assurance, from the prober, all at once.
    ///
    /// # Errors
    /// [`Trouble::Silent`] of the first that does not hold.
    pub fn assure(&self) -> Result<(), Trouble> {
        thread::scope(|scope| {
            let each = self.suspects.iter();
            let asked: Vec<_> = each
                .map(|suspect| scope.spawn(|| suspect.assure(&self.prober)))
                .collect();
            asked.into_iter().try_for_each(|asked| {
                asked
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
        })
    }
}

impl Suspect {
    /// Holds the assurance that the configuration gives, from this host.
    ///
    /// # Errors
    /// [`Trouble::Silent`] with what it answered instead.
    pub fn assure(&self, from: &Host) -> Result<(), Trouble> {
        let Some(assurance) = self.configuration.assurance else {
            return Ok(());
        };
        let heard = match self.configuration.weakness {
            Weakness::OpenRelay => self.asked(from, assurance),
            Weakness::OpenProxy => self.answer(from, assurance),
        }?;
        if heard.contains(assurance.hear) {
            return Ok(());
        }
        Err(Trouble::Silent {
            what: format!("`{}` from {}", assurance.hear, self.configuration.name),
            said: heard,
        })
    }

    /// Connects from this host, under TLS where the server speaks nothing else.
    ///
    /// # Errors
    /// As [`Conversation::open`].
    pub fn call(&self, from: &Host) -> Result<Conversation, Trouble> {
        let cover = match self.configuration.port {
            SUBMISSION_UNDER_TLS => Cover::Tls,
            _ => Cover::None,
        };
        Conversation::open_under(cover, from, self.server.door())
    }

    /// A mail server speaks first, and then answers each line, until it says no.
    fn asked(&self, from: &Host, assurance: Assurance) -> Result<String, Trouble> {
        let mut conversation = self.call(from)?;
        let mut heard = conversation.reply()?;
        for line in assurance.say {
            if heard.starts_with(['4', '5']) {
                break;
            }
            conversation.say(line)?;
            heard = conversation.reply()?;
        }
        Ok(heard)
    }

    fn answer(&self, from: &Host, assurance: Assurance) -> Result<String, Trouble> {
        let mut conversation = self.call(from)?;
        for line in assurance.say {
            conversation.say(line)?;
        }
        // Many wait for more than is said here, so the end would come late.
        conversation.hear_for(assurance.hear)
    }
}

/// Starts them side by side; the first that fails ends it.
fn started(cast: VecDeque<(&'static Configuration, Host)>) -> Result<Vec<Suspect>, Trouble> {
    let many = cast.len();
    let waiting = Mutex::new(cast.into_iter().enumerate().collect::<VecDeque<_>>());
    let done = Mutex::new(Vec::with_capacity(many));
    thread::scope(|scope| {
        for _ in 0..STARTERS {
            scope.spawn(|| {
                while let Some((place, (configuration, host))) = next(&waiting) {
                    let suspect = (configuration.start)(&host).map(|server| Suspect {
                        configuration,
                        server,
                        host,
                    });
                    done.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push((place, suspect));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, suspect)| suspect).collect()
}

fn next<T>(waiting: &Mutex<VecDeque<T>>) -> Option<T> {
    waiting
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .pop_front()
}

fn records<'a>(prober: &Host, hosts: impl Iterator<Item = &'a Host>) -> Vec<Record> {
    let [first, second, third, fourth] = PROBER.octets();
    let listed = format!("{fourth}.{third}.{second}.{first}.{BLOCKLIST}");
    let mut records = vec![
        Record::of(prober),
        Record::host(PAGE_HOST, PAGE),
        Record::host(&listed, Ipv4Addr::new(127, 0, 0, 2)),
        Record::mail_host(CANARY_DOMAIN, CANARY_HOST),
    ];
    for host in hosts {
        records.push(Record::of(host));
        // An address has the name that the name server hears first.
        records.push(Record::host(host.domain(), host.address()));
        records.push(Record::mail_host(host.domain(), host.name()));
    }
    records
}

/// Those that no fixed host has.
fn addresses() -> impl Iterator<Item = Ipv4Addr> {
    let taken = [PROBER, NAME_SERVER];
    (11..=254)
        .map(|last| Ipv4Addr::new(198, 51, 100, last))
        .filter(move |address| !taken.contains(address))
}

/// RFC 8314 section 3.3.
const SUBMISSION_UNDER_TLS: u16 = 465;

/// They mostly wait for their server to listen.
const STARTERS: usize = 12;
