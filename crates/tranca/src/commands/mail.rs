//! `tranca mail`: what came back, what waits for an answer, and the answers.

mod editor;
mod inbox;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Failure, Speech, output};
use crate::letters::Answer;
use crate::replies::reading::{self, Reading};
use crate::worker::Worker;

/// What `tranca mail` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The operation folder.
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    folder: PathBuf,
    /// Without one, the messages that wait for an answer are listed.
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Tell what messages are: bounces, delays, automatic answers, complaints, replies.
    Read {
        /// Files with one message each, with line ends of any kind.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Take in what lies in the Maildir, and file what was kept.
    Fetch,
    /// Show a message, and the case it is about.
    Show {
        /// Its number, as the list gives it.
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Answer a message, in its thread and in the language of our letter.
    Answer(Answering),
    /// Put a message away without an answer.
    Done {
        /// Its number, as the list gives it.
        #[arg(value_name = "ID")]
        id: String,
    },
}

/// What `tranca mail answer` takes.
#[derive(Args, Debug)]
struct Answering {
    /// Its number, as the list gives it.
    #[arg(value_name = "ID")]
    id: String,
    /// A text that stands ready: genuine, intended, not-mine, how-to-test.
    #[arg(long = "with", value_name = "TEXT", value_parser = ready_text)]
    ready: Option<Answer>,
    /// Open it in $VISUAL or $EDITOR first; without a ready text this is always so.
    #[arg(long)]
    edit: bool,
}

fn ready_text(name: &str) -> Result<Answer, String> {
    let known = || "it is one of genuine, intended, not-mine, how-to-test".to_owned();
    Answer::from_name(name).ok_or_else(known)
}

/// Runs the command.
pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    if let Some(Act::Read { files }) = &arguments.act {
        return read(files, speech);
    }
    let worker = Worker::open(&arguments.folder, speech.progress).await?;
    match &arguments.act {
        None | Some(Act::Read { .. }) => inbox::list(&worker, speech).await,
        Some(Act::Fetch) => inbox::fetch(&worker, speech).await,
        Some(Act::Show { id }) => inbox::show(&worker, id, speech).await,
        Some(Act::Answer(answering)) => inbox::answer(&worker, answering, speech).await,
        Some(Act::Done { id }) => inbox::done(&worker, id, speech).await,
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
  tranca mail read bounce.eml
  tranca mail --folder op              what waits for an answer
  tranca mail fetch                    take in the Maildir now
  tranca mail show 018f2c0a7b1d4e35    one message, and its case
  tranca mail answer 018f2c0a7b1d4e35 --with genuine
  tranca mail answer 018f2c0a7b1d4e35 --with not-mine --edit
  tranca mail done 018f2c0a7b1d4e35    nothing is answered";
