//! The guide's commands, run as the operator would: by the shell, on the machine or below its root.
//!
//! # Limits
//! A command that takes longer than two minutes is ended and has failed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

/// Where the commands run.
#[derive(Debug)]
pub struct Machine {
    root: PathBuf,
}

/// A command that failed. A person must look.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// It said no.
    #[error("`{command}` failed ({status}): {said}")]
    SaidNo {
        /// The command line.
        command: String,
        /// How it ended.
        status: ExitStatus,
        /// What it printed.
        said: String,
    },
    /// It could not be started.
    #[error("`{command}` cannot be run: {why}")]
    NotRun {
        /// The command line.
        command: String,
        /// The system's reason.
        why: io::Error,
    },
}

impl Machine {
    /// The machine whose files are below this root.
    #[must_use]
    pub fn below(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// Whether a program of this name runs there.
    #[must_use]
    pub fn runs(&self, program: &str) -> bool {
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        let mut processes = processes.map(|entry| entry.path());
        processes.any(|process| is_of(&process, program) && self.holds(&process))
    }

    /// Whether a process sees the same files as we do below the root: containers have others.
    fn holds(&self, process: &Path) -> bool {
        let files = |process: &Path| fs::read_link(process.join("ns/mnt")).ok();
        let is_below = fs::read_link(process.join("root")).is_ok_and(|root| root == self.root);
        is_below && files(process) == files(Path::new("/proc/self"))
    }

    /// Runs one command line and returns what it printed.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn run(&self, command_line: &str) -> Result<String, Failed> {
        let output = self.command(command_line).output();
        let output = output.map_err(|why| Failed::NotRun {
            command: command_line.to_owned(),
            why,
        })?;
        let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.push_str(&String::from_utf8_lossy(&output.stderr));
        if output.status.success() {
            return Ok(said);
        }
        Err(Failed::SaidNo {
            command: command_line.to_owned(),
            status: output.status,
            said: said.trim_end().to_owned(),
        })
    }

    /// Runs command lines in this order, up to the first that fails.
    ///
    /// # Errors
    /// [`Failed`] of that one.
    pub fn run_all<T: AsRef<str>>(&self, command_lines: &[T]) -> Result<(), Failed> {
        let mut lines = command_lines.iter();
        lines.try_for_each(|line| self.run(line.as_ref()).map(drop))
    }

    fn command(&self, command_line: &str) -> Command {
        let mut command = Command::new("timeout");
        command.args(["-k", "5", LONGEST_S]);
        if self.root != Path::new("/") {
            command.arg("chroot").arg(&self.root);
        }
        command.args(["/bin/sh", "-c", command_line]);
        let inherited = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{inherited}:{PATH}"));
        command.stdin(std::process::Stdio::null());
        command
    }
}

fn is_of(process: &Path, program: &str) -> bool {
    let name = fs::read_to_string(process.join("comm"));
    name.is_ok_and(|name| name.trim_end() == program)
}

/// In seconds. Some servers wait for their connections to end.
const LONGEST_S: &str = "120";

/// Where an administrator's commands are, should the caller's PATH not say so.
const PATH: &str = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin";
