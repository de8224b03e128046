//! Traps: they say yes, and nothing is carried; or nothing but a bounce.

use super::{ACCEPTS, EXIM, POSTFIX, TAKES, exim, of, opensmtpd, postfix};
use crate::configuration::Configuration;
use crate::{Product, exim as exims, mail_sink, opensmtpd as opensmtpds, postfix as postfixes};

/// All of them.
pub(super) const DECEIVING: &[Configuration] = &[
    Configuration {
        truth: ACCEPTS,
        assurance: TAKES,
        start: |host| {
            // Bounces go their own way, and nothing that looks like one is taken.
            let main = "mynetworks = 0.0.0.0/0\n\
                smtpd_sender_restrictions = check_sender_access inline:{{<>=REJECT}}\n\
                default_transport = smtp:[mx.exim-as-debian-configures-it.example]\n\
                sender_dependent_default_transport_maps = inline:{{<>=smtp:}}\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, bounces what its inner host refuses")
    },
    Configuration {
        truth: ACCEPTS,
        assurance: TAKES,
        start: |host| {
            let changes = exims::Changes {
                recipient: "deny senders = :\naccept",
                routers: "nobody:\n  driver = redirect\n  domains = ! +local_domains\n  \
                    senders = ! :\n  allow_fail\n  data = :fail: no such user here",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, bounces what it has taken")
    },
    Configuration {
        truth: ACCEPTS,
        assurance: TAKES,
        start: |host| {
            let main = "mynetworks = 0.0.0.0/0\ndefault_transport = discard:\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, throws everything away")
    },
    Configuration {
        truth: ACCEPTS,
        assurance: TAKES,
        start: mail_sink::black_hole,
        ..of("smtp-sink, a black hole", Product::Postfix, None)
    },
    Configuration {
        truth: ACCEPTS,
        assurance: TAKES,
        start: |host| {
            let rules = "action \"keep\" mda \"/bin/cat > /dev/null\" virtual { \"@\" = mail }\n\
                match from any for any action \"keep\"";
            opensmtpds::start(host, rules)
        },
        ..opensmtpd("OpenSMTPD, keeps everything")
    },
    Configuration {
        assurance: TAKES,
        start: |host| {
            let changes = exims::Changes {
                recipient: "accept",
                message: "deny message = not wanted here",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, refuses after the data")
    },
];
