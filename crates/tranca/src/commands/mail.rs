//! `tranca mail`: what came back.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Failure, Speech, output};
use crate::replies::reading::{self, Reading};

/// What `tranca mail` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Tell what messages are: bounces, delays, automatic answers, complaints, replies.
    Read {
        /// Files with one message each, with line ends of any kind.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    match &arguments.act {
        Act::Read { files } => read(files, speech),
    }
}

/// One line about each file; a file that cannot be read does not keep the others from it.
fn read(files: &[PathBuf], speech: Speech) -> Result<ExitCode, Failure> {
    let mut missing = None;
    for file in files {
        match std::fs::read(file) {
            Ok(bytes) => tell(file, &reading::read(&bytes), speech)?,
            Err(error) => {
                let words = format!("{}: {error}", file.display());
                tracing::warn!("{words}");
                missing = Some(words);
            }
        }
    }
    missing.map_or(Ok(ExitCode::SUCCESS), |words| Err(Failure::no_input(words)))
}

fn tell(file: &Path, reading: &Reading, speech: Speech) -> Result<(), Failure> {
    if speech.json {
        return output::json(&Told {
            file: file.display().to_string(),
            reading,
        });
    }
    let code = reading
        .status
        .map(|code| format!(" {code}"))
        .unwrap_or_default();
    let about = reading.recipients.join(", ");
    let reason = reading.reason.as_deref().unwrap_or_default();
    let text = format!(
        "{}: {}{code} {about} {reason}",
        file.display(),
        reading.kind
    );
    output::line(text.trim_end());
    Ok(())
}

#[derive(Serialize)]
struct Told<'a> {
    file: String,
    #[serde(flatten)]
    reading: &'a Reading,
}

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca mail read --json new/*        what each message is
  tranca mail read bounce.eml";
