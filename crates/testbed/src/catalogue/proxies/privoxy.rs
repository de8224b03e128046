//! Privoxy.

use super::*;

pub(super) const PRIVOXIES: &[Configuration] = &[
    Configuration {
        name: "Privoxy, listening to all",
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
        ]),
        assurance: fetching("404 No such domain"),
        start: |host| start(host, ""),
        ..BASE
    },
    Configuration {
        name: "Privoxy, and takes what was meant for others",
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
            "http-host",
        ]),
        assurance: serving("404 No such domain"),
        start: |host| start(host, "accept-intercepted-requests 1\n"),
        ..BASE
    },
    Configuration {
        name: "Privoxy, only for its own",
        assurance: fetching(""),
        start: |host| start(host, "permit-access 127.0.0.1\n"),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Privoxy,
    weakness: Weakness::OpenProxy,
    port: 8118,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("privoxy"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Privoxy)?;
    root.write("etc/privoxy/config", &format!("{CONFIGURATION}{more}"))?;
    Server::start(host, root, "privoxy --no-daemon /etc/privoxy/config", 8118)
}

const CONFIGURATION: &str = "\
confdir /etc/privoxy
logdir /tmp
actionsfile match-all.action
actionsfile default.action
filterfile default.filter
listen-address 0.0.0.0:8118
";
