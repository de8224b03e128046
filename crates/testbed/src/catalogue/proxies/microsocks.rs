//! microsocks, the small SOCKS5 server.

use super::{REFUSES, SOCKS5_OPEN, SOCKS5_WANTS_MORE};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble};

pub(super) const MICROSOCKSES: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["socks5:ipv4", "socks5:name"]),
        assurance: SOCKS5_OPEN,
        ..microsocks("microsocks, as it starts")
    },
    Configuration {
        assurance: SOCKS5_WANTS_MORE,
        start: |host| start(host, "microsocks -u somebody -P secret"),
        ..microsocks("microsocks, wants a name and a password")
    },
];

const fn microsocks(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Microsocks,
        weakness: Weakness::OpenProxy,
        port: 1080,
        truth: REFUSES,
        software: None,
        assurance: None,
        start: |host| start(host, "microsocks"),
    }
}

fn start(host: &Host, command_line: &str) -> Result<Server, Trouble> {
    Server::start(host, Root::of(Product::Microsocks)?, command_line, 1080)
}
