//! Notified against control: what the letters did, beyond what would have happened anyway.
//!
//! Both groups are drawn by contact before anything is sent, and both are watched for the same
//! time from the proof on: the time by which the control group's letters are delayed. A case
//! belongs to its group by the draw, whatever became of its letter, and counts once its whole time
//! has passed.
//!
//! # Limits
//! Addresses of one contact close together, so the true uncertainty is somewhat larger than the
//! interval says. A case whose contacts were never found belongs to neither group.

use std::time::Duration;

use serde::Serialize;

use super::share::Share;
use crate::ground::clock::Moment;

/// The two groups.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// How long each case is watched, in seconds from its proof.
    pub window_s: u64,
    /// Those written to at once.
    pub notified: Arm,
    /// Those whose letter is delayed; none where the operation has no control group, or nobody is
    /// in it yet.
    pub control: Option<Arm>,
}

/// One group.
#[derive(Clone, Debug, Serialize)]
pub struct Arm {
    /// How many closed within their time, of those whose time has passed.
    pub closed: Share,
    /// How many of these were written about within that time.
    pub written: u64,
    /// How many cases were proven too short a time ago to count.
    pub too_young: u64,
    /// The same after 1, 3, 7, 14 and 30 days, as far as the time reaches.
    pub within: Vec<Within>,
    /// How many were closed at the end of each of [`STEPS`] equal parts of the time.
    pub curve: Vec<u64>,
}

/// How many closed within so many days.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Within {
    /// So many days.
    pub days: u64,
    /// So many closed, of those that are at least so old.
    pub closed: Share,
}

/// A proven case as the comparison sees it.
#[derive(Clone, Copy, Debug)]
pub struct Watched {
    /// When it was proven.
    pub proven: Moment,
    /// When its first letter left.
    pub written: Option<Moment>,
    /// When it was first closed after its proof.
    pub closed: Option<Moment>,
}

impl Arm {
    /// A group in which nobody is yet.
    #[must_use]
    pub fn watched_for(window: Duration) -> Self {
        let reached = |days: &u64| Duration::from_secs(days * DAY_S) <= window;
        let within = DAYS.into_iter().filter(reached).map(Within::none);
        Self {
            closed: Share::default(),
            written: 0,
            too_young: 0,
            within: within.collect(),
            curve: vec![0; STEPS],
        }
    }

    /// Takes in a case, as it stands at `now`.
    pub fn take(&mut self, case: Watched, window: Duration, now: Moment) {
        if now.since(case.proven) < window {
            self.too_young += 1;
            return;
        }
        let in_time = |at: &Moment| at.since(case.proven) <= window;
        let closed = case.closed.filter(in_time);
        let after = closed.map(|at| at.since(case.proven));
        self.closed.take(closed.is_some().into());
        self.written += u64::from(case.written.filter(in_time).is_some());
        for within in &mut self.within {
            within.take(after);
        }
        for step in after.map_or(STEPS, |after| step_of(after, window))..STEPS {
            self.curve[step] += 1;
        }
    }

    /// Whether nobody is in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.closed.of == 0 && self.too_young == 0
    }
}

impl Within {
    /// Nothing counted yet.
    #[must_use]
    pub const fn none(days: u64) -> Self {
        let closed = Share { count: 0, of: 0 };
        Self { days, closed }
    }

    /// Takes in a case that is old enough, and how long it took to close, if it did.
    pub fn take(&mut self, closed_after: Option<Duration>) {
        let in_time = closed_after.is_some_and(|after| after <= self.span());
        self.closed.take(in_time.into());
    }

    /// The days as a length of time.
    #[must_use]
    pub const fn span(self) -> Duration {
        Duration::from_secs(self.days * DAY_S)
    }
}

/// In which part of the time something fell.
fn step_of(after: Duration, window: Duration) -> usize {
    let parts = u128::try_from(STEPS).unwrap_or(1);
    let step = (after.as_millis() * parts).div_ceil(window.as_millis().max(1));
    usize::try_from(step.saturating_sub(1)).unwrap_or(STEPS)
}

/// After how many days it is looked how many are closed.
pub const DAYS: [u64; 5] = [1, 3, 7, 14, 30];
/// In how many parts the time is drawn.
pub const STEPS: usize = 60;
/// Seconds in a day.
pub const DAY_S: u64 = 86_400;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(days: u64) -> Moment {
        Moment::from_millis(0) + Duration::from_secs(days * DAY_S)
    }

    fn month() -> Duration {
        Duration::from_secs(30 * DAY_S)
    }

    #[test]
    fn a_case_counts_once_its_whole_time_has_passed() {
        let mut arm = Arm::watched_for(month());
        let case = Watched {
            proven: day(0),
            written: Some(day(1)),
            closed: Some(day(5)),
        };
        arm.take(case, month(), day(29));
        assert_eq!((arm.closed.of, arm.too_young), (0, 1));
        arm.take(case, month(), day(30));
        assert_eq!(arm.closed, Share { count: 1, of: 1 });
        assert_eq!(arm.written, 1);
    }

    #[test]
    fn what_closes_after_the_time_is_not_closed_in_time() {
        let mut arm = Arm::watched_for(month());
        let late = Watched {
            proven: day(0),
            written: Some(day(31)),
            closed: Some(day(40)),
        };
        arm.take(late, month(), day(90));
        assert_eq!(arm.closed, Share { count: 0, of: 1 });
        assert_eq!(arm.written, 0);
        assert!(arm.curve.iter().all(|closed| *closed == 0));
    }

    #[test]
    fn the_curve_rises_where_a_case_closed_and_ends_at_the_share() {
        let mut arm = Arm::watched_for(month());
        for closed in [Some(day(3)), Some(day(30)), None] {
            let case = Watched {
                proven: day(0),
                written: None,
                closed,
            };
            arm.take(case, month(), day(60));
        }
        assert_eq!(arm.curve[4], 0);
        assert_eq!(arm.curve[5], 1, "three days are six of sixty parts");
        assert_eq!(arm.curve[STEPS - 1], arm.closed.count);
        let within: Vec<u64> = arm.within.iter().map(|one| one.closed.count).collect();
        assert_eq!(within, [0, 1, 1, 1, 2]);
    }
}
