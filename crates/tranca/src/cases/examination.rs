//! What one verification of a case came to, and what a stage makes of it.

use super::endpoint::Endpoint;
use super::state::{Case, Moved, Proving};
use super::verdict::{Finding, Summary, Verdict};
use crate::ground::clock::Moment;
use crate::ground::operation::Operation;

/// What one verification of a case came to.
#[derive(Clone, Debug)]
pub struct Examination {
    /// What was found, endpoint by endpoint.
    pub findings: Vec<Finding>,
    /// The endpoints through which a token ever came back, this time included.
    pub once_open: Vec<Endpoint>,
    /// What follows.
    pub outcome: Outcome,
}

/// What follows from a verification.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A token came back.
    Open(Proving),
    /// A token was taken and may still come back until then.
    Waiting(Moment),
    /// A server asked for patience and is asked again then, with the same envelopes.
    Patience(Moment),
    /// The verification has ended without proof.
    Told(Summary),
}

impl Examination {
    /// The verdict on one endpoint, if it was tested.
    #[must_use]
    pub fn verdict(&self, endpoint: Endpoint) -> Option<Verdict> {
        self.findings
            .iter()
            .find(|f| f.endpoint == endpoint)
            .map(|finding| finding.verdict)
    }

    /// The findings in one line, for the history.
    #[must_use]
    pub fn in_words(&self) -> String {
        let word = |finding: &Finding| {
            let note = if finding.backscatter {
                ", backscatter"
            } else {
                ""
            };
            format!("{} {}{note}", finding.endpoint, finding.verdict)
        };
        self.findings
            .iter()
            .take(8)
            .map(word)
            .collect::<Vec<_>>()
            .join("; ")
    }
}

/// A round of tests: which cases take part, and what becomes of each. The first tests and the
/// rechecks differ in nothing else.
pub trait Round {
    /// What people see it called.
    const NAME: &'static str;
    /// The states whose due cases take part.
    const STATES: &'static [&'static str];

    /// What becomes of a case that was tested.
    fn conclude(&self, op: &Operation, case: Case, examination: &Examination) -> Moved<Case>;

    /// Counts a case as it was and as it became.
    fn count(&mut self, before: &'static str, after: &Case);
}
