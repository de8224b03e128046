//! Tinyproxy, open or safe, on Debian's own configuration.

use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// How a Tinyproxy treats strangers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Manner {
    /// Fetches for all the world: no `Allow` line is left.
    Open,
    /// Refuses them (403), as Debian's own configuration does.
    Safe,
}

/// Starts a Tinyproxy on port 8888. It resolves by DNS.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, manner: Manner) -> Result<Server, Trouble> {
    let root = Root::of(Product::Tinyproxy)?;
    if manner == Manner::Open {
        let shipped = root.read(CONFIGURATION)?;
        root.write(CONFIGURATION, &opened(&shipped))?;
    }
    root.folder_of(User::Tinyproxy, "run/tinyproxy")?;
    root.folder_of(User::Tinyproxy, "var/log/tinyproxy")?;
    Server::start(host, root, "tinyproxy -d", PORT)
}

fn opened(shipped: &str) -> String {
    let kept = shipped
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("Allow "));
    kept.collect()
}

/// Its configuration, as its manual names it.
pub const CONFIGURATION: &str = "/etc/tinyproxy/tinyproxy.conf";

const PORT: u16 = 8888;
