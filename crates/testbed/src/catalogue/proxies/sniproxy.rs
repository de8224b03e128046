//! SNI Proxy: it routes by the name in the first bytes.

use super::{NO_PROXY, greeted_in_tls};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble};

pub(super) const SNIPROXIES: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["sni"]),
        start: |host| {
            start(
                host,
                "listen 0.0.0.0:443 {\n proto tls\n}\ntable {\n .* *:443\n}\n",
                443,
            )
        },
        ..sniproxy("SNI Proxy, to every name")
    },
    Configuration {
        port: 80,
        truth: Truth::Open(&["http-get", "http-host"]),
        start: |host| {
            start(
                host,
                "listen 0.0.0.0:80 {\n proto http\n}\ntable {\n .* *:80\n}\n",
                80,
            )
        },
        ..sniproxy("SNI Proxy, to every Host")
    },
    Configuration {
        // A fatal alert (RFC 8446 section 6).
        assurance: greeted_in_tls("\x15\x03"),
        ..sniproxy("SNI Proxy, to its own name")
    },
];

const fn sniproxy(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Sniproxy,
        weakness: Weakness::OpenProxy,
        port: 443,
        truth: NO_PROXY,
        software: None,
        assurance: None,
        start: |host| start(host, ITS_OWN, 443),
    }
}

fn start(host: &Host, more: &str, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Sniproxy)?;
    root.write("etc/sniproxy.conf", &format!("{BASICS}{more}"))?;
    Server::start(host, root, "sniproxy -f -c /etc/sniproxy.conf", port)
}

const BASICS: &str = "\
user nobody
resolver {
    nameserver 198.51.100.53
    mode ipv4_only
}
";

const ITS_OWN: &str = "\
listen 0.0.0.0:443 {
    proto tls
}
table {
    www.example 127.0.0.1:8443
}
";
