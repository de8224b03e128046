//! `tranca status`: where everything stands, and what is missing.

use std::process::ExitCode;

use super::{Failure, Folder, Speech, output};
use crate::ground::readiness::Missing;
use crate::worker::{Status, Worker};

pub(super) async fn run(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&folder.folder, speech.progress).await?;
    let status = worker.status().await?;
    if speech.json {
        output::json(&status)?;
    } else {
        print(&status);
    }
    Ok(ExitCode::SUCCESS)
}

fn print(status: &Status) {
    output::line(format_args!(
        "Operation \"{}\": {}",
        status.operation, status.standing
    ));
    output::line("");
    if status.cases.is_empty() {
        output::line("No cases yet. Put reports into feeds/, or name them: tranca import FILE");
    } else {
        let rows = status
            .cases
            .iter()
            .map(|(state, count)| vec![state.clone(), count.to_string()]);
        output::table(&["cases", "count"], &rows.collect::<Vec<_>>());
    }
    if !status.letters.is_empty() {
        output::line("");
        let rows = status
            .letters
            .iter()
            .map(|(way, count)| vec![way.clone(), count.to_string()]);
        output::table(&["letters", "count"], &rows.collect::<Vec<_>>());
    }
    output::line("");
    if status.feeds_waiting > 0 {
        output::line(format_args!(
            "{} files wait in feeds/",
            status.feeds_waiting
        ));
    }
    if status.letters_due > 0 {
        output::line(format_args!("{} letters are due", status.letters_due));
    }
    if let Some(next) = &status.next_test {
        output::line(format_args!("next test due: {next}"));
    }
    missing(
        "Nothing is tested until there is:",
        &status.missing_for_tests,
    );
    missing(
        "No letter leaves until there is:",
        &status.missing_for_letters,
    );
}

fn missing(sentence: &str, missing: &[Missing]) {
    if !missing.is_empty() {
        output::line(sentence);
        for thing in missing {
            output::line(format_args!("  - {thing}"));
        }
    }
}

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca status op
  tranca status op --json";
