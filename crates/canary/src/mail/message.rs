//! A letter, read line by line to its end; only the beginning of its header is kept.

use crate::excerpt::printable;
use crate::limits;
use crate::lines::{Ending, Line};

/// A letter on its way in.
#[derive(Clone, Debug)]
pub struct Message {
    ending: Ending,
    last: Ending,
    part: Part,
    header: Vec<u8>,
    octets: usize,
}

/// Whether a letter is whole.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Progress {
    /// More is to come.
    More,
    /// The final dot was heard.
    Whole,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Header,
    Body,
}

impl Message {
    /// Begins after a `DATA` that ended so; the final dot must stand between such endings.
    #[must_use]
    pub const fn new(ending: Ending) -> Self {
        Self {
            ending,
            last: ending,
            part: Part::Header,
            header: Vec::new(),
            octets: 0,
        }
    }

    /// Takes the next line.
    pub fn heard(&mut self, line: &Line) -> Progress {
        let between = self.last == self.ending && line.ending == self.ending;
        if between && line.is_whole() && line.text == b"." {
            return Progress::Whole;
        }
        self.last = line.ending;
        self.octets = self.octets.saturating_add(line.octets + 2);
        if line.text.is_empty() {
            self.part = Part::Body;
        }
        if self.part == Part::Header {
            self.keep(unstuffed(&line.text));
        }
        Progress::More
    }

    /// Whether it is bigger than [`limits::MESSAGE_OCTETS`].
    #[must_use]
    pub const fn is_too_big(&self) -> bool {
        self.octets > limits::MESSAGE_OCTETS
    }

    /// Whether its header calls it a report: a bounce (RFC 3464) or a receipt (RFC 8098).
    #[must_use]
    pub fn is_report(&self) -> bool {
        let header = String::from_utf8_lossy(&self.header).to_ascii_lowercase();
        // RFC 5322 section 2.2.3: a line that begins with space goes on with the field before.
        let unfolded = header.replace("\n ", " ").replace("\n\t", " ");
        unfolded.lines().any(|field| {
            field.split_once(':').is_some_and(|(name, value)| {
                name.trim_end() == "content-type"
                    && value.trim_start().starts_with("multipart/report")
            })
        })
    }

    /// The beginning of the header, printable.
    #[must_use]
    pub fn excerpt(&self) -> String {
        printable(&self.header, limits::EXCERPT_OCTETS)
    }

    fn keep(&mut self, text: &[u8]) {
        if self.header.len() + text.len() < limits::HEADER_OCTETS {
            self.header.extend_from_slice(text);
            self.header.push(b'\n');
        }
    }
}

/// RFC 5321 section 4.5.2: a leading dot was doubled for the way.
fn unstuffed(text: &[u8]) -> &[u8] {
    text.strip_prefix(b".").unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(ending: Ending, raw: &[u8]) -> (Message, Progress) {
        let mut message = Message::new(ending);
        for line in raw.split_inclusive(|octet| *octet == b'\n') {
            if message.heard(&Line::new(line)) == Progress::Whole {
                return (message, Progress::Whole);
            }
        }
        (message, Progress::More)
    }

    #[test]
    fn only_the_header_is_kept() {
        let (message, progress) = read(Ending::CrLf, b"A: 1\r\n..B: 2\r\n\r\nsecret\r\n.\r\n");
        assert_eq!(progress, Progress::Whole);
        assert_eq!(message.excerpt(), "A: 1\n.B: 2\n");
    }

    #[test]
    fn a_report_is_known_by_its_content_type_also_when_folded() {
        for header in [
            &b"Content-Type: multipart/report; report-type=delivery-status\r\n.\r\n"[..],
            b"CONTENT-TYPE:\r\n\tMultipart/Report;\r\n x=y\r\n.\r\n",
        ] {
            assert!(read(Ending::CrLf, header).0.is_report());
        }
        let body = b"Subject: x\r\n\r\nContent-Type: multipart/report\r\n.\r\n";
        assert!(!read(Ending::CrLf, body).0.is_report());
    }

    #[test]
    fn no_second_letter_can_be_smuggled_behind_a_half_ended_line() {
        for smuggled in [&b"a\r\n.\n"[..], b"a\n.\r\n", b"a\n.\n", b"a\r\n.\r\r\n"] {
            assert_eq!(
                read(Ending::CrLf, smuggled).1,
                Progress::More,
                "{smuggled:?}"
            );
        }
        assert_eq!(read(Ending::Lf, b"a\n.\n").1, Progress::Whole);
    }

    #[test]
    fn a_long_letter_is_not_kept_but_counted() {
        let (message, _) = read(
            Ending::CrLf,
            &b"X: aaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(20_000),
        );
        assert!(message.is_too_big());
        assert!(message.header.len() <= limits::HEADER_OCTETS);
        assert!(message.excerpt().len() <= limits::EXCERPT_OCTETS);
    }
}
