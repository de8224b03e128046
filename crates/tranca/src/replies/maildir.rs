//! Mail that the agency's mail server delivered into a Maildir.
//!
//! A message leaves `new/` for `cur/` after it is committed, never before: a process that dies
//! between the two picks it up again, and knows it. What cannot be taken (too long, empty, no plain
//! file) goes to `bad/`, for a person, and is counted.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::ReplyError;
use super::arrival::{self, Arrival};
use crate::ground::operation::Operation;

/// What a pick-up came to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct PickedUp {
    /// Kept.
    pub kept: u64,
    /// Put aside into `bad/`.
    pub bad: u64,
}

/// Picks up all that is in `new/`; without a Maildir in the settings, nothing.
///
/// # Errors
/// [`ReplyError`]; what was picked up until then is kept.
pub async fn pick_up(operation: &Operation) -> Result<PickedUp, ReplyError> {
    let mut counts = PickedUp::default();
    let Some(maildir) = &operation.settings.mail.maildir else {
        return Ok(counts);
    };
    let maildir = operation.path(maildir);
    for folder in ["new", "cur", "tmp", "bad"] {
        let folder = maildir.join(folder);
        fs::create_dir_all(&folder).map_err(failed(&folder))?;
    }
    for file in new(&maildir)? {
        let largest = u64::from(operation.settings.mail.largest_kib) * 1_024;
        match message(&file, largest).map_err(failed(&file))? {
            Some(message) => {
                keep(operation, &message).await?;
                file_away(&file, &maildir.join("cur"), ":2,S")?;
                counts.kept += 1;
            }
            None => {
                tracing::warn!(
                    "{} is no message to be taken; it lies in bad/",
                    file.display()
                );
                file_away(&file, &maildir.join("bad"), "")?;
                counts.bad += 1;
            }
        }
    }
    Ok(counts)
}

/// The files in `new/`, in the order of their names.
fn new(maildir: &Path) -> Result<Vec<PathBuf>, ReplyError> {
    let folder = maildir.join("new");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(failed(&folder))? {
        let path = entry.map_err(failed(&folder))?.path();
        let hidden = path
            .file_name()
            .is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
        if !hidden {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The message in a file; none if the file is none.
fn message(file: &Path, largest: u64) -> std::io::Result<Option<Vec<u8>>> {
    let meta = fs::symlink_metadata(file)?;
    if !meta.is_file() || meta.len() == 0 || meta.len() > largest {
        return Ok(None);
    }
    fs::read(file).map(Some)
}

async fn keep(operation: &Operation, message: &[u8]) -> Result<(), ReplyError> {
    let opened = super::reading::open(message);
    let recipients = &opened.recipients;
    let ours = recipients
        .iter()
        .find(|address| arrival::is_ours(operation, address));
    let arrival = Arrival {
        way: "maildir",
        sender: &opened.sender,
        recipient: ours.map_or("", String::as_str),
        message,
    };
    arrival::keep(operation, std::slice::from_ref(&arrival)).await
}

fn file_away(file: &Path, folder: &Path, info: &str) -> Result<(), ReplyError> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    fs::rename(file, folder.join(format!("{name}{info}"))).map_err(failed(file))
}

fn failed(file: &Path) -> impl FnOnce(std::io::Error) -> ReplyError {
    let file = file.display().to_string();
    move |cause| ReplyError::File { file, cause }
}
