//! Tinyproxy.

use super::*;
use crate::tinyproxy::{self, Manner};

pub(super) const TINYPROXIES: &[Configuration] = &[
    Configuration {
        name: "Tinyproxy, as Debian ships it",
        assurance: fetching("403 Access denied"),
        start: |host| tinyproxy::start(host, Manner::Safe),
        ..BASE
    },
    Configuration {
        name: "Tinyproxy, no Allow line",
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
            "http-host",
        ]),
        assurance: fetching("500 Unable to connect"),
        start: |host| tinyproxy::start(host, Manner::Open),
        ..BASE
    },
    Configuration {
        name: "Tinyproxy, ConnectPort 443",
        truth: Truth::Open(&["http-get", "http-connect:443", "http-post:25", "http-host"]),
        assurance: fetching("500 Unable to connect"),
        start: |host| tinyproxy::told(host, "ConnectPort 443\n"),
        ..BASE
    },
    Configuration {
        name: "Tinyproxy, ConnectPort 25",
        truth: Truth::Open(&["http-get", "http-connect:25", "http-post:25", "http-host"]),
        assurance: fetching("500 Unable to connect"),
        start: |host| tinyproxy::told(host, "ConnectPort 25\n"),
        ..BASE
    },
    Configuration {
        name: "Tinyproxy, ConnectPort 0",
        truth: Truth::Open(&["http-get", "http-post:25", "http-host"]),
        assurance: fetching("500 Unable to connect"),
        start: |host| tinyproxy::told(host, "ConnectPort 0\n"),
        ..BASE
    },
    Configuration {
        name: "Tinyproxy, wants a name and a password",
        assurance: fetching("407 Proxy Authentication Required"),
        start: |host| tinyproxy::told(host, "BasicAuth somebody secret\n"),
        ..BASE
    },
    Configuration {
        name: "Tinyproxy, only to its own sites",
        assurance: fetching("403 Filtered"),
        start: |host| tinyproxy::told(host, "Filter \"/etc/own-sites\"\nFilterDefaultDeny Yes\n"),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Tinyproxy,
    weakness: Weakness::OpenProxy,
    port: 8888,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("tinyproxy"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};
