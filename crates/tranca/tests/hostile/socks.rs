//! SOCKS servers that mean harm.

use std::io;

use tokio::net::UdpSocket;

use crate::server::Aim::Proxy;
use crate::server::{Behaviour, Peer};

/// All of them.
pub(crate) fn behaviours() -> Vec<Behaviour> {
    [cutters(), misfits(), associations()].concat()
}

/// They cut their replies, or glue them together.
fn cutters() -> Vec<Behaviour> {
    vec![
        Behaviour::new(
            (Proxy, "SOCKS replies byte by byte"),
            |mut peer| async move {
                peer.hear().await?;
                peer.spell(&[5, 0]).await?;
                peer.hear().await?;
                peer.spell(&[5, 0, 0, 1, 127, 0, 0, 1, 0, 80]).await?;
                peer.hear().await?;
                peer.spell(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                    .await
            },
        ),
        Behaviour::new(
            (Proxy, "SOCKS replies glued together"),
            |mut peer| async move {
                peer.hear().await?;
                peer.say(b"\x05\x00\x05\x00\x00\x01\0\0\0\0\0\0HTTP/1.1 200 OK\r\n\r\nok")
                    .await?;
                peer.hear_out().await
            },
        ),
        Behaviour::new(
            (Proxy, "SOCKS4 granted byte by byte"),
            |mut peer| async move {
                peer.hear().await?;
                peer.spell(&[0, 0x5a, 0, 0, 0, 0, 0, 0]).await?;
                loop {
                    let heard = peer.hear().await?;
                    peer.spell(&heard).await?;
                }
            },
        ),
        Behaviour::new(
            (Proxy, "reset in the middle of a SOCKS reply"),
            |mut peer| async move {
                granted_method(&mut peer).await?;
                peer.say([5, 0, 0, 1, 127]).await?;
                peer.reset()
            },
        ),
    ]
}

/// Their replies are none.
fn misfits() -> Vec<Behaviour> {
    let method = |name, method: u8| {
        Behaviour::new((Proxy, name), move |mut peer: Peer| async move {
            peer.hear().await?;
            peer.say([5, method]).await?;
            peer.hear_out().await
        })
    };
    let reply = |name, reply: Vec<u8>| {
        Behaviour::new((Proxy, name), move |mut peer: Peer| {
            let reply = reply.clone();
            async move {
                granted_method(&mut peer).await?;
                peer.say(reply).await?;
                peer.hear_out().await
            }
        })
    };
    let long_name = [&[5, 0, 0, 3, 255][..], &[b'x'; 255], &[0, 80]].concat();
    vec![
        method("SOCKS method 0xff", 0xff),
        method("SOCKS method 0x80", 0x80),
        reply("a SOCKS name of 255 bytes", long_name),
        reply(
            "a SOCKS name shorter than it says",
            vec![5, 0, 0, 3, 255, b'x', 0, 80],
        ),
        reply("a SOCKS name of no bytes", vec![5, 0, 0, 3, 0, 0, 80]),
        reply("a SOCKS address of unknown kind", vec![5, 0, 0, 9, 1, 2, 3]),
        reply(
            "a SOCKS code of 0x80",
            vec![5, 0x80, 0, 1, 0, 0, 0, 0, 0, 0],
        ),
        Behaviour::new((Proxy, "SOCKS without end"), |mut peer| async move {
            peer.hear().await?;
            peer.flood([5, 0]).await
        }),
    ]
}

/// What they say about datagrams is a trap.
fn associations() -> Vec<Behaviour> {
    vec![
        Behaviour::new((Proxy, "an association at port 0"), |mut peer| async move {
            associated(&mut peer, [127, 0, 0, 1], 0).await?;
            peer.hear_out().await
        }),
        Behaviour::new(
            (Proxy, "an association that echoes"),
            |mut peer| async move {
                let socket = UdpSocket::bind((peer.here()?.ip(), 0)).await?;
                associated(&mut peer, [0; 4], socket.local_addr()?.port()).await?;
                let mut packet = vec![0; 2048];
                loop {
                    let (count, whence) = socket.recv_from(&mut packet).await?;
                    socket.send_to(&packet[..count], whence).await?;
                }
            },
        ),
        Behaviour::new(
            (Proxy, "an association that floods"),
            |mut peer| async move {
                let socket = UdpSocket::bind((peer.here()?.ip(), 0)).await?;
                associated(&mut peer, [0; 4], socket.local_addr()?.port()).await?;
                let mut packet = vec![0; 2048];
                let (_, whence) = socket.recv_from(&mut packet).await?;
                loop {
                    socket.send_to(&packet[..1_024], whence).await?;
                }
            },
        ),
    ]
}

/// Grants an association at this address.
pub(crate) async fn associated(peer: &mut Peer, at: [u8; 4], port: u16) -> io::Result<()> {
    let asked = granted_method(peer).await?;
    // Tunnels are not the matter here.
    if asked.get(1) != Some(&ASSOCIATE) {
        return peer.say([5, 7, 0, 1, 0, 0, 0, 0, 0, 0]).await;
    }
    let [a, b, c, d] = at;
    let [high, low] = port.to_be_bytes();
    peer.say([5, 0, 0, 1, a, b, c, d, high, low]).await
}

/// Takes whoever asks in SOCKS5; what he asks for.
async fn granted_method(peer: &mut Peer) -> io::Result<Vec<u8>> {
    peer.hear().await?;
    peer.say([5, 0]).await?;
    peer.hear().await
}

/// RFC 1928 section 4.
const ASSOCIATE: u8 = 3;
