//! How a mail server protects its conversations: TLS after STARTTLS (RFC 3207) or from the first
//! byte (RFC 8314), and by which certificate it is to be known.
//!
//! # Limits
//! No client certificates. The server does not look at its own certificate's dates or names: whom
//! to believe is the client's to decide.

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{self, ServerConfig};

/// A certificate, and the key that proves it to be the server's own.
#[derive(Clone, Debug)]
pub struct Identity(Arc<ServerConfig>);

impl Identity {
    /// Takes the certificates, the server's first, and its private key, both as PEM.
    ///
    /// # Errors
    /// When either holds nothing of the kind, or the key is another certificate's.
    pub fn from_pem(certificates: &[u8], key: &[u8]) -> io::Result<Self> {
        let chain = CertificateDer::pem_slice_iter(certificates)
            .collect::<Result<Vec<_>, _>>()
            .map_err(invalid)?;
        let key = PrivateKeyDer::from_pem_slice(key).map_err(invalid)?;
        Self::new(chain, key).map_err(invalid)
    }

    /// Takes one certificate and its private key (PKCS #8), both as DER.
    ///
    /// # Errors
    /// When either is not of that kind, or the key is another certificate's.
    pub fn from_der(certificate: Vec<u8>, key: Vec<u8>) -> io::Result<Self> {
        let key = PrivateKeyDer::try_from(key).map_err(invalid)?;
        Self::new(vec![certificate.into()], key).map_err(invalid)
    }

    fn new(
        chain: Vec<CertificateDer<'static>>,
        key: PrivateKeyDer<'static>,
    ) -> Result<Self, rustls::Error> {
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        Ok(Self(Arc::new(config)))
    }

    /// The server's part of the handshake.
    pub(crate) async fn encrypt(&self, wire: Box<dyn Wire>) -> io::Result<Box<dyn Wire>> {
        let acceptor = TlsAcceptor::from(Arc::clone(&self.0));
        Ok(Box::new(acceptor.accept(wire).await?))
    }
}

/// What a server does for the secrecy of its conversations.
#[derive(Clone, Debug, Default)]
pub enum Protection {
    /// Hears neither user nor sender before STARTTLS.
    Demanded(Identity),
    /// Speaks TLS from the first byte.
    FromFirstByte(Identity),
    /// Nothing.
    #[default]
    None,
    /// Offers STARTTLS, and does without it too.
    Offered(Identity),
    /// Offers STARTTLS and hangs up on whoever wants it.
    Pretended,
}

impl Protection {
    /// What STARTTLS leads to, where it is offered.
    pub(crate) const fn by_starttls(&self) -> Option<&Identity> {
        match self {
            Self::Demanded(identity) | Self::Offered(identity) => Some(identity),
            Self::FromFirstByte(_) | Self::None | Self::Pretended => None,
        }
    }
}

/// How a command came.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Channel {
    /// For everybody on the way to read.
    Clear,
    /// Under TLS.
    Encrypted,
}

/// A command that a server was given, whether it obeyed or not.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Command {
    /// Its first word, in upper case.
    pub verb: String,
    /// How it came.
    pub channel: Channel,
}

/// Whatever a conversation runs over.
pub(crate) trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
