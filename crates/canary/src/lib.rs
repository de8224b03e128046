//! The canary: our own receiving host, to which tested relays and proxies are asked to carry
//! something. A token that comes back here is the proof of an open door; nothing else is.
//!
//! In the order of a visit:
//! - `door` accepts, within the numbers of [`limits`] and `crowd`;
//! - `lines` hears octets as bounded lines;
//! - [`mail`] is the mail host, [`web`] the web host;
//! - [`Ours`] knows which recipients, hosts and paths are ours;
//! - [`Receipt`] is what came, [`Ledger`] where it is written before we answer.
//!
//! It knows tokens, not cases; it relays nothing, reflects nothing, and keeps no mail. Only what
//! arrives with a token of ours leaves a trace.
//!
//! # Limits
//! It speaks no TLS: relays deliver without it, and a proxy that insists on it is tested through
//! its own tunnel. `postmaster@` and `abuse@` are not kept either (RFC 5321 section 4.5.1 wants
//! them): the refusal names the address where people answer.

mod crowd;
mod door;
mod excerpt;
mod identity;
mod ledger;
pub mod limits;
mod lines;
pub mod mail;
mod ours;
mod receipt;
pub mod web;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use dialogue::TokenKey;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::crowd::Crowd;
use crate::door::{Door, House};
pub use crate::identity::Identity;
pub use crate::ledger::{Clock, Entry, Ledger};
pub use crate::lines::{Ending, Line};
pub use crate::ours::{Addressee, Ours};
pub use crate::receipt::{Meaning, Receipt, Way};

/// Where the canary listens. Port 0 takes a free one.
#[derive(Clone, Debug, Default)]
pub struct Listeners {
    /// For mail; in the world port 25.
    pub mail: Vec<SocketAddr>,
    /// For fetches; in the world port 80.
    pub web: Vec<SocketAddr>,
}

/// The listening canary. It stops, and ends every visit, when it is dropped.
#[derive(Debug)]
pub struct Canary {
    mail: Vec<SocketAddr>,
    web: Vec<SocketAddr>,
    _doors: JoinSet<()>,
}

impl Canary {
    /// Binds every address and begins to listen.
    ///
    /// # Errors
    /// When an address cannot be bound: a person must choose another, or free this one.
    pub async fn start(
        listeners: &Listeners,
        identity: Identity,
        key: TokenKey,
        ledger: Ledger,
    ) -> io::Result<Self> {
        let house = Arc::new(House {
            ours: Ours::new(identity, key),
            ledger,
        });
        let mail = bind(&listeners.mail).await?;
        let web = bind(&listeners.web).await?;
        let (mail_addresses, web_addresses) = (addresses(&mail)?, addresses(&web)?);
        let mut doors = JoinSet::new();
        for (door, listeners) in [(Door::Mail, mail), (Door::Web, web)] {
            let crowd = Crowd::new();
            for listener in listeners {
                doors.spawn(door::keep_open(
                    door,
                    listener,
                    Arc::clone(&house),
                    crowd.clone(),
                ));
            }
        }
        Ok(Self {
            mail: mail_addresses,
            web: web_addresses,
            _doors: doors,
        })
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
