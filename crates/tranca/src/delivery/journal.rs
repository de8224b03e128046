//! The journal of a delivery: a file in the operation folder in which each letter is noted before it
//! is handed over, and with its fate after.
//!
//! The rule it protects: a killed process leaves nothing unknown but the letter in flight on each of
//! its connections. The database learns what became of letters in groups, since each of its commits
//! waits for the disk; a note here is one write that the system keeps however the process ends.
//!
//! # Limits
//! Notes are not forced to the disk: a power cut may lose those of the last group, and then repeats
//! what had been taken and not yet committed.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// The journal, held open by the one process that delivers.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
}

/// What the last delivery left unfinished of a letter.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Left {
    /// It was in flight: nobody knows whether it was taken.
    InFlight,
    /// It was taken; the server's words.
    Taken(String),
}

impl Journal {
    /// Opens the journal, and says what an earlier delivery left in it.
    pub(super) fn open(folder: &Path) -> std::io::Result<(Self, BTreeMap<i64, Left>)> {
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .open(folder.join(NAME))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok((Self { file }, left(&String::from_utf8_lossy(&bytes))))
    }

    /// The letter is handed over from now on.
    pub(super) fn begun(&self, letter: i64) -> std::io::Result<()> {
        self.note(&format!("begun {letter}\n"))
    }

    /// The letter was taken.
    pub(super) fn taken(&self, letter: i64, words: &str) -> std::io::Result<()> {
        let words: String = words.chars().filter(|c| !c.is_control()).collect();
        self.note(&format!("taken {letter} {words}\n"))
    }

    /// The letter was not taken, and everybody knows.
    pub(super) fn not_taken(&self, letter: i64) -> std::io::Result<()> {
        self.note(&format!("not-taken {letter}\n"))
    }

    /// Forgets everything, once the database knows it.
    pub(super) fn clear(&mut self) -> std::io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()
    }

    /// One write for one note: a process that ends leaves it whole or not at all.
    fn note(&self, line: &str) -> std::io::Result<()> {
        (&self.file).write_all(line.as_bytes())
    }
}

/// A last line that was cut off says nothing.
fn left(text: &str) -> BTreeMap<i64, Left> {
    let mut left = BTreeMap::new();
    for line in text.split_inclusive('\n') {
        let Some(line) = line.strip_suffix('\n') else {
            break;
        };
        let mut words = line.splitn(3, ' ');
        let (act, letter) = (words.next(), words.next());
        let Some(letter) = letter.and_then(|letter| letter.parse().ok()) else {
            continue;
        };
        match act {
            Some("begun") => left.insert(letter, Left::InFlight),
            Some("taken") => {
                let words = words.next().unwrap_or_default().to_owned();
                left.insert(letter, Left::Taken(words))
            }
            Some("not-taken") => left.remove(&letter),
            _ => None,
        };
    }
    left
}

const NAME: &str = "delivery.journal";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_begun_and_not_ended_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let (mut journal, left) = Journal::open(folder.path()).unwrap();
        assert_eq!(left, BTreeMap::new());
        for letter in 1..=3 {
            journal.begun(letter).unwrap();
        }
        journal.taken(1, "250 2.0.0 Ok: queued\r\nas 4B").unwrap();
        journal.not_taken(2).unwrap();
        let (_, left) = Journal::open(folder.path()).unwrap();
        let taken = Left::Taken("250 2.0.0 Ok: queuedas 4B".to_owned());
        assert_eq!(left, BTreeMap::from([(1, taken), (3, Left::InFlight)]));
        journal.clear().unwrap();
        journal.begun(4).unwrap();
        let (_, left) = Journal::open(folder.path()).unwrap();
        assert_eq!(left, BTreeMap::from([(4, Left::InFlight)]));
    }

    #[test]
    fn what_a_power_cut_made_of_it_is_passed_over() {
        let text = "begun 1\n\0\0\0\0\n\nbegun x\nbegun 2\ntaken 1";
        let expected = [(1, Left::InFlight), (2, Left::InFlight)];
        assert_eq!(left(text), BTreeMap::from(expected));
    }
}
