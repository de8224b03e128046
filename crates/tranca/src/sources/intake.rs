//! Takes files in: those that wait in `feeds/`, those that are named, or what is piped in.
//!
//! A thread reads and understands the rows while the database writes those before them. Files are
//! taken one after the other; one that cannot be read is set aside with its reason and stops no
//! other.

use std::io::Read;
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;
use tokio::sync::mpsc::{self, Receiver};

use super::feeds::{self, Feeds, FeedsError};
use super::input::{self, Input, Meter};
use super::kind::{self, Kind};
use super::list;
use super::register;
use super::rejection::Unreadable;
use super::sieve::{Batch, NotSifted, Sieve, Sifted, Text};
use super::store;
use crate::cases::listing::Weight;
use crate::cases::weakness::Weakness;
use crate::ground::database::StoreError;
use crate::ground::operation::Operation;
use crate::ground::progress::{Progress, Task, counted};

/// What is to be taken in.
#[derive(Debug, Default)]
pub struct Intake {
    /// From where.
    pub from: From,
    /// What the files are, where their names do not tell.
    pub kind: Option<Kind>,
    /// What a bare address on a list is.
    pub weakness: Option<Weakness>,
}

/// Where files come from.
#[derive(Default)]
pub enum From {
    /// The folder `feeds/`; files leave it once taken in.
    #[default]
    Feeds,
    /// These files; they stay where they are.
    Files(Vec<PathBuf>),
    /// One stream, such as standard input. Without a kind it is a plain list.
    Stream(Box<dyn Read + Send>),
}

impl std::fmt::Debug for From {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Feeds => f.write_str("Feeds"),
            Self::Files(files) => f.debug_tuple("Files").field(files).finish(),
            Self::Stream(_) => f.write_str("Stream(…)"),
        }
    }
}

/// What was taken in. Each row is counted in exactly one of `listings_new`, `listings_known`,
/// `rejected` and `ignored`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Counts {
    /// How many files were read.
    pub files: u64,
    /// How many rows they had, without headers, comments and empty lines.
    pub rows: u64,
    /// How many said something new.
    pub listings_new: u64,
    /// How many said what was known; a later time is kept.
    pub listings_known: u64,
    /// How many could not be understood.
    pub rejected: u64,
    /// How many do not concern this operation.
    pub ignored: u64,
    /// How long it took.
    pub seconds: f64,
    /// The files that could not be read at all, with the reason.
    #[serde(skip)]
    pub failed: Vec<(String, String)>,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (rows, files) = (counted(self.rows, "row"), counted(self.files, "file"));
        write!(f, "{rows} in {files}: {}", self.kinds_of_rows())?;
        match u64::try_from(self.failed.len()).unwrap_or(u64::MAX) {
            0 => Ok(()),
            failed => write!(f, "; {} could not be read at all", counted(failed, "file")),
        }
    }
}

impl Counts {
    fn kinds_of_rows(&self) -> String {
        let Self {
            listings_new,
            listings_known,
            rejected,
            ignored,
            ..
        } = self;
        format!(
            "{listings_new} new, {listings_known} known, {ignored} not for us, {rejected} rejected"
        )
    }
}

/// Why taking in stopped. A file that cannot be read is no reason: see [`Counts::failed`].
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder `feeds/` cannot be used: a person must look.
    #[error(transparent)]
    Feeds(#[from] FeedsError),
    /// Rejected rows cannot be kept, or the reading thread broke down: a person must look.
    #[error("{file}: {cause}")]
    Reading {
        /// Which file.
        file: String,
        /// Why.
        cause: String,
    },
}

impl IntakeError {
    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Store(StoreError::Database(_)))
    }
}

/// Takes in what `intake` names. May be repeated at any time: what is known stays as it is.
///
/// # Errors
/// [`IntakeError`]; the batches written before it stay written, and the file is taken in again
/// the next time.
pub async fn import(
    operation: &Operation,
    intake: Intake,
    progress: Progress,
) -> Result<Counts, IntakeError> {
    let begun = operation.now();
    let feeds = Feeds::of(&operation.folder);
    feeds.sweep(begun - A_DAY);
    let Intake {
        from,
        kind,
        weakness,
    } = intake;
    let files = files(&feeds, from)?;
    let several = files.len() > 1;
    let told = Told { kind, weakness };
    let desk = Desk {
        operation,
        feeds,
        told,
        progress,
    };
    let mut counts = Counts::default();
    for file in files {
        let name = file.name();
        let taken = desk.take(file, &name).await?;
        match taken {
            Ok(read) => {
                if several {
                    let rows = counted(read.rows, "row");
                    progress.say(format_args!("{name}: {rows}: {}", read.kinds_of_rows()));
                }
                add(&mut counts, &read);
            }
            Err(unreadable) => counts.failed.push((name, unreadable.to_string())),
        }
    }
    // Whole milliseconds, so that no machine has to print the rest of a binary fraction.
    let millis = u32::try_from(operation.now().since(begun).as_millis()).unwrap_or(u32::MAX);
    counts.seconds = f64::from(millis) / 1_000.0;
    Ok(counts)
}

/// One thing to read.
enum File {
    Waiting(PathBuf),
    Named(PathBuf),
    Stream(Box<dyn Read + Send>),
}

impl File {
    fn name(&self) -> String {
        match self {
            Self::Waiting(path) | Self::Named(path) => feeds::name(path),
            Self::Stream(_) => "stdin".to_owned(),
        }
    }

    fn meter(&self) -> Meter {
        match self {
            Self::Waiting(path) | Self::Named(path) => Meter::of(path),
            Self::Stream(_) => Meter::default(),
        }
    }
}

fn files(feeds: &Feeds, from: From) -> Result<Vec<File>, FeedsError> {
    Ok(match from {
        From::Feeds => feeds.waiting()?.into_iter().map(File::Waiting).collect(),
        From::Files(paths) => paths.into_iter().map(File::Named).collect(),
        From::Stream(stream) => vec![File::Stream(stream)],
    })
}

/// What the person at the command line told about the files.
#[derive(Clone, Copy)]
struct Told {
    kind: Option<Kind>,
    weakness: Option<Weakness>,
}

struct Desk<'a> {
    operation: &'a Operation,
    feeds: Feeds,
    told: Told,
    progress: Progress,
}

impl Desk<'_> {
    /// Takes in one file and puts it away. The inner error is the file's, the outer is ours.
    async fn take(
        &self,
        file: File,
        name: &str,
    ) -> Result<Result<Counts, Unreadable>, IntakeError> {
        let waiting = match &file {
            File::Waiting(path) => Some(path.clone()),
            File::Named(_) | File::Stream(_) => None,
        };
        let draft = self.feeds.draft(self.operation.numbers.next())?;
        let read = self.read(file, name, &draft).await;
        let read = read.inspect_err(|_| Feeds::discard(&draft))?;
        match (&read, waiting) {
            (Ok(counts), waiting) => {
                self.note(name, counts).await?;
                match waiting {
                    Some(path) => self.feeds.done(&path, &draft)?,
                    None => self.feeds.keep(name, &draft)?,
                }
            }
            (Err(unreadable), Some(path)) => self.feeds.failed(&path, &unreadable.to_string())?,
            (Err(_), None) => {}
        }
        Ok(read)
    }

    /// Reads a file and writes what it says. The inner error is the file's, the outer is ours.
    async fn read(
        &self,
        file: File,
        name: &str,
        draft: &std::path::Path,
    ) -> Result<Result<Counts, Unreadable>, IntakeError> {
        let (batches, taken) = mpsc::channel(BATCHES_UNDER_WAY);
        let sieve = Sieve {
            scope: self.operation.settings.scope.clone(),
            now: self.operation.now(),
            rejects: draft.to_owned(),
            meter: file.meter(),
            batches,
        };
        let (told, list_name) = (self.told, name.to_owned());
        let reading = tokio::task::spawn_blocking(move || sift(sieve, file, told, &list_name));
        let task = self.progress.task(name, None);
        let mut counts = self.write(taken, name, &task).await?;
        let broken = |cause: String| IntakeError::Reading {
            file: name.to_owned(),
            cause,
        };
        match reading.await.map_err(|error| broken(error.to_string()))? {
            Ok(sifted) => {
                settle(&mut counts, sifted);
                task.done();
                Ok(Ok(counts))
            }
            Err(NotSifted::Unreadable(unreadable)) => {
                task.done();
                Ok(Err(unreadable))
            }
            Err(error) => Err(broken(error.to_string())),
        }
    }

    async fn write(
        &self,
        mut batches: Receiver<Batch>,
        name: &str,
        task: &Task,
    ) -> Result<Counts, StoreError> {
        let mut counts = Counts::default();
        while let Some(batch) = batches.recv().await {
            for (line, reason) in &batch.rejected {
                task.say(format_args!("{name}:{line}: rejected: {reason}"));
            }
            let entered = register::enter(self.operation, batch.listings).await?;
            counts.listings_new += entered.new;
            counts.listings_known += entered.known;
            if let Some(in_all) = batch.rows_in_all {
                task.expect(in_all);
            }
            task.advance(batch.rows);
        }
        Ok(counts)
    }

    async fn note(&self, name: &str, counts: &Counts) -> Result<(), StoreError> {
        let mut transaction = self.operation.database.begin().await?;
        let (id, now) = (self.operation.numbers.next(), self.operation.now());
        // Numbers and nothing else: they can be written as JSON.
        let counts = serde_json::to_string(counts).unwrap_or_default();
        store::note_import(&mut transaction, id, (name, &counts), now).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Opens and reads a file, on a thread that may wait.
fn sift(sieve: Sieve, file: File, told: Told, name: &str) -> Result<Sifted, NotSifted> {
    let untold = || match &file {
        File::Stream(_) => Ok(Kind::List),
        File::Waiting(_) | File::Named(_) => Kind::from_file_name(name),
    };
    let kind = told.kind.map_or_else(untold, Ok)?;
    let (input, changed_at): (Input, _) = match file {
        File::Waiting(path) | File::Named(path) => {
            input::open(&path, sieve.meter.clone()).map_err(Unreadable::Input)?
        }
        File::Stream(stream) => (input::unpacked(stream).map_err(Unreadable::Input)?, None),
    };
    let exits = kind == Kind::TorExits;
    let reading = list::Reading {
        source: format!("list:{}", kind::list_name(name)),
        weakness: if exits {
            Some(Weakness::OpenProxy)
        } else {
            told.weakness
        },
        seen_at: changed_at.map_or(sieve.now, |changed| changed.min(sieve.now)),
        weight: if exits {
            Weight::Exempts
        } else {
            Weight::Opens
        },
    };
    sieve.sift(input, &Text::of(kind, reading))
}

fn settle(counts: &mut Counts, sifted: Sifted) {
    counts.files = 1;
    counts.rows = sifted.rows;
    counts.rejected = sifted.rejected;
    counts.ignored = sifted.ignored;
}

fn add(sum: &mut Counts, one: &Counts) {
    sum.files += one.files;
    sum.rows += one.rows;
    sum.listings_new += one.listings_new;
    sum.listings_known += one.listings_known;
    sum.rejected += one.rejected;
    sum.ignored += one.ignored;
}

/// So many batches may wait for the database; the reader waits with the next.
const BATCHES_UNDER_WAY: usize = 1;

/// No taking in lasts so long: a draft that old is nobody's.
const A_DAY: Duration = Duration::from_secs(86_400);

#[cfg(test)]
mod tests;
