//! Squid, open or safe, on Debian's own configuration.

use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// How a Squid treats strangers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Manner {
    /// Fetches for all the world.
    Open,
    /// Refuses them (403), as Debian's own configuration does.
    Safe,
}

/// Starts a Squid on port 3128. It resolves by DNS.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, manner: Manner) -> Result<Server, Trouble> {
    let root = Root::of(Product::Squid)?;
    if manner == Manner::Open {
        let shipped = root.read(CONFIGURATION)?;
        root.write(CONFIGURATION, &opened(&shipped)?)?;
    }
    // The pinger wants a raw socket's rights, which the unpacked program does not have.
    root.write("etc/squid/conf.d/testbed.conf", "pinger_enable off\n")?;
    root.folder_of(User::Proxy, "var/log/squid")?;
    root.folder_of(User::Proxy, "var/spool/squid")?;
    Server::start(host, root, "squid -N", PORT)
}

/// Debian's configuration with the one change that opens most Squids.
fn opened(shipped: &str) -> Result<String, Trouble> {
    let opened = shipped.replace("\nhttp_access deny all\n", "\nhttp_access allow all\n");
    if opened == shipped {
        return Err(Trouble::Silent {
            what: "`http_access deny all`".to_owned(),
            said: "Debian's squid.conf has changed".to_owned(),
        });
    }
    Ok(opened)
}

/// Its configuration, as its manual names it.
pub const CONFIGURATION: &str = "/etc/squid/squid.conf";

const PORT: u16 = 3128;
