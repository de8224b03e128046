//! stunnel, before a Tinyproxy that trusts loopback.

use super::From::Itself;
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const STUNNELS: &[Guided] = &[
    guided("stunnel, before a proxy"),
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[(MAIN, OF_TWO), BEHIND])),
            ..stunnel("stunnel, before a proxy and a mailbox")
        },
        ..guided("stunnel")
    },
];

const fn guided(name: &'static str) -> Guided {
    Guided {
        guide: "stunnel",
        cause: "front",
        form: "https-proxy",
        configuration: stunnel(name),
        uses: &[Use::PageInTls(Itself)],
    }
}

const fn stunnel(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Stunnel,
        weakness: Weakness::OpenProxy,
        port: 443,
        truth: Truth::Open(&["https-proxy"]),
        software: Some("tinyproxy"),
        assurance: None,
        start: |host| start(host, laid(&[(MAIN, OF_ONE), BEHIND])),
    }
}

const MAIN: &str = "/etc/stunnel/stunnel.conf";

const OF_ONE: &str = "\
; the proxy, for those on the road
foreground = yes
pid =
[proxy]
accept = 443
connect = 127.0.0.1:8888
cert = /etc/server.crt
key = /etc/server.key
";

const OF_TWO: &str = "\
foreground = yes
pid =
cert = /etc/server.crt
key = /etc/server.key

[imaps]
accept = 993
connect = 143

[proxy]
accept=:::443
connect=8888
";

const BEHIND: (&str, &str) = (
    "/etc/tinyproxy.conf",
    "Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n",
);

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Stunnel,
        files,
        // The proxy is there but once.
        prepare: "[ -e /run/proxy ] || { touch /run/proxy; tinyproxy -c /etc/tinyproxy.conf; }",
        command: "stunnel /etc/stunnel/stunnel.conf",
        reload: "kill -HUP $(cat /run/server.pid)",
        port: 443,
    }
}
