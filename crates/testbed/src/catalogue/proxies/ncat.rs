//! Ncat, when it is told to be a proxy.

use super::{HTTP_PROXY, REFUSES, fetching};
use crate::configuration::{Configuration, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble};

pub(super) const NCATS: &[Configuration] = &[
    Configuration {
        truth: HTTP_PROXY,
        assurance: fetching("504 Gateway Timeout"),
        ..ncat("Ncat, a proxy")
    },
    Configuration {
        software: Some("ncat"),
        assurance: fetching("407 Proxy Authentication Required"),
        start: |host| {
            start(
                host,
                "ncat --listen --proxy-type http --proxy-auth a:b 3128",
            )
        },
        ..ncat("Ncat, a proxy that wants a name and a password")
    },
];

const fn ncat(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Ncat,
        weakness: Weakness::OpenProxy,
        port: 3128,
        truth: REFUSES,
        software: None,
        assurance: None,
        start: |host| start(host, "ncat --listen --proxy-type http 3128"),
    }
}

fn start(host: &Host, command_line: &str) -> Result<Server, Trouble> {
    Server::start(host, Root::of(Product::Ncat)?, command_line, 3128)
}
