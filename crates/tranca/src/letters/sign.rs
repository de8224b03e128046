//! DKIM (RFC 6376) over a finished message, with an RSA or an Ed25519 key (RFC 8463).
//!
//! # Limits
//! One signature. The signing time in it is the machine's.

use std::path::Path;

use mail_auth::common::crypto::{Ed25519Key, RsaKey, Sha256, SigningKey};
use mail_auth::common::headers::HeaderWriter;
use mail_auth::dkim::DkimSigner;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::LetterError;
use crate::ground::config::settings::Dkim;
use crate::ground::operation::Operation;

/// The key that signs, where the agency configured one.
pub(super) struct Signature {
    domain: String,
    selector: String,
    pem: Vec<u8>,
    file: String,
}

impl Signature {
    /// The operation's key, or none.
    pub(super) fn of(operation: &Operation) -> Result<Option<Self>, LetterError> {
        let dkim = operation.settings.delivery.dkim.as_ref();
        dkim.map(|dkim| Self::read(dkim, &operation.path(&dkim.key_file)))
            .transpose()
    }

    fn read(dkim: &Dkim, path: &Path) -> Result<Self, LetterError> {
        let file = path.display().to_string();
        let pem = std::fs::read(path).map_err(|error| LetterError::Key {
            file: file.clone(),
            why: error.to_string(),
        })?;
        Ok(Self {
            domain: dkim.domain.clone(),
            selector: dkim.selector.clone(),
            pem,
            file,
        })
    }

    /// The message with its signature before it.
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, LetterError> {
        let der =
            PrivatePkcs8KeyDer::from_pem_slice(&self.pem).map_err(|error| self.unusable(&error))?;
        let header = match Ed25519Key::from_pkcs8_maybe_unchecked_der(der.secret_pkcs8_der()) {
            Ok(key) => self.header(key, message),
            Err(_) => {
                let key = RsaKey::<Sha256>::from_key_der(PrivateKeyDer::Pkcs8(der))
                    .map_err(|error| self.unusable(&error))?;
                self.header(key, message)
            }
        }?;
        Ok([header.as_bytes(), message].concat())
    }

    fn header(&self, key: impl SigningKey, message: &[u8]) -> Result<String, LetterError> {
        DkimSigner::from_key(key)
            .domain(&self.domain)
            .selector(&self.selector)
            .headers(SIGNED)
            .sign(message)
            .map(|signature| signature.to_header())
            .map_err(|error| self.unusable(&error))
    }

    fn unusable(&self, error: &dyn std::fmt::Display) -> LetterError {
        LetterError::Key {
            file: self.file.clone(),
            why: format!("{error}; it must be an RSA or Ed25519 key in PEM (PKCS#8)"),
        }
    }
}

/// What a reader's program relies on; `List-Unsubscribe` must be among it (RFC 8058 section 4).
const SIGNED: [&str; 12] = [
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];
