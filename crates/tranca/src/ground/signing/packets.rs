//! OpenPGP packets (RFC 9580): read from an exported key, and its armour off and on.
//!
//! # Limits
//! What signing needs: key packets, their binding signatures' flags, numbers. No partial lengths,
//! which exported keys never have.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// One packet: its type (section 5) and what it holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Packet<'a> {
    pub(super) tag: u8,
    pub(super) body: &'a [u8],
}

/// The bytes inside an armour (section 6.2), or the bytes themselves if there is none.
pub(super) fn dearmored(file: &[u8]) -> Option<Vec<u8>> {
    let Some(text) = std::str::from_utf8(file)
        .ok()
        .filter(|text| text.trim_start().starts_with("-----BEGIN PGP PRIVATE KEY"))
    else {
        return Some(file.to_vec());
    };
    let lines = text.trim_start().lines().map(str::trim_end).skip(1);
    // Headers, an empty line, the data; the checksum and the tail begin with marks of their own.
    let data: String = lines
        .skip_while(|line| !line.is_empty())
        .take_while(|line| !line.starts_with(['=', '-']))
        .collect();
    STANDARD.decode(data).ok()
}

/// Bytes in the armour of a signature (section 6.2), lines ending as mail wants them.
pub(super) fn armored_signature(bytes: &[u8]) -> String {
    let data = STANDARD.encode(bytes);
    let checksum = crc24(bytes).to_be_bytes();
    let mut text = "-----BEGIN PGP SIGNATURE-----\r\n\r\n".to_owned();
    let mut rest = data.as_str();
    while !rest.is_empty() {
        let (line, others) = rest.split_at(rest.len().min(64));
        text.push_str(line);
        text.push_str("\r\n");
        rest = others;
    }
    text + "=" + &STANDARD.encode(&checksum[1..]) + "\r\n-----END PGP SIGNATURE-----\r\n"
}

/// Section 6.1.1.
fn crc24(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x00B7_04CE, |crc, byte| {
        let mut crc = crc ^ (u32::from(*byte) << 16);
        for _ in 0..8 {
            crc <<= 1;
            if crc & 0x0100_0000 != 0 {
                crc ^= 0x0186_4CFB;
            }
        }
        crc & 0x00FF_FFFF
    })
}

/// The packets of a file; none at all once one cannot be read.
pub(super) fn packets(mut bytes: &[u8]) -> Option<Vec<Packet<'_>>> {
    let mut packets = Vec::new();
    while !bytes.is_empty() {
        packets.push(packet(&mut bytes)?);
    }
    Some(packets)
}

fn packet<'a>(bytes: &mut &'a [u8]) -> Option<Packet<'a>> {
    let head = number(bytes, 1)?;
    let (tag, length) = match head {
        // Section 4.2.1, the present form.
        0xC0.. => (head & 0x3F, length(bytes)?),
        // Section 4.2.2, the legacy form, which GnuPG exports.
        0x80..0xC0 => {
            let octets = [1, 2, 4].get(head & 3)?;
            (head >> 2 & 0x0F, number(bytes, *octets)?)
        }
        _ => return None,
    };
    Some(Packet {
        tag: u8::try_from(tag).ok()?,
        body: take(bytes, length)?,
    })
}

/// A length of one, two or five octets (sections 4.2.1 and 5.2.3.7).
fn length(bytes: &mut &[u8]) -> Option<usize> {
    match number(bytes, 1)? {
        short @ ..192 => Some(short),
        long @ 192..224 => Some(((long - 192) << 8) + number(bytes, 1)? + 192),
        255 => number(bytes, 4),
        _ => None,
    }
}

/// A big-endian number of so many octets.
pub(super) fn number(bytes: &mut &[u8], octets: usize) -> Option<usize> {
    let taken = take(bytes, octets)?;
    Some(
        taken
            .iter()
            .fold(0, |number, byte| number << 8 | usize::from(*byte)),
    )
}

/// So many octets from the front.
pub(super) fn take<'a>(bytes: &mut &'a [u8], octets: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(octets)?;
    *bytes = rest;
    Some(taken)
}

/// A multiprecision integer (section 3.2) from the front.
pub(super) fn integer<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let bits = number(bytes, 2)?;
    take(bytes, bits.div_ceil(8))
}

/// A number as multiprecision integer: its length in bits, and no zero before it.
pub(super) fn to_integer(number: &[u8], out: &mut Vec<u8>) {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let number = &number[zeros..];
    let spare = number.first().map_or(0, |first| first.leading_zeros());
    // No number here is longer than a key, a few thousand bits.
    let bits = u32::try_from(number.len() * 8).unwrap_or(0) - spare;
    out.extend(&bits.to_be_bytes()[2..]);
    out.extend(number);
}

/// The key flags (section 5.2.3.29) in the hashed part of a version 4 signature.
pub(super) fn key_flags(mut signature: &[u8]) -> Option<u8> {
    let bytes = &mut signature;
    if number(bytes, 1)? != 4 {
        return None;
    }
    take(bytes, 3)?;
    let hashed = number(bytes, 2)?;
    let mut hashed = take(bytes, hashed)?;
    while !hashed.is_empty() {
        let length = length(&mut hashed)?;
        let subpacket = take(&mut hashed, length)?;
        // The highest bit marks what must be understood.
        if let [kind, flags, ..] = subpacket
            && kind & 0x7F == KEY_FLAGS
        {
            return Some(*flags);
        }
    }
    None
}

const KEY_FLAGS: u8 = 27;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_of_both_forms_are_read_and_broken_ones_are_none() {
        let bytes = [0xC2, 2, 7, 8, 0x88, 1, 9];
        let packets = packets(&bytes).unwrap();
        assert_eq!(
            packets[0],
            Packet {
                tag: 2,
                body: &[7, 8]
            }
        );
        assert_eq!(packets[1], Packet { tag: 2, body: &[9] });
        for broken in [&[0xC2, 2, 7][..], &[0x42, 0], &[0x8B, 0], &[0xC2, 230]] {
            assert_eq!(super::packets(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn integers_have_no_zeros_before_them() {
        let mut out = Vec::new();
        to_integer(&[0, 0, 1, 255], &mut out);
        assert_eq!(out, [0, 9, 1, 255]);
        let mut rest = &out[..];
        assert_eq!(integer(&mut rest), Some(&[1, 255][..]));
        let mut zero = Vec::new();
        to_integer(&[0, 0], &mut zero);
        assert_eq!(zero, [0, 0]);
    }

    #[test]
    fn the_checksum_is_that_of_the_rfc() {
        // The catalogue's check value of CRC-24/OPENPGP.
        assert_eq!(crc24(b"123456789"), 0x0021_CF02);
    }
}
