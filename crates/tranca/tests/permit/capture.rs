//! What really left a host: tcpdump on its interface, and the packets it wrote down.
//!
//! # Limits
//! Ethernet and IPv4; of IPv6 only that there was some.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::net::Ipv4Addr;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use testbed::Host;
use testbed::patience::until;

/// A capture under way. It ends when dropped.
pub(crate) struct Capture {
    process: Child,
    folder: TempDir,
    host: Ipv4Addr,
}

/// One packet that a host sent or got.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packet {
    /// In microseconds.
    pub(crate) at: u64,
    pub(crate) from: Ipv4Addr,
    pub(crate) to: Ipv4Addr,
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
    /// Begins, and returns once it listens. `None`, with the reason printed, where there is no
    /// tcpdump.
    pub(crate) fn begin(on: &Host) -> Option<Self> {
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
            host: on.address(),
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
        read(&bytes)
    }

    /// The host whose packets these are.
    pub(crate) const fn host(&self) -> Ipv4Addr {
        self.host
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

/// Every address to which a host sent, or wanted to.
pub(crate) fn written_to(packets: &[Packet], host: Ipv4Addr) -> BTreeSet<Ipv4Addr> {
    let sent = packets.iter().filter(|packet| packet.from == host);
    sent.map(|packet| packet.to)
        .filter(|to| *to != host)
        .collect()
}

/// A file of libpcap: a header of 24 bytes, and before each packet its time and its length.
fn read(mut bytes: &[u8]) -> Vec<Packet> {
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
        packets.extend(packet(at, &bytes[16..end]));
        bytes = &bytes[end..];
    }
    packets
}

fn packet(at: u64, frame: &[u8]) -> Option<Packet> {
    let address = |place: usize| {
        let four: [u8; 4] = *frame.get(place..)?.first_chunk()?;
        Some(Ipv4Addr::from(four))
    };
    let (from, to, what) = match frame.get(12..14)? {
        // RFC 826: the sender at 14 + 14, whom it looks for at 14 + 24; a question is 1.
        [0x08, 0x06] if frame.get(21) == Some(&1) => (address(28)?, address(38)?, What::Arp),
        [0x08, 0x00] => (address(26)?, address(30)?, carried(&frame[14..])),
        _ => return None,
    };
    Some(Packet { at, from, to, what })
}

/// RFC 791 section 3.1, RFC 9293 section 3.1.
fn carried(datagram: &[u8]) -> What {
    let header = usize::from(datagram[0] & 0x0f) * 4;
    match (datagram.get(9), datagram.get(header..header + 14)) {
        (Some(6), Some(tcp)) => What::Tcp {
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
