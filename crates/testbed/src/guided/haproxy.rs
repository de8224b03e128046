//! HAProxy, as its manual shows how a name from the request is resolved.

use super::From::Itself;
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const HAPROXIES: &[Guided] = &[
    Guided {
        guide: "haproxy",
        cause: "any-host",
        form: "http-get",
        configuration: haproxy("HAProxy, connects to whatever Host says"),
        uses: &[Use::Page(Itself)],
    },
    Guided {
        guide: "haproxy",
        cause: "any-name-in-tls",
        form: "sni",
        configuration: Configuration {
            port: 443,
            truth: Truth::Open(&["sni"]),
            software: None,
            start: |host| start(host, laid(&[(MAIN, ANY_SNI)], 443)),
            ..haproxy("HAProxy, connects to whatever SNI says")
        },
        uses: &[],
    },
];

const fn haproxy(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Haproxy,
        weakness: Weakness::OpenProxy,
        port: 80,
        truth: Truth::Open(&["http-get", "http-host"]),
        software: Some("haproxy"),
        assurance: None,
        start: |host| start(host, laid(&[(MAIN, ANY_HOST)], 80)),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)], port: u16) -> Laid {
    Laid {
        product: Product::Haproxy,
        files,
        prepare: "",
        command: "haproxy -Ws -f /etc/haproxy/haproxy.cfg -p /run/haproxy.pid",
        reload: "kill -USR2 $(cat /run/haproxy.pid)",
        port,
    }
}

const MAIN: &str = "/etc/haproxy/haproxy.cfg";

/// Without the denial, what cannot be resolved would go round in circles.
const ANY_HOST: &str = "\
global
    maxconn 100
resolvers names
    nameserver first 198.51.100.53:53
defaults
    timeout connect 5s
    timeout client 30s
    timeout server 30s
frontend web
    mode http
    bind :80
    http-request do-resolve(txn.there,names,ipv4) hdr(host),host_only
    http-request deny deny_status 503 unless { var(txn.there) -m found }
    http-request set-dst var(txn.there)
    http-request set-dst-port int(80)
    http-request set-uri %[path]
    default_backend there
backend there
    mode http
    server there 0.0.0.0:0
";

const ANY_SNI: &str = "\
global
    maxconn 100
resolvers names
    nameserver first 198.51.100.53:53
defaults
    timeout connect 5s
    timeout client 30s
    timeout server 30s
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
