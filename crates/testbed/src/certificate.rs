//! A certificate that nobody has signed, as most mail servers show one; made by the machine's
//! OpenSSL, once for all servers of a process.

use std::fs;
use std::sync::{Mutex, PoisonError};

use crate::Trouble;
use crate::command::{SHORT_S, bounded, run, told};
use crate::network::scratch;
use crate::root::Root;

/// Writes a key and a certificate into a root, at [`KEY`] and [`CERTIFICATE`], and both together at
/// [`CHAIN`].
pub(crate) fn write(root: &Root) -> Result<(), Trouble> {
    let Pair { key, certificate } = pair()?;
    root.write(KEY, &key)?;
    root.write(CERTIFICATE, &certificate)?;
    root.write(CHAIN, &format!("{key}{certificate}"))?;
    // Some do not start with a key that others may read.
    root.permit(KEY, 0o600)?;
    root.permit(CHAIN, 0o600)
}

/// In PEM.
#[derive(Clone)]
struct Pair {
    key: String,
    certificate: String,
}

fn pair() -> Result<Pair, Trouble> {
    static MADE: Mutex<Option<Pair>> = Mutex::new(None);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(pair) = made.as_ref() {
        return Ok(pair.clone());
    }
    let pair = make()?;
    *made = Some(pair.clone());
    Ok(pair)
}

fn make() -> Result<Pair, Trouble> {
    let folder = scratch()?;
    let place = |name| folder.path().join(name);
    let (key, certificate) = (place("key"), place("certificate"));
    run(bounded(SHORT_S, "openssl")
        .args(["req", "-x509", "-newkey", "ec", "-nodes"])
        .args(["-pkeyopt", "ec_paramgen_curve:prime256v1"])
        .args(["-days", "2", "-subj", "/CN=server", "-keyout"])
        .args([&key])
        .arg("-out")
        .args([&certificate]))?;
    let read = |path| fs::read_to_string(path).map_err(told(path));
    Ok(Pair {
        key: read(&key)?,
        certificate: read(&certificate)?,
    })
}

/// The key.
pub(crate) const KEY: &str = "/etc/server.key";

/// The certificate.
pub(crate) const CERTIFICATE: &str = "/etc/server.crt";

/// The key, then the certificate.
pub(crate) const CHAIN: &str = "/etc/server.pem";
