//! socat.

use super::*;

pub(super) const SOCATS: &[Configuration] = &[
    Configuration {
        name: "socat, says back what it hears",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("GET http://nowhere.example/"),
        start: |host| start(host, "socat TCP-LISTEN:8080,fork,reuseaddr PIPE"),
        ..BASE
    },
    Configuration {
        name: "socat, before a Tinyproxy that trusts loopback",
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
            "http-host",
        ]),
        software: Some("tinyproxy"),
        assurance: fetching("500 Unable to connect"),
        start: |host| {
            start(
                host,
                "sh -c 'tinyproxy -c /etc/tinyproxy.conf; exec socat TCP-LISTEN:8080,fork,reuseaddr TCP:127.0.0.1:8888'",
            )
        },
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Socat,
    weakness: Weakness::OpenProxy,
    port: 8080,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, command_line: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Socat)?;
    root.write(
        "etc/tinyproxy.conf",
        "Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n",
    )?;
    Server::start(host, root, command_line, 8080)
}
