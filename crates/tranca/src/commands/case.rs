//! `tranca case`: the whole history of the cases of one address.

use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::{Failure, Speech, folder_and_rest, output};
use crate::cases::contact::Contact;
use crate::cases::evidence::Evidence;
use crate::cases::history::Event;
use crate::cases::listing::Listing;
use crate::cases::reference::CaseId;
use crate::cases::state::Case;
use crate::cases::store::{self, Tested};
use crate::ground::database::{Connection, StoreError};
use crate::worker::Worker;

/// What `tranca case` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The operation folder (default: this one), then an address or a case reference.
    #[arg(value_name = "[DIR] ADDRESS", required = true, num_args = 1..=2)]
    words: Vec<PathBuf>,
}

/// Everything known of one case.
#[derive(Debug, Serialize)]
struct File {
    reference: String,
    address: IpAddr,
    weakness: &'static str,
    state: &'static str,
    since: String,
    opened_at: String,
    next_test: Option<String>,
    listings: Vec<Listing>,
    endpoints: Vec<Tested>,
    evidence: Vec<Evidence>,
    contacts: Vec<Contact>,
    history: Vec<Event>,
}

pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let (folder, rest) = folder_and_rest(arguments.words.clone());
    let [wanted] = rest.as_slice() else {
        return Err(Failure::usage("name one address or one case reference"));
    };
    let worker = Worker::open(&folder, speech.progress).await?;
    let mut conn = worker.connection().await?;
    let wanted = wanted.to_string_lossy();
    let cases = find(&mut conn, &wanted).await?;
    if cases.is_empty() {
        return Err(Failure::no_input(format!(
            "no case of {wanted} in this operation"
        )));
    }
    for case in &cases {
        let file = file(&mut conn, case).await?;
        if speech.json {
            output::json(&file)?;
        } else {
            print(&file);
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn find(conn: &mut Connection, wanted: &str) -> Result<Vec<Case>, Failure> {
    if let Ok(address) = wanted.parse::<IpAddr>() {
        return Ok(store::of_address(conn, address.to_canonical()).await?);
    }
    let reference: CaseId = wanted.parse().map_err(|_| {
        Failure::usage(format!(
            "`{wanted}` is neither an address nor a case reference"
        ))
    })?;
    Ok(store::find(conn, reference).await?.into_iter().collect())
}

async fn file(conn: &mut Connection, case: &Case) -> Result<File, StoreError> {
    let dossier = case.dossier();
    Ok(File {
        reference: dossier.id.to_string(),
        address: dossier.address,
        weakness: dossier.weakness.name(),
        state: case.state(),
        since: case.since().to_string(),
        opened_at: dossier.opened_at.to_string(),
        next_test: dossier.due_at.map(|due| due.to_string()),
        listings: store::listings(conn, dossier.address, dossier.weakness).await?,
        endpoints: store::endpoints(conn, dossier.id).await?,
        evidence: store::evidence(conn, dossier.id).await?,
        contacts: store::contacts(conn, dossier.id).await?,
        history: store::history(conn, dossier.id).await?,
    })
}

fn print(file: &File) {
    let File {
        reference,
        address,
        weakness,
        state,
        since,
        ..
    } = file;
    output::line(format_args!(
        "{reference}: {address}, {weakness}, {state} since {since}"
    ));
    section(
        "Listed",
        file.listings.iter().map(|listing| {
            let port = listing
                .port
                .map(|port| format!(" port {port}"))
                .unwrap_or_default();
            format!(
                "{}  {} ({}{port}) {}",
                listing.seen_at, listing.source, listing.service, listing.detail
            )
        }),
    );
    section(
        "Endpoints",
        file.endpoints.iter().map(|tested| {
            let software = tested
                .finding
                .software
                .as_ref()
                .map(|s| format!(", {}", s.product));
            let software = software.unwrap_or_default();
            format!(
                "{}  {} {}{software}",
                tested.verified_at, tested.finding.endpoint, tested.finding.verdict
            )
        }),
    );
    section(
        "Evidence",
        file.evidence.iter().map(|evidence| {
            format!(
                "{}  {} by {}: {}",
                evidence.proven_at, evidence.endpoint, evidence.form, evidence.receipt
            )
        }),
    );
    section(
        "Contacts",
        file.contacts.iter().map(|contact| {
            format!(
                "{} ({}; {})",
                contact.mailbox,
                contact.scope.name(),
                contact.basis
            )
        }),
    );
    section(
        "History",
        file.history.iter().map(|event| {
            format!(
                "{}  {:<13} {}: {}",
                event.at, event.act, event.actor, event.why
            )
        }),
    );
    output::line("");
}

fn section(title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        output::line(format_args!("  {title}"));
        for line in lines {
            output::line(format_args!("    {line}"));
        }
    }
}

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca case op 192.0.2.7
  tranca case 192.0.2.7                in the operation folder
  tranca case op T-0K2V-8QX4-M7R1-A    by its reference";
