//! Sendmail, on Debian's own configuration, open to the network.

use super::From::{Itself, Office};
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const SENDMAILS: &[Guided] = &[
    guided("promiscuous-relay", "plain"),
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["local-sender"]),
            start: |host| start(host, laid(&[FEATURE_OF_SENDERS, OFFICE_ALONE])),
            ..sendmail("Sendmail, relays for local senders")
        },
        ..guided("local-senders", "local-sender")
    },
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[NO_FEATURE, COUNTRY_TOO])),
            ..sendmail("Sendmail, relays for all of its country")
        },
        ..guided("relay-domains", "plain")
    },
];

const fn guided(cause: &'static str, form: &'static str) -> Guided {
    Guided {
        guide: "sendmail",
        cause,
        form,
        configuration: sendmail("Sendmail, promiscuous relay"),
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
        start: |host| start(host, laid(&[FEATURE_OF_ALL, OFFICE_ALONE])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Sendmail,
        files,
        prepare: PREPARE,
        command: "/usr/libexec/sendmail/sendmail -bD -q20m",
        reload: "",
        port: 25,
    }
}

const FEATURE_OF_ALL: (&str, &str) = (FEATURE, "FEATURE(`promiscuous_relay')dnl\n");
const FEATURE_OF_SENDERS: (&str, &str) = (FEATURE, "FEATURE(`relay_local_from')dnl\n");
const NO_FEATURE: (&str, &str) = (FEATURE, "dnl\n");
const OFFICE_ALONE: (&str, &str) = (RELAYED, "10.9.0\n");
const COUNTRY_TOO: (&str, &str) = (RELAYED, "10.9.0\nexample\n");

/// Goes where Debian has its features.
const FEATURE: &str = "/etc/mail/feature";
const RELAYED: &str = "/etc/mail/relay-domains";

/// Debian's installer, without its Perl, and its Makefile, as far as the guide needs them. Sendmail
/// keeps mail and connections waiting while its machine is busy, as ours is when tests run; and here
/// no name server knows the office's domain.
const PREPARE: &str = r#"
cd /etc/mail
mkdir -p m4 /run/sendmail/mta /var/lib/sendmail /var/spool/mqueue
touch m4/dialup.m4 m4/provider.m4 trusted-users access
printf 'localhost\nHOST\nDOMAIN\n' > local-host-names
echo 'postmaster: root' > aliases
if ! [ -e sendmail.mc ]; then
    for load in QUEUE REFUSE DELAY; do
        echo "define(\`conf${load}_LA', \`1000')dnl" >> feature
    done
    echo "FEATURE(\`accept_unresolvable_domains')dnl" >> feature
    sed -e 's/, Addr=127.0.0.1//' -e '/^FEATURE(`use_cw_file/r feature' \
        /usr/share/sendmail/cf/debian/sendmail.mc > sendmail.mc
fi
cat > /run/make << 'END'
#!/bin/sh
cd /etc/mail && m4 sendmail.mc > sendmail.cf &&
    /usr/libexec/sendmail/makemap hash access < access && /usr/libexec/sendmail/sendmail -bi
END
chmod +x /run/make
make -C /etc/mail all
"#;
