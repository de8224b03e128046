//! A Maildir that is emptied: what is in `new/` is kept, and then goes to `cur/`, seen.
//!
//! The file is moved only once its message is kept, so a process killed in between finds it again,
//! and the message counts once.
//!
//! # Limits
//! What cannot be read, or is bigger than a mail server may hand over, stays in `new/` and is counted
//! each time. What lies in `cur/` is somebody else's.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::session::MESSAGE_OCTETS;
use super::{Arrival, Counts, ReplyError, keep};
use crate::ground::operation::Operation;

/// Keeps what is in `new/`, in the order of the names, which is that of arrival.
///
/// # Errors
/// [`ReplyError::System`] where the Maildir is not to be had; [`ReplyError::Store`] from the
/// database. What was kept before stays kept.
pub async fn fetch(operation: &Operation) -> Result<Counts, ReplyError> {
    let mut counts = Counts::default();
    let Some(maildir) = &operation.settings.mail.maildir else {
        return Ok(counts);
    };
    let maildir = operation.path(maildir);
    for file in files(&maildir.join("new"))? {
        let message = match read(&file) {
            Ok(message) => message,
            Err(error) => {
                tracing::warn!(file = %file.display(), %error, "stays in the Maildir: {error}");
                counts.unreadable += 1;
                continue;
            }
        };
        let arrival = Arrival {
            way: "maildir",
            sender: String::new(),
            recipients: Vec::new(),
            message,
        };
        keep(operation, &arrival).await?;
        put_away(&maildir, &file)?;
        counts.fetched += 1;
    }
    Ok(counts)
}

/// Those that do not begin with a dot.
fn files(folder: &Path) -> Result<Vec<PathBuf>, ReplyError> {
    let entries = fs::read_dir(folder).map_err(ReplyError::at(folder))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(ReplyError::at(folder))?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// The bytes of a plain file: no link is followed, and nothing is waited for.
fn read(file: &Path) -> io::Result<Vec<u8>> {
    if !fs::symlink_metadata(file)?.is_file() {
        return Err(io::Error::other("it is no plain file"));
    }
    let most = u64::try_from(MESSAGE_OCTETS).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    fs::File::open(file)?
        .take(most + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() > MESSAGE_OCTETS {
        return Err(io::Error::other("it is too big"));
    }
    Ok(bytes)
}

/// To `cur/`, marked as seen (`:2,S`).
fn put_away(maildir: &Path, file: &Path) -> Result<(), ReplyError> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let base = name
        .split_once(":2,")
        .map_or(name.as_ref(), |(base, _)| base);
    let folder = maildir.join("cur");
    fs::create_dir_all(&folder).map_err(ReplyError::at(&folder))?;
    fs::rename(file, folder.join(format!("{base}:2,S"))).map_err(ReplyError::at(file))
}
