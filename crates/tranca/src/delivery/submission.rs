//! The gate: everything that can annoy a stranger passes here.
//!
//! A [`Gate`] exists only while the operation runs and everything is set without which nobody may
//! be written to; only a gate opens a `Way` out, and only letters from the queue, which holds
//! nothing that was not approved, go through it.

use std::fmt;
use std::net::IpAddr;

use super::folder::Folder;
use super::smtp::Session;
use super::store::Outgoing;
use super::{Approved, DeliveryError};
use crate::cases::contact::Mailbox;
use crate::ground::config::Settings;
use crate::ground::config::settings::Method;
use crate::ground::operation::{Operation, Standing};

/// What must be set before a letter may leave.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Missing {
    /// No agency with a name and a mailbox.
    Agency,
    /// Nobody to ask.
    Contact,
    /// No page that letters can lead to.
    Portal,
    /// A page that letters cannot lead to from outside.
    PublicPortal,
    /// No mail server, with `method = "smtp"`.
    MailServer,
    /// The operation rests or is over.
    Running,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Agency => "an agency with `name` and `mailbox` in agencies.toml",
            Self::Contact => "`contact` under [operation] in tranca.toml",
            Self::Portal => "`url` under [portal] in tranca.toml",
            Self::PublicPortal => {
                "`url` under [portal] in tranca.toml, as the world reaches it: letters lead there"
            }
            Self::MailServer => "`host` under [delivery.smtp] in tranca.toml",
            Self::Running => "the operation rests or is over; `tranca resume` sets it to work",
        })
    }
}

/// What is missing before a letter may leave; nothing, if none can be named.
///
/// # Errors
/// [`DeliveryError`] from the database.
pub async fn missing(operation: &Operation) -> Result<Vec<Missing>, DeliveryError> {
    let settings = &operation.settings;
    let has_agency = operation
        .agencies
        .lead()
        .is_some_and(|lead| Mailbox::parse(&lead.mailbox).is_ok());
    let has_contact = Mailbox::parse(&settings.operation.contact).is_ok();
    let by_mail = settings.delivery.method == Method::Smtp;
    let host = settings.delivery.smtp.host.as_str();
    let to_the_world = by_mail && !is_here(host);
    let is_running = operation.standing().await? == Standing::Running;
    let checks = [
        (has_agency, Missing::Agency),
        (has_contact, Missing::Contact),
        (!settings.portal.url.trim().is_empty(), Missing::Portal),
        (!to_the_world || is_public(settings), Missing::PublicPortal),
        (!by_mail || !host.trim().is_empty(), Missing::MailServer),
        (is_running, Missing::Running),
    ];
    let missing = checks.into_iter().filter(|(is_set, _)| !is_set);
    Ok(missing.map(|(_, what)| what).collect())
}

/// Leave to send, given once all is set.
#[derive(Debug)]
pub struct Gate<'a> {
    operation: &'a Operation,
}

impl<'a> Gate<'a> {
    /// Opens the gate.
    ///
    /// # Errors
    /// [`DeliveryError::NotReady`] names all that is missing.
    pub async fn open(operation: &'a Operation) -> Result<Self, DeliveryError> {
        let missing = missing(operation).await?;
        if missing.is_empty() {
            Ok(Self { operation })
        } else {
            Err(DeliveryError::NotReady(missing))
        }
    }

    /// The gate, for letters that were approved.
    ///
    /// # Errors
    /// As [`Gate::open`].
    pub async fn open_for(
        operation: &'a Operation,
        approved: &Approved,
    ) -> Result<Self, DeliveryError> {
        let gate = Self::open(operation).await?;
        tracing::info!(by = approved.by(), "letters approved by {}", approved.by());
        Ok(gate)
    }

    /// One way out.
    pub(super) fn way(&self) -> Result<Way, DeliveryError> {
        let operation = self.operation;
        let delivery = &operation.settings.delivery;
        Ok(match delivery.method {
            Method::Folder => Way::Folder(Folder::open(&operation.path(&delivery.folder))?),
            Method::Smtp => Way::Smtp(Box::new(Session::new(operation)?)),
        })
    }

    /// How many ways may be used at once.
    pub(super) fn ways(&self) -> usize {
        let delivery = &self.operation.settings.delivery;
        match delivery.method {
            Method::Folder => 1,
            Method::Smtp => delivery.smtp.connections.clamp(1, MOST_CONNECTIONS),
        }
    }
}

/// A way out.
pub(super) enum Way {
    Folder(Folder),
    Smtp(Box<Session>),
}

/// What became of one submission.
#[derive(Debug)]
pub(super) enum Answer {
    /// Taken; what the other side said.
    Taken(String),
    /// Asked for patience, for this letter.
    Deferred(String),
    /// The recipient is refused for good.
    NoSuchRecipient(String),
    /// Our own mail server does not take this letter, for a reason that lies with us.
    Refused(DeliveryError),
    /// It may have been taken: the connection broke before the answer.
    Unknown(String),
}

impl Way {
    /// Hands a letter over.
    pub(super) async fn submit(&mut self, letter: &Outgoing) -> Result<Answer, DeliveryError> {
        match self {
            Self::Folder(folder) => folder.write(letter),
            Self::Smtp(session) => session.submit(letter).await,
        }
    }

    /// Takes leave.
    pub(super) async fn close(self) {
        if let Self::Smtp(session) = self {
            session.close().await;
        }
    }
}

/// Whether a host is this machine.
pub(super) fn is_here(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn is_public(settings: &Settings) -> bool {
    let url = settings.portal.url.as_str();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) => host,
        _ => authority,
    };
    !is_here(host)
}

const MOST_CONNECTIONS: usize = 16;
