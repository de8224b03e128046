//! What the journal of a killed delivery says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The letters that were taken, and those that were handed over without an answer.
#[derive(Debug, Default)]
pub(super) struct Noted {
    pub(super) taken: BTreeSet<i64>,
    pub(super) in_flight: BTreeSet<i64>,
}

impl Noted {
    /// Reads the journal; there is none before the first delivery.
    pub(super) fn read(path: &Path) -> Self {
        let mut noted = Self::default();
        for line in fs::read_to_string(path).unwrap_or_default().lines() {
            let mut words = line.split(' ');
            let (act, letter) = (words.next(), words.next());
            let letter = letter.expect("a letter").parse().expect("its number");
            if act == Some("begun") {
                noted.in_flight.insert(letter);
                continue;
            }
            noted.in_flight.remove(&letter);
            if act == Some("taken") {
                noted.taken.insert(letter);
            }
        }
        noted
    }
}
