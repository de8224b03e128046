//! All that is known of a case that stands in a letter.

use super::due::Owed;
use super::store as letters;
use crate::cases::endpoint::Endpoint;
use crate::cases::evidence::Evidence;
use crate::cases::listing::Listing;
use crate::cases::state::{Case, Dossier, Writable};
use crate::cases::store::{self, Tested};
use crate::cases::verdict::{Software, Verdict};
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// A case with its evidence, its endpoints and its listings.
#[derive(Clone, Debug)]
pub(super) struct Matter {
    pub(super) dossier: Dossier,
    /// When the first letter about it left; in letters that follow one.
    pub(super) first_written: Option<Moment>,
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
    /// Gathers what is known of a case that a letter is owed about.
    pub(super) async fn of(conn: &mut Connection, owed: &Owed) -> Result<Self, StoreError> {
        let mut matter = Self::gathered(conn, owed.dossier()).await?;
        match owed {
            Owed::First(Writable::Listed(..)) => matter.evidence = None,
            Owed::First(Writable::Proven(case)) => {
                let evidence = store::evidence(conn, case.dossier.id).await?;
                let own = |one: &Evidence| one.id == case.facts.evidence;
                matter.evidence = evidence.into_iter().find(own).or(matter.evidence);
            }
            Owed::Again(case) => matter.first_written = Some(case.since),
            Owed::Over(_) | Owed::Mistaken(_) => {
                let first = letters::first_letter(conn, owed.dossier().id).await?;
                matter.first_written = first.map(|letter| letter.sent_at);
            }
        }
        Ok(matter)
    }

    /// Gathers what is known of a case that somebody asked about.
    pub(super) async fn asked(conn: &mut Connection, case: &Case) -> Result<Self, StoreError> {
        Self::gathered(conn, case.dossier()).await
    }

    /// With the newest evidence.
    async fn gathered(conn: &mut Connection, dossier: &Dossier) -> Result<Self, StoreError> {
        let (id, address, weakness) = (dossier.id, dossier.address, dossier.weakness);
        Ok(Self {
            dossier: dossier.clone(),
            first_written: None,
            evidence: store::evidence(conn, id).await?.into_iter().next(),
            tested: store::endpoints(conn, id).await?,
            listings: store::listings(conn, address, weakness).await?,
        })
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
