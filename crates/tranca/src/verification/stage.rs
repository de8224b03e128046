//! The stage at work: tests the cases that are due, and says what becomes of each.

use futures_util::StreamExt;
use serde::Serialize;

use super::examination::examine;
use super::permit::{Denied, Gate, Permit};
use super::prober::Prober;
use crate::cases::examination::{Examination, Outcome, Round};
use crate::cases::history::{Actor, Cause};
use crate::cases::listing::Listing;
use crate::cases::state::{AsideReason, Case, Dossier, Moved, Suspected};
use crate::cases::store as cases;
use crate::cases::verdict::Summary;
use crate::ground::database::StoreError;
use crate::ground::operation::{Operation, Standing};
use crate::ground::progress::{Progress, Task};

/// Tests all cases of a round that are due now.
///
/// # Errors
/// [`StoreError`]: what was already tested stays written; the rest is still due.
pub async fn test_due<R: Round>(
    op: &Operation,
    (gate, prober): (&Gate, &Prober),
    round: &mut R,
    progress: Progress,
) -> Result<(), StoreError> {
    let begun = op.now();
    let task = progress.task(R::NAME, Some(due_count(op, R::STATES).await?));
    loop {
        let mut conn = op.database.pool().acquire().await?;
        let due = cases::due(&mut conn, R::STATES, begun, BATCH).await?;
        drop(conn);
        if due.is_empty() || prober.pace.is_spent() || is_resting(op).await? {
            if prober.pace.is_spent() && !due.is_empty() {
                tracing::info!("the day's connections are spent; what is still due waits");
            }
            task.done();
            return Ok(());
        }
        let mut became = Vec::with_capacity(due.len());
        {
            let round = &*round;
            let tests = due
                .into_iter()
                .map(|case| test(op, (gate, prober), round, (case, &task)));
            let concurrency = op.settings.verification.concurrency.max(1);
            let mut tests = futures_util::stream::iter(tests).buffer_unordered(concurrency);
            while let Some(tested) = tests.next().await {
                became.extend(tested?);
                task.advance(1);
            }
        }
        for (before, after) in &became {
            round.count(before, after);
        }
    }
}

async fn due_count(op: &Operation, states: &[&str]) -> Result<u64, StoreError> {
    let mut conn = op.database.pool().acquire().await?;
    cases::count_due(&mut conn, states, op.now()).await
}

/// Whether a person has paused or ended the operation meanwhile.
async fn is_resting(op: &Operation) -> Result<bool, StoreError> {
    Ok(op.standing().await? != Standing::Running)
}

/// Tests one case; what it was and what it became. None where the operation rests: it stays due.
async fn test<R: Round>(
    op: &Operation,
    (gate, prober): (&Gate, &Prober),
    round: &R,
    (case, task): (Case, &Task),
) -> Result<Option<(&'static str, Case)>, StoreError> {
    if is_resting(op).await? {
        return Ok(None);
    }
    let before = case.state();
    let moved: Moved<Case> = match permit(op, gate, case.dossier()).await? {
        Err(denied) => {
            let cause = Cause::new(op.now(), STAGE, denied.to_string());
            case.set_aside(denied.aside(), cause).into()
        }
        Ok((permit, listings)) => {
            let subject = (case.dossier(), &permit, listings.as_slice());
            let examination = examine(op, prober, subject).await?;
            task.say(told(case.dossier(), &examination));
            round.conclude(op, case, &examination)
        }
    };
    let mut tx = op.database.begin().await?;
    let after = cases::save(&mut tx, &op.numbers, moved).await?;
    tx.commit().await?;
    Ok(Some((before, after)))
}

/// Leave to test a case, with the listings that name it. A refusal is an answer.
async fn permit(
    op: &Operation,
    gate: &Gate,
    case: &Dossier,
) -> Result<Result<(Permit, Vec<Listing>), Denied>, StoreError> {
    let mut conn = op.database.pool().acquire().await?;
    let listings = cases::listings(&mut conn, case.address, case.weakness).await?;
    Ok(gate
        .for_case(case, &listings)
        .map(|permit| (permit, listings)))
}

/// The round of first tests, and its counts.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct FirstTests {
    /// Cases that were due.
    pub due: u64,
    /// Proven open.
    pub proven: u64,
    /// Waiting for a late token, or for a server that asked for patience.
    pub waiting: u64,
    /// To be tried again: nobody answered, or the answer told nothing.
    pub again: u64,
    /// Set aside: not reproduced, unreachable, excluded, meant to be open.
    pub set_aside: u64,
}

impl Round for FirstTests {
    const NAME: &'static str = "verify";
    const STATES: &'static [&'static str] = &["suspected"];

    fn conclude(&self, op: &Operation, case: Case, examination: &Examination) -> Moved<Case> {
        match case {
            Case::Suspected(case) => became(op, case, examination),
            // `STATES` names one state only; another could only be set aside by mistake.
            other => other
                .set_aside(
                    AsideReason::Withdrawn,
                    Cause::new(op.now(), STAGE, "not suspected"),
                )
                .into(),
        }
    }

    fn count(&mut self, _before: &'static str, after: &Case) {
        self.due += 1;
        match after {
            Case::Proven(_) => self.proven += 1,
            Case::SetAside(_) => self.set_aside += 1,
            Case::Suspected(case) if case.facts.attempts == 0 => self.waiting += 1,
            _ => self.again += 1,
        }
    }
}

/// What becomes of a suspected case.
fn became(op: &Operation, case: Suspected, examination: &Examination) -> Moved<Case> {
    let (policy, settings) = (&op.settings.policy, &op.settings.verification);
    let now = op.now();
    let cause = Cause::new(now, STAGE, examination.in_words());
    let summary = match &examination.outcome {
        Outcome::Open(proving) => {
            let first = policy
                .recheck_after
                .first()
                .unwrap_or(&settings.again_after);
            return case
                .proven(proving.clone(), now + first.duration(), cause)
                .into();
        }
        Outcome::Waiting(end) | Outcome::Patience(end) => return case.awaited(*end, cause).into(),
        Outcome::Told(summary) => *summary,
    };
    let is_last = case.facts.attempts + 1 >= settings.trials;
    match summary {
        Summary::Again | Summary::Unreachable if !is_last => case
            .told_nothing(now + settings.again_after.duration(), cause)
            .into(),
        Summary::Unreachable => Case::from(case)
            .set_aside(AsideReason::Unreachable, cause)
            .into(),
        _ => Case::from(case)
            .set_aside(AsideReason::NotReproduced, cause)
            .into(),
    }
}

impl std::fmt::Display for FirstTests {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            due,
            proven,
            waiting,
            again,
            set_aside,
        } = self;
        write!(
            f,
            "{due} tested: {proven} proven open, {set_aside} set aside, "
        )?;
        write!(f, "{waiting} waiting, {again} to be tried again")
    }
}

fn told(case: &Dossier, examination: &Examination) -> String {
    let address = case.address.to_string();
    format!(
        "  {address:<18} {:<11} {}",
        case.weakness,
        examination.in_words()
    )
}

const STAGE: Actor = Actor::Stage("verification");
const BATCH: u32 = 1_000;
