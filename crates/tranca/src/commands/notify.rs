//! `tranca notify`: looks at the letters that are due, approves them, and sends them.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Failure, Speech, output};
use crate::ground::progress::counted;
use crate::worker::Worker;

/// What `tranca notify` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The operation folder.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Show what would go, to whom and why; send nothing.
    #[arg(long, conflicts_with = "approve")]
    preview: bool,
    /// Approve all letters that are due now, and send them.
    #[arg(long)]
    approve: bool,
}

pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&arguments.folder, speech.progress).await?;
    if arguments.preview {
        return preview(&worker, speech).await;
    }
    let counts = if arguments.approve {
        worker.notify_approved().await?
    } else {
        worker.notify().await?
    };
    if speech.json {
        output::json(&counts)?;
    } else {
        output::line(&counts);
    }
    Ok(ExitCode::SUCCESS)
}

async fn preview(worker: &Worker, speech: Speech) -> Result<ExitCode, Failure> {
    let letters = worker.preview().await?;
    for letter in &letters {
        if speech.json {
            output::json(letter)?;
            continue;
        }
        output::line(format_args!(
            "To {} ({}): {}",
            letter.to, letter.language, letter.subject
        ));
        output::line(format_args!("  {}", letter.reason));
        for case in &letter.cases {
            output::line(format_args!(
                "  {}  {:<18} {}",
                case.reference, case.address, case.weakness
            ));
        }
    }
    if !speech.json {
        output::line(match u64::try_from(letters.len()).unwrap_or(u64::MAX) {
            0 => "No letter is due.".to_owned(),
            due => format!(
                "Due: {}. `tranca notify --approve` approves and sends.",
                counted(due, "letter")
            ),
        });
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca notify op --preview           what would go, to whom and why
  tranca notify op --approve           approve what is due now, and send it
  tranca notify op                     send what was approved before";
