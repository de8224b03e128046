//! `tranca status`: where everything stands, and what is missing.

use std::collections::BTreeMap;
use std::process::ExitCode;

use super::{Failure, Folder, Speech, output};
use crate::ground::clock::Moment;
use crate::ground::progress::counted;
use crate::worker::{Status, Worker};

pub(super) async fn run(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&folder.folder, speech.progress).await?;
    let status = worker.status().await?;
    if speech.json {
        output::json(&status)?;
    } else {
        print(&status, worker.op.now());
    }
    Ok(ExitCode::SUCCESS)
}

fn print(status: &Status, now: Moment) {
    output::line(format_args!(
        "Operation \"{}\": {}",
        status.operation, status.standing
    ));
    output::line("");
    if status.cases.is_empty() {
        output::line("No cases yet. Put reports into feeds/, or name them: tranca import DIR FILE");
    } else {
        output::table(&["cases", "count"], &rows(&status.cases));
    }
    if !status.letters.is_empty() {
        output::line("");
        output::table(&["letters", "count"], &rows(&status.letters));
    }
    output::line("");
    print_due(status, now);
    for line in &status.contacts_malformed {
        output::line(line);
    }
    print_missing(status);
}

fn rows(counts: &BTreeMap<String, i64>) -> Vec<Vec<String>> {
    let row = |(name, count): (&String, &i64)| vec![name.clone(), count.to_string()];
    counts.iter().map(row).collect()
}

fn print_due(status: &Status, now: Moment) {
    let waiting = u64::try_from(status.feeds_waiting).unwrap_or(u64::MAX);
    if waiting > 0 {
        output::line(format_args!(
            "Waiting in feeds/: {}",
            counted(waiting, "file")
        ));
    }
    let due = u64::try_from(status.letters_due).unwrap_or(u64::MAX);
    if due > 0 {
        output::line(format_args!("Due: {}", counted(due, "letter")));
    }
    match status.next_test {
        Some(_) if !status.is_at_work() => {}
        Some(next) if next <= now => output::line("Next test: due now"),
        Some(next) => output::line(format_args!("Next test: {}", next.for_people())),
        None => {}
    }
}

/// Of an operation that rests, only that is worth saying.
fn print_missing(status: &Status) {
    if !status.is_at_work() {
        output::line(
            "Nothing is tested and nothing is sent; `tranca resume` sets it to work again.",
        );
        return;
    }
    output::missing(
        "Nothing is tested until there is:",
        &status.missing_for_tests,
    );
    output::missing(
        "No letter leaves until there is:",
        &status.missing_for_letters,
    );
}

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca status op
  tranca status op --json";
