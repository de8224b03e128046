//! Dante, the SOCKS server.

use super::*;
use crate::dante;

pub(super) const DANTES: &[Configuration] = &[
    Configuration {
        name: "Dante, open",
        truth: Truth::Open(&["socks4", "socks5:ipv4", "socks5:name", "socks5-udp"]),
        assurance: greeted_in_socks5("\x05\x00"),
        start: |host| dante::start(host, dante::Manner::Open),
        ..BASE
    },
    Configuration {
        name: "Dante, CONNECT alone",
        truth: Truth::Open(&["socks4", "socks5:ipv4", "socks5:name"]),
        assurance: greeted_in_socks5("\x05\x00"),
        start: |host| dante::told(host, &pass("command: connect")),
        ..BASE
    },
    Configuration {
        name: "Dante, SOCKS5 alone",
        truth: Truth::Open(&["socks5:ipv4", "socks5:name", "socks5-udp"]),
        assurance: greeted_in_socks5("\x05\x00"),
        start: |host| dante::told(host, &pass("proxyprotocol: socks_v5")),
        ..BASE
    },
    Configuration {
        name: "Dante, SOCKS4 alone",
        truth: Truth::Open(&["socks4"]),
        assurance: asked_in_socks4("\x00\x5b"),
        start: |host| dante::told(host, &pass("proxyprotocol: socks_v4")),
        ..BASE
    },
    Configuration {
        name: "Dante, UDP alone",
        truth: Truth::Open(&["socks5-udp"]),
        assurance: greeted_in_socks5("\x05\x00"),
        start: |host| dante::told(host, &pass("command: udpassociate udpreply")),
        ..BASE
    },
    Configuration {
        name: "Dante, wants a name and a password",
        assurance: greeted_in_socks5("\x05\u{fffd}"),
        start: |host| dante::start(host, dante::Manner::Safe),
        ..BASE
    },
    Configuration {
        name: "Dante, talks to everybody and connects nobody",
        assurance: asked_in_socks4("\x00\x5b"),
        start: |host| {
            dante::told(
                host,
                "socks block {\n    from: 0.0.0.0/0 to: 0.0.0.0/0\n}\n",
            )
        },
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Dante,
    weakness: Weakness::OpenProxy,
    port: 1080,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

/// One rule for everybody, with one word more.
fn pass(word: &str) -> String {
    format!("socks pass {{\n    from: 0.0.0.0/0 to: 0.0.0.0/0\n    {word}\n}}\n")
}
