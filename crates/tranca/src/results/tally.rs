//! The count of cases as they pass by, a page at a time: memory grows with the groups and with the
//! closings, not with the cases.

use std::collections::HashMap;
use std::time::Duration;

use super::comparison::{Arm, Comparison, DAYS, Watched, Within};
use super::figures::{Closing, Funnel, Group};
use super::store::{self, CaseFacts, Found};
use crate::cases::contact::Mailbox;
use crate::cases::control;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::operation::Operation;

/// What is counted.
pub(super) struct Tally {
    pub(super) now: Moment,
    pub(super) funnel: Funnel,
    pub(super) comparison: ComparisonTally,
    pub(super) closing: ClosingTally,
    pub(super) countries: HashMap<String, Group>,
    pub(super) software: HashMap<String, Group>,
}

impl Tally {
    /// Counts all cases of an operation.
    pub(super) async fn of(
        operation: &Operation,
        conn: &mut Connection,
    ) -> Result<Self, StoreError> {
        let mut tally = Self::new(operation);
        let mut after = 0;
        loop {
            let page = store::facts(conn, after).await?;
            let (Some(first), Some(last)) = (page.first(), page.last()) else {
                return Ok(tally);
            };
            let found = store::found(conn, first.id, last.id).await?;
            after = last.id;
            for case in &page {
                tally.take(case, found.get(&case.id));
                tally.compare(case, operation);
            }
        }
    }

    fn new(operation: &Operation) -> Self {
        let window = operation.settings.policy.control_group_delay.duration();
        Self {
            now: operation.now(),
            funnel: Funnel::default(),
            comparison: ComparisonTally {
                window,
                notified: Arm::watched_for(window),
                control: Arm::watched_for(window),
            },
            closing: ClosingTally {
                took_s: Vec::new(),
                within: DAYS.map(Within::none).to_vec(),
            },
            countries: HashMap::new(),
            software: HashMap::new(),
        }
    }

    fn take(&mut self, case: &CaseFacts, found: Option<&Found>) {
        self.funnel.take(case);
        let country = case.country.as_deref().unwrap_or_default();
        group(&mut self.countries, country).take(case);
        if case.proven.is_some() {
            let product = found.and_then(|found| found.product.as_deref());
            group(&mut self.software, product.unwrap_or_default()).take(case);
        }
        if let Some(written) = case.written.map(Moment::from_millis) {
            let closed = case.closed_after_letter.map(Moment::from_millis);
            let took = closed.map(|at| at.since(written));
            self.closing.take(took, self.now.since(written));
        }
    }

    fn compare(&mut self, case: &CaseFacts, operation: &Operation) {
        let mailbox = case.mailbox.as_deref().map(Mailbox::parse);
        let (Some(proven), Some(Ok(mailbox))) = (case.proven, mailbox) else {
            return;
        };
        let percent = operation.settings.policy.control_group_percent;
        let comparison = &mut self.comparison;
        let arm = if control::holds(&operation.secret, &mailbox, percent) {
            &mut comparison.control
        } else {
            &mut comparison.notified
        };
        let watched = Watched {
            proven: Moment::from_millis(proven),
            written: case.written.map(Moment::from_millis),
            closed: case.closed_after_proof.map(Moment::from_millis),
        };
        arm.take(watched, comparison.window, self.now);
    }
}

/// Both groups while cases pass by.
pub(super) struct ComparisonTally {
    window: Duration,
    notified: Arm,
    control: Arm,
}

impl ComparisonTally {
    pub(super) fn done(self) -> Comparison {
        Comparison {
            window_s: self.window.as_secs(),
            notified: self.notified,
            control: Some(self.control).filter(|arm| !arm.is_empty()),
        }
    }
}

/// Times from letter to closing while cases pass by.
pub(super) struct ClosingTally {
    took_s: Vec<u64>,
    within: Vec<Within>,
}

impl ClosingTally {
    fn take(&mut self, took: Option<Duration>, age: Duration) {
        self.took_s.extend(took.map(|took| took.as_secs()));
        for within in self.within.iter_mut().filter(|one| one.span() <= age) {
            within.take(took);
        }
    }

    pub(super) fn done(mut self) -> Closing {
        self.took_s.sort_unstable();
        let quartile = |quarter| quantile(&self.took_s, quarter, 4);
        Closing {
            closed: self.took_s.len() as u64,
            first_quartile_s: quartile(1),
            median_s: quartile(2),
            third_quartile_s: quartile(3),
            within: self.within,
        }
    }
}

impl Funnel {
    fn take(&mut self, case: &CaseFacts) {
        self.listed += 1;
        self.tested += u64::from(case.tested != 0);
        self.proven += u64::from(case.proven.is_some());
        self.written += u64::from(case.written.is_some());
        self.closed += u64::from(case.state == "closed");
    }
}

impl Group {
    fn take(&mut self, case: &CaseFacts) {
        let proven = case.proven.is_some();
        self.cases += 1;
        self.proven += u64::from(proven);
        self.closed += u64::from(proven && case.state == "closed");
    }
}

fn group<'a>(groups: &'a mut HashMap<String, Group>, name: &str) -> &'a mut Group {
    groups.entry(name.to_owned()).or_insert_with(|| Group {
        name: name.to_owned(),
        ..Group::default()
    })
}

/// The smallest of the sorted values that so large a part of them does not exceed.
fn quantile(sorted: &[u64], part: usize, parts: usize) -> Option<u64> {
    let place = (sorted.len() * part).div_ceil(parts).checked_sub(1)?;
    sorted.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_one_of_the_values() {
        assert_eq!(quantile(&[], 1, 4), None);
        assert_eq!(quantile(&[7], 2, 4), Some(7));
        assert_eq!(quantile(&[1, 2, 3, 4], 2, 4), Some(2));
        assert_eq!(quantile(&[1, 2, 3, 4, 5], 3, 4), Some(4));
    }

    #[test]
    fn a_letter_counts_only_for_the_spans_that_it_is_old_enough_for() {
        let hours = |hours: u64| Duration::from_secs(hours * 3_600);
        let mut tally = ClosingTally {
            took_s: Vec::new(),
            within: DAYS.map(Within::none).to_vec(),
        };
        tally.take(Some(hours(2)), hours(100));
        tally.take(None, hours(100));
        let closing = tally.done();
        let of: Vec<u64> = closing.within.iter().map(|one| one.closed.of).collect();
        assert_eq!(of, [2, 2, 0, 0, 0]);
        assert_eq!(closing.within[0].closed.count, 1);
        assert_eq!(closing.median_s, Some(7_200));
    }
}
