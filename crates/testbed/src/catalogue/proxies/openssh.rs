//! OpenSSH as a SOCKS server: somebody made himself a way out, and bound it to all addresses.

use super::SOCKS5_OPEN;
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::{Root, User};
use crate::{Host, Product, Server, Trouble};

pub(super) const OPENSSHES: &[Configuration] = &[Configuration {
    name: "OpenSSH, ssh -D bound to all addresses",
    product: Product::OpenSsh,
    weakness: Weakness::OpenProxy,
    port: PORT,
    truth: Truth::Open(&["socks4", "socks4a", "socks5:ipv4", "socks5:name"]),
    software: None,
    assurance: SOCKS5_OPEN,
    start,
}];

fn start(host: &Host) -> Result<Server, Trouble> {
    let root = Root::of(Product::OpenSsh)?;
    root.folder_of(User::Root, "run/sshd")?;
    root.folder_of(User::Root, "root/.ssh")?;
    root.write("root/way-out", WAY_OUT)?;
    Server::start(host, root, "sh /root/way-out", PORT)
}

/// Keys for both sides, a server on loopback, and the client that listens for all. The server goes
/// into the background before it listens, so the client tries again, each second.
const WAY_OUT: &str = "\
ssh-keygen -q -t ed25519 -N '' -f /root/server
ssh-keygen -q -t ed25519 -N '' -f /root/client
cp /root/client.pub /root/.ssh/authorized_keys
/usr/sbin/sshd -f /dev/null -h /root/server -o ListenAddress=127.0.0.1 -o StrictModes=no
exec ssh -N -D '*:1080' -i /root/client -o ConnectionAttempts=30 -o StrictHostKeyChecking=no root@127.0.0.1
";

const PORT: u16 = 1080;
