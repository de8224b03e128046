//! A world in a network of its own: one host that answers for whole networks, and lies wherever a
//! protocol lets it name somebody else.

use std::fs;
use std::net::IpAddr;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use testbed::name_server::{self, Record};
use testbed::network::NAME_SERVER;
use testbed::patience::until;
use testbed::{Host, Network, Product, Server, Trouble, packages};

use crate::draw::{FORBIDDEN, TESTABLE, lower_half};

/// The world. What is declared first goes first when it is dropped.
pub(crate) struct World {
    liars: Vec<Child>,
    scripts: TempDir,
    _name_server: Server,
    pub(crate) prober: Host,
    /// Those of the prober.
    pub(crate) addresses: [IpAddr; 2],
    /// The way to everybody whose address is of IPv6.
    pub(crate) gateway: IpAddr,
    hosts: [Host; 2],
    _network: Network,
}

impl World {
    /// Makes it, or says why it cannot be.
    pub(crate) fn made() -> Result<Option<Self>, Trouble> {
        let products = [Product::NameServer, Product::Tools];
        let Some(mut network) = testbed::begin(&products) else {
            return Ok(None);
        };
        let prober = network.host("probe.example", [198, 51, 100, 10].into())?;
        let names = network.host("names.example", NAME_SERVER)?;
        let world = network.host("world.example", [198, 51, 100, 20].into())?;
        let records = [
            Record::of(&prober),
            Record::mail_host("canary.example", prober.name()),
            Record::host("mx.victim.example", [192, 0, 2, 99].into()),
            Record::mail_host("victim.example", "mx.victim.example"),
        ];
        let name_server = name_server::start(&names, &records)?;
        answers_for_networks(&world);
        // Whoever is written to by mistake shall be seen to be: everybody is on this wire.
        ip(&prober, &["route", "add", "default", "dev", "eth0"]);
        let addresses = [prober.address().into(), prober.add_ipv6()?.into()];
        let gateway = world.add_ipv6()?;
        let way = gateway.to_string();
        ip(&prober, &["-6", "route", "add", "default", "via", &way]);
        let scripts = tempfile::tempdir().expect("a folder");
        let busybox = packages::unpacked(Product::Tools)?.join("bin/busybox");
        let mut made = Self {
            liars: Vec::new(),
            scripts,
            _name_server: name_server,
            prober,
            addresses,
            gateway: gateway.into(),
            hosts: [names, world],
            _network: network,
        };
        made.lie(&busybox);
        Ok(Some(made))
    }

    fn lie(&mut self, busybox: &Path) {
        for (port, script) in LIES {
            let file = self.scripts.path().join(port);
            fs::write(&file, script).expect("written");
            let liar = self.hosts[1]
                .command(&busybox.to_string_lossy())
                .args([
                    "nc",
                    "-ll",
                    "-p",
                    port,
                    "-e",
                    &busybox.to_string_lossy(),
                    "sh",
                ])
                .arg(&file)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            let liar = liar.expect("busybox runs");
            let process = liar.id();
            self.liars.push(liar);
            let listens = || listens(process, port.parse().expect("a port")).then_some(());
            until(LIMIT, listens).unwrap_or_else(|| panic!("nobody listens on port {port}"));
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        for liar in &mut self.liars {
            // One that has ended needs no killing.
            liar.kill().ok();
            liar.wait().ok();
        }
    }
}

/// The lower half of each network is there; in the upper half nobody answers.
fn answers_for_networks(world: &Host) {
    for network in TESTABLE.iter().chain(&FORBIDDEN) {
        let (half, whole) = (lower_half(network).to_string(), (*network).to_owned());
        ip(world, &["route", "add", "local", &half, "dev", "lo"]);
        if whole.contains(':') {
            // Else they would be sent back to where they came from.
            ip(world, &["-6", "route", "add", "blackhole", &whole]);
        }
    }
}

/// `: local address:port, remote address, state` (see proc(5)); 0A is a listener's.
fn listens(process: u32, port: u16) -> bool {
    let table =
        |name| fs::read_to_string(format!("/proc/{process}/net/{name}")).unwrap_or_default();
    let local = format!(":{port:04X} ");
    ["tcp", "tcp6"].into_iter().map(table).any(|table| {
        table
            .lines()
            .any(|line| line.contains(&local) && line.contains(" 0A "))
    })
}

fn ip(host: &Host, words: &[&str]) {
    let done = host.command("ip").args(words).output().expect("ip runs");
    assert!(
        done.status.success(),
        "{words:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// A mail server that is another by its own words and takes everything from everybody; a web server
/// that sends everybody elsewhere; a SOCKS server that names another for datagrams.
const LIES: [(&str, &str); 3] = [
    (
        "25",
        r#"printf '220 mx.victim.example ESMTP\r\n'
while read -r line; do
    case $line in
    EHLO*) printf '250-mx.victim.example\r\n250 XCLIENT NAME ADDR\r\n';;
    RCPT*) printf '551 5.1.6 <x@mx.victim.example> try 192.0.2.99\r\n';;
    QUIT*) printf '221 bye\r\n'; exit;;
    *) printf '250 ok\r\n';;
    esac
done"#,
    ),
    (
        "3128",
        r#"while read -r line && [ ${#line} -gt 1 ]; do :; done
printf 'HTTP/1.1 302 Found\r\nLocation: http://192.0.2.66/\r\nRefresh: 0; url=http://10.1.1.66/\r\n'
printf 'Alt-Svc: h2="192.0.2.67:443"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'"#,
    ),
    (
        "1080",
        r"dd bs=1 count=3 of=/dev/null 2>/dev/null
printf '\005\000'
dd bs=1 count=10 of=/dev/null 2>/dev/null
printf '\005\000\000\001\300\000\002\115\000\065'
exec cat > /dev/null",
    ),
];
const LIMIT: Duration = Duration::from_secs(20);
