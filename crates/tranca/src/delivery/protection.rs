//! The way to the mail server, protected: TLS after STARTTLS (RFC 3207) or from the first byte
//! (RFC 8314).
//!
//! The rule it protects: neither password nor letter leaves before the server has shown, for its
//! name, a certificate that we trust. All that is ever said in clear is a hello and the wish for
//! TLS.
//!
//! The handshake is made here and not by lettre, which reads ahead: an answer that somebody puts
//! behind the one to STARTTLS would count as said by the server itself, under TLS.
//!
//! # Limits
//! TLS 1.2 and 1.3. Whether a certificate was revoked is not asked.

use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use dialogue::reply::{Reply, ReplyReader, Severity};
use lettre::transport::smtp::client::AsyncTokioStream;
use lettre::transport::smtp::extension::ClientId;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::DeliveryError;
use super::smtp::Trouble;
use crate::ground::config::settings::{Security, Smtp};
use crate::ground::readiness::is_here;

/// How the way to the mail server is protected.
pub(super) enum Protection {
    /// Not at all: the server is this machine.
    Needless,
    /// By STARTTLS, and nothing is said without it.
    Starttls(Trust),
    /// From the first byte.
    Tls(Trust),
}

impl Protection {
    /// As the settings have it; `ca_file` holds certificates trusted beside the public ones.
    pub(super) fn new(smtp: &Smtp, ca_file: Option<&Path>) -> Result<Self, DeliveryError> {
        match smtp.security {
            Security::Starttls => Ok(Self::Starttls(Trust::new(&smtp.host, ca_file)?)),
            Security::Tls => Ok(Self::Tls(Trust::new(&smtp.host, ca_file)?)),
            Security::None if is_here(&smtp.host) => Ok(Self::Needless),
            Security::None => Err(DeliveryError::Untrusted {
                server: smtp.host.clone(),
                why: "`security = \"none\"` is for a mail server on this machine only".to_owned(),
            }),
        }
    }

    /// Makes a fresh connection safe to speak over; what is read from it begins with a greeting.
    pub(super) async fn over(
        &self,
        stream: TcpStream,
        hello: &ClientId,
    ) -> Result<Box<dyn AsyncTokioStream>, Trouble> {
        Ok(match self {
            Self::Needless => Box::new(stream),
            Self::Starttls(trust) => {
                let stream = agreed(stream, hello).await?;
                Box::new(trust.secured(stream, GREETING).await?)
            }
            Self::Tls(trust) => Box::new(trust.secured(stream, b"").await?),
        })
    }
}

/// Whom we believe to be the mail server.
pub(super) struct Trust {
    name: ServerName<'static>,
    connector: TlsConnector,
}

impl Trust {
    fn new(host: &str, ca_file: Option<&Path>) -> Result<Self, DeliveryError> {
        let name = ServerName::try_from(host.to_owned()).map_err(|_| DeliveryError::Untrusted {
            server: host.to_owned(),
            why: "no certificate can be for what is neither a name nor an address".to_owned(),
        })?;
        let mut roots = RootCertStore::empty();
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        if let Some(file) = ca_file {
            add(&mut roots, file).map_err(DeliveryError::file(file))?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            // ring has suites for both versions.
            .expect("TLS 1.2 and 1.3")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self {
            name,
            connector: TlsConnector::from(Arc::new(config)),
        })
    }

    async fn secured(
        &self,
        stream: TcpStream,
        greeting: &'static [u8],
    ) -> Result<Secured, Trouble> {
        let handshake = self.connector.connect(self.name.clone(), stream);
        match handshake.await {
            Ok(stream) => Ok(Secured { greeting, stream }),
            Err(error) => Err(distrust(&error)),
        }
    }
}

/// Adds the certificates of a PEM file.
fn add(roots: &mut RootCertStore, file: &Path) -> io::Result<()> {
    let invalid = |why: String| io::Error::new(io::ErrorKind::InvalidData, why);
    let pem = std::fs::read(file)?;
    let certificates = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| invalid(format!("it is not PEM: {error}")))?;
    if certificates.is_empty() {
        return Err(invalid("there is no certificate in it (PEM)".to_owned()));
    }
    for certificate in certificates {
        roots
            .add(certificate)
            .map_err(|error| invalid(format!("what it holds is no certificate: {error}")))?;
    }
    Ok(())
}

/// Says hello in clear and asks for TLS, up to where the handshake begins.
async fn agreed(mut stream: TcpStream, hello: &ClientId) -> Result<TcpStream, Trouble> {
    reply(&mut stream).await?;
    let offer = ask(&mut stream, &format!("EHLO {hello}")).await?;
    let offers = |line: &String| line.trim().eq_ignore_ascii_case("STARTTLS");
    if !offer.lines().iter().skip(1).any(offers) {
        return Err(Trouble::Untrusted(
            "it does not offer STARTTLS, so password and letters would be for all to read; \
             is `security = \"tls\"`, with another port, what it wants?"
                .to_owned(),
        ));
    }
    ask(&mut stream, "STARTTLS").await?;
    Ok(stream)
}

async fn ask(stream: &mut TcpStream, command: &str) -> Result<Reply, Trouble> {
    let line = format!("{command}\r\n");
    stream.write_all(line.as_bytes()).await?;
    reply(stream).await
}

/// One positive reply, and nothing behind it: in clear, a server that says more than it was asked
/// may be somebody else (the injection of CVE-2011-0411, turned on clients).
async fn reply(stream: &mut TcpStream) -> Result<Reply, Trouble> {
    let mut reader = ReplyReader::new();
    let mut buffer = [0; 4096];
    loop {
        let length = stream.read(&mut buffer).await?;
        let mut heard = &buffer[..length];
        let reply = reader
            .read(&mut heard)
            .map_err(|error| Trouble::Broken(error.to_string()))?;
        match reply {
            Some(_) if !heard.is_empty() => {
                return Err(Trouble::Untrusted(
                    "it, or somebody on the way, said more than it was asked before TLS began"
                        .to_owned(),
                ));
            }
            Some(reply) if reply.severity() == Severity::Positive => return Ok(reply),
            Some(reply) => {
                return Err(Trouble::Said {
                    code: reply.code(),
                    words: reply.text(),
                });
            }
            None if length == 0 => return Err(Trouble::Broken("it hung up".to_owned())),
            None => {}
        }
    }
}

/// Why a handshake failed: only a broken connection passes by itself.
fn distrust(error: &io::Error) -> Trouble {
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref());
    match cause {
        Some(rustls::Error::InvalidCertificate(error)) => Trouble::Untrusted(doubt(error)),
        Some(rustls::Error::InvalidMessage(_)) => Trouble::Untrusted(
            "what it says is not TLS; is `security = \"starttls\"`, or another port, what it wants?"
                .to_owned(),
        ),
        Some(error) => Trouble::Untrusted(format!("no TLS came about: {error}")),
        None => Trouble::Broken(error.to_string()),
    }
}

/// What is wrong with a certificate, and what to do.
fn doubt(error: &CertificateError) -> String {
    match error {
        CertificateError::UnknownIssuer => "nobody we trust has issued its certificate; if it is \
             your own server, name the issuer's certificate in [delivery.smtp] ca_file"
            .to_owned(),
        CertificateError::Other(_) if error.to_string().contains("CaUsedAsEndEntity") => {
            "its certificate is an authority's; it needs one of its own, issued by that authority"
                .to_owned()
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            format!("its certificate needs to be renewed: {error}")
        }
        _ => format!("its certificate is not valid: {error}"),
    }
}

/// An encrypted connection on which a greeting is read first. After STARTTLS a server gives none
/// (RFC 3207 section 4.2), but lettre begins with one.
#[derive(Debug)]
struct Secured {
    greeting: &'static [u8],
    stream: TlsStream<TcpStream>,
}

impl AsyncTokioStream for Secured {
    fn peer_addr(&self) -> io::Result<std::net::SocketAddr> {
        self.stream.get_ref().0.peer_addr()
    }
}

impl AsyncRead for Secured {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.greeting.is_empty() {
            return Pin::new(&mut self.stream).poll_read(context, buffer);
        }
        let fits = self.greeting.len().min(buffer.remaining());
        let (now, later) = self.greeting.split_at(fits);
        buffer.put_slice(now);
        self.greeting = later;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Secured {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

const GREETING: &[u8] = b"220 TLS\r\n";
