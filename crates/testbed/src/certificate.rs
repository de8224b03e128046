//! A certificate that nobody has signed, as most mail servers show one; made by the machine's
//! OpenSSL.

use crate::Trouble;
use crate::command::{SHORT_S, bounded, run};
use crate::root::Root;

/// Writes a key and a certificate of this name into a root, at [`KEY`] and [`CERTIFICATE`], and
/// both together at [`CHAIN`].
pub(crate) fn write(root: &Root, name: &str) -> Result<(), Trouble> {
    run(bounded(SHORT_S, "openssl")
        .args(["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"])
        .args(["-pkeyopt", "ec_paramgen_curve:prime256v1"])
        .args(["-subj", "/CN=server"])
        .args(["-addext", &format!("subjectAltName=DNS:{name}")])
        .arg("-keyout")
        .arg(root.place(KEY))
        .arg("-out")
        .arg(root.place(CERTIFICATE)))?;
    let both = format!("{}{}", root.read(KEY)?, root.read(CERTIFICATE)?);
    root.write(CHAIN, &both)
}

/// The key.
pub(crate) const KEY: &str = "/etc/server.key";

/// The certificate.
pub(crate) const CERTIFICATE: &str = "/etc/server.crt";

/// The key, then the certificate.
pub(crate) const CHAIN: &str = "/etc/server.pem";
