//! DKIM (RFC 6376) over a finished message, with RSA and Ed25519 keys (RFC 8463), side by side where
//! the agency has both: old verifiers read the one, new ones the other.
//!
//! Written here rather than taken from a library: the body is hashed once for all keys, and the time
//! in the signature is the letter's, so that a letter signed twice is the same letter.
//!
//! # Limits
//! Canonicalization is relaxed for header and body; the whole body is signed.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::{memchr, memrchr};
use ring::digest::{self, Context, SHA256};
use ring::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::pki_types::pem::PemObject;

use super::{KeyError, fields, parted, read, unusable};
use crate::ground::chance;
use crate::ground::clock::Moment;
use crate::ground::config::settings::Dkim;

/// One key of the agency's, and where its public half stands in the DNS.
pub(super) struct Key {
    domain: String,
    selector: String,
    secret: Secret,
    file: PathBuf,
}

enum Secret {
    Ed25519(Ed25519KeyPair),
    Rsa(RsaKeyPair),
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Key({}, {})", self.domain, self.selector)
    }
}

impl Key {
    /// Reads the key of these settings from its file.
    pub(super) fn read(dkim: &Dkim, path: &Path) -> Result<Self, KeyError> {
        let pem = read(path)?;
        let wrong = |why: &dyn std::fmt::Display| {
            let wanted = "it must be an RSA or Ed25519 key in PEM (PKCS#8)";
            unusable(path, &format!("{why}; {wanted}"))
        };
        let der = PrivatePkcs8KeyDer::from_pem_slice(&pem).map_err(|error| wrong(&error))?;
        let der = der.secret_pkcs8_der();
        let secret = match Ed25519KeyPair::from_pkcs8_maybe_unchecked(der) {
            Ok(key) => Secret::Ed25519(key),
            Err(_) => RsaKeyPair::from_pkcs8(der)
                .map(Secret::Rsa)
                .map_err(|error| wrong(&error))?,
        };
        Ok(Self {
            domain: dkim.domain.clone(),
            selector: dkim.selector.clone(),
            secret,
            file: path.to_owned(),
        })
    }

    fn algorithm(&self) -> &'static str {
        match self.secret {
            Secret::Ed25519(_) => "ed25519-sha256",
            Secret::Rsa(_) => "rsa-sha256",
        }
    }

    /// The header field, over the signed fields in canonical form.
    fn field(&self, signed: &Signed, at: Moment) -> Result<String, KeyError> {
        let unsigned = format!(
            "DKIM-Signature: v=1; a={}; c=relaxed/relaxed; d={};\r\n\ts={}; t={};\r\n\th={};\r\n\tbh={};\r\n\tb=",
            self.algorithm(),
            self.domain,
            self.selector,
            at.as_millis() / 1_000,
            signed.names,
            signed.body_hash,
        );
        let mut data = signed.fields.clone();
        // The signature's own field stands last, and without an end of line (section 3.7).
        relaxed(unsigned.as_bytes(), &mut data);
        data.truncate(data.len() - 2);
        let signature = STANDARD.encode(self.sign(&data)?);
        Ok(format!("{unsigned}{}\r\n", folded(&signature)))
    }

    fn sign(&self, data: &[u8]) -> Result<Vec<u8>, KeyError> {
        match &self.secret {
            // RFC 8463 section 3: the hash is what is signed.
            Secret::Ed25519(key) => Ok(key
                .sign(digest::digest(&SHA256, data).as_ref())
                .as_ref()
                .to_vec()),
            Secret::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &chance::source(), data, &mut signature)
                    .map_err(|_| unusable(&self.file, &"it does not sign"))?;
                Ok(signature)
            }
        }
    }
}

/// The message with a signature of each key before it.
pub(super) fn sign(keys: &[Key], message: Vec<u8>, at: Moment) -> Result<Vec<u8>, KeyError> {
    if keys.is_empty() {
        return Ok(message);
    }
    let signed = Signed::of(&message);
    let mut sealed = Vec::with_capacity(message.len() + keys.len() * 1_024);
    for key in keys {
        sealed.extend(key.field(&signed, at)?.bytes());
    }
    sealed.extend(message);
    Ok(sealed)
}

/// What of a message is signed, in canonical form.
struct Signed {
    names: String,
    fields: Vec<u8>,
    body_hash: String,
}

impl Signed {
    fn of(message: &[u8]) -> Self {
        let (header, body) = parted(message);
        let fields_found = fields(header);
        let mut fields = Vec::with_capacity(1_024);
        let mut names = Vec::new();
        for name in SIGNED {
            let found = fields_found
                .iter()
                .rev()
                .find(|(known, _)| known.eq_ignore_ascii_case(name));
            if let Some((_, field)) = found {
                relaxed(field, &mut fields);
                names.push(name);
            }
        }
        // Named once more than they stand there: a second one would break the signature
        // (section 8.15).
        names.extend(ONLY_ONCE);
        Self {
            names: names.join(":\r\n\t "),
            fields,
            body_hash: STANDARD.encode(body_hash(body)),
        }
    }
}

/// A header field in relaxed form (section 3.4.2), with its end of line.
fn relaxed(field: &[u8], out: &mut Vec<u8>) {
    let colon = field.iter().position(|byte| *byte == b':');
    let (name, value) = field.split_at(colon.unwrap_or(field.len()));
    out.extend(name.trim_ascii().to_ascii_lowercase());
    out.push(b':');
    let value = value.strip_prefix(b":").unwrap_or(value);
    let words = value
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    for (nth, word) in words.enumerate() {
        if nth > 0 {
            out.push(b' ');
        }
        out.extend(word);
    }
    out.extend(b"\r\n");
}

/// The hash of a body in relaxed form (section 3.4.4).
fn body_hash(body: &[u8]) -> digest::Digest {
    let mut hash = Context::new(&SHA256);
    canonical(body, |part| hash.update(part));
    hash.finish()
}

/// A body in relaxed form, part by part: spaces inside a line become one, those at its end and empty
/// lines at the end of all go. What is canonical already is taken as it stands.
fn canonical(body: &[u8], mut part: impl FnMut(&[u8])) {
    let body = without_empty_end(body);
    let mut line = Vec::new();
    let mut done = 0;
    while let Some(at) = odd_space(body, done) {
        let start = memrchr(b'\n', &body[done..at]).map_or(done, |end| done + end + 1);
        let end = memchr(b'\n', &body[at..]).map_or(body.len(), |end| at + end + 1);
        part(&body[done..start]);
        line.clear();
        respaced(&body[start..end], &mut line);
        line.extend(b"\r\n");
        part(&line);
        done = end;
    }
    part(&body[done..]);
    if done < body.len() && !body.ends_with(b"\r\n") {
        part(b"\r\n");
    }
}

/// A body up to the end of its last line that holds more than spaces.
fn without_empty_end(body: &[u8]) -> &[u8] {
    let last = body.iter().rposition(|byte| !byte.is_ascii_whitespace());
    let Some(last) = last else { return &[] };
    let end = memchr(b'\n', &body[last..]);
    &body[..end.map_or(body.len(), |end| last + end + 1)]
}

/// Where, from this beginning of a line on, the first space stands that does not stand alone between
/// two words; for one at the end of a line, where that ends.
fn odd_space(body: &[u8], from: usize) -> Option<usize> {
    let rest = &body[from..];
    if rest.first().is_some_and(|first| is_space(*first)) {
        return Some(from);
    }
    let after = rest.get(1..)?;
    let is_odd = |(before, byte): (&u8, &u8)| is_odd(*before, *byte);
    // Looked at many at a time, as processors can where no look depends on the one before.
    let has_odd = |(before, bytes): (&[u8], &[u8])| {
        let pairs = before.iter().zip(bytes);
        pairs.fold(false, |odd, pair| odd | is_odd(pair))
    };
    let mut many = rest.chunks(AT_ONCE).zip(after.chunks(AT_ONCE));
    let found = many.position(has_odd).map(|nth| nth * AT_ONCE);
    let first = found.and_then(|start| {
        let mut pairs = rest[start..].iter().zip(&after[start..]);
        pairs.position(is_odd).map(|nth| from + start + nth + 1)
    });
    first.or_else(|| {
        after
            .last()
            .filter(|last| is_space(**last))
            .map(|_| body.len() - 1)
    })
}

/// Whether an octet after this one is a space where none may stand, or shows that the one before was.
const fn is_odd(before: u8, byte: u8) -> bool {
    let stands = (byte == b' ') & ((before == b' ') | (before == b'\n'));
    let stood = ((byte == b'\r') | (byte == b'\n')) & (before == b' ');
    (byte == b'\t') | stands | stood
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Adds a line without its end, each run of spaces as one and none at its end.
fn respaced(line: &[u8], out: &mut Vec<u8>) {
    let text = line.strip_suffix(b"\n").unwrap_or(line);
    let text = text.strip_suffix(b"\r").unwrap_or(text);
    let end = text.iter().rposition(|byte| !is_space(*byte));
    let mut was_space = false;
    for byte in &text[..end.map_or(0, |end| end + 1)] {
        match byte {
            b' ' | b'\t' if was_space => {}
            b' ' | b'\t' => out.push(b' '),
            other => out.push(*other),
        }
        was_space = is_space(*byte);
    }
}

/// Lines of 72 characters, each but the first begun with a tab.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + text.len() / 16);
    for (nth, letter) in text.chars().enumerate() {
        if nth > 0 && nth % 72 == 0 {
            folded.push_str("\r\n\t ");
        }
        folded.push(letter);
    }
    folded
}

/// What a reader's program relies on; `List-Unsubscribe` must be among it (RFC 8058 section 4).
const SIGNED: [&str; 14] = [
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];
/// What must not be added on the way: mail programs show the first, or the last, of two.
const ONLY_ONCE: [&str; 3] = ["From", "Subject", "Content-Type"];

/// How many octets are looked at together.
const AT_ONCE: usize = 64;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hashed(body: &str) -> String {
        STANDARD.encode(body_hash(body.as_bytes()))
    }

    fn canonical(body: &str) -> String {
        let mut whole = Vec::new();
        super::canonical(body.as_bytes(), |part| whole.extend(part));
        String::from_utf8(whole).unwrap()
    }

    #[test]
    fn the_example_of_the_rfc_comes_out_as_it_says() {
        // Section 3.4.5.
        let mut out = Vec::new();
        relaxed(b"A: X\r\n", &mut out);
        relaxed(b"B : Y\t\r\n\tZ  \r\n", &mut out);
        assert_eq!(out, b"a:X\r\nb:Y Z\r\n");
        assert_eq!(canonical(" C \r\nD \t E\r\n\r\n\r\n"), " C\r\nD E\r\n");
        assert_eq!(hashed(" C \r\nD \t E\r\n\r\n\r\n"), hashed(" C\r\nD E\r\n"));
    }

    proptest! {
        #[test]
        fn a_body_in_relaxed_form_is_the_one_that_is_made_line_by_line(
            lines in proptest::collection::vec("[a \t]{0,7}|a{60,68}[a \t]{0,7}", 0..7)
        ) {
            let line_by_line = lines.iter().map(|line| {
                let mut words = line.replace('\t', " ");
                while words.contains("  ") {
                    words = words.replace("  ", " ");
                }
                words.trim_end().to_owned() + "\r\n"
            });
            let mut expected: String = line_by_line.collect();
            while expected == "\r\n" || expected.ends_with("\r\n\r\n") {
                expected.truncate(expected.len() - 2);
            }
            let body = lines.join("\r\n");
            prop_assert_eq!(canonical(&body), expected);
        }
    }

    #[test]
    fn however_a_body_is_spaced_its_hash_is_that_of_its_canonical_form() {
        let plain = digest::digest(&SHA256, b"a b\r\n\r\n c\r\nd\r\n");
        let plain = STANDARD.encode(plain);
        for body in [
            "a b\r\n\r\n c\r\nd\r\n",
            "a  b \r\n \r\n\tc\r\nd\r\n\r\n",
            "a\tb\r\n\r\n  c\r\nd",
        ] {
            assert_eq!(hashed(body), plain, "{body:?}");
        }
        // RFC 6376 section 3.4.4: an empty body has the hash of nothing.
        assert_eq!(hashed(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(hashed("\r\n\r\n"), hashed(""));
    }
}
