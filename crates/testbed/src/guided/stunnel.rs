//! stunnel, before a Tinyproxy that trusts loopback.

use super::From::Itself;
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const STUNNELS: &[Guided] = &[Guided {
    guide: "stunnel",
    cause: "front",
    form: "https-proxy",
    configuration: Configuration {
        name: "stunnel, before a proxy",
        product: Product::Stunnel,
        weakness: Weakness::OpenProxy,
        port: 443,
        truth: Truth::Open(&["https-proxy"]),
        software: Some("tinyproxy"),
        assurance: None,
        start: |host| start(host, LAID),
    },
    uses: &[Use::PageInTls(Itself)],
}];

const LAID: Laid = Laid {
    product: Product::Stunnel,
    files: &[
        (
            "/etc/stunnel/stunnel.conf",
            "\
; the proxy, for those on the road
foreground = yes
pid =
[proxy]
accept = 443
connect = 127.0.0.1:8888
cert = /etc/server.crt
key = /etc/server.key
",
        ),
        (
            "/etc/tinyproxy.conf",
            "Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n",
        ),
    ],
    // The proxy is there but once.
    prepare: "[ -e /run/proxy ] || { touch /run/proxy; tinyproxy -c /etc/tinyproxy.conf; }",
    command: "stunnel /etc/stunnel/stunnel.conf",
    reload: "kill -HUP $(cat /run/server.pid)",
    port: 443,
};
