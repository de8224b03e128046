//! Squid.

use super::*;
use crate::squid::{self, Manner};

pub(super) const SQUIDS: &[Configuration] = &[
    Configuration {
        name: "Squid, as Debian ships it",
        truth: Truth::NotOpen(&["closed"]),
        assurance: fetching("X-Squid-Error: ERR_ACCESS_DENIED"),
        start: |host| squid::start(host, Manner::Safe),
        ..BASE
    },
    Configuration {
        name: "Squid, allow all in place of deny all",
        truth: Truth::Open(&["http-get", "http-connect:443"]),
        assurance: fetching("X-Squid-Error: ERR_DNS_FAIL"),
        start: |host| squid::start(host, Manner::Open),
        ..BASE
    },
    Configuration {
        name: "Squid, allow all before all other rules",
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
        ]),
        assurance: fetching("X-Squid-Error: ERR_DNS_FAIL"),
        start: |host| squid::told(host, "http_port 3128\nhttp_access allow all\n", PORT),
        ..BASE
    },
    Configuration {
        name: "Squid, no tunnels",
        truth: Truth::Open(&["http-get"]),
        assurance: tunnelling("X-Squid-Error: ERR_ACCESS_DENIED"),
        start: |host| squid::told(host, NO_TUNNELS, PORT),
        ..BASE
    },
    Configuration {
        name: "Squid, tunnels to 443 alone",
        truth: Truth::Open(&["http-connect:443"]),
        assurance: fetching("X-Squid-Error: ERR_ACCESS_DENIED"),
        start: |host| squid::told(host, TUNNELS_ALONE, PORT),
        ..BASE
    },
    Configuration {
        name: "Squid, wants a name and a password",
        truth: Truth::NotOpen(&["closed"]),
        assurance: fetching("407 Proxy Authentication Required"),
        start: |host| squid::told(host, PASSWORD, PORT),
        ..BASE
    },
    Configuration {
        name: "Squid, open to Safe_ports and mail",
        truth: Truth::Open(&[
            "http-get",
            "http-post:25",
            "http-connect:25",
            "http-connect:443",
        ]),
        assurance: fetching("X-Squid-Error: ERR_DNS_FAIL"),
        start: |host| squid::told(host, MAIL_TOO, PORT),
        ..BASE
    },
    Configuration {
        name: "Squid, open inside TLS",
        port: 3129,
        truth: Truth::Open(&["https-proxy"]),
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| squid::told(host, TLS, 3129),
        ..BASE
    },
    Configuration {
        name: "Squid, a password inside TLS",
        port: 3129,
        truth: Truth::NotOpen(&["closed"]),
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| squid::told(host, TLS_PASSWORD, 3129),
        ..BASE
    },
    Configuration {
        name: "Squid, an accelerator of whatever Host says",
        port: 80,
        truth: Truth::Open(&["http-get", "http-host", "http-post:25"]),
        assurance: serving("X-Squid-Error: ERR_DNS_FAIL"),
        start: |host| squid::told(host, ACCELERATOR, 80),
        ..BASE
    },
    Configuration {
        name: "Squid, an accelerator of one site",
        port: 80,
        truth: Truth::NotOpen(&["closed"]),
        assurance: fetching("X-Squid-Error: ERR_ACCESS_DENIED"),
        start: |host| squid::told(host, ONE_SITE, 80),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Squid,
    weakness: Weakness::OpenProxy,
    port: 3128,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("squid"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

const NO_TUNNELS: &str = "\
http_port 3128
acl CONNECT method CONNECT
acl web port 80 443
http_access deny CONNECT
http_access deny !web
http_access allow all
";

const TUNNELS_ALONE: &str = "\
http_port 3128
acl CONNECT method CONNECT
acl tls port 443
http_access deny !CONNECT
http_access deny !tls
http_access allow all
";

const MAIL_TOO: &str = "\
http_port 3128
acl CONNECT method CONNECT
acl tunnelled port 25 443
acl web port 25 80 443
http_access deny !web
http_access deny CONNECT !tunnelled
http_access allow all
";

const PASSWORD: &str = "\
http_port 3128
auth_param basic program /usr/lib/squid/basic_ncsa_auth /etc/squid/passwd
auth_param basic children 1
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
";

const TLS: &str = "\
https_port 3129 tls-cert=/run/certificate.pem tls-key=/run/key.pem
http_access allow all
";

const TLS_PASSWORD: &str = "\
https_port 3129 tls-cert=/run/certificate.pem tls-key=/run/key.pem
auth_param basic program /usr/lib/squid/basic_ncsa_auth /etc/squid/passwd
auth_param basic children 1
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
";

const ACCELERATOR: &str = "\
http_port 80 accel vhost allow-direct
http_access allow all
";

const ONE_SITE: &str = "\
http_port 80 accel defaultsite=www.example no-vhost
cache_peer 127.0.0.1 parent 8080 0 no-query originserver
acl own dstdomain www.example
http_access allow own
http_access deny all
never_direct allow all
";

const PORT: u16 = 3128;
