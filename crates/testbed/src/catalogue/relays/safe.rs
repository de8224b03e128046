//! Not open, each in its own words.

use super::{EXIM, POSTFIX, REFUSES_US, SENDMAIL, answers, exim, of, opensmtpd, postfix, sendmail};
use crate::configuration::{Assurance, Configuration, Truth};
use crate::{Product, chasquid, courier, exim as exims, opensmtpd as opensmtpds};
use crate::{postfix as postfixes, sendmail as sendmails};

/// All of them.
pub(super) const SAFE: &[Configuration] = &[
    Configuration {
        assurance: answers("554 5.7.1"),
        start: |host| postfixes::start_with(host, POSTFIX),
        ..postfix("Postfix, safe")
    },
    // It never says no for good.
    Configuration {
        assurance: answers("454 4.7.1"),
        start: |host| postfixes::start(host, postfixes::Manner::Deferring),
        ..postfix("Postfix, as Debian configures it")
    },
    // "Client host rejected" may be about us as well as about all who have not logged in.
    Configuration {
        truth: Truth::NotOpen(&["closed", "refuses-us"]),
        port: 587,
        assurance: answers("554 5.7.1"),
        start: |host| {
            let changes = postfixes::Changes {
                services: "587 inet n - n - - smtpd -o smtpd_tls_security_level=may \
                    -o smtpd_client_restrictions=permit_sasl_authenticated,reject\n",
                port: 587,
                ..POSTFIX
            };
            postfixes::start_with(host, changes)
        },
        ..postfix("Postfix, submission for its users")
    },
    Configuration {
        truth: REFUSES_US,
        assurance: answers("blocked using dnsbl.example"),
        start: |host| {
            let main = "smtpd_client_restrictions = reject_rbl_client dnsbl.example\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, has us on a blocklist")
    },
    Configuration {
        assurance: answers("550 relay not permitted"),
        start: |host| exims::start(host, exims::Manner::Safe),
        ..exim("Exim, as Debian configures it")
    },
    // The address is taken apart before it is asked whose it is.
    Configuration {
        assurance: answers("550 relay not permitted"),
        start: |host| {
            let main = "percent_hack_domains = @ : $qualify_domain";
            exims::start_with(host, exims::Changes { main, ..EXIM })
        },
        ..exim("Exim, its own percent hack")
    },
    Configuration {
        assurance: answers("451"),
        start: |host| {
            let recipient = "defer domains = ! +local_domains\n  message = try later";
            exims::start_with(host, exims::Changes { recipient, ..EXIM })
        },
        ..exim("Exim, defers for ever")
    },
    Configuration {
        truth: REFUSES_US,
        software: None,
        assurance: Some(Assurance {
            say: &[],
            hear: "550 you are not welcome",
        }),
        start: |host| {
            let changes = exims::Changes {
                main: "smtp_banner = $primary_hostname\nacl_smtp_connect = connection",
                message: "accept\nconnection:\ndrop message = you are not welcome here",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, drops us at once")
    },
    Configuration {
        assurance: answers("550"),
        start: |host| opensmtpds::start(host, ""),
        ..opensmtpd("OpenSMTPD, as Debian configures it")
    },
    Configuration {
        assurance: answers("550 5.7.1"),
        start: |host| sendmails::start(host, SENDMAIL),
        ..sendmail("Sendmail, as Debian configures it")
    },
    Configuration {
        assurance: answers("550 5.7.1"),
        start: |host| {
            let features = "FEATURE(`relay_based_on_MX')dnl";
            sendmails::start(
                host,
                sendmails::Changes {
                    features,
                    ..SENDMAIL
                },
            )
        },
        ..sendmail("Sendmail, relays for whoever names it as MX")
    },
    Configuration {
        assurance: answers("503 5.7.1"),
        start: |host| chasquid::start(host, None, 25),
        ..of(
            "chasquid, as Debian configures it",
            Product::Chasquid,
            Some("chasquid"),
        )
    },
    Configuration {
        port: 587,
        assurance: answers("550 5.7.9"),
        start: |host| chasquid::start(host, None, 587),
        ..of(
            "chasquid, submission for its users",
            Product::Chasquid,
            Some("chasquid"),
        )
    },
    Configuration {
        port: 465,
        assurance: answers("550 5.7.9"),
        start: |host| chasquid::start(host, None, 465),
        ..of(
            "chasquid, submission under TLS",
            Product::Chasquid,
            Some("chasquid"),
        )
    },
    Configuration {
        assurance: answers("5"),
        start: |host| courier::start(host, ""),
        ..of(
            "Courier, as Debian configures it",
            Product::Courier,
            Some("courier"),
        )
    },
];
