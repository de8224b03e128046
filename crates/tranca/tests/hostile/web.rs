//! Web servers and proxies that mean harm.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::server::Aim::Proxy;
use crate::server::{Behaviour, Peer};
use crate::tls::Kind;

/// All of them.
pub(crate) fn behaviours() -> Vec<Behaviour> {
    [heads(), bodies(), pretenders(), secret_ones()].concat()
}

/// Answers each request with this, then floods with the rest.
fn answers(name: &'static str, head: impl Into<Vec<u8>>, rest: &'static str) -> Behaviour {
    let head: Vec<u8> = head.into();
    Behaviour::new((Proxy, name), move |mut peer: Peer| {
        let head = head.clone();
        async move {
            peer.head().await?;
            peer.say(head).await?;
            match rest {
                "" => peer.hear_out().await,
                rest => peer.flood(rest).await,
            }
        }
    })
}

fn heads() -> Vec<Behaviour> {
    vec![
        Behaviour::new((Proxy, "100,000 headers"), |mut peer| async move {
            peer.head().await?;
            peer.say("HTTP/1.1 200 OK\r\n").await?;
            for _ in 0..100 {
                peer.say("X-Header: x\r\n".repeat(1_000)).await?;
            }
            peer.say("\r\n").await
        }),
        Behaviour::new((Proxy, "a header of 1 MB"), |mut peer| async move {
            peer.head().await?;
            peer.say("HTTP/1.1 200 OK\r\nX-Header: ").await?;
            peer.say(vec![b'x'; 1 << 20]).await?;
            peer.say("\r\n\r\n").await
        }),
        answers(
            "a status line of garbage",
            "HTTP/1.1 twohundred \x1b[2J\r\n\r\n",
            "",
        ),
        answers("status 99999", "HTTP/1.1 99999 x\r\n\r\n", ""),
        answers("status 000", "HTTP/1.1 000 x\r\n\r\n", ""),
        answers(
            "interim responses for ever",
            "",
            "HTTP/1.1 102 Wait\r\n\r\n",
        ),
        Behaviour::new(
            (Proxy, "a head of one byte now and then"),
            |mut peer| async move {
                peer.head().await?;
                peer.say("HTTP/1.1 200 OK\r\n").await?;
                peer.trickle(b"X-Header: x\r\n").await
            },
        ),
        Behaviour::new((Proxy, "redirects to itself"), |mut peer| async move {
            let here = peer.here()?;
            loop {
                peer.head().await?;
                let head = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://";
                peer.say(format!("{head}{here}/\r\n\r\n")).await?;
            }
        }),
        Behaviour::new(
            (Proxy, "reset in the middle of a head"),
            |mut peer| async move {
                peer.head().await?;
                peer.say("HTTP/1.1 200 OK\r\nX-He").await?;
                peer.reset()
            },
        ),
    ]
}

fn bodies() -> Vec<Behaviour> {
    vec![
        answers(
            "chunked for ever",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "1\r\nx\r\n",
        ),
        answers(
            "a chunk of 2^64 bytes",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            "x",
        ),
        answers(
            "a length of 2^64-1",
            "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n",
            "x",
        ),
        answers(
            "a length below nothing",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "x",
        ),
        answers("a body without end", "HTTP/1.0 200 OK\r\n\r\n", "x"),
        answers("a bomb in gzip", bomb(), ""),
    ]
}

fn pretenders() -> Vec<Behaviour> {
    vec![
        Behaviour::new(
            (Proxy, "our own request as the page"),
            |mut peer| async move {
                let mut all = String::new();
                loop {
                    all.push_str(&peer.head().await?);
                    let length = all.len();
                    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n");
                    peer.say(head + &all).await?;
                }
            },
        ),
        answers(
            "a tunnel to a flood",
            "HTTP/1.1 200 Connection established\r\n\r\n",
            "220-x\r\n",
        ),
        Behaviour::new((Proxy, "a tunnel to an echo"), |mut peer| async move {
            peer.head().await?;
            peer.say("HTTP/1.1 200 Connection established\r\n\r\n")
                .await?;
            loop {
                let heard = peer.hear().await?;
                peer.say(heard).await?;
            }
        }),
        Behaviour::new(
            (Proxy, "the answer before the question"),
            |mut peer| async move {
                peer.say("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")
                    .await?;
                peer.hear_out().await
            },
        ),
    ]
}

fn secret_ones() -> Vec<Behaviour> {
    let bomb = |name, kind| {
        Behaviour::new((Proxy, name), move |peer: Peer| async move {
            let mut peer = peer.secured_if_asked(kind).await?;
            peer.head().await?;
            peer.say("HTTP/1.1 200 OK\r\n\r\n").await?;
            peer.hear_out().await
        })
    };
    vec![
        bomb("5,000 certificates at the first byte", Kind::LongChain),
        bomb("certificates of 2 MB at the first byte", Kind::HugeChain),
        bomb("10,000 session tickets at the first byte", Kind::Tickets),
        Behaviour::new((Proxy, "garbage for a handshake"), |mut peer| async move {
            peer.hear().await?;
            peer.flood([0x16, 3, 1, 0x40, 0, 2]).await
        }),
        Behaviour::new(
            (Proxy, "a tunnel to garbage for a handshake"),
            |mut peer| async move {
                peer.head().await?;
                peer.say("HTTP/1.1 200 Connection established\r\n\r\n")
                    .await?;
                peer.hear().await?;
                peer.flood([0x15, 3, 3, 0, 2, 1, 0]).await
            },
        ),
    ]
}

/// A page of 16 MB in 16 KB.
fn bomb() -> Vec<u8> {
    let packed = || -> io::Result<Vec<u8>> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        for _ in 0..16 {
            encoder.write_all(&vec![0; 1 << 20])?;
        }
        encoder.finish()
    };
    let packed = packed().expect("packed");
    let length = packed.len();
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {length}\r\n\r\n");
    [head.into_bytes(), packed].concat()
}
