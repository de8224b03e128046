//! Open to disguised recipients: what looks like one of their own goes on to a stranger.

use super::{EXIM, POSTFIX, SENDMAIL, exim, postfix, sendmail};
use crate::configuration::{Configuration, Truth};
use crate::{exim as exims, postfix as postfixes, sendmail as sendmails};

/// All of them.
pub(super) const ADDRESSES: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["percent", "percent-local-sender"]),
        start: |host| {
            let routers = "hack:\n  driver = redirect\n  domains = +local_domains\n  \
                data = ${if match{$local_part}{\\N^([^%]+)%([^%]+)$\\N}{$1@$2}fail}";
            exims::start_with(host, exims::Changes { routers, ..EXIM })
        },
        ..exim("Exim, percent signs")
    },
    Configuration {
        truth: Truth::Open(&[
            "percent",
            "percent-bare",
            "percent-local-sender",
            "quoted-percent",
        ]),
        start: |host| {
            let changes = exims::Changes {
                main: "recipient_unqualified_hosts = *",
                routers: "hack:\n  driver = redirect\n  domains = +local_domains\n  \
                    data = ${if match{$local_part}{\\N^([^%]+)%([^%]+)$\\N}{$1@$2}fail}",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, percent signs without a domain")
    },
    Configuration {
        truth: Truth::Open(&["bang-at"]),
        start: |host| {
            let routers = "paths:\n  driver = redirect\n  domains = +local_domains\n  \
                data = ${if match{$local_part}{\\N^([^!]+)!([^!]+)$\\N}{$2@$1}fail}";
            exims::start_with(host, exims::Changes { routers, ..EXIM })
        },
        ..exim("Exim, UUCP paths")
    },
    Configuration {
        truth: Truth::Open(&["bang", "bang-at"]),
        start: |host| {
            let changes = exims::Changes {
                main: "recipient_unqualified_hosts = *",
                routers: "paths:\n  driver = redirect\n  domains = +local_domains\n  \
                    data = ${if match{$local_part}{\\N^([^!]+)!([^!]+)$\\N}{$2@$1}fail}",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, UUCP paths without a domain")
    },
    Configuration {
        truth: Truth::Open(&["quoted-at"]),
        start: |host| {
            let routers = "again:\n  driver = redirect\n  domains = +local_domains\n  \
                data = ${if match{$local_part}{@}{$local_part}fail}";
            exims::start_with(host, exims::Changes { routers, ..EXIM })
        },
        ..exim("Exim, takes a local part for an address")
    },
    Configuration {
        truth: Truth::Open(&["quoted", "quoted-at"]),
        start: |host| {
            let changes = exims::Changes {
                main: "recipient_unqualified_hosts = *",
                routers: "again:\n  driver = redirect\n  domains = +local_domains\n  \
                    data = ${if match{$local_part}{@}{$local_part}fail}",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, takes a bare local part for an address")
    },
    Configuration {
        truth: Truth::Open(&["imcea"]),
        start: |host| {
            let routers = "exchange:\n  driver = redirect\n  domains = +local_domains\n  \
                data = ${if match{$local_part}{\\N(?i)^imceasmtp-(.+)\\+40(.+)$\\N}{$1@$2}fail}";
            exims::start_with(host, exims::Changes { routers, ..EXIM })
        },
        ..exim("Exim, addresses in Exchange's manner")
    },
    Configuration {
        truth: Truth::Open(&["canary-literal"]),
        start: |host| {
            let changes = exims::Changes {
                main: "allow_domain_literals",
                recipient: r"accept domains = ^\\[",
                routers: "literal:\n  driver = ipliteral\n  domains = ! +local_domains\n  \
                    transport = to_a_host",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, takes any address literal for its own")
    },
    Configuration {
        truth: Truth::Open(&[
            "bang-at",
            "double-at",
            "percent",
            "percent-local-sender",
            "quoted-at",
        ]),
        start: |host| {
            let main = "mydestination = $myhostname, localhost\n\
                relay_domains = $mydomain\n\
                allow_untrusted_routing = yes\n\
                transport_maps = inline:{{$mydomain=smtp:[mx.postfix-behind-gateways.example]}}\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, routing gateway")
    },
    Configuration {
        truth: Truth::Open(&["bang-at", "percent", "percent-local-sender", "quoted-at"]),
        start: |host| {
            let changes = sendmails::Changes {
                features: "FEATURE(`loose_relay_check')dnl",
                inner_host: Some("mx.postfix-behind-gateways.example"),
                ..SENDMAIL
            };
            sendmails::start(host, changes)
        },
        ..sendmail("Sendmail, routing gateway")
    },
    // To strangers it is safe; its gateways are not.
    Configuration {
        start: |host| {
            let main = "mydestination = $myhostname, localhost, \
                postfix-routing-gateway.example, \
                sendmail-routing-gateway.example\n\
                smtpd_relay_restrictions = permit_mynetworks, check_client_access inline:{\
                {mx.postfix-routing-gateway.example=OK}, \
                {mx.sendmail-routing-gateway.example=OK}}, reject_unauth_destination\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, behind gateways")
    },
];
