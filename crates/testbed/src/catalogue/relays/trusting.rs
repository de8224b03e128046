//! Open to an ordinary recipient, by whom or what they trust: an address, a sender, a greeting.

use super::{
    ANY_OF_EXIM, ANY_OF_OPENSMTPD, ANY_OF_POSTFIX, ANY_OF_SENDMAIL, EXIM, POSTFIX, SENDMAIL, TAKES,
    exim, of, opensmtpd, postfix, sendmail,
};
use crate::configuration::{Configuration, Truth};
use crate::sendmail as sendmails;
use crate::{
    Product, courier, exim as exims, msmtpd, opensmtpd as opensmtpds, postfix as postfixes,
};

/// All of them.
pub(super) const TRUSTING: &[Configuration] = &[
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        start: |host| {
            let main = "mynetworks = 0.0.0.0/0\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, its network is everybody")
    },
    Configuration {
        truth: Truth::Open(&[
            "bang-sender",
            "bare-sender",
            "local-sender",
            "percent-local-sender",
        ]),
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, \
                check_sender_access inline:{{$mydomain=OK}}, reject_unauth_destination\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts senders of its domain")
    },
    Configuration {
        truth: Truth::Open(&["sender-localhost"]),
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, \
                check_sender_access inline:{{localhost=OK}}, reject_unauth_destination\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts senders at localhost")
    },
    Configuration {
        truth: Truth::Open(&["bare-sender"]),
        start: |host| {
            let main = "myorigin = inside.example\n\
                smtpd_relay_restrictions = permit_mynetworks, \
                check_sender_access inline:{{inside.example=OK}}, reject_unauth_destination\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts senders of a domain inside")
    },
    Configuration {
        truth: Truth::Open(&["null-sender"]),
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, \
                check_sender_access inline:{{<>=OK}}, reject_unauth_destination\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts the null sender")
    },
    Configuration {
        truth: Truth::Open(&["helo-self"]),
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, \
                check_helo_access inline:{{$mydomain=OK}}, reject_unauth_destination\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts its name as HELO")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        start: |host| {
            let services = "127.0.0.1:2525 inet n - n - - smtpd\n\
                25 inet n n n - 0 spawn user=nobody argv=/bin/nc 127.0.0.1 2525\n";
            postfixes::start_with(
                host,
                postfixes::Changes {
                    services,
                    ..POSTFIX
                },
            )
        },
        ..postfix("Postfix, behind a forwarder that it trusts")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        start: |host| {
            let changes = postfixes::Changes {
                product: Product::ProxSmtp,
                services: "127.0.0.1:2525 inet n - n - - smtpd\n",
                file: Some((
                    "etc/proxsmtp/filter.conf",
                    "OutAddress: 127.0.0.1:2525\nListen: 0.0.0.0:25\n",
                )),
                command: "/usr/lib/postfix/sbin/master -d & \
                    until echo QUIT | nc 127.0.0.1 2525; do sleep 0.1; done; \
                    exec proxsmtpd -d 1 -f /etc/proxsmtp/filter.conf",
                ..POSTFIX
            };
            postfixes::start_with(host, changes)
        },
        ..of(
            "ProxSMTP, before a Postfix that trusts it",
            Product::ProxSmtp,
            Some("postfix"),
        )
    },
    Configuration {
        truth: ANY_OF_EXIM,
        assurance: TAKES,
        start: |host| exims::start(host, exims::Manner::Open),
        ..exim("Exim, told to relay for everybody")
    },
    Configuration {
        truth: ANY_OF_EXIM,
        assurance: TAKES,
        start: |host| {
            let recipient = "accept hosts = *.example";
            exims::start_with(host, exims::Changes { recipient, ..EXIM })
        },
        ..exim("Exim, trusts hosts by the end of their names")
    },
    Configuration {
        truth: Truth::Open(&["null-sender"]),
        start: |host| {
            let recipient = "accept senders = :";
            exims::start_with(host, exims::Changes { recipient, ..EXIM })
        },
        ..exim("Exim, trusts the null sender")
    },
    Configuration {
        truth: Truth::Open(&["helo-localhost"]),
        start: |host| {
            let recipient = "accept condition = ${if eqi{$sender_helo_name}{localhost}}";
            exims::start_with(host, exims::Changes { recipient, ..EXIM })
        },
        ..exim("Exim, trusts localhost as HELO")
    },
    Configuration {
        truth: Truth::Open(&["sender-literal"]),
        start: |host| {
            let changes = exims::Changes {
                main: "allow_domain_literals",
                recipient: "accept sender_domains = @[]",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, trusts senders at its address")
    },
    Configuration {
        truth: ANY_OF_OPENSMTPD,
        assurance: TAKES,
        start: |host| {
            let rules = "match from any for any action \"relay\"";
            opensmtpds::start(host, rules)
        },
        ..opensmtpd("OpenSMTPD, relays from any for any")
    },
    Configuration {
        truth: Truth::Open(&["local-sender"]),
        start: |host| {
            let rules = "match from any mail-from \"@DOMAIN\" for any action \"relay\"";
            opensmtpds::start(host, rules)
        },
        ..opensmtpd("OpenSMTPD, trusts senders of its domain")
    },
    Configuration {
        truth: ANY_OF_SENDMAIL,
        assurance: TAKES,
        start: |host| {
            let features = "FEATURE(`promiscuous_relay')dnl";
            sendmails::start(
                host,
                sendmails::Changes {
                    features,
                    ..SENDMAIL
                },
            )
        },
        ..sendmail("Sendmail, promiscuous relay")
    },
    Configuration {
        truth: Truth::Open(&[
            "bang-sender",
            "local-sender",
            "percent-local-sender",
            "sender-literal",
        ]),
        start: |host| {
            let features = "FEATURE(`relay_local_from')dnl";
            sendmails::start(
                host,
                sendmails::Changes {
                    features,
                    ..SENDMAIL
                },
            )
        },
        ..sendmail("Sendmail, relays for local senders")
    },
    Configuration {
        truth: ANY_OF_SENDMAIL,
        assurance: TAKES,
        start: |host| {
            let relay_domains = "example\n";
            sendmails::start(
                host,
                sendmails::Changes {
                    relay_domains,
                    ..SENDMAIL
                },
            )
        },
        ..sendmail("Sendmail, relays for all of its country")
    },
    Configuration {
        truth: Truth::Open(&[
            "bare-sender",
            "double-at",
            "helo-localhost",
            "helo-self",
            "local-sender",
            "null-sender",
            "plain",
            "sender-localhost",
        ]),
        assurance: TAKES,
        start: |host| msmtpd::start(host, "probe.example"),
        ..of("msmtpd, on all interfaces", Product::Msmtp, Some("msmtpd"))
    },
    Configuration {
        truth: Truth::Open(&[
            "helo-localhost",
            "helo-self",
            "local-sender",
            "null-sender",
            "plain",
        ]),
        assurance: TAKES,
        start: |host| courier::start(host, "RELAYCLIENT=\n"),
        ..of(
            "Courier, relays for all clients",
            Product::Courier,
            Some("courier"),
        )
    },
];
