//! All that is known of a case that stands in a letter.

use super::due::Owed;
use super::store as letters;
use crate::cases::endpoint::Endpoint;
use crate::cases::evidence::Evidence;
use crate::cases::listing::Listing;
use crate::cases::state::{Case, Dossier, Writable};
use crate::cases::store::{self, Findings, Tested};
use crate::cases::verdict::{Software, Verdict};
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// A case with its evidence, its endpoints and its listings.
#[derive(Clone, Debug)]
pub struct Matter {
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
    /// Gathers what is known of the cases that a letter is owed about.
    pub(super) async fn of_all(
        conn: &mut Connection,
        owed: &[Owed],
    ) -> Result<Vec<Self>, StoreError> {
        let dossiers: Vec<&Dossier> = owed.iter().map(Owed::dossier).collect();
        let mut found = store::findings(conn, &dossiers).await?;
        let mut matters = Vec::with_capacity(owed.len());
        for owed in owed {
            let findings = found.remove(&owed.dossier().id).unwrap_or_default();
            matters.push(Self::of(conn, owed, findings).await?);
        }
        Ok(matters)
    }

    async fn of(
        conn: &mut Connection,
        owed: &Owed,
        findings: Findings,
    ) -> Result<Self, StoreError> {
        let dossier = owed.dossier();
        Ok(match owed {
            Owed::First(Writable::Listed(..)) => Self {
                evidence: None,
                ..Self::new(dossier, findings)
            },
            Owed::First(Writable::Proven(case)) => {
                let own = |one: &&Evidence| one.id == case.facts.evidence;
                let own = findings.evidence.iter().find(own).cloned();
                let newest = Self::new(dossier, findings);
                Self {
                    evidence: own.or(newest.evidence),
                    ..newest
                }
            }
            Owed::Again(case) => Self {
                first_written: Some(case.since),
                ..Self::new(dossier, findings)
            },
            Owed::Over(_) | Owed::Mistaken(_) => {
                let first = letters::first_letter(conn, dossier.id).await?;
                Self {
                    first_written: first.map(|letter| letter.sent_at),
                    ..Self::new(dossier, findings)
                }
            }
        })
    }

    /// Gathers what is known of a case that somebody asked about.
    pub(super) async fn asked(conn: &mut Connection, case: &Case) -> Result<Self, StoreError> {
        let dossier = case.dossier();
        let mut found = store::findings(conn, &[dossier]).await?;
        let findings = found.remove(&dossier.id).unwrap_or_default();
        Ok(Self::new(dossier, findings))
    }

    /// With the newest evidence.
    fn new(dossier: &Dossier, findings: Findings) -> Self {
        Self {
            dossier: dossier.clone(),
            first_written: None,
            evidence: findings.evidence.into_iter().next(),
            tested: findings.tested,
            listings: findings.listings,
        }
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
