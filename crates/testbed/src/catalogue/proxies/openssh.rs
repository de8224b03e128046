//! OpenSSH as a SOCKS server: somebody made a way out for himself, and bound it to all addresses.

use super::*;

pub(super) const OPENSSHES: &[Configuration] = &[Configuration {
    name: "OpenSSH, ssh -D *:1080",
    truth: Truth::Open(&["socks4", "socks4a", "socks5:ipv4", "socks5:name"]),
    assurance: greeted_in_socks5("\x05\x00"),
    start: |host| start(host),
    ..BASE
}];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::OpenSsh,
    weakness: Weakness::OpenProxy,
    port: 1080,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host) -> Result<Server, Trouble> {
    let root = Root::of(Product::OpenSsh)?;
    root.folder_of(User::Root, "run/sshd")?;
    root.folder_of(User::Root, "root/.ssh")?;
    root.write("root/login", LOGIN)?;
    Server::start(host, root, "sh /root/login", 1080)
}

/// Keys for both sides, the server on loopback, and the client that listens for all.
const LOGIN: &str = "\
ssh-keygen -q -t ed25519 -N '' -f /root/host
ssh-keygen -q -t ed25519 -N '' -f /root/guest
chmod 700 /root /root/.ssh
cp /root/guest.pub /root/.ssh/authorized_keys
/usr/sbin/sshd -f /dev/null -h /root/host -o ListenAddress=127.0.0.1 -o StrictModes=no
exec ssh -N -D '*:1080' -i /root/guest -o StrictHostKeyChecking=no root@127.0.0.1
";
