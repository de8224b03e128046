//! What becomes of a case that was tested again.

use serde::Serialize;

use super::schedule;
use crate::cases::endpoint::Endpoint;
use crate::cases::examination::{Examination, Outcome, Round};
use crate::cases::history::{Actor, Cause};
use crate::cases::state::{AsideReason, Case, Closed, Moved, Watched};
use crate::cases::verdict::{Summary, Verdict};
use crate::ground::clock::Moment;
use crate::ground::operation::Operation;

/// The round of rechecks, and its counts.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Rechecking {
    /// Cases that were due.
    pub due: u64,
    /// Still open, or not yet closed often enough.
    pub not_yet_closed: u64,
    /// Closed now.
    pub closed: u64,
    /// Closed before, and still.
    pub stayed_closed: u64,
    /// Closed before, and open again.
    pub reopened: u64,
    /// Set aside: excluded meanwhile, or meant to be open.
    pub set_aside: u64,
}

impl Round for Rechecking {
    const NAME: &'static str = "recheck";
    const STATES: &'static [&'static str] = &["proven", "notified", "closed"];

    fn conclude(&self, op: &Operation, case: Case, examination: &Examination) -> Moved<Case> {
        let told = Told::by(op, examination);
        match case {
            Case::Proven(case) => watched(op, case, told),
            Case::Notified(case) => watched(op, case, told),
            Case::Closed(case) => closed(op, case, told),
            // `STATES` names neither; such a case could only come here by mistake.
            other @ (Case::Suspected(_) | Case::SetAside(_)) => {
                other.set_aside(AsideReason::Withdrawn, told.cause).into()
            }
        }
    }

    fn count(&mut self, before: &'static str, after: &Case) {
        self.due += 1;
        match (before, after) {
            ("closed", Case::Closed(_)) => self.stayed_closed += 1,
            ("closed", Case::Proven(_)) => self.reopened += 1,
            (_, Case::Closed(_)) => self.closed += 1,
            (_, Case::SetAside(_)) => self.set_aside += 1,
            _ => self.not_yet_closed += 1,
        }
    }
}

impl std::fmt::Display for Rechecking {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            due,
            not_yet_closed,
            closed,
            stayed_closed,
            reopened,
            set_aside,
        } = self;
        write!(
            f,
            "{due} tested: {closed} closed now, {not_yet_closed} not yet, "
        )?;
        write!(
            f,
            "{stayed_closed} stayed closed, {reopened} reopened, {set_aside} set aside"
        )
    }
}

/// What a recheck told.
struct Told {
    outcome: Outcome,
    is_closed: bool,
    cause: Cause,
}

impl Told {
    fn by(op: &Operation, examination: &Examination) -> Self {
        Self {
            outcome: examination.outcome.clone(),
            is_closed: is_closed(examination),
            cause: Cause::new(op.now(), STAGE, examination.in_words()),
        }
    }

    /// When a token or a patient server is awaited, the next test is due then.
    const fn awaited(&self) -> Option<Moment> {
        match self.outcome {
            Outcome::Waiting(end) | Outcome::Patience(end) => Some(end),
            Outcome::Open(_) | Outcome::Told(_) => None,
        }
    }
}

/// Closed only by a `closed` from each endpoint once found open; what the others say counts for
/// nothing, as long as none of them is open. Where none ever was (a case written about on listings
/// alone), all that answered must be closed.
fn is_closed(examination: &Examination) -> bool {
    let Outcome::Told(summary) = examination.outcome else {
        return false;
    };
    if examination.once_open.is_empty() {
        return summary == Summary::Closed;
    }
    let is_closed =
        |endpoint: &Endpoint| matches!(examination.verdict(*endpoint), Some(Verdict::Closed(_)));
    summary != Summary::Waiting && examination.once_open.iter().all(is_closed)
}

/// What becomes of a case that is proven or written about.
fn watched<W>(op: &Operation, case: W, told: Told) -> Moved<Case>
where
    W: Watched,
    Moved<W>: Into<Moved<Case>>,
{
    let policy = &op.settings.policy;
    let now = told.cause.at;
    let next = schedule::next_while_open(&policy.recheck_after, case.since(), now);
    if let Some(end) = told.awaited() {
        return case.told_nothing(end, told.cause).into();
    }
    if matches!(told.outcome, Outcome::Open(_)) {
        return case.still_open(next, told.cause).into();
    }
    if !told.is_closed {
        return case.told_nothing(next, told.cause).into();
    }
    let apart = policy.closed_rechecks_apart.duration();
    let rechecks = case.rechecks().clone().closed(now, apart);
    if rechecks.closed_in_row >= policy.closed_rechecks.max(1) {
        let after = schedule::next(&policy.recheck_after, now, now);
        return case.closed(rechecks, after, told.cause).into();
    }
    let next = rechecks.last_closed_at.unwrap_or(now) + apart;
    case.rechecked(rechecks, next, told.cause).into()
}

fn closed(op: &Operation, case: Closed, told: Told) -> Moved<Case> {
    let schedule = &op.settings.policy.recheck_after;
    let now = told.cause.at;
    if let Outcome::Open(proving) = told.outcome {
        let next = schedule::next_while_open(schedule, now, now);
        return case.reopened(proving, next, told.cause).into();
    }
    let next = told
        .awaited()
        .or_else(|| schedule::next(schedule, case.since, now));
    case.stays(next, told.cause).into()
}

const STAGE: Actor = Actor::Stage("followup");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::endpoint::Protocol;
    use crate::cases::verdict::{Closure, Finding};

    const HTTP: Endpoint = Endpoint::new(8080, Protocol::HttpConnect);
    const SOCKS: Endpoint = Endpoint::new(8080, Protocol::Socks5);
    const REFUSED: Verdict = Verdict::Closed(Closure::Refused);

    fn examined(once_open: &[Endpoint], verdicts: [(Endpoint, Verdict); 2]) -> Examination {
        let finding = |(endpoint, verdict)| Finding {
            endpoint,
            verdict,
            capabilities: Vec::new(),
            backscatter: false,
            tried: Vec::new(),
            software: None,
            transcript: String::new(),
        };
        let findings = verdicts.map(finding).to_vec();
        let outcome = Outcome::Told(Summary::of(&findings));
        Examination {
            findings,
            once_open: once_open.to_vec(),
            outcome,
        }
    }

    #[test]
    fn an_endpoint_that_never_was_open_does_not_keep_a_case_from_closing() {
        let silent = [(HTTP, REFUSED), (SOCKS, Verdict::Undecided)];
        assert!(is_closed(&examined(&[HTTP], silent)));
        assert!(!is_closed(&examined(&[HTTP, SOCKS], silent)));
    }

    #[test]
    fn silence_where_it_was_open_is_not_closed() {
        assert!(!is_closed(&examined(
            &[HTTP],
            [(HTTP, Verdict::Unreachable), (SOCKS, REFUSED)]
        )));
        assert!(!is_closed(&examined(
            &[],
            [(HTTP, Verdict::Unreachable); 2]
        )));
    }

    #[test]
    fn one_that_took_our_token_is_waited_for_first() {
        assert!(!is_closed(&examined(
            &[HTTP],
            [(HTTP, REFUSED), (SOCKS, Verdict::Accepts)]
        )));
    }

    #[test]
    fn a_case_written_about_on_listings_closes_when_all_that_answered_is_closed() {
        assert!(is_closed(&examined(
            &[],
            [(HTTP, REFUSED), (SOCKS, REFUSED)]
        )));
    }
}
