//! The rows of a CSV file (RFC 4180), read so that a broken one costs no other.
//!
//! A quote that is never closed makes an ordinary CSV reader take the rest of the file for one
//! field. Here a quoted field may run over several lines, but when it does not end as a field
//! must, only the line where it began is lost, and reading goes on with the next.

use std::borrow::Cow;
use std::io::{self, BufRead};
use std::ops::Range;

use super::lines::{Line, Lines, without_end};
use super::rejection::Rejection;

/// Reads rows.
#[derive(Debug)]
pub struct Rows<R> {
    lines: Lines<R>,
    text: Vec<u8>,
    fields: Vec<Field>,
    line: u64,
}

/// What came of reading a row.
#[derive(Debug)]
pub enum Next {
    /// A row; [`Rows::row`] shows it.
    Row,
    /// A line that is no row; [`Rows::text`] shows it.
    Broken(Rejection),
    /// There is none left.
    End,
}

impl<R: BufRead> Rows<R> {
    /// The rows of `input`.
    pub const fn new(input: R) -> Self {
        Self {
            lines: Lines::new(input),
            text: Vec::new(),
            fields: Vec::new(),
            line: 0,
        }
    }

    /// Reads the next row; empty lines are none.
    ///
    /// # Errors
    /// When the file cannot be read on.
    pub fn read(&mut self) -> io::Result<Next> {
        loop {
            self.text.clear();
            match self.lines.read(&mut self.text)? {
                Line::End => return Ok(Next::End),
                Line::TooLong => {
                    self.line = self.lines.number();
                    return Ok(Next::Broken(Rejection::TooLong));
                }
                Line::Read if without_end(&self.text).is_empty() => {}
                Line::Read => break,
            }
        }
        self.line = self.lines.number();
        self.complete()
    }

    /// The row read last.
    #[must_use]
    pub fn row(&self) -> Row<'_> {
        Row {
            text: &self.text,
            fields: &self.fields,
        }
    }

    /// The text of the row read last, without its line end.
    #[must_use]
    pub fn text(&self) -> &[u8] {
        without_end(&self.text)
    }

    /// The line on which the row read last begins, counted from one.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Splits what was read; an open quote asks for more lines.
    fn complete(&mut self) -> io::Result<Next> {
        let first = self.text.len();
        loop {
            match split(without_end(&self.text), &mut self.fields) {
                Ok(()) => return Ok(Next::Row),
                Err(Flaw::Open) if self.read_to_quote()? => {}
                Err(Flaw::Open | Flaw::Stray) => break,
            }
        }
        self.lines.give_back(&self.text[first..]);
        self.text.truncate(first);
        Ok(Next::Broken(Rejection::Quote))
    }

    /// Adds lines up to one that holds a quote, within the bounds of a row.
    fn read_to_quote(&mut self) -> io::Result<bool> {
        while self.text.len() < LONGEST_ROW && self.lines.number() < self.line + MOST_LINES {
            let before = self.text.len();
            if self.lines.read(&mut self.text)? != Line::Read {
                return Ok(false);
            }
            if self.text[before..].contains(&b'"') {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// One row: its fields by place.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    text: &'a [u8],
    fields: &'a [Field],
}

impl<'a> Row<'a> {
    /// How many fields it has.
    #[must_use]
    pub const fn len(self) -> usize {
        self.fields.len()
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.fields.is_empty()
    }

    /// The text of a field, without the spaces around it; bytes that are no UTF-8 are replaced. A
    /// field that is not there is empty.
    #[must_use]
    pub fn field(self, place: usize) -> Cow<'a, str> {
        let Some(field) = self.fields.get(place) else {
            return Cow::Borrowed("");
        };
        let text = String::from_utf8_lossy(&self.text[field.place.clone()]);
        match text {
            Cow::Borrowed(text) if !field.doubled => Cow::Borrowed(text.trim()),
            text if field.doubled => Cow::Owned(text.trim().replace("\"\"", "\"")),
            text => Cow::Owned(text.trim().to_owned()),
        }
    }
}

#[derive(Clone, Debug)]
struct Field {
    place: Range<usize>,
    /// Whether quotes inside are doubled.
    doubled: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Flaw {
    /// The last field's quote is not closed.
    Open,
    /// Something stands between a closing quote and the comma.
    Stray,
}

/// Finds the fields of a row.
fn split(text: &[u8], fields: &mut Vec<Field>) -> Result<(), Flaw> {
    fields.clear();
    let mut at = 0;
    loop {
        let field = match text.get(at) {
            Some(b'"') => quoted(text, at + 1)?,
            _ => plain(text, at),
        };
        let quote = usize::from(text.get(at) == Some(&b'"'));
        let end = field.place.end + quote;
        fields.push(field);
        match text.get(end) {
            None => return Ok(()),
            Some(b',') => at = end + 1,
            Some(_) => return Err(Flaw::Stray),
        }
    }
}

fn plain(text: &[u8], start: usize) -> Field {
    let length = text[start..].iter().position(|byte| *byte == b',');
    let end = length.map_or(text.len(), |length| start + length);
    Field {
        place: start..end,
        doubled: false,
    }
}

fn quoted(text: &[u8], start: usize) -> Result<Field, Flaw> {
    let mut doubled = false;
    let mut from = start;
    loop {
        let length = text[from..].iter().position(|byte| *byte == b'"');
        let end = from + length.ok_or(Flaw::Open)?;
        if text.get(end + 1) != Some(&b'"') {
            let place = start..end;
            return Ok(Field { place, doubled });
        }
        doubled = true;
        from = end + 2;
    }
}

/// How far an open quote is followed, in bytes and in lines: far beyond any banner.
const LONGEST_ROW: usize = 256 * 1024;
const MOST_LINES: u64 = 64;

#[cfg(test)]
mod tests {
    use super::*;

    /// Every row as its fields, every broken line as its number.
    fn all(text: &str) -> Vec<Result<Vec<String>, u64>> {
        let mut rows = Rows::new(text.as_bytes());
        let mut all = Vec::new();
        loop {
            match rows.read().expect("memory can be read") {
                Next::End => return all,
                Next::Broken(_) => all.push(Err(rows.line())),
                Next::Row => {
                    let row = rows.row();
                    let fields = (0..row.len()).map(|at| row.field(at).into_owned());
                    all.push(Ok(fields.collect()));
                }
            }
        }
    }

    fn fields(texts: &[&str]) -> Result<Vec<String>, u64> {
        Ok(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn quotes_commas_and_line_ends_are_read_as_rfc_4180_writes_them() {
        let text = "a,\"b,c\",\"say \"\"hi\"\"\"\r\n\r\n\"two\nlines\",, x \n5\" disk,y\n";
        let expected = [
            fields(&["a", "b,c", "say \"hi\""]),
            fields(&["two\nlines", "", "x"]),
            fields(&["5\" disk", "y"]),
        ];
        assert_eq!(all(text), expected);
    }

    #[test]
    fn a_quote_that_never_closes_costs_its_own_line_only() {
        let text = "1,a\n2,\"b\n3,c\n4,d\n";
        let expected = [
            fields(&["1", "a"]),
            Err(2),
            fields(&["3", "c"]),
            fields(&["4", "d"]),
        ];
        assert_eq!(all(text), expected);
    }

    #[test]
    fn a_quote_that_closes_in_the_wrong_place_costs_its_own_line_only() {
        let text = "\"1\",\"a\n\"2\",\"b\"\n\"3\",\"c\"d\n\"4\",\"e\"\n";
        let expected = [Err(1), fields(&["2", "b"]), Err(3), fields(&["4", "e"])];
        assert_eq!(all(text), expected);
    }

    #[test]
    fn an_open_quote_is_not_followed_for_ever() {
        let rest = "2,b\n".repeat(200_000);
        let read = all(&format!("1,\"a\n{rest}"));
        assert_eq!((read.len(), &read[0]), (200_001, &Err(1)));
    }
}
