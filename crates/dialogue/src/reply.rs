//! What a mail server said: one reply (RFC 5321 section 4.2), read from bytes in any cut.
//!
//! Written here rather than taken from `smtp-proto`: its receiver joins a reply into one text of
//! at most 4 KiB and keeps the first line's code, while a judgement about a foreign server needs
//! every line, the last line's code, and a bound that ends the dialogue instead of the reading.
//!
//! # Limits
//! Lenient where servers are careless (bare LF, a code without text, lines that differ in code:
//! the last one counts), strict where another protocol would slip through.

use std::fmt;

use crate::answer::printable;
use crate::lines::LineReader;

/// How many bytes one whole reply may have.
pub const REPLY_LIMIT: usize = 64 * 1024;
/// How many lines one reply may have.
pub const LINES_LIMIT: usize = 512;
/// How many bytes of a line are kept; RFC 5321 section 4.5.3.1.5 asks servers for no more than 512.
pub const LINE_LIMIT: usize = 2048;

/// One whole reply.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reply {
    code: u16,
    enhanced: Option<Enhanced>,
    lines: Vec<String>,
}

impl Reply {
    /// The three-digit code, 200 to 599.
    #[must_use]
    pub const fn code(&self) -> u16 {
        self.code
    }

    /// The enhanced status code (RFC 3463), where the server gave one.
    #[must_use]
    pub const fn enhanced(&self) -> Option<Enhanced> {
        self.enhanced
    }

    /// The text of each line, without the code.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// What the first digit means (RFC 5321 section 4.2.1).
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self.code {
            ..300 => Severity::Positive,
            300..400 => Severity::Intermediate,
            400..500 => Severity::Transient,
            500.. => Severity::Permanent,
        }
    }

    /// The reply on one printable line, fit for an [`Answer`](crate::Answer).
    #[must_use]
    pub fn text(&self) -> String {
        printable(self.to_string().as_bytes())
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        self.lines.iter().try_for_each(|line| write!(f, " {line}"))
    }
}

/// What the first digit of a reply means (RFC 5321 section 4.2.1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Severity {
    /// 2yz: done.
    Positive,
    /// 3yz: go on.
    Intermediate,
    /// 4yz: not now.
    Transient,
    /// 5yz: no.
    Permanent,
}

/// An enhanced status code: class, subject, detail (RFC 3463 section 2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Enhanced(pub u16, pub u16, pub u16);

impl Enhanced {
    /// The code with which a text begins.
    fn parse(text: &str) -> Option<Self> {
        let word = text.split_ascii_whitespace().next()?;
        let mut parts = word.split('.').map(|part| {
            let is_number =
                (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| part.parse().ok()).flatten()
        });
        let code = Self(parts.next()??, parts.next()??, parts.next()??);
        (matches!(code.0, 2 | 4 | 5) && parts.next().is_none()).then_some(code)
    }
}

/// Why the bytes are no reply.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotAReply {
    /// A line does not begin with a reply code: another protocol, or a broken server.
    #[error("{0}")]
    NotSmtp(String),
    /// The reply has more than [`REPLY_LIMIT`] bytes or [`LINES_LIMIT`] lines.
    #[error("a reply without end")]
    Endless,
}

/// Reads replies from bytes as they arrive. After an error it is of no further use.
#[derive(Clone, Debug)]
pub struct ReplyReader {
    reader: LineReader,
    lines: Vec<String>,
}

impl ReplyReader {
    /// Begins before the greeting.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            reader: LineReader::new(LINE_LIMIT),
            lines: Vec::new(),
        }
    }

    /// Takes bytes from the front of `bytes` up to the end of a reply. `None` once all bytes are
    /// taken and no reply is whole.
    ///
    /// # Errors
    /// [`NotAReply`] as soon as it is certain, even in the middle of a line.
    pub fn read(&mut self, bytes: &mut &[u8]) -> Result<Option<Reply>, NotAReply> {
        while let Some(line) = self.reader.read(bytes) {
            self.bound()?;
            if let Some(reply) = self.line(&line)? {
                return Ok(Some(reply));
            }
        }
        self.bound()?;
        if !may_begin_a_line(self.reader.partial()) {
            return Err(NotAReply::NotSmtp(printable(self.reader.partial())));
        }
        Ok(None)
    }

    fn bound(&self) -> Result<(), NotAReply> {
        if self.reader.heard() > REPLY_LIMIT || self.lines.len() >= LINES_LIMIT {
            return Err(NotAReply::Endless);
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8]) -> Result<Option<Reply>, NotAReply> {
        let (code, is_last, text) =
            split(line).ok_or_else(|| NotAReply::NotSmtp(printable(line)))?;
        self.lines.push(String::from_utf8_lossy(text).into_owned());
        if !is_last {
            return Ok(None);
        }
        self.reader.restart();
        let lines = std::mem::take(&mut self.lines);
        let enhanced = lines.iter().find_map(|line| Enhanced::parse(line));
        Ok(Some(Reply {
            code,
            enhanced,
            lines,
        }))
    }
}

impl Default for ReplyReader {
    fn default() -> Self {
        Self::new()
    }
}

/// Code, whether the line is the last, and text.
fn split(line: &[u8]) -> Option<(u16, bool, &[u8])> {
    let (digits, rest) = line.split_at_checked(3)?;
    if !may_begin_a_line(line) {
        return None;
    }
    let code = digits
        .iter()
        .fold(0, |code, digit| code * 10 + u16::from(digit - b'0'));
    match rest {
        [] => Some((code, true, rest)),
        [b' ', text @ ..] => Some((code, true, text)),
        [b'-', text @ ..] => Some((code, false, text)),
        _ => None,
    }
}

/// Whether a reply line may begin so: RFC 5321 section 4.2 knows codes from 200 to 559, and servers
/// invent others.
fn may_begin_a_line(start: &[u8]) -> bool {
    start
        .iter()
        .take(4)
        .enumerate()
        .all(|(place, byte)| match place {
            0 => (b'2'..=b'5').contains(byte),
            1 | 2 => byte.is_ascii_digit(),
            _ => matches!(byte, b' ' | b'-' | b'\r'),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<Option<Reply>, NotAReply> {
        ReplyReader::new().read(&mut &text[..])
    }

    #[test]
    fn a_reply_of_several_lines_is_one_reply_in_any_cut() {
        let text = b"250-mx.example at your service\r\n250-SIZE 1000\n250 2.1.0 ok\r\n";
        let whole = read(text).unwrap().unwrap();
        assert_eq!(
            whole.lines(),
            ["mx.example at your service", "SIZE 1000", "2.1.0 ok"]
        );
        assert_eq!(
            (whole.code(), whole.enhanced()),
            (250, Some(Enhanced(2, 1, 0)))
        );
        for cut in 1..text.len() {
            let mut reader = ReplyReader::new();
            let reply = text
                .chunks(cut)
                .find_map(|mut piece| reader.read(&mut piece).unwrap());
            assert_eq!(reply.as_ref(), Some(&whole), "cut {cut}");
        }
    }

    #[test]
    fn what_follows_a_reply_is_left_for_the_next() {
        let mut rest = &b"250 ok\r\n421 bye\r\n"[..];
        let mut reader = ReplyReader::new();
        assert_eq!(reader.read(&mut rest).unwrap().unwrap().code(), 250);
        assert_eq!(reader.read(&mut rest).unwrap().unwrap().code(), 421);
        assert!(rest.is_empty());
    }

    #[test]
    fn careless_servers_are_understood() {
        assert_eq!(read(b"250\r\n").unwrap().unwrap().text(), "250");
        assert_eq!(read(b"250-a\r\n550 b\r\n").unwrap().unwrap().code(), 550);
        assert_eq!(
            read(b"220 \xff\xfe\n").unwrap().unwrap().text(),
            "220 \u{fffd}\u{fffd}"
        );
    }

    #[test]
    fn another_protocol_is_known_at_its_first_bytes() {
        for text in [
            &b"SSH-2.0-x"[..],
            b"+OK POP3",
            b"* OK IMAP",
            b"HTTP/1.1 400",
            b"\x15\x03\x01",
            b"\r\n",
            b"150 x",
            b"2500 x",
            b"22\r\n",
        ] {
            assert!(matches!(read(text), Err(NotAReply::NotSmtp(_))), "{text:?}");
        }
    }

    #[test]
    fn a_reply_without_end_is_not_awaited() {
        assert_eq!(
            read(&b"250-more\r\n".repeat(LINES_LIMIT + 1)),
            Err(NotAReply::Endless)
        );
        let mut reader = ReplyReader::new();
        assert_eq!(reader.read(&mut &b"250 "[..]), Ok(None));
        assert_eq!(
            reader.read(&mut &vec![b'x'; REPLY_LIMIT][..]),
            Err(NotAReply::Endless)
        );
        assert!(reader.reader.partial().len() <= LINE_LIMIT);
    }

    #[test]
    fn an_enhanced_code_is_three_numbers_and_nothing_else() {
        assert_eq!(Enhanced::parse("5.7.606 banned"), Some(Enhanced(5, 7, 606)));
        for text in [
            "", "5.7", "5.7.1.2", "192.0.2", "5.7.x no", "5.7.1111", "3.0.0", "5..1",
        ] {
            assert_eq!(Enhanced::parse(text), None, "{text}");
        }
    }
}
