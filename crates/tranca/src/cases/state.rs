//! The life of a case: one weakness of one address, from first listing until it is closed.
//!
//! Every state carries exactly what is known in it, and each step consumes the state before it.
//! A step returns [`Moved`], which the store writes together with its line of history; there is no
//! other way to change a case. A letter takes a [`Writable`], so a letter about a host that policy
//! does not allow to be written about does not compile.

use std::net::IpAddr;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::endpoint::Endpoint;
use super::history::{Act, Cause, Event};
use super::reference::CaseId;
use super::weakness::Weakness;
use crate::ground::clock::Moment;

/// What stays the same through all states.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Dossier {
    /// Which case.
    pub id: CaseId,
    /// Which host.
    pub address: IpAddr,
    /// What is wrong with it.
    pub weakness: Weakness,
    /// When a listing opened it.
    pub opened_at: Moment,
    /// The number of its autonomous system, as a source gave it.
    pub asn: Option<u32>,
    /// Its country (ISO 3166-1 alpha-2, upper case), as a source gave it.
    pub country: Option<String>,
    /// When it is to be tested next; `None` when it is not.
    pub due_at: Option<Moment>,
}

/// Listed by a public source; nothing is proven.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Suspected {
    /// What stays.
    pub dossier: Dossier,
    /// Since when.
    pub since: Moment,
    /// What is known in this state.
    pub facts: Suspicion,
}

/// The facts of [`Suspected`].
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
pub struct Suspicion {
    /// How many verifications ended without an answer to build on.
    pub attempts: u32,
    /// How often it was proven before.
    pub rounds: u32,
}

/// Our own token came back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Proven {
    /// What stays.
    pub dossier: Dossier,
    /// Since when.
    pub since: Moment,
    /// What is known in this state.
    pub facts: Proof,
}

/// The facts of [`Proven`].
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Proof {
    /// The row of evidence that holds transcript and canary receipt.
    pub evidence: i64,
    /// Where the token went in.
    pub endpoint: Endpoint,
    /// In which form we asked.
    pub form: String,
    /// How often this case was proven, this time included.
    pub rounds: u32,
    /// The rechecks since.
    #[serde(default)]
    pub rechecks: Rechecks,
}

/// A letter about it was sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Notified {
    /// What stays.
    pub dossier: Dossier,
    /// Since when.
    pub since: Moment,
    /// What is known in this state.
    pub facts: Notice,
}

/// The facts of [`Notified`].
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Notice {
    /// On what the letter rested.
    pub grounds: Grounds,
    /// The letter.
    pub letter: i64,
    /// When the one reminder was sent, if it was.
    pub reminded_at: Option<Moment>,
    /// How often this case was proven.
    pub rounds: u32,
    /// The rechecks since.
    pub rechecks: Rechecks,
}

/// On what a letter rests.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grounds {
    /// "We confirmed": a token came back.
    Proof(Proof),
    /// "Public databases indicate": so many independent sources list it (policy of 2004).
    Listings(u32),
}

/// Closed: enough closed rechecks, apart in time.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Closed {
    /// What stays.
    pub dossier: Dossier,
    /// Since when.
    pub since: Moment,
    /// What is known in this state.
    pub facts: Closing,
}

/// The facts of [`Closed`].
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Closing {
    /// Whether a letter had been written before; if not, it closed by itself.
    pub written: bool,
    /// How often this case was proven.
    pub rounds: u32,
    /// The rechecks since it was proven.
    pub rechecks: Rechecks,
}

/// Nothing more is done about it, for a reason.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SetAside {
    /// What stays.
    pub dossier: Dossier,
    /// Since when.
    pub since: Moment,
    /// What is known in this state.
    pub facts: Aside,
}

/// The facts of [`SetAside`].
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Aside {
    /// Why.
    pub reason: AsideReason,
    /// How often it was proven before.
    pub rounds: u32,
}

/// Why a case is set aside.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsideReason {
    /// Nobody answered there, as often as we ask.
    Unreachable,
    /// It answered, and nothing came back through it.
    NotReproduced,
    /// The operation's exclusions, its scope, or a reserved address forbid to test it.
    Excluded,
    /// It is meant to be open: a Tor exit, a public service, a honeypot.
    Intended,
    /// The address now belongs to somebody else.
    Reassigned,
    /// We were wrong, or stopped of our own will.
    Withdrawn,
}

impl AsideReason {
    /// The name in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::NotReproduced => "not-reproduced",
            Self::Excluded => "excluded",
            Self::Intended => "intended",
            Self::Reassigned => "reassigned",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether a new listing gives reason to look again.
    #[must_use]
    pub const fn ends_when_listed_again(self) -> bool {
        matches!(
            self,
            Self::Unreachable | Self::NotReproduced | Self::Reassigned
        )
    }
}

/// The rechecks of a case since it was proven.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
pub struct Rechecks {
    /// How many there were.
    pub done: u32,
    /// How many `closed` in a row, each far enough from the one before.
    pub closed_in_row: u32,
    /// When the last of these was.
    pub last_closed_at: Option<Moment>,
}

impl Rechecks {
    /// One more recheck that found it closed; it counts if far enough from the last that counted.
    #[must_use]
    pub fn closed(mut self, at: Moment, apart: Duration) -> Self {
        self.done += 1;
        if self
            .last_closed_at
            .is_none_or(|last| at.since(last) >= apart)
        {
            self.closed_in_row += 1;
            self.last_closed_at = Some(at);
        }
        self
    }

    /// One more recheck that found it open: earlier closed ones no longer count.
    #[must_use]
    pub fn open(self) -> Self {
        Self {
            done: self.done + 1,
            closed_in_row: 0,
            last_closed_at: None,
        }
    }

    /// One more recheck that told nothing: silence is not closed, and not open.
    #[must_use]
    pub fn nothing_told(self) -> Self {
        Self {
            done: self.done + 1,
            ..self
        }
    }
}

/// A case in one of its states.
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(missing_docs, reason = "each state documents itself")]
pub enum Case {
    Suspected(Suspected),
    Proven(Proven),
    Notified(Notified),
    Closed(Closed),
    SetAside(SetAside),
}

impl Case {
    /// What stays the same through all states.
    #[must_use]
    pub const fn dossier(&self) -> &Dossier {
        match self {
            Self::Suspected(case) => &case.dossier,
            Self::Proven(case) => &case.dossier,
            Self::Notified(case) => &case.dossier,
            Self::Closed(case) => &case.dossier,
            Self::SetAside(case) => &case.dossier,
        }
    }

    /// Since when it has been in its state.
    #[must_use]
    pub const fn since(&self) -> Moment {
        match self {
            Self::Suspected(case) => case.since,
            Self::Proven(case) => case.since,
            Self::Notified(case) => case.since,
            Self::Closed(case) => case.since,
            Self::SetAside(case) => case.since,
        }
    }

    /// The state's name in outputs and in the database.
    #[must_use]
    pub const fn state(&self) -> &'static str {
        match self {
            Self::Suspected(_) => "suspected",
            Self::Proven(_) => "proven",
            Self::Notified(_) => "notified",
            Self::Closed(_) => "closed",
            Self::SetAside(_) => "set-aside",
        }
    }

    /// Sets the case aside, from any state.
    pub fn set_aside(self, reason: AsideReason, cause: Cause) -> Moved<SetAside> {
        let rounds = self.rounds();
        let dossier = Dossier {
            due_at: None,
            ..self.dossier().clone()
        };
        let since = cause.at;
        let cause = Cause {
            why: format!("{}: {}", reason.name(), cause.why),
            ..cause
        };
        Moved::new(
            SetAside {
                dossier,
                since,
                facts: Aside { reason, rounds },
            },
            cause.of(Act::SetAside),
        )
    }

    const fn rounds(&self) -> u32 {
        match self {
            Self::Suspected(case) => case.facts.rounds,
            Self::Proven(case) => case.facts.rounds,
            Self::Notified(case) => case.facts.rounds,
            Self::Closed(case) => case.facts.rounds,
            Self::SetAside(case) => case.facts.rounds,
        }
    }
}

/// A case after a step, with the line of history that the store writes beside it.
#[must_use = "a step counts only once the store has written it"]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Moved<S> {
    /// The case as it now is.
    pub case: S,
    /// Who or what, when, why.
    pub event: Event,
}

impl<S> Moved<S> {
    const fn new(case: S, event: Event) -> Self {
        Self { case, event }
    }
}

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
    /// [`AsideReason::ends_when_listed_again`]).
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
