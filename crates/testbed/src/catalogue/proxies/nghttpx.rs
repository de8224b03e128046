//! nghttpx, in front of a Tinyproxy or of a site.

use super::{NO_PROXY, TLS_SPOKEN, before, fetching, put_behind};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble, certificate};

pub(super) const NGHTTPXES: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["https-proxy", "h2-connect"]),
        start: |host| {
            start(
                host,
                "http2-proxy=yes\nfrontend=*,443\nbackend=127.0.0.1,8888\n",
                443,
            )
        },
        ..nghttpx("nghttpx, http2-proxy")
    },
    Configuration {
        port: 3128,
        // HTTP/2 needs no TLS for those who know beforehand that it is spoken.
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
            "h2-connect",
        ]),
        assurance: fetching("nghttpx"),
        start: |host| {
            start(
                host,
                "http2-proxy=yes\nfrontend=*,3128;no-tls\nbackend=127.0.0.1,8888\n",
                3128,
            )
        },
        ..nghttpx("nghttpx, http2-proxy without TLS")
    },
    nghttpx("nghttpx, a reverse proxy whose site is down"),
];

const fn nghttpx(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Nghttpx,
        weakness: Weakness::OpenProxy,
        port: 443,
        truth: NO_PROXY,
        software: Some("nghttpx"),
        assurance: TLS_SPOKEN,
        start: |host| start(host, "frontend=*,443\nbackend=127.0.0.1,8080\n", 443),
    }
}

fn start(host: &Host, more: &str, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Nghttpx)?;
    put_behind(&root, "")?;
    certificate::write(&root)?;
    root.write("etc/nghttpx.conf", &format!("{BASICS}{more}"))?;
    Server::start(
        host,
        root,
        &before("nghttpx --conf=/etc/nghttpx.conf"),
        port,
    )
}

const BASICS: &str = "\
workers=1
private-key-file=/etc/server.key
certificate-file=/etc/server.crt
";
