//! `tranca backup` and `tranca purge`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::{Failure, Folder, Speech, folder_and_one, output};
use crate::worker::Worker;

/// What `tranca backup` takes.
#[derive(Args, Debug)]
pub(super) struct BackupArguments {
    /// The operation folder (default: this one), then the file to write.
    #[arg(value_name = "[DIR] FILE", required = true, num_args = 1..=2)]
    words: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Written {
    file: PathBuf,
    bytes: u64,
}

pub(super) async fn backup(
    arguments: &BackupArguments,
    speech: Speech,
) -> Result<ExitCode, Failure> {
    let (folder, file) = folder_and_one(&arguments.words, "the file to write")?;
    if file.exists() {
        let message = format!(
            "{} is there already; a backup overwrites nothing",
            file.display()
        );
        return Err(Failure::cannot_create(message));
    }
    let worker = Worker::open(&folder, speech.progress).await?;
    worker.op.database.copy_to(&file).await.map_err(|error| {
        Failure::cannot_create(format!("{} cannot be written: {error}", file.display()))
    })?;
    let bytes = std::fs::metadata(&file)
        .map_err(Failure::cannot_create)?
        .len();
    if speech.json {
        output::json(&Written { file, bytes })?;
    } else {
        output::line(format_args!("{} written, {bytes} bytes", file.display()));
        output::line(
            "The settings, contacts and letters of the folder are files: copy them beside it.",
        );
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn purge(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&folder.folder, speech.progress).await?;
    let purged = worker.purge().await?;
    if speech.json {
        output::json(&purged)?;
    } else {
        output::line(format_args!("Deleted: {purged}"));
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) const BACKUP_EXAMPLES: &str = "\
Examples:
  tranca backup op /var/backups/autumn.db
  tranca backup autumn.db              in the operation folder";

pub(super) const PURGE_EXAMPLES: &str = "\
Examples:
  tranca purge op                      evidence older than [policy] evidence_kept, and so on";
