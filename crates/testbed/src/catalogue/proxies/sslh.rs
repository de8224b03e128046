//! sslh: one port for several protocols, a proxy of loopback among them.

use super::{HTTP_PROXY_AND_HOST, before, fetching, put_behind};
use crate::configuration::{Configuration, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble};

pub(super) const SSLHES: &[Configuration] = &[Configuration {
    name: "sslh, before a Tinyproxy that trusts loopback",
    product: Product::Sslh,
    weakness: Weakness::OpenProxy,
    port: 443,
    truth: HTTP_PROXY_AND_HOST,
    software: Some("tinyproxy"),
    assurance: fetching("500 Unable to connect"),
    start,
}];

fn start(host: &Host) -> Result<Server, Trouble> {
    let root = Root::of(Product::Sslh)?;
    put_behind(&root, "")?;
    Server::start(host, root, &before(FRONT), 443)
}

const FRONT: &str = "sslh --foreground --user nobody --listen 0.0.0.0:443 \
    --http 127.0.0.1:8888 --ssh 127.0.0.1:22";
