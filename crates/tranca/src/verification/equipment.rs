//! What a test needs, set up from an operation's settings.

use std::net::SocketAddr;

use canary::Identity;
use dialogue::{CanaryDomain, ServerName, TokenKey};

use super::courtesy::Courtesy;
use super::dialer::Dialer;
use super::driver::Patience;
use super::pace::{Pace, Rates};
use super::permit::Gate;
use super::prober::{Breadth, Prober, Target};
use super::receiving::{self, Receiving, Record};
use crate::ground::chance::{NoChance, Numbers};
use crate::ground::config::exclusions::Watched;
use crate::ground::config::settings;
use crate::ground::operation::Operation;
use crate::ground::readiness::{self, Missing};
use crate::ground::resolver::Resolver;

/// The gate, the prober, and our canary at work.
#[derive(Debug)]
pub struct Equipment {
    /// Whom we may test.
    pub gate: Gate,
    /// How we test.
    pub prober: Prober,
    /// Where tokens come back to.
    pub receiving: Receiving,
}

/// Why nobody is tested.
#[derive(Debug, thiserror::Error)]
pub enum NotEquipped {
    /// The agency has not set what rule 8 wants.
    #[error("nothing is tested yet; missing: {}", in_words(.0))]
    NotReady(Vec<Missing>),
    /// A name in the settings is none.
    #[error("[canary] {setting} in tranca.toml: {cause}")]
    Name {
        /// Which setting.
        setting: &'static str,
        /// Why it is no name.
        cause: String,
    },
    /// The canary cannot listen.
    #[error("the canary cannot listen: {0} (is another Tranca at work on this operation?)")]
    Listening(#[from] std::io::Error),
    /// No random bytes.
    #[error(transparent)]
    Chance(#[from] NoChance),
}

impl Equipment {
    /// Sets up what tests of this operation need, and starts the canary.
    ///
    /// # Errors
    /// [`NotEquipped`] says what is missing or wrong.
    pub async fn of(op: &Operation, resolver: Resolver) -> Result<Self, NotEquipped> {
        let missing = readiness::for_testing(&op.settings, &op.agencies);
        if !missing.is_empty() {
            return Err(NotEquipped::NotReady(missing));
        }
        let canary = &op.settings.canary;
        let target = target(canary)?;
        let key = TokenKey::new(&op.secret.derived("tokens", ""));
        let courtesy = Courtesy::of(&op.settings, &op.agencies, helo(canary)?);
        let record = Record::Kept(op.database.clone(), Numbers::new(op.clock.clone())?);
        let identity = identity(canary, &courtesy);
        let receiving =
            Receiving::start(canary, identity, (key.clone(), op.clock.clone()), record).await?;
        let settings = &op.settings.verification;
        let prober = Prober {
            dialer: dialer(settings),
            pace: Pace::new(rates(settings)),
            gate: gate(op),
            patience: patience(settings),
            resolver,
            target,
            key,
            arrivals: receiving.arrivals.clone(),
            unable: receiving.unable(),
            courtesy,
            level: settings.level,
            breadth: Breadth::Usual,
            wait: settings.wait.duration(),
            clock: op.clock.clone(),
        };
        Ok(Self {
            gate: gate(op),
            prober,
            receiving,
        })
    }
}

/// The gate of an operation.
#[must_use]
pub fn gate(op: &Operation) -> Gate {
    Gate {
        exclusions: Watched::file(op.folder.join("exclusions.txt")),
        scope: op.settings.scope.clone(),
        test_prefixes: op.settings.verification.test_prefixes.clone(),
    }
}

/// How fast we may be.
#[must_use]
pub const fn rates(settings: &settings::Verification) -> Rates {
    Rates {
        per_network: settings.connections_per_second,
        per_as: settings.connections_per_second_and_as,
        in_all: settings.connections_per_second_in_all,
        per_day: settings.connections_per_day,
    }
}

/// How connections are opened.
#[must_use]
pub fn dialer(settings: &settings::Verification) -> Dialer {
    Dialer {
        source_addresses: settings.source_addresses.clone(),
        patience: settings.connect_timeout.duration(),
    }
}

/// How long a server may think.
#[must_use]
pub fn patience(settings: &settings::Verification) -> Patience {
    let whole = settings.conversation_timeout.duration();
    Patience {
        reply: whole / 2,
        whole,
    }
}

/// Where tokens come back to.
///
/// # Errors
/// [`NotEquipped::Name`] when a name in the settings is none.
pub fn target(canary: &settings::Canary) -> Result<Target, NotEquipped> {
    Ok(Target {
        domain: name("domain", &canary.domain)?,
        host: name("host", &canary.host)?,
        v4: canary.address_v4,
        v6: canary.address_v6,
        web_ports: distinct(canary.port.into_iter().chain(ports(&canary.web_listen))),
        mail_ports: distinct(
            canary
                .mail_port
                .into_iter()
                .chain(ports(&canary.mail_listen)),
        ),
        udp_port: canary.udp_port.or_else(|| ports(&canary.udp_listen).next()),
    })
}

/// The ports of these addresses; 0 is not yet one.
pub(super) fn ports(addresses: &[SocketAddr]) -> impl Iterator<Item = u16> {
    addresses
        .iter()
        .map(SocketAddr::port)
        .filter(|port| *port != 0)
}

/// Each port once.
pub(super) fn distinct(ports: impl Iterator<Item = u16>) -> Vec<u16> {
    let mut distinct = Vec::new();
    for port in ports {
        if !distinct.contains(&port) {
            distinct.push(port);
        }
    }
    distinct
}

/// The name by which we introduce ourselves: the canary's host, or its domain.
///
/// # Errors
/// [`NotEquipped::Name`] when neither is a name.
pub fn helo(canary: &settings::Canary) -> Result<ServerName, NotEquipped> {
    let name = if canary.host.is_empty() {
        &canary.domain
    } else {
        &canary.host
    };
    ServerName::parse(name).map_err(|error| NotEquipped::Name {
        setting: "host",
        cause: error.to_string(),
    })
}

/// What the canary says of itself.
#[must_use]
pub fn identity(canary: &settings::Canary, courtesy: &Courtesy) -> Identity {
    Identity {
        domain: canary.domain.clone(),
        host: courtesy.helo.as_str().to_owned(),
        addresses: receiving::addresses(canary),
        operator: courtesy.agency.clone(),
        contact: courtesy.contact.clone(),
        page: courtesy.page.clone(),
    }
}

fn name(setting: &'static str, text: &str) -> Result<Option<CanaryDomain>, NotEquipped> {
    if text.is_empty() {
        return Ok(None);
    }
    let parsed = CanaryDomain::parse(text);
    parsed.map(Some).map_err(|error| NotEquipped::Name {
        setting,
        cause: error.to_string(),
    })
}

fn in_words(missing: &[Missing]) -> String {
    missing
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_are_asked_for_the_ports_under_which_the_world_knows_us() {
        let canary = settings::Canary {
            host: "canary.example".to_owned(),
            mail_listen: vec![SocketAddr::from(([192, 0, 2, 1], 2_525))],
            udp_listen: vec![SocketAddr::from(([192, 0, 2, 1], 5_353))],
            ..settings::Canary::default()
        };
        let untranslated = target(&canary).expect("names");
        assert_eq!(untranslated.mail_at(25), None);
        assert_eq!(untranslated.udp_port, Some(5_353));
        let translated = target(&settings::Canary {
            mail_port: Some(25),
            udp_port: Some(53),
            ..canary
        });
        let translated = translated.expect("names");
        assert_eq!(translated.mail_at(25), Some(25));
        assert_eq!(translated.udp_port, Some(53));
    }
}
