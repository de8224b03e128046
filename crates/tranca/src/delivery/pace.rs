//! How many letters leave in a minute for one domain: a contact's provider sees a trickle, however
//! many of its customers are written to.
//!
//! # Limits
//! The pace begins anew with each delivery: what left before it is not counted.

use std::collections::HashMap;
use std::time::Duration;

use crate::ground::clock::Moment;

/// The pace of one delivery.
#[derive(Debug)]
pub(super) struct Pace {
    a_minute: u32,
    domains: HashMap<String, Left>,
}

/// What may still leave for a domain.
#[derive(Debug)]
struct Left {
    letters: u32,
    /// When one more is allowed.
    next_at: Moment,
}

impl Pace {
    /// So many letters a minute for each domain; 0 means no limit.
    pub(super) fn new(a_minute: u32) -> Self {
        Self {
            a_minute,
            domains: HashMap::new(),
        }
    }

    /// Takes a place for a letter to this domain, or says when there is one.
    pub(super) fn take(&mut self, domain: &str, now: Moment) -> Result<(), Moment> {
        if self.a_minute == 0 {
            return Ok(());
        }
        let interval = MINUTE / self.a_minute;
        let full = Left {
            letters: self.a_minute,
            next_at: now + interval,
        };
        let left = self
            .domains
            .entry(domain.to_ascii_lowercase())
            .or_insert(full);
        while left.next_at <= now && left.letters < self.a_minute {
            left.letters += 1;
            left.next_at = left.next_at + interval;
        }
        if left.letters == 0 {
            return Err(left.next_at);
        }
        if left.letters == self.a_minute {
            left.next_at = now + interval;
        }
        left.letters -= 1;
        Ok(())
    }
}

const MINUTE: Duration = Duration::from_secs(60);

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_millis(0);

    #[test]
    fn so_many_letters_leave_at_once_and_the_others_one_by_one() {
        let mut pace = Pace::new(2);
        assert_eq!(pace.take("net.example", NOW), Ok(()));
        assert_eq!(pace.take("NET.example", NOW), Ok(()));
        let later = NOW + MINUTE / 2;
        assert_eq!(pace.take("net.example", NOW), Err(later));
        assert_eq!(pace.take("other.example", NOW), Ok(()));
        assert_eq!(pace.take("net.example", later), Ok(()));
        assert_eq!(pace.take("net.example", later), Err(later + MINUTE / 2));
    }

    #[test]
    fn a_quiet_hour_allows_no_more_than_a_minute_does() {
        let mut pace = Pace::new(2);
        assert_eq!(pace.take("net.example", NOW), Ok(()));
        let hour = NOW + MINUTE * 60;
        assert_eq!(pace.take("net.example", hour), Ok(()));
        assert_eq!(pace.take("net.example", hour), Ok(()));
        assert!(pace.take("net.example", hour).is_err());
    }

    #[test]
    fn no_limit_is_no_limit() {
        let mut pace = Pace::new(0);
        assert!((0..1_000).all(|_| pace.take("net.example", NOW).is_ok()));
    }
}
