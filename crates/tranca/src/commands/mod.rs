//! The command line: what can be asked for, and how it is answered.
//!
//! One module per command. Each turns arguments into a call of the worker and the answer into
//! lines for people or JSON for machines; none knows how a stage does its work.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::ground::operation::Operation;
use crate::ground::progress::Progress;

mod canary;
mod case;
mod check;
mod demo;
mod failure;
mod guide;
mod init;
mod letters;
mod mail;
mod notify;
mod output;
mod report;
mod stages;
mod standing;
mod status;
mod upkeep;

pub use failure::Failure;

/// Finds open mail relays and open proxies that public databases report, proves each with a
/// harmless live test, finds who runs it, writes to them in their language, shows them how to
/// close it, and stays with the case until it is closed.
#[derive(Debug, Parser)]
#[command(name = "tranca", version, max_term_width = 100, after_help = AFTER_HELP)]
pub struct Cli {
    /// Print JSON, one object a line, and nothing else on standard output.
    #[arg(long, global = true)]
    json: bool,
    /// Say nothing on the way.
    #[arg(long, short, global = true)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show a whole operation on this machine, from a report to closed servers.
    #[command(after_help = demo::EXAMPLES)]
    Demo(demo::Arguments),
    /// Make an operation folder.
    #[command(after_help = init::EXAMPLES)]
    Init(init::Arguments),
    /// Take in reports and lists of public databases.
    #[command(after_help = stages::IMPORT_EXAMPLES)]
    Import(stages::ImportArguments),
    /// Ask DNS blocklists about addresses.
    #[command(after_help = stages::LOOKUP_EXAMPLES)]
    Lookup(stages::LookupArguments),
    /// Test the suspected servers that are due.
    #[command(after_help = stages::EXAMPLES)]
    Verify(Folder),
    /// Find out who runs the proven servers.
    #[command(after_help = stages::EXAMPLES)]
    Attribute(Folder),
    /// Look at the letters that are due, approve them, and send them.
    #[command(after_help = notify::EXAMPLES)]
    Notify(notify::Arguments),
    /// Test again the servers that were proven open, until they are closed.
    #[command(after_help = stages::EXAMPLES)]
    Recheck(Folder),
    /// Print the results.
    #[command(after_help = report::EXAMPLES)]
    Report(report::Arguments),
    /// Do all that is due now; letters only once a person approved them.
    #[command(after_help = stages::EXAMPLES)]
    Run(Folder),
    /// Do all that becomes due, for ever, and serve the portal.
    #[command(after_help = stages::SERVE_EXAMPLES)]
    Serve(Folder),
    /// Show where everything stands, and what is missing.
    #[command(after_help = status::EXAMPLES)]
    Status(Folder),
    /// Show the whole history of the cases of one address.
    #[command(after_help = case::EXAMPLES)]
    Case(case::Arguments),
    /// Let the operation rest: nothing is tested and nothing is sent.
    #[command(after_help = standing::EXAMPLES)]
    Pause(Folder),
    /// Set a resting or ended operation to work again.
    #[command(after_help = standing::EXAMPLES)]
    Resume(Folder),
    /// End the operation; its results stay to be looked at.
    #[command(after_help = standing::EXAMPLES)]
    End(Folder),
    /// Write a consistent copy of the database, while others go on working.
    #[command(after_help = upkeep::BACKUP_EXAMPLES)]
    Backup(upkeep::BackupArguments),
    /// Delete what is older than the settings keep it.
    #[command(after_help = upkeep::PURGE_EXAMPLES)]
    Purge(Folder),
    /// Test servers of one's own, without an operation.
    #[command(after_help = check::EXAMPLES)]
    Check(Box<check::Arguments>),
    /// Receive the tokens that come back, on a host of its own.
    #[command(after_help = canary::EXAMPLES)]
    Canary(Box<canary::Arguments>),
    /// Print the steps that close a product.
    #[command(after_help = guide::EXAMPLES)]
    Guide(guide::Arguments),
    /// Read what came back: bounces, complaints, questions.
    #[command(after_help = mail::EXAMPLES)]
    Mail(mail::Arguments),
    /// Write every letter in every language into a folder, for people to read.
    #[command(after_help = letters::EXAMPLES)]
    Letters(letters::Arguments),
}

impl Cli {
    /// What is logged unless `TRANCA_LOG` says otherwise: whoever serves for weeks wants to read what
    /// was done; the other commands say it themselves.
    #[must_use]
    pub const fn log_level(&self) -> &'static str {
        match self.command {
            Command::Serve(_) if !self.quiet => "warn,tranca=info",
            _ => "warn",
        }
    }
}

/// The operation folder of a command.
#[derive(Args, Clone, Debug)]
struct Folder {
    /// The operation folder.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// How a command speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speech {
    /// Whether standard output is for machines.
    pub(crate) json: bool,
    /// What people see on the way, on standard error.
    pub(crate) progress: Progress,
}

/// Does what the command line asks for.
///
/// # Errors
/// [`Failure`] carries the message and the exit code.
pub async fn run(cli: Cli) -> Result<ExitCode, Failure> {
    let progress = if cli.quiet {
        Progress::Silent
    } else {
        Progress::for_people()
    };
    let speech = Speech {
        json: cli.json,
        progress,
    };
    match cli.command {
        Command::Demo(arguments) => demo::run(arguments, speech).await,
        Command::Init(arguments) => init::run(&arguments, speech),
        Command::Import(arguments) => stages::import(arguments, speech).await,
        Command::Lookup(arguments) => stages::lookup(arguments, speech).await,
        Command::Verify(folder) => stages::verify(&folder, speech).await,
        Command::Attribute(folder) => stages::attribute(&folder, speech).await,
        Command::Notify(arguments) => notify::run(&arguments, speech).await,
        Command::Recheck(folder) => stages::recheck(&folder, speech).await,
        Command::Report(arguments) => report::run(&arguments, speech).await,
        Command::Run(folder) => stages::run_due(&folder, speech).await,
        Command::Serve(folder) => stages::serve(&folder, speech).await,
        Command::Status(folder) => status::run(&folder, speech).await,
        Command::Case(arguments) => case::run(&arguments, speech).await,
        Command::Pause(folder) => standing::pause(&folder, speech).await,
        Command::Resume(folder) => standing::resume(&folder, speech).await,
        Command::End(folder) => standing::end(&folder, speech).await,
        Command::Backup(arguments) => upkeep::backup(&arguments, speech).await,
        Command::Purge(folder) => upkeep::purge(&folder, speech).await,
        Command::Check(arguments) => check::run(*arguments, speech).await,
        Command::Canary(arguments) => canary::run(&arguments, speech).await,
        Command::Guide(arguments) => guide::run(&arguments, speech),
        Command::Mail(arguments) => mail::run(&arguments, speech).await,
        Command::Letters(arguments) => letters::run(&arguments, speech).await,
    }
}

/// Splits `[DIR] REST…`: the first word is the operation folder if it is one, else it is `.`.
fn folder_and_rest(mut words: Vec<PathBuf>) -> Result<(PathBuf, Vec<PathBuf>), Failure> {
    match words.first() {
        Some(first) if Operation::is_at(first) => {
            let rest = words.split_off(1);
            Ok((words.remove(0), rest))
        }
        Some(first) if !Operation::is_at(Path::new(".")) => Err(no_operation(first)),
        _ => Ok((PathBuf::from("."), words)),
    }
}

/// Splits `[DIR] WORD`: of two words the first is the operation folder, of one it is `.`.
fn folder_and_one(words: &[PathBuf], wanted: &str) -> Result<(PathBuf, PathBuf), Failure> {
    match words {
        [folder, one] if Operation::is_at(folder) => Ok((folder.clone(), one.clone())),
        [first, _] => Err(no_operation(first)),
        [one] if !Operation::is_at(one) => Ok((PathBuf::from("."), one.clone())),
        _ => Err(Failure::usage(format!("{wanted} is missing"))),
    }
}

fn no_operation(first: &Path) -> Failure {
    let first = first.display();
    Failure::no_input(format!(
        "{first} is no operation folder, and neither is this one; `tranca init DIR` makes one"
    ))
}

const AFTER_HELP: &str = "\
Begin with:
  tranca demo                          a whole operation on this machine, in a minute
  tranca init op                       a folder for an operation of your own
  tranca check 192.0.2.7:3128          a server of your own

Exit codes:
  0   done
  1   check: something is open
  2   check: nothing is open, but something could not be told
  64  the command line asks for something that does not exist
  65  an input cannot be read as what it should be; import has taken in the others
  66  an input is not there
  70  the program or its database failed
  73  a file or folder cannot be written
  75  try again later: another process is at work, or a server asked for patience
  78  a setting is missing or wrong";
