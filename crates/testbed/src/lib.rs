//! Real servers in real networks, for tests: Postfix, Squid and others as Debian ships them, each
//! in a network namespace of its own. Development only.
//!
//! A laboratory shows what we believe servers do; this crate shows what they do. In the order of
//! a test:
//!
//! - [`packages`]: Debian's packages, unpacked into roots of their own; nothing is installed.
//! - [`network`]: a private network of hosts, which knows no way out.
//! - [`name_server`]: its DNS, which knows the test's names and denies all others.
//! - [`postfix`], [`exim`], [`sendmail`] and other mail servers; [`squid`], [`tinyproxy`], [`dante`]:
//!   open or safe as the test wants them.
//! - [`configuration`]: one server with what is true of it; [`catalogue`]: all of them; [`lineup`]:
//!   some or all of them side by side in one network. `make testbed` tests them all and prints the
//!   truth beside the verdict.
//! - [`guided`]: servers as Debian lays them out, each open by one cause of its guide, with those
//!   whom it must go on serving. `make guides` closes them all.
//! - [`server`]: reading and changing a running server's configuration at the paths that its
//!   manual names, and running commands beside it.
//! - [`conversation`]: talking to a server from a host of the network.
//! - [`destination`], [`mail_sink`], [`web_server`]: the places that an open server can be made to
//!   reach.
//!
//! ```no_run
//! # fn main() -> Result<(), testbed::Trouble> {
//! use testbed::{Product, postfix};
//! let Some(mut network) = testbed::begin(&[Product::Postfix]) else {
//!     return Ok(()); // the reason has been printed
//! };
//! let host = network.host("relay.example", [198, 51, 100, 25].into())?;
//! let relay = postfix::start(&host, postfix::Manner::Open)?;
//! relay.run("postfix status")?;
//! # Ok(())
//! # }
//! ```
//!
//! # Limits
//! Linux, root and Debian's apt are needed; without them a test is skipped with the reason, except
//! where `CI=true` says that it must run. Everything waits a bounded time, and everything goes
//! away on drop; what a killed test left behind goes away with the next one.

mod apt;
pub mod catalogue;
mod certificate;
pub mod chasquid;
mod command;
pub mod configuration;
pub mod conversation;
pub mod courier;
pub mod dante;
pub mod destination;
pub mod exim;
pub mod guided;
mod haproxy;
mod leftovers;
pub mod lineup;
mod listening;
pub mod mail_sink;
pub mod msmtpd;
pub mod name_server;
pub mod network;
pub mod opensmtpd;
pub mod packages;
pub mod patience;
pub mod postfix;
mod root;
pub mod sendmail;
pub mod server;
pub mod squid;
pub mod tinyproxy;
pub mod web_server;

use std::io;
use std::path::PathBuf;

pub use crate::network::{Host, Network};
pub use crate::packages::Product;
pub use crate::server::Server;

/// Why a test cannot run on this machine. Somebody else's machine can run it.
#[derive(Debug, thiserror::Error)]
pub enum Unavailable {
    /// The network's tools, or the right to use them, are missing.
    #[error("network namespaces cannot be made here: {0}")]
    NoNamespaces(String),
    /// The packages have not been fetched yet.
    #[error("{0} has not been fetched: run `cargo run -p testbed -- fetch`")]
    NotFetched(&'static str),
    /// Only root may make network namespaces.
    #[error("only root can make network namespaces")]
    NotRoot,
}

/// What went wrong in the testbed itself. The test that meets it fails: a dead server looks like a
/// safe one.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A command said no.
    #[error("`{command}` failed: {said}")]
    Command {
        /// The command line.
        command: String,
        /// What it printed.
        said: String,
    },
    /// A file or a process could not be used.
    #[error("{what}: {source}")]
    Io {
        /// The file or command.
        what: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Nothing came within the time that suffices on a slow machine.
    #[error("waited in vain for {what}: {said}")]
    Silent {
        /// What was awaited.
        what: String,
        /// What was heard instead.
        said: String,
    },
    /// The machine cannot run this.
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
}

/// Begins a test with real servers: a network of its own, with these products at hand.
///
/// Where that cannot be, it prints `skipped: …` and returns nothing.
///
/// # Panics
/// When `CI=true` and the test cannot run: there a skipped test would be a hole.
#[must_use]
pub fn begin(products: &[Product]) -> Option<Network> {
    match laid(products) {
        Ok(network) => Some(network),
        Err(reason) => {
            skip(reason);
            None
        }
    }
}

/// Says that a test cannot run here, and why.
///
/// # Panics
/// When `CI=true`: there a skipped test would be a hole.
pub fn skip(reason: impl std::fmt::Display) {
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "must not be skipped in CI: {reason}"
    );
    println!("skipped: {reason}");
}

fn laid(products: &[Product]) -> Result<Network, Trouble> {
    for product in products {
        packages::unpacked(*product)?;
    }
    Network::new()
}

/// Whether this process is root's.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
