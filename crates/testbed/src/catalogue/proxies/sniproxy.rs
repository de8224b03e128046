//! SNI Proxy.

use super::*;

pub(super) const SNIPROXIES: &[Configuration] = &[
    Configuration {
        name: "sniproxy, to every name's port 443",
        truth: Truth::Open(&["sni"]),
        assurance: greeted_in_tls(""),
        start: |host| {
            start(
                host,
                "listen 0.0.0.0:443 {\n proto tls\n}\ntable {\n .* *:443\n}\n",
                443,
            )
        },
        ..BASE
    },
    Configuration {
        name: "sniproxy, to every Host",
        port: 80,
        truth: Truth::Open(&["http-get", "http-host"]),
        assurance: serving(""),
        start: |host| {
            start(
                host,
                "listen 0.0.0.0:80 {\n proto http\n}\ntable {\n .* *:80\n}\n",
                80,
            )
        },
        ..BASE
    },
    Configuration {
        name: "sniproxy, to its own names alone",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: greeted_in_tls("\x15\x03"),
        start: |host| {
            start(
                host,
                "listen 0.0.0.0:443 {\n proto tls\n}\ntable {\n www.example 127.0.0.1:8443\n}\n",
                443,
            )
        },
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Sniproxy,
    weakness: Weakness::OpenProxy,
    port: 443,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, more: &str, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Sniproxy)?;
    root.write("etc/sniproxy.conf", &format!("{CONFIGURATION}{more}"))?;
    Server::start(host, root, "sniproxy -f -c /etc/sniproxy.conf", port)
}

const CONFIGURATION: &str = "\
user nobody
resolver {
    nameserver 198.51.100.53
    mode ipv4_only
}
";
