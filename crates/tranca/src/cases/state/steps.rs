//! The steps between the states. Each consumes the state before it.

use super::{
    Case, Closed, Closing, Dossier, Grounds, Moved, Notice, Notified, Proof, Proven, Rechecks,
    SetAside, Suspected, Suspicion,
};
use crate::cases::endpoint::Endpoint;
use crate::cases::history::{Act, Cause};
use crate::ground::clock::Moment;

/// What a proof is made of, before the case knows how often it was proven.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Proving {
    /// The row of evidence.
    pub evidence: i64,
    /// Where the token went in.
    pub endpoint: Endpoint,
    /// In which form.
    pub form: String,
}

impl Proving {
    fn proof(self, rounds: u32) -> Proof {
        let Self {
            evidence,
            endpoint,
            form,
        } = self;
        Proof {
            evidence,
            endpoint,
            form,
            rounds,
            rechecks: Rechecks::default(),
        }
    }
}

impl Suspected {
    /// Our own token came back: the weakness is proven. The next test is due at `next`.
    pub fn proven(self, proving: Proving, next: Moment, cause: Cause) -> Moved<Proven> {
        let dossier = Dossier {
            due_at: Some(next),
            ..self.dossier
        };
        let facts = proving.proof(self.facts.rounds + 1);
        Moved::new(
            Proven {
                dossier,
                since: cause.at,
                facts,
            },
            cause.of(Act::Proven),
        )
    }

    /// A verification told nothing to build on: ask again at `next`.
    pub fn told_nothing(self, next: Moment, cause: Cause) -> Moved<Self> {
        let dossier = Dossier {
            due_at: Some(next),
            ..self.dossier
        };
        let facts = Suspicion {
            attempts: self.facts.attempts + 1,
            ..self.facts
        };
        Moved::new(
            Self {
                dossier,
                facts,
                since: self.since,
            },
            cause.of(Act::Tested),
        )
    }

    /// It took our token; what may still come back is awaited until `end`.
    pub fn awaited(self, end: Moment, cause: Cause) -> Moved<Self> {
        let dossier = Dossier {
            due_at: Some(end),
            ..self.dossier
        };
        Moved::new(Self { dossier, ..self }, cause.of(Act::Tested))
    }

    /// Policy "listings": `sources` independent sources suffice for a letter that says "may be".
    /// `None` when policy wants more.
    #[must_use]
    pub fn listed_enough(self, sources: u32, needed: u32) -> Option<Writable> {
        (sources >= needed.max(1)).then_some(Writable::Listed(self, sources))
    }
}

/// A case that is tested again until it is closed: proven, or written about.
pub trait Watched: Sized {
    /// Since when it has been in its state: the schedule counts from there.
    fn since(&self) -> Moment;

    /// The rechecks so far.
    fn rechecks(&self) -> &Rechecks;

    /// It was tested again; the next test is due at `next`.
    fn rechecked(self, rechecks: Rechecks, next: Moment, cause: Cause) -> Moved<Self>;

    /// Closed, and earned: by `rechecks`. It is looked at once more at `next`, if at all.
    fn closed(self, rechecks: Rechecks, next: Option<Moment>, cause: Cause) -> Moved<Closed>;

    /// A recheck found it open still.
    fn still_open(self, next: Moment, cause: Cause) -> Moved<Self> {
        let rechecks = self.rechecks().clone().open();
        self.rechecked(rechecks, next, cause)
    }

    /// A recheck told nothing.
    fn told_nothing(self, next: Moment, cause: Cause) -> Moved<Self> {
        let rechecks = self.rechecks().clone().nothing_told();
        self.rechecked(rechecks, next, cause)
    }
}

/// Both states are watched in the same way; only what the closing remembers differs.
macro_rules! watched {
    ($state:ident, $facts:ident, written: $written:literal) => {
        impl Watched for $state {
            fn since(&self) -> Moment {
                self.since
            }

            fn rechecks(&self) -> &Rechecks {
                &self.facts.rechecks
            }

            fn rechecked(self, rechecks: Rechecks, next: Moment, cause: Cause) -> Moved<Self> {
                let dossier = Dossier {
                    due_at: Some(next),
                    ..self.dossier
                };
                let facts = $facts {
                    rechecks,
                    ..self.facts
                };
                Moved::new(
                    Self {
                        dossier,
                        facts,
                        since: self.since,
                    },
                    cause.of(Act::Rechecked),
                )
            }

            fn closed(
                self,
                rechecks: Rechecks,
                next: Option<Moment>,
                cause: Cause,
            ) -> Moved<Closed> {
                let facts = Closing {
                    written: $written,
                    rounds: self.facts.rounds,
                    rechecks,
                };
                let dossier = Dossier {
                    due_at: next,
                    ..self.dossier
                };
                Moved::new(
                    Closed {
                        dossier,
                        since: cause.at,
                        facts,
                    },
                    cause.of(Act::Closed),
                )
            }
        }
    };
}

// By itself, or while its contact was in the control group.
watched!(Proven, Proof, written: false);
watched!(Notified, Notice, written: true);

/// A case that policy allows to be written about: made only by [`Writable::proven`] and
/// [`Suspected::listed_enough`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Writable {
    /// "We confirmed."
    Proven(Proven),
    /// "Public databases indicate it may be", with the number of independent sources.
    Listed(Suspected, u32),
}

impl Writable {
    /// A proven case may always be written about.
    #[must_use]
    pub const fn proven(case: Proven) -> Self {
        Self::Proven(case)
    }

    /// What stays the same through all states.
    #[must_use]
    pub const fn dossier(&self) -> &Dossier {
        match self {
            Self::Proven(case) => &case.dossier,
            Self::Listed(case, _) => &case.dossier,
        }
    }

    /// The letter left our hands; the next test is due at `next`.
    pub fn written_to(self, letter: i64, next: Moment, cause: Cause) -> Moved<Notified> {
        let (dossier, grounds, rounds, rechecks) = match self {
            Self::Proven(case) => {
                let (rounds, rechecks) = (case.facts.rounds, case.facts.rechecks.clone());
                (case.dossier, Grounds::Proof(case.facts), rounds, rechecks)
            }
            Self::Listed(case, sources) => {
                let rounds = case.facts.rounds + 1;
                (
                    case.dossier,
                    Grounds::Listings(sources),
                    rounds,
                    Rechecks::default(),
                )
            }
        };
        let dossier = Dossier {
            due_at: Some(next),
            ..dossier
        };
        let facts = Notice {
            grounds,
            letter,
            reminded_at: None,
            rounds,
            rechecks,
        };
        Moved::new(
            Notified {
                dossier,
                since: cause.at,
                facts,
            },
            cause.of(Act::Written),
        )
    }
}

impl Notified {
    /// The one reminder left our hands. A second one does not exist: `None` if there was one.
    #[must_use]
    pub fn reminded(self, cause: Cause) -> Option<Moved<Self>> {
        if self.facts.reminded_at.is_some() {
            return None;
        }
        let facts = Notice {
            reminded_at: Some(cause.at),
            ..self.facts
        };
        Some(Moved::new(Self { facts, ..self }, cause.of(Act::Reminded)))
    }
}

impl Notified {
    /// The letter came back: nobody was told, and the next contact may be.
    pub fn undelivered(self, cause: Cause) -> Moved<Case> {
        let (dossier, since, rounds) = (self.dossier, self.since, self.facts.rounds);
        let case = match self.facts.grounds {
            Grounds::Proof(proof) => Case::Proven(Proven {
                dossier,
                since,
                facts: Proof {
                    rechecks: self.facts.rechecks,
                    ..proof
                },
            }),
            Grounds::Listings(_) => Case::Suspected(Suspected {
                dossier,
                since,
                facts: Suspicion {
                    attempts: 0,
                    rounds: rounds.saturating_sub(1),
                },
            }),
        };
        Moved::new(case, cause.of(Act::Bounced))
    }
}

impl Closed {
    /// Seen open again: it may be written about again.
    pub fn reopened(self, proving: Proving, next: Moment, cause: Cause) -> Moved<Proven> {
        let dossier = Dossier {
            due_at: Some(next),
            ..self.dossier
        };
        let facts = proving.proof(self.facts.rounds + 1);
        Moved::new(
            Proven {
                dossier,
                since: cause.at,
                facts,
            },
            cause.of(Act::Reopened),
        )
    }

    /// A recheck found it closed still, or told nothing; the next is due at `next`, if any.
    pub fn stays(self, next: Option<Moment>, cause: Cause) -> Moved<Self> {
        let dossier = Dossier {
            due_at: next,
            ..self.dossier
        };
        let rechecks = self.facts.rechecks.nothing_told();
        let facts = Closing {
            rechecks,
            ..self.facts
        };
        Moved::new(
            Self {
                dossier,
                facts,
                since: self.since,
            },
            cause.of(Act::Rechecked),
        )
    }
}

impl SetAside {
    /// A source saw it again. `None` if that is no reason to look again (see
    /// [`AsideReason::ends_when_listed_again`](super::AsideReason::ends_when_listed_again)).
    #[must_use]
    pub fn listed_again(self, cause: Cause) -> Option<Moved<Suspected>> {
        if !self.facts.reason.ends_when_listed_again() {
            return None;
        }
        let dossier = Dossier {
            due_at: Some(cause.at),
            ..self.dossier
        };
        let facts = Suspicion {
            attempts: 0,
            rounds: self.facts.rounds,
        };
        Some(Moved::new(
            Suspected {
                dossier,
                since: cause.at,
                facts,
            },
            cause.of(Act::ListedAgain),
        ))
    }
}

macro_rules! into_case {
    ($($state:ident),+) => {$(
        impl From<$state> for Case {
            fn from(case: $state) -> Self {
                Self::$state(case)
            }
        }

        impl From<Moved<$state>> for Moved<Case> {
            fn from(moved: Moved<$state>) -> Self {
                Self { case: moved.case.into(), event: moved.event }
            }
        }
    )+};
}

into_case!(Suspected, Proven, Notified, Closed, SetAside);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::endpoint::Protocol;
    use crate::cases::history::Actor;
    use crate::cases::reference::CaseId;
    use crate::cases::state::AsideReason;
    use crate::cases::weakness::Weakness;

    fn moment(seconds: i64) -> Moment {
        Moment::from_millis(seconds * 1_000)
    }

    fn cause(seconds: i64) -> Cause {
        Cause::new(moment(seconds), Actor::Stage("test"), "a test")
    }

    fn suspected() -> Suspected {
        let dossier = Dossier {
            id: CaseId(1),
            address: "192.0.2.1".parse().expect("address"),
            weakness: Weakness::OpenRelay,
            opened_at: moment(0),
            asn: None,
            country: None,
            due_at: Some(moment(0)),
        };
        Suspected {
            dossier,
            since: moment(0),
            facts: Suspicion::default(),
        }
    }

    fn proving() -> Proving {
        let endpoint = Endpoint::new(25, Protocol::Smtp);
        Proving {
            evidence: 7,
            endpoint,
            form: "plain".to_owned(),
        }
    }

    fn proven() -> Proven {
        suspected().proven(proving(), moment(60), cause(10)).case
    }

    #[test]
    fn each_step_says_who_when_and_why() {
        let moved = suspected().proven(proving(), moment(60), cause(10));
        assert_eq!(moved.event.act, Act::Proven);
        assert_eq!(
            (moved.event.at, moved.event.why.as_str()),
            (moment(10), "a test")
        );
        assert_eq!(moved.case.dossier.due_at, Some(moment(60)));
        assert_eq!(moved.case.facts.rounds, 1);
    }

    #[test]
    fn listings_suffice_for_a_letter_only_when_there_are_as_many_as_policy_wants() {
        assert!(suspected().listed_enough(1, 2).is_none());
        assert!(
            suspected().listed_enough(0, 0).is_none(),
            "none is never enough"
        );
        let Some(Writable::Listed(_, sources)) = suspected().listed_enough(2, 2) else {
            panic!("enough");
        };
        assert_eq!(sources, 2);
    }

    #[test]
    fn there_is_one_reminder_and_no_second() {
        let letter = Writable::proven(proven()).written_to(9, moment(90), cause(20));
        assert_eq!(letter.event.act, Act::Written);
        let reminded = letter.case.reminded(cause(30)).expect("the first");
        assert_eq!(reminded.event.act, Act::Reminded);
        assert!(reminded.case.reminded(cause(40)).is_none());
    }

    #[test]
    fn a_closing_remembers_whether_a_letter_came_before_it() {
        let by_itself = proven().closed(Rechecks::default(), None, cause(50)).case;
        assert!(!by_itself.facts.written);
        let notified = Writable::proven(proven())
            .written_to(9, moment(90), cause(20))
            .case;
        assert!(
            notified
                .closed(Rechecks::default(), None, cause(50))
                .case
                .facts
                .written
        );
    }

    #[test]
    fn an_open_again_server_begins_a_new_round_and_may_be_written_about_again() {
        let closed = proven().closed(Rechecks::default(), None, cause(50)).case;
        let reopened = closed.reopened(proving(), moment(99), cause(60));
        assert_eq!(reopened.event.act, Act::Reopened);
        assert_eq!(reopened.case.facts.rounds, 2);
        assert_eq!(reopened.case.facts.rechecks, Rechecks::default());
    }

    #[test]
    fn what_is_set_aside_is_looked_at_again_only_where_a_listing_gives_reason() {
        let aside = |reason| Case::from(suspected()).set_aside(reason, cause(10)).case;
        assert_eq!(aside(AsideReason::Excluded).dossier.due_at, None);
        for reason in [AsideReason::Unreachable, AsideReason::NotReproduced] {
            let again = aside(reason)
                .listed_again(cause(20))
                .expect("reason enough");
            assert_eq!(again.case.dossier.due_at, Some(moment(20)));
        }
        for reason in [
            AsideReason::Excluded,
            AsideReason::Intended,
            AsideReason::Withdrawn,
        ] {
            assert!(
                aside(reason).listed_again(cause(20)).is_none(),
                "{}",
                reason.name()
            );
        }
    }
}
