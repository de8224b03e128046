//! Squid, on Debian's own configuration.

use super::From::{Itself, Office};
use super::{Guided, Laid, Use, start};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::{Product, squid as squids};

pub(super) const SQUIDS: &[Guided] = &[
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["http-get", "http-connect:443"]),
            start: |host| start(host, laid(&[OWN, LOCALNET, (MAIN, ALLOWS_ALL_LAST)])),
            ..squid("Squid, allows all in the place of deny all")
        },
        ..guided("allow-all")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["http-get", "http-connect:443", "http-connect:25"]),
            start: |host| start(host, laid(&[OWN, LOCALNET, (MAIN, ALLOWS_ALL_FIRST)])),
            ..squid("Squid, allows all before all other rules")
        },
        ..guided("allow-all")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["http-get", "http-connect:443"]),
            start: |host| start(host, laid(&[OWN, LOCALNET, (MAIN, WIDE_LOCALNET)])),
            ..squid("Squid, its own network is everybody")
        },
        ..guided("localnet")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["http-get", "http-connect:443"]),
            start: |host| start(host, laid(&[OWN, TAKEN_IN])),
            ..squid("Squid, allows all in a file that it takes in")
        },
        ..guided("taken-in")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["http-get", "http-connect:443"]),
            start: |host| start(host, laid(&[OWN, LOCALNET, (MAIN, TWO_WAYS)])),
            ..squid("Squid, open in two ways")
        },
        ..guided("localnet")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["http-get", "http-connect:443"]),
            start: |host| start(host, laid(&[OWN, LOCALNET, (MAIN, WIDE_LIST)])),
            ..squid("Squid, a list of everybody under another name")
        },
        ..guided("other-list")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["http-get", "http-connect:443"]),
            start: |host| start(host, laid(&[OWN, LOCALNET, (MAIN, DENIES_SOME_LAST)])),
            ..squid("Squid, denies some and so allows all others")
        },
        ..guided("allow-all")
    },
];

const fn guided(cause: &'static str) -> Guided {
    Guided {
        guide: "squid",
        cause,
        form: "http-get",
        configuration: squid("Squid"),
        uses: &[Use::Page(Itself), Use::Page(Office)],
    }
}

const fn squid(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Squid,
        weakness: Weakness::OpenProxy,
        port: 3128,
        truth: Truth::NotOpen(&["closed"]),
        software: Some("squid"),
        assurance: None,
        start: |host| start(host, laid(&[OWN, LOCALNET, (MAIN, ALLOWS_ALL_LAST)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Squid,
        files,
        prepare: "mkdir -p /var/log/squid /var/spool/squid && \
            chown proxy /var/log/squid /var/spool/squid",
        command: "squid -N",
        reload: "squid -k reconfigure",
        port: 3128,
    }
}

const MAIN: &str = squids::CONFIGURATION;

/// The pinger wants a raw socket's rights, which the unpacked program does not have.
const OWN: (&str, &str) = (
    "/etc/squid/conf.d/testbed.conf",
    "pinger_enable off\ncache deny all\ncache_mem 8 MB\nshutdown_lifetime 1 seconds\n",
);

/// As Debian writes it, with its last line taken up.
const LOCALNET: (&str, &str) = (
    "/etc/squid/conf.d/debian.conf",
    "# Logs are managed by logrotate on Debian\nlogfile_rotate 0\nhttp_access allow localnet\n",
);

const ALLOWS_ALL_LAST: &str = "as shipped, but:\nhttp_access deny all => http_access allow all\n";

const ALLOWS_ALL_FIRST: &str = "as shipped, but:\n\
    http_access deny !Safe_ports => http_access allow all\\nhttp_access deny !Safe_ports\n";

/// What comes later and overlaps, Squid would ignore.
const WIDE_LOCALNET: &str = "as shipped, but:\n\
    acl localnet src 0.0.0.1-0.255.255.255\t# RFC 1122 \"this\" network (LAN) => \
    acl localnet src 0.0.0.0/0\t# also from home\n";

const TAKEN_IN: (&str, &str) = (
    "/etc/squid/conf.d/debian.conf",
    "logfile_rotate 0\nhttp_access allow localnet\n  http_access allow all # until the move\n",
);

const TWO_WAYS: &str = "as shipped, but:\n\
    acl localnet src 0.0.0.1-0.255.255.255\t# RFC 1122 \"this\" network (LAN) => \
    acl localnet src 0.0.0.0/1 128.0.0.0/1\n\
    http_access deny all => acl office src 10.9.0.0/24\\nhttp_access allow office\\nhttp_access allow all\n";

const DENIES_SOME_LAST: &str =
    "as shipped, but:\nhttp_access deny all => http_access deny to_localhost\n";

const WIDE_LIST: &str = "as shipped, but:\n\
    http_access deny all => acl customers src all\\nhttp_access allow customers\\nhttp_access deny all\n";
