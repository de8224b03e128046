//! Servers that mean harm: whatever they do, each test ends within its time and its bytes, calls
//! nothing open, keeps the memory flat, and leaves its neighbours alone.
//!
//! `cargo test -p tranca --test hostile -- --nocapture` prints a row for each behaviour.

mod bench;
mod frames;
mod mail;
mod server;
mod socks;
mod tls;
mod web;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use laboratory::{
    Disposition, HttpConduct, HttpManner, HttpProxy, MailRelay, Manner, Names, Routes,
    SocksConduct, SocksProxy,
};
use tokio::net::UdpSocket;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};
use tranca::cases::endpoint::Protocol;
use tranca::cases::verdict::{Finding, Verdict};
use tranca::verification::prober::Probed;

use crate::bench::{Bench, HASTE};
use crate::server::{Aim, Behaviour, Server};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_servers_do_each_test_ends_and_nothing_is_called_open() {
    let behaviours = behaviours();
    assert!(behaviours.len() >= 60, "{}", behaviours.len());
    let bench = Arc::new(Bench::new().await);
    let before = resident_kb();
    let mut at_most = before;
    let mut suffering = JoinSet::new();
    for (last, behaviour) in (1_u8..).zip(behaviours) {
        suffering.spawn(suffered(Arc::clone(&bench), behaviour, last));
    }
    let neighbours = tokio::spawn(neighbours(Arc::clone(&bench)));
    let mut rows = Vec::new();
    while let Some(row) = suffering.join_next().await {
        rows.push(row.expect("no panic"));
        at_most = at_most.max(resident_kb());
    }
    rows.sort_by_key(|row| row.name);
    rows.iter().for_each(Row::print);
    let grown_mb = at_most.saturating_sub(before) / 1024;
    println!("memory grew by {grown_mb} MB at most");
    let faults: Vec<String> = rows.iter().filter_map(Row::fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(grown_mb < 64, "memory grew by {grown_mb} MB");
    let slowest = neighbours.await.expect("all neighbours are proven");
    println!("the slowest neighbour took {:.1} s", slowest.as_secs_f64());
    assert!(slowest < NEIGHBOURLY, "{slowest:?}");
}

#[tokio::test]
async fn a_foreign_address_named_for_datagrams_is_never_written_to() {
    let bench = Bench::new().await;
    let foreign = UdpSocket::bind(SocketAddr::new(bench.host(77), 0))
        .await
        .expect("bound");
    let there = foreign.local_addr().expect("bound");
    let trap = Behaviour::new((Aim::Proxy, "names another"), move |mut peer| async move {
        let std::net::IpAddr::V4(address) = there.ip() else {
            unreachable!("bound above")
        };
        socks::associated(&mut peer, address.octets(), there.port()).await?;
        peer.hear_out().await
    });
    let server = Server::start(bench.host(1), trap.script);
    let probed = bench
        .test(&bench.hasty(), server.address, &[Protocol::Socks5])
        .await;
    let said = &probed[0].finding;
    assert!(
        said.tried.iter().any(|tried| tried.form == "socks5-udp"),
        "{}",
        said.transcript
    );
    let nothing = foreign.try_recv_from(&mut [0; 16]);
    assert!(
        nothing.is_err(),
        "somebody else was written to: {nothing:?}"
    );
}

#[tokio::test]
async fn what_stands_behind_starttls_in_clear_is_not_believed() {
    let bench = Bench::new().await;
    let injecting = |behaviour: &Behaviour| behaviour.name.contains("injected");
    let behaviour = mail::behaviours()
        .into_iter()
        .find(injecting)
        .expect("there");
    let server = Server::start(bench.host(1), behaviour.script);
    let probed = bench
        .test(&bench.hasty(), server.address, &[Protocol::Smtp])
        .await;
    let finding = &probed[0].finding;
    assert!(
        !finding.transcript.contains("> XCLIENT"),
        "{}",
        finding.transcript
    );
    assert!(finding.tried.iter().all(|tried| tried.form != "xclient"));
}

#[tokio::test]
async fn a_proxy_that_trickles_has_the_time_of_two_conversations_and_no_more() {
    let bench = Bench::new().await;
    let trickling = |behaviour: &Behaviour| behaviour.name == "a head of one byte now and then";
    let behaviour = web::behaviours()
        .into_iter()
        .find(trickling)
        .expect("there");
    let server = Server::start(bench.host(1), behaviour.script);
    let probed = bench
        .test(&bench.hasty(), server.address, &[Protocol::HttpForward])
        .await;
    let finding = &probed[0].finding;
    assert!(server.visits() <= 3, "{} visits", server.visits());
    assert_eq!(
        finding.verdict,
        Verdict::Undecided,
        "{}",
        finding.transcript
    );
}

fn behaviours() -> Vec<Behaviour> {
    [
        mail::behaviours(),
        web::behaviours(),
        socks::behaviours(),
        frames::behaviours(),
    ]
    .concat()
}

/// What came of one behaviour.
struct Row {
    name: &'static str,
    findings: Vec<Finding>,
    visits: u64,
    said: u64,
    took: Duration,
}

async fn suffered(bench: Arc<Bench>, behaviour: Behaviour, last: u8) -> Row {
    let server = Server::start(bench.host(last), behaviour.script);
    let protocols: Vec<Protocol> = match behaviour.aim {
        Aim::Relay => vec![Protocol::Smtp],
        Aim::Proxy => Protocol::PROXY.into(),
        Aim::Both => [&[Protocol::Smtp][..], &Protocol::PROXY].concat(),
    };
    let begun = Instant::now();
    let prober = bench.hasty();
    let test = bench.test(&prober, server.address, &protocols);
    let probed = timeout(LONGEST, test).await;
    let probed = probed.unwrap_or_else(|_| panic!("`{}` has no end", behaviour.name));
    Row {
        name: behaviour.name,
        findings: probed.into_iter().map(|probed| probed.finding).collect(),
        visits: server.visits(),
        said: server.said(),
        took: begun.elapsed(),
    }
}

impl Row {
    fn print(&self) {
        let mut verdicts: Vec<String> = self
            .findings
            .iter()
            .map(|finding| finding.verdict.to_string())
            .collect();
        verdicts.dedup();
        println!(
            "{:<45} | {:<60} | {:>3} visits | {:>9} bytes | {:>5.1} s",
            self.name,
            verdicts.join(", "),
            self.visits,
            self.said,
            self.took.as_secs_f64(),
        );
    }

    /// What is wrong with it, if anything is.
    fn fault(&self) -> Option<String> {
        let budget = self.visits * BYTES_PER_VISIT;
        if self.said > budget {
            return Some(format!("{}: {} bytes of {budget}", self.name, self.said));
        }
        let finding = self.findings.iter().find(|finding| !is_harmless(finding))?;
        Some(format!(
            "{}: {} {}",
            self.name, finding.verdict, finding.transcript
        ))
    }
}

/// Not called open, and what is kept of it is short, and fit to be shown on a terminal.
fn is_harmless(finding: &Finding) -> bool {
    let is_plain = |text: &str| !text.chars().any(|c| c.is_control() && c != '\n');
    finding.verdict != Verdict::Open
        && finding.capabilities.is_empty()
        && finding.transcript.len() < TRANSCRIPT_LIMIT
        && is_plain(&finding.transcript)
        && finding
            .tried
            .iter()
            .all(|tried| tried.reply.as_deref().is_none_or(is_plain))
}

/// Honest open servers, tested at the same time: all are proven. How long the slowest one took.
async fn neighbours(bench: Arc<Bench>) -> Duration {
    let at = |last| SocketAddr::new(bench.host(last), 0);
    let mail = bench.equipment.receiving.mail_addresses()[0];
    let routes = Routes::new()
        .ours("padaria.example")
        .onward("canary.example", mail);
    let manner = Manner::postfix("mx.padaria.example");
    let relay = MailRelay::start(at(200), manner, Disposition::Relays, routes);
    let relay = relay.await.expect("relay");
    let manner = HttpManner::squid("cache.hosting.example");
    let http = HttpProxy::start(at(201), manner, HttpConduct::Proxies, Names::new());
    let http = http.await.expect("proxy");
    let socks = SocksProxy::start(at(202), SocksConduct::Proxies, Names::new());
    let socks = socks.await.expect("proxy");
    let mut slowest = Duration::ZERO;
    for (there, protocol) in [
        (relay.address(), Protocol::Smtp),
        (http.address(), Protocol::HttpConnect),
        (http.address(), Protocol::HttpForward),
        (socks.address(), Protocol::Socks5),
        (socks.address(), Protocol::Socks4),
    ] {
        let begun = Instant::now();
        let probed = bench
            .test(&bench.equipment.prober, there, &[protocol])
            .await;
        let Probed { finding, .. } = &probed[0];
        assert_eq!(
            finding.verdict,
            Verdict::Open,
            "{protocol}: {}",
            finding.transcript
        );
        slowest = slowest.max(begun.elapsed());
    }
    slowest
}

/// How much memory this process has, in KiB.
fn resident_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_ascii_whitespace().nth(1));
    number
        .and_then(|number| number.parse().ok())
        .expect("a number")
}

/// What the system keeps of what a server said counts as heard, though nobody hears it.
const BYTES_PER_VISIT: u64 = 2 * 1024 * 1024;
const TRANSCRIPT_LIMIT: usize = 64 * 1024;
/// Every protocol has two conversations' time, and waits for a token; the machine may be slow.
const LONGEST: Duration = Duration::from_secs(20 * HASTE.whole.as_secs() + 50);
/// What a server on the same machine takes in the tests, however busy it is.
const NEIGHBOURLY: Duration = Duration::from_secs(30);
