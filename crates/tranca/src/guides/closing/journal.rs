//! What was changed, one file for each run: written and on the disk before anything is changed, so
//! that every run can be taken back to the byte, also one that was cut off.
//!
//! # Limits
//! Holds the files' texts, so only root may read it. The last run is taken back first.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::original::{NotReplaced, Original};
use super::plan::{Change, Plan};
use super::site::Site;
use crate::ground::lock::{self, Lock};

/// The journal of one machine.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    _lock: Lock,
}

/// One run.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Entry {
    /// When it began, in UTC.
    pub when: String,
    /// The guide's product.
    pub product: String,
    /// The causes that were closed.
    pub causes: Vec<String>,
    /// How far it came.
    pub state: State,
    /// The files that it changes.
    pub files: Vec<Written>,
    /// The commands that take back what no file shows.
    pub undo: Vec<String>,
    /// The commands that have the server take up the change.
    pub reload: Vec<String>,
}

/// How far a run came.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It began, and nobody knows how far it came.
    Begun,
    /// All of it was done.
    Done,
    /// It was taken back.
    Undone,
}

/// One changed file.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Written {
    /// Its path below the root.
    pub path: String,
    /// The name beside it under which the original is kept.
    pub kept: String,
    /// What it said.
    pub before: String,
    /// What it says now.
    pub after: String,
}

/// Why a run was not taken back. No file was touched, unless a file says so.
#[derive(Debug, thiserror::Error)]
pub enum NotUndone {
    /// There is nothing to take back.
    #[error("there is nothing to take back: no run of `tranca close` is in the journal")]
    Nothing,
    /// A file is neither as we found it nor as we left it.
    #[error("{0} was changed since by somebody else: what was there before stands beside it")]
    Changed(String),
    /// A file is gone.
    #[error("{0} is gone")]
    Gone(String),
    /// A file could not be replaced.
    #[error(transparent)]
    File(#[from] NotReplaced),
    /// The journal could not be read or written.
    #[error("the journal: {0}")]
    Journal(#[from] io::Error),
}

impl Journal {
    /// Opens the journal in this folder, which is made if need be, for one process alone; nothing
    /// if another one has it.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn open(folder: &Path) -> io::Result<Option<Self>> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        let lock = lock::take(folder, "close")?;
        Ok(lock.map(|lock| Self {
            folder: folder.to_owned(),
            _lock: lock,
        }))
    }

    /// Where it stands.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The last run that was not taken back.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn last(&self) -> io::Result<Option<Entry>> {
        Ok(self.last_standing()?.map(|(_, entry)| entry))
    }

    /// Takes the last run back and returns it. Files that it never reached stay as they are.
    ///
    /// # Errors
    /// [`NotUndone`].
    pub fn undo(&self, site: &Site) -> Result<Entry, NotUndone> {
        let (number, mut entry) = self.last_standing()?.ok_or(NotUndone::Nothing)?;
        let found: Result<Vec<Original>, NotUndone> =
            entry.files.iter().map(|file| found(site, file)).collect();
        for (original, file) in found?.iter().zip(&entry.files).rev() {
            if original.text() == file.after && file.before != file.after {
                original.restore(&file.before, &file.kept)?;
            } else {
                original.remove_unused(&file.kept, &file.after);
            }
        }
        entry.state = State::Undone;
        self.write(number, &entry)?;
        Ok(entry)
    }

    /// Notes that a run begins, and returns its number.
    pub(super) fn begin(&self, entry: &Entry) -> io::Result<u32> {
        let number = self.numbers()?.last().map_or(1, |last| last + 1);
        self.write(number, entry)?;
        Ok(number)
    }

    /// Notes that all of a run was done.
    pub(super) fn finish(&self, number: u32) -> io::Result<()> {
        let mut entry = self.read(number)?;
        entry.state = State::Done;
        self.write(number, &entry)
    }

    fn last_standing(&self) -> io::Result<Option<(u32, Entry)>> {
        for number in self.numbers()?.into_iter().rev() {
            let entry = self.read(number)?;
            if entry.state != State::Undone {
                return Ok(Some((number, entry)));
            }
        }
        Ok(None)
    }

    fn numbers(&self) -> io::Result<Vec<u32>> {
        let mut numbers = Vec::new();
        for file in fs::read_dir(&self.folder)? {
            let name = file?.file_name();
            let number = name.to_str().and_then(|name| name.strip_suffix(ENDING));
            numbers.extend(number.and_then(|number| number.parse::<u32>().ok()));
        }
        numbers.sort_unstable();
        Ok(numbers)
    }

    fn read(&self, number: u32) -> io::Result<Entry> {
        let text = fs::read_to_string(self.place(number))?;
        serde_json::from_str(&text).map_err(io::Error::other)
    }

    /// Whole, and on the disk, or not at all.
    fn write(&self, number: u32, entry: &Entry) -> io::Result<()> {
        let half = self.folder.join("half-written");
        let mut options = File::options();
        options.create(true).truncate(true).write(true).mode(0o600);
        let mut file = options.open(&half)?;
        serde_json::to_writer_pretty(&mut file, entry).map_err(io::Error::other)?;
        file.flush()?;
        file.sync_all()?;
        fs::rename(&half, self.place(number))?;
        File::open(&self.folder)?.sync_all()
    }

    fn place(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:06}{ENDING}"))
    }
}

impl Entry {
    /// A run that begins.
    pub(super) fn of(plan: &Plan<'_>, now: &str) -> Self {
        let undo = plan.causes.iter().filter_map(|cause| cause.undo.clone());
        let mut causes: Vec<String> = plan.causes.iter().map(|cause| cause.id.clone()).collect();
        causes.dedup();
        Self {
            when: now.to_owned(),
            product: plan.guide.product.clone(),
            causes,
            state: State::Begun,
            files: Vec::new(),
            undo: undo.collect(),
            reload: plan
                .reload
                .iter()
                .map(|&command| command.to_owned())
                .collect(),
        }
    }

    /// Whether all of its files still say what it left there.
    #[must_use]
    pub fn stands(&self, site: &Site) -> bool {
        let stands = |file: &Written| site.read(&file.path).is_ok_and(|text| text == file.after);
        self.state == State::Done && self.files.iter().all(stands)
    }

    /// Adds a file that it will change.
    pub(super) fn add(&mut self, change: &Change, kept: String) {
        self.files.push(Written {
            path: change.original.path().to_owned(),
            kept,
            before: change.original.text().to_owned(),
            after: change.after.clone(),
        });
    }
}

/// A file of a run, as we found it or as we left it.
fn found(site: &Site, file: &Written) -> Result<Original, NotUndone> {
    let original = Original::find(site, &file.path)?;
    let original = original.ok_or_else(|| NotUndone::Gone(file.path.clone()))?;
    if [&file.before, &file.after].contains(&&original.text().to_owned()) {
        Ok(original)
    } else {
        Err(NotUndone::Changed(file.path.clone()))
    }
}

const ENDING: &str = ".json";
