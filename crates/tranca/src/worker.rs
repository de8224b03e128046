//! The only wiring: which stage gets what from which, in the order of the data.
//!
//! Stages do not know each other; whatever passes from one to the next passes here.

mod done;
mod error;
mod inbox;
mod outcome;
mod serve;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sqlx::pool::PoolConnection;

pub use self::done::{Done, Notified, Outcome, Purged, Status, Zone, catalogue};
pub use self::error::{
    AttributionError, DeliveryError, LetterError, LookupError, NotAnOperation, NotEquipped,
    ReplyError, StoreError, WorkError,
};
pub use self::serve::ending;
use crate::attribution::{self, directory::Directory};
use crate::cases::store as cases;
use crate::cases::weakness::Weakness;
use crate::delivery::{self, Approved};
use crate::followup::Rechecking;
use crate::ground::clock::Clock;
use crate::ground::http::Client;
use crate::ground::lock::{self, Lock};
use crate::ground::operation::{Operation, Standing};
use crate::ground::progress::Progress;
use crate::ground::readiness::{self, Missing};
use crate::ground::resolver::Resolver;
pub use crate::letters::Preview;
use crate::letters::{self, Scribe};
use crate::sources::{self, feeds::Feeds, intake, lookup};
use crate::verification::equipment::Equipment;
use crate::verification::{self, FirstTests};

/// An operation, and how it speaks while it works.
#[derive(Clone, Debug)]
pub struct Worker {
    /// The operation.
    pub op: Arc<Operation>,
    progress: Progress,
}

/// What is to be taken in.
#[derive(Clone, Debug, Default)]
pub struct ImportOrder {
    /// These files, `-` for standard input; without any, those in `feeds/`.
    pub files: Vec<PathBuf>,
    /// What they are, where their names do not tell.
    pub kind: Option<String>,
    /// What a bare address on a list is.
    pub weakness: Option<Weakness>,
}

impl Worker {
    /// Opens the operation in a folder.
    ///
    /// # Errors
    /// [`WorkError`] names file, line and reason.
    pub async fn open(folder: &Path, progress: Progress) -> Result<Self, WorkError> {
        let op = Operation::open(folder, Clock::machine()).await?;
        Ok(Self {
            op: Arc::new(op),
            progress,
        })
    }

    /// The same, saying nothing on the way.
    #[must_use]
    pub fn quietly(&self) -> Self {
        Self {
            op: Arc::clone(&self.op),
            progress: Progress::Silent,
        }
    }

    /// A connection, for looking.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn connection(&self) -> Result<PoolConnection<sqlx::Sqlite>, WorkError> {
        Ok(self.op.database.pool().acquire().await?)
    }

    /// Takes in reports and lists.
    ///
    /// # Errors
    /// [`WorkError`]; what was taken in until then stays.
    pub async fn import(&self, order: ImportOrder) -> Result<intake::Counts, WorkError> {
        let kind = order
            .kind
            .map(|kind| kind.parse())
            .transpose()
            .map_err(WorkError::usage)?;
        let from = match order.files.as_slice() {
            [] => intake::From::Feeds,
            [one] if one.as_os_str() == "-" => intake::From::Stream(Box::new(std::io::stdin())),
            files if files.iter().any(|file| file.as_os_str() == "-") => {
                return Err(WorkError::usage("`-`, standard input, is named alone"));
            }
            _ => intake::From::Files(order.files),
        };
        let order = intake::Intake {
            from,
            kind,
            weakness: order.weakness,
        };
        Ok(sources::intake::import(&self.op, order, self.progress).await?)
    }

    /// Asks DNS blocklists about these addresses, or about all that were not asked about lately.
    ///
    /// # Errors
    /// [`WorkError`]; what was asked until then stays.
    pub async fn lookup(&self, addresses: Option<&[IpAddr]>) -> Result<lookup::Counts, WorkError> {
        if !self.asks_blocklists() {
            return Err(WorkError::NoBlocklist);
        }
        let resolver = self.resolver()?;
        Ok(sources::lookup::lookup(&self.op, &resolver, addresses, self.progress).await?)
    }

    /// Tests the suspected servers that are due.
    ///
    /// # Errors
    /// [`WorkError`]; what was tested already stays written.
    pub async fn verify(&self) -> Result<FirstTests, WorkError> {
        let _lock = self.at_work().await?;
        self.verify_with(&self.equipment().await?).await
    }

    /// Finds out who runs the servers that may be written about.
    ///
    /// # Errors
    /// [`WorkError`]; what was found until then stays.
    pub async fn attribute(&self) -> Result<attribution::Counts, WorkError> {
        let http = Client::new(&format!("tranca/{}", env!("CARGO_PKG_VERSION")))?;
        let resolver = self.resolver()?;
        Ok(attribution::attribute(&self.op, &resolver, &http, self.progress).await?)
    }

    /// What would be written now, to whom and why.
    ///
    /// # Errors
    /// [`WorkError`]; a template that does not do is named.
    pub async fn preview(&self) -> Result<Vec<Preview>, WorkError> {
        let due = letters::due(&self.op).await?;
        Ok(letters::preview(&self.op, &due).await?)
    }

    /// Sends what was approved, and what policy approves.
    ///
    /// # Errors
    /// [`WorkError`] says what is missing.
    pub async fn notify(&self) -> Result<Notified, WorkError> {
        let approved = delivery::approval::by_policy(&self.op.settings.policy);
        self.send(approved).await
    }

    /// A person approves all letters that are due now; they are sent.
    ///
    /// # Errors
    /// [`WorkError`] says what is missing.
    pub async fn notify_approved(&self) -> Result<Notified, WorkError> {
        self.send(Some(delivery::approval::by_person())).await
    }

    /// Stops all letters at once, also those of a delivery under way.
    ///
    /// # Errors
    /// [`WorkError`] when the operation folder cannot be written to.
    pub fn stop_letters(&self) -> Result<(), WorkError> {
        Ok(delivery::stop::stop(&self.op)?)
    }

    /// Lets letters leave again; gives back whether they had been stopped.
    ///
    /// # Errors
    /// [`WorkError`] when the operation folder cannot be written to.
    pub fn resume_letters(&self) -> Result<bool, WorkError> {
        Ok(delivery::stop::resume(&self.op)?)
    }

    /// Whether policy approves letters, so that no person is asked.
    #[must_use]
    pub fn needs_no_approval(&self) -> bool {
        delivery::approval::by_policy(&self.op.settings.policy).is_some()
    }

    async fn send(&self, approved: Option<Approved>) -> Result<Notified, WorkError> {
        let due = letters::due(&self.op).await?;
        let mut notified = Notified {
            held: due.held,
            ..Notified::default()
        };
        match approved {
            Some(approved) => {
                notified.held.not_approved = 0;
                let scribe = Scribe::new(&self.op)?;
                for digests in due.digests.chunks(delivery::outbox::GROUP) {
                    let mut letters = Vec::with_capacity(digests.len());
                    for digest in digests {
                        letters.push(scribe.letter(digest).await?);
                    }
                    notified.add(delivery::enqueue(&self.op, &approved, &letters).await?);
                }
            }
            None => notified.await_approval = due.digests.len(),
        }
        notified.delivered = delivery::deliver(&self.op, self.progress).await?;
        Ok(notified)
    }

    /// Tests again the servers that are due.
    ///
    /// # Errors
    /// [`WorkError`]; what was tested already stays written.
    pub async fn recheck(&self) -> Result<Rechecking, WorkError> {
        let _lock = self.at_work().await?;
        self.recheck_with(&self.equipment().await?).await
    }

    /// Does all that is due now; letters only once they are approved.
    ///
    /// # Errors
    /// [`WorkError`]; what was done until then stays.
    pub async fn run(&self) -> Result<Done, WorkError> {
        let _lock = self.at_work().await?;
        let equipment = self.equipment_if_set().await?;
        self.round(equipment.as_ref()).await
    }

    /// One round of everything, in the order of the data.
    async fn round(&self, equipment: Option<&Equipment>) -> Result<Done, WorkError> {
        let mut done = Done {
            import: self.import(ImportOrder::default()).await?,
            ..Done::default()
        };
        for (file, why) in &done.import.failed {
            tracing::warn!(file, why, "{file} is not taken in: {why}");
        }
        // Before letters are written: whoever wants none gets none.
        match self.fetch_mail().await {
            Ok(mail) => done.mail = mail,
            // Everything else goes on; a person reads the log.
            Err(error) => tracing::error!(%error, "mail is not taken in: {error}"),
        }
        if self.asks_blocklists() {
            done.lookup = Some(self.lookup(None).await?);
        }
        if let Some(equipment) = equipment {
            done.verify = Some(self.verify_with(equipment).await?);
            done.recheck = Some(self.recheck_with(equipment).await?);
        } else {
            done.missing_for_tests = readiness::for_testing(&self.op.settings, &self.op.agencies);
        }
        done.attribute = self.attribute().await?;
        match self.notify().await {
            Ok(notified) => done.notify = Some(notified),
            Err(WorkError::Delivery(DeliveryError::NotReady(_))) => {
                done.missing_for_letters = self.missing_for_letters();
            }
            Err(error) => return Err(error),
        }
        Ok(done)
    }

    /// Deletes what is older than the settings keep it.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn purge(&self) -> Result<Purged, WorkError> {
        let policy = &self.op.settings.policy;
        let now = self.op.now();
        let mut tx = self.op.database.begin().await?;
        let evidence = now - policy.evidence_kept.duration();
        let figures = now - policy.figures_kept.duration();
        let purged = Purged {
            evidence: verification::store::purge(&mut tx, evidence).await?,
            cases: cases::purge(&mut tx, figures).await?,
            mail: crate::replies::purge(&mut tx, evidence).await?,
        };
        tx.commit().await?;
        Ok(purged)
    }

    /// Where everything stands.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn status(&self) -> Result<Status, WorkError> {
        let op = &self.op;
        let mut conn = self.connection().await?;
        let due = letters::due(op).await?;
        let next = cases::next_due(&mut conn).await?;
        Ok(Status {
            operation: op.settings.operation.name.clone(),
            standing: op.standing().await?.name(),
            cases: cases::count_by_state(&mut conn)
                .await?
                .into_iter()
                .collect(),
            feeds_waiting: Feeds::of(&op.folder)
                .waiting()
                .map_err(intake::IntakeError::from)?
                .len(),
            contacts_malformed: self.malformed_contacts(),
            letters: cases::count_letters(&mut conn)
                .await?
                .into_iter()
                .collect::<BTreeMap<_, _>>(),
            letters_due: due.digests.len(),
            next_test: next,
            missing_for_tests: readiness::for_testing(&op.settings, &op.agencies),
            missing_for_letters: self.missing_for_letters(),
        })
    }

    fn missing_for_letters(&self) -> Vec<Missing> {
        let mut missing = readiness::for_letters(&self.op.settings, &self.op.agencies);
        if delivery::stop::is_stopped(&self.op) {
            missing.push(Missing::Stopped);
        }
        missing
    }

    /// What an agency should mend in its directory, said before a letter depends on it.
    fn malformed_contacts(&self) -> Vec<String> {
        match Directory::read(&self.op.folder.join("contacts.csv")) {
            Ok(directory) => directory
                .malformed()
                .iter()
                .map(ToString::to_string)
                .collect(),
            Err(error) => vec![error.to_string()],
        }
    }

    /// How many cases are in a state.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn count(&self, state: &str) -> Result<i64, WorkError> {
        let mut conn = self.connection().await?;
        let counts = cases::count_by_state(&mut conn).await?;
        Ok(counts
            .into_iter()
            .find(|(name, _)| name == state)
            .map_or(0, |(_, count)| count))
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

    /// Nothing where the agency has not set yet what tests need.
    async fn equipment_if_set(&self) -> Result<Option<Equipment>, WorkError> {
        match self.equipment().await {
            Ok(equipment) => Ok(Some(equipment)),
            Err(WorkError::NotEquipped(NotEquipped::NotReady(_))) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn asks_blocklists(&self) -> bool {
        let lookup = &self.op.settings.lookup;
        !lookup.zones.is_empty() || !lookup.own.is_empty()
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
