//! socat: an echo, and a door that somebody opened to a proxy of his own.

use super::{HTTP_PROXY_AND_HOST, NO_PROXY, before, fetching, put_behind};
use crate::configuration::{Configuration, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble};

pub(super) const SOCATS: &[Configuration] = &[
    Configuration {
        truth: HTTP_PROXY_AND_HOST,
        software: Some("tinyproxy"),
        assurance: fetching("500 Unable to connect"),
        start: |host| {
            start(
                host,
                "socat TCP-LISTEN:8080,fork,reuseaddr TCP:127.0.0.1:8888",
            )
        },
        ..socat("socat, before a Tinyproxy that trusts loopback")
    },
    Configuration {
        assurance: fetching("GET http://nowhere.example/"),
        ..socat("socat, an echo")
    },
];

const fn socat(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Socat,
        weakness: Weakness::OpenProxy,
        port: 8080,
        truth: NO_PROXY,
        software: None,
        assurance: None,
        start: |host| start(host, "socat TCP-LISTEN:8080,fork,reuseaddr PIPE"),
    }
}

fn start(host: &Host, command_line: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Socat)?;
    put_behind(&root, "")?;
    Server::start(host, root, &before(command_line), 8080)
}
