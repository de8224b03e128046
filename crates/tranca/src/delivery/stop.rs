//! The kill switch: while a file of this name lies in the operation folder, no letter leaves. A person
//! can lay it there by any means; a delivery under way notices it before its next letter.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use super::DeliveryError;
use crate::ground::operation::Operation;

/// Whether letters are stopped.
#[must_use]
pub fn is_stopped(operation: &Operation) -> bool {
    // What cannot be looked at is taken for a stop.
    file(operation).try_exists().unwrap_or(true)
}

/// Stops all letters at once.
///
/// # Errors
/// [`DeliveryError::File`] when the folder cannot be written to.
pub fn stop(operation: &Operation) -> Result<(), DeliveryError> {
    let path = file(operation);
    fs::write(&path, WORDS).map_err(DeliveryError::file(&path))
}

/// Lets letters leave again; gives back whether they had been stopped.
///
/// # Errors
/// [`DeliveryError::File`] when the file cannot be taken away.
pub fn resume(operation: &Operation) -> Result<bool, DeliveryError> {
    let path = file(operation);
    match fs::remove_file(&path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(DeliveryError::file(&path)(error)),
    }
}

fn file(operation: &Operation) -> PathBuf {
    operation.folder.join(NAME)
}

const NAME: &str = "letters.stopped";
const WORDS: &str =
    "While this file is here, no letter leaves. `tranca notify --resume` takes it away.\n";
