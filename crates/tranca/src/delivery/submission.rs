//! The gate: everything that can annoy a stranger passes here.
//!
//! A [`Gate`] exists only while the operation runs and everything is set without which nobody may
//! be written to; only a gate opens a `Way` out, and only letters from the queue, which holds
//! nothing that was not approved, go through it.

use super::folder::Folder;
use super::smtp::Session;
use super::stop::is_stopped;
use super::store::Outgoing;
use super::{Approved, DeliveryError};
use crate::ground::config::settings::Method;
use crate::ground::operation::{Operation, Standing};
use crate::ground::readiness::{self, Missing};

/// What is missing before a letter may leave; nothing, if none can be named.
///
/// # Errors
/// [`DeliveryError`] from the database.
pub async fn missing(operation: &Operation) -> Result<Vec<Missing>, DeliveryError> {
    let mut missing = readiness::for_sending(&operation.settings, &operation.agencies);
    if operation.standing().await? != Standing::Running {
        missing.push(Missing::Running);
    }
    if is_stopped(operation) {
        missing.push(Missing::Stopped);
    }
    Ok(missing)
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

const MOST_CONNECTIONS: usize = 16;
