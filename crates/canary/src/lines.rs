//! Octets heard as lines, none of which can be longer than we bear.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt};

use crate::limits;

/// How a line ended. Mail hangs on the difference: only CRLF "." CRLF ends a message whose client
/// speaks CRLF, or a sentence in it could pose as a second letter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// CR LF, as every standard wants.
    CrLf,
    /// LF alone.
    Lf,
}

/// One line, without its ending.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// The octets that were kept, at most as many as are kept of each.
    pub text: Vec<u8>,
    /// How many octets it had.
    pub octets: usize,
    /// How it ended.
    pub ending: Ending,
}

impl Line {
    /// Takes one line, with or without its ending; longer ones lose their end.
    #[must_use]
    pub fn new(raw: &[u8]) -> Self {
        let (raw, ending) = match raw.strip_suffix(b"\n") {
            Some(raw) => raw
                .strip_suffix(b"\r")
                .map_or((raw, Ending::Lf), |raw| (raw, Ending::CrLf)),
            None => (raw, Ending::Lf),
        };
        let text = raw[..raw.len().min(limits::LINE_OCTETS)].to_vec();
        Self {
            text,
            octets: raw.len(),
            ending,
        }
    }

    /// Whether nothing of it had to be thrown away.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.octets == self.text.len()
    }
}

/// The lines of one visit, which end when the peer ends or has said more than its share.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    allowance: usize,
    /// Octets of one line that are kept.
    kept: usize,
}

impl<R: AsyncBufRead + Unpin> Lines<R> {
    /// Hears at most about `allowance` octets altogether.
    pub const fn new(reader: R, allowance: usize) -> Self {
        Self {
            reader,
            allowance,
            kept: limits::LINE_OCTETS,
        }
    }

    /// From now on keeps so many octets of a line, instead of [`limits::LINE_OCTETS`].
    pub const fn keep_of_each(&mut self, octets: usize) {
        self.kept = octets;
    }

    /// Where the lines come from, to answer to.
    pub const fn stream(&mut self) -> &mut R {
        &mut self.reader
    }

    /// Gives the stream back; what was read ahead is still in it.
    pub(crate) fn into_stream(self) -> R {
        self.reader
    }

    /// Hears at most `allowance` more octets, if it was more until now.
    pub(crate) fn narrow(&mut self, allowance: usize) {
        self.allowance = self.allowance.min(allowance);
    }

    /// Adds what comes next to `octets`, lines or not; `false` at the end.
    pub(crate) async fn more(&mut self, octets: &mut Vec<u8>) -> io::Result<bool> {
        if self.allowance == 0 {
            return Ok(false);
        }
        let heard = self.reader.fill_buf().await?;
        let taken = heard.len().min(self.allowance);
        octets.extend_from_slice(&heard[..taken]);
        self.reader.consume(taken);
        self.allowance -= taken;
        Ok(taken > 0)
    }

    /// The next line; `None` at the end. What comes after the last line end is not a line.
    ///
    /// # Errors
    /// When the reader fails.
    pub async fn next(&mut self) -> io::Result<Option<Line>> {
        let (mut text, mut octets, mut last) = (Vec::new(), 0, 0);
        while self.allowance > 0 {
            let heard = self.reader.fill_buf().await?;
            if heard.is_empty() {
                return Ok(None);
            }
            let end = heard.iter().position(|octet| *octet == b'\n');
            let part = &heard[..end.map_or(heard.len(), |end| end + 1)];
            let taken = part.len();
            let before_last = if taken > 1 { part[taken - 2] } else { last };
            last = part[taken - 1];
            keep(&mut text, part, self.kept);
            octets += taken;
            self.reader.consume(taken);
            self.allowance = self.allowance.saturating_sub(taken);
            if end.is_some() {
                let ending = if before_last == b'\r' {
                    Ending::CrLf
                } else {
                    Ending::Lf
                };
                return Ok(Some(close(text, octets, ending)));
            }
        }
        Ok(None)
    }
}

fn keep(text: &mut Vec<u8>, part: &[u8], kept: usize) {
    let room = kept.saturating_sub(text.len());
    text.extend_from_slice(&part[..part.len().min(room)]);
}

/// `text` begins the line, whose `octets` still count its ending.
fn close(mut text: Vec<u8>, octets: usize, ending: Ending) -> Line {
    let octets = octets.saturating_sub(match ending {
        Ending::CrLf => 2,
        Ending::Lf => 1,
    });
    text.truncate(octets);
    Line {
        text,
        octets,
        ending,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::BufReader;

    async fn heard(octets: &[u8], chunk: usize, allowance: usize) -> Vec<Line> {
        let mut lines = Lines::new(BufReader::with_capacity(chunk, octets), allowance);
        let mut all = Vec::new();
        while let Some(line) = lines.next().await.expect("memory does not fail") {
            all.push(line);
        }
        all
    }

    #[tokio::test]
    async fn a_line_is_the_same_however_it_is_cut_into_packets() {
        for chunk in 1..9 {
            let lines = heard(b"QUIT\r\n\nab\n\r\nrest", chunk, 1_000).await;
            let expected = [&b"QUIT\r\n"[..], b"\n", b"ab\n", b"\r\n"].map(Line::new);
            assert_eq!(lines, expected, "{chunk}");
        }
    }

    #[tokio::test]
    async fn a_megabyte_without_an_end_is_neither_kept_nor_a_line() {
        let endless = vec![b'a'; 1 << 20];
        assert_eq!(heard(&endless, 8_192, usize::MAX).await, []);
        let lines = heard(&[&endless[..], b"\r\n"].concat(), 8_192, usize::MAX).await;
        assert_eq!(lines[0].text.len(), limits::LINE_OCTETS);
        assert!(!lines[0].is_whole());
    }

    #[tokio::test]
    async fn nobody_says_more_than_his_share() {
        assert_eq!(heard(&b"NOOP\r\n".repeat(100), 6, 30).await.len(), 5);
    }
}
