//! A message while it is being read (RFC 5321 section 4.1.1.4), without a socket.

use canary::{Ending, Line};

use super::session::MESSAGE_OCTETS;

/// A message that grows line by line, up to [`MESSAGE_OCTETS`].
#[derive(Debug)]
pub struct Collecting {
    bytes: Vec<u8>,
    is_too_big: bool,
    /// The line end that the client speaks: only a dot between two of these ends the message, or a
    /// sentence in it could pose as a second one.
    ending: Ending,
    last: Ending,
}

/// Whether there is more of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Progress {
    /// There is.
    More,
    /// The final dot was heard.
    Whole,
}

impl Collecting {
    /// Begins with a client whose `DATA` ended like this.
    #[must_use]
    pub const fn new(ending: Ending) -> Self {
        Self {
            bytes: Vec::new(),
            is_too_big: false,
            ending,
            last: ending,
        }
    }

    /// Takes a line.
    pub fn heard(&mut self, line: &Line) -> Progress {
        let clean = line.ending == self.ending && self.last == self.ending;
        if line.text == b"." && line.is_whole() && clean {
            return Progress::Whole;
        }
        self.last = line.ending;
        self.add(line);
        Progress::More
    }

    /// The message, as it was before dots were doubled; nothing if it was too big.
    #[must_use]
    pub fn message(self) -> Option<Vec<u8>> {
        (!self.is_too_big).then_some(self.bytes)
    }

    fn add(&mut self, line: &Line) {
        let text = line.text.strip_prefix(b".").unwrap_or(&line.text);
        self.is_too_big |= !line.is_whole() || self.bytes.len() + text.len() + 2 > MESSAGE_OCTETS;
        if self.is_too_big {
            self.bytes = Vec::new();
            return;
        }
        self.bytes.extend_from_slice(text);
        self.bytes.extend_from_slice(match line.ending {
            Ending::CrLf => b"\r\n",
            Ending::Lf => b"\n",
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collected(text: &[u8]) -> (Progress, Option<Vec<u8>>) {
        let mut collecting = Collecting::new(Ending::CrLf);
        let mut progress = Progress::More;
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            assert_eq!(progress, Progress::More, "something after the end");
            progress = collecting.heard(&Line::new(line));
        }
        (progress, collecting.message())
    }

    #[test]
    fn doubled_dots_become_one() {
        let (progress, message) = collected(b"a\r\n..\r\n.b\r\n\0\xff\r\n.\r\n");
        assert_eq!(progress, Progress::Whole);
        assert_eq!(message.unwrap(), b"a\r\n.\r\nb\r\n\0\xff\r\n");
    }

    #[test]
    fn only_a_dot_between_clean_line_ends_is_the_end() {
        for smuggled in [&b"a\n.\r\n"[..], b"a\r\n.\n", b"a\n.\n", b"a\r\n.\r\r\n"] {
            assert_eq!(collected(smuggled).0, Progress::More, "{smuggled:?}");
        }
    }

    #[test]
    fn what_is_too_big_is_read_to_its_end_and_not_kept() {
        let mut text = b"a\r\n".repeat(MESSAGE_OCTETS / 3 + 1);
        text.extend_from_slice(b".\r\n");
        assert_eq!(collected(&text), (Progress::Whole, None));
    }
}
