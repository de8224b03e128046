//! The canary: our own receiving host, to which tested relays and proxies are asked to carry
//! something. A token that comes back here is the proof of an open door; nothing else is.
//!
//! In the order of a visit:
//! - `door` accepts, within the numbers of [`limits`] and `crowd`;
//! - `opening` tells TLS from plain by the first octets, `protection` is our side of TLS;
//! - `lines` hears octets as bounded lines;
//! - [`mail`] is the mail host, [`web`] the web host, `datagram` what UDP brings;
//! - [`Ours`] knows which recipients, hosts and paths are ours;
//! - [`Receipt`] is what came, [`Ledger`] where it is written before we answer.
//!
//! It knows tokens, not cases; it relays nothing, reflects nothing, and keeps no mail. Only what
//! arrives with a token of ours leaves a trace.
//!
//! # Limits
//! Its certificate is signed by itself: nobody who tests an open door needs to believe it, and a
//! relay that would deliver only to a host it trusts does not deliver here. `postmaster@` and
//! `abuse@` are not kept either (RFC 5321 section 4.5.1 wants them): the refusal names the address
//! where people answer.

mod crowd;
mod datagram;
mod door;
mod excerpt;
mod identity;
mod ledger;
pub mod limits;
mod lines;
pub mod mail;
mod opening;
mod ours;
mod protection;
mod receipt;
pub mod web;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use dialogue::TokenKey;
use tokio::net::{TcpListener, UdpSocket};
use tokio::task::JoinSet;

use crate::crowd::Crowd;
use crate::door::{Door, House};
pub use crate::identity::Identity;
pub use crate::ledger::{Clock, Entry, Ledger};
pub use crate::lines::{Ending, Line, Lines};
pub use crate::ours::{Addressee, Ours};
use crate::protection::Protection;
pub use crate::protection::Unable;
pub use crate::receipt::{Entrance, Meaning, Receipt, Way};

/// Where the canary listens. Port 0 takes a free one.
#[derive(Clone, Debug, Default)]
pub struct Listeners {
    /// For mail, plain and TLS; in the world ports 25 and 465.
    pub mail: Vec<SocketAddr>,
    /// For fetches, plain and TLS; in the world ports 80 and 443.
    pub web: Vec<SocketAddr>,
    /// For datagrams; in the world port 53 or any other.
    pub udp: Vec<SocketAddr>,
}

/// The listening canary. It stops, and ends every visit, when it is dropped.
#[derive(Debug)]
pub struct Canary {
    mail: Vec<SocketAddr>,
    web: Vec<SocketAddr>,
    udp: Vec<SocketAddr>,
    unable: Unable,
    _doors: JoinSet<()>,
}

impl Canary {
    /// Binds every address and begins to listen.
    ///
    /// # Errors
    /// When an address cannot be bound: a person must choose another, or free this one. Or when the
    /// machine gives no random bytes for a certificate.
    pub async fn start(
        listeners: &Listeners,
        identity: Identity,
        key: TokenKey,
        ledger: Ledger,
    ) -> io::Result<Self> {
        let ours = Ours::new(identity, key);
        let house = Arc::new(House {
            protection: Protection::of(ours.identity())?,
            ours,
            ledger,
        });
        let mail = bind(&listeners.mail).await?;
        let web = bind(&listeners.web).await?;
        let (mail_addresses, web_addresses) = (addresses(&mail)?, addresses(&web)?);
        let (mut doors, mut udp) = (JoinSet::new(), Vec::new());
        for address in &listeners.udp {
            let socket = UdpSocket::bind(address).await?;
            udp.push(socket.local_addr()?);
            doors.spawn(datagram::keep_hearing(socket, Arc::clone(&house)));
        }
        // One for all doors: they share the descriptors that the system gives.
        let crowd = Crowd::default();
        for (door, listeners) in [(Door::Mail, mail), (Door::Web, web)] {
            for listener in listeners {
                let house = Arc::clone(&house);
                doors.spawn(door::keep_open(door, listener, house, crowd.clone()));
            }
        }
        Ok(Self {
            mail: mail_addresses,
            web: web_addresses,
            udp,
            unable: house.protection.unable(),
            _doors: doors,
        })
    }

    /// Those who are not offered STARTTLS.
    #[must_use]
    pub fn unable(&self) -> Unable {
        self.unable.clone()
    }

    /// Where mail is taken, with the ports in use, in the order asked for.
    #[must_use]
    pub fn mail_addresses(&self) -> &[SocketAddr] {
        &self.mail
    }

    /// Where fetches are answered, with the ports in use, in the order asked for.
    #[must_use]
    pub fn web_addresses(&self) -> &[SocketAddr] {
        &self.web
    }

    /// Where datagrams are answered, with the ports in use, in the order asked for.
    #[must_use]
    pub fn udp_addresses(&self) -> &[SocketAddr] {
        &self.udp
    }
}

async fn bind(addresses: &[SocketAddr]) -> io::Result<Vec<TcpListener>> {
    let mut listeners = Vec::with_capacity(addresses.len());
    for address in addresses {
        listeners.push(TcpListener::bind(address).await?);
    }
    Ok(listeners)
}

fn addresses(listeners: &[TcpListener]) -> io::Result<Vec<SocketAddr>> {
    listeners.iter().map(TcpListener::local_addr).collect()
}
