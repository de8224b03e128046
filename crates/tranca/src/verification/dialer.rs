//! The only place that opens a connection to a tested host, and only with a [`Permit`].

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use super::permit::Permit;

/// What became of an attempt to connect.
#[derive(Debug)]
pub enum Dialed {
    /// Connected.
    Connected(TcpStream),
    /// The host is there and refuses connections on this port.
    Refused,
    /// Nobody answers, or there is no way there.
    Silent,
    /// The attempt failed on our side (no descriptors left, no such source address): this says
    /// nothing about the host.
    Ours(std::io::Error),
}

/// Opens connections.
#[derive(Clone, Debug)]
pub struct Dialer {
    /// From which of our addresses; one per family, or the system's choice.
    pub source_addresses: Vec<IpAddr>,
    /// How long a connection may take to come about.
    pub patience: Duration,
}

impl Dialer {
    /// Connects to a port of the permitted address.
    pub async fn dial(&self, permit: &Permit, port: u16) -> Dialed {
        let there = SocketAddr::new(permit.address(), port);
        match timeout(self.patience, self.connect(there)).await {
            Ok(Ok(stream)) => Dialed::Connected(stream),
            Ok(Err(error)) => outcome(error),
            Err(_) => Dialed::Silent,
        }
    }

    async fn connect(&self, there: SocketAddr) -> std::io::Result<TcpStream> {
        let socket = if there.is_ipv4() {
            TcpSocket::new_v4()?
        } else {
            TcpSocket::new_v6()?
        };
        let family = |ours: &&IpAddr| ours.is_ipv4() == there.is_ipv4();
        if let Some(ours) = self.source_addresses.iter().find(family) {
            socket.bind(SocketAddr::new(*ours, 0))?;
        }
        socket.connect(there).await
    }
}

fn outcome(error: std::io::Error) -> Dialed {
    match error.kind() {
        ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset => Dialed::Refused,
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::TimedOut => {
            Dialed::Silent
        }
        _ => Dialed::Ours(error),
    }
}
