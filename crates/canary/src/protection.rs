//! TLS at every door: the canary's certificate, and its part of a handshake.
//!
//! The certificate is made at each start and signed by itself: a tested proxy hands our octets
//! through unseen, and relays that are offered STARTTLS do not ask who signed (RFC 7435). Every
//! server name is welcome, or we would lose the hits of whoever names us by an address.
//!
//! # Limits
//! TLS 1.2 and 1.3, no application protocol: whoever offers `h2` is answered in HTTP/1.1. Many open
//! relays are too old for that, and some of them would put a letter off for ever rather than send
//! it in the clear: a peer whose handshake broke is not offered STARTTLS the next time.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::server::TlsStream;

use crate::identity::Identity;
use crate::limits;

/// The server side of TLS.
pub(crate) struct Protection {
    acceptor: TlsAcceptor,
    unable: Unable,
}

/// Peers that are not offered STARTTLS, since they could not do it; they may be named beforehand,
/// where a program shares its process with the canary.
///
/// Exim 4.96 is one that has to be: a letter to an address literal kills its delivery under TLS, and
/// the letter stays where it is.
#[derive(Clone, Debug, Default)]
pub struct Unable {
    /// The latest last.
    peers: Arc<Mutex<VecDeque<IpAddr>>>,
}

impl Unable {
    /// This peer is not offered STARTTLS from now on.
    pub fn add(&self, peer: IpAddr) {
        let peer = peer.to_canonical();
        let mut peers = self.locked();
        if peers.contains(&peer) {
            return;
        }
        if peers.len() >= limits::PEERS_WITHOUT_TLS {
            peers.pop_front();
        }
        peers.push_back(peer);
    }

    fn holds(&self, peer: IpAddr) -> bool {
        self.locked().contains(&peer)
    }

    /// Nothing that happens under the lock can panic; were it poisoned, the list would still hold.
    fn locked(&self) -> MutexGuard<'_, VecDeque<IpAddr>> {
        self.peers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

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
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(config)),
            unable: Unable::default(),
        })
    }

    /// Goes through a handshake with a peer that began one.
    pub(crate) async fn accept<S>(&self, stream: S) -> io::Result<TlsStream<S>>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        self.acceptor.accept(stream).await
    }

    /// Whether this peer should be offered STARTTLS.
    pub(crate) fn suits(&self, peer: IpAddr) -> bool {
        !self.unable.holds(peer)
    }

    /// Remembers that a handshake with this peer broke.
    pub(crate) fn broke_with(&self, peer: IpAddr) {
        self.unable.add(peer);
    }

    /// Those to whom it is not offered.
    pub(crate) fn unable(&self) -> Unable {
        self.unable.clone()
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
