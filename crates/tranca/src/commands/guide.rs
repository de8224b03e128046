//! `tranca guide`: the steps that close a product.

use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::{Failure, Speech, output};
use crate::ground::languages::Language;
use crate::guides::{Guide, Guides, Told, ToldStep};

/// What `tranca guide` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The product; without one, all are listed.
    #[arg(value_name = "PRODUCT")]
    product: Option<String>,
    /// The language, as a tag: en, de, pt-BR, zh-Hant …
    #[arg(long, default_value = "en")]
    language: String,
    /// The form of the proof, which tells the likeliest cause (plain, percent, http-connect, …).
    #[arg(long)]
    form: Option<String>,
}

#[derive(Serialize)]
struct Entry<'a> {
    product: &'a str,
    name: Option<&'a str>,
    weaknesses: Vec<&'static str>,
}

pub(super) fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let language = Language::parse(&arguments.language).map_err(Failure::usage)?;
    let guides = Guides::builtin();
    let Some(product) = &arguments.product else {
        return list(guides, speech);
    };
    let wanted = product.to_ascii_lowercase();
    let guide = guides.guide(&wanted).ok_or_else(|| {
        Failure::usage(format!(
            "no guide for `{product}`; `tranca guide` lists them all"
        ))
    })?;
    let told = guide.told(language, arguments.form.as_deref());
    if speech.json {
        output::json(&told)?;
    } else {
        print(&told);
    }
    Ok(ExitCode::SUCCESS)
}

fn list(guides: &'static Guides, speech: Speech) -> Result<ExitCode, Failure> {
    let entry = |guide: &'static Guide| Entry {
        product: &guide.product,
        name: guide.name.as_deref(),
        weaknesses: guide
            .weaknesses
            .iter()
            .map(|weakness| weakness.name())
            .collect(),
    };
    let entries: Vec<Entry<'_>> = guides.iter().map(entry).collect();
    if speech.json {
        for entry in &entries {
            output::json(entry)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let rows: Vec<Vec<String>> = entries
        .iter()
        .map(|entry| {
            let name = entry.name.unwrap_or("(any other)").to_owned();
            vec![entry.product.to_owned(), name, entry.weaknesses.join(", ")]
        })
        .collect();
    output::table(&["product", "name", "closes"], &rows);
    Ok(ExitCode::SUCCESS)
}

fn print(told: &Told) {
    output::line(&told.title);
    output::line("=".repeat(told.title.chars().count()));
    output::line(format_args!("\n{}\n", told.why));
    for (at, step) in told.steps.iter().enumerate() {
        print_step(&format!("{}. ", at + 1), step);
    }
    let rest = [&told.reload, &told.check, &told.undo];
    for step in rest.into_iter().flatten().chain(&told.clean_up) {
        print_step("- ", step);
    }
    if let Some(intruder) = &told.intruder {
        output::line(format_args!("\n{intruder}"));
    }
    if let Some(documentation) = &told.documentation {
        output::line(format_args!("\n{documentation}"));
    }
}

fn print_step(mark: &str, step: &ToldStep) {
    output::line(format_args!("{mark}{}", step.sentence));
    for line in step.code.iter().flat_map(|code| code.lines()) {
        output::line(format_args!("       {line}"));
    }
}

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca guide                         all products
  tranca guide postfix
  tranca guide squid --language pt
  tranca guide postfix --form percent  the cause that this form of proof points to";
