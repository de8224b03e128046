//! A prober with its canary on loopback, in a hurry towards whoever means harm.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::Duration;

use laboratory::{NameServer, Records};
use tempfile::TempDir;
use tranca::cases::endpoint::{Endpoint, Protocol};
use tranca::ground::clock::Clock;
use tranca::ground::operation::Operation;
use tranca::ground::resolver::Resolver;
use tranca::verification::driver::Patience;
use tranca::verification::equipment::Equipment;
use tranca::verification::prober::{Errand, Probed, Prober, Test};

/// The bench. Each has a /24 of its own, so that tests run side by side.
pub(crate) struct Bench {
    _folder: TempDir,
    _names: NameServer,
    _op: Operation,
    pub(crate) equipment: Equipment,
    net: u8,
}

impl Bench {
    pub(crate) async fn new() -> Self {
        static NEXT: AtomicU8 = AtomicU8::new(1);
        let net = NEXT.fetch_add(1, Ordering::Relaxed);
        let own = Ipv4Addr::new(127, 90, net, 250);
        let records = Records::new();
        records.address("victim.example", Ipv4Addr::new(127, 90, net, 251).into());
        let names = NameServer::start(SocketAddr::new(own.into(), 0), records);
        let names = names.await.expect("names");
        let folder = tempfile::tempdir().expect("folder");
        let write = |file: &str, text: &str| {
            std::fs::write(folder.path().join(file), text).expect("written");
        };
        write("tranca.toml", &settings(net, own, names.address()));
        write("agencies.toml", "[[agency]]\nname = \"Example\"\n");
        let clock = Clock::standing_at("2026-11-24T10:00:00Z".parse().expect("time"));
        let op = Operation::open(folder.path(), clock).await.expect("opened");
        let resolver = Resolver::new(op.settings.resolver.address).expect("resolver");
        let equipment = Equipment::of(&op, resolver).await.expect("equipment");
        Self {
            _folder: folder,
            _names: names,
            _op: op,
            equipment,
            net,
        }
    }

    /// A host of its network.
    pub(crate) fn host(&self, last: u8) -> IpAddr {
        Ipv4Addr::new(127, 90, self.net, last).into()
    }

    /// The same prober, with little patience.
    pub(crate) fn hasty(&self) -> Prober {
        Prober {
            patience: HASTE,
            ..self.equipment.prober.clone()
        }
    }

    /// Tests one port in these protocols, as a checkup does.
    pub(crate) async fn test(
        &self,
        prober: &Prober,
        there: SocketAddr,
        protocols: &[Protocol],
    ) -> Vec<Probed> {
        static CHECK: AtomicU64 = AtomicU64::new(1);
        let check = CHECK.fetch_add(1, Ordering::Relaxed);
        let permit = self.equipment.gate.for_own_server(there.ip());
        let permit = permit.expect("permit");
        let expecting = prober.arrivals.expect(check);
        let mut tests: Vec<Test<'_>> = Vec::new();
        for protocol in protocols {
            let endpoint = Endpoint::new(there.port(), *protocol);
            let errand = Errand {
                has_spoken: tests.iter().any(Test::has_spoken),
                is_slow: tests.iter().any(Test::is_slow),
                ..Errand::once(&permit, endpoint, check, ("test", "nobody"))
            };
            let mut test = prober.begin(errand, &expecting);
            test.pass().await;
            if test.wants_another() {
                test.pass().await;
            }
            if test.awaits() {
                let end = tokio::time::Instant::now() + prober.wait;
                test.await_tokens(end).await;
            }
            tests.push(test);
        }
        tests.into_iter().map(Test::conclude).collect()
    }
}

fn settings(net: u8, own: Ipv4Addr, resolver: SocketAddr) -> String {
    let [mail, web, udp] = [(); 3].map(|()| free_port(own));
    let port = web.port();
    format!(
        r#"
        operation.contact = "operation@example.org"
        resolver.address = "{resolver}"
        [verification]
        wait = "1s"
        connections_per_second = 0
        connections_per_second_in_all = 0
        test_prefixes = ["127.90.{net}.0/24"]
        source_addresses = ["{own}"]
        conversation_timeout = "30s"
        [canary]
        domain = "canary.example"
        host = "probe.canary.example"
        mail_listen = ["{mail}"]
        udp_listen = ["{udp}"]
        address_v4 = "{own}"
        port = {port}
        web_listen = ["{web}"]
        "#
    )
}

fn free_port(address: Ipv4Addr) -> SocketAddr {
    let listener = std::net::TcpListener::bind(SocketAddr::new(address.into(), 0)).expect("free");
    listener.local_addr().expect("bound")
}

/// What hostile servers are given in these tests.
pub(crate) const HASTE: Patience = Patience {
    reply: Duration::from_secs(1),
    whole: Duration::from_secs(2),
};
