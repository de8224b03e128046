//! A checkup of one's own servers, without an operation: no database, no cases, the same test.
//!
//! # Limits
//! Without a canary domain no letter is carried, and a mail server's verdict is never more than
//! `accepts`. The proxies of a server that cannot reach this machine cannot be proven either.

mod report;

use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::time::Duration;

use dialogue::{ServerName, TokenKey};
use futures_util::StreamExt;
use tokio::time::Instant;

use self::report::told_together;
pub use self::report::{Proof, Report};
use super::arrivals::Expecting;
use super::courtesy::Courtesy;
use super::equipment::{self, NotEquipped};
use super::pace::Pace;
use super::permit::{Denied, Gate};
use super::prober::{Errand, Prober};
use super::receiving::{Receiving, Record};
use crate::cases::endpoint::Endpoint;
use crate::cases::verdict::Verdict;
use crate::ground::chance;
use crate::ground::clock::Clock;
use crate::ground::config::settings::Level;
use crate::ground::config::{Exclusions, Settings};
use crate::ground::progress::Progress;
use crate::ground::resolver::Resolver;

/// One server to check up.
#[derive(Clone, Debug)]
pub struct Target {
    /// As it was given.
    pub text: String,
    /// Its address.
    pub address: IpAddr,
    /// What to test there.
    pub endpoints: Vec<Endpoint>,
    /// Whether a port was named.
    pub has_port: bool,
}

/// A checkup, prepared.
#[derive(Debug)]
pub struct Checkup {
    gate: Gate,
    prober: Prober,
    key_of_checks: chance::Numbers,
    concurrency: usize,
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
        exclusions: Exclusions,
    ) -> Result<Self, NotEquipped> {
        let mut notes = Vec::new();
        let clock = Clock::machine();
        lend_a_domain(&mut settings, &mut notes);
        let reached_at = lend_a_listener(&mut settings, &mut notes);
        let key = TokenKey::new(&chance::secret()?);
        let resolver =
            Resolver::new(settings.resolver.address).map_err(|error| NotEquipped::Name {
                setting: "resolver",
                cause: error.to_string(),
            })?;
        let courtesy = courtesy(&settings)?;
        let identity = equipment::identity(&settings.canary, &courtesy);
        let ours = (key.clone(), clock.clone());
        let receiving = Receiving::start(&settings.canary, identity, ours, Record::Passing).await?;
        let mut target = equipment::target(&settings.canary)?;
        let udp = receiving.udp_addresses();
        target.udp_port = target.udp_port.or(equipment::ports(udp).next());
        if reached_at == Reached::Directly {
            target.web_ports = equipment::ports(receiving.web_addresses()).collect();
        }
        let verification = &settings.verification;
        let patience = equipment::patience(verification);
        let prober = Prober {
            dialer: equipment::dialer(verification),
            pace: Pace::new(verification.connections_per_second),
            patience: super::driver::Patience {
                reply: patience.reply.min(REPLY),
                ..patience
            },
            resolver,
            target,
            key,
            arrivals: receiving.arrivals.clone(),
            courtesy,
            level: verification.level,
            wait: verification.wait.duration(),
            clock: clock.clone(),
        };
        let gate = Gate {
            exclusions,
            test_prefixes: verification.test_prefixes.clone(),
            ..Gate::default()
        };
        let (concurrency, _receiving) = (verification.concurrency.max(1), receiving);
        let key_of_checks = chance::Numbers::new(clock)?;
        Ok(Self {
            gate,
            prober,
            key_of_checks,
            concurrency,
            _receiving,
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

    /// Tests all targets. Those on different addresses overlap.
    pub async fn run(&self, targets: &[Target], progress: Progress) -> Vec<Report> {
        let total = targets
            .iter()
            .map(|target| target.endpoints.len())
            .sum::<usize>();
        let task = progress.task("check", u64::try_from(total).ok());
        let checks = targets.iter().map(|target| async {
            let reports = self.check(target).await;
            task.advance(u64::try_from(target.endpoints.len()).unwrap_or(0));
            reports
        });
        let checks = futures_util::stream::iter(checks).buffer_unordered(self.concurrency);
        let all = checks.concat().await;
        task.done();
        all
    }

    async fn check(&self, target: &Target) -> Vec<Report> {
        let permit = match self.gate.for_own_server(target.address) {
            Ok(permit) => permit,
            Err(denied) => {
                let why = match denied {
                    Denied::NotPublic(_) => {
                        format!("{denied}; a network of one's own is named with --allow")
                    }
                    _ => denied.to_string(),
                };
                let doors = target.doors().into_iter();
                let first = doors.filter_map(|door| door.first().copied());
                return first
                    .map(|endpoint| Report::denied(target, endpoint, &why))
                    .collect();
            }
        };
        let number = u64::try_from(self.key_of_checks.next()).unwrap_or(0);
        let expecting = self.prober.arrivals.expect(number);
        let mut reports = Vec::new();
        for door in target.doors() {
            let mut told = Vec::new();
            for endpoint in door {
                let errand = Errand {
                    permit: &permit,
                    endpoint,
                    check: number,
                    was_open: false,
                    is_last_attempt: false,
                    has_spoken: told.iter().any(Report::has_spoken),
                    reference: "checkup",
                    listed_by: "nobody: asked for by the server's own operator",
                };
                let report = self.probe(target, errand, &expecting).await;
                let is_gone = report.verdict == Verdict::Unreachable.name();
                told.push(report);
                // Where nobody answers in one protocol, nobody is asked in another.
                if is_gone {
                    break;
                }
            }
            reports.extend(told_together(told));
        }
        reports
    }

    async fn probe(&self, target: &Target, errand: Errand<'_>, expecting: &Expecting) -> Report {
        let begun = Instant::now();
        let probed = self.prober.probe(errand, expecting).await;
        let elapsed_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        Report::of(target, &probed, elapsed_ms)
    }
}

impl Target {
    /// The endpoints, those of one port and weakness together.
    fn doors(&self) -> Vec<Vec<Endpoint>> {
        let mut doors: Vec<Vec<Endpoint>> = Vec::new();
        let key = |endpoint: &Endpoint| (endpoint.port, endpoint.protocol.weakness());
        for endpoint in &self.endpoints {
            let same = |door: &&mut Vec<Endpoint>| door.first().map(key) == Some(key(endpoint));
            match doors.iter_mut().find(same) {
                Some(door) => door.push(*endpoint),
                None => doors.push(vec![*endpoint]),
            }
        }
        doors
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
        let first = canary.web_listen.first().map(SocketAddr::ip);
        let address = first
            .filter(|ip| !ip.is_unspecified())
            .or_else(|| own_address(settings));
        match address {
            Some(IpAddr::V4(four)) => settings.canary.address_v4 = Some(four),
            Some(IpAddr::V6(six)) => settings.canary.address_v6 = Some(six),
            None => {}
        }
    }
    if settings.canary.port.is_some() {
        Reached::AsTheSettingsSay
    } else {
        Reached::Directly
    }
}

/// The address of this machine as the tested networks see it. Connecting a UDP socket sends nothing;
/// it only makes the system choose.
fn own_address(settings: &Settings) -> Option<IpAddr> {
    let verification = &settings.verification;
    if let Some(source) = verification.source_addresses.first() {
        return Some(*source);
    }
    let towards = verification
        .test_prefixes
        .first()
        .map_or(IpAddr::from([192, 0, 2, 1]), |prefix| {
            prefix.hosts().next().unwrap_or_else(|| prefix.addr())
        });
    let any: SocketAddr = if towards.is_ipv4() {
        ([0, 0, 0, 0], 0).into()
    } else {
        ([0_u16; 8], 0).into()
    };
    let socket = UdpSocket::bind(any).ok()?;
    socket.connect(SocketAddr::new(towards, 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
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

/// One's own servers answer sooner than the world's.
const REPLY: Duration = Duration::from_secs(15);
