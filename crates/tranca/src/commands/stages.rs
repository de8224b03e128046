//! The commands that let one stage work, or all of them.

use std::fmt::Display;
use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ipnet::IpNet;
use serde::Serialize;

use super::{Failure, Folder, Speech, folder_and_rest, output};
use crate::cases::weakness::Weakness;
use crate::worker::{ImportOrder, Worker};

/// What `tranca import` takes.
#[derive(Args, Debug)]
pub(super) struct ImportArguments {
    /// The operation folder (default: this one), then files; `-` is standard input. Without files,
    /// those in feeds/ are taken in.
    #[arg(value_name = "[DIR] FILES")]
    words: Vec<PathBuf>,
    /// What the files are, where their names do not tell: a Shadowserver report type, or `list`.
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    /// What a bare address on a list is: open-relay or open-proxy.
    #[arg(long)]
    weakness: Option<Weakness>,
}

pub(super) async fn import(
    arguments: ImportArguments,
    speech: Speech,
) -> Result<ExitCode, Failure> {
    let (folder, files) = folder_and_rest(arguments.words)?;
    let worker = Worker::open(&folder, speech.progress).await?;
    all_there(&files)?;
    let order = ImportOrder {
        files,
        kind: arguments.kind,
        weakness: arguments.weakness,
    };
    let counts = worker.import(order).await?;
    told(speech, &counts)?;
    match counts.failed.as_slice() {
        [] => Ok(ExitCode::SUCCESS),
        failed => Err(Failure::data(unreadable(failed))),
    }
}

/// Before anything is taken in: a name mistyped should not cost half an import.
fn all_there(files: &[PathBuf]) -> Result<(), Failure> {
    let gone = |file: &&PathBuf| file.as_os_str() != "-" && !file.exists();
    match files.iter().find(gone) {
        Some(file) => Err(Failure::no_input(format!(
            "{}: there is no such file",
            file.display()
        ))),
        None => Ok(()),
    }
}

fn unreadable(failed: &[(String, String)]) -> String {
    let lines = failed
        .iter()
        .map(|(file, why)| format!("{file} is not taken in: {why}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What `tranca lookup` takes.
#[derive(Args, Debug)]
pub(super) struct LookupArguments {
    /// The operation folder (default: this one), then addresses or networks. Without them, every
    /// address of the operation that was not asked about lately.
    #[arg(value_name = "[DIR] ADDRESSES")]
    words: Vec<PathBuf>,
    /// Show the catalogue of blocklists instead.
    #[arg(long)]
    zones: bool,
}

pub(super) async fn lookup(
    arguments: LookupArguments,
    speech: Speech,
) -> Result<ExitCode, Failure> {
    if arguments.zones {
        return zones(speech);
    }
    let (folder, rest) = folder_and_rest(arguments.words)?;
    let addresses = addresses(&rest)?;
    let worker = Worker::open(&folder, speech.progress).await?;
    let counts = worker.lookup(addresses.as_deref()).await?;
    told(speech, &counts)
}

fn zones(speech: Speech) -> Result<ExitCode, Failure> {
    let zones = crate::worker::catalogue();
    if speech.json {
        for zone in &zones {
            output::json(zone)?;
        }
    } else {
        let rows: Vec<Vec<String>> = zones
            .iter()
            .map(|zone| {
                vec![
                    zone.zone.to_owned(),
                    zone.state.clone(),
                    zone.speaks_of.clone(),
                    zone.note.to_owned(),
                ]
            })
            .collect();
        output::table(&["zone", "state", "speaks of", "note"], &rows);
    }
    Ok(ExitCode::SUCCESS)
}

/// Addresses, and networks of at most 65,536 addresses.
fn addresses(words: &[PathBuf]) -> Result<Option<Vec<IpAddr>>, Failure> {
    if words.is_empty() {
        return Ok(None);
    }
    let mut addresses = Vec::new();
    for word in words {
        let word = word.to_string_lossy();
        if let Ok(address) = word.parse::<IpAddr>() {
            addresses.push(address.to_canonical());
            continue;
        }
        let network: IpNet = word.parse().map_err(|_| {
            Failure::usage(format!(
                "`{word}` is no address, no network and no operation folder"
            ))
        })?;
        if network.hosts().nth(LARGEST_NETWORK).is_some() {
            return Err(Failure::usage(format!("{network} is larger than a /16")));
        }
        addresses.extend(network.hosts());
    }
    Ok(Some(addresses))
}

pub(super) async fn verify(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&folder.folder, speech.progress).await?;
    told(speech, &worker.verify().await?)
}

pub(super) async fn attribute(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&folder.folder, speech.progress).await?;
    told(speech, &worker.attribute().await?)
}

pub(super) async fn recheck(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&folder.folder, speech.progress).await?;
    told(speech, &worker.recheck().await?)
}

pub(super) async fn run_due(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&folder.folder, speech.progress).await?;
    let done = worker.run().await?;
    if speech.json {
        output::json(&done)?;
    } else {
        output::line(&done);
        output::missing("Nothing is tested until there is:", &done.missing_for_tests);
        output::missing(
            "No letter leaves until there is:",
            &done.missing_for_letters,
        );
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn serve(folder: &Folder, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(&folder.folder, speech.progress).await?;
    worker.serve().await?;
    Ok(ExitCode::SUCCESS)
}

fn told(speech: Speech, counts: &(impl Serialize + Display)) -> Result<ExitCode, Failure> {
    if speech.json {
        output::json(counts)?;
    } else {
        output::line(counts);
    }
    Ok(ExitCode::SUCCESS)
}

const LARGEST_NETWORK: usize = 65_536;

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca verify op
  tranca run op --json

Each of verify, attribute, notify, recheck and run may be called at any time and does only what is due.";

pub(super) const IMPORT_EXAMPLES: &str = "\
Examples:
  tranca import op                                       what lies in op/feeds
  tranca import op 2026-11-23-scan_http_proxy-x.csv      a Shadowserver report, gzip or not
  tranca import op relays.txt --weakness open-relay      a list of addresses
  tranca import op export.csv --type scan_socks
  curl -s https://lists.example.org/proxies.txt | tranca import op - --weakness open-proxy
  tranca import op torbulkexitlist                       Tor exits: meant to be open, left alone

Rejected rows are told with file, line and reason, and kept; the rest goes on. A file that cannot
be read at all stops no other, and the exit code is 65; one that is not there stops all, with 66.";

pub(super) const LOOKUP_EXAMPLES: &str = "\
Examples:
  tranca lookup op
  tranca lookup op 192.0.2.7 198.51.100.0/24
  tranca lookup --zones                the catalogue: what each blocklist says, and which are dead";

pub(super) const SERVE_EXAMPLES: &str = "\
Examples:
  tranca serve op                      then open the address of [portal] listen
  tranca serve tranca-demo

Ends with Ctrl-C (SIGINT) or SIGTERM; what was under way is taken up by the next start.";
