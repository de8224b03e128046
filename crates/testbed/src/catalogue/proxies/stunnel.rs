//! stunnel.

use super::*;

pub(super) const STUNNELS: &[Configuration] = &[
    Configuration {
        name: "stunnel, before a Tinyproxy that trusts loopback",
        truth: Truth::Open(&["https-proxy"]),
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| start(host, ""),
        ..BASE
    },
    Configuration {
        name: "stunnel, before a Tinyproxy that wants a password",
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| start(host, "BasicAuth somebody secret\n"),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Stunnel,
    weakness: Weakness::OpenProxy,
    port: 443,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("tinyproxy"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Stunnel)?;
    root.write(
        "etc/tinyproxy.conf",
        &format!("Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n{more}"),
    )?;
    root.write("etc/stunnel.conf", CONFIGURATION)?;
    Server::start(
        host,
        root,
        &certified("sh -c \"tinyproxy -c /etc/tinyproxy.conf; exec stunnel /etc/stunnel.conf\""),
        443,
    )
}

const CONFIGURATION: &str = "\
foreground = yes
pid =
[proxy]
accept = 443
connect = 127.0.0.1:8888
cert = /run/certificate.pem
key = /run/key.pem
";
