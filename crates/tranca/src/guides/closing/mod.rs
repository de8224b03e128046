//! Closing a server on the machine itself, by the steps of its guide: `tranca close`.
//!
//! For the operator who would rather not edit by hand. In the order of the work:
//!
//! - [`site`]: the machine's files, seen through no symbolic link.
//! - [`mod@placed`]: the guide's files as they are here.
//! - [`plan`]: which causes stand open there, and what would change; or why a person must look.
//! - [`original`]: one file, replaced in one instant or not at all.
//! - [`journal`]: what was changed, so that it can be taken back, also after a power cut.
//! - [`machine`]: the guide's commands.
//!
//! # Limits
//! Changes no file that the guide does not name, and none that it does not fully understand. Steps
//! that only words can say are left to a person.

pub mod journal;
pub mod machine;
pub mod original;
pub mod placed;
pub mod plan;
pub mod site;

#[cfg(test)]
mod doubtful;
#[cfg(test)]
mod tests;

use std::io;

pub use self::journal::{Journal, NotUndone};
pub use self::machine::{Failed, Machine};
pub use self::original::NotReplaced;
pub use self::placed::placed;
pub use self::plan::{Choice, Plan, Refusal};
pub use self::site::Site;

use self::journal::Entry;
use super::telling::KEPT;

/// Why a plan was not carried out. The files are as they were, except where it says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum NotClosed {
    /// A file could not be replaced.
    #[error(transparent)]
    File(#[from] NotReplaced),
    /// The journal could not be written. A person must make room, or be root.
    #[error("the journal in {folder}: {why}")]
    Journal {
        /// Where it stands.
        folder: String,
        /// The system's reason.
        why: io::Error,
    },
    /// A command of the guide failed, and the files were put back.
    #[error("{0}; the files are as they were before")]
    Command(Failed),
    /// What was changed could not be put back. A person must look.
    #[error("{cause}; and it could not be put back: {why}")]
    HalfWay {
        /// What went wrong first.
        cause: Box<NotClosed>,
        /// Why there is no way back.
        why: NotUndone,
    },
}

/// Carries a plan out: the files, then the guide's commands; all of it or nothing.
///
/// # Errors
/// [`NotClosed`].
pub fn carry_out(
    plan: &Plan<'_>,
    machine: &Machine,
    journal: &Journal,
    now: &str,
) -> Result<(), NotClosed> {
    let entry = entry_of(plan, now)?;
    let number = journal
        .begin(&entry)
        .map_err(|why| unwritten(journal, why))?;
    let done = replace(plan, &entry).and_then(|()| {
        let ran = machine.run_all(&plan.commands);
        ran.map_err(NotClosed::Command)
    });
    match done {
        Ok(()) => journal
            .finish(number)
            .map_err(|why| unwritten(journal, why)),
        Err(cause) => Err(put_back(cause, plan, machine, journal)),
    }
}

fn entry_of(plan: &Plan<'_>, now: &str) -> Result<Entry, NotClosed> {
    let mut entry = Entry::of(plan, now);
    for change in &plan.changes {
        let kept = change.original.free_name(KEPT)?;
        entry.add(change, kept);
    }
    Ok(entry)
}

fn replace(plan: &Plan<'_>, entry: &Entry) -> Result<(), NotClosed> {
    for (change, written) in plan.changes.iter().zip(&entry.files) {
        change.original.replace(&change.after, &written.kept)?;
    }
    Ok(())
}

/// Takes back what was done so far. The server is told again, since it may have taken up a part.
fn put_back(cause: NotClosed, plan: &Plan<'_>, machine: &Machine, journal: &Journal) -> NotClosed {
    let entry = match journal.undo(plan.site) {
        Ok(entry) => entry,
        Err(why) => {
            let cause = Box::new(cause);
            return NotClosed::HalfWay { cause, why };
        }
    };
    if matches!(cause, NotClosed::Command(_)) {
        let commands: Vec<&String> = entry.undo.iter().chain(&entry.reload).collect();
        if let Err(failed) = machine.run_all(&commands) {
            tracing::warn!(%failed, "the server was not told that the files are back");
        }
    }
    cause
}

fn unwritten(journal: &Journal, why: io::Error) -> NotClosed {
    NotClosed::Journal {
        folder: journal.folder().display().to_string(),
        why,
    }
}
