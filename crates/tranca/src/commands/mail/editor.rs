//! A text in the person's own editor.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::Command;

use crate::commands::Failure;
use crate::replies::inbox::MailId;

/// The text as the person left it. It lies in the operation folder meanwhile, where nobody else can
/// read it, and stays there if the editor fails: nobody's words are lost.
///
/// # Errors
/// [`Failure`] where the file is not to be had, the editor fails, or nothing is left of the text.
pub(super) fn edited(folder: &Path, id: MailId, text: &str) -> Result<String, Failure> {
    let path = folder.join(format!("answer-{id}.txt"));
    if !path.exists() {
        write(&path, text).map_err(|error| unusable(&path, &error))?;
    }
    run(&path)?;
    let text = fs::read_to_string(&path).map_err(|error| unusable(&path, &error))?;
    fs::remove_file(&path).map_err(|error| unusable(&path, &error))?;
    let own = |line: &str| !line.trim().is_empty() && !line.starts_with('>');
    if text.lines().any(own) {
        Ok(text)
    } else {
        Err(Failure::usage(
            "nothing was written, so nothing is answered",
        ))
    }
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(text.as_bytes())
}

/// As other programs do it: the variable may hold arguments too.
fn run(path: &Path) -> Result<(), Failure> {
    let named = |name: &str| {
        std::env::var(name)
            .ok()
            .filter(|value| !value.trim().is_empty())
    };
    let editor = named("VISUAL").or_else(|| named("EDITOR"));
    let editor = editor.unwrap_or_else(|| "vi".to_owned());
    let ended = Command::new("sh")
        .arg("-c")
        .arg(format!("{editor} \"$1\""))
        .arg("sh")
        .arg(path)
        .status();
    let kept = path.display();
    match ended {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::usage(format!(
            "the editor ended with {status}; the text is kept in {kept}"
        ))),
        Err(error) => Err(Failure::usage(format!(
            "the editor does not start: {error}"
        ))),
    }
}

fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::cannot_create(format!("{}: {error}", path.display()))
}
