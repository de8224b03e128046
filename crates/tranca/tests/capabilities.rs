//! Every capability of a proxy, proven against the laboratory; and what is no capability.

use std::iter;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::Duration;

use laboratory::{
    HttpConduct, HttpManner, HttpProxy, Identity, Names, SniRouter, SocksConduct, SocksProxy,
    TelnetManner, TelnetProxy,
};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;
use tranca::cases::endpoint::{Endpoint, Protocol};
use tranca::cases::verdict::{Closure, Finding, Tried, Verdict};
use tranca::ground::clock::Clock;
use tranca::ground::operation::Operation;
use tranca::ground::resolver::Resolver;
use tranca::verification::equipment::Equipment;
use tranca::verification::permit::Permit;
use tranca::verification::prober::Errand;

/// A prober with its canary, in a /24 of loopback of its own. To the tested servers the canary
/// listens on ports 80, 443 and 25; the laboratory knows where these really are.
struct Bench {
    _folder: TempDir,
    equipment: Equipment,
    names: Names,
    net: u8,
}

impl Bench {
    async fn new() -> Self {
        static NEXT: AtomicU8 = AtomicU8::new(1);
        let net = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = tempfile::tempdir().expect("folder");
        let write = |name, text: &str| std::fs::write(folder.path().join(name), text);
        write("tranca.toml", &settings(net)).expect("settings");
        write("agencies.toml", "[[agency]]\nname = \"Example\"\n").expect("agencies");
        let clock = Clock::standing_at("2026-11-24T10:00:00Z".parse().expect("time"));
        let op = Operation::open(folder.path(), clock)
            .await
            .expect("operation");
        let resolver = Resolver::new(op.settings.resolver.address).expect("resolver");
        let mut equipment = Equipment::of(&op, resolver).await.expect("equipment");
        let receiving = &equipment.receiving;
        let (web, mail) = (
            receiving.web_addresses()[0],
            receiving.mail_addresses()[0].port(),
        );
        let names = Names::new()
            .with("canary.example", web.ip())
            .leading(80, web.port())
            .leading(443, web.port())
            .leading(25, mail);
        let target = &mut equipment.prober.target;
        target.web_ports = vec![80, 443];
        target.mail_ports = vec![25];
        target.udp_port = Some(receiving.udp_addresses()[0].port());
        Self {
            _folder: folder,
            equipment,
            names,
            net,
        }
    }

    fn at(&self, host: u8) -> SocketAddr {
        SocketAddr::new(Ipv4Addr::new(127, 82, self.net, host).into(), 0)
    }

    async fn http(&self, conduct: HttpConduct) -> HttpProxy {
        let manner = HttpManner::squid("cache.hosting.example");
        HttpProxy::start(self.at(20), manner, conduct, self.names.clone())
            .await
            .expect("proxy")
    }

    async fn https(&self, conduct: HttpConduct) -> HttpProxy {
        let made = rcgen::generate_simple_self_signed(["cache.hosting.example".to_owned()]);
        let made = made.expect("a certificate");
        let key = made.signing_key.serialize_der();
        let identity = Identity::from_der(made.cert.der().to_vec(), key).expect("an identity");
        let kind = (HttpManner::squid("cache.hosting.example"), conduct);
        HttpProxy::start_protected(self.at(21), kind, self.names.clone(), identity)
            .await
            .expect("proxy")
    }

    async fn socks(&self, conduct: SocksConduct) -> SocksProxy {
        SocksProxy::start(self.at(30), conduct, self.names.clone())
            .await
            .expect("proxy")
    }

    /// Tests one port for one protocol.
    async fn test(&self, server: SocketAddr, protocol: Protocol) -> Finding {
        self.test_as(server, protocol, false).await
    }

    async fn test_as(&self, server: SocketAddr, protocol: Protocol, has_spoken: bool) -> Finding {
        static CHECK: AtomicU64 = AtomicU64::new(1);
        let check = CHECK.fetch_add(1, Ordering::Relaxed);
        let permit = self.equipment.gate.for_own_server(server.ip());
        let permit = permit.expect("a permit");
        let prober = &self.equipment.prober;
        let expecting = prober.arrivals.expect(check);
        let endpoint = Endpoint::new(server.port(), protocol);
        let errand = Errand {
            has_spoken,
            is_slow: false,
            ..errand(&permit, endpoint, check)
        };
        prober.probe(errand, &expecting).await.finding
    }

    /// Tests one port for everything a proxy may speak, as a checkup does.
    async fn test_all(&self, server: SocketAddr) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for protocol in Protocol::PROXY {
            let mut tried = findings.iter().flat_map(|finding| &finding.tried);
            let has_spoken = tried.any(Tried::was_answered);
            findings.push(self.test_as(server, protocol, has_spoken).await);
        }
        findings
    }
}

fn errand(permit: &Permit, endpoint: Endpoint, check: u64) -> Errand<'_> {
    Errand::once(permit, endpoint, check, ("test", "nobody"))
}

fn settings(net: u8) -> String {
    let ip = Ipv4Addr::new(127, 82, net, 250);
    format!(
        r#"
        operation.contact = "operation@example.org"
        [verification]
        connections_per_second = 0
        test_prefixes = ["127.82.{net}.0/24"]
        source_addresses = ["{ip}"]
        conversation_timeout = "6s"
        [canary]
        domain = "canary.example"
        host = "canary.example"
        mail_listen = ["{ip}:0"]
        address_v4 = "{ip}"
        port = 80
        web_listen = ["{ip}:0"]
        udp_listen = ["{ip}:0"]
        "#
    )
}

fn all_capabilities(findings: &[Finding]) -> Vec<&str> {
    let all = findings.iter().flat_map(|finding| &finding.capabilities);
    all.map(String::as_str).collect()
}

#[tokio::test]
async fn an_open_proxy_is_open_in_every_way_of_asking() {
    let bench = Bench::new().await;
    let proxy = bench.http(HttpConduct::Proxies).await;
    let findings = bench.test_all(proxy.address()).await;
    let expected = [
        "http-connect:80",
        "http-connect:443",
        "http-connect:25",
        "http-post:25",
        "http-get",
    ];
    assert_eq!(all_capabilities(&findings), expected, "{findings:#?}");
    assert_eq!(findings[0].verdict, Verdict::Open);
}

#[tokio::test]
async fn a_tunnel_to_one_port_is_a_finding_of_its_own() {
    let bench = Bench::new().await;
    for (port, capability) in [(443, "http-connect:443"), (25, "http-connect:25")] {
        let proxy = bench.http(HttpConduct::TunnelsTo(port)).await;
        let findings = bench.test_all(proxy.address()).await;
        assert_eq!(all_capabilities(&findings), [capability]);
        assert_eq!(findings[1].verdict, Verdict::Closed(Closure::Refused));
    }
}

#[tokio::test]
async fn nothing_that_could_be_mail_is_said_to_a_mail_port() {
    let bench = Bench::new().await;
    let proxy = bench.http(HttpConduct::TunnelsTo(25)).await;
    let finding = bench.test(proxy.address(), Protocol::HttpConnect).await;
    assert!(
        finding.transcript.contains("> NOOP "),
        "{}",
        finding.transcript
    );
    for word in ["MAIL", "RCPT", "DATA"] {
        assert!(!finding.transcript.contains(&format!("> {word}")));
    }
}

#[tokio::test]
async fn forwarders_are_proven_by_host_by_path_and_by_what_they_believe() {
    let bench = Bench::new().await;
    for (conduct, capability) in [
        (HttpConduct::RoutesByHost, "http-host"),
        (HttpConduct::RoutesByPath, "http-path"),
        (HttpConduct::TrustsForwarded, "http-forwarded"),
    ] {
        let server = bench.http(conduct).await;
        let finding = bench.test(server.address(), Protocol::HttpForward).await;
        assert_eq!(finding.capabilities, [capability], "{finding:#?}");
    }
}

#[tokio::test]
async fn a_proxy_inside_tls_is_proven() {
    let bench = Bench::new().await;
    let proxy = bench.https(HttpConduct::Proxies).await;
    let finding = bench.test(proxy.address(), Protocol::Https).await;
    assert_eq!(finding.capabilities, ["https-proxy"], "{finding:#?}");
    let tunnels = bench.https(HttpConduct::TunnelsTo(443)).await;
    let finding = bench.test(tunnels.address(), Protocol::Https).await;
    assert_eq!(
        finding.capabilities,
        ["https-proxy"],
        "TLS inside TLS: {finding:#?}"
    );
}

#[tokio::test]
async fn who_ends_the_tls_and_goes_by_the_host_field_is_no_router_by_server_name() {
    let bench = Bench::new().await;
    let forwarder = bench.https(HttpConduct::RoutesByHost).await;
    let finding = bench.test(forwarder.address(), Protocol::Https).await;
    assert_eq!(finding.capabilities, ["https-proxy"], "{finding:#?}");
}

#[tokio::test]
async fn a_proxy_that_asks_for_patience_is_asked_again_for_that_alone() {
    let bench = Bench::new().await;
    let listener = TcpListener::bind(bench.at(52)).await.expect("listener");
    let address = listener.local_addr().expect("bound");
    let busy = tokio::spawn(async move {
        let mut statuses = iter::once("503 Busy").chain(iter::repeat("403 No"));
        while let Ok((mut stream, _)) = listener.accept().await {
            let status = statuses.next().unwrap_or_default();
            let _ = stream.read(&mut [0; 4096]).await;
            let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n");
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    let permit = bench.equipment.gate.for_own_server(address.ip());
    let permit = permit.expect("a permit");
    let expecting = bench.equipment.prober.arrivals.expect(1_000_000);
    let endpoint = Endpoint::new(address.port(), Protocol::HttpConnect);
    let mut test = bench
        .equipment
        .prober
        .begin(errand(&permit, endpoint, 1_000_000), &expecting);
    test.pass().await;
    assert!(test.wants_another());
    test.pass().await;
    assert!(!test.wants_another());
    let finding = test.conclude().finding;
    assert_eq!(finding.verdict, Verdict::Closed(Closure::Refused));
    // What it said the first time is superseded.
    let last = finding.tried.last().map(|tried| tried.form.as_str());
    assert_eq!(last, Some("http-connect:80"), "{finding:#?}");
    let is_deferred = |tried: &Tried| tried.answer == "deferred";
    assert!(!finding.tried.iter().any(is_deferred), "{finding:#?}");
    busy.abort();
}

/// A connection on this machine.
#[expect(clippy::disallowed_methods, reason = "our own listeners, on loopback")]
async fn here(address: SocketAddr) -> std::io::Result<TcpStream> {
    TcpStream::connect(address).await
}

#[tokio::test]
async fn who_reads_along_and_fetches_later_proves_nothing() {
    let bench = Bench::new().await;
    let listener = TcpListener::bind(bench.at(53)).await.expect("listener");
    let address = listener.local_addr().expect("bound");
    let (read, mut overheard) = tokio::sync::mpsc::unbounded_channel();
    let refusing = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = vec![0; 4096];
            let length = stream.read(&mut asked).await.unwrap_or(0);
            let _ = read.send(String::from_utf8_lossy(&asked[..length]).into_owned());
            let answer = b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n";
            let _ = stream.write_all(answer).await;
        }
    });
    let prober = &bench.equipment.prober;
    let permit = bench.equipment.gate.for_own_server(address.ip());
    let permit = permit.expect("a permit");
    let expecting = prober.arrivals.expect(1_000_001);
    let endpoint = Endpoint::new(address.port(), Protocol::HttpForward);
    let mut test = prober.begin(errand(&permit, endpoint, 1_000_001), &expecting);
    test.pass().await;

    prober.clock.advance(Duration::from_secs(5));
    let asked = overheard.recv().await.expect("a question");
    let path = asked
        .split("canary.example")
        .nth(1)
        .or(asked.split("127.").nth(1));
    let path = path
        .and_then(|rest| rest.split(' ').next())
        .expect("a target");
    let path = path.find('/').map_or("/", |at| &path[at..]);
    let canary = bench.equipment.receiving.web_addresses()[0];
    let mut crawler = here(canary).await.expect("canary");
    let fetch = format!("GET {path} HTTP/1.0\r\nHost: canary.example\r\n\r\n");
    crawler.write_all(fetch.as_bytes()).await.expect("said");
    crawler
        .read_to_end(&mut Vec::new())
        .await
        .expect("answered");
    let forms = [dialogue::Form::HttpGet];
    let late = expecting.proof(address.port(), &forms, Duration::from_secs(20));
    assert!(late.await.is_some(), "the canary was visited: {asked}");
    let found = test.conclude();
    assert_eq!(found.finding.verdict, Verdict::Closed(Closure::Refused));
    assert!(found.proofs.is_empty(), "{:?}", found.proofs);
    refusing.abort();
}

#[tokio::test]
async fn a_balancer_that_leads_every_second_connection_astray_hides_nothing() {
    let bench = Bench::new().await;
    let proxy = bench.socks(SocksConduct::Proxies).await;
    let behind = proxy.address();
    let listener = TcpListener::bind(bench.at(54)).await.expect("listener");
    let address = listener.local_addr().expect("bound");
    let balancing = tokio::spawn(async move {
        let mut astray = true;
        while let Ok((mut client, _)) = listener.accept().await {
            if !astray {
                tokio::spawn(async move {
                    let mut server = here(behind).await?;
                    tokio::io::copy_bidirectional(&mut client, &mut server).await
                });
            }
            astray = !astray;
        }
    });
    let finding = bench.test(address, Protocol::Socks5).await;
    let expected = ["socks5:ipv4", "socks5:name"];
    assert_eq!(finding.capabilities[..2], expected, "{finding:#?}");
    let finding = bench.test(address, Protocol::Socks4).await;
    assert_eq!(finding.capabilities, ["socks4", "socks4a"], "{finding:#?}");
    balancing.abort();
}

#[tokio::test]
async fn a_router_by_server_name_is_proven_though_it_takes_nobody_without() {
    let bench = Bench::new().await;
    let router = SniRouter::start(bench.at(22), bench.names.clone()).await;
    let router = router.expect("router");
    let finding = bench.test(router.address(), Protocol::Https).await;
    assert_eq!(finding.capabilities, ["sni"], "{finding:#?}");
}

#[tokio::test]
async fn every_form_of_socks_is_proven_datagrams_too() {
    let bench = Bench::new().await;
    let proxy = bench.socks(SocksConduct::Proxies).await;
    let five = bench.test(proxy.address(), Protocol::Socks5).await;
    let expected = ["socks5:ipv4", "socks5:name", "socks5-udp"];
    assert_eq!(five.capabilities, expected, "{five:#?}");
    let four = bench.test(proxy.address(), Protocol::Socks4).await;
    assert_eq!(four.capabilities, ["socks4", "socks4a"], "{four:#?}");
}

#[tokio::test]
async fn telnet_proxies_are_proven_with_a_prompt_and_without() {
    let bench = Bench::new().await;
    for manner in [
        TelnetManner::Prompt,
        TelnetManner::Space,
        TelnetManner::Wordless,
    ] {
        let proxy = TelnetProxy::start(bench.at(40), manner, bench.names.clone()).await;
        let address = proxy.as_ref().expect("proxy").address();
        let finding = bench.test_as(address, Protocol::Telnet, true).await;
        assert_eq!(
            finding.capabilities,
            ["wingate"],
            "{manner:?}: {finding:#?}"
        );
    }
}

#[tokio::test]
async fn what_only_looks_like_a_proxy_has_no_capability() {
    let bench = Bench::new().await;
    for (conduct, verdict) in [
        (HttpConduct::AsksPassword, Verdict::Closed(Closure::Refused)),
        (HttpConduct::CaptivePortal, Verdict::Accepts),
        (HttpConduct::OriginServer, Verdict::Closed(Closure::Refused)),
    ] {
        let server = bench.http(conduct).await;
        let findings = bench.test_all(server.address()).await;
        assert!(all_capabilities(&findings).is_empty(), "{conduct:?}");
        assert_eq!(findings[0].verdict, verdict, "{conduct:?}: {findings:#?}");
    }
}

#[tokio::test]
async fn a_web_server_costs_few_connections_and_little_time() {
    let bench = Bench::new().await;
    let server = bench.http(HttpConduct::OriginServer).await;
    let begun = Instant::now();
    let findings = bench.test_all(server.address()).await;
    let connections: usize = findings
        .iter()
        .map(|finding| finding.transcript.matches("# connected to").count())
        .sum();
    assert!(connections <= 15, "{connections}: {findings:#?}");
    let elapsed = begun.elapsed();
    assert!(elapsed < Duration::from_secs(10), "{elapsed:?}");
}

#[tokio::test]
async fn a_server_that_grants_everything_and_connects_nobody_is_not_open() {
    let bench = Bench::new().await;
    let proxy = bench.socks(SocksConduct::GrantsNothing).await;
    let finding = bench.test(proxy.address(), Protocol::Socks5).await;
    assert_eq!(finding.verdict, Verdict::Accepts);
    assert!(finding.capabilities.is_empty());
}

#[tokio::test]
async fn a_port_that_is_mute_is_not_asked_everything() {
    let bench = Bench::new().await;
    let listener = TcpListener::bind(bench.at(50)).await.expect("listener");
    let address = listener.local_addr().expect("bound");
    let mute = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream);
        }
    });
    let finding = bench.test(address, Protocol::HttpConnect).await;
    assert_eq!(finding.verdict, Verdict::Undecided);
    assert_eq!(finding.tried.len(), 2, "{finding:#?}");
    let after = bench.test_as(address, Protocol::Socks5, true).await;
    assert_eq!(after.verdict, Verdict::NotThatService);
    assert_eq!(after.tried.len(), 1, "{after:#?}");
    mute.abort();
}

#[tokio::test]
async fn a_server_that_sends_our_words_back_proves_nothing() {
    let bench = Bench::new().await;
    let listener = TcpListener::bind(bench.at(51)).await.expect("listener");
    let address = listener.local_addr().expect("bound");
    let echo = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut words = [0; 4096];
                let length = stream.read(&mut words).await.unwrap_or(0);
                let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
                let answer = [head.as_bytes(), &words[..length]].concat();
                let _ = stream.write_all(&answer).await;
                let _ = stream.shutdown().await;
            });
        }
    });
    for finding in bench.test_all(address).await {
        assert_ne!(finding.verdict, Verdict::Open, "{finding:#?}");
    }
    echo.abort();
}
