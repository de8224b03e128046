//! The count of rechecks: "closed is earned".

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::ground::clock::Moment;

/// The rechecks of a case since it was proven.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
pub struct Rechecks {
    /// How many there were.
    pub done: u32,
    /// How many `closed` in a row, each far enough from the one before.
    pub closed_in_row: u32,
    /// When the last of these was.
    pub last_closed_at: Option<Moment>,
}

impl Rechecks {
    /// One more recheck that found it closed; it counts if far enough from the last that counted.
    #[must_use]
    pub fn closed(mut self, at: Moment, apart: Duration) -> Self {
        self.done += 1;
        if self
            .last_closed_at
            .is_none_or(|last| at.since(last) >= apart)
        {
            self.closed_in_row += 1;
            self.last_closed_at = Some(at);
        }
        self
    }

    /// One more recheck that found it open: earlier closed ones no longer count.
    #[must_use]
    pub fn open(self) -> Self {
        Self {
            done: self.done + 1,
            closed_in_row: 0,
            last_closed_at: None,
        }
    }

    /// One more recheck that told nothing: silence is not closed, and not open.
    #[must_use]
    pub fn nothing_told(self) -> Self {
        Self {
            done: self.done + 1,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(86_400);

    fn day(day: u32) -> Moment {
        Moment::from_millis(0) + DAY * day
    }

    #[test]
    fn closed_rechecks_count_only_when_far_enough_apart() {
        let once = Rechecks::default().closed(day(1), DAY);
        let twice_at_once = once.clone().closed(day(1) + Duration::from_secs(60), DAY);
        assert_eq!((twice_at_once.done, twice_at_once.closed_in_row), (2, 1));
        assert_eq!(once.closed(day(2), DAY).closed_in_row, 2);
    }

    #[test]
    fn one_open_recheck_takes_all_closed_ones_back_and_silence_takes_none() {
        let twice = Rechecks::default().closed(day(1), DAY).closed(day(2), DAY);
        assert_eq!(twice.clone().nothing_told().closed_in_row, 2);
        assert_eq!(twice.open().closed_in_row, 0);
    }
}
