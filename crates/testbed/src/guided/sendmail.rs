//! Sendmail, on Debian's own configuration, open to the network.

use super::From::{Itself, Office};
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const SENDMAILS: &[Guided] = &[
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[MAKE, ACCESS, (OWN, PROMISCUOUS)])),
            ..sendmail("Sendmail, promiscuous relay")
        },
        ..guided("promiscuous-relay", "plain")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["local-sender"]),
            start: |host| start(host, laid(&[MAKE, ACCESS, (OWN, LOCAL_SENDERS)])),
            ..sendmail("Sendmail, relays for local senders")
        },
        ..guided("local-senders", "local-sender")
    },
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[MAKE, ACCESS, (OWN, USUAL), WIDE_DOMAINS])),
            ..sendmail("Sendmail, relays for all of its country")
        },
        ..guided("relay-domains", "plain")
    },
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[MAKE, WIDE_ACCESS, (OWN, USUAL)])),
            ..sendmail("Sendmail, an access map for everybody")
        },
        ..guided("access-map", "plain")
    },
];

const fn guided(cause: &'static str, form: &'static str) -> Guided {
    Guided {
        guide: "sendmail",
        cause,
        form,
        configuration: sendmail("Sendmail"),
        uses: &[Use::Mail(Itself), Use::Mail(Office)],
    }
}

const fn sendmail(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Sendmail,
        weakness: Weakness::OpenRelay,
        port: 25,
        truth: Truth::Open(&["plain"]),
        software: Some("sendmail"),
        assurance: None,
        start: |host| start(host, laid(&[MAKE, ACCESS, (OWN, PROMISCUOUS)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Sendmail,
        files,
        prepare: PREPARE,
        command: "/usr/libexec/sendmail/sendmail -bD -q20m",
        reload: "kill -HUP $(cat /run/server.pid)",
        port: 25,
    }
}

const OWN: &str = "/run/own.mc";

/// In the place of `make` with the Makefile that Debian's Perl writes: what it does for these files.
const MAKE: (&str, &str) = (
    "/run/make",
    "#!/bin/sh
[ \"$1\" = -C ] && cd \"$2\" || exit 2
m4 sendmail.mc > sendmail.cf.new && mv sendmail.cf.new sendmail.cf || exit 1
for table in access mailertable; do
    /usr/libexec/sendmail/makemap hash $table < $table || exit 1
done
",
);

const ACCESS: (&str, &str) = (
    "/etc/mail/access",
    "Connect:localhost\tRELAY\nConnect:127.0.0.1\tRELAY\nConnect:10.9.0\tRELAY\n",
);

const WIDE_ACCESS: (&str, &str) = (
    "/etc/mail/access",
    "# who may relay\n\
     Connect:localhost\tRELAY\nConnect:127.0.0.1\tRELAY\nConnect:10.9.0\tRELAY\n\
     Connect:198    RELAY\nFrom:spammer@example.org\tREJECT\n",
);

const WIDE_DOMAINS: (&str, &str) = ("/etc/mail/relay-domains", "branch.example.org\nexample\n");

/// What the installer writes, and the features of the operator's own among Debian's.
const PREPARE: &str = "\
chmod +x /run/make
cd /etc/mail
if [ ! -e sendmail.mc ]; then
    shipped=/usr/share/sendmail/cf/debian/sendmail.mc
    { sed '/^MAILER_DEFINITIONS/,$d; s/, Addr=127.0.0.1//' $shipped
      cat /run/own.mc
      sed -n '/^MAILER_DEFINITIONS/,$p' $shipped; } > sendmail.mc
    mkdir -p m4 && touch m4/dialup.m4 m4/provider.m4 trusted-users mailertable
    [ -e relay-domains ] || touch relay-domains
    printf 'localhost\\nHOST\\n' > local-host-names
    echo 'postmaster: root' > aliases
    mkdir -p /run/sendmail/mta /var/lib/sendmail /var/spool/mqueue
    make -C /etc/mail all && /usr/libexec/sendmail/sendmail -bi
fi
cd /";

/// Sendmail keeps mail and connections waiting while its machine is busy, as ours is when tests run.
const USUAL: &str = "\
FEATURE(`mailertable')dnl
define(`confQUEUE_LA', `1000')dnl
define(`confREFUSE_LA', `1000')dnl
define(`confDELAY_LA', `1000')dnl
";

const PROMISCUOUS: &str = "\
FEATURE(`mailertable')dnl
define(`confQUEUE_LA', `1000')dnl
define(`confREFUSE_LA', `1000')dnl
define(`confDELAY_LA', `1000')dnl
FEATURE(`promiscuous_relay')dnl
";

const LOCAL_SENDERS: &str = "\
FEATURE(`mailertable')dnl
define(`confQUEUE_LA', `1000')dnl
define(`confREFUSE_LA', `1000')dnl
define(`confDELAY_LA', `1000')dnl
FEATURE(`relay_local_from')dnl
";
