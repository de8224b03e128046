//! `tranca close`, run on the server itself by its operator.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use testbed::guided::Guided;
use testbed::lineup::Suspect;

/// What closing did.
#[derive(Debug)]
pub(crate) struct Closed {
    /// The causes that it found.
    pub(crate) causes: Vec<String>,
    /// How many files it changed.
    pub(crate) changed: usize,
    /// The configuration as it was.
    before: Files,
}

/// Files by their paths.
type Files = BTreeMap<String, Vec<u8>>;

/// What `tranca close --json` prints.
#[derive(Debug, Deserialize)]
struct Printed {
    product: String,
    outcome: String,
    causes: Vec<String>,
    files: Vec<File>,
}

#[derive(Debug, Eq, PartialEq, Deserialize)]
struct File {
    path: String,
    diff: String,
}

/// Closes it by its guide. The product is told by its files, and the cause by the proof's form.
pub(crate) fn close(guided: &Guided, suspect: &Suspect) -> Result<Closed, String> {
    let before = configuration(suspect)?;
    let planned = parsed(&run(suspect, &["--form", guided.form, "--dry-run"])?)?;
    if configuration(suspect)? != before {
        return Err("a dry run changed something".to_owned());
    }
    let done = parsed(&run(suspect, &["--form", guided.form, "--yes"])?)?;
    if (done.product.as_str(), done.outcome.as_str()) != (guided.guide, "closed") {
        return Err(format!("{done:?}"));
    }
    if !done.causes.iter().any(|cause| cause == guided.cause) {
        return Err(format!("closed {:?}, not {}", done.causes, guided.cause));
    }
    if done.files != planned.files {
        return Err(format!("changed {:?}, planned {planned:?}", done.files));
    }
    let mut untouched = before.clone();
    let mut left = configuration(suspect)?;
    for file in &done.files {
        untouched.remove(&file.path);
        left.remove(&file.path);
        left.remove(&format!("{}.before-closing", file.path));
    }
    alike(&untouched, &left)?;
    let again = parsed(&run(suspect, &["--form", guided.form, "--yes"])?)?;
    if again.outcome != "nothing" {
        return Err(format!("a second time: {again:?}"));
    }
    Ok(Closed {
        causes: done.causes,
        changed: done.files.len(),
        before,
    })
}

/// Takes it back; every file must be as it was.
pub(crate) fn take_back(suspect: &Suspect, closing: &Result<Closed, String>) -> Result<(), String> {
    let Ok(closed) = closing else {
        return Err("was not closed".to_owned());
    };
    run(suspect, &["--undo", "--yes"])?;
    alike(&closed.before, &configuration(suspect)?)
}

fn alike(before: &Files, after: &Files) -> Result<(), String> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut other = paths
        .into_iter()
        .filter(|path| before.get(*path) != after.get(*path));
    other
        .next()
        .map_or(Ok(()), |path| Err(format!("{path} is not as it was")))
}

/// All that stands below `/etc`, but for what the product's own commands make of it.
fn configuration(suspect: &Suspect) -> Result<Files, String> {
    let mut files = Files::new();
    let mut folders = vec!["/etc".to_owned()];
    while let Some(folder) = folders.pop() {
        let place = suspect.server.place(&folder);
        let entries = fs::read_dir(&place).map_err(|error| format!("{folder}: {error}"))?;
        for entry in entries.flatten() {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            let kind = entry
                .file_type()
                .map_err(|error| format!("{path}: {error}"))?;
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && !MADE.iter().any(|made| path.ends_with(made)) {
                let bytes = bytes(suspect, &path)?;
                files.insert(path, bytes);
            }
        }
    }
    Ok(files)
}

fn run(suspect: &Suspect, arguments: &[&str]) -> Result<String, String> {
    let mut command = suspect
        .server
        .beside(Path::new(env!("CARGO_BIN_EXE_tranca")));
    command.args(["close", "--json", "--root"]);
    let output = command
        .arg(suspect.server.folder())
        .args(arguments)
        .output();
    let output = output.map_err(|error| error.to_string())?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(printed);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(format!("{}: {printed}{complaint}", output.status))
}

fn parsed(printed: &str) -> Result<Printed, String> {
    serde_json::from_str(printed).map_err(|error| format!("{error}: {printed}"))
}

fn bytes(suspect: &Suspect, path: &str) -> Result<Vec<u8>, String> {
    let place = suspect.server.place(path);
    fs::read(&place).map_err(|error| format!("{}: {error}", place.display()))
}

/// Tables and Sendmail's own form of its configuration.
const MADE: [&str; 2] = [".db", "/sendmail.cf"];
