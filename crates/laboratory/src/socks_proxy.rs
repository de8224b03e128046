//! A SOCKS proxy without authentication: versions 4, 4a and 5 (RFC 1928), CONNECT and UDP ASSOCIATE.
//!
//! # Limits
//! No BIND, no passwords. An association carries datagrams to one target at a time, and no
//! fragments.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::io::{
    AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy, copy_bidirectional, sink,
};
use tokio::net::{TcpStream, UdpSocket};

use crate::listening::{self, Listening};
use crate::names::Names;
use crate::openness::Openness;
use crate::seen::Seen;
use crate::{lines, onward};

/// What stands behind the port.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SocksConduct {
    /// Grants every request and connects nobody: not a proxy.
    GrantsNothing,
    /// Connects.
    Proxies,
}

/// A running proxy. It stops when dropped, with all its tunnels.
#[derive(Debug)]
pub struct SocksProxy {
    listening: Listening,
    desk: Arc<Desk>,
}

impl SocksProxy {
    /// Starts a proxy, open.
    ///
    /// # Errors
    /// When the address is not loopback or cannot be bound.
    pub async fn start(bind: SocketAddr, conduct: SocksConduct, names: Names) -> io::Result<Self> {
        let listener = listening::bind(bind).await?;
        let desk = Arc::new(Desk {
            address: listener.local_addr()?,
            conduct,
            names,
            openness: Openness::default(),
            requests: Seen::default(),
        });
        let serving = Arc::clone(&desk);
        let listening = Listening::serve(listener, move |stream| {
            let desk = Arc::clone(&serving);
            async move {
                // Whoever breaks off ends his own connection only.
                let _ = desk.converse(stream).await;
            }
        })?;
        Ok(Self { listening, desk })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.listening.address()
    }

    /// The switch. Closed, version 5 finds no method acceptable and version 4 rejects.
    #[must_use]
    pub fn openness(&self) -> Openness {
        self.desk.openness.clone()
    }

    /// Every request that got as far as naming a target, in order: `socks4 127.0.0.1:25`,
    /// `socks5 canary.example:443`.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.desk.requests.all()
    }
}

#[derive(Debug)]
struct Desk {
    address: SocketAddr,
    conduct: SocksConduct,
    names: Names,
    openness: Openness,
    requests: Seen<String>,
}

type Client = BufReader<TcpStream>;

/// Where the client wants to go: an address or a name as text, and a port.
type Target = (String, u16);

/// How a request ended; each version has its own code for it.
enum Outcome {
    Granted(Option<TcpStream>),
    Associated(UdpSocket),
    NoSuchHost,
    NotAllowed,
    Refused,
    UnknownAddressType,
    UnknownCommand,
}

impl Desk {
    async fn converse(&self, stream: TcpStream) -> io::Result<()> {
        let mut client = BufReader::new(stream);
        match client.read_u8().await? {
            4 => self.version_4(client).await,
            5 => self.version_5(client).await,
            // Something else was meant; real servers hang up without a word.
            _ => lines::part(&mut client).await,
        }
    }

    async fn version_4(&self, mut client: Client) -> io::Result<()> {
        let command = client.read_u8().await?;
        let port = client.read_u16().await?;
        let address = Ipv4Addr::from(client.read_u32().await?);
        until_zero(&mut client).await?;
        // 0.0.0.x, x not zero, announces a name (4a).
        let is_name = address.octets()[..3] == [0; 3] && !address.is_unspecified();
        let host = if is_name {
            until_zero(&mut client).await?
        } else {
            address.to_string()
        };
        let outcome = if self.openness.is_open() {
            self.fulfil("socks4", command, (host, port)).await
        } else {
            Outcome::NotAllowed
        };
        let code = if matches!(outcome, Outcome::Granted(_)) {
            0x5a
        } else {
            0x5b
        };
        let reply = [0, code, 0, 0, 0, 0, 0, 0];
        conclude(client, &reply, outcome).await
    }

    async fn version_5(&self, mut client: Client) -> io::Result<()> {
        let mut methods = vec![0; usize::from(client.read_u8().await?)];
        client.read_exact(&mut methods).await?;
        if !self.openness.is_open() || !methods.contains(&NO_AUTHENTICATION) {
            client.write_all(&[5, NO_METHOD]).await?;
            return lines::part(&mut client).await;
        }
        client.write_all(&[5, NO_AUTHENTICATION]).await?;
        let [_, command, _, kind] = client.read_u32().await?.to_be_bytes();
        let outcome = match host_of_kind(&mut client, kind).await? {
            Some(host) => {
                let port = client.read_u16().await?;
                self.fulfil("socks5", command, (host, port)).await
            }
            None => Outcome::UnknownAddressType,
        };
        let mut reply = [5, code_5(&outcome), 0, 1, 0, 0, 0, 0, 0, 0];
        if let Outcome::Associated(socket) = outcome {
            let port = socket.local_addr()?.port();
            reply[8..].copy_from_slice(&port.to_be_bytes());
            client.write_all(&reply).await?;
            return self.carry(client, socket).await;
        }
        conclude(client, &reply, outcome).await
    }

    async fn fulfil(&self, version: &str, command: u8, (host, port): Target) -> Outcome {
        self.requests.note(format!("{version} {host}:{port}"));
        if self.conduct == SocksConduct::GrantsNothing {
            return Outcome::Granted(None);
        }
        if command == ASSOCIATE && version == "socks5" {
            let socket = UdpSocket::bind(SocketAddr::new(self.address.ip(), 0)).await;
            return socket.map_or(Outcome::NotAllowed, Outcome::Associated);
        }
        if command != CONNECT {
            return Outcome::UnknownCommand;
        }
        let Some(target) = self.names.socket(&host, port) else {
            return Outcome::NoSuchHost;
        };
        let dialled = onward::dial_from(self.address.ip(), target).await;
        match dialled {
            Ok(target) => Outcome::Granted(Some(target)),
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => Outcome::NotAllowed,
            Err(_) => Outcome::Refused,
        }
    }
}

impl Desk {
    /// Carries datagrams until the connection ends (RFC 1928 section 7).
    async fn carry(&self, mut client: Client, socket: UdpSocket) -> io::Result<()> {
        let carrying = async {
            let mut asked: Option<(SocketAddr, Vec<u8>)> = None;
            let mut packet = [0; 2048];
            loop {
                let (length, peer) = socket.recv_from(&mut packet).await?;
                let packet = &packet[..length];
                match &asked {
                    Some((asker, head)) if *asker != peer => {
                        let answer = [head.as_slice(), packet].concat();
                        socket.send_to(&answer, asker).await?;
                    }
                    _ => {
                        let Some((target, payload)) = self.datagram(packet) else {
                            continue;
                        };
                        onward::loopback_only(target.ip())?;
                        let head = &packet[..packet.len() - payload.len()];
                        asked = Some((peer, head.to_owned()));
                        socket.send_to(payload, target).await?;
                    }
                }
            }
        };
        let mut nowhere = sink();
        tokio::select! {
            ended = carrying => ended,
            ended = copy(&mut client, &mut nowhere) => ended.map(|_| ()),
        }
    }

    /// Where a datagram is to go, and what is to go there.
    fn datagram<'a>(&self, packet: &'a [u8]) -> Option<(SocketAddr, &'a [u8])> {
        let (head, rest) = packet.split_at_checked(4)?;
        let &[0, 0, 0, 1] = head else { return None };
        let (address, rest) = rest.split_first_chunk::<4>()?;
        let (port, payload) = rest.split_first_chunk()?;
        let host = Ipv4Addr::from(*address).to_string();
        let target = self.names.socket(&host, u16::from_be_bytes(*port))?;
        Some((target, payload))
    }
}

/// Gives the reply, then carries, or swallows, what follows.
async fn conclude(mut client: Client, reply: &[u8], outcome: Outcome) -> io::Result<()> {
    client.write_all(reply).await?;
    match outcome {
        Outcome::Granted(Some(mut target)) => {
            copy_bidirectional(&mut client, &mut target).await?;
        }
        Outcome::Granted(None) => {
            copy(&mut client, &mut sink()).await?;
        }
        _ => lines::part(&mut client).await?,
    }
    Ok(())
}

/// The host of a version 5 request (RFC 1928 section 5); `None` for an unknown type, whose length
/// nobody can know.
async fn host_of_kind(client: &mut Client, kind: u8) -> io::Result<Option<String>> {
    Ok(Some(match kind {
        1 => Ipv4Addr::from(client.read_u32().await?).to_string(),
        3 => {
            let mut name = vec![0; usize::from(client.read_u8().await?)];
            client.read_exact(&mut name).await?;
            String::from_utf8_lossy(&name).into_owned()
        }
        4 => {
            let address = IpAddr::V6(client.read_u128().await?.into());
            format!("[{address}]")
        }
        _ => return Ok(None),
    }))
}

/// RFC 1928 section 6.
const fn code_5(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Granted(_) | Outcome::Associated(_) => 0,
        Outcome::NotAllowed => 2,
        Outcome::NoSuchHost => 4,
        Outcome::Refused => 5,
        Outcome::UnknownCommand => 7,
        Outcome::UnknownAddressType => 8,
    }
}

/// A text that ends with a zero byte, of at most [`TEXT_LIMIT`] bytes with it.
async fn until_zero(client: &mut Client) -> io::Result<String> {
    let mut text = Vec::new();
    client.take(TEXT_LIMIT).read_until(0, &mut text).await?;
    if text.pop() != Some(0) {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "a text without end",
        ));
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

const CONNECT: u8 = 1;
const ASSOCIATE: u8 = 3;
const NO_AUTHENTICATION: u8 = 0;
const NO_METHOD: u8 = 0xff;

/// A domain name has at most 255 octets (RFC 1035 section 2.3.4).
const TEXT_LIMIT: u64 = 256;
