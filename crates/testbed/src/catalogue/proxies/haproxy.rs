//! HAProxy: it resolves and connects to whatever a stranger names, or only to its own.

use super::{HTTP_PROXY_AND_HOST, NO_PROXY, before, fetching, put_behind, serving};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble};

pub(super) const HAPROXIES: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["http-get", "http-host"]),
        assurance: serving("503 Service Unavailable"),
        start: |host| start(host, ANY_HOST, 80),
        ..haproxy("HAProxy, connects to whatever Host says")
    },
    Configuration {
        port: 443,
        truth: Truth::Open(&["sni"]),
        software: None,
        start: |host| start(host, ANY_SNI, 443),
        ..haproxy("HAProxy, connects to whatever SNI says")
    },
    Configuration {
        port: 8080,
        truth: HTTP_PROXY_AND_HOST,
        software: Some("tinyproxy"),
        assurance: fetching("500 Unable to connect"),
        start: |host| start(host, BEFORE_TINYPROXY, 8080),
        ..haproxy("HAProxy, before a Tinyproxy that trusts loopback")
    },
    Configuration {
        assurance: fetching("503 Service Unavailable"),
        ..haproxy("HAProxy, balances a site that is down")
    },
    Configuration {
        assurance: fetching("403 Forbidden"),
        start: |host| start(host, ITS_OWN, 80),
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
        start: |host| start(host, ONE_SITE, 80),
    }
}

fn start(host: &Host, sections: &str, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Haproxy)?;
    put_behind(&root, "")?;
    root.write("etc/haproxy.cfg", &format!("{BASICS}{sections}"))?;
    Server::start(host, root, &before("haproxy -db -f /etc/haproxy.cfg"), port)
}

const BASICS: &str = "\
global
    maxconn 100
resolvers names
    nameserver first 198.51.100.53:53
defaults
    timeout connect 5s
    timeout client 30s
    timeout server 30s
";

/// Without the denial, what cannot be resolved would go round in circles.
const ANY_HOST: &str = "\
frontend web
    mode http
    bind :80
    http-request do-resolve(txn.there,names,ipv4) hdr(host),host_only
    http-request deny deny_status 503 unless { var(txn.there) -m found }
    http-request set-dst var(txn.there)
    http-request set-dst-port int(80)
    default_backend there
backend there
    mode http
    server there 0.0.0.0:0
";

const ANY_SNI: &str = "\
frontend tls
    mode tcp
    bind :443
    tcp-request inspect-delay 5s
    tcp-request content reject unless { req.ssl_hello_type 1 }
    tcp-request content do-resolve(txn.there,names,ipv4) req.ssl_sni
    tcp-request content reject unless { var(txn.there) -m found }
    tcp-request content set-dst var(txn.there)
    default_backend there
backend there
    mode tcp
    server there 0.0.0.0:443
";

const BEFORE_TINYPROXY: &str = "\
listen proxy
    mode tcp
    bind :8080
    server tinyproxy 127.0.0.1:8888
";

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
