//! When a case is tested again.

use std::time::Duration;

use crate::ground::clock::Moment;
use crate::ground::config::Span;

/// The next moment of a schedule counted from `start`; `None` when it is over.
#[must_use]
pub fn next(schedule: &[Span], start: Moment, now: Moment) -> Option<Moment> {
    schedule
        .iter()
        .map(|after| start + after.duration())
        .find(|moment| *moment > now)
}

/// The same for a case that is still open: when the schedule is over, its longest pause goes on
/// repeating, since we stay with a case until it is closed.
#[must_use]
pub fn next_while_open(schedule: &[Span], start: Moment, now: Moment) -> Moment {
    next(schedule, start, now).unwrap_or_else(|| now + longest_pause(schedule))
}

fn longest_pause(schedule: &[Span]) -> Duration {
    let starts = std::iter::once(Duration::ZERO).chain(schedule.iter().map(|s| s.duration()));
    let pauses = schedule
        .iter()
        .zip(starts)
        .map(|(end, start)| end.duration().saturating_sub(start));
    pauses
        .max()
        .filter(|pause| !pause.is_zero())
        .unwrap_or(A_MONTH)
}

const A_MONTH: Duration = Duration::from_secs(30 * 86_400);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u64) -> Moment {
        Moment::from_millis(0) + Duration::from_secs(day * 86_400)
    }

    fn schedule() -> Vec<Span> {
        [1, 3, 7, 30].map(Span::days).to_vec()
    }

    #[test]
    fn the_next_test_is_the_next_of_the_schedule() {
        assert_eq!(next(&schedule(), day(0), day(0)), Some(day(1)));
        assert_eq!(next(&schedule(), day(0), day(1)), Some(day(3)));
        assert_eq!(next(&schedule(), day(0), day(30)), None);
    }

    #[test]
    fn an_open_case_is_never_left() {
        assert_eq!(next_while_open(&schedule(), day(0), day(31)), day(54));
        assert_eq!(next_while_open(&[], day(0), day(1)), day(31));
    }
}
