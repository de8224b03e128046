//! microsocks, as a service that somebody wrote for it: Debian ships none.

use super::From::Itself;
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const MICROSOCKSES: &[Guided] = &[
    guided("microsocks, as a service"),
    Guided {
        configuration: Configuration {
            port: 1081,
            start: |host| start(host, laid(&[(UNIT, ON_ALL_ADDRESSES)], 1081)),
            ..microsocks("microsocks, told to listen on all addresses")
        },
        ..guided("microsocks")
    },
];

const fn guided(name: &'static str) -> Guided {
    Guided {
        guide: "microsocks",
        cause: "no-authentication",
        form: "socks5:ipv4",
        configuration: microsocks(name),
        uses: &[Use::Socks(Itself)],
    }
}

const fn microsocks(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Microsocks,
        weakness: Weakness::OpenProxy,
        port: 1080,
        truth: Truth::Open(&["socks5:ipv4", "socks5:name"]),
        software: None,
        assurance: None,
        start: |host| start(host, laid(&[(UNIT, AS_IT_STARTS)], 1080)),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)], port: u16) -> Laid {
    Laid {
        product: Product::Microsocks,
        files,
        prepare: "",
        command: "$(sed -n 's/^ExecStart=//p' /etc/systemd/system/microsocks.service)",
        reload: "",
        port,
    }
}

const UNIT: &str = "/etc/systemd/system/microsocks.service";

const AS_IT_STARTS: &str = "\
[Unit]
After=network.target
[Service]
ExecStart=/usr/bin/microsocks
[Install]
WantedBy=multi-user.target
";

const ON_ALL_ADDRESSES: &str = "\
[Service]
ExecStart=/usr/bin/microsocks -p 1081 -i 0.0.0.0
";
