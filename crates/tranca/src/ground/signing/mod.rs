//! What shows that a message is ours: DKIM for mail servers (RFC 6376), OpenPGP for people
//! (RFC 3156).
//!
//! For whoever finishes a message: [`Signatures::of`] reads the operation's keys once, and
//! [`Signatures::sealed`] signs with all of them. OpenPGP comes first, since DKIM covers it.
//!
//! # Limits
//! Keys lie in files without a passphrase, as a program that signs by itself needs them: they should
//! be readable by its user alone.

mod dkim;
mod openpgp;
mod packets;

use std::path::Path;

use super::clock::Moment;
use super::operation::{Operation, hex};

/// A key cannot be used; a person must look.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the key {file}: {why}")]
pub struct KeyError {
    /// Which file.
    pub file: String,
    /// What is wrong with it.
    pub why: String,
}

/// The keys of an operation; none, where the agency set none.
#[derive(Debug, Default)]
pub struct Signatures {
    openpgp: Option<openpgp::Key>,
    dkim: Vec<dkim::Key>,
}

impl Signatures {
    /// Reads the keys that the settings name.
    ///
    /// # Errors
    /// [`KeyError`] names the file that cannot be used, and why.
    pub fn of(operation: &Operation) -> Result<Self, KeyError> {
        let delivery = &operation.settings.delivery;
        let openpgp = delivery.openpgp.as_ref();
        let openpgp = openpgp.map(|one| openpgp::Key::read(&operation.path(&one.key_file)));
        let dkim = delivery.dkim.iter();
        Ok(Self {
            openpgp: openpgp.transpose()?,
            dkim: dkim
                .map(|one| dkim::Key::read(one, &operation.path(&one.key_file)))
                .collect::<Result<_, _>>()?,
        })
    }

    /// The fingerprint of the OpenPGP key (RFC 4880 section 12.2), as people compare it: in groups of
    /// four hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> Option<String> {
        let key = self.openpgp.as_ref()?;
        let groups = key.fingerprint().chunks(2).map(hex);
        Some(groups.collect::<Vec<_>>().join(" ").to_uppercase())
    }

    /// The message with every signature, as of this moment: the same for the same message and moment.
    ///
    /// # Errors
    /// [`KeyError`] when a key does not sign.
    pub fn sealed(&self, message: Vec<u8>, at: Moment) -> Result<Vec<u8>, KeyError> {
        let message = match &self.openpgp {
            Some(key) => key.sign(&message, at)?,
            None => message,
        };
        dkim::sign(&self.dkim, message, at)
    }
}

/// A message's header and its body (RFC 5322 section 2.1). The empty line between them belongs to
/// neither.
fn parted(message: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memmem::find(message, b"\r\n\r\n");
    end.map_or((message, &[][..]), |end| {
        (&message[..end + 2], &message[end + 4..])
    })
}

/// The fields of a header, each with its name and its end of line; folded lines stay together
/// (RFC 5322 section 2.2.3).
fn fields(header: &[u8]) -> Vec<(&str, &[u8])> {
    let mut fields = Vec::new();
    let mut start = 0;
    while start < header.len() {
        let mut end = start;
        loop {
            let line = header[end..].iter().position(|byte| *byte == b'\n');
            end = line.map_or(header.len(), |line| end + line + 1);
            if !header.get(end).is_some_and(|next| b" \t".contains(next)) {
                break;
            }
        }
        let field = &header[start..end];
        let colon = field.iter().position(|byte| *byte == b':');
        let name = std::str::from_utf8(&field[..colon.unwrap_or(0)]).unwrap_or("");
        fields.push((name.trim_end(), field));
        start = end;
    }
    fields
}

fn read(path: &Path) -> Result<Vec<u8>, KeyError> {
    std::fs::read(path).map_err(|error| unusable(path, &error))
}

fn unusable(path: &Path, why: &dyn std::fmt::Display) -> KeyError {
    KeyError {
        file: path.display().to_string(),
        why: why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_falls_into_its_fields_and_folded_lines_stay_together() {
        let message = b"From: a\r\nSubject: b\r\n\tc\r\n\r\nbody\r\n\r\nmore";
        let (header, body) = parted(message);
        assert_eq!(body, b"body\r\n\r\nmore");
        let names: Vec<&str> = fields(header).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["From", "Subject"]);
        assert_eq!(fields(header)[1].1, b"Subject: b\r\n\tc\r\n");
        assert_eq!(parted(b"no body"), (&b"no body"[..], &b""[..]));
    }
}
