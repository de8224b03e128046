//! HAProxy: it resolves and connects to whatever a stranger names, or only to its own.

use super::{HTTP_PROXY_AND_HOST, NO_PROXY, before, fetching, put_behind, serving};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble, haproxy as haproxies};

pub(super) const HAPROXIES: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["http-get", "http-host"]),
        assurance: serving("503 Service Unavailable"),
        start: |host| start(host, haproxies::ANY_HOST, 80),
        ..haproxy("HAProxy, connects to whatever Host says")
    },
    Configuration {
        port: 443,
        truth: Truth::Open(&["sni"]),
        software: None,
        start: |host| start(host, haproxies::ANY_SNI, 443),
        ..haproxy("HAProxy, connects to whatever SNI says")
    },
    Configuration {
        port: 8080,
        truth: HTTP_PROXY_AND_HOST,
        software: Some("tinyproxy"),
        assurance: fetching("500 Unable to connect"),
        start: |host| start(host, haproxies::BEFORE_TINYPROXY, 8080),
        ..haproxy("HAProxy, before a Tinyproxy that trusts loopback")
    },
    Configuration {
        assurance: fetching("503 Service Unavailable"),
        ..haproxy("HAProxy, balances a site that is down")
    },
    Configuration {
        assurance: fetching("403 Forbidden"),
        start: |host| start(host, &with_basics(ITS_OWN), 80),
        ..haproxy("HAProxy, denies all but its own site")
    },
];

const fn haproxy(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Haproxy,
        weakness: Weakness::OpenProxy,
        port: 80,
        truth: NO_PROXY,
        software: Some("haproxy"),
        assurance: None,
        start: |host| start(host, &with_basics(ONE_SITE), 80),
    }
}

fn with_basics(sections: &str) -> String {
    format!("{}{sections}", haproxies::BASICS)
}

fn start(host: &Host, configuration: &str, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Haproxy)?;
    put_behind(&root, "")?;
    root.write("etc/haproxy.cfg", configuration)?;
    Server::start(host, root, &before("haproxy -db -f /etc/haproxy.cfg"), port)
}

const ONE_SITE: &str = "\
listen web
    mode http
    bind :80
    server site 127.0.0.1:8080
";

const ITS_OWN: &str = "\
listen web
    mode http
    bind :80
    http-request deny unless { hdr(host) www.example }
    server site 127.0.0.1:8080
";
