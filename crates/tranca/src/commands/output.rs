//! What goes to standard output: lines for people, JSON for machines.

use std::fmt::Display;
use std::io::Write;

use serde::Serialize;

use super::Failure;
use crate::ground::readiness::Missing;

/// Prints one line. A reader that went away (`| head`) is no failure.
pub(super) fn line(text: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Prints one object of JSON on one line.
pub(super) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(Failure::software)?;
    line(text);
    Ok(())
}

/// The same for what always is JSON, such as our own reports.
pub(super) fn json_line(value: &impl Serialize) {
    match serde_json::to_string(value) {
        Ok(text) => line(text),
        Err(error) => tracing::error!(%error, "a report could not be printed"),
    }
}

/// Prints what is missing, each thing on a line; nothing where nothing is.
pub(super) fn missing(sentence: &str, missing: &[Missing]) {
    if !missing.is_empty() {
        line(sentence);
        for thing in missing {
            line(format_args!("  - {thing}"));
        }
    }
}

/// Prints a table whose columns are as wide as their widest cell.
pub(super) fn table(head: &[&str], rows: &[Vec<String>]) {
    let width = |column: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count());
        cells
            .chain(head.get(column).map(|cell| cell.chars().count()))
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let written = |cells: Vec<&str>| {
        let padded = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    line(written(head.to_vec()));
    line(
        widths
            .iter()
            .map(|width| "-".repeat(*width))
            .collect::<Vec<_>>()
            .join("  "),
    );
    for row in rows {
        line(written(row.iter().map(String::as_str).collect()));
    }
}
