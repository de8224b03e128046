//! OpenSMTPD, on Debian's own configuration.

use super::From::Itself;
use super::{Guided, Laid, Use, start};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::{Product, opensmtpd as opensmtpds};

pub(super) const OPENSMTPDS: &[Guided] = &[
    guided("OpenSMTPD, relays from any for any"),
    Guided {
        cause: "local-senders",
        form: "local-sender",
        configuration: Configuration {
            truth: Truth::Open(&["local-sender"]),
            start: |host| start(host, laid(&[ALIASES, (MAIN, TRUSTS_SENDERS)])),
            ..opensmtpd("OpenSMTPD, trusts senders of its domain")
        },
        ..guided("OpenSMTPD")
    },
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[ALIASES, (MAIN, FOR_ALL_BUT_ITS_OWN)])),
            ..opensmtpd("OpenSMTPD, relays whatever is not its own")
        },
        ..guided("OpenSMTPD")
    },
];

const fn guided(name: &'static str) -> Guided {
    Guided {
        guide: "opensmtpd",
        cause: "from-any",
        form: "plain",
        configuration: opensmtpd(name),
        uses: &[Use::Mail(Itself)],
    }
}

const fn opensmtpd(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::OpenSmtpd,
        weakness: Weakness::OpenRelay,
        port: 25,
        truth: Truth::Open(&["plain"]),
        software: Some("opensmtpd"),
        assurance: None,
        start: |host| start(host, laid(&[ALIASES, (MAIN, FROM_ANY)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::OpenSmtpd,
        files,
        prepare: "mkdir -p /var/spool /var/mail /var/lib/opensmtpd/empty; \
            [ -e /etc/mailname ] || echo HOST > /etc/mailname",
        command: "smtpd -F",
        reload: "",
        port: 25,
    }
}

const MAIN: &str = opensmtpds::CONFIGURATION;

const ALIASES: (&str, &str) = ("/etc/aliases", "postmaster: root\n");

const FROM_ANY: &str = "\
table aliases file:/etc/aliases
listen on 0.0.0.0
action \"local\" maildir alias <aliases>
action \"relay\" relay
match from any for domain \"DOMAIN\" action \"local\"
match for local action \"local\"
match from any for any action \"relay\"
";

const TRUSTS_SENDERS: &str = "\
table aliases file:/etc/aliases
listen on 0.0.0.0
action \"local\" maildir alias <aliases>
action \"relay\" relay
match from any for domain \"DOMAIN\" action \"local\"
match for local action \"local\"
match from any mail-from \"@DOMAIN\" for any action \"relay\"
match from local for any action \"relay\"
";

const FOR_ALL_BUT_ITS_OWN: &str = "\
table aliases file:/etc/aliases
listen on 0.0.0.0
action \"local\" maildir alias <aliases>
action out relay
match from any for domain \"DOMAIN\" action \"local\"
match for local action \"local\"
match !for domain \"DOMAIN\" from any action out   # all else
";
