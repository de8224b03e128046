//! A connection to a tested host, in clear or inside TLS, or TLS inside TLS.
//!
//! # Limits
//! Whatever certificate the other side shows is taken: a probe says nothing that others may not
//! hear, and only a token proves. TLS 1.2 and 1.3; a server that speaks older ones only is noted as
//! not secured.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use dialogue::Tls;
use rustls::client::Resumption;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// One connection.
#[derive(Debug)]
pub enum Wire {
    /// In clear.
    Plain(Metered),
    /// Inside TLS.
    Secure(Box<TlsStream<Self>>),
}

/// A connection that hears no more than `WIRE_LIMIT` bytes: inside TLS much can be said without a
/// word coming out of it.
#[derive(Debug)]
pub struct Metered {
    stream: TcpStream,
    left: usize,
}

impl From<TcpStream> for Wire {
    fn from(stream: TcpStream) -> Self {
        let left = WIRE_LIMIT;
        Self::Plain(Metered { stream, left })
    }
}

impl Metered {
    fn poll_read(
        &mut self,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.left == 0 {
            return Poll::Ready(Err(io::ErrorKind::QuotaExceeded.into()));
        }
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, buffer);
        let heard = buffer.filled().len().saturating_sub(before);
        self.left = self.left.saturating_sub(heard);
        polled
    }
}

impl Wire {
    /// Begins to speak TLS.
    ///
    /// # Errors
    /// Why it did not come about: an answer of the other side, in words.
    pub async fn secure(self, tls: &Tls) -> Result<Self, String> {
        let there = self.peer().map_err(|error| error.to_string())?;
        let name = tls.name.as_deref().and_then(|name| {
            let name: Option<ServerName<'static>> = name.to_owned().try_into().ok();
            name
        });
        // An address is never sent as a server name (RFC 6066 section 3): so none is.
        let name = name.unwrap_or_else(|| there.ip().into());
        let connector = TlsConnector::from(client(tls.protocols));
        match connector.connect(name, self).await {
            Ok(stream) => Ok(Self::Secure(Box::new(stream))),
            Err(error) => Err(error.to_string()),
        }
    }

    /// The application protocol that the server chose.
    #[must_use]
    pub fn protocol(&self) -> Option<&[u8]> {
        match self {
            Self::Plain(_) => None,
            Self::Secure(stream) => stream.get_ref().1.alpn_protocol(),
        }
    }

    /// Whom it leads to.
    ///
    /// # Errors
    /// When the connection is gone.
    pub fn peer(&self) -> io::Result<SocketAddr> {
        self.socket().peer_addr()
    }

    /// From where.
    ///
    /// # Errors
    /// When the connection is gone.
    pub fn local(&self) -> io::Result<SocketAddr> {
        self.socket().local_addr()
    }

    fn socket(&self) -> &TcpStream {
        match self {
            Self::Plain(metered) => &metered.stream,
            Self::Secure(stream) => stream.get_ref().0.socket(),
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(metered) => metered.poll_read(cx, buffer),
            Self::Secure(stream) => Pin::new(stream.as_mut()).poll_read(cx, buffer),
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(metered) => Pin::new(&mut metered.stream).poll_write(cx, bytes),
            Self::Secure(stream) => Pin::new(stream.as_mut()).poll_write(cx, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(metered) => Pin::new(&mut metered.stream).poll_flush(cx),
            Self::Secure(stream) => Pin::new(stream.as_mut()).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(metered) => Pin::new(&mut metered.stream).poll_shutdown(cx),
            Self::Secure(stream) => Pin::new(stream.as_mut()).poll_shutdown(cx),
        }
    }
}

/// The TLS client for these application protocols. There are two sets in all, none and `h2`, so
/// both are made once.
fn client(protocols: &[&str]) -> Arc<ClientConfig> {
    static PLAIN: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    if !protocols.is_empty() {
        return Arc::new(configured(protocols));
    }
    Arc::clone(PLAIN.get_or_init(|| Arc::new(configured(&[]))))
}

fn configured(protocols: &[&str]) -> ClientConfig {
    let provider = Arc::new(ring::default_provider());
    let anybody = Arc::new(Anybody(Arc::clone(&provider)));
    let builder = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(rustls::ALL_VERSIONS)
        // ring knows both versions; this fails only where none is known.
        .unwrap_or_else(|_| ClientConfig::builder());
    let mut config = builder
        .dangerous()
        .with_custom_certificate_verifier(anybody)
        .with_no_client_auth();
    // Nobody is visited often enough, and what strangers give us to keep would be kept: tickets of
    // up to 64 KiB each.
    config.resumption = Resumption::disabled();
    config.alpn_protocols = protocols
        .iter()
        .map(|protocol| protocol.as_bytes().to_vec())
        .collect();
    config
}

/// Takes any certificate: whoever answers, the token decides.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

/// So much is read from one connection, handshakes included.
const WIRE_LIMIT: usize = 1024 * 1024;

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpSocket};

    use super::*;

    #[tokio::test]
    async fn a_server_without_end_is_not_heard_out() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("listener");
        let there = listener.local_addr().expect("bound");
        let flood = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("visitor");
            while stream.write_all(&[b'x'; 4_096]).await.is_ok() {}
        });
        let socket = TcpSocket::new_v4().expect("socket");
        let mut wire = Wire::from(socket.connect(there).await.expect("connected"));
        let mut heard = Vec::new();
        let end = wire.read_to_end(&mut heard).await.expect_err("cut off");
        assert_eq!(end.kind(), io::ErrorKind::QuotaExceeded);
        assert!((WIRE_LIMIT..2 * WIRE_LIMIT).contains(&heard.len()));
        drop(wire);
        flood.await.expect("the flood ends with the connection");
    }
}
