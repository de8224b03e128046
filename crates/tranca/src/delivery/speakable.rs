//! A case in the state that a letter of some kind speaks of: whether it may still be said, and the
//! step that the case makes once it has been said.

use std::time::Duration;

use crate::cases::history::Cause;
use crate::cases::letter::Kind;
use crate::cases::listing::independent;
use crate::cases::state::{AsideReason, Case, Closed, Moved, Notified, SetAside, Writable};
use crate::cases::store;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::operation::Operation;

/// A case in the state that a letter of some kind speaks of.
pub(super) enum Speakable {
    First(Writable),
    Again(Notified),
    Over(Closed),
    Mistaken(SetAside),
}

impl Speakable {
    /// The case, if a letter of this kind may speak of it now.
    pub(super) async fn of(
        operation: &Operation,
        conn: &mut Connection,
        case: Case,
        kind: Kind,
    ) -> Result<Option<Self>, StoreError> {
        if operation.exclusions.of(case.dossier().address).is_some() {
            return Ok(None);
        }
        Ok(match (kind, case) {
            (Kind::FirstProven, Case::Proven(case)) => Some(Self::First(Writable::proven(case))),
            (Kind::FirstListed, Case::Suspected(case)) => {
                let dossier = &case.dossier;
                let listings = store::listings(conn, dossier.address, dossier.weakness).await?;
                let needed = operation.settings.policy.listings_needed;
                case.listed_enough(independent(&listings), needed)
                    .map(Self::First)
            }
            (Kind::Reminder, Case::Notified(case)) if case.facts.reminded_at.is_none() => {
                Some(Self::Again(case))
            }
            (Kind::Thanks, Case::Closed(case)) => Some(Self::Over(case)),
            (Kind::Withdrawal, Case::SetAside(case))
                if case.facts.reason == AsideReason::Withdrawn =>
            {
                Some(Self::Mistaken(case))
            }
            _ => None,
        })
    }

    /// How often the case was proven when the letter was written.
    pub(super) const fn round(&self) -> u32 {
        match self {
            Self::First(Writable::Proven(case)) => case.facts.rounds,
            Self::First(Writable::Listed(case, _)) => case.facts.rounds + 1,
            Self::Again(case) => case.facts.rounds,
            Self::Over(case) => case.facts.rounds,
            Self::Mistaken(case) => case.facts.rounds,
        }
    }

    /// The step that the case makes when the letter has left.
    pub(super) fn step(
        self,
        operation: &Operation,
        letter: i64,
        cause: Cause,
    ) -> Option<Moved<Case>> {
        match self {
            Self::First(case) => {
                let next = first_recheck(operation, cause.at);
                Some(case.written_to(letter, next, cause).into())
            }
            Self::Again(case) => case.reminded(cause).map(Into::into),
            // Thanks and withdrawals move no case: they are noted in its history.
            Self::Over(_) | Self::Mistaken(_) => None,
        }
    }
}

fn first_recheck(operation: &Operation, now: Moment) -> Moment {
    let first = operation.settings.policy.recheck_after.first();
    now + first.map_or(DAY, |after| after.duration())
}

const DAY: Duration = Duration::from_secs(86_400);
