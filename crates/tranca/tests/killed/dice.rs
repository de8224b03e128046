//! Random moments that can be had again: the seed is printed, and `TRANCA_SEED` sets it.

use std::time::Duration;

use tranca::ground::clock::Clock;

/// A small generator (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    /// With the seed that was asked for, or a new one.
    pub(crate) fn thrown() -> Self {
        let asked_for = std::env::var("TRANCA_SEED").ok();
        let seed = asked_for.map_or_else(
            || Clock::machine().now().as_millis().unsigned_abs(),
            |seed| seed.parse().expect("TRANCA_SEED is a number"),
        );
        println!("again with TRANCA_SEED={seed}");
        Self(seed)
    }

    /// A moment within this length.
    pub(crate) fn moment(&mut self, within: Duration) -> Duration {
        let micros = u64::try_from(within.as_micros()).expect("a short time");
        Duration::from_micros(self.next() % micros.max(1))
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
