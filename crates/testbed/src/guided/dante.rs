//! Dante, the SOCKS server.

use super::From::{Itself, Office};
use super::{Guided, Laid, Use, start};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::{Product, dante as dantes};

pub(super) const DANTES: &[Guided] = &[
    guided("Dante, asks nobody"),
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[USER, SHADOW, (MAIN, IN_ITS_RULE)])),
            ..dante("Dante, asks nobody in its rule")
        },
        ..guided("Dante")
    },
    Guided {
        cause: "everyone-may-connect",
        configuration: Configuration {
            start: |host| start(host, laid(&[(MAIN, OFFICE_AND_ALL)])),
            ..dante("Dante, for the office and everybody else")
        },
        uses: &[Use::Socks(Itself), Use::Socks(Office)],
        ..guided("Dante")
    },
];

const fn guided(name: &'static str) -> Guided {
    Guided {
        guide: "dante",
        cause: "no-authentication",
        form: "socks5:ipv4",
        configuration: dante(name),
        uses: &[Use::SocksWithPassword],
    }
}

const fn dante(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Dante,
        weakness: Weakness::OpenProxy,
        port: 1080,
        truth: Truth::Open(&["socks4", "socks5:ipv4", "socks5:name"]),
        software: None,
        assurance: None,
        start: |host| start(host, laid(&[USER, SHADOW, (MAIN, FOR_ALL)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Dante,
        files,
        prepare: "",
        command: "danted -f /etc/danted.conf",
        reload: "kill -HUP $(cat /run/server.pid)",
        port: 1080,
    }
}

const MAIN: &str = dantes::CONFIGURATION;

const USER: (&str, &str) = (
    "/etc/passwd",
    "as shipped, but:\nsomebody:x:1000:1000::/:/bin/false\n",
);

/// The password is `secret`.
const SHADOW: (&str, &str) = (
    "/etc/shadow",
    "somebody:$6$tranca$DpWFCvUNz0YbN8KzNZopSPTfFqUn1OseXc//mrCQGPvGaCWGy1TD5JD2F.RiO3aRdHxU44Z4m8ckiVSwPSU08.:20000:0:99999:7:::\n",
);

const FOR_ALL: &str = "\
logoutput: stderr
internal: ADDRESS port = 1080
external: eth0
clientmethod: none
socksmethod: none
user.privileged: root
user.unprivileged: nobody
client pass {
    from: 0.0.0.0/0 to: 0.0.0.0/0
}
socks pass {
    from: 0.0.0.0/0 to: 0.0.0.0/0
}
";

const IN_ITS_RULE: &str = "\
logoutput: stderr
internal: ADDRESS port = 1080
external: eth0
clientmethod: none
socksmethod: username none
user.privileged: root
user.unprivileged: nobody
client pass {
    from: 0.0.0.0/0 to: 0.0.0.0/0
}
socks pass {
    from: 0.0.0.0/0 to: 0.0.0.0/0
    socksmethod: none
}
";

/// The last rule of the second kind speaks of everybody, rightly.
const OFFICE_AND_ALL: &str = "\
logoutput: stderr
internal: 0.0.0.0 port = 1080
external: eth0
clientmethod: none
socksmethod: none
user.privileged: root
user.unprivileged: nobody

# the office
client pass {
    from: 10.9.0.0/24 to: 0.0.0.0/0
}
client pass {
    from: 0.0.0.0/0 to: 0.0.0.0/0   # from home
    log: error
}
socks pass {
    from: 0.0.0.0/0 to: 0.0.0.0/0
}
socks block {
    from: 0.0.0.0/0 to: 0.0.0.0/0
}
";
