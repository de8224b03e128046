//! The way to the mail server, protected: TLS after STARTTLS (RFC 3207) or from the first byte
//! (RFC 8314).
//!
//! The rule it protects: neither password nor letter leaves before the server has shown, for its
//! name, a certificate that we trust. All that is ever said in clear is a hello and the wish for
//! TLS.
//!
//! Nothing may have been read ahead when the handshake begins: an answer that somebody puts behind
//! the one to STARTTLS would count as said by the server itself, under TLS.
//!
//! # Limits
//! TLS 1.2 and 1.3. Whether a certificate was revoked is not asked.

use std::io;
use std::path::Path;
use std::sync::Arc;

use dialogue::reply::{Reply, Severity};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::DeliveryError;
use super::wire::{COMMAND, Stream, Trouble, Wire, within};
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

    /// Makes a fresh connection safe to speak over; the server has given its greeting then.
    pub(super) async fn over(&self, stream: TcpStream, hello: &str) -> Result<Wire, Trouble> {
        match self {
            Self::Needless => greeted(stream).await,
            Self::Starttls(trust) => {
                let stream = agreed(stream, hello).await?;
                Ok(Wire::new(Box::new(trust.secured(stream).await?)))
            }
            Self::Tls(trust) => greeted(trust.secured(stream).await?).await,
        }
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

    async fn secured(&self, stream: TcpStream) -> Result<TlsStream<TcpStream>, Trouble> {
        let handshake = self.connector.connect(self.name.clone(), stream);
        within(COMMAND, async {
            handshake.await.map_err(|error| distrust(&error))
        })
        .await
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

async fn greeted(stream: impl Stream + 'static) -> Result<Wire, Trouble> {
    let mut wire = Wire::new(Box::new(stream) as Box<dyn Stream>);
    positive(wire.reply(COMMAND).await?)?;
    Ok(wire)
}

/// Says hello in clear and asks for TLS, up to where the handshake begins.
async fn agreed(stream: TcpStream, hello: &str) -> Result<TcpStream, Trouble> {
    let mut wire = Wire::new(stream);
    let greeting = wire.reply(COMMAND).await?;
    alone(&wire, greeting)?;
    let offer = wire.ask(&format!("EHLO {hello}")).await?;
    let offer = alone(&wire, offer)?;
    let offers = |line: &String| line.trim().eq_ignore_ascii_case("STARTTLS");
    if !offer.lines().iter().skip(1).any(offers) {
        return Err(Trouble::Untrusted(
            "it does not offer STARTTLS, so password and letters would be for all to read; \
             is `security = \"tls\"`, with another port, what it wants?"
                .to_owned(),
        ));
    }
    let ready = wire.ask("STARTTLS").await?;
    alone(&wire, ready)?;
    Ok(wire.into_stream())
}

/// A positive reply, and nothing behind it: in clear, a server that says more than it was asked may
/// be somebody else (the injection of CVE-2011-0411, turned on clients).
fn alone(wire: &Wire<TcpStream>, reply: Reply) -> Result<Reply, Trouble> {
    if wire.has_unasked() {
        return Err(Trouble::Untrusted(
            "it, or somebody on the way, said more than it was asked before TLS began".to_owned(),
        ));
    }
    positive(reply)
}

fn positive(reply: Reply) -> Result<Reply, Trouble> {
    match reply.severity() {
        Severity::Positive => Ok(reply),
        _ => Err(Trouble::Said(reply)),
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
