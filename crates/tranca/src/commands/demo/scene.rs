//! The world of the demo: a few servers on loopback, open and closed, and what surrounds them.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use ipnet::{IpNet, Ipv4Net};
use laboratory::{
    Disposition, Dnsbl, Entity, HttpConduct, HttpManner, HttpProxy, MailRelay, MailSink, Manner,
    Message, NameServer, Names, Network, RdapServer, Records, Registry, Routes, SocksConduct,
    SocksProxy,
};

/// The servers of the demo; they stop when dropped.
pub(super) struct Scene {
    open_relay: MailRelay,
    closed_relay: MailRelay,
    open_http: HttpProxy,
    closed_http: HttpProxy,
    open_socks: SocksProxy,
    closed_socks: SocksProxy,
    name_server: NameServer,
    registry: RdapServer,
    sink: MailSink,
    /// Where the operation's canary will listen.
    pub(super) canary_mail: SocketAddr,
    pub(super) canary_web: SocketAddr,
}

/// The mail domain of the demo's canary.
pub(super) const CANARY_DOMAIN: &str = "canary.example";
/// Its web host.
pub(super) const CANARY_HOST: &str = "probe.example";
/// The DNS blocklist of the demo.
pub(super) const BLOCKLIST: &str = "dnsbl.example";

impl Scene {
    /// Starts all servers.
    pub(super) async fn set() -> io::Result<Self> {
        let canary_mail = free_port(CANARY)?;
        let canary_web = free_port(CANARY)?;
        let names = Names::new().with(CANARY_HOST, CANARY.into());
        let scene = Self {
            open_relay: relay(
                OPEN_RELAY,
                Manner::postfix("mx.padaria.example"),
                canary_mail,
            )
            .await?,
            closed_relay: relay(
                CLOSED_RELAY,
                Manner::exim("mail.oficina.example"),
                canary_mail,
            )
            .await?,
            open_http: http(
                OPEN_HTTP,
                HttpManner::squid("cache.hosting.example"),
                &names,
            )
            .await?,
            closed_http: http(
                CLOSED_HTTP,
                HttpManner::tinyproxy("web.hosting.example"),
                &names,
            )
            .await?,
            open_socks: socks(OPEN_SOCKS, &names).await?,
            closed_socks: socks(CLOSED_SOCKS, &names).await?,
            name_server: NameServer::start(any_port(SERVICES), records()).await?,
            registry: RdapServer::start(any_port(SERVICES), registry()).await?,
            sink: MailSink::start(any_port(SERVICES), None).await?,
            canary_mail,
            canary_web,
        };
        scene.closed_relay.openness().close();
        scene.closed_http.openness().close();
        scene.closed_socks.openness().close();
        Ok(scene)
    }

    /// Two operators follow their letter: the mail server and the web proxy are closed. Gives back
    /// which.
    pub(super) fn two_operators_act(&self) -> [SocketAddr; 2] {
        self.open_relay.openness().close();
        self.open_http.openness().close();
        [self.open_relay.address(), self.open_http.address()]
    }

    /// The address of the open relay.
    pub(super) fn relay(&self) -> IpAddr {
        self.open_relay.address().ip()
    }

    pub(super) fn relays(&self) -> [SocketAddr; 2] {
        [self.open_relay.address(), self.closed_relay.address()]
    }

    pub(super) fn http_proxies(&self) -> [SocketAddr; 2] {
        [self.open_http.address(), self.closed_http.address()]
    }

    pub(super) fn socks_proxies(&self) -> [SocketAddr; 2] {
        [self.open_socks.address(), self.closed_socks.address()]
    }

    pub(super) fn resolver(&self) -> SocketAddr {
        self.name_server.address()
    }

    pub(super) fn registry_url(&self) -> String {
        self.registry.base_url()
    }

    pub(super) fn mail_server(&self) -> SocketAddr {
        self.sink.address()
    }

    /// What the recipients' mail servers have received.
    pub(super) fn received(&self) -> Vec<Message> {
        self.sink.messages()
    }
}

async fn relay(at: Ipv4Addr, manner: Manner, canary: SocketAddr) -> io::Result<MailRelay> {
    let routes = Routes::new()
        .ours("padaria.example")
        .onward(CANARY_DOMAIN, canary);
    MailRelay::start(any_port(at), manner, Disposition::Relays, routes).await
}

async fn http(at: Ipv4Addr, manner: HttpManner, names: &Names) -> io::Result<HttpProxy> {
    HttpProxy::start(any_port(at), manner, HttpConduct::Proxies, names.clone()).await
}

async fn socks(at: Ipv4Addr, names: &Names) -> io::Result<SocksProxy> {
    SocksProxy::start(any_port(at), SocksConduct::Proxies, names.clone()).await
}

/// Names of the demo's hosts, and the blocklist that lists the mail servers.
fn records() -> Records {
    let records = Records::new();
    for (address, name) in [
        (OPEN_RELAY, "mx.padaria.example"),
        (CLOSED_RELAY, "mail.oficina.example"),
    ] {
        records.address(name, address.into());
        records.pointer(address.into(), name);
    }
    records.address(CANARY_HOST, CANARY.into());
    let blocklist = Dnsbl::new(BLOCKLIST, &records);
    for address in [OPEN_RELAY, CLOSED_RELAY] {
        blocklist.list(
            address.into(),
            Ipv4Addr::new(127, 0, 0, 5),
            "open relay, seen sending to a trap",
        );
    }
    records
}

/// What the registries say: a Brazilian and a Chilean network. The one between them is in the
/// agency's own contacts.csv.
fn registry() -> Registry {
    let registry = Registry::new();
    let abuse = |handle: &str, mailbox: &str| {
        Entity::new(&format!("{handle}-ORG"), "registrant")
            .name(handle)
            .within(Entity::new(&format!("{handle}-ABUSE"), "abuse").mailbox(mailbox))
    };
    for (place, handle, country, mailbox) in [
        (0, "PADARIA", "BR", "abuse@padaria.example"),
        (32, "REDSUR", "CL", "abuse@redsur.example"),
    ] {
        let network = Network::new(prefix(place), handle, handle).country(country);
        registry.network(&network.entity(abuse(handle, mailbox)));
    }
    registry
}

/// The sixteen addresses from 127.77.0.`first`.
fn prefix(first: u8) -> IpNet {
    // 28 is a length that IPv4 has.
    Ipv4Net::new(Ipv4Addr::new(127, 77, 0, first), 28).map_or_else(|_| CANARY_ONLY, IpNet::V4)
}

const fn any_port(address: Ipv4Addr) -> SocketAddr {
    SocketAddr::V4(std::net::SocketAddrV4::new(address, 0))
}

/// A port that is free now; the canary takes it in a moment.
fn free_port(address: Ipv4Addr) -> io::Result<SocketAddr> {
    TcpListener::bind(any_port(address))?.local_addr()
}

const CANARY: Ipv4Addr = Ipv4Addr::new(127, 77, 0, 250);
const CANARY_ONLY: IpNet = IpNet::V4(Ipv4Net::new_assert(CANARY, 32));
const SERVICES: Ipv4Addr = Ipv4Addr::new(127, 77, 0, 240);
const OPEN_RELAY: Ipv4Addr = Ipv4Addr::new(127, 77, 0, 10);
const CLOSED_RELAY: Ipv4Addr = Ipv4Addr::new(127, 77, 0, 11);
const OPEN_HTTP: Ipv4Addr = Ipv4Addr::new(127, 77, 0, 20);
const CLOSED_HTTP: Ipv4Addr = Ipv4Addr::new(127, 77, 0, 21);
const OPEN_SOCKS: Ipv4Addr = Ipv4Addr::new(127, 77, 0, 40);
const CLOSED_SOCKS: Ipv4Addr = Ipv4Addr::new(127, 77, 0, 41);
