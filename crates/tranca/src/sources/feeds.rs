//! The folder `feeds/` of an operation: what is dropped there is taken in.
//!
//! ```text
//! feeds/NAME                        waits to be taken in
//! feeds/done/NAME                   was taken in
//! feeds/done/NAME.rejected.csv      its rows that could not be understood, each with its reason
//! feeds/failed/NAME                 could not be read at all
//! feeds/failed/NAME.reason.txt      why
//! feeds/rejected/NAME.rejected.csv  the same rows of a file that was named at the command line
//!                                   or piped in; such a file stays where it is
//! ```
//!
//! # Limits
//! A file is taken as it is found. Whoever writes slowly writes to a name that ends in `.part` or
//! begins with a dot, and renames it when it is complete.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::input;
use crate::ground::clock::Moment;

/// The folder.
#[derive(Clone, Debug)]
pub struct Feeds {
    folder: PathBuf,
}

/// Something in the folder could not be done: a person must look at its rights and its disk.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", path.display())]
pub struct FeedsError {
    path: PathBuf,
    cause: io::Error,
}

impl Feeds {
    /// The folder inside an operation's.
    #[must_use]
    pub fn of(operation: &Path) -> Self {
        Self {
            folder: operation.join("feeds"),
        }
    }

    /// The files that wait, by name. A missing folder holds none.
    ///
    /// # Errors
    /// [`FeedsError`] when the folder cannot be read.
    pub fn waiting(&self) -> Result<Vec<PathBuf>, FeedsError> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(cause) => return Err(at(&self.folder)(cause)),
        };
        let mut waiting = Vec::new();
        for entry in entries {
            let path = entry.map_err(at(&self.folder))?.path();
            if path.is_file() && is_complete(&name(&path)) {
                waiting.push(path);
            }
        }
        waiting.sort();
        Ok(waiting)
    }

    /// Where rejected rows are kept while a file is still being read; `number` tells it from others.
    ///
    /// # Errors
    /// [`FeedsError`] when the folder cannot be made.
    pub fn draft(&self, number: i64) -> Result<PathBuf, FeedsError> {
        fs::create_dir_all(&self.folder).map_err(at(&self.folder))?;
        Ok(self.folder.join(format!(".rejected-{number}.part")))
    }

    /// Reading stopped for a reason of ours: the file will be read again, so the draft is nothing.
    pub fn discard(draft: &Path) {
        // There is none if no row was rejected; one that stays is hidden, and only takes room.
        let _ = fs::remove_file(draft);
    }

    /// Removes drafts last written before `before`: whoever wrote them died.
    pub fn sweep(&self, before: Moment) {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_draft = name.starts_with(".rejected-") && name.ends_with(".part");
            if is_draft && input::changed_at(&entry.path()).is_some_and(|at| at < before) {
                Self::discard(&entry.path());
            }
        }
    }

    /// A waiting file was taken in: it moves to `done`, its rejected rows beside it.
    ///
    /// # Errors
    /// [`FeedsError`] when something cannot be moved.
    pub fn done(&self, file: &Path, draft: &Path) -> Result<(), FeedsError> {
        let free = self.free("done", &name(file))?;
        move_file(file, &free)?;
        move_file(draft, &beside(&free, "rejected.csv"))
    }

    /// A waiting file could not be read at all: it moves to `failed`, the reason beside it.
    ///
    /// # Errors
    /// [`FeedsError`] when something cannot be moved or written.
    pub fn failed(&self, file: &Path, reason: &str) -> Result<(), FeedsError> {
        let free = self.free("failed", &name(file))?;
        move_file(file, &free)?;
        let note = beside(&free, "reason.txt");
        fs::write(&note, format!("{reason}\n")).map_err(at(&note))
    }

    /// A file from elsewhere was taken in: it stays where it is, its rejected rows are kept here.
    ///
    /// # Errors
    /// [`FeedsError`] when the draft cannot be moved.
    pub fn keep(&self, file_name: &str, draft: &Path) -> Result<(), FeedsError> {
        if !draft.exists() {
            return Ok(());
        }
        let free = self.free("rejected", &format!("{file_name}.rejected.csv"))?;
        move_file(draft, &free)
    }

    /// A path in a folder under which nothing lies yet: `NAME.csv`, else `NAME.2.csv`, and so on.
    fn free(&self, folder: &str, name: &str) -> Result<PathBuf, FeedsError> {
        let folder = self.folder.join(folder);
        fs::create_dir_all(&folder).map_err(at(&folder))?;
        let (stem, ending) = name.split_at(name.find('.').unwrap_or(name.len()));
        let numbered = (2..).map(|number| format!("{stem}.{number}{ending}"));
        let mut paths = std::iter::once(name.to_owned())
            .chain(numbered)
            .map(|name| folder.join(name));
        let free = paths.find(|path| !path.exists());
        // The numbers do not end before the disk does.
        Ok(free.unwrap_or_else(|| folder.join(name)))
    }
}

/// The name of a file, for people and for other files beside it.
#[must_use]
pub fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn is_complete(name: &str) -> bool {
    !name.starts_with('.') && !name.ends_with(".part") && !name.ends_with(".rejected.csv")
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(".");
    path.push(ending);
    path.into()
}

/// Moves a file; what is not there (no rejected rows, or another process was quicker) is no loss.
fn move_file(from: &Path, to: &Path) -> Result<(), FeedsError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        moved => moved.map_err(at(from)),
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> FeedsError {
    let path = path.to_owned();
    move |cause| FeedsError { path, cause }
}
