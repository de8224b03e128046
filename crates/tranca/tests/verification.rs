//! Verification against the laboratory: open servers, closed ones, and traps.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use laboratory::{
    Disposition, Habits, HttpConduct, HttpManner, HttpProxy, MailRelay, Manner, NameServer, Names,
    Records, Routes, SocksConduct, SocksProxy,
};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tranca::cases::endpoint::Protocol;
use tranca::cases::state::{AsideReason, Case};
use tranca::cases::store::{self, Opening};
use tranca::cases::weakness::Weakness;
use tranca::followup::Rechecking;
use tranca::ground::clock::Clock;
use tranca::ground::operation::{Operation, Standing};
use tranca::ground::progress::Progress;
use tranca::ground::resolver::Resolver;
use tranca::verification::equipment::Equipment;
use tranca::verification::names;
use tranca::verification::{FirstTests, test_due};

#[path = "verification/relays.rs"]
mod relays;

const CANARY: &str = "canary.example";

/// An operation on loopback with its canary, and the laboratory around it. Each has a /24 of its
/// own, so that tests run side by side.
struct Bench {
    _folder: TempDir,
    _names: NameServer,
    records: Records,
    op: Operation,
    equipment: Equipment,
    net: u8,
}

impl Bench {
    async fn new() -> Self {
        static NEXT: AtomicU8 = AtomicU8::new(1);
        let net = NEXT.fetch_add(1, Ordering::Relaxed);
        let own = Ipv4Addr::new(127, 80, net, 250);
        let records = Records::new();
        records.address("mx.padaria.example", Ipv4Addr::new(127, 80, net, 10).into());
        records.address("victim.example", Ipv4Addr::new(127, 80, net, 99).into());
        let names = NameServer::start(SocketAddr::new(own.into(), 0), records.clone())
            .await
            .expect("names");
        let (mail, web) = (free_port(own), free_port(own));
        let folder = tempfile::tempdir().expect("folder");
        std::fs::write(
            folder.path().join("tranca.toml"),
            settings(net, mail, web, names.address()),
        )
        .expect("settings");
        std::fs::write(
            folder.path().join("agencies.toml"),
            "[[agency]]\nname = \"Example\"\n",
        )
        .expect("agencies");
        let clock = Clock::standing_at("2026-11-24T10:00:00Z".parse().expect("time"));
        let op = Operation::open(folder.path(), clock)
            .await
            .expect("operation");
        let resolver = Resolver::new(op.settings.resolver.address).expect("resolver");
        let equipment = Equipment::of(&op, resolver).await.expect("equipment");
        Self {
            _folder: folder,
            _names: names,
            records,
            op,
            equipment,
            net,
        }
    }

    fn at(&self, host: u8) -> SocketAddr {
        SocketAddr::new(Ipv4Addr::new(127, 80, self.net, host).into(), 0)
    }

    fn routes(&self) -> Routes {
        let mail = self.equipment.receiving.mail_addresses()[0];
        Routes::new().ours("padaria.example").onward(CANARY, mail)
    }

    async fn relay(&self, disposition: Disposition) -> MailRelay {
        self.relay_with(disposition, Habits::default()).await
    }

    async fn relay_with(&self, disposition: Disposition, habits: Habits) -> MailRelay {
        let character = (Manner::postfix("mx.padaria.example"), disposition, habits);
        MailRelay::start_with(self.at(10), character, self.routes())
            .await
            .expect("relay")
    }

    async fn http(&self, conduct: HttpConduct) -> HttpProxy {
        let manner = HttpManner::squid("cache.hosting.example");
        HttpProxy::start(self.at(20), manner, conduct, Names::new())
            .await
            .expect("proxy")
    }

    /// Opens a case for one listed endpoint.
    async fn suspect(&self, server: SocketAddr, service: &str) {
        let weakness = if service == "smtp" {
            Weakness::OpenRelay
        } else {
            Weakness::OpenProxy
        };
        let mut tx = self.op.database.begin().await.expect("transaction");
        sqlx::query(
            "INSERT INTO listings (address, service, source, port, weakness, weight, detail, \
             first_seen, last_seen) VALUES ($1, $2, 'list:test', $3, $4, 'opens', '', 0, 0)",
        )
        .bind(server.ip().to_string())
        .bind(service)
        .bind(i64::from(server.port()))
        .bind(weakness.name())
        .execute(&mut *tx)
        .await
        .expect("listing");
        let opening = Opening {
            address: server.ip(),
            weakness,
            source: "list:test".into(),
            why: "listed".into(),
            asn: None,
            country: None,
        };
        store::open(&mut tx, &self.op.numbers, &[opening], self.op.now())
            .await
            .expect("case");
        tx.commit().await.expect("commit");
    }

    async fn verify(&self) -> FirstTests {
        let mut round = FirstTests::default();
        let tools = (&self.equipment.gate, &self.equipment.prober);
        test_due(&self.op, tools, &mut round, Progress::Silent)
            .await
            .expect("verified");
        round
    }

    async fn recheck(&self) -> Rechecking {
        let mut round = Rechecking::default();
        let tools = (&self.equipment.gate, &self.equipment.prober);
        test_due(&self.op, tools, &mut round, Progress::Silent)
            .await
            .expect("rechecked");
        round
    }

    async fn case(&self, address: IpAddr) -> Case {
        let mut conn = self.op.database.pool().acquire().await.expect("connection");
        store::of_address(&mut conn, address)
            .await
            .expect("readable")
            .remove(0)
    }

    /// Lists a server and tests it once.
    async fn test(&self, server: SocketAddr, service: &str) -> FirstTests {
        self.suspect(server, service).await;
        self.verify().await
    }

    /// The form in which a case was proven.
    async fn proven_by(&self, address: IpAddr) -> String {
        match self.case(address).await {
            Case::Proven(case) => case.facts.form,
            other => panic!("not proven but {}", other.state()),
        }
    }

    async fn verdicts(&self, address: IpAddr) -> Vec<String> {
        let case = self.case(address).await.dossier().id;
        let mut conn = self.op.database.pool().acquire().await.expect("connection");
        let tested = store::endpoints(&mut conn, case).await.expect("readable");
        tested
            .iter()
            .map(|t| format!("{} {}", t.finding.endpoint.protocol, t.finding.verdict))
            .collect()
    }

    fn advance(&self, seconds: u64) {
        self.op.clock.advance(Duration::from_secs(seconds));
    }
}

fn free_port(address: Ipv4Addr) -> SocketAddr {
    let listener = std::net::TcpListener::bind(SocketAddr::new(address.into(), 0)).expect("free");
    listener.local_addr().expect("bound")
}

fn settings(net: u8, mail: SocketAddr, web: SocketAddr, resolver: SocketAddr) -> String {
    let (ip, port) = (web.ip(), web.port());
    format!(
        r#"
        operation.contact = "operation@example.org"
        resolver.address = "{resolver}"
        [policy]
        closed_rechecks = 2
        [verification]
        wait = "1s"
        connections_per_second = 0
        test_prefixes = ["127.80.{net}.0/24"]
        source_addresses = ["{ip}"]
        conversation_timeout = "10s"
        [canary]
        domain = "{CANARY}"
        mail_listen = ["{mail}"]
        address_v4 = "{ip}"
        port = {port}
        web_listen = ["{web}"]
        "#
    )
}

#[tokio::test]
async fn an_open_relay_is_proven_by_the_letter_that_comes_back() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::Relays).await;
    assert_eq!(bench.test(relay.address(), "smtp").await.proven, 1);
    let Case::Proven(case) = bench.case(relay.address().ip()).await else {
        panic!("proven")
    };
    assert_eq!(case.facts.form, "plain");
    let mut conn = bench
        .op
        .database
        .pool()
        .acquire()
        .await
        .expect("connection");
    let evidence = store::evidence(&mut conn, case.dossier.id)
        .await
        .expect("readable")
        .remove(0);
    assert_eq!(evidence.exit, relay.address().ip());
    assert!(
        evidence.transcript.contains("RCPT TO:"),
        "{}",
        evidence.transcript
    );
    let mail = relay.messages().remove(0).text();
    for said in [
        "Example",
        "list:test",
        &case.dossier.id.to_string(),
        "operation@example.org",
        "Stop this",
    ] {
        assert!(
            mail.contains(said),
            "the probe mail lacks `{said}`:\n{mail}"
        );
    }
}

#[tokio::test]
async fn a_relay_that_only_falls_to_a_disguise_is_found_by_it() {
    let bench = Bench::new().await;
    let fooled = bench.relay(Disposition::FooledByDisguise).await;
    assert_eq!(bench.test(fooled.address(), "smtp").await.proven, 1);
}

#[tokio::test]
async fn a_relay_that_trusts_what_a_sender_claims_is_found() {
    let bench = Bench::new().await;
    let trusting = bench.relay(Disposition::TrustsSender).await;
    assert_eq!(bench.test(trusting.address(), "smtp").await.proven, 1);
    assert_eq!(
        bench.proven_by(trusting.address().ip()).await,
        "null-sender"
    );
}

#[tokio::test]
async fn a_name_counts_only_when_it_resolves_to_the_tested_address() {
    let bench = Bench::new().await;
    let resolver = &bench.equipment.prober.resolver;
    let claims = ["victim.example".to_owned(), "mx.padaria.example".to_owned()];
    let confirmed = names::confirmed(resolver, bench.at(10).ip(), &claims).await;
    let confirmed: Vec<&str> = confirmed.iter().map(dialogue::ServerName::as_str).collect();
    assert_eq!(
        confirmed,
        ["mx.padaria.example", "padaria.example"],
        "the parent counts too"
    );
    assert!(
        names::confirmed(resolver, bench.at(11).ip(), &claims)
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn a_closed_relay_is_set_aside_as_not_reproduced() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::Relays).await;
    relay.openness().close();
    assert_eq!(bench.test(relay.address(), "smtp").await.set_aside, 1);
    let Case::SetAside(case) = bench.case(relay.address().ip()).await else {
        panic!("aside")
    };
    assert_eq!(case.facts.reason, AsideReason::NotReproduced);
    assert_eq!(
        bench.verdicts(relay.address().ip()).await,
        ["smtp closed (refused)"]
    );
}

#[tokio::test]
async fn a_server_that_takes_the_letter_and_drops_it_is_never_called_open() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::Discards).await;
    assert_eq!(bench.test(relay.address(), "smtp").await.waiting, 1);
    assert_eq!(bench.verdicts(relay.address().ip()).await, ["smtp accepts"]);
    bench.advance(73 * 3_600);
    assert_eq!(
        bench.verify().await.set_aside,
        1,
        "the waiting state has an end"
    );
}

#[tokio::test]
async fn a_bounce_is_not_a_relay() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::Bounces).await;
    let round = bench.test(relay.address(), "smtp").await;
    assert_eq!((round.proven, round.waiting), (0, 1));
}

#[tokio::test]
async fn a_greylisting_relay_is_asked_again_with_the_same_envelope() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::Greylists).await;
    assert_eq!(bench.test(relay.address(), "smtp").await.waiting, 1);
    bench.advance(600);
    assert_eq!(
        bench.verify().await.proven,
        1,
        "{:?}",
        bench.verdicts(relay.address().ip()).await
    );
}

#[tokio::test]
async fn one_that_says_later_for_ever_is_closed_by_deferral() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::Defers).await;
    bench.suspect(relay.address(), "smtp").await;
    for _ in 0..3 {
        assert_eq!(bench.verify().await.waiting, 1);
        bench.advance(3_600);
    }
    assert_eq!(bench.verify().await.set_aside, 1);
    assert_eq!(
        bench.verdicts(relay.address().ip()).await,
        ["smtp closed (deferred)"]
    );
}

#[tokio::test]
async fn one_that_refuses_us_is_tried_again_and_not_called_closed() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::RefusesUs).await;
    assert_eq!(bench.test(relay.address(), "smtp").await.again, 1);
    assert_eq!(
        bench.verdicts(relay.address().ip()).await,
        ["smtp refuses-us"]
    );
}

#[tokio::test]
async fn an_open_web_proxy_is_proven_both_ways() {
    let bench = Bench::new().await;
    let proxy = bench.http(HttpConduct::Proxies).await;
    assert_eq!(bench.test(proxy.address(), "http").await.proven, 1);
    let verdicts = bench.verdicts(proxy.address().ip()).await;
    assert_eq!(verdicts, ["http-connect open", "http-forward open"]);
    let case = bench.case(proxy.address().ip()).await.dossier().id;
    let mut conn = bench
        .op
        .database
        .pool()
        .acquire()
        .await
        .expect("connection");
    let tested = store::endpoints(&mut conn, case).await.expect("readable");
    let products: Vec<_> = tested
        .iter()
        .map(|t| t.finding.software.as_ref().map(|s| &*s.product))
        .collect();
    assert!(products.contains(&Some("squid")), "{products:?}");
}

#[tokio::test]
async fn portals_and_origin_servers_prove_nothing() {
    for conduct in [
        HttpConduct::CaptivePortal,
        HttpConduct::OriginServer,
        HttpConduct::AsksPassword,
    ] {
        let bench = Bench::new().await;
        let proxy = bench.http(conduct).await;
        let round = bench.test(proxy.address(), "http").await;
        assert_eq!(round.proven, 0, "{conduct:?}");
    }
}

#[tokio::test]
async fn an_open_socks_proxy_is_proven_in_both_versions() {
    let bench = Bench::new().await;
    let names = Names::new();
    let proxy = SocksProxy::start(bench.at(30), SocksConduct::Proxies, names)
        .await
        .expect("proxy");
    assert_eq!(bench.test(proxy.address(), "socks").await.proven, 1);
    assert_eq!(
        bench.verdicts(proxy.address().ip()).await,
        ["socks4 open", "socks5 open"]
    );
}

#[tokio::test]
async fn granted_and_nothing_more_is_not_open() {
    let bench = Bench::new().await;
    let proxy = SocksProxy::start(bench.at(30), SocksConduct::GrantsNothing, Names::new())
        .await
        .expect("proxy");
    bench.suspect(proxy.address(), "socks5").await;
    assert_eq!(bench.verify().await.proven, 0);
}

#[tokio::test]
async fn what_the_settings_do_not_name_is_not_tested() {
    let bench = Bench::new().await;
    let outside = SocketAddr::from(([127, 81, bench.net, 1], 25));
    bench.suspect(outside, "smtp").await;
    assert_eq!(bench.verify().await.set_aside, 1);
    let Case::SetAside(case) = bench.case(outside.ip()).await else {
        panic!("aside")
    };
    assert_eq!(case.facts.reason, AsideReason::Excluded);
}

#[tokio::test]
async fn closed_is_earned_and_open_again_is_reopened() {
    let bench = Bench::new().await;
    let proxy = bench.http(HttpConduct::Proxies).await;
    bench.suspect(proxy.address(), "http").await;
    bench.verify().await;
    proxy.openness().close();
    bench.advance(86_400);
    assert_eq!(
        bench.recheck().await.not_yet_closed,
        1,
        "one closed recheck does not close"
    );
    assert_eq!(
        bench.recheck().await.due,
        0,
        "nothing is due before a day has passed"
    );
    bench.advance(86_400);
    assert_eq!(bench.recheck().await.closed, 1);
    proxy.openness().open();
    bench.advance(86_400);
    assert_eq!(bench.recheck().await.reopened, 1);
    let Case::Proven(case) = bench.case(proxy.address().ip()).await else {
        panic!("proven")
    };
    assert_eq!(case.facts.rounds, 2);
}

#[tokio::test]
async fn silence_closes_nothing_but_a_withdrawn_port_does() {
    let bench = Bench::new().await;
    let proxy = bench.http(HttpConduct::Proxies).await;
    let address = proxy.address();
    bench.suspect(address, "http").await;
    bench.verify().await;
    drop(proxy);
    bench.advance(86_400);
    bench.recheck().await;
    let verdicts = bench.verdicts(address.ip()).await;
    assert_eq!(
        verdicts,
        [
            "http-connect closed (withdrawn)",
            "http-forward closed (withdrawn)"
        ]
    );
    assert!(
        verdicts
            .iter()
            .all(|v| v.starts_with(Protocol::HttpConnect.name()) || v.contains("forward"))
    );
}

#[tokio::test]
async fn a_pause_counts_from_the_next_server_on() {
    let mut bench = Bench::new().await;
    bench.op.settings.verification.concurrency = 1;
    let (one, other) = (listener(bench.at(30)).await, listener(bench.at(31)).await);
    for server in [&one, &other] {
        let address = server.local_addr().expect("bound");
        bench.suspect(address, "smtp").await;
    }
    let asked = Mutex::new(BTreeSet::new());
    let pausing = async {
        loop {
            let accepted = tokio::select! {
                accepted = one.accept() => accepted,
                accepted = other.accept() => accepted,
            };
            let (stream, _) = accepted.expect("a client");
            let paused = bench.op.set_standing(Standing::Paused).await;
            paused.expect("paused");
            let address = stream.local_addr().expect("connected");
            asked.lock().expect("whole").insert(address);
        }
    };
    let round = tokio::select! {
        round = bench.verify() => round,
        () = pausing => unreachable!("it has no end"),
    };
    assert_eq!(asked.lock().expect("whole").len(), 1);
    assert_eq!(round.due, 1, "the other is still due");
    bench
        .op
        .set_standing(Standing::Running)
        .await
        .expect("resumed");
    drop((one, other));
    assert_eq!(bench.verify().await.due, 1);
}

async fn listener(address: SocketAddr) -> TcpListener {
    TcpListener::bind(address).await.expect("free")
}
