//! HAProxy.

use super::*;

pub(super) const HAPROXIES: &[Configuration] = &[
    Configuration {
        name: "HAProxy, connects to whatever Host says",
        truth: Truth::Open(&["http-get", "http-host"]),
        software: Some("haproxy"),
        assurance: serving("503 Service Unavailable"),
        start: |host| start(host, ANY_HOST, 80),
        ..BASE
    },
    Configuration {
        name: "HAProxy, connects to whatever SNI says",
        port: 443,
        truth: Truth::Open(&["sni"]),
        assurance: greeted_in_tls(""),
        start: |host| start(host, ANY_SNI, 443),
        ..BASE
    },
    Configuration {
        name: "HAProxy, balances one site that is down",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        software: Some("haproxy"),
        assurance: fetching("503 Service Unavailable"),
        start: |host| start(host, ONE_SITE, 80),
        ..BASE
    },
    Configuration {
        name: "HAProxy, denies all but its own sites",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        software: Some("haproxy"),
        assurance: fetching("403 Forbidden"),
        start: |host| start(host, OWN, 80),
        ..BASE
    },
    Configuration {
        name: "HAProxy, before a Tinyproxy that trusts loopback",
        port: 8080,
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
            "http-host",
        ]),
        software: Some("tinyproxy"),
        assurance: fetching("500 Unable to connect"),
        start: |host| start(host, BEFORE_TINYPROXY, 8080),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Haproxy,
    weakness: Weakness::OpenProxy,
    port: 80,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, sections: &str, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Haproxy)?;
    root.write(
        "etc/haproxy/haproxy.cfg",
        &format!("{CONFIGURATION}{sections}"),
    )?;
    root.write(
        "etc/tinyproxy.conf",
        "Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n",
    )?;
    Server::start(
        host,
        root,
        "sh -c 'tinyproxy -c /etc/tinyproxy.conf; exec haproxy -db -f /etc/haproxy/haproxy.cfg'",
        port,
    )
}

const CONFIGURATION: &str = "\
global
    maxconn 100
    log stderr format raw local0
resolvers names
    nameserver one 198.51.100.53:53
defaults
    log global
    timeout connect 5s
    timeout client 30s
    timeout server 30s
";

const ANY_HOST: &str = "\
frontend web
    mode http
    bind :80
    http-request do-resolve(txn.there,names,ipv4) hdr(host),host_only
    http-request set-dst var(txn.there)
    http-request set-dst-port int(80)
    default_backend there
backend there
    mode http
    server clear 0.0.0.0:0
";

const ANY_SNI: &str = "\
frontend tls
    mode tcp
    bind :443
    tcp-request inspect-delay 5s
    tcp-request content reject unless { req.ssl_hello_type 1 }
    tcp-request content do-resolve(txn.there,names,ipv4) req.ssl_sni
    tcp-request content set-dst var(txn.there)
    log-format \"%[var(txn.there)] %bi:%bp %si:%sp %ts %[dst]\"
    default_backend there
backend there
    mode tcp
    server clear 0.0.0.0:443
";

const ONE_SITE: &str = "\
listen web
    mode http
    bind :80
    server one 127.0.0.1:8080
";

const OWN: &str = "\
listen web
    mode http
    bind :80
    http-request deny unless { hdr(host) www.example }
    server one 127.0.0.1:8080
";

const BEFORE_TINYPROXY: &str = "\
listen web
    mode tcp
    bind :8080
    server tinyproxy 127.0.0.1:8888
";
