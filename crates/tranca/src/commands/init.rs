//! `tranca init`: makes an operation folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::{Failure, Speech, output};
use crate::ground::operation::Operation;

/// What `tranca init` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The folder to make.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

#[derive(Serialize)]
struct Made<'a> {
    folder: &'a Path,
    files: Vec<&'static str>,
}

pub(super) fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let folder = &arguments.folder;
    if Operation::is_at(folder) {
        let message = format!(
            "{} is an operation already; it is left as it is",
            folder.display()
        );
        return Err(Failure::cannot_create(message));
    }
    write(folder).map_err(|error| {
        Failure::cannot_create(format!("{} cannot be made: {error}", folder.display()))
    })?;
    if speech.json {
        output::json(&Made {
            folder,
            files: FILES.iter().map(|file| file.0).collect(),
        })?;
    } else {
        output::line(format_args!("{} is an operation now.", folder.display()));
        output::line(
            "Next: name an agency in agencies.toml; set [operation] contact and [canary] in tranca.toml;",
        );
        output::line(format_args!(
            "then put reports into {0}/feeds and look at `tranca status {0}`.",
            folder.display()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the folder; files that are there stay as they are.
pub(super) fn write(folder: &Path) -> std::io::Result<()> {
    for name in ["feeds", "letters"] {
        fs::create_dir_all(folder.join(name))?;
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        if !path.exists() {
            fs::write(path, text)?;
        }
    }
    Ok(())
}

const FILES: [(&str, &str); 4] = [
    ("tranca.toml", include_str!("../../../../etc/tranca.toml")),
    (
        "agencies.toml",
        include_str!("../../../../etc/agencies.toml"),
    ),
    ("contacts.csv", include_str!("../../../../etc/contacts.csv")),
    (
        "exclusions.txt",
        include_str!("../../../../etc/exclusions.txt"),
    ),
];

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca init op
  tranca init /var/lib/tranca/autumn";
