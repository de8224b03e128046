//! A checkup of one's own servers, without an operation: no database, no cases, the same test.
//!
//! # Limits
//! Without a canary domain no letter is carried, and a mail server's verdict is never more than
//! `accepts`. The proxies of a server that cannot reach this machine cannot be proven either.

mod door;
mod report;
mod round;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::sync::Arc;
use std::time::Duration;

use dialogue::{ServerName, TokenKey};
use tokio::sync::{Semaphore, mpsc};

use self::door::Door;
pub use self::report::{Proof, Report};
use self::round::Round;
use super::courtesy::Courtesy;
use super::driver::Patience;
use super::equipment::{self, NotEquipped};
use super::pace::Pace;
use super::permit::Gate;
use super::prober::{self, Breadth, Prober};
use super::receiving::{Receiving, Record};
use crate::cases::endpoint::Endpoint;
use crate::ground::chance;
use crate::ground::clock::Clock;
use crate::ground::config::Settings;
use crate::ground::config::exclusions::Watched;
use crate::ground::config::settings::{self, Level};
use crate::ground::progress::{Progress, Task};
use crate::ground::resolver::Resolver;

/// One server to check up.
#[derive(Clone, Debug)]
pub struct Target {
    /// As it was given.
    pub text: Arc<str>,
    /// Its address.
    pub address: IpAddr,
    /// What to test there; shared by all targets of which the same is asked.
    pub endpoints: Arc<[Endpoint]>,
    /// Whether a port was named.
    pub has_port: bool,
}

/// What whoever asks for a checkup wants beside the settings.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// How long a server that asks for patience is given it in all.
    pub patience: Duration,
    /// In which forms servers are asked.
    pub breadth: Breadth,
}

/// A checkup, prepared.
#[derive(Debug)]
pub struct Checkup {
    gate: Gate,
    prober: Prober,
    numbers: chance::Numbers,
    /// So many tests at once.
    lanes: usize,
    /// The same for tests that are taken up again.
    places: Semaphore,
    patience: Duration,
    /// Alive as long as tokens may come back.
    _receiving: Receiving,
    notes: Vec<String>,
}

impl Checkup {
    /// Prepares a checkup by these settings. What they do not say is found out: a web listener on
    /// any free port of this machine, a name to introduce ourselves by. What the agency excludes is
    /// excluded here too, whoever asks.
    ///
    /// # Errors
    /// [`NotEquipped`] when a name is none, or a listener is taken.
    pub async fn prepare(
        mut settings: Settings,
        exclusions: Watched,
        wishes: Wishes,
    ) -> Result<Self, NotEquipped> {
        let mut notes = Vec::new();
        let clock = Clock::machine();
        lend_a_domain(&mut settings, &mut notes);
        let reached_at = lend_a_listener(&mut settings, &mut notes);
        let key = TokenKey::new(&chance::secret()?);
        let resolver = resolver(&settings)?;
        let courtesy = courtesy(&settings)?;
        let identity = equipment::identity(&settings.canary, &courtesy);
        let ours = (key.clone(), clock.clone());
        let receiving = Receiving::start(&settings.canary, identity, ours, Record::Passing).await?;
        let target = target(&settings, &receiving, reached_at)?;
        let verification = &settings.verification;
        let gate = Gate {
            exclusions,
            test_prefixes: verification.test_prefixes.clone(),
            ..Gate::default()
        };
        let prober = Prober {
            dialer: equipment::dialer(verification),
            pace: Pace::new(equipment::rates(verification)),
            gate: gate.clone(),
            patience: patience(verification),
            resolver,
            target,
            key,
            arrivals: receiving.arrivals.clone(),
            unable: receiving.unable(),
            courtesy,
            level: verification.level,
            breadth: wishes.breadth,
            wait: verification.wait.duration(),
            clock: clock.clone(),
        };
        let lanes = verification.concurrency.clamp(1, Semaphore::MAX_PERMITS);
        Ok(Self {
            gate,
            prober,
            numbers: chance::Numbers::new(clock)?,
            lanes,
            places: Semaphore::new(lanes),
            patience: wishes.patience,
            _receiving: receiving,
            notes,
        })
    }

    /// Under whose name this tests, and what it cannot tell.
    #[must_use]
    pub fn introduction(&self) -> String {
        let Courtesy {
            helo,
            agency,
            contact,
            ..
        } = &self.prober.courtesy;
        let contact = if contact.is_empty() {
            "no contact address"
        } else {
            contact
        };
        let first = format!("Testing as {helo}, for {agency} ({contact}).");
        std::iter::once(first)
            .chain(self.notes.iter().cloned())
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The addresses of a name.
    ///
    /// # Errors
    /// Why there are none, in words.
    pub async fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, String> {
        use crate::ground::resolver::Said;
        match self.prober.resolver.addresses(name).await {
            Said::Found(addresses) => Ok(addresses),
            Said::Nothing => Err("there is no such name".to_owned()),
            Said::Unknown(why) => Err(why),
        }
    }

    /// Tests all targets and tells each report as it comes. Servers overlap; so do their waits.
    pub async fn run(
        self: &Arc<Self>,
        targets: Vec<Target>,
        progress: Progress,
        mut tell: impl FnMut(&Task, Report),
    ) {
        let total: usize = targets.iter().map(|target| Door::of(target).count()).sum();
        let task = progress.task("check", u64::try_from(total).ok());
        let (reports, mut told) = mpsc::unbounded_channel();
        Round::begin(self, targets, self.lanes, reports);
        let (mut batch, mut count) = (Vec::new(), 0);
        while told.recv_many(&mut batch, BATCH).await > 0 {
            for report in batch.drain(..) {
                task.advance(1);
                count += 1;
                tell(&task, report);
            }
        }
        task.done();
        if count < total {
            tracing::error!(total, count, "some tests broke off without a report");
        }
    }

    /// What must be said at the end: that a domain was given, and that nothing has come back to it.
    #[must_use]
    pub fn doubt(&self) -> Option<String> {
        let domain = self.prober.target.domain.as_ref()?;
        let carries = self.prober.level == Level::Proof;
        (carries && !self.prober.arrivals.has_seen_mail()).then(|| {
            format!(
                "No token has ever come back through {domain}: unless its MX record leads to this \
                 machine, none can, and nothing is proven."
            )
        })
    }

    fn pauses(&self) -> impl Iterator<Item = Duration> {
        door::pauses(self.patience)
    }
}

/// Whether tested proxies reach our listener at the address and port where it listens, or as the
/// settings say.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Reached {
    Directly,
    AsTheSettingsSay,
}

/// Without a mail domain of ours a relay can only be asked, not proven. The question needs some
/// domain that is foreign to everybody; nothing is ever sent to it.
fn lend_a_domain(settings: &mut Settings, notes: &mut Vec<String>) {
    let canary = &mut settings.canary;
    if canary.domain.is_empty() || canary.mail_listen.is_empty() {
        canary.domain = "example.org".to_owned();
        canary.mail_listen.clear();
        settings.verification.level = Level::Light;
        notes.push(
            "No canary domain and listener: mail servers are tested lightly, and `accepts` is the most that is said."
                .to_owned(),
        );
    }
}

/// Where proxies and relays are asked to come.
fn target(
    settings: &Settings,
    receiving: &Receiving,
    reached: Reached,
) -> Result<prober::Target, NotEquipped> {
    let mut target = equipment::target(&settings.canary)?;
    let udp = receiving.udp_addresses();
    target.udp_port = target.udp_port.or(equipment::ports(udp).next());
    if reached == Reached::Directly {
        target.web_ports = equipment::distinct(equipment::ports(receiving.web_addresses()));
    }
    Ok(target)
}

/// As set, but not so long for a reply: somebody waits for the end.
fn patience(verification: &settings::Verification) -> Patience {
    let set = equipment::patience(verification);
    Patience {
        reply: set.reply.min(REPLY),
        ..set
    }
}

/// Without a web listener of ours we open one on any free port; proxies that can reach this machine
/// are then proven all the same.
fn lend_a_listener(settings: &mut Settings, notes: &mut Vec<String>) -> Reached {
    let canary = &mut settings.canary;
    let is_set = !canary.web_listen.is_empty();
    if !is_set {
        canary.web_listen = vec![SocketAddr::from(([0, 0, 0, 0], 0))];
        notes.push(
            "No canary web listener: proxies are asked for a free port of this machine.".to_owned(),
        );
    }
    if canary.address_v4.is_none() && canary.address_v6.is_none() {
        let reached: Vec<IpAddr> = FAMILIES
            .into_iter()
            .filter_map(|any| reached_at(settings, any))
            .collect();
        for address in reached {
            match address {
                IpAddr::V4(four) => settings.canary.address_v4 = Some(four),
                IpAddr::V6(six) => settings.canary.address_v6 = Some(six),
            }
        }
    }
    if settings.canary.port.is_some() {
        Reached::AsTheSettingsSay
    } else {
        Reached::Directly
    }
}

/// Our address of the family of `any`, as tested servers reach it: a listener's own, or that of this
/// machine where one listens at every address.
fn reached_at(settings: &Settings, any: IpAddr) -> Option<IpAddr> {
    let mut listeners = settings.canary.web_listen.iter().map(SocketAddr::ip);
    let named = listeners
        .clone()
        .find(|ip| !ip.is_unspecified() && ip.is_ipv4() == any.is_ipv4());
    // Who listens at every address of IPv6 does at those of IPv4, too.
    let is_everywhere = listeners.any(|ip| ip == any || ip == IpAddr::from([0_u16; 8]));
    named.or_else(|| is_everywhere.then(|| own_address(settings, any)).flatten())
}

/// The address of this machine, of the family of `any`, as the tested networks see it. Connecting a
/// UDP socket sends nothing; it only makes the system choose.
fn own_address(settings: &Settings, any: IpAddr) -> Option<IpAddr> {
    let verification = &settings.verification;
    let is_of_family = |address: &IpAddr| address.is_ipv4() == any.is_ipv4();
    let mut sources = verification.source_addresses.iter().copied();
    if let Some(source) = sources.find(is_of_family) {
        return Some(source);
    }
    let mut tested = verification.test_prefixes.iter();
    let tested = tested.find(|prefix| is_of_family(&prefix.addr()));
    let towards = match (tested, any.is_ipv4()) {
        (Some(prefix), _) => prefix.hosts().next().unwrap_or_else(|| prefix.addr()),
        (None, true) => IpAddr::from([192, 0, 2, 1]),
        (None, false) => IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1]),
    };
    let socket = UdpSocket::bind(SocketAddr::new(any, 0)).ok()?;
    socket.connect(SocketAddr::new(towards, 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

fn resolver(settings: &Settings) -> Result<Resolver, NotEquipped> {
    Resolver::new(settings.resolver.address).map_err(|error| NotEquipped::Name {
        setting: "resolver",
        cause: error.to_string(),
    })
}

fn courtesy(settings: &Settings) -> Result<Courtesy, NotEquipped> {
    let canary = &settings.canary;
    let helo = match (canary.host.is_empty(), canary.address_v4, canary.address_v6) {
        (true, Some(four), _) => ServerName::literal(four.into()),
        (true, None, Some(six)) => ServerName::literal(six.into()),
        _ => equipment::helo(canary)?,
    };
    Ok(Courtesy {
        helo,
        operation: "tranca check".to_owned(),
        agency: "the operator of the tested server".to_owned(),
        contact: settings.operation.contact.clone(),
        page: settings.portal.url.clone(),
    })
}

/// Every address of either family.
const FAMILIES: [IpAddr; 2] = [
    IpAddr::V4(Ipv4Addr::UNSPECIFIED),
    IpAddr::V6(Ipv6Addr::UNSPECIFIED),
];
/// One's own servers answer sooner than the world's.
const REPLY: Duration = Duration::from_secs(15);
/// Reports that are told at once.
const BATCH: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    fn reached(listeners: &[&str], sources: &[&str]) -> (Option<Ipv4Addr>, Option<Ipv6Addr>) {
        let mut settings = Settings::default();
        settings.canary.web_listen = listeners
            .iter()
            .map(|text| text.parse().expect("a listener"))
            .collect();
        settings.verification.source_addresses = sources
            .iter()
            .map(|text| text.parse().expect("an address"))
            .collect();
        lend_a_listener(&mut settings, &mut Vec::new());
        (settings.canary.address_v4, settings.canary.address_v6)
    }

    #[test]
    fn proxies_are_asked_for_our_addresses_of_both_families() {
        let (four, six) = ("192.0.2.10".parse().ok(), "2001:db8::10".parse().ok());
        let both = ["192.0.2.10:80", "[2001:db8::10]:80"];
        assert_eq!(reached(&both, &[]), (four, six));
        assert_eq!(reached(&both[..1], &["2001:db8::10"]), (four, None));
        assert_eq!(reached(&both[1..], &["192.0.2.10"]), (None, six));
        let sources = ["192.0.2.10", "2001:db8::10"];
        assert_eq!(reached(&["[::]:80"], &sources), (four, six));
        assert_eq!(reached(&["0.0.0.0:80"], &sources), (four, None));
    }
}
