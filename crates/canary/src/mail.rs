//! The mail host: takes a letter if its envelope carries a token of ours, notes it, and forgets it.
//!
//! [`Command`] reads one line, [`Session`] knows what to say, [`Message`] reads a letter; none of
//! them holds a socket. Here is the only loop that does. A proxy may be asked to bring a token here
//! too: in the words of a command, or in a request that it posts to any port.
//!
//! # Limits
//! Of a letter only the header's excerpt is kept. Extensions that change nothing for us
//! (8BITMIME, SMTPUTF8) are offered so that no relay has to rewrite or return the letter.

mod command;
mod message;
mod session;

use std::io;

use dialogue::Token;
use tokio::io::BufReader;
use tokio::net::TcpStream;

pub use self::command::Command;
pub use self::message::{Message, Progress};
pub use self::session::{Envelope, Session, Turn};
use crate::door::{Heard, House, Visit, Wire, farewell, hurry_out};
use crate::excerpt::printable_line;
use crate::ledger::NotKept;
use crate::limits;
use crate::lines::{Ending, Line, Lines};
use crate::receipt::Way;
use crate::web;

/// Said to a peer for whom there is no place.
pub(crate) const FULL: &str = "421 4.3.2 Too many connections, please come again later\r\n";

/// How a conversation ended.
enum Parting {
    /// With our last words, or the peer's.
    Words(&'static str),
    Reply(String),
    /// The peer is gone.
    Gone,
    /// The place is another's.
    Wanted,
    /// To go on inside TLS.
    Secure,
    /// To go on as a web host, from this line.
    Http(Line),
}

/// Speaks with one mail client until either side ends, or until it asks for TLS and then inside.
pub(crate) async fn receive(stream: BufReader<TcpStream>, visit: &Visit) -> io::Result<()> {
    let House {
        ours, protection, ..
    } = visit.house.as_ref();
    let session = if protection.suits(visit.peer.ip()) {
        Session::new(ours, visit.local)
    } else {
        Session::without_tls(ours, visit.local)
    };
    let mut lines = Lines::new(stream, limits::MAIL_OCTETS);
    visit
        .say(lines.stream(), session.greeting().as_bytes())
        .await?;
    match converse(&mut lines, session, visit).await? {
        // RFC 3207 section 4.2: what was read ahead came from anybody on the way, so it is dropped.
        Parting::Secure => {
            let inside = visit.secure(lines.into_stream().into_inner()).await;
            let inside = inside.inspect_err(|_| protection.broke_with(visit.peer.ip()))?;
            let lines = Lines::new(BufReader::new(inside), limits::MAIL_OCTETS);
            Box::pin(go_on_inside(lines, visit)).await
        }
        parting => part(parting, lines, visit).await,
    }
}

/// Speaks with a client that began with TLS (RFC 8314 section 3).
pub(crate) async fn receive_inside<S: Wire>(stream: S, visit: &Visit) -> io::Result<()> {
    let inside = visit.secure(stream).await?;
    let session = Session::inside_tls(&visit.house.ours, visit.local);
    let mut lines = Lines::new(BufReader::new(inside), limits::MAIL_OCTETS);
    visit
        .say(lines.stream(), session.greeting().as_bytes())
        .await?;
    go_on_inside(lines, visit).await
}

async fn go_on_inside<S: Wire>(mut lines: Lines<BufReader<S>>, visit: &Visit) -> io::Result<()> {
    let session = Session::inside_tls(&visit.house.ours, visit.local);
    let parting = converse(&mut lines, session, visit).await?;
    part(parting, lines, visit).await
}

async fn part<S: Wire>(
    parting: Parting,
    mut lines: Lines<BufReader<S>>,
    visit: &Visit,
) -> io::Result<()> {
    match parting {
        Parting::Words(words) => visit.say(lines.stream(), words.as_bytes()).await?,
        Parting::Reply(reply) => visit.say(lines.stream(), reply.as_bytes()).await?,
        Parting::Http(line) => return web::answer_from(line, lines, visit).await,
        Parting::Wanted => {
            hurry_out(lines.stream(), FULL).await;
            return Ok(());
        }
        // Inside TLS a session never asks for TLS.
        Parting::Gone | Parting::Secure => return Ok(()),
    }
    farewell(lines.into_stream()).await;
    Ok(())
}

async fn converse<S: Wire>(
    lines: &mut Lines<BufReader<S>>,
    mut session: Session<'_>,
    visit: &Visit,
) -> io::Result<Parting> {
    loop {
        let line = match visit.hear(lines, limits::MAIL_SILENCE).await? {
            Heard::Line(line) => line,
            Heard::End => return Ok(Parting::Gone),
            Heard::Silence => return Ok(Parting::Words(SILENT)),
            Heard::Wanted => return Ok(Parting::Wanted),
        };
        let turn = session.heard(&line);
        show(visit, &turn, &session);
        match turn {
            Turn::Say(reply) => visit.say(lines.stream(), reply.as_bytes()).await?,
            Turn::Close(reply) => return Ok(Parting::Reply(reply)),
            Turn::Http => return Ok(Parting::Http(line)),
            Turn::Keep(token, reply) => {
                let reply = note_line(visit, token, &line, reply).await;
                visit.say(lines.stream(), reply.as_bytes()).await?;
            }
            Turn::Secure(reply) => {
                visit.say(lines.stream(), reply.as_bytes()).await?;
                return Ok(Parting::Secure);
            }
            Turn::Collect(reply) => {
                visit.say(lines.stream(), reply.as_bytes()).await?;
                let message = match collect(lines, visit, line.ending).await? {
                    Ok(message) => message,
                    Err(parting) => return Ok(parting),
                };
                let reply = note(visit, session.collected(), &message).await;
                visit.say(lines.stream(), reply.as_bytes()).await?;
            }
        }
    }
}

/// What the turn shows of the client: whoever has a token does not make room for others.
fn show(visit: &Visit, turn: &Turn, session: &Session<'_>) {
    match turn {
        Turn::Keep(..) | Turn::Collect(_) => visit.carries_a_token(),
        _ if session.has_a_token() => visit.carries_a_token(),
        Turn::Say(reply) if !reply.starts_with('5') => visit.progresses(),
        _ => {}
    }
}

/// Reads a letter to its final dot.
async fn collect<S: Wire>(
    lines: &mut Lines<BufReader<S>>,
    visit: &Visit,
    ending: Ending,
) -> io::Result<Result<Message, Parting>> {
    let mut message = Message::new(ending);
    loop {
        let line = match visit.hear(lines, limits::MAIL_SILENCE).await? {
            Heard::Line(line) => line,
            Heard::End | Heard::Silence => return Ok(Err(Parting::Gone)),
            Heard::Wanted => return Ok(Err(Parting::Wanted)),
        };
        if message.heard(&line) == Progress::Whole {
            return Ok(Ok(message));
        }
    }
}

/// Writes a receipt for the token in a command, and only then gives the answer.
async fn note_line(visit: &Visit, token: Token, line: &Line, reply: String) -> String {
    let line = printable_line(&String::from_utf8_lossy(&line.text), limits::LINE_OCTETS);
    let excerpt = line.clone();
    match visit.keep(token, Way::Line { line }, excerpt).await {
        Ok(()) => reply,
        Err(error) => {
            tracing::error!(peer = %visit.peer, %error, "could not answer a token in a command");
            LATER.to_owned()
        }
    }
}

/// Writes a receipt for each recipient, and only then says that the letter was taken.
async fn note(visit: &Visit, envelope: Envelope, message: &Message) -> &'static str {
    if message.is_too_big() {
        return "552 5.3.4 This message is too big for a test\r\n";
    }
    let recipients = envelope.recipients.len();
    match keep(visit, envelope, message).await {
        Ok(()) => "250 2.0.0 Noted, thank you\r\n",
        Err(error) => {
            tracing::error!(peer = %visit.peer, recipients, %error, "asked a relay to try again");
            LATER
        }
    }
}

async fn keep(visit: &Visit, envelope: Envelope, message: &Message) -> Result<(), NotKept> {
    let told = |text: &str| printable_line(text, limits::LINE_OCTETS);
    for (token, recipient) in envelope.recipients {
        let way = Way::Mail {
            helo: told(&envelope.helo),
            mail_from: told(&envelope.sender),
            recipient: told(&recipient),
            is_dsn: message.is_report(),
        };
        visit.keep(token, way, message.excerpt()).await?;
    }
    Ok(())
}

const LATER: &str = "451 4.3.0 This could not be noted, please try again later\r\n";
const SILENT: &str = "421 4.4.2 Nothing was heard for too long, closing\r\n";
