//! OpenPGP/MIME (RFC 3156): a message's content, and a detached signature beside it.
//!
//! Written here rather than taken from a library: a signature of one kind with one key is little,
//! while the library for all kinds and all keys would add a hundred crates to the program.
//!
//! # Limits
//! Signs with version 4 keys, Ed25519 (both of its numbers) or RSA, and SHA-256. The key comes as
//! `gpg --export-secret-keys --armor` writes it, without a passphrase; of several that may sign, the
//! newest subkey does, as GnuPG itself chooses.

use std::path::{Path, PathBuf};

use ring::digest::{self, Context, SHA1_FOR_LEGACY_USE_ONLY, SHA256};
use ring::rsa::{KeyPairComponents, PublicKeyComponents};
use ring::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};

use super::packets::{self, Packet, integer, number, take, to_integer};
use super::{KeyError, fields, parted, read, unusable};
use crate::ground::chance;
use crate::ground::clock::Moment;
use crate::ground::operation::hex;

/// The key that signs.
pub(super) struct Key {
    secret: Secret,
    algorithm: u8,
    /// The primary key's, which people know.
    fingerprint: [u8; 20],
    /// The fingerprint of the key that signs: the primary one or a subkey.
    issuer: [u8; 20],
    file: PathBuf,
}

enum Secret {
    Ed25519(Ed25519KeyPair),
    Rsa(RsaKeyPair),
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Key({})", self.file.display())
    }
}

impl Key {
    pub(super) const fn fingerprint(&self) -> &[u8; 20] {
        &self.fingerprint
    }

    /// Reads the key from its file.
    pub(super) fn read(path: &Path) -> Result<Self, KeyError> {
        let bytes = packets::dearmored(&read(path)?);
        let packets = bytes.as_deref().and_then(packets::packets);
        let packets = packets.ok_or_else(|| unusable(path, &"it is no OpenPGP key"))?;
        signing(&packets, path).ok_or_else(|| {
            let wanted = "no key in it can sign: it must be RSA or Ed25519, without a passphrase \
                          (gpg --export-secret-keys --armor)";
            unusable(path, &wanted)
        })
    }

    /// The message with its content signed.
    pub(super) fn sign(&self, message: &[u8], at: Moment) -> Result<Vec<u8>, KeyError> {
        let (header, body) = parted(message);
        // Content-Language tells of the message as a whole, for whoever sorts it.
        let (of_content, of_whole): (Vec<_>, Vec<_>) = fields(header)
            .into_iter()
            .partition(|(name, _)| is_about_content(name));
        let joined = |fields: &[(&str, &[u8])]| -> Vec<u8> {
            fields
                .iter()
                .flat_map(|(_, field)| *field)
                .copied()
                .collect()
        };
        let boundary = boundary(header);
        let mut signed = Vec::with_capacity(message.len() + 2_048);
        signed.extend(joined(&of_whole));
        signed.extend(head(&boundary).bytes());
        let content = signed.len();
        signed.extend(joined(&of_content));
        signed.extend(b"\r\n");
        signed.extend(body);
        if !signed.ends_with(b"\r\n") {
            signed.extend(b"\r\n");
        }
        let signature = packets::armored_signature(&self.signature(&signed[content..], at)?);
        signed.extend(tail(&boundary, &signature).bytes());
        Ok(signed)
    }

    /// A signature packet (RFC 9580 section 5.2.3) over a document.
    fn signature(&self, document: &[u8], at: Moment) -> Result<Vec<u8>, KeyError> {
        let seconds = u32::try_from(at.as_millis() / 1_000).unwrap_or(u32::MAX);
        let mut body = vec![VERSION, BINARY, self.algorithm, SHA256_NUMBER];
        let mut hashed = vec![5, CREATED];
        hashed.extend(seconds.to_be_bytes());
        hashed.extend([22, ISSUER_FINGERPRINT, VERSION]);
        hashed.extend(self.issuer);
        body.extend(two_octets(hashed.len()));
        body.extend(&hashed);
        let mut trailer = body.clone();
        trailer.extend([VERSION, 0xFF, 0, 0]);
        trailer.extend(two_octets(body.len()));
        // The issuer's number is for programs that do not know fingerprints; it needs no protection.
        body.extend([0, 10, 9, ISSUER]);
        body.extend(&self.issuer[12..]);
        let mut hash = Context::new(&SHA256);
        hash.update(document);
        hash.update(&trailer);
        let hash = hash.finish();
        body.extend(&hash.as_ref()[..2]);
        match &self.secret {
            Secret::Ed25519(key) => self.ed25519(key.sign(hash.as_ref()).as_ref(), &mut body),
            Secret::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                let document = [document, &trailer].concat();
                key.sign(
                    &RSA_PKCS1_SHA256,
                    &chance::source(),
                    &document,
                    &mut signature,
                )
                .map_err(|_| unusable(&self.file, &"it does not sign"))?;
                to_integer(&signature, &mut body);
            }
        }
        // A packet of the present form, with a length of five octets.
        let mut packet = vec![0xC0 | SIGNATURE, 0xFF, 0, 0];
        packet.extend(two_octets(body.len()));
        packet.extend(body);
        Ok(packet)
    }

    fn ed25519(&self, signature: &[u8], body: &mut Vec<u8>) {
        if self.algorithm == ED25519 {
            body.extend(signature);
        } else {
            let (r, s) = signature.split_at(32);
            to_integer(r, body);
            to_integer(s, body);
        }
    }
}

/// The last key that may sign and whose secret is there.
fn signing(packets: &[Packet<'_>], path: &Path) -> Option<Key> {
    let keys = packets.iter().enumerate().rev();
    keys.filter(|(_, packet)| [SECRET_KEY, SECRET_SUBKEY].contains(&packet.tag))
        .filter(|(at, _)| may_sign(&packets[at + 1..]))
        .find_map(|(at, packet)| {
            let key = key(packet.body, path)?;
            let fingerprint = primary(&packets[..=at]).unwrap_or(key.issuer);
            Some(Key { fingerprint, ..key })
        })
}

/// The fingerprint of the primary key that the last of these packets belongs to; none if it is of a
/// kind that does not sign here.
fn primary(packets: &[Packet<'_>]) -> Option<[u8; 20]> {
    let primary = packets
        .iter()
        .rev()
        .find(|packet| packet.tag == SECRET_KEY)?;
    let (_, _, end) = public(primary.body)?;
    fingerprint(&primary.body[..end])
}

/// Whether the signatures that follow a key allow it to sign; a key of which none says anything may.
fn may_sign(after: &[Packet<'_>]) -> bool {
    let own = after
        .iter()
        .take_while(|packet| packet.tag != SECRET_SUBKEY && packet.tag != SECRET_KEY);
    let flags = own
        .filter(|packet| packet.tag == SIGNATURE)
        .filter_map(|packet| packets::key_flags(packet.body));
    flags.last().is_none_or(|flags| flags & MAY_SIGN != 0)
}

/// A key of a kind that signs, whose secret is there and not protected by a passphrase.
fn key(body: &[u8], path: &Path) -> Option<Key> {
    let (algorithm, public, end) = public(body)?;
    let mut rest = &body[end..];
    // Section 3.7.2.1: anything but 0 is a way of protection, or no secret at all.
    if number(&mut rest, 1)? != 0 {
        return None;
    }
    let issuer = fingerprint(&body[..end])?;
    Some(Key {
        secret: public.secret(&mut rest)?,
        algorithm,
        fingerprint: issuer,
        issuer,
        file: path.to_owned(),
    })
}

/// The public half of a key of a kind that signs: its algorithm, itself, and where it ends.
fn public(body: &[u8]) -> Option<(u8, Public<'_>, usize)> {
    let mut rest = body;
    if number(&mut rest, 1)? != usize::from(VERSION) {
        return None;
    }
    take(&mut rest, 4)?;
    let algorithm = u8::try_from(number(&mut rest, 1)?).ok()?;
    let public = Public::read(algorithm, &mut rest)?;
    Some((algorithm, public, body.len() - rest.len()))
}

/// The public half of a key that signs.
enum Public<'a> {
    Ed25519 { point: &'a [u8], legacy: bool },
    Rsa { n: &'a [u8], e: &'a [u8] },
}

impl<'a> Public<'a> {
    fn read(algorithm: u8, rest: &mut &'a [u8]) -> Option<Self> {
        match algorithm {
            RSA => Some(Self::Rsa {
                n: integer(rest)?,
                e: integer(rest)?,
            }),
            ED25519 => Some(Self::Ed25519 {
                point: take(rest, 32)?,
                legacy: false,
            }),
            EDDSA_LEGACY => {
                let length = number(rest, 1)?;
                let is_ed25519 = take(rest, length)? == ED25519_CURVE;
                // A mark before the point says that it is in its native form.
                let point = integer(rest)?.strip_prefix(&[0x40])?;
                is_ed25519.then_some(Self::Ed25519 {
                    point,
                    legacy: true,
                })
            }
            _ => None,
        }
    }

    fn secret(&self, rest: &mut &[u8]) -> Option<Secret> {
        match *self {
            Self::Ed25519 { point, legacy } => {
                let seed = if legacy {
                    integer(rest)?
                } else {
                    take(rest, 32)?
                };
                let zeros = vec![0; 32_usize.checked_sub(seed.len())?];
                let seed = [&zeros, seed].concat();
                let key = Ed25519KeyPair::from_seed_and_public_key(&seed, point);
                key.ok().map(Secret::Ed25519)
            }
            Self::Rsa { n, e } => {
                let (d, p, q) = (integer(rest)?, integer(rest)?, integer(rest)?);
                // OpenPGP has p < q and keeps the inverse of p modulo q; ring wants it the other way
                // round, so the primes change places, and the inverse fits as it is.
                let components = KeyPairComponents {
                    public_key: PublicKeyComponents { n, e },
                    d,
                    p: q,
                    q: p,
                    dP: &remainder(d, &less_one(q)),
                    dQ: &remainder(d, &less_one(p)),
                    qInv: integer(rest)?,
                };
                RsaKeyPair::from_components(&components)
                    .ok()
                    .map(Secret::Rsa)
            }
        }
    }
}

/// Section 5.5.4.2.
fn fingerprint(public: &[u8]) -> Option<[u8; 20]> {
    let mut hash = Context::new(&SHA1_FOR_LEGACY_USE_ONLY);
    hash.update(&[0x99]);
    hash.update(&two_octets(public.len()));
    hash.update(public);
    hash.finish().as_ref().try_into().ok()
}

/// An odd number less one.
fn less_one(odd: &[u8]) -> Vec<u8> {
    let mut even = odd.to_vec();
    if let Some(last) = even.last_mut() {
        *last &= 0xFE;
    }
    even
}

/// A number modulo another, bit by bit: done once for a key, so it may be slow.
fn remainder(number: &[u8], modulus: &[u8]) -> Vec<u8> {
    let modulus = [&[0], modulus].concat();
    let mut rest = vec![0; modulus.len()];
    for bit in (0..number.len() * 8).map(|at| number[at / 8] >> (7 - at % 8) & 1) {
        let mut carry = bit;
        for byte in rest.iter_mut().rev() {
            let high = *byte >> 7;
            *byte = *byte << 1 | carry;
            carry = high;
        }
        if rest >= modulus {
            subtract(&mut rest, &modulus);
        }
    }
    let zeros = rest.iter().take_while(|byte| **byte == 0).count();
    rest.split_off(zeros)
}

/// `less` from `number`, which is as long and not smaller.
fn subtract(number: &mut [u8], less: &[u8]) {
    let mut borrowed = false;
    for (byte, less) in number.iter_mut().zip(less).rev() {
        let (once, first) = byte.overflowing_sub(*less);
        let (twice, second) = once.overflowing_sub(u8::from(borrowed));
        *byte = twice;
        borrowed = first || second;
    }
}

/// RFC 9580 has numbers of two octets where nothing of ours is longer.
fn two_octets(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_be_bytes()
}

fn is_about_content(name: &str) -> bool {
    let kinds = [
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "Content-ID",
    ];
    kinds.iter().any(|kind| name.eq_ignore_ascii_case(kind))
}

/// Drawn from the header, which names the message, so that a message signed twice is the same message;
/// `=_` never stands in what is encoded.
fn boundary(header: &[u8]) -> String {
    let hash = digest::digest(&SHA256, header);
    format!("=_signed_{}", hex(&hash.as_ref()[..12]))
}

/// From the kind of the whole to where the content begins (RFC 3156 section 5).
fn head(boundary: &str) -> String {
    format!(
        "Content-Type: multipart/signed; micalg=pgp-sha256;\r\n\
         \tprotocol=\"application/pgp-signature\"; boundary=\"{boundary}\"\r\n\
         \r\n--{boundary}\r\n"
    )
}

fn tail(boundary: &str, signature: &str) -> String {
    format!(
        "\r\n--{boundary}\r\nContent-Type: application/pgp-signature; name=\"signature.asc\"\r\n\
         Content-Disposition: attachment; filename=\"signature.asc\"\r\n\r\n\
         {signature}\r\n--{boundary}--\r\n"
    )
}

const VERSION: u8 = 4;
/// What is signed is a document, octet by octet (section 5.2.1.1).
const BINARY: u8 = 0x00;
/// Section 9.5.
const SHA256_NUMBER: u8 = 8;
/// Packets, section 5.
const SIGNATURE: u8 = 2;
const SECRET_KEY: u8 = 5;
const SECRET_SUBKEY: u8 = 7;
/// Algorithms, section 9.1.
const RSA: u8 = 1;
const EDDSA_LEGACY: u8 = 22;
const ED25519: u8 = 27;
/// Section 9.2.
const ED25519_CURVE: &[u8] = &[0x2B, 0x06, 0x01, 0x04, 0x01, 0xDA, 0x47, 0x0F, 0x01];
/// Subpackets of a signature, section 5.2.3.7.
const CREATED: u8 = 2;
const ISSUER: u8 = 16;
const ISSUER_FINGERPRINT: u8 = 33;
/// Section 5.2.3.29.
const MAY_SIGN: u8 = 0x02;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remainder_is_what_division_leaves() {
        assert_eq!(remainder(&[0x03, 0xE8], &[7]), [6]);
        assert_eq!(remainder(&[5], &[1, 0]), [5]);
        assert_eq!(remainder(&[0xFF; 8], &[0xFF, 0xFF]), [0; 0]);
        let (number, modulus) = (0xFEDC_BA98_7654_3210_u64, 0xABCD_EF01_u64);
        let expected = (number % modulus).to_be_bytes();
        let expected = &expected[expected.iter().take_while(|byte| **byte == 0).count()..];
        assert_eq!(
            remainder(&number.to_be_bytes(), &modulus.to_be_bytes()[4..]),
            expected
        );
    }

    #[test]
    fn what_is_no_key_is_refused_and_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.asc");
        for text in [
            "",
            "no key",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n????\n",
        ] {
            std::fs::write(&path, text).unwrap();
            let error = Key::read(&path).unwrap_err();
            assert!(error.to_string().contains("key.asc"), "{error}");
        }
    }
}
