//! Mail servers: open, safe, and those that look like the other.

mod addresses;
mod deceiving;
mod doors;
mod safe;
mod trusting;

use crate::configuration::{Assurance, Configuration, Truth, Weakness};
use crate::{Product, exim, postfix, sendmail};

/// What carries, or does not carry, mail for strangers.
pub fn all() -> impl Iterator<Item = &'static Configuration> {
    let groups = [
        trusting::TRUSTING,
        addresses::ADDRESSES,
        doors::DOORS,
        safe::SAFE,
        deceiving::DECEIVING,
    ];
    groups.into_iter().flatten()
}

const fn postfix(name: &'static str) -> Configuration {
    of(name, Product::Postfix, Some("postfix"))
}

const fn exim(name: &'static str) -> Configuration {
    of(name, Product::Exim, Some("exim"))
}

const fn opensmtpd(name: &'static str) -> Configuration {
    of(name, Product::OpenSmtpd, Some("opensmtpd"))
}

const fn sendmail(name: &'static str) -> Configuration {
    of(name, Product::Sendmail, Some("sendmail"))
}

/// A safe one, until it is said otherwise.
const fn of(name: &'static str, product: Product, software: Option<&'static str>) -> Configuration {
    Configuration {
        name,
        product,
        weakness: Weakness::OpenRelay,
        port: 25,
        truth: CLOSED,
        software,
        assurance: REFUSES,
        start: |host| postfix::start(host, postfix::Manner::Safe),
    }
}

const CLOSED: Truth = Truth::NotOpen(&["closed"]);
const ACCEPTS: Truth = Truth::NotOpen(&["accepts"]);
const REFUSES_US: Truth = Truth::NotOpen(&["refuses-us"]);

/// It takes a stranger's mail for a stranger.
const TAKES: Option<Assurance> = answers("250 ");
const REFUSES: Option<Assurance> = answers("55");

const fn answers(hear: &'static str) -> Option<Assurance> {
    Some(Assurance {
        say: &[
            "EHLO probe.example\r\n",
            "MAIL FROM:<someone@canary.example>\r\n",
            "RCPT TO:<assurance@canary.example>\r\n",
        ],
        hear,
    })
}

const POSTFIX: postfix::Changes = postfix::Changes::NONE;
const SENDMAIL: sendmail::Changes = sendmail::Changes::NONE;
const EXIM: exim::Changes = exim::Changes::NONE;

/// In a Postfix that trusts everybody, every disguise goes on, and only Exchange's is its own.
const ANY_OF_POSTFIX: Truth = Truth::Open(&[
    "bang",
    "bang-at",
    "bang-sender",
    "bare-sender",
    "canary-literal",
    "double-at",
    "helo-localhost",
    "helo-self",
    "local-sender",
    "no-brackets",
    "null-sender",
    "percent",
    "percent-bare",
    "percent-local-sender",
    "plain",
    "quoted",
    "quoted-at",
    "quoted-percent",
    "sender-literal",
    "sender-localhost",
    "source-route",
]);

/// A Sendmail that trusts everybody.
const ANY_OF_SENDMAIL: Truth = Truth::Open(&[
    "bang",
    "bang-at",
    "bang-sender",
    "canary-literal",
    "helo-localhost",
    "helo-self",
    "local-sender",
    "no-brackets",
    "null-sender",
    "percent",
    "percent-bare",
    "percent-local-sender",
    "plain",
    "quoted",
    "quoted-at",
    "quoted-percent",
    "sender-literal",
    "source-route",
]);

/// An Exim that trusts everybody refuses what is not an address in full.
const ANY_OF_EXIM: Truth = Truth::Open(&[
    "helo-localhost",
    "helo-self",
    "local-sender",
    "no-brackets",
    "null-sender",
    "plain",
    "sender-localhost",
    "source-route",
]);

/// An OpenSMTPD that trusts everybody.
const ANY_OF_OPENSMTPD: Truth = Truth::Open(&[
    "bang-sender",
    "bare-sender",
    "canary-literal",
    "helo-localhost",
    "helo-self",
    "local-sender",
    "null-sender",
    "plain",
    "sender-literal",
    "sender-localhost",
    "source-route",
]);
