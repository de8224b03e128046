//! `tranca status`: where everything stands, and what is missing.

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde::Serialize;

use super::{Failure, Folder, Speech, output};
use crate::ground::readiness::Missing;
use crate::worker::Worker;

/// Where an operation stands.
#[derive(Debug, Serialize)]
pub(crate) struct Status {
    /// Its name.
    pub(crate) operation: String,
    /// Running, paused or ended.
    pub(crate) standing: &'static str,
    /// Cases by state.
    pub(crate) cases: BTreeMap<String, i64>,
    /// Files waiting in `feeds/`.
    pub(crate) feeds_waiting: usize,
    /// Letters by where they are on their way.
    pub(crate) letters: BTreeMap<String, i64>,
    /// Letters that would be written now, were they approved.
    pub(crate) letters_due: usize,
    /// When the next test is due (RFC 3339).
    pub(crate) next_test: Option<String>,
    /// What keeps tests from being made.
    pub(crate) missing_for_tests: Vec<Missing>,
    /// What keeps letters from leaving by themselves.
    pub(crate) missing_for_letters: Vec<Missing>,
}

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
    output::line(format_args!("Operation \"{}\": {}", status.operation, status.standing));
    output::line("");
    if status.cases.is_empty() {
        output::line("No cases yet. Put reports into feeds/, or name them: tranca import FILE");
    } else {
        let rows = status.cases.iter().map(|(state, count)| vec![state.clone(), count.to_string()]);
        output::table(&["cases", "count"], &rows.collect::<Vec<_>>());
    }
    if !status.letters.is_empty() {
        output::line("");
        let rows = status.letters.iter().map(|(way, count)| vec![way.clone(), count.to_string()]);
        output::table(&["letters", "count"], &rows.collect::<Vec<_>>());
    }
    output::line("");
    if status.feeds_waiting > 0 {
        output::line(format_args!("{} files wait in feeds/", status.feeds_waiting));
    }
    if status.letters_due > 0 {
        output::line(format_args!("{} letters are due", status.letters_due));
    }
    if let Some(next) = &status.next_test {
        output::line(format_args!("next test due: {next}"));
    }
    missing("Nothing is tested until there is:", &status.missing_for_tests);
    missing("No letter leaves until there is:", &status.missing_for_letters);
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
