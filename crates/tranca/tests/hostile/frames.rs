//! HTTP/2 servers that mean harm, in clear and inside TLS.

use std::io;

use crate::server::Aim::Proxy;
use crate::server::{Behaviour, Peer};
use crate::tls::Kind;

/// All of them.
pub(crate) fn behaviours() -> Vec<Behaviour> {
    vec![
        floods("SETTINGS without end", frame(SETTINGS, 0, 0, &[])),
        floods("PING without end", frame(PING, 0, 0, &[7; 8])),
        floods(
            "CONTINUATION without end",
            frame(CONTINUATION, 0, 1, &[0x40, 1, b'a', 1, b'b']),
        ),
        floods("RST_STREAM without end", frame(RST_STREAM, 0, 3, &[0; 4])),
        floods("frames of no known kind", frame(0xee, 0xff, 77, &[1; 64])),
        says(
            "headers of 16 KB",
            frame(HEADERS, END_HEADERS, 1, &[0xff; 16_384]),
        ),
        says(
            "headers of 16 MB, it says",
            vec![0xff, 0xff, 0xff, HEADERS, 0, 0, 0, 0, 1],
        ),
        says("WINDOW_UPDATE of nothing", frame(WINDOW_UPDATE, 0, 1, &[])),
        says(
            "WINDOW_UPDATE beyond all",
            frame(WINDOW_UPDATE, 0, 1, &[0xff; 4]),
        ),
        says("GOAWAY", frame(GOAWAY, 0, 0, &[0xff; 8])),
        says(
            "padding longer than the frame",
            frame(HEADERS, END_HEADERS | 8, 1, &[200, 0x88]),
        ),
        says(
            "a Huffman code without end",
            frame(
                HEADERS,
                END_HEADERS,
                1,
                &[0x08, 0xff, 0xff, 0xff, 0xff, 0x7f],
            ),
        ),
        floods("200, then DATA without end", granted_and_data()),
    ]
}

fn floods(name: &'static str, piece: Vec<u8>) -> Behaviour {
    Behaviour::new((Proxy, name), move |peer: Peer| {
        let piece = piece.clone();
        async move { begun(peer).await?.flood(piece).await }
    })
}

fn says(name: &'static str, words: Vec<u8>) -> Behaviour {
    Behaviour::new((Proxy, name), move |peer: Peer| {
        let words = words.clone();
        async move {
            let mut peer = begun(peer).await?;
            peer.say(words).await?;
            peer.hear_out().await
        }
    })
}

/// Begins as an HTTP/2 server should (RFC 9113 section 3.4).
async fn begun(peer: Peer) -> io::Result<Peer> {
    let mut peer = peer.secured_if_asked(Kind::H2).await?;
    peer.hear().await?;
    peer.say(frame(SETTINGS, 0, 0, &[])).await?;
    Ok(peer)
}

fn granted_and_data() -> Vec<u8> {
    // `:status: 200` is the eighth field of the static table (RFC 7541 appendix A).
    let granted = frame(HEADERS, END_HEADERS, 1, &[0x88]);
    [granted, frame(DATA, 0, 1, &[b'x'; 1_024])].concat()
}

fn frame(kind: u8, flags: u8, stream: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("short").to_be_bytes();
    let header = [
        length[1], length[2], length[3], kind, flags, 0, 0, 0, stream,
    ];
    [&header[..], payload].concat()
}

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;
const WINDOW_UPDATE: u8 = 8;
const CONTINUATION: u8 = 9;
const END_HEADERS: u8 = 4;
