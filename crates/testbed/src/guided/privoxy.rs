//! Privoxy, without what only costs time: the lists of advertisers.

use super::From::{Itself, Office};
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const PRIVOXIES: &[Guided] = &[
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[(MAIN, NO_PERMIT)])),
            ..privoxy("Privoxy, no permit-access")
        },
        uses: &[Use::Page(Itself)],
        ..guided()
    },
    guided(),
];

const fn guided() -> Guided {
    Guided {
        guide: "privoxy",
        cause: "no-permit",
        form: "http-get",
        configuration: privoxy("Privoxy, permits everybody"),
        uses: &[Use::Page(Itself), Use::Page(Office)],
    }
}

const fn privoxy(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Privoxy,
        weakness: Weakness::OpenProxy,
        port: 8118,
        truth: Truth::Open(&["http-get", "http-connect:443", "http-connect:25"]),
        software: Some("privoxy"),
        assurance: None,
        start: |host| start(host, laid(&[(MAIN, PERMITS_ALL)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Privoxy,
        files,
        prepare: "",
        command: "privoxy --no-daemon /etc/privoxy/config",
        reload: "",
        port: 8118,
    }
}

const MAIN: &str = "/etc/privoxy/config";

const NO_PERMIT: &str = "\
confdir /etc/privoxy
logdir /tmp
actionsfile match-all.action
filterfile default.filter
listen-address  0.0.0.0:8118
toggle  1
";

const PERMITS_ALL: &str = "\
confdir /etc/privoxy
logdir /tmp
actionsfile match-all.action
filterfile default.filter
listen-address  :8118
# the office
permit-access  10.9.0.0/24
permit-access  0.0.0.0/0    # and from home
permit-access  128.0.0.0/1
";
