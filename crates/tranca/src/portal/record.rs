//! Everything that the page of a case is made from, read at once.

use crate::cases::evidence::Evidence;
use crate::cases::history::{Act, Event};
use crate::cases::listing::Listing;
use crate::cases::reference::CaseId;
use crate::cases::state::{AsideReason, Case, Grounds, Rechecks};
use crate::cases::store::{self, Tested};
use crate::cases::verdict::Software;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// A case with all that is known of it.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) case: Case,
    pub(super) history: Vec<Event>,
    pub(super) tested: Vec<Tested>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) listings: Vec<Listing>,
    pub(super) software: Option<Software>,
}

impl Record {
    /// Reads it; none where the case is gone.
    pub(super) async fn read(
        conn: &mut Connection,
        id: CaseId,
    ) -> Result<Option<Self>, StoreError> {
        let Some(case) = store::find(conn, id).await? else {
            return Ok(None);
        };
        let dossier = case.dossier();
        let tested = store::endpoints(conn, id).await?;
        let software = match recognised(&tested) {
            Some(software) => Some(software),
            None => super::store::earlier_software(conn, id).await?,
        };
        Ok(Some(Self {
            history: store::history(conn, id).await?,
            evidence: store::evidence(conn, id).await?,
            listings: store::listings(conn, dossier.address, dossier.weakness).await?,
            tested,
            software,
            case,
        }))
    }

    /// Which case.
    pub(super) const fn id(&self) -> CaseId {
        self.case.dossier().id
    }

    /// What happened since the case was last reopened, or from its beginning.
    pub(super) fn this_round(&self) -> &[Event] {
        let reopened = self
            .history
            .iter()
            .rposition(|event| event.act == Act::Reopened);
        &self.history[reopened.unwrap_or(0)..]
    }

    /// The rechecks since the proof, in the states that have some.
    pub(super) const fn rechecks(&self) -> Option<&Rechecks> {
        match &self.case {
            Case::Proven(case) => Some(&case.facts.rechecks),
            Case::Notified(case) => Some(&case.facts.rechecks),
            Case::Closed(case) => Some(&case.facts.rechecks),
            Case::Suspected(_) | Case::SetAside(_) => None,
        }
    }

    /// Whether it was written about because of its listings alone (policy of 2004).
    pub(super) const fn is_unproven(&self) -> bool {
        match &self.case {
            Case::Notified(case) => matches!(case.facts.grounds, Grounds::Listings(_)),
            _ => false,
        }
    }

    /// Why it is set aside, if it is.
    pub(super) const fn aside(&self) -> Option<AsideReason> {
        match &self.case {
            Case::SetAside(case) => Some(case.facts.reason),
            _ => None,
        }
    }

    /// The last test that the operator asked for, and when it was done, if it was.
    pub(super) fn retest(&self) -> Option<(Moment, Option<Moment>)> {
        let place = self
            .history
            .iter()
            .rposition(|event| event.act == Act::RetestAsked)?;
        let (asked, later) = self.history[place..].split_first()?;
        let done = later.iter().find(|event| ENDS_A_TEST.contains(&event.act));
        Some((asked.at, done.map(|event| event.at)))
    }
}

fn recognised(tested: &[Tested]) -> Option<Software> {
    tested
        .iter()
        .find_map(|tested| tested.finding.software.clone())
}

/// What happens when a test ends.
const ENDS_A_TEST: [Act; 6] = [
    Act::Tested,
    Act::Proven,
    Act::Rechecked,
    Act::Closed,
    Act::Reopened,
    Act::SetAside,
];
