//! Mail servers: open, safe, and those that look like the other.

use crate::configuration::{Assurance, Configuration, Truth, Weakness};
use crate::{Product, exim, postfix};

/// What carries, or does not carry, mail for strangers.
pub const RELAYS: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(ANY_ENVELOPE),
        assurance: FOREIGN_TAKEN,
        start: |host| {
            let main = "mynetworks = 0.0.0.0/0\n";
            postfix::start_with(host, postfix::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, its network is everybody")
    },
    Configuration {
        truth: Truth::Open(&["local-sender", "bang-sender", "percent-local-sender"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, \
                check_sender_access inline:{{$mydomain=OK}}, reject_unauth_destination\n";
            postfix::start_with(host, postfix::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts senders of its domain")
    },
    Configuration {
        truth: Truth::Open(&["sender-localhost"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, \
                check_sender_access inline:{{localhost=OK}}, reject_unauth_destination\n";
            postfix::start_with(host, postfix::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts senders at localhost")
    },
    Configuration {
        truth: Truth::Open(&["bare-sender"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let main = "myorigin = inside.example\n\
                smtpd_relay_restrictions = permit_mynetworks, \
                check_sender_access inline:{{inside.example=OK}}, reject_unauth_destination\n";
            postfix::start_with(host, postfix::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts senders of a domain inside")
    },
    Configuration {
        truth: Truth::Open(&["null-sender"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, \
                check_sender_access inline:{{<>=OK}}, reject_unauth_destination\n";
            postfix::start_with(host, postfix::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts the null sender")
    },
    Configuration {
        truth: Truth::Open(&["helo-self"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, \
                check_helo_access inline:{{$mydomain=OK}}, reject_unauth_destination\n";
            postfix::start_with(host, postfix::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, trusts its name as HELO")
    },
    Configuration {
        truth: Truth::Open(&["percent-bare", "bang", "quoted-percent"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, \
                check_recipient_access regexp:/etc/postfix/own, reject_unauth_destination\n";
            let before = r#"echo "!/@/ OK" > /etc/postfix/own"#;
            let changes = postfix::Changes {
                main,
                before,
                ..POSTFIX
            };
            postfix::start_with(host, changes)
        },
        ..postfix("Postfix, takes what has no at sign for its own")
    },
    Configuration {
        truth: Truth::Open(ANY_ENVELOPE),
        assurance: FOREIGN_TAKEN,
        start: |host| exim::start(host, exim::Manner::Open),
        ..exim("Exim, told at its installation to relay for all")
    },
    Configuration {
        truth: Truth::NotOpen(&["closed"]),
        assurance: FOREIGN_REFUSED,
        start: |host| exim::start(host, exim::Manner::Safe),
        ..exim("Exim, as Debian configures it")
    },
    Configuration {
        truth: Truth::Open(&["null-sender"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let recipient = "accept senders = :";
            exim::start_with(host, exim::Changes { recipient, ..EXIM })
        },
        ..exim("Exim, trusts the null sender")
    },
    Configuration {
        truth: Truth::Open(&["helo-localhost"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let recipient = "accept condition = ${if eqi{$sender_helo_name}{localhost}}";
            exim::start_with(host, exim::Changes { recipient, ..EXIM })
        },
        ..exim("Exim, trusts localhost as HELO")
    },
    Configuration {
        truth: Truth::Open(&["percent"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let main = "percent_hack_domains = +local_domains";
            exim::start_with(host, exim::Changes { main, ..EXIM })
        },
        ..exim("Exim, percent hack")
    },
    Configuration {
        truth: Truth::Open(&["canary-literal"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            exim::start_with(
                host,
                exim::Changes {
                    main: "allow_domain_literals",
                    recipient: r"accept domains = ^\\[",
                    routers: "literal:\n  driver = ipliteral\n  domains = ! +local_domains\n  \
                              transport = to_a_host",
                    ..EXIM
                },
            )
        },
        ..exim("Exim, takes any address literal for its own")
    },
    Configuration {
        truth: Truth::Open(&["sender-literal"]),
        assurance: FOREIGN_REFUSED,
        start: |host| {
            let recipient = "accept sender_domains = @[]";
            let main = "allow_domain_literals";
            exim::start_with(
                host,
                exim::Changes {
                    main,
                    recipient,
                    ..EXIM
                },
            )
        },
        ..exim("Exim, trusts senders at its address")
    },
    Configuration {
        truth: Truth::NotOpen(&["closed"]),
        assurance: FOREIGN_REFUSED,
        start: |host| postfix::start_with(host, POSTFIX),
        ..postfix("Postfix, safe")
    },
    Configuration {
        truth: Truth::NotOpen(&["closed"]),
        assurance: FOREIGN_DEFERRED,
        start: |host| postfix::start(host, postfix::Manner::Deferring),
        ..postfix("Postfix, as Debian configures it")
    },
];

const POSTFIX: postfix::Changes = postfix::Changes::NONE;
const EXIM: exim::Changes = exim::Changes::NONE;

/// The forms in which no server that trusts everybody fails: an ordinary recipient, whoever sends.
const ANY_ENVELOPE: &[&str] = &["plain"];

const fn postfix(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Postfix,
        software: Some("postfix"),
        ..SAFE
    }
}

const fn exim(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Exim,
        software: Some("exim"),
        ..SAFE
    }
}

/// What most of them are.
const SAFE: Configuration = Configuration {
    name: "",
    product: Product::Postfix,
    weakness: Weakness::OpenRelay,
    port: 25,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |host| postfix::start(host, postfix::Manner::Safe),
};

/// What a stranger says who wants a stranger's mail carried.
const STRANGERS: &[&str] = &[
    "EHLO probe.example\r\n",
    "MAIL FROM:<someone@canary.example>\r\n",
    "RCPT TO:<assurance@canary.example>\r\n",
];

const FOREIGN_TAKEN: Option<Assurance> = answers("250 ");
const FOREIGN_REFUSED: Option<Assurance> = answers("55");
const FOREIGN_DEFERRED: Option<Assurance> = answers("454 4.7.1");

const fn answers(hear: &'static str) -> Option<Assurance> {
    Some(Assurance {
        say: STRANGERS,
        hear,
    })
}
