//! Who approved letters. Only this module makes an [`Approved`], and only an [`Approved`] brings a
//! letter into the queue.

use crate::ground::config::settings::{Approval, Policy};

/// The approval of the letters that are handed over with it.
#[derive(Clone, Debug)]
pub struct Approved {
    by: String,
}

impl Approved {
    /// By whom, for the log.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }
}

/// A person says yes, at the command line.
#[must_use]
pub fn by_person() -> Approved {
    Approved {
        by: "a person, with --approve".to_owned(),
    }
}

/// The agency's policy says yes, if it is `automatic`.
#[must_use]
pub fn by_policy(policy: &Policy) -> Option<Approved> {
    (policy.approval == Approval::Automatic).then(|| Approved {
        by: "policy approval = \"automatic\"".to_owned(),
    })
}
