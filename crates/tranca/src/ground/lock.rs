//! One at a time: a lock file in the operation folder. The system takes the lock back when its
//! holder dies, however it dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    /// Closing the file is not enough: a program that is being started at this moment has a copy of it
    /// until it runs, and the lock would be held as long (flock(2)).
    fn drop(&mut self) {
        // Closing it comes next.
        let _ = self.file.unlock();
    }
}

/// Takes the lock of this name in a folder; `None` if somebody else holds it.
///
/// # Errors
/// When the folder cannot be written to.
pub fn take(folder: &Path, name: &str) -> std::io::Result<Option<Lock>> {
    let path = folder.join(format!("{name}.lock"));
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_once_and_free_again() {
        let folder = tempfile::tempdir().expect("folder");
        let held = take(folder.path(), "work")
            .expect("writable")
            .expect("free");
        assert!(take(folder.path(), "work").expect("writable").is_none());
        drop(held);
        assert!(take(folder.path(), "work").expect("writable").is_some());
    }

    #[test]
    fn a_copy_in_a_program_that_is_being_started_does_not_hold_it() {
        let folder = tempfile::tempdir().expect("folder");
        let take = || take(folder.path(), "work").expect("writable");
        let held = take().expect("free");
        let copy = held.file.try_clone().expect("descriptors");
        drop(held);
        assert!(take().is_some());
        drop(copy);
    }
}
