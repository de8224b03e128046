//! The register: listings come in, cases are opened.
//!
//! All of one batch is written in one transaction, so that a killed process leaves no listing
//! without its case. The same batch twice changes nothing.

use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;

use super::store::{self, Entry};
use super::suspicion::{self, Suspicion};
use crate::cases;
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::listing::Listing;
use crate::cases::state::Case;
use crate::cases::store::Opening;
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::operation::Operation;

/// What a batch of listings came to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Entered {
    /// How many said something new.
    pub new: u64,
    /// How many were known, or stood twice in the batch.
    pub known: u64,
}

/// Writes listings, opens cases, and takes up those that were set aside and are listed again.
///
/// # Errors
/// [`StoreError`]; then nothing of the batch was written.
pub async fn enter(operation: &Operation, listings: Vec<Listing>) -> Result<Entered, StoreError> {
    let given = listings.len() as u64;
    if given == 0 {
        return Ok(Entered::default());
    }
    let entries = sorted(listings);
    let mut transaction = operation.database.begin().await?;
    let new = store::write(&mut transaction, &entries).await?;
    let suspects = suspects(&mut transaction, &entries).await?;
    act(&mut transaction, operation, &suspects).await?;
    transaction.commit().await?;
    let known = given - new;
    Ok(Entered { new, known })
}

/// In the order of the key; of two with the same key, the later.
fn sorted(listings: Vec<Listing>) -> Vec<Entry> {
    let entry = |listing: Listing| {
        let key = listing.address.to_string();
        Entry { key, listing }
    };
    let mut entries: Vec<Entry> = listings.into_iter().map(entry).collect();
    entries.sort_by(|one, other| {
        let later_first = other.listing.seen_at.cmp(&one.listing.seen_at);
        key(one).cmp(&key(other)).then(later_first)
    });
    entries.dedup_by(|later, kept| key(later) == key(kept));
    entries
}

fn key(entry: &Entry) -> (&str, &str, &str, Option<u16>) {
    let Entry { key, listing } = entry;
    (key, listing.service.name(), &listing.source, listing.port)
}

/// A suspicion with the address it is about, and where that is.
struct Suspect {
    address: IpAddr,
    asn: Option<u32>,
    country: Option<String>,
    suspicion: Suspicion,
}

/// What the batch gives reason to suspect. A half of a suspicion is looked at together with what
/// was known of its address before.
async fn suspects(conn: &mut Connection, entries: &[Entry]) -> Result<Vec<Suspect>, StoreError> {
    let known = known_halves(conn, entries).await?;
    let mut suspects = Vec::new();
    for group in entries.chunk_by(|one, other| one.key == other.key) {
        let before = group.first().and_then(|e| known.get(&e.listing.address));
        let fresh = group.iter().map(|entry| &entry.listing);
        let listings: Vec<&Listing> = fresh.chain(before.into_iter().flatten()).collect();
        for suspicion in suspicion::of(&listings) {
            suspects.extend(suspect(&listings, suspicion));
        }
    }
    Ok(suspects)
}

fn suspect(listings: &[&Listing], suspicion: Suspicion) -> Option<Suspect> {
    Some(Suspect {
        address: listings.first()?.address,
        asn: listings.iter().find_map(|listing| listing.asn),
        country: listings.iter().find_map(|listing| listing.country.clone()),
        suspicion,
    })
}

async fn known_halves(
    conn: &mut Connection,
    entries: &[Entry],
) -> Result<HashMap<IpAddr, Vec<Listing>>, StoreError> {
    let halves = entries.iter().filter(|e| suspicion::is_half(&e.listing));
    let mut addresses: Vec<&str> = halves.map(|entry| entry.key.as_str()).collect();
    addresses.dedup();
    let mut known: HashMap<IpAddr, Vec<Listing>> = HashMap::new();
    for listing in store::mail_listings(conn, &addresses).await? {
        known.entry(listing.address).or_default().push(listing);
    }
    Ok(known)
}

async fn act(
    conn: &mut Connection,
    operation: &Operation,
    suspects: &[Suspect],
) -> Result<(), StoreError> {
    let mut existing = existing(conn, suspects).await?;
    let mut openings = Vec::new();
    for suspect in suspects {
        let key = (suspect.address, suspect.suspicion.weakness);
        match existing.remove(&key) {
            None => openings.push(opening(suspect)),
            Some(case) => look_again(conn, operation, case, &suspect.suspicion).await?,
        }
    }
    let (numbers, now) = (&operation.numbers, operation.now());
    cases::store::open(conn, numbers, &openings, now).await?;
    Ok(())
}

async fn existing(
    conn: &mut Connection,
    suspects: &[Suspect],
) -> Result<HashMap<(IpAddr, Weakness), Case>, StoreError> {
    let addresses: BTreeSet<IpAddr> = suspects.iter().map(|s| s.address).collect();
    let addresses: Vec<IpAddr> = addresses.into_iter().collect();
    let cases = cases::store::of_addresses(conn, &addresses).await?;
    let keyed = |case: Case| {
        let dossier = case.dossier();
        ((dossier.address, dossier.weakness), case)
    };
    Ok(cases.into_iter().map(keyed).collect())
}

fn opening(suspect: &Suspect) -> Opening {
    let Suspect {
        address,
        asn,
        country,
        suspicion,
    } = suspect;
    Opening {
        address: *address,
        weakness: suspicion.weakness,
        source: suspicion.source.clone(),
        why: suspicion.why.clone(),
        asn: *asn,
        country: country.clone(),
    }
}

/// A case that rests is looked at again when a source saw it after it came to rest: set aside, or
/// closed and past its last recheck. Every other case has its next test before it.
async fn look_again(
    conn: &mut Connection,
    operation: &Operation,
    case: Case,
    suspicion: &Suspicion,
) -> Result<(), StoreError> {
    if suspicion.seen_at <= case.since() {
        return Ok(());
    }
    let cause = cause(suspicion, operation.now());
    let numbers = &operation.numbers;
    match case {
        Case::SetAside(case) => {
            if let Some(moved) = case.listed_again(cause) {
                cases::store::save(conn, numbers, moved).await?;
            }
        }
        Case::Closed(case) if case.dossier.due_at.is_none() => {
            let event = cause.of(Act::ListedAgain);
            cases::store::make_due(conn, numbers, case.dossier.id, &event).await?;
        }
        Case::Suspected(_) | Case::Proven(_) | Case::Notified(_) | Case::Closed(_) => {}
    }
    Ok(())
}

fn cause(suspicion: &Suspicion, now: Moment) -> Cause {
    let actor = Actor::Source(suspicion.source.clone());
    let seen = suspicion.seen_at.for_people();
    Cause::new(now, actor, format!("{}, seen {seen}", suspicion.why))
}
