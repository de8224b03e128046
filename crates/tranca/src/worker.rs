//! The only wiring: which stage gets what from which, in the order of the data.
//!
//! Stages do not know each other; whatever passes from one to the next passes here.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::attribution::{self, AttributionError};
use crate::cases::contact::Contact;
use crate::followup::Rechecking;
use crate::ground::clock::Clock;
use crate::ground::config::settings::LettersRequire;
use crate::ground::database::StoreError;
use crate::ground::http::{Client, NoClient};
use crate::ground::lock::{self, Lock};
use crate::ground::operation::{NotAnOperation, Operation, Standing};
use crate::ground::progress::Progress;
use crate::ground::resolver::{NoResolver, Resolver};
use crate::verification::equipment::{Equipment, NotEquipped};
use crate::verification::{self, FirstTests};

/// An operation, and how it speaks while it works.
#[derive(Clone, Debug)]
pub struct Worker {
    /// The operation.
    pub op: Arc<Operation>,
    progress: Progress,
}

/// Why work could not be done.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The folder holds no operation that can be opened.
    #[error(transparent)]
    Operation(#[from] NotAnOperation),
    /// Something is missing or wrong in the settings.
    #[error(transparent)]
    NotEquipped(#[from] NotEquipped),
    /// It rests or is over.
    #[error("the operation is {0}; `tranca resume` sets it to work again")]
    Resting(&'static str),
    /// Another process is at work.
    #[error("another process is at work on this operation; it does what is due by itself")]
    Busy,
    /// The folder cannot be written to.
    #[error("the operation folder cannot be written to: {0}")]
    Folder(#[from] std::io::Error),
    /// Names cannot be looked up.
    #[error(transparent)]
    Resolver(#[from] NoResolver),
    /// Nothing can be fetched.
    #[error(transparent)]
    Client(#[from] NoClient),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Contacts.
    #[error(transparent)]
    Attribution(#[from] AttributionError),
}

impl Worker {
    /// Opens the operation in a folder.
    ///
    /// # Errors
    /// [`WorkError`] names file, line and reason.
    pub async fn open(folder: &Path, progress: Progress) -> Result<Self, WorkError> {
        let op = Operation::open(folder, Clock::machine()).await?;
        Ok(Self { op: Arc::new(op), progress })
    }

    /// Tests the suspected servers that are due.
    ///
    /// # Errors
    /// [`WorkError`]; what was tested already stays written.
    pub async fn verify(&self) -> Result<FirstTests, WorkError> {
        let _lock = self.at_work().await?;
        let equipment = self.equipment().await?;
        self.verify_with(&equipment).await
    }

    async fn verify_with(&self, equipment: &Equipment) -> Result<FirstTests, WorkError> {
        let mut round = FirstTests::default();
        let tools = (&equipment.gate, &equipment.prober);
        verification::test_due(&self.op, tools, &mut round, self.progress).await?;
        Ok(round)
    }

    async fn recheck_with(&self, equipment: &Equipment) -> Result<Rechecking, WorkError> {
        let mut round = Rechecking::default();
        let tools = (&equipment.gate, &equipment.prober);
        verification::test_due(&self.op, tools, &mut round, self.progress).await?;
        Ok(round)
    }

    async fn equipment(&self) -> Result<Equipment, WorkError> {
        Ok(Equipment::of(&self.op, self.resolver()?).await?)
    }

    fn resolver(&self) -> Result<Resolver, WorkError> {
        Ok(Resolver::new(self.op.settings.resolver.address)?)
    }

    async fn at_work(&self) -> Result<Lock, WorkError> {
        match self.op.standing().await? {
            Standing::Running => {}
            resting => return Err(WorkError::Resting(resting.name())),
        }
        lock::take(&self.op.folder, "work")?.ok_or(WorkError::Busy)
    }
}
