//! As much of HTTP/2 (RFC 9113) and of its header compression (RFC 7541) as one CONNECT needs:
//! frames in any cut, and the status of an answer.
//!
//! # Limits
//! Frames longer than the 16,384 bytes that everybody may send (RFC 9113 section 4.2) are an
//! error. Of a header block only `:status` is read, which must come first (RFC 9113 section 8.3);
//! nothing is ever put into a dynamic table that we would have to know.

use crate::answer::printable;
use crate::http::{BODY_LIMIT, HEAD_LIMIT};

/// One frame.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Frame {
    pub(crate) kind: u8,
    pub(crate) flags: u8,
    pub(crate) stream: u32,
    pub(crate) payload: Vec<u8>,
}

impl Frame {
    pub(crate) const DATA: u8 = 0;
    pub(crate) const HEADERS: u8 = 1;
    pub(crate) const RST_STREAM: u8 = 3;
    pub(crate) const SETTINGS: u8 = 4;
    pub(crate) const PING: u8 = 6;
    pub(crate) const GOAWAY: u8 = 7;
    pub(crate) const WINDOW_UPDATE: u8 = 8;

    /// Of SETTINGS and PING.
    pub(crate) const ACK: u8 = 1;
    /// Of DATA and HEADERS.
    pub(crate) const END_STREAM: u8 = 1;
    /// Of HEADERS.
    pub(crate) const END_HEADERS: u8 = 4;
    const PADDED: u8 = 8;
    const PRIORITY: u8 = 0x20;

    pub(crate) const fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// What a DATA or HEADERS frame carries, without padding and priority; `None` if they do not
    /// fit.
    pub(crate) fn content(&self) -> Option<&[u8]> {
        let mut rest = self.payload.as_slice();
        if self.has(Self::PADDED) {
            let (length, behind) = rest.split_first()?;
            rest = behind.get(..behind.len().checked_sub(usize::from(*length))?)?;
        }
        if self.kind == Self::HEADERS && self.has(Self::PRIORITY) {
            rest = rest.get(5..)?;
        }
        Some(rest)
    }

    /// The four bytes at this place of the payload, as a number.
    pub(crate) fn number_at(&self, place: usize) -> Option<u32> {
        let bytes = self.payload.get(place..)?.first_chunk()?;
        Some(u32::from_be_bytes(*bytes))
    }
}

/// A frame as it stands on the wire.
pub(crate) fn written((kind, flags): (u8, u8), stream: u32, payload: &[u8]) -> Vec<u8> {
    // No frame of ours is longer than a request.
    let length = u32::try_from(payload.len()).unwrap_or(0);
    let mut frame = length.to_be_bytes()[1..].to_vec();
    frame.extend([kind, flags]);
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    frame
}

/// Why the bytes are no HTTP/2.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum NotH2 {
    /// The first frame is no SETTINGS, or a frame is too long.
    #[error("{0}")]
    NoFrame(String),
    /// There is no end to it.
    #[error("frames without end")]
    Endless,
}

/// Reads frames from bytes as they arrive. After an error it is of no further use.
#[derive(Clone, Debug, Default)]
pub(crate) struct FrameReader {
    frame: Vec<u8>,
    heard: usize,
    has_begun: bool,
}

impl FrameReader {
    /// Takes bytes from the front of `bytes` up to the end of a frame. `None` once all are taken
    /// and no frame is whole.
    pub(crate) fn read(&mut self, bytes: &mut &[u8]) -> Result<Option<Frame>, NotH2> {
        loop {
            let wanted = self.wanted(bytes)?;
            if self.frame.len() == wanted {
                return Ok(Some(self.whole()));
            }
            if bytes.is_empty() {
                return Ok(None);
            }
            let missing = wanted - self.frame.len();
            let (piece, rest) = bytes.split_at(bytes.len().min(missing));
            self.frame.extend_from_slice(piece);
            self.heard += piece.len();
            *bytes = rest;
        }
    }

    /// How many bytes the frame under way has, its header included, as far as that is known.
    fn wanted(&self, rest: &[u8]) -> Result<usize, NotH2> {
        if self.heard > HEARD_LIMIT {
            return Err(NotH2::Endless);
        }
        let other = || NotH2::NoFrame(printable(&[&self.frame, rest].concat()));
        if !self.has_begun
            && self
                .frame
                .get(3)
                .is_some_and(|kind| *kind != Frame::SETTINGS)
        {
            return Err(other());
        }
        let Some(&[high, middle, low]) = self.frame.first_chunk() else {
            return Ok(HEADER_LEN);
        };
        let length = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
        if length > PAYLOAD_LIMIT {
            return Err(other());
        }
        if self.frame.len() < HEADER_LEN {
            return Ok(HEADER_LEN);
        }
        Ok(HEADER_LEN + length)
    }

    fn whole(&mut self) -> Frame {
        self.has_begun = true;
        let mut header = [0; HEADER_LEN];
        header.copy_from_slice(&self.frame[..HEADER_LEN]);
        let [_, _, _, kind, flags, a, b, c, d] = header;
        let payload = self.frame.split_off(HEADER_LEN);
        self.frame.clear();
        Frame {
            kind,
            flags,
            // The first bit is reserved.
            stream: u32::from_be_bytes([a & 0x7f, b, c, d]),
            payload,
        }
    }
}

/// A field that is never to be put into a table, its name by number (RFC 7541 section 6.2.3), its
/// value without Huffman code.
pub(crate) fn put_field(block: &mut Vec<u8>, name: u8, value: &str) {
    put_number(block, (4, 0x10), usize::from(name));
    put_number(block, (7, 0), value.len());
    block.extend(value.as_bytes());
}

/// The status at the head of a block; `None` where there is none.
pub(crate) fn status(block: &[u8]) -> Option<u16> {
    let mut rest = block;
    // Changes of the table's size may stand before all fields (RFC 7541 section 4.2).
    while rest.first().is_some_and(|byte| byte & 0xe0 == 0x20) {
        take_number(&mut rest, 5)?;
    }
    match rest.first()? {
        // A field of the static table, name and value (RFC 7541 appendix A).
        byte if byte & 0x80 != 0 => {
            let known = take_number(&mut rest, 7)?.checked_sub(FIRST_STATUS)?;
            STATUSES.get(known).copied()
        }
        byte => {
            let prefix = if byte & 0x40 != 0 { 6 } else { 4 };
            let name = take_number(&mut rest, prefix)?;
            let is_status = (FIRST_STATUS..FIRST_STATUS + STATUSES.len()).contains(&name);
            is_status.then(|| value(rest))?
        }
    }
}

/// Three digits, with or without Huffman code.
fn value(mut rest: &[u8]) -> Option<u16> {
    let is_coded = rest.first()? & 0x80 != 0;
    let length = take_number(&mut rest, 7)?;
    let text = rest.get(..length)?;
    let digits = if is_coded {
        decoded(text)?
    } else {
        *text.first_chunk()?
    };
    let is_number = digits.iter().all(u8::is_ascii_digit) && digits[0] != b'0';
    let number = digits.iter().fold(0, |number, digit| {
        number * 10 + u16::from(digit.wrapping_sub(b'0'))
    });
    (is_number && (is_coded || length == 3)).then_some(number)
}

/// Three digits in Huffman code (RFC 7541 appendix B): 0 to 2 have five bits, 3 to 9 have six; what
/// is left of the last byte is ones.
fn decoded(text: &[u8]) -> Option<[u8; 3]> {
    // Three digits have at most 18 bits, so at most three bytes.
    let mut bits = text
        .iter()
        .take(3)
        .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
    let mut left = u32::try_from(text.len().min(3)).ok()? * 8;
    let mut digits = [0; 3];
    for digit in &mut digits {
        let five = bits.checked_shr(left.checked_sub(5)?)? & 0x1f;
        if let Ok(short @ 0..=2) = u8::try_from(five) {
            *digit = b'0' + short;
            left -= 5;
        } else {
            let six = bits.checked_shr(left.checked_sub(6)?)? & 0x3f;
            *digit = b'3'
                + u8::try_from(six.checked_sub(0x19)?)
                    .ok()
                    .filter(|more| *more <= 6)?;
            left -= 6;
        }
        bits &= (1 << left) - 1;
    }
    (text.len() <= 3 && left < 8 && bits == (1 << left) - 1).then_some(digits)
}

/// RFC 7541 section 5.1.
fn put_number(block: &mut Vec<u8>, (prefix, flags): (u8, u8), number: usize) {
    let limit = (1_usize << prefix) - 1;
    let low = |number: usize| number.to_le_bytes()[0];
    if number < limit {
        block.push(flags | low(number));
        return;
    }
    block.push(flags | low(limit));
    let mut rest = number - limit;
    while rest >= 0x80 {
        block.push(0x80 | low(rest & 0x7f));
        rest >>= 7;
    }
    block.push(low(rest));
}

/// RFC 7541 section 5.1; longer than four bytes it is nothing that we read.
fn take_number(rest: &mut &[u8], prefix: u8) -> Option<usize> {
    let limit = (1_usize << prefix) - 1;
    let (first, mut behind) = rest.split_first()?;
    let mut number = usize::from(*first) & limit;
    if number == limit {
        for shift in [0, 7, 14] {
            let (byte, further) = behind.split_first()?;
            behind = further;
            number += usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                *rest = behind;
                return Some(number);
            }
        }
        return None;
    }
    *rest = behind;
    Some(number)
}

const HEADER_LEN: usize = 9;
/// RFC 9113 section 6.5.2, `SETTINGS_MAX_FRAME_SIZE`.
const PAYLOAD_LIMIT: usize = 16_384;
const HEARD_LIMIT: usize = HEAD_LIMIT + BODY_LIMIT / 2;
/// Where `:status` begins in the static table, and its values there (RFC 7541 appendix A).
const FIRST_STATUS: usize = 8;
const STATUSES: [u16; 7] = [200, 204, 206, 304, 400, 404, 500];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_however_it_is_written() {
        for (block, expected) in [
            (&[0x88][..], Some(200)),
            (&[0x8e, 0xff], Some(500)),
            (&[0x20, 0x3f, 0xe1, 0x1f, 0x8d], Some(404)),
            (b"\x48\x03302", Some(302)),
            (b"\x08\x03403", Some(403)),
            (b"\x1e\x03999", Some(999)),
            // Of RFC 7541 appendix C.6: 302 and 307.
            (&[0x48, 0x82, 0x64, 0x02], Some(302)),
            (&[0x48, 0x83, 0x64, 0x0e, 0xff], Some(307)),
            (b"\x08\x03x03", None),
            (b"\x08\x0240", None),
            (b"\x08\x03", None),
            (&[0x82], None),
            (b"\x00\x07:status\x03200", None),
            (&[0x3f, 0xff, 0xff, 0xff, 0xff], None),
            (&[], None),
        ] {
            assert_eq!(status(block), expected, "{block:x?}");
        }
    }

    #[test]
    fn every_status_in_huffman_code_is_read() {
        for number in 100_u16..1000 {
            let mut bits = String::new();
            for digit in number.to_string().bytes().map(|digit| digit - b'0') {
                bits += &match digit {
                    0..=2 => format!("{digit:05b}"),
                    _ => format!("{:06b}", digit - 3 + 0x19),
                };
            }
            while !bits.len().is_multiple_of(8) {
                bits.push('1');
            }
            let bytes: Vec<u8> = bits
                .as_bytes()
                .chunks(8)
                .map(|byte| u8::from_str_radix(str::from_utf8(byte).unwrap(), 2).unwrap())
                .collect();
            let length = 0x80 | u8::try_from(bytes.len()).unwrap();
            let block = [&[0x08, length][..], &bytes].concat();
            assert_eq!(status(&block), Some(number), "{block:x?}");
        }
    }

    #[test]
    fn numbers_come_back_as_they_were_put() {
        for number in [0, 14, 15, 16, 127, 128, 142, 143, 5000] {
            for prefix in [4, 5, 6, 7] {
                let mut block = Vec::new();
                put_number(&mut block, (prefix, 0), number);
                let mut rest = block.as_slice();
                assert_eq!(take_number(&mut rest, prefix), Some(number));
                assert!(rest.is_empty());
            }
        }
    }

    #[test]
    fn frames_are_the_same_in_any_cut() {
        let settings = written((Frame::SETTINGS, 0), 0, &[]);
        let data = written((Frame::DATA, Frame::PADDED), 1, b"\x02body..");
        let bytes = [settings, data].concat();
        for cut in 1..=bytes.len() {
            let mut reader = FrameReader::default();
            let mut frames = Vec::new();
            for mut piece in bytes.chunks(cut) {
                while let Some(frame) = reader.read(&mut piece).unwrap() {
                    frames.push(frame);
                }
            }
            assert_eq!(frames.len(), 2, "cut {cut}");
            assert_eq!(frames[1].content(), Some(&b"body"[..]));
        }
    }

    #[test]
    fn padding_that_does_not_fit_is_no_content() {
        let frame = |payload: &[u8]| Frame {
            kind: Frame::DATA,
            flags: Frame::PADDED,
            stream: 1,
            payload: payload.to_owned(),
        };
        assert_eq!(frame(b"\x05abc").content(), None);
        assert_eq!(frame(b"").content(), None);
        assert_eq!(frame(b"\x00abc").content(), Some(&b"abc"[..]));
    }
}
