//! Who runs it? From a case's address to the mailboxes that answer for it, ranked and with what
//! each rests on.
//!
//! - [`directory`]: the agency's own `contacts.csv`.
//! - [`reverse`]: the host's confirmed name and its domain's role mailboxes.
//! - [`bootstrap`], [`registry`], [`answer`]: which registry is asked, how, and what it tells.
//! - [`ranking`]: the order of writing.
//! - [`store`]: contacts, and what registries said.
//!
//! Whoever is asked may be away: then what was found meanwhile is kept, and the case is looked at
//! again within the hour instead of after `seek_every`.
//!
//! # Limits
//! Contacts are looked for until a letter is sent; afterwards those that were found stand. Nobody's
//! AS is looked up: it is what a source gave. Eight cases are looked at together; if all of them wait
//! for one slow registry, so do those of the others.

pub mod answer;
pub mod bootstrap;
pub mod directory;
pub mod ranking;
pub mod registry;
pub mod reverse;
pub mod store;
#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Serialize;

use self::directory::{Directory, NotADirectory};
use self::ranking::Ranking;
use self::registry::{Registries, Told};
use self::store::{Completeness, Sought};
use crate::cases;
use crate::cases::contact::Contact;
use crate::cases::history::{Act, Actor, Cause};
use crate::ground::config::settings::LettersRequire;
use crate::ground::database::StoreError;
use crate::ground::http::Client;
use crate::ground::operation::Operation;
use crate::ground::progress::{Progress, Task, counted};
use crate::ground::resolver::Resolver;
use crate::ground::special;

/// What one run did.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Counts {
    /// Cases whose contacts were looked for.
    pub cases: u64,
    /// Of these, with a contact at least.
    pub with_contacts: u64,
    /// Without any.
    pub without_contacts: u64,
    /// Of all, to be looked at again soon, since a registry could not be heard.
    pub waiting: u64,
    /// Contacts found.
    pub contacts: u64,
    /// Questions sent to registries.
    pub registry_asked: u64,
    /// Questions answered from what registries said before.
    pub registry_remembered: u64,
    /// Rows of contacts.csv that were understood.
    pub directory_rows: u64,
    /// Rows or columns of contacts.csv that were not.
    pub directory_malformed: u64,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            with_contacts,
            without_contacts,
            waiting,
            contacts,
            ..
        } = self;
        let cases = counted(self.cases, "case");
        write!(f, "{cases}: {with_contacts} with contacts ({contacts}), ")?;
        write!(
            f,
            "{without_contacts} without, {waiting} wait for a registry"
        )
    }
}

impl Counts {
    fn of(directory: &Directory) -> Self {
        Self {
            directory_rows: directory.rows(),
            directory_malformed: u64::try_from(directory.malformed().len()).unwrap_or(u64::MAX),
            ..Self::default()
        }
    }
}

/// Why contacts could not be looked for.
#[derive(Debug, thiserror::Error)]
pub enum AttributionError {
    /// `contacts.csv` as a whole: a person must look.
    #[error(transparent)]
    Directory(#[from] NotADirectory),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AttributionError {
    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Store(StoreError::Database(_)))
    }
}

impl From<sqlx::Error> for AttributionError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Looks for the contacts of every case that may be written about and for which it is due.
///
/// # Errors
/// [`AttributionError`] says who must act; what is written until then stays.
pub async fn attribute(
    operation: &Operation,
    resolver: &Resolver,
    http: &Client,
    progress: Progress,
) -> Result<Counts, AttributionError> {
    let directory = Directory::read(&operation.folder.join("contacts.csv"))?;
    let due = due(operation).await?;
    if due.is_empty() {
        return Ok(Counts::of(&directory));
    }
    for row in directory.malformed() {
        progress.say(row);
    }
    let total = u64::try_from(due.len()).unwrap_or(u64::MAX);
    let run = Run {
        operation,
        resolver,
        directory: &directory,
        registries: Registries::open(operation, http).await?,
        queue: Mutex::new(due.into_iter()),
        counts: Mutex::new(Counts::of(&directory)),
        task: progress.task("attribution", Some(total)),
    };
    run.all().await?;
    Ok(run.done())
}

async fn due(operation: &Operation) -> Result<Vec<Sought>, StoreError> {
    let states: &[&str] = match operation.settings.policy.letters_require {
        LettersRequire::Proof => &["proven"],
        LettersRequire::Listings => &["proven", "suspected"],
    };
    let now = operation.now();
    let sought_by = now - operation.settings.attribution.seek_every.duration();
    let mut conn = operation.database.pool().acquire().await?;
    store::due(&mut conn, states, (sought_by, now - RETRY)).await
}

struct Run<'a> {
    operation: &'a Operation,
    resolver: &'a Resolver,
    directory: &'a Directory,
    registries: Registries<'a>,
    queue: Mutex<std::vec::IntoIter<Sought>>,
    counts: Mutex<Counts>,
    task: Task,
}

/// What was found for one case.
struct Findings {
    contacts: Vec<Contact>,
    country: Option<String>,
    completeness: Completeness,
    remarks: Vec<String>,
}

impl Run<'_> {
    /// Eight at once: most of the time is waiting for names and registries, and no registry is
    /// asked more than one question at a time anyway.
    async fn all(&self) -> Result<(), StoreError> {
        tokio::try_join!(
            self.lane(),
            self.lane(),
            self.lane(),
            self.lane(),
            self.lane(),
            self.lane(),
            self.lane(),
            self.lane(),
        )?;
        Ok(())
    }

    async fn lane(&self) -> Result<(), StoreError> {
        while let Some(case) = self.next() {
            let found = self.seek(&case).await?;
            self.record(&case, &found).await?;
            self.count(&found);
            self.task.advance(1);
        }
        Ok(())
    }

    fn next(&self) -> Option<Sought> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.next()
    }

    async fn seek(&self, case: &Sought) -> Result<Findings, StoreError> {
        let names = self.names(case.address).await;
        let told = self.told(case.address).await?;
        let registered = match &told {
            Told::Answer(answer) => answer.country.clone(),
            _ => None,
        };
        let country = registered.clone().or_else(|| case.country.clone());
        let mut ranking = Ranking::new(self.directory, country.clone(), self.operation.now());
        let operators = self.directory.operators(case.address, case.asn, &names);
        ranking.entries(operators);
        ranking.roles(reverse::mailboxes(case.address, case.weakness, &names));
        if let Told::Answer(answer) = &told {
            ranking.registered(answer);
        }
        if let Some(country) = &country {
            ranking.entries(self.directory.nation(country));
        }
        let (completeness, remarks) = remarks(&told);
        Ok(Findings {
            contacts: ranking.contacts(),
            country: registered,
            completeness,
            remarks,
        })
    }

    /// The confirmed names of an address. The system's name server is not asked about addresses
    /// that belong to nobody in particular.
    async fn names(&self, address: IpAddr) -> Vec<String> {
        let useful = self.resolver.is_chosen() || special::purpose(address).is_none();
        if !self.operation.settings.attribution.reverse_dns || !useful {
            return Vec::new();
        }
        self.resolver.confirmed_names(address).await
    }

    async fn told(&self, address: IpAddr) -> Result<Told, StoreError> {
        if !self.operation.settings.attribution.rdap {
            return Ok(Told::Nobody);
        }
        self.registries.ask(address).await
    }

    /// A repeated search that could not ask everybody changes nothing: what an earlier one found is
    /// better, and the history need not tell every trial.
    async fn record(&self, case: &Sought, found: &Findings) -> Result<(), StoreError> {
        let now = self.operation.now();
        let mut tx = self.operation.database.begin().await?;
        store::sought(&mut tx, case.id, now, found.completeness).await?;
        if case.first || found.completeness == Completeness::Whole {
            store::replace_contacts(&mut tx, case.id, &found.contacts).await?;
            let event = Cause::new(now, Actor::Stage("attribution"), found.why());
            let event = event.of(Act::Attributed);
            cases::store::note(&mut tx, &self.operation.numbers, case.id, &event).await?;
        }
        if let Some(country) = &found.country {
            store::fill_country(&mut tx, case.id, country).await?;
        }
        Ok(tx.commit().await?)
    }

    fn count(&self, found: &Findings) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.cases += 1;
        if found.contacts.is_empty() {
            counts.without_contacts += 1;
        } else {
            counts.with_contacts += 1;
        }
        if found.completeness != Completeness::Whole {
            counts.waiting += 1;
        }
        counts.contacts += u64::try_from(found.contacts.len()).unwrap_or(u64::MAX);
    }

    fn done(self) -> Counts {
        let counts = self.counts.into_inner();
        let counts = Counts {
            registry_asked: self.registries.asked(),
            registry_remembered: self.registries.remembered(),
            ..counts.unwrap_or_else(PoisonError::into_inner)
        };
        self.task.done();
        counts
    }
}

impl Findings {
    /// How many, and from where; for the history.
    fn why(&self) -> String {
        let bases = self.contacts.iter().map(|contact| contact.basis.as_str());
        let told = bases.chain(self.remarks.iter().map(String::as_str));
        let told = told.collect::<Vec<_>>().join("; ");
        match self.contacts.len() {
            0 if told.is_empty() => "no contact found".to_owned(),
            0 => format!("no contact found: {told}"),
            1 => format!("1 contact: {told}"),
            many => format!("{many} contacts: {told}"),
        }
    }
}

/// What the history should know of a registry beside its contacts.
fn remarks(told: &Told) -> (Completeness, Vec<String>) {
    match told {
        Told::Answer(answer) => {
            let refused = answer.refused.iter();
            let refused = refused.map(|raw| format!("`{raw}` of {} is no mailbox", answer.name));
            (Completeness::Whole, refused.collect())
        }
        Told::Nothing => {
            let remark = "the registry holds nothing about the address".to_owned();
            (Completeness::Whole, vec![remark])
        }
        Told::Nobody => (Completeness::Whole, Vec::new()),
        Told::Later(why) => (Completeness::Partial, vec![why.clone()]),
    }
}

/// When a case is looked at again whose registry could not be heard.
const RETRY: Duration = Duration::from_secs(3_600);
