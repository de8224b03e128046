//! Tinyproxy.

use super::{HTTP_PROXY_AND_HOST, REFUSES, fetching};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::{Root, User};
use crate::tinyproxy::{self, Manner};
use crate::{Host, Product, Server, Trouble};

pub(super) const TINYPROXIES: &[Configuration] = &[
    Configuration {
        assurance: fetching("403 Access denied"),
        ..tinyproxy("Tinyproxy, as Debian ships it")
    },
    Configuration {
        truth: HTTP_PROXY_AND_HOST,
        assurance: fetching("500 Unable to connect"),
        start: |host| tinyproxy::start(host, Manner::Open),
        ..tinyproxy("Tinyproxy, no Allow")
    },
    Configuration {
        truth: Truth::Open(&["http-get", "http-connect:443", "http-post:25", "http-host"]),
        assurance: fetching("500 Unable to connect"),
        start: |host| start(host, "ConnectPort 443\n"),
        ..tinyproxy("Tinyproxy, ConnectPort 443")
    },
    Configuration {
        truth: Truth::Open(&["http-get", "http-connect:25", "http-post:25", "http-host"]),
        assurance: fetching("500 Unable to connect"),
        start: |host| start(host, "ConnectPort 25\n"),
        ..tinyproxy("Tinyproxy, ConnectPort 25")
    },
    Configuration {
        truth: Truth::Open(&["http-get", "http-post:25", "http-host"]),
        assurance: fetching("500 Unable to connect"),
        start: |host| start(host, "ConnectPort 0\n"),
        ..tinyproxy("Tinyproxy, no tunnels")
    },
    Configuration {
        assurance: fetching("407 Proxy Authentication Required"),
        start: |host| start(host, "BasicAuth somebody secret\n"),
        ..tinyproxy("Tinyproxy, wants a name and a password")
    },
    Configuration {
        assurance: fetching("403 Filtered"),
        start: |host| start(host, "Filter \"/etc/own-sites\"\nFilterDefaultDeny Yes\n"),
        ..tinyproxy("Tinyproxy, to its own sites alone")
    },
];

const fn tinyproxy(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Tinyproxy,
        weakness: Weakness::OpenProxy,
        port: 8888,
        truth: REFUSES,
        software: Some("tinyproxy"),
        assurance: None,
        start: |host| tinyproxy::start(host, Manner::Safe),
    }
}

/// For all the world, but for these lines.
fn start(host: &Host, lines: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Tinyproxy)?;
    let basics = "User tinyproxy\nGroup tinyproxy\nPort 8888\n";
    root.write(tinyproxy::CONFIGURATION, &format!("{basics}{lines}"))?;
    root.write("etc/own-sites", "^www\\.example$\n")?;
    root.folder_of(User::Tinyproxy, "run/tinyproxy")?;
    Server::start(host, root, "tinyproxy -d", 8888)
}
