//! Chance and names: the one place that asks the machine for random bytes.

use std::sync::atomic::{AtomicI64, Ordering};

use ring::rand::{SecureRandom, SystemRandom};

use super::clock::{Clock, Moment};

/// The machine refused to give random bytes: nothing that needs a secret can go on.
#[derive(Debug, thiserror::Error)]
#[error("this machine gives no random bytes; without them there are no secrets")]
pub struct NoChance;

/// 32 secret bytes.
///
/// # Errors
/// [`NoChance`] when the machine has no source of randomness.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the place that asks the machine"
)]
pub fn secret() -> Result<[u8; 32], NoChance> {
    let mut bytes = [0; 32];
    SystemRandom::new().fill(&mut bytes).map_err(|_| NoChance)?;
    Ok(bytes)
}

/// The machine's chance itself, for signatures that want it handed to them.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "this is the place that asks the machine"
)]
pub fn source() -> SystemRandom {
    SystemRandom::new()
}

/// Gives numbers to new rows: positive, unique, and rising with time, so that rows written
/// together lie together.
///
/// 41 bits of milliseconds since 2020 above 22 bits that count from a random start: two processes
/// that write in the same millisecond meet with a probability of about one in four million, and
/// then the database refuses the second row; nothing is overwritten.
#[derive(Debug)]
pub struct Numbers {
    clock: Clock,
    count: AtomicI64,
}

impl Numbers {
    /// Numbers by this clock.
    ///
    /// # Errors
    /// [`NoChance`] when the machine has no source of randomness.
    pub fn new(clock: Clock) -> Result<Self, NoChance> {
        let start = secret()?
            .iter()
            .take(3)
            .fold(0, |sum, byte| sum << 8 | i64::from(*byte));
        Ok(Self {
            clock,
            count: AtomicI64::new(start),
        })
    }

    /// The next number.
    #[must_use]
    pub fn next(&self) -> i64 {
        let count = self.count.fetch_add(1, Ordering::Relaxed) & COUNT_MASK;
        let millis = self.clock.now().as_millis() - START_OF_2020.as_millis();
        (millis.max(0) & MILLIS_MASK) << COUNT_BITS | count
    }
}

const COUNT_BITS: i64 = 22;
const COUNT_MASK: i64 = (1 << COUNT_BITS) - 1;
const MILLIS_MASK: i64 = (1 << 41) - 1;
const START_OF_2020: Moment = Moment::from_millis(1_577_836_800_000);

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn numbers_are_positive_and_never_repeat() {
        let numbers = Numbers::new(Clock::machine()).expect("chance");
        let drawn: HashSet<i64> = (0..10_000).map(|_| numbers.next()).collect();
        assert_eq!(drawn.len(), 10_000);
        assert!(drawn.iter().all(|number| *number > 0));
    }
}
