//! What a web server or proxy said: the head of an HTTP/1 response (RFC 9112), read from bytes in
//! any cut, and a look through the body for one text.
//!
//! # Limits
//! HTTP/1 only. The body is looked at as it stands on the wire: we ask for no compression, and an
//! answer that a proxy cut in two with a chunk boundary is missed.

use crate::answer::printable;
use crate::lines::LineReader;

/// How many bytes a head may have, interim responses before it included.
pub const HEAD_LIMIT: usize = 64 * 1024;
/// How many header lines a head may have.
pub const HEADERS_LIMIT: usize = 256;
/// How many bytes of a body are looked at. They are not kept.
pub const BODY_LIMIT: usize = 64 * 1024;

/// The head of a response.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Head {
    status: u16,
    line: String,
    headers: Vec<(String, String)>,
}

impl Head {
    /// The status code, 100 to 999.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The whole status line, printable.
    #[must_use]
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The first header of this name, in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// 2xx.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..300)
    }

    /// Whether the server would, or might, but not now: 429 asks for patience (RFC 6585 section 4),
    /// 503 promises relief (RFC 9110 section 15.6.4), and behind 502 and 504 stands a proxy that
    /// did try to reach the target. None of them says that strangers are not served.
    #[must_use]
    pub const fn asks_for_patience(&self) -> bool {
        asks_for_patience(self.status)
    }

    /// How long the body is, where the head says so in a way we look at.
    fn body_length(&self) -> Option<usize> {
        if matches!(self.status, 204 | 304) {
            return Some(0);
        }
        match self.header("transfer-encoding") {
            Some(_) => None,
            None => self.header("content-length")?.parse().ok(),
        }
    }

    /// 1xx but 101: another head follows (RFC 9110 section 15.2).
    const fn is_interim(&self) -> bool {
        matches!(self.status, 100 | 102..200)
    }
}

pub(crate) const fn asks_for_patience(status: u16) -> bool {
    matches!(status, 429 | 502..=504)
}

/// The status in a status line, as an [answer](crate::Answer) keeps it.
#[must_use]
pub fn status_in(line: &str) -> Option<u16> {
    status_line(line.as_bytes()).map(|head| head.status)
}

/// Why the bytes are no HTTP response.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotHttp {
    /// They do not begin with a status line.
    #[error("{0}")]
    NoStatusLine(String),
    /// The head has more than [`HEAD_LIMIT`] bytes or [`HEADERS_LIMIT`] headers.
    #[error("a head without end")]
    Endless,
}

/// Reads one head from bytes as they arrive. After an error it is of no further use.
#[derive(Clone, Debug)]
pub struct HeadReader {
    reader: LineReader,
    head: Option<Head>,
}

impl HeadReader {
    /// Begins before the status line.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            reader: LineReader::new(HEAD_LIMIT),
            head: None,
        }
    }

    /// Takes bytes from the front of `bytes` up to the end of a head; what is left is the body.
    /// `None` once all bytes are taken and no head is whole. Interim responses are passed over.
    ///
    /// # Errors
    /// [`NotHttp`] as soon as it is certain, even in the middle of a line.
    pub fn read(&mut self, bytes: &mut &[u8]) -> Result<Option<Head>, NotHttp> {
        while let Some(line) = self.reader.read(bytes) {
            self.bound()?;
            if let Some(head) = self.line(&line)?.filter(|head| !head.is_interim()) {
                return Ok(Some(head));
            }
        }
        self.bound()?;
        let partial = self.reader.partial();
        let looked = partial.len().min(VERSION.len());
        if self.head.is_none() && partial[..looked] != VERSION[..looked] {
            return Err(NotHttp::NoStatusLine(printable(partial)));
        }
        Ok(None)
    }

    fn bound(&self) -> Result<(), NotHttp> {
        let headers = self.head.as_ref().map_or(0, |head| head.headers.len());
        if self.reader.heard() > HEAD_LIMIT || headers > HEADERS_LIMIT {
            return Err(NotHttp::Endless);
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8]) -> Result<Option<Head>, NotHttp> {
        let Some(head) = &mut self.head else {
            let head = status_line(line);
            self.head = Some(head.ok_or_else(|| NotHttp::NoStatusLine(printable(line)))?);
            return Ok(None);
        };
        if line.is_empty() {
            return Ok(self.head.take());
        }
        // A line without a colon is no header; old servers send such, and it costs nothing.
        let text = String::from_utf8_lossy(line);
        let (name, value) = text.split_once(':').unwrap_or((&text, ""));
        head.headers
            .push((name.trim().to_owned(), value.trim().to_owned()));
        Ok(None)
    }
}

impl Default for HeadReader {
    fn default() -> Self {
        Self::new()
    }
}

/// A response in which one text is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    reader: HeadReader,
    head: Option<Head>,
    broken: Option<NotHttp>,
    search: Search,
}

impl Response {
    /// Will look for `expected` in the body.
    pub(crate) fn expecting(expected: &str) -> Self {
        let search = Search::new(expected.as_bytes());
        Self {
            reader: HeadReader::new(),
            head: None,
            broken: None,
            search,
        }
    }

    pub(crate) fn heard(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        if self.head.is_none() && self.broken.is_none() {
            match self.reader.read(&mut rest) {
                Ok(head) => self.head = head,
                Err(broken) => self.broken = Some(broken),
            }
        }
        if self.head.is_some() {
            self.search.look(rest);
        }
    }

    /// Whether the expected text has come.
    pub(crate) const fn has_answer(&self) -> bool {
        self.search.found
    }

    /// Whether nothing that may still come can change the answer.
    pub(crate) fn is_over(&self) -> bool {
        let looked = self.search.looked;
        let is_read = |head: &Head| {
            looked
                >= head
                    .body_length()
                    .map_or(BODY_LIMIT, |length| length.min(BODY_LIMIT))
        };
        self.has_answer() || self.broken.is_some() || self.head.as_ref().is_some_and(is_read)
    }

    pub(crate) const fn head(&self) -> Option<&Head> {
        self.head.as_ref()
    }

    pub(crate) const fn broken(&self) -> Option<&NotHttp> {
        self.broken.as_ref()
    }
}

/// Looks for one text in bytes as they arrive, and keeps no more than a beginning of it.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    wanted: Vec<u8>,
    tail: Vec<u8>,
    looked: usize,
    found: bool,
}

impl Search {
    pub(crate) fn new(wanted: &[u8]) -> Self {
        Self {
            wanted: wanted.to_owned(),
            tail: Vec::new(),
            looked: 0,
            found: false,
        }
    }

    /// Whether it was found.
    pub(crate) const fn has_found(&self) -> bool {
        self.found
    }

    /// Whether it was found, or enough was looked at.
    pub(crate) const fn is_over(&self) -> bool {
        self.found || self.looked >= BODY_LIMIT
    }

    pub(crate) fn look(&mut self, bytes: &[u8]) {
        let bytes = &bytes[..bytes.len().min(BODY_LIMIT - self.looked)];
        self.looked += bytes.len();
        if self.wanted.is_empty() {
            return;
        }
        self.tail.extend_from_slice(bytes);
        self.found |= self
            .tail
            .windows(self.wanted.len())
            .any(|window| window == self.wanted);
        let kept = self.tail.len().min(self.wanted.len() - 1);
        self.tail.drain(..self.tail.len() - kept);
    }
}

/// `HTTP/1.1 200 OK` (RFC 9112 section 4), with or without a reason.
fn status_line(line: &[u8]) -> Option<Head> {
    let rest = line.strip_prefix(VERSION)?;
    let (version, rest) = rest.split_at_checked(4)?;
    if !matches!(version, [b'1', b'.', b'0'..=b'9', b' ']) {
        return None;
    }
    let (digits, rest) = rest.split_at_checked(3)?;
    if !digits.iter().all(u8::is_ascii_digit) || !matches!(rest, [] | [b' ', ..]) {
        return None;
    }
    let status = digits
        .iter()
        .fold(0, |status, digit| status * 10 + u16::from(digit - b'0'));
    (status >= 100).then(|| Head {
        status,
        line: printable(line),
        headers: Vec::new(),
    })
}

const VERSION: &[u8; 5] = b"HTTP/";

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &[u8]) -> Result<Option<Head>, NotHttp> {
        HeadReader::new().read(&mut &text[..])
    }

    #[test]
    fn a_head_is_the_same_in_any_cut_and_leaves_the_body() {
        let text = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 407 No\nVia:  1.1 x \r\n\r\nbody";
        for cut in 1..=text.len() {
            let mut reader = HeadReader::new();
            let mut found = None;
            let mut body = Vec::new();
            for mut piece in text.chunks(cut) {
                if found.is_none() {
                    found = reader.read(&mut piece).unwrap();
                }
                body.extend_from_slice(piece);
            }
            let found = found.unwrap();
            assert_eq!((found.status(), found.line()), (407, "HTTP/1.0 407 No"));
            assert_eq!(
                (found.header("VIA"), &body[..]),
                (Some("1.1 x"), &b"body"[..])
            );
        }
    }

    #[test]
    fn other_protocols_are_known_at_their_first_bytes() {
        for text in [
            &b"S"[..],
            b"220 mx",
            b"<html>",
            b"HTTQ",
            b"HTTP/2 200\r\n",
            b"HTTP/1.1 2x0 \r\n",
            b"\n",
        ] {
            assert!(
                matches!(head(text), Err(NotHttp::NoStatusLine(_))),
                "{text:?}"
            );
        }
        assert_eq!(head(b"HTT"), Ok(None));
    }

    #[test]
    fn a_head_without_end_is_not_awaited() {
        let many = [
            &b"HTTP/1.1 200 OK\r\n"[..],
            &b"a: b\r\n".repeat(HEADERS_LIMIT + 1),
        ]
        .concat();
        assert_eq!(head(&[&many[..], b"\r\n"].concat()), Err(NotHttp::Endless));
        let long = [&b"HTTP/1.1 200 "[..], &vec![b'x'; HEAD_LIMIT]].concat();
        assert_eq!(head(&long), Err(NotHttp::Endless));
        let interim = b"HTTP/1.1 102 Wait\r\n\r\n".repeat(HEAD_LIMIT / 16);
        assert_eq!(head(&interim), Err(NotHttp::Endless));
    }

    #[test]
    fn the_expected_text_is_found_across_any_cut_and_not_beyond_the_limit() {
        let text = b"HTTP/1.1 200 OK\r\n\r\n..secret..";
        for cut in 1..text.len() {
            let mut response = Response::expecting("secret");
            text.chunks(cut).for_each(|piece| response.heard(piece));
            assert!(response.has_answer(), "cut {cut}");
        }
        let mut response = Response::expecting("secret");
        response.heard(b"HTTP/1.1 200 OK\r\n\r\n");
        response.heard(&vec![b'x'; BODY_LIMIT]);
        response.heard(b"secret");
        assert!(response.is_over() && !response.has_answer());
        assert!(response.search.tail.len() < "secret".len());
    }

    #[test]
    fn a_body_ends_where_its_head_says() {
        let mut response = Response::expecting("secret");
        response.heard(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nn");
        assert!(!response.is_over());
        response.heard(b"o");
        assert!(response.is_over());
    }

    #[test]
    fn nothing_is_never_found() {
        let mut response = Response::expecting("");
        response.heard(b"HTTP/1.1 200 OK\r\n\r\nx");
        assert!(!response.has_answer());
    }
}
