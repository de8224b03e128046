//! `tranca notify`: looks at the letters that are due, approves them, and sends them.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::letters::{unwritable, write_forms};
use super::{Failure, Speech, output};
use crate::ground::progress::counted;
use crate::worker::{Notified, Preview, Worker};

/// What `tranca notify` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The operation folder.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Show what would go, to whom and why; send nothing.
    #[arg(long, conflicts_with = "approve")]
    preview: bool,
    /// Also write each letter into this empty folder, to be read before it is approved: as a message, as
    /// text, as a page, and for A4 paper. Nobody is written to by that, and no letter counts as sent.
    #[arg(long, value_name = "DIR", requires = "preview")]
    out: Option<PathBuf>,
    /// Approve all letters that are due now, and send them.
    #[arg(long)]
    approve: bool,
    /// Stop all letters at once, also those of a round under way.
    #[arg(long, conflicts_with_all = ["preview", "approve"])]
    stop: bool,
    /// Let letters leave again after a stop.
    #[arg(long, conflicts_with_all = ["preview", "approve", "stop"])]
    resume: bool,
}

pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&arguments.folder, speech.progress).await?;
    if arguments.preview {
        return preview(&worker, arguments.out.as_deref(), speech).await;
    }
    if arguments.stop {
        return stop(&worker, speech);
    }
    if arguments.resume {
        return resume(&worker, speech);
    }
    if arguments.approve || is_agreed(&worker, speech).await? {
        return told(&worker.notify_approved().await?, speech);
    }
    told(&worker.notify().await?, speech)
}

fn told(counts: &Notified, speech: Speech) -> Result<ExitCode, Failure> {
    if speech.json {
        output::json(counts)?;
    } else {
        output::line(counts);
    }
    Ok(ExitCode::SUCCESS)
}

fn stop(worker: &Worker, speech: Speech) -> Result<ExitCode, Failure> {
    worker.stop_letters()?;
    if speech.json {
        output::json(&json!({ "stopped": true }))?;
    } else {
        output::line("No letter leaves until `tranca notify --resume`.");
    }
    Ok(ExitCode::SUCCESS)
}

fn resume(worker: &Worker, speech: Speech) -> Result<ExitCode, Failure> {
    let had_been = worker.resume_letters()?;
    if speech.json {
        output::json(&json!({ "stopped": false }))?;
    } else if had_been {
        output::line("Letters may leave again.");
    } else {
        output::line("Letters were not stopped.");
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows what is due and asks, where a person sits there who can answer; nobody else agrees.
async fn is_agreed(worker: &Worker, speech: Speech) -> Result<bool, Failure> {
    let is_asked = !speech.json && io::stdin().is_terminal() && io::stdout().is_terminal();
    if !is_asked || worker.needs_no_approval() {
        return Ok(false);
    }
    let letters = worker.preview().await?;
    let due = u64::try_from(letters.len()).unwrap_or(u64::MAX);
    if due == 0 {
        return Ok(false);
    }
    for letter in letters.iter().take(SHOWN) {
        show(letter);
    }
    if letters.len() > SHOWN {
        output::line(format_args!(
            "and {} more; `tranca notify --preview` shows them all",
            letters.len() - SHOWN
        ));
    }
    output::line(format_args!(
        "Approve and send {}? Type yes:",
        counted(due, "letter")
    ));
    let mut answer = String::new();
    // Who cannot answer has not agreed.
    let _ = io::stdin().read_line(&mut answer);
    Ok(answer.trim().eq_ignore_ascii_case("yes"))
}

/// How many letters are shown before the question.
const SHOWN: usize = 20;

async fn preview(worker: &Worker, out: Option<&Path>, speech: Speech) -> Result<ExitCode, Failure> {
    let letters = worker.preview().await?;
    if let Some(out) = out {
        write(&letters, out)?;
    }
    for letter in &letters {
        if speech.json {
            output::json(letter)?;
            continue;
        }
        show(letter);
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

/// Writes each letter in its forms, named by its place and its first case. Beside the letters of an
/// earlier day nobody could tell which are due.
fn write(letters: &[Preview], out: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(out).map_err(unwritable(out))?;
    let mut there = std::fs::read_dir(out).map_err(unwritable(out))?;
    if there.next().is_some() {
        let name = out.display();
        return Err(Failure::cannot_create(format!(
            "{name}: it is not empty; name another folder"
        )));
    }
    for (letter, place) in letters.iter().zip(1..) {
        let case = letter.cases.first();
        let case = case.map_or("", |case| case.reference.as_str());
        write_forms(
            &out.join(format!("{place:04}-{case}")),
            &letter.message,
            &letter.draft,
        )?;
    }
    Ok(())
}

fn show(letter: &Preview) {
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

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca notify op --preview           what would go, to whom and why
  tranca notify op --preview --out DIR and each letter to be read, by place and case
  tranca notify op --approve           approve what is due now, and send it
  tranca notify op                     ask, on a terminal; elsewhere send what was approved before
  tranca notify op --stop              no letter leaves any more, until --resume";
