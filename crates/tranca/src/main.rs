//! The program: reads the command line, sets up the log, and turns the outcome into an exit code.

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use rustix::process::{Resource, getrlimit, setrlimit};
use tranca::commands::{self, Cli};

/// Thousands of tests at once make and drop what they need at every turn, on every thread.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return wrong_usage(&error),
    };
    log(cli.log_level());
    raise_the_limit();
    match work(cli) {
        Ok(code) => code,
        Err(error) => {
            say(&format!("tranca: {error:#}"));
            ExitCode::from(70)
        }
    }
}

fn work(cli: Cli) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    // On a worker: what is woken there need not wait for this thread to be woken as well.
    let ended = runtime.block_on(runtime.spawn(commands::run(cli)))?;
    Ok(ended.unwrap_or_else(|failure| {
        say(&format!("tranca: {}", failure.message));
        failure.code()
    }))
}

/// As many connections at once as this account may have: the usual soft limit of 1,024 descriptors is
/// there for programs that use `select`, and a canary at its limit loses hits.
fn raise_the_limit() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::debug!(%error, "the limit of descriptors stays as it is");
    }
}

/// Help and version are no errors; wrong usage exits 64 (EX_USAGE) as `--help` says.
fn wrong_usage(error: &clap::Error) -> ExitCode {
    // Nothing can be said where nobody listens.
    let _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => ExitCode::SUCCESS,
        _ => ExitCode::from(64),
    }
}

/// To standard error; `TRANCA_LOG` asks for more or less (`tranca=debug`).
fn log(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TRANCA_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(level));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
}

#[expect(clippy::print_stderr, reason = "the last word of the program")]
fn say(message: &str) {
    eprintln!("{message}");
}
