//! What a checkup tells of one port, in the words that `tranca check --json` promises to scripts.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;

use serde::Serialize;

use super::Target;
use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::verdict::{Software, Tried, Verdict};
use crate::cases::weakness::Weakness;
use crate::verification::prober::Probed;

/// What was found on one port for one weakness.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// As it was given.
    pub target: Arc<str>,
    /// Its address.
    pub address: IpAddr,
    /// The port.
    pub port: u16,
    /// What it was tested for.
    pub weakness: Weakness,
    /// The verdict's name.
    pub verdict: &'static str,
    /// Why it is closed, where it is.
    pub reason: Option<&'static str>,
    /// Whether a bounce of ours came back.
    pub backscatter: bool,
    /// The forms in which it is open.
    pub capabilities: Vec<String>,
    /// What proves it.
    pub proof: Option<Proof>,
    /// The software, where it was recognised.
    pub software: Option<Software>,
    /// The forms that were tried.
    pub tests: Vec<Tried>,
    /// How long it took.
    pub elapsed_ms: u64,
    /// Whether the target named the port.
    #[serde(skip)]
    pub has_port: bool,
    #[serde(skip)]
    kind: Kind,
    /// Whether we were connected and nothing was said to us: a web server waits for ever for the end
    /// of a SOCKS greeting, and a SOCKS server hangs up on HTTP.
    #[serde(skip)]
    is_mute: bool,
}

/// What proves that a port is open.
#[derive(Clone, Debug, Serialize)]
pub struct Proof {
    /// The form in which we asked.
    pub form: String,
    /// Where the token went in.
    pub entry: IpAddr,
    /// Who brought it back.
    pub exit: IpAddr,
    /// When (RFC 3339).
    pub seen_at: String,
}

impl Report {
    pub(super) fn of(target: &Target, probed: &Probed, elapsed_ms: u64) -> Self {
        let finding = &probed.finding;
        let proof = probed.proofs.first().map(|proof| Proof {
            form: proof.form.name().to_owned(),
            entry: target.address,
            exit: proof.peer.ip(),
            seen_at: proof.received_at.to_string(),
        });
        Self {
            target: Arc::clone(&target.text),
            address: target.address,
            port: finding.endpoint.port,
            weakness: finding.endpoint.protocol.weakness(),
            verdict: finding.verdict.name(),
            reason: finding.verdict.reason(),
            backscatter: finding.backscatter,
            capabilities: finding.capabilities.clone(),
            proof,
            software: finding.software.clone(),
            tests: finding.tried.clone(),
            elapsed_ms,
            has_port: target.has_port,
            kind: Kind::of(finding.endpoint.protocol),
            is_mute: finding.verdict == Verdict::Undecided && !heard_a_word(&finding.transcript),
        }
    }

    /// What may not be tested is told as undecided, with the reason.
    pub(super) fn denied(target: &Target, endpoint: Endpoint, why: &str) -> Self {
        let tried = Tried {
            form: "none".to_owned(),
            answer: "not-permitted".to_owned(),
            reply: Some(why.to_owned()),
        };
        Self {
            target: Arc::clone(&target.text),
            address: target.address,
            port: endpoint.port,
            weakness: endpoint.protocol.weakness(),
            verdict: Verdict::Undecided.name(),
            reason: None,
            backscatter: false,
            capabilities: Vec::new(),
            proof: None,
            software: None,
            tests: vec![tried],
            elapsed_ms: 0,
            has_port: target.has_port,
            kind: Kind::of(endpoint.protocol),
            is_mute: false,
        }
    }

    /// Whether it tells what the server is: open, closed, or something else.
    #[must_use]
    pub fn is_told(&self) -> bool {
        matches!(self.verdict, "open" | "closed" | "not-that-service")
    }

    fn weight(&self) -> usize {
        let order = [
            "open",
            "accepts",
            "refuses-us",
            "undecided",
            "closed",
            "not-that-service",
        ];
        order
            .iter()
            .position(|verdict| *verdict == self.verdict)
            .unwrap_or(order.len())
    }
}

fn heard_a_word(transcript: &str) -> bool {
    transcript.lines().any(|line| line.starts_with('<'))
}

/// The protocols of one port and weakness are told in one report: the worst verdict, all
/// capabilities, all tests. A protocol that got no word out of the port counts only where its whole
/// kind did not, or nobody did: silence towards SOCKS says nothing about the HTTP proxy that answers.
pub(super) fn told_together(mut door: Vec<Report>) -> Option<Report> {
    let speaks: BTreeSet<Kind> = door
        .iter()
        .filter(|report| !report.is_mute)
        .map(|report| report.kind)
        .collect();
    let counts =
        |report: &Report| !report.is_mute || speaks.is_empty() || speaks.contains(&report.kind);
    let weigh = |(_, report): &(usize, &Report)| (!counts(report), report.weight());
    let (worst, _) = door.iter().enumerate().min_by_key(weigh)?;
    let tests = door
        .iter_mut()
        .flat_map(|one| std::mem::take(&mut one.tests));
    let tests = tests.collect();
    let capabilities = door.iter().flat_map(|one| one.capabilities.clone());
    let capabilities = capabilities.collect();
    let elapsed_ms = door.iter().map(|one| one.elapsed_ms).max().unwrap_or(0);
    let backscatter = door.iter().any(|one| one.backscatter);
    let software = agreed(&door);
    let told = door.swap_remove(worst);
    Some(Report {
        tests,
        capabilities,
        elapsed_ms,
        backscatter,
        software,
        ..told
    })
}

/// The software that all protocols of the port show; two answers are none.
fn agreed(door: &[Report]) -> Option<Software> {
    let shown = || door.iter().filter_map(|one| one.software.as_ref());
    let first = shown().next()?;
    if shown().any(|other| other.product != first.product) {
        return None;
    }
    let fullest = shown().find(|one| one.version.is_some());
    Some(fullest.unwrap_or(first).clone())
}

/// Protocols whose servers answer each other's questions, if only with an error.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Kind {
    Mail,
    Http,
    Https,
    Socks,
    Telnet,
}

impl Kind {
    const fn of(protocol: Protocol) -> Self {
        match protocol {
            Protocol::Smtp => Self::Mail,
            Protocol::HttpConnect | Protocol::HttpForward => Self::Http,
            Protocol::Https => Self::Https,
            Protocol::Socks4 | Protocol::Socks5 => Self::Socks,
            Protocol::Telnet => Self::Telnet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_towards_socks_does_not_hide_that_the_http_proxy_refuses() {
        let socks = mute(Protocol::Socks5);
        let http = report(Protocol::HttpConnect, "closed");
        let told = told_together(vec![socks, http]).expect("one door");
        assert_eq!((told.verdict, told.tests.len()), ("closed", 2));
    }

    #[test]
    fn silence_of_the_same_kind_leaves_it_undecided() {
        let get = mute(Protocol::HttpForward);
        let connect = report(Protocol::HttpConnect, "closed");
        let told = told_together(vec![connect, get]).expect("one door");
        assert_eq!(told.verdict, "undecided");
        let alone = told_together(vec![mute(Protocol::Socks4)]);
        assert_eq!(alone.expect("one door").verdict, "undecided");
    }

    #[test]
    fn one_open_protocol_makes_the_port_open() {
        let closed = report(Protocol::HttpConnect, "closed");
        let open = report(Protocol::Socks5, "open");
        let told = told_together(vec![closed, open]).expect("one door");
        assert_eq!(told.verdict, "open");
    }

    #[test]
    fn two_products_on_one_port_are_none() {
        let shows = |product: &str, version: Option<&str>| Report {
            software: Some(Software {
                product: product.to_owned(),
                version: version.map(str::to_owned),
                basis: "error-page".to_owned(),
            }),
            ..report(Protocol::HttpConnect, "closed")
        };
        let software = |door| told_together(door).and_then(|told| told.software);
        let told = software(vec![shows("squid", None), shows("squid", Some("5.7"))]);
        let version = told.and_then(|software| software.version);
        assert_eq!(version.as_deref(), Some("5.7"));
        let told = software(vec![shows("squid", None), shows("nginx", None)]);
        assert_eq!(told, None);
    }

    fn mute(protocol: Protocol) -> Report {
        Report {
            is_mute: true,
            ..report(protocol, "undecided")
        }
    }

    fn report(protocol: Protocol, verdict: &'static str) -> Report {
        let target = Target {
            text: "192.0.2.1:8080".into(),
            address: IpAddr::from([192, 0, 2, 1]),
            endpoints: Arc::new([]),
            has_port: true,
        };
        Report {
            verdict,
            ..Report::denied(&target, Endpoint::new(8080, protocol), "")
        }
    }
}
