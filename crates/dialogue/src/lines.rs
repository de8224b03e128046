//! Lines out of foreign bytes, however they were cut.

use std::mem;

/// Gathers one line at a time. Ends at LF, with or without CR before it: servers that forget the
/// CR are common, and a misread reply would be worse than a tolerated one.
#[derive(Clone, Debug)]
pub(crate) struct LineReader {
    line: Vec<u8>,
    keep: usize,
    heard: usize,
}

impl LineReader {
    /// Keeps at most `keep` bytes of each line; the rest of a longer one is dropped, but counted.
    pub(crate) const fn new(keep: usize) -> Self {
        Self {
            line: Vec::new(),
            keep,
            heard: 0,
        }
    }

    /// Takes bytes from the front of `bytes` up to the end of a line, and gives that line without
    /// its end. `None` once all bytes are taken and no line is whole.
    pub(crate) fn read(&mut self, bytes: &mut &[u8]) -> Option<Vec<u8>> {
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let (piece, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
        let room = self.keep.saturating_sub(self.line.len());
        self.line.extend_from_slice(&piece[..piece.len().min(room)]);
        let rest = if end.is_some() { &rest[1..] } else { rest };
        self.heard = self.heard.saturating_add(bytes.len() - rest.len());
        *bytes = rest;
        end.map(|_| self.whole())
    }

    /// The line under way, as far as it is kept.
    pub(crate) fn partial(&self) -> &[u8] {
        &self.line
    }

    /// How many bytes were taken since [`restart`](Self::restart), dropped ones included.
    pub(crate) const fn heard(&self) -> usize {
        self.heard
    }

    /// Counts anew.
    pub(crate) const fn restart(&mut self) {
        self.heard = 0;
    }

    fn whole(&mut self) -> Vec<u8> {
        let mut line = mem::take(&mut self.line);
        while line.last() == Some(&b'\r') {
            line.pop();
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_the_same_however_they_were_cut() {
        let text = b"one\r\ntwo\n\r\r\nfour";
        for cut in 1..=text.len() {
            let mut reader = LineReader::new(80);
            let mut lines = Vec::new();
            for mut piece in text.chunks(cut) {
                while let Some(line) = reader.read(&mut piece) {
                    lines.push(line);
                }
            }
            assert_eq!(lines, [&b"one"[..], b"two", b""], "cut {cut}");
            assert_eq!(
                (reader.partial(), reader.heard()),
                (&b"four"[..], text.len())
            );
        }
    }

    #[test]
    fn what_is_too_long_is_dropped_but_counted() {
        let mut reader = LineReader::new(4);
        assert_eq!(reader.read(&mut &b"abcdef"[..]), None);
        assert_eq!(reader.partial(), b"abcd");
        assert_eq!(reader.read(&mut &b"gh\n"[..]), Some(b"abcd".to_vec()));
        assert_eq!(reader.heard(), 9);
    }
}
