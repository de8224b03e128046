//! Why a case is set aside, and whether a new listing ends it.

use serde::{Deserialize, Serialize};

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
