//! stunnel, in front of a Tinyproxy that trusts loopback.

use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const STUNNELS: &[Guided] = &[Guided {
    guide: "stunnel",
    cause: "front",
    form: "https-proxy",
    configuration: Configuration {
        name: "stunnel, before a Tinyproxy that trusts loopback",
        product: Product::Stunnel,
        weakness: Weakness::OpenProxy,
        port: 443,
        truth: Truth::Open(&["https-proxy"]),
        software: Some("tinyproxy"),
        assurance: None,
        start: |host| start(host, LAID),
    },
    uses: &[Use::PageThrough(3128)],
}];

const LAID: Laid = Laid {
    product: Product::Stunnel,
    files: &[
        (
            "/etc/stunnel/stunnel.conf",
            "foreground = yes\npid =\n[proxy]\naccept = 443\nconnect = 127.0.0.1:8888\n\
             cert = /etc/server.crt\nkey = /etc/server.key\n",
        ),
        (
            "/etc/client.conf",
            "pid =\n[client]\nclient = yes\naccept = 127.0.0.1:3128\nconnect = 127.0.0.1:443\n",
        ),
        (
            "/etc/behind.conf",
            "Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n",
        ),
    ],
    prepare: "tinyproxy -c /etc/behind.conf && stunnel /etc/client.conf",
    command: "stunnel /etc/stunnel/stunnel.conf",
    reload: "",
    port: 443,
};
