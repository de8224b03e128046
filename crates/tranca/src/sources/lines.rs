//! The lines of a foreign file, each of bounded length, with their numbers.
//!
//! A file may be of any size and may hold anything; what is kept of it here is one line, and what
//! was given back to be read again.

use std::io::{self, BufRead};

/// Reads lines.
#[derive(Debug)]
pub struct Lines<R> {
    input: R,
    returned: Vec<u8>,
    number: u64,
}

/// What came of reading a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Line {
    /// It was added to the buffer, with its line end.
    Read,
    /// It is longer than [`LONGEST`]: its head was added to the buffer, its rest was passed over.
    TooLong,
    /// There is none left.
    End,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `input`.
    pub const fn new(input: R) -> Self {
        Self {
            input,
            returned: Vec::new(),
            number: 0,
        }
    }

    /// The number of the line read last, counted from one.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// Adds the next line to `buffer`.
    ///
    /// # Errors
    /// When the file cannot be read on: a broken disk, a damaged gzip stream.
    pub fn read(&mut self, buffer: &mut Vec<u8>) -> io::Result<Line> {
        let line = if self.returned.is_empty() {
            self.read_new(buffer)?
        } else {
            self.read_returned(buffer)
        };
        self.number += u64::from(line != Line::End);
        Ok(line)
    }

    /// Takes lines back, to be read again before all others.
    pub fn give_back(&mut self, lines: &[u8]) {
        self.number = self.number.saturating_sub(count(lines));
        self.returned.splice(..0, lines.iter().copied());
    }

    fn read_new(&mut self, buffer: &mut Vec<u8>) -> io::Result<Line> {
        let mut limited = io::Read::take(&mut self.input, LONGEST);
        let length = limited.read_until(b'\n', buffer)?;
        if length == 0 {
            return Ok(Line::End);
        }
        if buffer.ends_with(b"\n") || limited.limit() > 0 {
            return Ok(Line::Read);
        }
        // Exactly at the limit and at the end of the file, it is a whole line all the same.
        if self.pass_over()? == 0 {
            return Ok(Line::Read);
        }
        Ok(Line::TooLong)
    }

    fn read_returned(&mut self, buffer: &mut Vec<u8>) -> Line {
        let end = self.returned.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(self.returned.len(), |at| at + 1);
        buffer.extend(self.returned.drain(..length));
        Line::Read
    }

    fn pass_over(&mut self) -> io::Result<usize> {
        let mut passed = 0;
        loop {
            let ahead = self.input.fill_buf()?;
            let end = ahead.iter().position(|byte| *byte == b'\n');
            let length = end.map_or(ahead.len(), |at| at + 1);
            passed += length;
            self.input.consume(length);
            if end.is_some() || length == 0 {
                return Ok(passed);
            }
        }
    }
}

/// How many lines a text holds; the last may lack its line end.
fn count(text: &[u8]) -> u64 {
    let ends = text.iter().filter(|byte| **byte == b'\n').count();
    let open = text.last().is_some_and(|byte| *byte != b'\n');
    ends as u64 + u64::from(open)
}

/// A line without its end, be it LF or CR LF.
#[must_use]
pub fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The longest line that is read whole, in bytes. Reports with certificate chains have lines of
/// some ten thousand.
pub const LONGEST: u64 = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn next<R: BufRead>(lines: &mut Lines<R>) -> (Line, Vec<u8>) {
        let mut buffer = Vec::new();
        let line = lines.read(&mut buffer).expect("memory can be read");
        (line, buffer)
    }

    #[test]
    fn a_line_without_end_is_passed_over_and_the_next_is_read() {
        let endless = vec![b'x'; 3 << 20];
        let text = [b"one\n".as_slice(), &endless, b"\nthree"].concat();
        let mut lines = Lines::new(text.as_slice());
        assert_eq!(next(&mut lines), (Line::Read, b"one\n".to_vec()));
        assert_eq!(next(&mut lines).0, Line::TooLong);
        assert_eq!(next(&mut lines), (Line::Read, b"three".to_vec()));
        assert_eq!(lines.number(), 3);
        assert_eq!(next(&mut lines).0, Line::End);
    }

    #[test]
    fn what_is_given_back_is_read_again_under_its_old_numbers() {
        let mut lines = Lines::new(b"one\ntwo\nthree\nfour".as_slice());
        let mut read = Vec::new();
        for _ in 0..3 {
            lines.read(&mut read).expect("memory can be read");
        }
        lines.give_back(b"two\nthree\n");
        assert_eq!(lines.number(), 1);
        for expected in ["two\n", "three\n", "four"] {
            assert_eq!(next(&mut lines).1, expected.as_bytes());
        }
        assert_eq!(lines.number(), 4);
    }
}
