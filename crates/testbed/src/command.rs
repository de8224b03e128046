//! Running other programs, in bounded time and with their complaints kept.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Trouble;

/// Runs a command to its end and returns what it printed.
pub(crate) fn run(command: &mut Command) -> Result<String, Trouble> {
    let line = line_of(command);
    let output = command.output().map_err(told(Path::new(&line)))?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(printed);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(Trouble::Command {
        command: line,
        said: format!("{printed}{complaint} ({})", output.status),
    })
}

/// A program that is ended after so many seconds.
pub(crate) fn bounded(seconds: u32, program: &str) -> Command {
    let mut command = Command::new("timeout");
    command.args(["--kill-after=5", &seconds.to_string(), program]);
    command
}

/// A shell script, whose arguments begin with `$0`.
pub(crate) fn sh(script: &str) -> Command {
    let mut command = bounded(SHORT_S, "sh");
    command.args(["-c", script]);
    command
}

/// One `ip` command.
pub(crate) fn ip(words: &[&str]) -> Result<String, Trouble> {
    run(bounded(SHORT_S, "ip").args(words))
}

/// Says which file or command an I/O error was about.
pub(crate) fn told(what: &Path) -> impl FnOnce(io::Error) -> Trouble {
    let what = PathBuf::from(what);
    move |source| Trouble::Io { what, source }
}

fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(std::ffi::OsStr::to_string_lossy).collect();
    words.join(" ")
}

/// For what takes a moment.
pub(crate) const SHORT_S: u32 = 60;
