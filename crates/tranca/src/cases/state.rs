//! The life of a case: one weakness of one address, from first listing until it is closed.
//!
//! Every state carries exactly what is known in it, and each step consumes the state before it.
//! A step returns [`Moved`], which the store writes together with its line of history; there is no
//! other way to change a case. A letter takes a [`Writable`], so a letter about a host that policy
//! does not allow to be written about does not compile.

mod aside;
mod rechecks;
mod steps;

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::endpoint::Endpoint;
use super::history::{Act, Cause, Event};
use super::reference::CaseId;
use super::weakness::Weakness;
use crate::ground::clock::Moment;

pub use self::aside::AsideReason;
pub use self::rechecks::Rechecks;
pub use self::steps::{Proving, Watched, Writable};

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
