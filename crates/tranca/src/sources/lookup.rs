//! Asks DNS blocklists about the addresses that are listed anywhere or have a case.
//!
//! Addresses go in blocks. Before the first block and after each, every list must show that it is
//! well; what it said in between counts only if it was well at both ends. A list that is not is left
//! alone for the rest of the run.
//!
//! # Limits
//! Caches on the way to a list may hide for a while that it fell ill; an own resolver with an empty
//! cache is best. Blocks that were written before a list fell ill stay written: it was well then.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use serde::Serialize;
use tokio::task::JoinSet;

use super::register;
use super::store;
use super::zone::{Answer, Family, Ill, NotAZone, Zone};
use crate::cases::listing::Listing;
use crate::ground::clock::Moment;
use crate::ground::config::settings::Lookup;
use crate::ground::database::StoreError;
use crate::ground::operation::Operation;
use crate::ground::progress::{Progress, Task};
use crate::ground::resolver::Resolver;
use crate::ground::special;

/// What came of asking.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Counts {
    /// How many addresses were asked about.
    pub addresses: u64,
    /// How many questions that made.
    pub questions: u64,
    /// How many listings are new.
    pub listings_new: u64,
    /// How many were known; the later time is kept.
    pub listings_known: u64,
    /// How many questions got no answer to build on.
    pub unknown: u64,
    /// How many answers were thrown away because their list fell ill.
    pub discarded: u64,
    /// Lists that were not asked, or not to the end, and why.
    pub left_out: Vec<LeftOut>,
    /// How long it took.
    pub seconds: f64,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            addresses,
            questions,
            listings_new,
            listings_known,
            unknown,
            ..
        } = self;
        write!(
            f,
            "{addresses} addresses, {questions} questions: {listings_new} new listings, "
        )?;
        write!(f, "{listings_known} known, {unknown} unanswered")?;
        for LeftOut { zone, why } in &self.left_out {
            write!(f, "; {zone} left out ({why})")?;
        }
        Ok(())
    }
}

/// A list that was not asked, or not to the end.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct LeftOut {
    /// Its zone.
    pub zone: String,
    /// Why.
    pub why: String,
}

/// Why asking stopped. A list that is ill, or dead, is no reason: see [`Counts::left_out`].
#[derive(Debug, thiserror::Error)]
pub enum LookupError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A list in `tranca.toml` cannot be used: the agency must change it.
    #[error(transparent)]
    Zone(#[from] NotAZone),
}

impl LookupError {
    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Store(StoreError::Database(_)))
    }
}

/// Asks all lists of the settings about these addresses, or about all that are due.
///
/// # Errors
/// [`LookupError`]; blocks written before it stay written.
pub async fn lookup(
    operation: &Operation,
    resolver: &Resolver,
    addresses: Option<&[IpAddr]>,
    progress: Progress,
) -> Result<Counts, LookupError> {
    let begun = operation.now();
    let (desks, left_out) = desks(&operation.settings.lookup)?;
    let counts = Counts {
        left_out,
        ..Counts::default()
    };
    let task = progress.task("lookup", addresses.map(|given| given.len() as u64));
    for LeftOut { zone, why } in &counts.left_out {
        task.say(format_args!("{zone} is left out: {why}"));
    }
    let mut run = Run {
        operation,
        resolver,
        desks,
        counts,
        task,
    };
    match addresses {
        Some(given) => run.given(given).await?,
        None => run.due().await?,
    }
    Ok(run.end(begun))
}

/// One list in one family: what is asked, watched and left out as one.
struct Desk {
    zone: Arc<Zone>,
    family: Family,
    health: Health,
}

/// What is known of a list's health in this run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Health {
    /// It was not asked yet.
    Untold,
    /// Its test points were right when they were last looked at.
    Well,
    /// It is left out for the rest of the run.
    LeftOut,
}

/// The lists of the settings; those that are never asked are told apart.
fn desks(settings: &Lookup) -> Result<(Vec<Desk>, Vec<LeftOut>), NotAZone> {
    let known = settings.zones.iter().map(|name| Zone::from_catalogue(name));
    let own = settings.own.iter().map(Zone::own);
    let (mut desks, mut left_out) = (Vec::new(), Vec::new());
    for zone in known.chain(own) {
        match zone {
            Ok(zone) => desks.extend(both_families(zone)),
            Err(NotAZone::Never(zone, why)) => left_out.push(LeftOut { zone, why }),
            Err(error) => return Err(error),
        }
    }
    Ok((desks, left_out))
}

fn both_families(zone: Zone) -> [Desk; 2] {
    let zone = Arc::new(zone);
    [Family::Four, Family::Six].map(|family| Desk {
        zone: Arc::clone(&zone),
        family,
        health: Health::Untold,
    })
}

struct Run<'a> {
    operation: &'a Operation,
    resolver: &'a Resolver,
    desks: Vec<Desk>,
    counts: Counts,
    task: Task,
}

impl Run<'_> {
    async fn given(&mut self, addresses: &[IpAddr]) -> Result<(), StoreError> {
        for block in addresses.chunks(BLOCK) {
            self.block(block).await?;
        }
        Ok(())
    }

    async fn due(&mut self) -> Result<(), StoreError> {
        let ask_every = self.operation.settings.lookup.ask_every.duration();
        let since = self.operation.now() - ask_every;
        let mut after = String::new();
        while self.some_are(|health| health != Health::LeftOut) {
            let mut connection = self.operation.database.pool().acquire().await?;
            let block = store::unasked(&mut connection, since, &after, BLOCK).await?;
            drop(connection);
            let Some(last) = block.last() else {
                return Ok(());
            };
            after = last.to_string();
            self.block(&block).await?;
        }
        Ok(())
    }

    /// One block: well before, asked, well after, written.
    async fn block(&mut self, addresses: &[IpAddr]) -> Result<(), StoreError> {
        let may_be_asked =
            |address: &&IpAddr| self.resolver.is_chosen() || special::purpose(**address).is_none();
        let addresses: Vec<IpAddr> = addresses.iter().filter(may_be_asked).copied().collect();
        self.watch(Health::Untold, &addresses).await;
        if !self.some_are(|health| health == Health::Well) {
            return Ok(());
        }
        let told = self.ask(&addresses).await;
        self.watch(Health::Well, &addresses).await;
        self.write(&addresses, told).await?;
        self.counts.addresses += addresses.len() as u64;
        self.task.advance(addresses.len() as u64);
        Ok(())
    }

    fn some_are(&self, fitting: impl Fn(Health) -> bool) -> bool {
        self.desks.iter().any(|desk| fitting(desk.health))
    }

    /// Looks at the health of the lists of which this is known, in the families that the block needs.
    async fn watch(&mut self, known: Health, addresses: &[IpAddr]) {
        let mut probes = JoinSet::new();
        for (at, desk) in self.desks.iter().enumerate() {
            if desk.health != known || !addresses.iter().any(|a| Family::of(*a) == desk.family) {
                continue;
            }
            let (zone, family) = (Arc::clone(&desk.zone), desk.family);
            let (resolver, draw) = (self.resolver.clone(), self.operation.numbers.next());
            probes.spawn(async move { (at, zone.health(&resolver, family, draw).await) });
        }
        for (at, health) in probes.join_all().await {
            match health {
                Ok(()) => self.desks[at].health = Health::Well,
                Err(ill) => self.leave_out(at, &ill),
            }
        }
    }

    /// Every list about every address, so many at once as the settings say. What is told stands
    /// with the place of its desk.
    async fn ask(&mut self, addresses: &[IpAddr]) -> Vec<(usize, Listing)> {
        let limit = self.operation.settings.lookup.concurrency.max(1);
        let desks = 0..self.desks.len();
        let questions = addresses
            .iter()
            .flat_map(|address| desks.clone().map(move |at| (at, *address)));
        let mut asked = JoinSet::new();
        let mut told = Vec::new();
        for (at, address) in questions {
            let desk = &self.desks[at];
            if desk.health != Health::Well || desk.family != Family::of(address) {
                continue;
            }
            let (zone, resolver) = (Arc::clone(&desk.zone), self.resolver.clone());
            let now = self.operation.now();
            asked.spawn(async move { (at, zone.ask(&resolver, address, now).await) });
            self.counts.questions += 1;
            if asked.len() >= limit
                && let Some(Ok((at, answer))) = asked.join_next().await
            {
                self.hear(at, answer, &mut told);
            }
        }
        for (at, answer) in asked.join_all().await {
            self.hear(at, answer, &mut told);
        }
        told
    }

    fn hear(&mut self, at: usize, answer: Answer, told: &mut Vec<(usize, Listing)>) {
        match answer {
            Answer::Told(listings) => told.extend(listings.into_iter().map(|l| (at, l))),
            Answer::Unknown => self.counts.unknown += 1,
            Answer::Ill(ill) => {
                self.counts.unknown += 1;
                self.leave_out(at, &ill);
            }
        }
    }

    fn leave_out(&mut self, at: usize, ill: &Ill) {
        let desk = &mut self.desks[at];
        let before = std::mem::replace(&mut desk.health, Health::LeftOut);
        // Many lists know nothing of IPv6; that is no illness to tell of.
        let lacks_six = desk.family == Family::Six && matches!(ill, Ill::ListsNothing(_));
        if before == Health::LeftOut || lacks_six {
            return;
        }
        let (zone, why) = (desk.zone.name.clone(), ill.to_string());
        self.task.say(format_args!("{zone} is left out: {why}"));
        self.counts.left_out.push(LeftOut { zone, why });
    }

    /// Writes what lists said that were well before and after.
    async fn write(
        &mut self,
        addresses: &[IpAddr],
        told: Vec<(usize, Listing)>,
    ) -> Result<(), StoreError> {
        let all = told.len() as u64;
        let believed = told
            .into_iter()
            .filter(|(at, _)| self.desks[*at].health == Health::Well);
        let mut listings: Vec<Listing> = believed.map(|(_, listing)| listing).collect();
        self.counts.discarded += all - listings.len() as u64;
        self.place(&mut listings).await?;
        let entered = register::enter(self.operation, listings).await?;
        self.counts.listings_new += entered.new;
        self.counts.listings_known += entered.known;
        let mut transaction = self.operation.database.begin().await?;
        store::note_asked(&mut transaction, addresses, self.operation.now()).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lists in the domain name system know no country and no network; another source may.
    async fn place(&self, listings: &mut [Listing]) -> Result<(), StoreError> {
        let addresses: Vec<IpAddr> = listings.iter().map(|l| l.address).collect();
        let mut connection = self.operation.database.pool().acquire().await?;
        let places: HashMap<_, _> = store::places(&mut connection, &addresses).await?;
        for listing in listings {
            if let Some((asn, country)) = places.get(&listing.address) {
                listing.asn = *asn;
                listing.country.clone_from(country);
            }
        }
        Ok(())
    }

    fn end(self, begun: Moment) -> Counts {
        let mut counts = self.counts;
        counts.seconds = self.operation.now().since(begun).as_secs_f64();
        self.task.done();
        counts
    }
}

/// Addresses between two looks at the health of the lists.
const BLOCK: usize = 500;

#[cfg(test)]
mod tests;
