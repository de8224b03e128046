//! The one place from which this laboratory dials, and the wall around it.
//!
//! Open relays and proxies go where they are told. These go to loopback addresses only, whoever
//! tells them.

use std::io;
use std::net::{IpAddr, SocketAddr};

use tokio::net::{TcpSocket, TcpStream};

/// Connects to a loopback address.
///
/// # Errors
/// [`io::ErrorKind::PermissionDenied`] for any address that is not loopback; otherwise what the
/// connection attempt said.
pub async fn dial(to: SocketAddr) -> io::Result<TcpStream> {
    connect(None, to).await
}

/// Connects from the address at which a server itself listens, so that the next hop sees which
/// server came. Across address families the kernel chooses.
pub(crate) async fn dial_from(source: IpAddr, to: SocketAddr) -> io::Result<TcpStream> {
    loopback_only(source)?;
    let same_family = source.is_ipv4() == to.is_ipv4();
    connect(same_family.then_some(source), to).await
}

/// Refuses every address that is not loopback (127.0.0.0/8, ::1, and the former as IPv4-mapped).
pub(crate) fn loopback_only(address: IpAddr) -> io::Result<()> {
    if address.to_canonical().is_loopback() {
        return Ok(());
    }
    let why = format!("{address} is not a loopback address: a laboratory stays inside");
    Err(io::Error::new(io::ErrorKind::PermissionDenied, why))
}

#[expect(
    clippy::disallowed_methods,
    reason = "no foreign host can be reached from here: the line above the connection refuses it"
)]
async fn connect(source: Option<IpAddr>, to: SocketAddr) -> io::Result<TcpStream> {
    loopback_only(to.ip())?;
    let Some(source) = source else {
        return TcpStream::connect(to).await;
    };
    let socket = if source.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    socket.bind(SocketAddr::new(source, 0))?;
    socket.connect(to).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listening;

    #[tokio::test]
    async fn a_laboratory_never_reaches_a_stranger() {
        for stranger in [
            "192.0.2.1:80",
            "10.0.0.1:25",
            "0.0.0.0:80",
            "[2001:db8::1]:80",
        ] {
            let refused = dial(stranger.parse().unwrap()).await.unwrap_err();
            assert_eq!(
                refused.kind(),
                io::ErrorKind::PermissionDenied,
                "{stranger}"
            );
        }
        let mapped = "[::ffff:192.0.2.1]:80".parse().unwrap();
        assert_eq!(
            dial(mapped).await.unwrap_err().kind(),
            io::ErrorKind::PermissionDenied
        );
    }

    #[tokio::test]
    async fn no_stranger_reaches_a_laboratory() {
        let refused = listening::bind("0.0.0.0:0".parse().unwrap())
            .await
            .unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
    }

    #[tokio::test]
    async fn the_next_hop_sees_which_server_came() {
        let listener = listening::bind("127.0.0.1:0".parse().unwrap())
            .await
            .unwrap();
        let source = "127.77.0.11".parse().unwrap();
        let dialled = dial_from(source, listener.local_addr().unwrap())
            .await
            .unwrap();
        let (_, peer) = listener.accept().await.unwrap();
        assert_eq!(peer, dialled.local_addr().unwrap());
        assert_eq!(peer.ip(), source);
    }
}
