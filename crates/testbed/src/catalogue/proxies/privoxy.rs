//! Privoxy.

use super::{HANGS_UP, HTTP_PROXY, HTTP_PROXY_AND_HOST, fetching, serving};
use crate::configuration::{Configuration, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble};

pub(super) const PRIVOXIES: &[Configuration] = &[
    Configuration {
        truth: HTTP_PROXY,
        assurance: fetching("404 No such domain"),
        ..privoxy("Privoxy, listening on all addresses")
    },
    Configuration {
        truth: HTTP_PROXY_AND_HOST,
        assurance: serving("404 No such domain"),
        start: |host| start(host, "accept-intercepted-requests 1\n"),
        ..privoxy("Privoxy, accept-intercepted-requests")
    },
    Configuration {
        truth: HANGS_UP,
        software: None,
        start: |host| start(host, "permit-access 127.0.0.1\n"),
        ..privoxy("Privoxy, permit-access for its own")
    },
];

const fn privoxy(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Privoxy,
        weakness: Weakness::OpenProxy,
        port: 8118,
        truth: HTTP_PROXY,
        software: Some("privoxy"),
        assurance: None,
        start: |host| start(host, ""),
    }
}

fn start(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Privoxy)?;
    root.write("etc/privoxy/config", &format!("{BASICS}{more}"))?;
    Server::start(host, root, "privoxy --no-daemon /etc/privoxy/config", 8118)
}

/// Debian's, without what only costs time: the lists of advertisers.
const BASICS: &str = "\
confdir /etc/privoxy
logdir /tmp
actionsfile match-all.action
filterfile default.filter
listen-address 0.0.0.0:8118
";
