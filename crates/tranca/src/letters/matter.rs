//! All that is known of a case that stands in a letter.

use super::due::Owed;
use crate::cases::endpoint::Endpoint;
use crate::cases::evidence::Evidence;
use crate::cases::listing::Listing;
use crate::cases::state::{Dossier, Writable};
use crate::cases::store::{self, Tested};
use crate::cases::verdict::{Software, Verdict};
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// A case with its evidence, its endpoints and its listings.
#[derive(Clone, Debug)]
pub struct Matter {
    pub(super) owed: Owed,
    /// What proves it; none in a letter that rests on listings.
    pub(super) evidence: Option<Evidence>,
    pub(super) tested: Vec<Tested>,
    pub(super) listings: Vec<Listing>,
}

/// A place to knock, as a letter tells it.
#[derive(Clone, Debug)]
pub(super) struct Door {
    pub(super) endpoint: Endpoint,
    pub(super) software: Option<Software>,
    pub(super) tested_at: Option<Moment>,
}

impl Matter {
    /// Gathers what is known of a case.
    pub(super) async fn of(conn: &mut Connection, owed: Owed) -> Result<Self, StoreError> {
        let dossier = owed.dossier();
        let (id, address, weakness) = (dossier.id, dossier.address, dossier.weakness);
        let evidence = store::evidence(conn, id).await?;
        Ok(Self {
            evidence: proving(&owed, evidence),
            tested: store::endpoints(conn, id).await?,
            listings: store::listings(conn, address, weakness).await?,
            owed,
        })
    }

    pub(super) const fn dossier(&self) -> &Dossier {
        self.owed.dossier()
    }

    /// Where it is open: first the endpoint of the proof, then the others that the last test found
    /// open. In a letter that rests on listings, the endpoints that sources name.
    pub(super) fn doors(&self) -> Vec<Door> {
        let Some(evidence) = &self.evidence else {
            return self.listed_doors();
        };
        let mut doors = vec![self.door(evidence.endpoint)];
        let open = self.tested.iter().filter(|one| is_open(one));
        let others = open.map(|one| one.finding.endpoint);
        doors.extend(
            others
                .filter(|endpoint| *endpoint != evidence.endpoint)
                .map(|endpoint| self.door(endpoint)),
        );
        doors
    }

    fn listed_doors(&self) -> Vec<Door> {
        let named = self.listings.iter().filter_map(|listing| {
            let protocol = listing.service.protocols().first()?;
            Some(Endpoint::new(listing.port?, *protocol))
        });
        let mut endpoints: Vec<Endpoint> = named.collect();
        endpoints.sort_unstable();
        endpoints.dedup();
        endpoints.into_iter().map(|one| self.door(one)).collect()
    }

    fn door(&self, endpoint: Endpoint) -> Door {
        let tested = self
            .tested
            .iter()
            .find(|one| one.finding.endpoint == endpoint);
        Door {
            endpoint,
            software: tested.and_then(|one| one.finding.software.clone()),
            tested_at: tested.map(|one| one.verified_at),
        }
    }

    /// The product that was recognised, if one was, at any open endpoint.
    pub(super) fn product(&self) -> Option<String> {
        let softwares = self.doors().into_iter().filter_map(|door| door.software);
        softwares.map(|software| software.product).next()
    }
}

fn is_open(tested: &Tested) -> bool {
    tested.finding.verdict == Verdict::Open
}

/// The evidence a letter shows: that of its proof, or the newest one in a reminder.
fn proving(owed: &Owed, evidence: Vec<Evidence>) -> Option<Evidence> {
    let newest = evidence.first().cloned();
    match owed {
        Owed::First(Writable::Listed(..)) => None,
        Owed::First(Writable::Proven(case)) => {
            let own = |one: &Evidence| one.id == case.facts.evidence;
            evidence.into_iter().find(own).or(newest)
        }
        Owed::Again(_) => newest,
    }
}
