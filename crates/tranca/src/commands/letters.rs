//! `tranca letters`: writes every letter in every language into a folder, for people to read.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::{Failure, Speech, output};
use crate::ground::clock::Clock;
use crate::ground::languages::Language;
use crate::ground::operation::Operation;
use crate::letters::{Draft, Sample, Specimen, letters, sample_operation, specimens};
use crate::worker::WorkError;

/// What `tranca letters` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The operation folder, for its own name, agencies and overrides; without one, a sample is used.
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Where the letters are written; the folder is made where it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only this language (a tag such as `de` or `pt-BR`); may be given several times.
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
}

/// What was written.
#[derive(Serialize)]
struct Counts {
    languages: usize,
    letters: usize,
    files: usize,
    index: PathBuf,
}

pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let languages = languages(&arguments.language)?;
    let operation = operation(arguments.folder.as_deref()).await?;
    let mut files = 0;
    for language in &languages {
        let folder = arguments.out.join(language.folder());
        std::fs::create_dir_all(&folder).map_err(unwritable(&folder))?;
        for specimen in specimens(&operation, *language).map_err(WorkError::from)? {
            files += write_all(&folder, &specimen)?;
        }
    }
    let index = arguments.out.join("index.html");
    std::fs::write(&index, page(&languages)).map_err(unwritable(&index))?;
    let counts = Counts {
        languages: languages.len(),
        letters: letters().len(),
        files: files + 1,
        index,
    };
    told(&counts, speech)?;
    Ok(ExitCode::SUCCESS)
}

fn languages(tags: &[String]) -> Result<Vec<Language>, Failure> {
    if tags.is_empty() {
        return Ok(Language::ALL.to_vec());
    }
    let parsed = tags.iter().map(|tag| Language::parse(tag));
    parsed.collect::<Result<_, _>>().map_err(Failure::usage)
}

async fn operation(folder: Option<&Path>) -> Result<Operation, Failure> {
    let clock = Clock::machine();
    match folder {
        Some(folder) => Operation::open(folder, clock)
            .await
            .map_err(|error| WorkError::from(error).into()),
        None => sample_operation(clock).map_err(Failure::software),
    }
}

fn write_all(folder: &Path, specimen: &Specimen) -> Result<usize, Failure> {
    let name = stem(specimen.letter, specimen.sample);
    write_forms(&folder.join(name), &specimen.message, &specimen.draft)
}

/// Writes one letter in each of its forms: `stem` with the ending of each. Returns how many files
/// that makes.
pub(super) fn write_forms(stem: &Path, message: &[u8], draft: &Draft) -> Result<usize, Failure> {
    let files = [
        ("eml", message.to_vec()),
        ("txt", draft.text().into_bytes()),
        ("html", draft.html().into_bytes()),
        ("print.html", draft.paper().into_bytes()),
    ];
    for (ending, bytes) in &files {
        let mut path = stem.as_os_str().to_owned();
        path.push(format!(".{ending}"));
        let path = PathBuf::from(path);
        std::fs::write(&path, bytes).map_err(unwritable(&path))?;
    }
    Ok(files.len())
}

fn stem(letter: &str, sample: Sample) -> String {
    format!("{letter}.{}", sample.name())
}

pub(super) fn unwritable(path: &Path) -> impl FnOnce(std::io::Error) -> Failure {
    let path = path.display().to_string();
    move |error| Failure::cannot_create(format!("{path}: {error}"))
}

fn told(counts: &Counts, speech: Speech) -> Result<(), Failure> {
    if speech.json {
        return output::json(counts);
    }
    output::line(format_args!(
        "{} letters in {} languages, {} files. Begin with {}",
        counts.letters,
        counts.languages,
        counts.files,
        counts.index.display()
    ));
    Ok(())
}

/// A table of letters by languages, with a link for each form of each sample.
fn page(languages: &[Language]) -> String {
    let mut rows = String::new();
    for language in languages {
        let (tag, name) = (language.tag(), language.native_name());
        // A String takes every write.
        let _ = write!(rows, "<tr><th lang=\"{tag}\">{name}<br>{tag}</th>");
        for letter in letters() {
            let _ = write!(rows, "<td>{}</td>", links(*language, letter));
        }
        rows.push_str("</tr>\n");
    }
    let heads: String = letters()
        .iter()
        .map(|letter| format!("<th>{letter}</th>"))
        .collect();
    format!("{HEAD}<table>\n<tr><th></th>{heads}</tr>\n{rows}</table>\n</body>\n</html>\n")
}

fn links(language: Language, letter: &str) -> String {
    let mut links = String::new();
    for sample in Sample::of(letter) {
        let (folder, stem, name) = (language.folder(), stem(letter, *sample), sample.name());
        let _ = write!(links, "<a href=\"{folder}/{stem}.html\">{name}</a> ");
        for (ending, short) in [("txt", "txt"), ("eml", "eml"), ("print.html", "A4")] {
            let _ = write!(
                links,
                "<a class=\"s\" href=\"{folder}/{stem}.{ending}\">{short}</a> "
            );
        }
        links.push_str("<br>");
    }
    links
}

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <title>Letters</title>\n<style>body{font:14px/1.5 system-ui,sans-serif;margin:1em}\
    table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:4px 8px;vertical-align:top;\
    text-align:start;white-space:nowrap}tr:first-child th{position:sticky;top:0;background:#eee}\
    .s{font-size:11px;color:#666}</style>\n</head>\n<body>\n<h1>Letters by language</h1>\n";

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca letters --out /tmp/letters                  every letter in every language, about a sample
  tranca letters --out /tmp/letters --language de --language ja
  tranca letters op --out /tmp/letters               with the operation's own name and overrides
Open index.html in the folder: a table of letters by languages, each as HTML, text, message and for
A4 paper.";
