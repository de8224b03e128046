//! stunnel: TLS in front of a Tinyproxy that trusts loopback.

use super::{NO_PROXY, REFUSES, TLS_SPOKEN, before, put_behind};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble, certificate};

pub(super) const STUNNELS: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["https-proxy"]),
        software: Some("tinyproxy"),
        ..stunnel("stunnel, before a Tinyproxy that trusts loopback")
    },
    Configuration {
        truth: REFUSES,
        software: Some("tinyproxy"),
        start: |host| start(host, "", "BasicAuth somebody secret\n"),
        ..stunnel("stunnel, before a Tinyproxy that wants a password")
    },
    Configuration {
        start: |host| start(host, "verify = 2\nCAfile = /etc/server.crt\n", ""),
        ..stunnel("stunnel, wants its client's certificate")
    },
];

const fn stunnel(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Stunnel,
        weakness: Weakness::OpenProxy,
        port: 443,
        truth: NO_PROXY,
        software: None,
        assurance: TLS_SPOKEN,
        start: |host| start(host, "", ""),
    }
}

/// With these lines more for stunnel, and these for the Tinyproxy.
fn start(host: &Host, front: &str, behind: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Stunnel)?;
    put_behind(&root, behind)?;
    certificate::write(&root)?;
    root.write("etc/stunnel.conf", &format!("{BASICS}{front}"))?;
    Server::start(host, root, &before("stunnel /etc/stunnel.conf"), 443)
}

const BASICS: &str = "\
foreground = yes
pid =
[proxy]
accept = 443
connect = 127.0.0.1:8888
cert = /etc/server.crt
key = /etc/server.key
";
