//! Dante's SOCKS server, open or safe.

use crate::packages::Product;
use crate::root::Root;
use crate::{Host, Server, Trouble};

/// How a Dante treats strangers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Manner {
    /// Connects them to wherever they like.
    Open,
    /// Wants a name and a password first.
    Safe,
}

/// Starts a Dante on port 1080. It resolves by DNS.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, manner: Manner) -> Result<Server, Trouble> {
    let root = Root::of(Product::Dante)?;
    let method = match manner {
        Manner::Open => "none",
        Manner::Safe => "username",
    };
    // By its address: by its name, eth0 has an address of IPv6 that is not ready yet.
    let own = format!(
        "socksmethod: {method}\ninternal: {} port = {PORT}\n",
        host.address()
    );
    root.write(CONFIGURATION, &format!("{own}{FOR_EVERYBODY}"))?;
    Server::start(host, root, "danted -f /etc/danted.conf", PORT)
}

/// Its configuration, as Debian names it.
pub const CONFIGURATION: &str = "/etc/danted.conf";

const FOR_EVERYBODY: &str = "\
logoutput: stderr
external: eth0
clientmethod: none
user.privileged: root
user.unprivileged: nobody
client pass {
    from: 0.0.0.0/0 to: 0.0.0.0/0
}
socks pass {
    from: 0.0.0.0/0 to: 0.0.0.0/0
}
";

const PORT: u16 = 1080;
