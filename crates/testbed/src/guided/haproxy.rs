//! HAProxy, which goes wherever a stranger says, or stands before a proxy.

use super::From::Itself;
use super::{Guided, Laid, Use, start};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::{Product, haproxy as haproxies};

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
            start: |host| start(host, laid(&[(MAIN, haproxies::ANY_SNI)], 443)),
            ..haproxy("HAProxy, connects to whatever SNI says")
        },
        uses: &[Use::PageByName(Itself)],
    },
    Guided {
        guide: "haproxy",
        cause: "front",
        form: "http-get",
        configuration: Configuration {
            port: 8080,
            truth: Truth::Open(&["http-get", "http-connect:443"]),
            software: Some("tinyproxy"),
            start: |host| start(host, before_a_proxy()),
            ..haproxy("HAProxy, before a proxy that trusts loopback")
        },
        uses: &[Use::Page(Itself)],
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
        start: |host| start(host, laid(&[(MAIN, haproxies::ANY_HOST)], 80)),
    }
}

const fn before_a_proxy() -> Laid {
    Laid {
        // The proxy is there but once.
        prepare: "[ -e /run/proxy ] || { touch /run/proxy; tinyproxy -c /etc/tinyproxy.conf; }",
        ..laid(
            &[
                (MAIN, haproxies::BEFORE_TINYPROXY),
                (
                    "/etc/tinyproxy.conf",
                    "Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n",
                ),
            ],
            8080,
        )
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
