//! Small servers on loopback, open or closed as their operator left them, for demonstrations and
//! tests: what a whole operation meets, without a single foreign machine.
//!
//! They speak as the real products do, and nothing here knows what is tested, nor why. Each is
//! started with an address to bind, says where it listens ([`MailRelay::address`] and the like)
//! and stops when it is dropped. What an operator would change in a configuration file is an
//! [`Openness`], or another value that can be set while the server runs.
//!
//! Doors that strangers may find open:
//!
//! - [`relay`]: a mail relay, with the words of Postfix, Exim or Sendmail ([`manner`]), with
//!   every disposition that misleads a hasty test and every habit ([`habits`]) that wears it out.
//! - [`http_proxy`], [`socks_proxy`], [`telnet_proxy`], [`sni_router`]: proxies, and what only looks
//!   like one.
//!
//! What is asked about such doors:
//!
//! - [`dns`]: a name server; [`records`]: what it knows; [`dnsbl`]: block lists among that, in
//!   health and in sickness.
//! - [`rdap`]: a registry that tells who holds an address; [`network`]: what it tells.
//!
//! Where the letters about them go:
//!
//! - [`mail_sink`]: a submission server that keeps every message; [`protection`]: its TLS.
//!
//! What they share: [`names`] (their whole name resolution), [`message`], [`credentials`],
//! [`openness`], and [`onward`], the only place from which anything here dials.
//!
//! # Limits
//! A laboratory binds and dials loopback addresses only, and refuses every other. Only mail servers
//! and HTTP proxies speak TLS. There is no clock (dates are fixed) and no retry.

pub mod credentials;
pub mod dns;
pub mod dnsbl;
pub mod habits;
pub mod http_proxy;
pub mod mail_sink;
pub mod manner;
pub mod message;
pub mod names;
pub mod network;
pub mod onward;
pub mod openness;
pub mod protection;
pub mod rdap;
pub mod records;
pub mod relay;
pub mod sni_router;
pub mod socks_proxy;
pub mod telnet_proxy;

mod bounce;
mod courier;
mod destination;
mod http;
mod lines;
mod listening;
mod seen;
mod smtp;

pub use credentials::Credentials;
pub use dns::NameServer;
pub use dnsbl::{Dnsbl, Illness};
pub use habits::{Belief, Habits};
pub use http_proxy::{HttpConduct, HttpManner, HttpProxy};
pub use mail_sink::{MailSink, SinkConduct};
pub use manner::Manner;
pub use message::Message;
pub use names::Names;
pub use network::{Entity, Network};
pub use openness::Openness;
pub use protection::{Channel, Command, Identity, Protection};
pub use rdap::{RdapServer, Registry};
pub use records::Records;
pub use relay::{Disposition, MailRelay, Routes};
pub use sni_router::SniRouter;
pub use socks_proxy::{SocksConduct, SocksProxy};
pub use telnet_proxy::{TelnetManner, TelnetProxy};
