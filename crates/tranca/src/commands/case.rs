//! `tranca case`: the whole history of the cases of one address; and a person's word that ends one.

use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Failure, Speech, folder_and_one, output};
use crate::cases::contact::Contact;
use crate::cases::evidence::Evidence;
use crate::cases::history::{Actor, Cause, Event};
use crate::cases::listing::Listing;
use crate::cases::reference::CaseId;
use crate::cases::state::{AsideReason, Case};
use crate::cases::store::{self, Tested};
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::operation::Standing;
use crate::worker::Worker;

/// What `tranca case` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The operation folder (default: this one), then an address or a case reference.
    #[arg(value_name = "[DIR] ADDRESS", required = true, num_args = 1..=2)]
    words: Vec<PathBuf>,

    /// Set the case aside: nobody tests it or writes about it any more. After a letter, `withdrawn`
    /// takes it back with another. Needs --why.
    #[arg(long, value_name = "REASON", requires = "why")]
    set_aside: Option<Aside>,

    /// Why, for the case's history and whoever reads it later.
    #[arg(long, value_name = "TEXT", requires = "set_aside")]
    why: Option<String>,
}

/// Why a person sets a case aside.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Aside {
    /// It is meant to be open.
    Intended,
    /// The address belongs to somebody else now.
    Reassigned,
    /// We were wrong.
    Withdrawn,
}

impl From<Aside> for AsideReason {
    fn from(aside: Aside) -> Self {
        match aside {
            Aside::Intended => Self::Intended,
            Aside::Reassigned => Self::Reassigned,
            Aside::Withdrawn => Self::Withdrawn,
        }
    }
}

/// Everything known of one case.
#[derive(Debug, Serialize)]
struct File {
    reference: String,
    address: IpAddr,
    weakness: &'static str,
    state: &'static str,
    since: Moment,
    opened_at: Moment,
    next_test: Option<Moment>,
    listings: Vec<Listing>,
    endpoints: Vec<Tested>,
    evidence: Vec<Evidence>,
    contacts: Vec<Contact>,
    history: Vec<Event>,
}

pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let (folder, wanted) = folder_and_one(&arguments.words, "an address or a case reference")?;
    let worker = Worker::open(&folder, speech.progress).await?;
    let mut conn = worker.connection().await?;
    let wanted = wanted.to_string_lossy();
    if let (Some(aside), Some(why)) = (arguments.set_aside, &arguments.why) {
        drop(conn);
        set_aside(&worker, &wanted, aside.into(), why).await?;
        conn = worker.connection().await?;
    }
    let cases = find(&mut conn, &wanted).await?;
    if cases.is_empty() {
        return Err(Failure::no_input(format!(
            "no case of {wanted} in this operation"
        )));
    }
    // Of an operation that rests or is over, nothing is tested next.
    let is_at_work = worker.op.standing().await? == Standing::Running;
    for case in &cases {
        let mut file = file(&mut conn, case).await?;
        file.next_test = file.next_test.filter(|_| is_at_work);
        if speech.json {
            output::json(&file)?;
        } else {
            print(&file);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Ends the one case that is meant.
async fn set_aside(
    worker: &Worker,
    wanted: &str,
    reason: AsideReason,
    why: &str,
) -> Result<(), Failure> {
    let mut transaction = worker.op.database.begin().await.map_err(StoreError::from)?;
    let mut cases = find(&mut transaction, wanted).await?;
    let (Some(case), true) = (cases.pop(), cases.is_empty()) else {
        return Err(Failure::usage(format!(
            "{wanted} does not name one case: give its reference"
        )));
    };
    let cause = Cause::new(worker.op.now(), Actor::Agency, why);
    let moved = case.set_aside(reason, cause);
    store::save(&mut transaction, &worker.op.numbers, moved).await?;
    Ok(transaction.commit().await.map_err(StoreError::from)?)
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
        since: case.since(),
        opened_at: dossier.opened_at,
        next_test: dossier.due_at,
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
    let since = since.for_people();
    output::line(format_args!(
        "{reference}: {address}, {weakness}, {state} since {since}"
    ));
    if let Some(next) = file.next_test {
        output::line(format_args!("  Next test due {}", next.for_people()));
    }
    section("Listed", file.listings.iter().map(listed));
    section("Endpoints", file.endpoints.iter().map(tested));
    section("Evidence", file.evidence.iter().map(proven));
    section("Contacts", file.contacts.iter().map(named));
    section("History", file.history.iter().map(happened));
    output::line("");
}

fn listed(listing: &Listing) -> String {
    let Listing {
        source,
        service,
        detail,
        ..
    } = listing;
    let at = listing.seen_at.for_people();
    let port = listing.port.map(|port| format!(" port {port}"));
    let port = port.unwrap_or_default();
    let detail = match detail.as_str() {
        "" => String::new(),
        detail => format!(": {detail}"),
    };
    format!("{at}  {source} ({service}{port}){detail}")
}

fn tested(tested: &Tested) -> String {
    let at = tested.verified_at.for_people();
    let finding = &tested.finding;
    let software = finding.software.as_ref();
    let software = software.map_or_else(String::new, |known| format!(", {}", known.product));
    format!("{at}  {} {}{software}", finding.endpoint, finding.verdict)
}

fn proven(evidence: &Evidence) -> String {
    let at = evidence.proven_at.for_people();
    let Evidence {
        endpoint,
        form,
        receipt,
        ..
    } = evidence;
    format!("{at}  {endpoint} by {form}: {receipt}")
}

fn named(contact: &Contact) -> String {
    let (scope, basis) = (contact.scope.name(), &contact.basis);
    format!("{} ({scope}; {basis})", contact.mailbox)
}

fn happened(event: &Event) -> String {
    let at = event.at.for_people();
    format!("{at}  {:<13} {}: {}", event.act, event.actor, event.why)
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
  tranca case op T-0K2V-8QX4-M7R1-A    by its reference
  tranca case op T-0K2V-8QX4-M7R1-A --set-aside intended --why \"a research system, says its owner\"";
