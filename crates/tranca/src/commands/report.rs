//! `tranca report`: the results.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Failure, Speech, output};
use crate::ground::languages::Language;
use crate::worker::Worker;

/// What `tranca report` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The operation folder.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// In which form (default: table, or json with --json).
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Every case on a line, instead of figures. Names addresses: not for the public.
    #[arg(long)]
    cases: bool,
    /// Write to this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The language of the page, as a tag: en, de, pt-BR, zh-Hant …
    #[arg(long, default_value = "en")]
    language: String,
}

/// A form of the results.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// For a terminal.
    Table,
    /// For machines.
    Json,
    /// For spreadsheets.
    Csv,
    /// One self-contained page with charts.
    Html,
}

pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let language = Language::parse(&arguments.language).map_err(Failure::usage)?;
    let worker = Worker::open(&arguments.folder, speech.progress).await?;
    let format = format(arguments.format, speech)?;
    let text = match (format, arguments.cases) {
        (Format::Table, false) => worker.table_of_figures().await?,
        (Format::Table, true) => worker.table_of_cases().await?,
        (Format::Json, false) => {
            serde_json::to_string(&worker.figures().await?).map_err(Failure::software)?
        }
        (Format::Json, true) => lines(&worker.cases().await?)?,
        (Format::Csv, false) => worker.csv_of_figures().await?,
        (Format::Csv, true) => worker.csv_of_cases().await?,
        (Format::Html, false) => worker.page_of_results(language).await?,
        (Format::Html, true) => {
            return Err(Failure::usage(
                "--cases comes as table, json or csv; a page never names addresses",
            ));
        }
    };
    match &arguments.out {
        None if text.is_empty() => {}
        None => output::line(text.trim_end()),
        Some(file) => {
            std::fs::write(file, text)
                .map_err(|error| Failure::cannot_create(format!("{}: {error}", file.display())))?;
            speech
                .progress
                .say(format_args!("{} written", file.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn format(wanted: Option<Format>, speech: Speech) -> Result<Format, Failure> {
    match wanted {
        None if speech.json => Ok(Format::Json),
        Some(Format::Table | Format::Csv | Format::Html) if speech.json => Err(Failure::usage(
            "--json and another --format exclude each other",
        )),
        wanted => Ok(wanted.unwrap_or(Format::Table)),
    }
}

/// One object a line.
fn lines(cases: &[impl Serialize]) -> Result<String, Failure> {
    let lines: Result<Vec<String>, _> = cases.iter().map(serde_json::to_string).collect();
    Ok(lines.map_err(Failure::software)?.join("\n"))
}

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca report op
  tranca report op --cases
  tranca report op --format csv --out figures.csv
  tranca report op --format html --language pt --out resultados.html";
