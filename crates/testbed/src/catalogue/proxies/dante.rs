//! Dante, the SOCKS server.

use super::{REFUSES, SOCKS5_OPEN, SOCKS5_WANTS_MORE, asked_in_socks4};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::dante::{self, Manner};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble};

pub(super) const DANTES: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["socks4", "socks5:ipv4", "socks5:name", "socks5-udp"]),
        assurance: SOCKS5_OPEN,
        start: |host| dante::start(host, Manner::Open),
        ..dante("Dante, open")
    },
    Configuration {
        truth: Truth::Open(&["socks4", "socks5:ipv4", "socks5:name"]),
        assurance: SOCKS5_OPEN,
        start: |host| start(host, &pass("command: connect")),
        ..dante("Dante, connections alone")
    },
    Configuration {
        truth: Truth::Open(&["socks5-udp"]),
        assurance: SOCKS5_OPEN,
        start: |host| start(host, &pass("command: udpassociate udpreply")),
        ..dante("Dante, datagrams alone")
    },
    Configuration {
        truth: Truth::Open(&["socks4"]),
        assurance: asked_in_socks4("\x00\x5b"),
        start: |host| start(host, &pass("proxyprotocol: socks_v4")),
        ..dante("Dante, SOCKS4 alone")
    },
    Configuration {
        truth: Truth::Open(&["socks5:ipv4", "socks5:name", "socks5-udp"]),
        assurance: SOCKS5_OPEN,
        start: |host| start(host, &pass("proxyprotocol: socks_v5")),
        ..dante("Dante, SOCKS5 alone")
    },
    Configuration {
        assurance: SOCKS5_WANTS_MORE,
        ..dante("Dante, wants a name and a password")
    },
    Configuration {
        assurance: asked_in_socks4("\x00\x5b"),
        start: |host| start(host, NOWHERE),
        ..dante("Dante, talks to everybody and connects nobody")
    },
];

const fn dante(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Dante,
        weakness: Weakness::OpenProxy,
        port: PORT,
        truth: REFUSES,
        software: None,
        assurance: None,
        start: |host| dante::start(host, Manner::Safe),
    }
}

/// Everybody may talk; the rules say for what.
fn start(host: &Host, rules: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Dante)?;
    let own = format!("internal: {} port = {PORT}\n", host.address());
    root.write(dante::CONFIGURATION, &format!("{own}{BASICS}{rules}"))?;
    Server::start(host, root, "danted -f /etc/danted.conf", PORT)
}

/// A rule that lets everybody everywhere, with one condition more.
fn pass(condition: &str) -> String {
    format!("socks pass {{\n    from: 0.0.0.0/0 to: 0.0.0.0/0\n    {condition}\n}}\n")
}

const BASICS: &str = "\
logoutput: stderr
external: eth0
clientmethod: none
socksmethod: none
user.privileged: root
user.unprivileged: nobody
client pass {
    from: 0.0.0.0/0 to: 0.0.0.0/0
}
";

const NOWHERE: &str = "\
socks block {
    from: 0.0.0.0/0 to: 0.0.0.0/0
}
";

const PORT: u16 = 1080;
