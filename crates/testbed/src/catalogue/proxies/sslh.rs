//! sslh.

use super::*;

pub(super) const SSLHS: &[Configuration] = &[Configuration {
    name: "sslh, before a Tinyproxy that trusts loopback",
    truth: Truth::Open(&[
        "http-get",
        "http-connect:80",
        "http-connect:443",
        "http-connect:25",
        "http-post:25",
        "http-host",
    ]),
    assurance: fetching("500 Unable to connect"),
    start: |host| start(host),
    ..BASE
}];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Sslh,
    weakness: Weakness::OpenProxy,
    port: 443,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("tinyproxy"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host) -> Result<Server, Trouble> {
    let root = Root::of(Product::Sslh)?;
    root.write(
        "etc/tinyproxy.conf",
        "Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n",
    )?;
    Server::start(
        host,
        root,
        "sh -c 'tinyproxy -c /etc/tinyproxy.conf; exec sslh --foreground --user nobody --listen 0.0.0.0:443 --http 127.0.0.1:8888 --ssh 127.0.0.1:22'",
        443,
    )
}
