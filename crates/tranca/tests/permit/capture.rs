//! What really left a host: tcpdump on its interface, and the packets it wrote down.
//!
//! # Limits
//! Ethernet, and IPv6 without extension headers.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::net::{IpAddr, Ipv6Addr};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use testbed::Host;
use testbed::patience::until;

/// A capture under way. It ends when dropped.
pub(crate) struct Capture {
    process: Child,
    folder: TempDir,
    host: Vec<IpAddr>,
}

/// One packet that a host sent or got.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packet {
    /// In microseconds.
    pub(crate) at: u64,
    /// Whether the host sent it.
    pub(crate) sent: bool,
    /// The other side.
    pub(crate) there: IpAddr,
    pub(crate) what: What,
}

/// What it carries.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum What {
    /// The question who has an address: whoever asks it wants to write there.
    Arp,
    Tcp {
        from: u16,
        to: u16,
        flags: u8,
    },
    Other,
}

impl Capture {
    /// Begins on a host of these addresses, and returns once it listens. `None`, with the reason
    /// printed, where there is no tcpdump.
    pub(crate) fn begin(on: &Host, addresses: &[IpAddr]) -> Option<Self> {
        if Command::new("tcpdump").arg("--version").output().is_err() {
            testbed::skip("there is no tcpdump to see packets with");
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let said = File::create(folder.path().join(SAID)).expect("a file");
        let process = on
            .command("tcpdump")
            .args([
                "-i",
                "eth0",
                "-n",
                "-p",
                "-U",
                "--immediate-mode",
                "-s",
                "96",
            ])
            .args(["-B", "8192", "-Z", "root", "-w"])
            .arg(folder.path().join(PACKETS))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(said)
            .spawn()
            .expect("tcpdump runs");
        let capture = Self {
            process,
            folder,
            host: addresses.to_vec(),
        };
        let listens = until(LIMIT, || {
            capture.said().contains("listening on").then_some(())
        });
        listens.unwrap_or_else(|| panic!("tcpdump does not listen: {}", capture.said()));
        Some(capture)
    }

    /// Ends it: all packets of the host, in the order in which they were seen.
    pub(crate) fn end(mut self) -> Vec<Packet> {
        let number = self.process.id().to_string();
        let told = Command::new("kill")
            .args(["-INT", &number])
            .status()
            .expect("kill runs");
        assert!(told.success());
        self.process.wait().expect("tcpdump ends");
        let said = self.said();
        assert!(said.contains("0 packets dropped by kernel"), "{said}");
        let bytes = fs::read(self.folder.path().join(PACKETS)).expect("packets");
        read(&bytes, &self.host)
    }

    fn said(&self) -> String {
        fs::read_to_string(self.folder.path().join(SAID)).unwrap_or_default()
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        // One that has ended needs no killing.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Packet {
    /// Whether it asks for a connection.
    pub(crate) fn opens(&self) -> bool {
        matches!(self.what, What::Tcp { flags, .. } if flags & (SYN | ACK) == SYN)
    }

    /// Whether it grants one.
    pub(crate) fn grants(&self) -> bool {
        matches!(self.what, What::Tcp { flags, .. } if flags & (SYN | ACK) == SYN | ACK)
    }

    /// Whether it ends one, seen from its sender.
    pub(crate) fn ends(&self) -> bool {
        matches!(self.what, What::Tcp { flags, .. } if flags & (FIN | RST) != 0)
    }

    /// Whether it breaks one off for both.
    pub(crate) fn resets(&self) -> bool {
        matches!(self.what, What::Tcp { flags, .. } if flags & RST != 0)
    }
}

/// Every address to which the host sent, or wanted to. Whom it asks on the wire for the way, it
/// asks all (RFC 4861).
pub(crate) fn written_to(packets: &[Packet]) -> BTreeSet<IpAddr> {
    let sent = packets.iter().filter(|packet| packet.sent);
    sent.map(|packet| packet.there)
        .filter(|there| !there.is_multicast() && !is_link_local(*there))
        .collect()
}

/// RFC 4291 section 2.5.6.
const fn is_link_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(_) => false,
        IpAddr::V6(address) => address.segments()[0] & 0xffc0 == 0xfe80,
    }
}

/// A file of libpcap: a header of 24 bytes, and before each packet its time and its length.
fn read(mut bytes: &[u8], host: &[IpAddr]) -> Vec<Packet> {
    let number = |bytes: &[u8], at: usize| {
        let four = bytes.get(at..).and_then(|rest| rest.first_chunk());
        four.map(|four| u32::from_le_bytes(*four))
    };
    assert_eq!(
        number(bytes, 0),
        Some(0xa1b2_c3d4),
        "microseconds, of this machine's kind"
    );
    assert_eq!(number(bytes, 20), Some(1), "Ethernet");
    bytes = &bytes[24..];
    let mut packets = Vec::new();
    while let (Some(seconds), Some(micros), Some(length)) =
        (number(bytes, 0), number(bytes, 4), number(bytes, 8))
    {
        let end = 16 + usize::try_from(length).expect("short");
        let at = u64::from(seconds) * 1_000_000 + u64::from(micros);
        packets.extend(packet(at, &bytes[16..end], host));
        bytes = &bytes[end..];
    }
    packets
}

fn packet(at: u64, frame: &[u8], host: &[IpAddr]) -> Option<Packet> {
    let v4 = |place: usize| {
        let four: [u8; 4] = *frame.get(place..)?.first_chunk()?;
        Some(IpAddr::from(four))
    };
    let v6 = |place: usize| {
        let sixteen: [u8; 16] = *frame.get(place..)?.first_chunk()?;
        Some(IpAddr::V6(Ipv6Addr::from(sixteen)))
    };
    let (from, to, what) = match frame.get(12..14)? {
        // RFC 826: the sender at 14 + 14, whom it looks for at 14 + 24; a question is 1.
        [0x08, 0x06] if frame.get(21) == Some(&1) => (v4(28)?, v4(38)?, What::Arp),
        // RFC 791 section 3.1.
        [0x08, 0x00] => {
            let header = usize::from(frame.get(14)? & 0x0f) * 4;
            let what = carried(*frame.get(23)?, frame.get(14 + header..)?);
            (v4(26)?, v4(30)?, what)
        }
        // RFC 8200 section 3.
        [0x86, 0xdd] => (v6(22)?, v6(38)?, carried(*frame.get(20)?, frame.get(54..)?)),
        _ => return None,
    };
    let sent = host.contains(&from);
    let there = if sent { to } else { from };
    let is_to_itself = sent && host.contains(&to);
    (!is_to_itself).then_some(Packet {
        at,
        sent,
        there,
        what,
    })
}

/// RFC 9293 section 3.1.
fn carried(protocol: u8, segment: &[u8]) -> What {
    match (protocol, segment.get(..14)) {
        (6, Some(tcp)) => What::Tcp {
            from: u16::from_be_bytes([tcp[0], tcp[1]]),
            to: u16::from_be_bytes([tcp[2], tcp[3]]),
            flags: tcp[13],
        },
        _ => What::Other,
    }
}

const FIN: u8 = 1;
const SYN: u8 = 2;
const RST: u8 = 4;
const ACK: u8 = 16;
const PACKETS: &str = "packets.pcap";
const SAID: &str = "said.txt";
const LIMIT: Duration = Duration::from_secs(20);
