//! One return of one token, for people and for machines.

use std::fmt;
use std::net::SocketAddr;

use ::canary::{Meaning, Receipt, Way};
use dialogue::Role;
use serde::Serialize;

use crate::ground::clock::Moment;
use crate::verification::arrivals::Arrival;

/// A receipt as it is printed and written to a file.
#[derive(Debug, Serialize)]
pub(super) struct Hit {
    event: &'static str,
    /// What it says about the tested server: `relayed`, `bounced`, `fetched` or `astray`.
    meaning: &'static str,
    received_at: Moment,
    /// Who brought it.
    peer: SocketAddr,
    token: String,
    /// In text: a number of 63 bits is more than JSON carries everywhere.
    check: String,
    port: u16,
    form: &'static str,
    role: &'static str,
    /// `mail`, `fetch`, `line` or `datagram`.
    way: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    helo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recipient: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    excerpt: String,
    #[serde(skip)]
    words: String,
}

impl From<&Receipt> for Hit {
    fn from(receipt: &Receipt) -> Self {
        let token = receipt.token;
        let hit = Self {
            event: "hit",
            meaning: meaning(receipt.meaning()),
            received_at: Moment::from_millis(receipt.received_at_ms),
            peer: receipt.peer,
            token: token.to_string(),
            check: token.check().to_string(),
            port: token.port(),
            form: token.form().name(),
            role: role(token.role()),
            way: "other",
            helo: None,
            mail_from: None,
            recipient: None,
            host: None,
            path: None,
            excerpt: receipt.excerpt.clone(),
            words: Arrival::from(receipt).way,
        };
        hit.come_by(&receipt.way)
    }
}

impl Hit {
    fn come_by(self, way: &Way) -> Self {
        match way {
            Way::Mail {
                helo,
                mail_from,
                recipient,
                ..
            } => Self {
                way: "mail",
                helo: Some(helo.clone()),
                mail_from: Some(mail_from.clone()),
                recipient: Some(recipient.clone()),
                ..self
            },
            Way::Fetch { host, path } => Self {
                way: "fetch",
                host: Some(host.clone()),
                path: Some(path.clone()),
                ..self
            },
            Way::Line { .. } => Self {
                way: "line",
                ..self
            },
            Way::Datagram => Self {
                way: "datagram",
                ..self
            },
            _ => self,
        }
    }
}

impl fmt::Display for Hit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            received_at,
            meaning,
            form,
            port,
            check,
            words,
            ..
        } = self;
        write!(
            f,
            "{received_at} {meaning}: check {check}, port {port}, {form}; {words}"
        )
    }
}

const fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Relayed => "relayed",
        Meaning::Bounced => "bounced",
        Meaning::Fetched => "fetched",
        Meaning::Astray => "astray",
    }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Recipient => "recipient",
        Role::Sender => "sender",
        Role::Fetch => "fetch",
    }
}
