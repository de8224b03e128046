//! What is wrong with a host: it carries mail, or connections, for strangers.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A weakness. An address with both has two cases, since each has its own fix.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weakness {
    /// Carries mail from strangers to strangers.
    OpenRelay,
    /// Carries connections from strangers to strangers.
    OpenProxy,
}

impl Weakness {
    /// The name in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenRelay => "open-relay",
            Self::OpenProxy => "open-proxy",
        }
    }
}

impl fmt::Display for Weakness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that names no weakness.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is no weakness; it is open-relay or open-proxy")]
pub struct NotAWeakness(String);

impl FromStr for Weakness {
    type Err = NotAWeakness;

    fn from_str(name: &str) -> Result<Self, NotAWeakness> {
        match name {
            "open-relay" => Ok(Self::OpenRelay),
            "open-proxy" => Ok(Self::OpenProxy),
            other => Err(NotAWeakness(other.to_owned())),
        }
    }
}
