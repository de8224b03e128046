//! Ncat as a proxy.

use super::*;

pub(super) const NCATS: &[Configuration] = &[
    Configuration {
        name: "Ncat, --proxy-type http",
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
        ]),
        assurance: fetching("HTTP/1.0 504"),
        start: |host| start(host, "ncat -l --proxy-type http 3128"),
        ..BASE
    },
    Configuration {
        name: "Ncat, --proxy-type http with --proxy-auth",
        assurance: fetching("407"),
        start: |host| {
            start(
                host,
                "ncat -l --proxy-type http --proxy-auth somebody:secret 3128",
            )
        },
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Ncat,
    weakness: Weakness::OpenProxy,
    port: 3128,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, command_line: &str) -> Result<Server, Trouble> {
    Server::start(host, Root::of(Product::Ncat)?, command_line, 3128)
}
