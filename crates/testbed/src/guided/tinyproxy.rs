//! Tinyproxy, on Debian's own configuration.

use super::From::{Itself, Office};
use super::{Guided, Laid, Use, start};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::{Product, tinyproxy as tinyproxies};

pub(super) const TINYPROXIES: &[Guided] = &[
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[(MAIN, NO_ALLOW)])),
            ..tinyproxy("Tinyproxy, no Allow")
        },
        uses: &[Use::Page(Itself)],
        ..guided()
    },
    Guided {
        configuration: tinyproxy("Tinyproxy, allows everybody"),
        ..guided()
    },
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[(MAIN, ALLOWS_TWO_HALVES)])),
            ..tinyproxy("Tinyproxy, allows two halves of the world")
        },
        ..guided()
    },
];

const fn guided() -> Guided {
    Guided {
        guide: "tinyproxy",
        cause: "allowed-for-all",
        form: "http-get",
        configuration: tinyproxy("Tinyproxy"),
        uses: &[Use::Page(Itself), Use::Page(Office)],
    }
}

const fn tinyproxy(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Tinyproxy,
        weakness: Weakness::OpenProxy,
        port: 8888,
        truth: Truth::Open(&["http-get", "http-connect:443", "http-connect:25"]),
        software: Some("tinyproxy"),
        assurance: None,
        start: |host| start(host, laid(&[(MAIN, ALLOWS_ALL)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Tinyproxy,
        files,
        prepare: "mkdir -p /run/tinyproxy /var/log/tinyproxy && \
            chown tinyproxy /run/tinyproxy /var/log/tinyproxy",
        command: "tinyproxy -d",
        reload: "kill -USR1 $(cat /run/server.pid)",
        port: 8888,
    }
}

const MAIN: &str = tinyproxies::CONFIGURATION;

const NO_ALLOW: &str = "as shipped, but:\nAllow 127.0.0.1 => \nAllow ::1 => \n";

const ALLOWS_ALL: &str =
    "as shipped, but:\nAllow ::1 => Allow ::1\\nAllow 10.9.0.0/24\\nAllow 0.0.0.0/0\n";

const ALLOWS_TWO_HALVES: &str = "as shipped, but:\n\
    Allow ::1 => Allow ::1\\nAllow 10.9.0.0/24\\n  Allow\t0.0.0.0/1\\nAllow 128.0.0.0/1\n";
