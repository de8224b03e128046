//! The program under test: run in a folder, and what it said.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a command said and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// Runs the program in a folder.
pub(crate) fn tranca(folder: &Path, arguments: &[&str]) -> Ran {
    let output = command(folder, arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    Ran {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// The program, not yet started.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tranca"));
    command
        .current_dir(folder)
        .args(arguments)
        .env_remove("TRANCA_LOG");
    command
}

impl Ran {
    /// Asserts that all went well.
    #[track_caller]
    pub(crate) fn well(self) -> Self {
        assert_eq!(self.code, 0, "{self:#?}");
        self
    }

    /// Standard output as JSON: one object on each line, and nothing else.
    #[track_caller]
    pub(crate) fn json(&self) -> Vec<Value> {
        let object = |line: &str| {
            let value: Value = serde_json::from_str(line).expect(line);
            assert!(value.is_object(), "no object: {line}");
            value
        };
        self.out.lines().map(object).collect()
    }
}
