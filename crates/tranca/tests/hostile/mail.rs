//! Mail servers that mean harm.

use std::io;

use crate::server::Aim::{Both, Relay};
use crate::server::{Behaviour, Peer};
use crate::tls::Kind;

/// All of them.
pub(crate) fn behaviours() -> Vec<Behaviour> {
    [
        talkers(),
        nonsense(),
        early(),
        breakers(),
        secret_ones(),
        liars(),
    ]
    .concat()
}

/// They say too much.
fn talkers() -> Vec<Behaviour> {
    vec![
        Behaviour::new((Both, "a banner without end"), |mut peer| async move {
            peer.say("220 mx.hostile.example ").await?;
            peer.flood("x").await
        }),
        Behaviour::new((Both, "one byte now and then"), |mut peer| async move {
            peer.trickle(b"220-mx.hostile.example ").await
        }),
        Behaviour::new((Relay, "a line of 100 MB"), |mut peer| async move {
            greeted(&mut peer).await?;
            peer.say("250-").await?;
            let megabyte = vec![b'x'; 1 << 20];
            for _ in 0..100 {
                peer.say(&megabyte).await?;
            }
            peer.say("\r\n250 ok\r\n").await
        }),
        Behaviour::new((Both, "NULs"), |mut peer| async move {
            peer.say("220 \0\0mx\0.hostile.example\0\r\n").await?;
            peer.line().await?;
            peer.flood("\0").await
        }),
        Behaviour::new(
            (Relay, "a greeting of many lines without end"),
            |mut peer| async move { peer.flood("220-mx.hostile.example\r\n").await },
        ),
        Behaviour::new(
            (Relay, "an EHLO reply without end"),
            |mut peer| async move {
                greeted(&mut peer).await?;
                peer.flood("250-KEYWORD\r\n").await
            },
        ),
        Behaviour::new((Relay, "10,000 EHLO keywords"), |mut peer| async move {
            greeted(&mut peer).await?;
            let keywords: String = (0..10_000).map(|n| format!("250-KEYWORD{n}\r\n")).collect();
            peer.say(keywords + "250 STARTTLS\r\n").await?;
            obliging(&mut peer).await
        }),
        Behaviour::new(
            (Relay, "a name of 64 KB in the banner"),
            |mut peer| async move {
                peer.say(format!("220 {}.example ESMTP\r\n", "x".repeat(65_536)))
                    .await?;
                obliging(&mut peer).await
            },
        ),
        Behaviour::new(
            (Relay, "a name of 64 KB in the EHLO reply"),
            |mut peer| async move {
                greeted(&mut peer).await?;
                let name = "a.".repeat(32_768);
                peer.say(format!("250-{name}example\r\n250 {name}\r\n"))
                    .await?;
                obliging(&mut peer).await
            },
        ),
    ]
}

/// They say what is no reply.
fn nonsense() -> Vec<Behaviour> {
    let code = |name, greeting: &'static str| {
        Behaviour::new((Relay, name), move |mut peer: Peer| async move {
            peer.say(greeting).await?;
            peer.line().await?;
            peer.say(greeting).await?;
            obliging(&mut peer).await
        })
    };
    vec![
        code("code 000", "000 mx.hostile.example\r\n"),
        code("code 999", "999 mx.hostile.example\r\n"),
        code("code 9x", "9x mx.hostile.example\r\n"),
        code("codes that change within a reply", "220-mx\r\n550 no\r\n"),
        code(
            "lines that end with CR alone",
            "220 mx.hostile.example\r220 x\r",
        ),
        Behaviour::new((Both, "lines without code"), |mut peer| async move {
            peer.flood("hello there\r\n").await
        }),
        Behaviour::new((Both, "escape sequences"), |mut peer| async move {
            peer.say(ESCAPES).await?;
            loop {
                peer.line().await?;
                peer.say(ESCAPES.replace("220", "550")).await?;
            }
        }),
        Behaviour::new(
            (Both, "telnet negotiation without end"),
            |mut peer| async move {
                // IAC DO, IAC WILL (RFC 854).
                peer.flood([255, 253, 24, 255, 251, 1]).await
            },
        ),
        Behaviour::new((Both, "an echo"), |mut peer| async move {
            loop {
                let heard = peer.hear().await?;
                peer.say(heard).await?;
            }
        }),
    ]
}

/// They answer what was not asked.
fn early() -> Vec<Behaviour> {
    vec![
        Behaviour::new((Relay, "replies before commands"), |mut peer| async move {
            peer.say("220 mx.hostile.example\r\n250 mx\r\n250 ok\r\n250 ok\r\n")
                .await?;
            obliging(&mut peer).await
        }),
        Behaviour::new((Relay, "all replies at once"), |mut peer| async move {
            let all = "250 ok\r\n250 ok\r\n354 go\r\n250 ok\r\n".repeat(8);
            peer.say(format!(
                "220 mx.hostile.example\r\n250 mx\r\n{all}221 bye\r\n"
            ))
            .await?;
            peer.half_close().await
        }),
        Behaviour::new(
            (Relay, "half-closed after the greeting"),
            |mut peer| async move {
                greeted(&mut peer).await?;
                peer.half_close().await
            },
        ),
        Behaviour::new((Relay, "421 to everything"), |mut peer| async move {
            loop {
                peer.say("421 later\r\n").await?;
                peer.line().await?;
            }
        }),
    ]
}

/// They break off.
fn breakers() -> Vec<Behaviour> {
    const STAGES: [(&str, &str); 6] = [
        ("reset at EHLO", "EHLO"),
        ("reset at MAIL", "MAIL"),
        ("reset at RCPT", "RCPT"),
        ("reset at DATA", "DATA"),
        ("reset at the final dot", "."),
        ("reset at QUIT", "QUIT"),
    ];
    let reset_at = |(name, stage): (&'static str, &'static str)| {
        Behaviour::new((Relay, name), move |mut peer: Peer| async move {
            until(&mut peer, stage).await?;
            peer.reset()
        })
    };
    let mut breakers: Vec<Behaviour> = STAGES.map(reset_at).into();
    breakers.extend([
        Behaviour::new(
            (Both, "reset at once"),
            |peer: Peer| async move { peer.reset() },
        ),
        Behaviour::new(
            (Relay, "reset in the middle of a reply"),
            |mut peer| async move {
                until(&mut peer, "RCPT").await?;
                peer.say("25").await?;
                peer.reset()
            },
        ),
        Behaviour::new(
            (Relay, "closed after each command"),
            |mut peer| async move {
                greeted(&mut peer).await?;
                peer.say("250 mx.hostile.example\r\n").await
            },
        ),
        Behaviour::new((Both, "silence"), |mut peer| async move {
            peer.hear_out().await
        }),
    ]);
    breakers
}

/// They misuse TLS.
fn secret_ones() -> Vec<Behaviour> {
    let after_starttls = |name, kind| {
        Behaviour::new((Relay, name), move |mut peer: Peer| async move {
            begun_tls(&mut peer, "220 go\r\n").await?;
            let mut peer = peer.secured(kind).await?;
            obliging(&mut peer).await
        })
    };
    vec![
        Behaviour::new((Relay, "garbage after STARTTLS"), |mut peer| async move {
            begun_tls(&mut peer, "220 go\r\n").await?;
            peer.flood([0x16, 3, 3, 0xff, 0xff, 7]).await
        }),
        Behaviour::new((Relay, "a handshake that stalls"), |mut peer| async move {
            begun_tls(&mut peer, "220 go\r\n").await?;
            peer.hear_out().await
        }),
        Behaviour::new(
            (Relay, "a TLS record of one byte now and then"),
            |mut peer| async move {
                begun_tls(&mut peer, "220 go\r\n").await?;
                peer.trickle(&[0x16, 3, 3, 0, 1, 2]).await
            },
        ),
        after_starttls("a chain of 5,000 certificates", Kind::LongChain),
        after_starttls("certificates of 2 MB", Kind::HugeChain),
        after_starttls("10,000 session tickets", Kind::Tickets),
        Behaviour::new(
            (Relay, "replies injected behind STARTTLS"),
            |mut peer| async move {
                begun_tls(&mut peer, "220 go\r\n250-mx\r\n250 XCLIENT\r\n").await?;
                let mut peer = peer.secured(Kind::Usual).await?;
                loop {
                    peer.line().await?;
                    peer.say("550 not here\r\n").await?;
                }
            },
        ),
    ]
}

/// They pretend.
fn liars() -> Vec<Behaviour> {
    vec![
        Behaviour::new(
            (Relay, "our own token in every reply"),
            |mut peer| async move {
                greeted(&mut peer).await?;
                peer.say("250 mx.hostile.example\r\n").await?;
                let mut mail = String::new();
                loop {
                    let line = peer.line().await?;
                    let code = if line.starts_with("DATA") {
                        "354"
                    } else {
                        "250"
                    };
                    mail.push_str(line.trim());
                    mail.truncate(1_500);
                    peer.say(format!("{code} 2.0.0 {mail}\r\n")).await?;
                }
            },
        ),
        Behaviour::new(
            (Relay, "takes all and names another as itself"),
            |mut peer| async move {
                peer.say("220 victim.example ESMTP Postfix\r\n").await?;
                peer.line().await?;
                peer.say("250-victim.example\r\n250 XCLIENT NAME ADDR\r\n")
                    .await?;
                obliging(&mut peer).await
            },
        ),
    ]
}

async fn greeted(peer: &mut Peer) -> io::Result<()> {
    peer.say("220 mx.hostile.example ESMTP\r\n").await?;
    peer.line().await.map(drop)
}

/// Takes everything, and carries nothing.
async fn obliging(peer: &mut Peer) -> io::Result<()> {
    loop {
        let line = peer.line().await?;
        answer(peer, &line).await?;
    }
}

async fn answer(peer: &mut Peer, line: &str) -> io::Result<()> {
    if line.starts_with("DATA") {
        peer.say("354 go\r\n").await?;
        while peer.line().await?.trim_end() != "." {}
    }
    peer.say("250 ok\r\n").await
}

/// Behaves until this command has come.
async fn until(peer: &mut Peer, command: &str) -> io::Result<()> {
    peer.say("220 mx.hostile.example ESMTP\r\n").await?;
    loop {
        let line = peer.line().await?;
        if line.starts_with(command) {
            return Ok(());
        }
        if command == "." && line.starts_with("DATA") {
            peer.say("354 go\r\n").await?;
            while peer.line().await?.trim_end() != "." {}
            return Ok(());
        }
        answer(peer, &line).await?;
    }
}

/// Offers STARTTLS and answers it so.
async fn begun_tls(peer: &mut Peer, answer: &str) -> io::Result<()> {
    greeted(peer).await?;
    peer.say("250-mx.hostile.example\r\n250 STARTTLS\r\n")
        .await?;
    while !peer.line().await?.starts_with("STARTTLS") {
        peer.say("530 STARTTLS first\r\n").await?;
    }
    peer.say(answer).await
}

/// Clears a screen, renames a window, rings, moves up, in seven bits and in eight.
const ESCAPES: &str =
    "220 \x1b[2J\x1b]0;open\x07\x1b[1A\u{9b}31m\u{202e}mx\x7f.hostile.example\x08\x08\r\n";
