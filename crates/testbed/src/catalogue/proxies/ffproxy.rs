//! ffproxy.

use super::*;

pub(super) const FFPROXIES: &[Configuration] = &[
    Configuration {
        name: "ffproxy, for everybody",
        truth: Truth::Open(&["http-get"]),
        assurance: fetching("HTTP/1."),
        start: |host| start(host, ".*\n"),
        ..BASE
    },
    Configuration {
        name: "ffproxy, as Debian ships it",
        assurance: fetching("HTTP/1."),
        start: |host| start(host, ""),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Ffproxy,
    weakness: Weakness::OpenProxy,
    port: 8080,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, access: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Ffproxy)?;
    root.write("etc/ffproxy/db/access.ip", access)?;
    Server::start(
        host,
        root,
        "sh -c 'cd /etc/ffproxy && exec ffproxy -B -D /etc/ffproxy -n /run -f /dev/null -s -p 8080'",
        8080,
    )
}
