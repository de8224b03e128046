//! ffproxy, the filtering proxy.

use super::{HANGS_UP, fetching};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble};

pub(super) const FFPROXIES: &[Configuration] = &[
    ffproxy("ffproxy, as Debian ships it"),
    Configuration {
        truth: Truth::Open(&["http-get", "http-connect:443", "http-post:25", "http-host"]),
        assurance: fetching("Unable to resolve IP"),
        start: |host| start(host, ".*\n"),
        ..ffproxy("ffproxy, for everybody")
    },
];

const fn ffproxy(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Ffproxy,
        weakness: Weakness::OpenProxy,
        port: PORT,
        truth: HANGS_UP,
        software: None,
        assurance: None,
        start: |host| start(host, ""),
    }
}

/// Serves those whose addresses fit a line.
fn start(host: &Host, lines: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Ffproxy)?;
    root.write("etc/ffproxy/db/access.ip", lines)?;
    let command_line = "ffproxy -B -s -f /dev/null -D /etc/ffproxy -n /run -p 8080";
    Server::start(host, root, command_line, PORT)
}

const PORT: u16 = 8080;
