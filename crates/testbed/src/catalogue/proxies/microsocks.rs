//! microsocks, the small SOCKS5 server.

use super::*;

pub(super) const MICROSOCKSES: &[Configuration] = &[
    Configuration {
        name: "microsocks, as it starts",
        truth: Truth::Open(&["socks5:ipv4", "socks5:name"]),
        assurance: greeted_in_socks5("\x05\x00"),
        start: |host| start(host, "microsocks"),
        ..BASE
    },
    Configuration {
        name: "microsocks, wants a name and a password",
        assurance: greeted_in_socks5("\x05\u{fffd}"),
        start: |host| start(host, "microsocks -u somebody -P secret"),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Microsocks,
    weakness: Weakness::OpenProxy,
    port: 1080,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, command_line: &str) -> Result<Server, Trouble> {
    Server::start(host, Root::of(Product::Microsocks)?, command_line, 1080)
}
