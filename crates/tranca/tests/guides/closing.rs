//! `tranca close`, run on the server itself by its operator.

use std::collections::BTreeMap;
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
    /// The files as they were, by their paths.
    before: BTreeMap<String, Vec<u8>>,
}

/// What `tranca close --json` prints.
#[derive(Debug, Deserialize)]
struct Printed {
    product: String,
    outcome: String,
    causes: Vec<String>,
    files: Vec<File>,
}

#[derive(Debug, Deserialize)]
struct File {
    path: String,
}

/// Closes it by its guide. The product is told by its files, and the cause by the proof's form.
pub(crate) fn close(guided: &Guided, suspect: &Suspect) -> Result<Closed, String> {
    let planned = parsed(&run(suspect, &["--form", guided.form, "--dry-run"])?)?;
    let mut before = BTreeMap::new();
    for file in &planned.files {
        before.insert(file.path.clone(), bytes(suspect, &file.path)?);
    }
    let done = parsed(&run(suspect, &["--form", guided.form, "--yes"])?)?;
    if (done.product.as_str(), done.outcome.as_str()) != (guided.guide, "closed") {
        return Err(format!("{done:?}"));
    }
    if !done.causes.iter().any(|cause| cause == guided.cause) {
        return Err(format!("closed {:?}, not {}", done.causes, guided.cause));
    }
    Ok(Closed {
        causes: done.causes,
        changed: done.files.len(),
        before,
    })
}

/// Takes it back; each file must be as it was.
pub(crate) fn take_back(suspect: &Suspect, closing: &Result<Closed, String>) -> Result<(), String> {
    let Ok(closed) = closing else {
        return Err("was not closed".to_owned());
    };
    run(suspect, &["--undo", "--yes"])?;
    for (path, before) in &closed.before {
        if bytes(suspect, path)? != *before {
            return Err(format!("{path} is not as it was"));
        }
    }
    Ok(())
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
