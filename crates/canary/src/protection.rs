//! TLS at every door: the canary's certificate, and its part of a handshake.
//!
//! The certificate is made at each start and signed by itself: a tested proxy hands our octets
//! through unseen, and relays that are offered STARTTLS do not ask who signed (RFC 7435). Every
//! server name is welcome, or we would lose the hits of whoever names us by an address.
//!
//! # Limits
//! TLS 1.2 and 1.3, no application protocol: whoever offers `h2` is answered in HTTP/1.1.

use std::fmt;
use std::io;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::server::TlsStream;

use crate::identity::Identity;

/// The server side of TLS.
#[derive(Clone)]
pub(crate) struct Protection(TlsAcceptor);

impl Protection {
    /// Makes a certificate for the domain, the names below it and the host.
    ///
    /// # Errors
    /// When the machine gives no random bytes for its key.
    pub(crate) fn of(identity: &Identity) -> io::Result<Self> {
        let made = rcgen::generate_simple_self_signed(names(identity)).map_err(io::Error::other)?;
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.into()], PrivateKeyDer::Pkcs8(key))
            .map_err(io::Error::other)?;
        Ok(Self(TlsAcceptor::from(Arc::new(config))))
    }

    /// Goes through a handshake with a peer that began one.
    pub(crate) async fn accept<S>(&self, stream: S) -> io::Result<TlsStream<S>>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        self.0.accept(stream).await
    }
}

impl fmt::Debug for Protection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Protection(…)")
    }
}

/// What a certificate can name: host names and addresses in ASCII. A checkup of one's own servers
/// may have neither.
fn names(identity: &Identity) -> Vec<String> {
    let domain = identity.domain.as_str();
    let below = format!("*.{domain}");
    let host = identity.host.trim_matches(['[', ']']);
    let mut names: Vec<String> = [domain, &below, host]
        .into_iter()
        .filter(|name| !name.is_empty() && !name.ends_with('.') && name.is_ascii())
        .map(str::to_owned)
        .collect();
    names.dedup();
    names
}
