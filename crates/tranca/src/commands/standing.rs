//! `tranca pause`, `resume` and `end`.

use std::process::ExitCode;

use serde::Serialize;

use super::{Failure, Folder, Speech, output};
use crate::ground::operation::Standing;
use crate::worker::Worker;

#[derive(Serialize)]
struct Now {
    standing: &'static str,
}

pub(super) async fn pause(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    set(
        folder,
        speech,
        (
            Standing::Paused,
            "The operation rests. `tranca resume` sets it to work again.",
        ),
    )
    .await
}

pub(super) async fn resume(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    set(
        folder,
        speech,
        (Standing::Running, "The operation is at work."),
    )
    .await
}

pub(super) async fn end(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    set(
        folder,
        speech,
        (
            Standing::Ended,
            "The operation is over. `tranca report` prints its results.",
        ),
    )
    .await
}

async fn set(
    folder: &Folder,
    speech: Speech,
    (standing, sentence): (Standing, &str),
) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&folder.folder, speech.progress).await?;
    worker.op.set_standing(standing).await?;
    if speech.json {
        output::json(&Now {
            standing: standing.name(),
        })?;
    } else {
        output::line(sentence);
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca pause op
  tranca resume op
  tranca end op

A process that serves the operation takes notice within its next round.";
