//! What is to be tested: targets as people write them, on the command line or in a file.

use std::collections::{BTreeSet, HashMap};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use super::{Arguments, Failure};
use crate::cases::endpoint::{Endpoint, MAIL_PORTS, Protocol};
use crate::cases::weakness::Weakness;
use crate::verification::own::{Checkup, Target};

/// Reads the targets, those of files among them.
pub(super) async fn read(arguments: &Arguments, checkup: &Checkup) -> Result<Vec<Target>, Failure> {
    let mut asked = Asked::new(arguments, checkup);
    for text in &arguments.targets {
        match text.strip_prefix('@') {
            Some(file) => asked.file(file).await?,
            None => asked.add(text, text).await?,
        }
    }
    asked.bounded()
}

/// The targets read so far.
struct Asked<'a> {
    arguments: &'a Arguments,
    checkup: &'a Checkup,
    targets: Vec<Target>,
    /// What is asked of each port; thousands of targets share it.
    endpoints: HashMap<Option<u16>, Arc<[Endpoint]>>,
}

impl<'a> Asked<'a> {
    fn new(arguments: &'a Arguments, checkup: &'a Checkup) -> Self {
        Self {
            arguments,
            checkup,
            targets: Vec::new(),
            endpoints: HashMap::new(),
        }
    }

    /// One target a line; empty lines and `#` comments are passed over.
    async fn file(&mut self, name: &str) -> Result<(), Failure> {
        let text = std::fs::read_to_string(name)
            .map_err(|error| Failure::no_input(format!("{name}: {error}")))?;
        for (at, line) in (1..).zip(text.lines()) {
            let target = line.split('#').next().unwrap_or_default().trim();
            if !target.is_empty() {
                self.add(target, &format!("{name}, line {at}: {target}"))
                    .await?;
            }
        }
        Ok(())
    }

    async fn add(&mut self, text: &str, place: &str) -> Result<(), Failure> {
        let (host, port) = split(text);
        let addresses = match host.parse::<IpAddr>() {
            Ok(address) => vec![address.to_canonical()],
            Err(_) => self.checkup.resolve(host).await.map_err(|why| {
                Failure::no_input(format!(
                    "{place}: no address and no name that resolves: {why}"
                ))
            })?,
        };
        let asked = self
            .endpoints
            .entry(port)
            .or_insert_with(|| endpoints(self.arguments, port).into());
        for address in addresses {
            self.targets.push(Target {
                text: text.into(),
                address,
                endpoints: Arc::clone(asked),
                has_port: port.is_some(),
            });
        }
        Ok(())
    }

    /// Whole networks belong to an operation with its scope, unless they are one's own laboratory.
    fn bounded(self) -> Result<Vec<Target>, Failure> {
        let named = |address: &IpAddr| {
            let mut prefixes = self.arguments.allow.iter();
            prefixes.any(|prefix| prefix.contains(address))
        };
        let hosts = self.targets.iter().map(|target| target.address);
        let foreign: BTreeSet<IpAddr> = hosts.filter(|address| !named(address)).collect();
        if foreign.len() > MOST_TARGETS {
            return Err(Failure::usage(format!(
                "at most {MOST_TARGETS} addresses: more belong in an operation with its scope"
            )));
        }
        Ok(self.targets)
    }
}

/// `192.0.2.1:25`, `[2001:db8::1]:25`, `mx.example.org:25`, or any of them without a port.
fn split(text: &str) -> (&str, Option<u16>) {
    if let Ok(socket) = text.parse::<SocketAddr>() {
        let host = text.rsplit_once(':').map_or(text, |(host, _)| host);
        return (host.trim_matches(['[', ']']), Some(socket.port()));
    }
    if text.parse::<IpAddr>().is_ok() {
        return (text, None);
    }
    match text
        .rsplit_once(':')
        .map(|(host, port)| (host, port.parse()))
    {
        Some((host, Ok(port))) => (host, Some(port)),
        _ => (text.trim_matches(['[', ']']), None),
    }
}

/// What to test where: both kinds unless one is asked for. A port that only one kind is found on is
/// tested for that kind.
fn endpoints(arguments: &Arguments, port: Option<u16>) -> Vec<Endpoint> {
    let both = arguments.relay == arguments.proxy;
    let (relay, proxy) = (both || arguments.relay, both || arguments.proxy);
    let ports = match port {
        Some(port) => vec![port],
        None => arguments.ports.clone(),
    };
    if ports.is_empty() {
        let usual = |weakness| Endpoint::usual(weakness);
        let relays = usual(Weakness::OpenRelay).into_iter().filter(|_| relay);
        return relays
            .chain(usual(Weakness::OpenProxy).into_iter().filter(|_| proxy))
            .collect();
    }
    let usual_proxy_ports: BTreeSet<u16> = Endpoint::usual(Weakness::OpenProxy)
        .iter()
        .map(|endpoint| endpoint.port)
        .collect();
    ports
        .into_iter()
        .flat_map(|port| {
            let mail = relay && !(both && usual_proxy_ports.contains(&port));
            let web = proxy && !(both && MAIL_PORTS.contains(&port));
            let smtp = mail.then_some(Endpoint::new(port, Protocol::Smtp));
            let proxies = Protocol::PROXY.into_iter().filter(move |_| web);
            smtp.into_iter()
                .chain(proxies.map(move |protocol| Endpoint::new(port, protocol)))
        })
        .collect()
}

const MOST_TARGETS: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_as_people_write_them() {
        assert_eq!(split("192.0.2.1:25"), ("192.0.2.1", Some(25)));
        assert_eq!(split("192.0.2.1"), ("192.0.2.1", None));
        assert_eq!(split("[2001:db8::1]:25"), ("2001:db8::1", Some(25)));
        assert_eq!(split("2001:db8::1"), ("2001:db8::1", None));
        assert_eq!(split("[2001:db8::1]"), ("2001:db8::1", None));
        assert_eq!(split("mx.example.org:25"), ("mx.example.org", Some(25)));
        assert_eq!(split("mx.example.org"), ("mx.example.org", None));
    }
}
