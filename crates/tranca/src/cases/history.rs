//! What happened to a case: who or what, when, why. It only ever grows.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::clock::Moment;

/// Who or what did something.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub enum Actor {
    /// A stage of ours, by its name.
    Stage(&'static str),
    /// A source, by its name.
    Source(String),
    /// Somebody of an agency, at the command line.
    Agency,
    /// Whoever followed the secret link of the letter.
    Operator,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stage(stage) => f.write_str(stage),
            Self::Source(source) => write!(f, "source {source}"),
            Self::Agency => f.write_str("agency"),
            Self::Operator => f.write_str("operator"),
        }
    }
}

/// Why something happens: when, by whom, and in which words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cause {
    /// When.
    pub at: Moment,
    /// By whom.
    pub actor: Actor,
    /// Why, in one sentence for an engineer.
    pub why: String,
}

impl Cause {
    /// A cause.
    #[must_use]
    pub fn new(at: Moment, actor: Actor, why: impl Into<String>) -> Self {
        Self {
            at,
            actor,
            why: why.into(),
        }
    }

    /// The event that this cause makes of an act.
    #[must_use]
    pub fn of(self, act: Act) -> Event {
        Event {
            at: self.at,
            actor: self.actor.to_string(),
            act,
            why: self.why,
        }
    }
}

macro_rules! acts {
    ($($variant:ident $name:literal $doc:literal),+ $(,)?) => {
        /// What happened.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Act { $(#[doc = $doc] $variant),+ }

        impl Act {
            /// The name in outputs and in the database.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The act with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

acts! {
    Opened "opened" "A listing opened the case.",
    ListedAgain "listed-again" "A source saw it again after it was set aside.",
    Tested "tested" "A verification ended without moving the case.",
    Proven "proven" "Our token came back.",
    Attributed "attributed" "Contacts were found, or none.",
    Written "written" "A letter reached a mail server (or the folder).",
    Reminded "reminded" "The one reminder was sent.",
    Failed "failed" "A letter was refused for good.",
    Bounced "bounced" "A letter came back.",
    Heard "heard" "Somebody answered, or a machine did.",
    Answered "answered" "A question was answered.",
    Forwarded "forwarded" "The contact passed the letter on to its customer.",
    RetestAsked "retest-asked" "The operator asked for a test.",
    Rechecked "rechecked" "A later verification ended.",
    Closed "closed" "Enough closed rechecks, apart in time.",
    Reopened "reopened" "Seen open again after it was closed.",
    SetAside "set-aside" "Nothing more is done about it for now.",
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// One line of a case's history.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// Who or what.
    pub actor: String,
    /// What.
    pub act: Act,
    /// Why.
    pub why: String,
}
