//! The mail host: takes a letter if its envelope carries a token of ours, notes it, and forgets it.
//!
//! [`Command`] reads one line, [`Session`] knows what to say, [`Message`] reads a letter; none of
//! them holds a socket. Here is the only loop that does.
//!
//! # Limits
//! Of a letter only the header's excerpt is kept. Extensions that change nothing for us
//! (8BITMIME, SMTPUTF8) are offered so that no relay has to rewrite or return the letter.

mod command;
mod message;
mod session;

use std::io;

use tokio::io::BufReader;
use tokio::net::TcpStream;
use tokio::net::tcp::ReadHalf;

pub use self::command::Command;
pub use self::message::{Message, Progress};
pub use self::session::{Envelope, Session, Turn};
use crate::door::{Heard, Visit, farewell, say};
use crate::excerpt::printable_line;
use crate::ledger::NotKept;
use crate::limits;
use crate::lines::{Ending, Lines};
use crate::receipt::{Receipt, Way};

/// Said to a peer for whom there is no place.
pub(crate) const FULL: &str = "421 4.3.2 Too many connections, please come again later\r\n";

/// Speaks with one mail client until either side ends.
pub(crate) async fn receive(mut stream: TcpStream, visit: &Visit) -> io::Result<()> {
    let mut session = Session::new(&visit.house.ours, visit.local);
    let (reader, mut writer) = stream.split();
    let mut lines = Lines::new(BufReader::new(reader), limits::MAIL_OCTETS);
    say(&mut writer, session.greeting().as_bytes()).await?;
    let last_words = loop {
        let line = match visit.hear(&mut lines, limits::MAIL_SILENCE).await? {
            Heard::Line(line) => line,
            Heard::End => return Ok(()),
            Heard::Silence => break SILENT.to_owned(),
        };
        match session.heard(&line) {
            Turn::Say(reply) => say(&mut writer, reply.as_bytes()).await?,
            Turn::Close(reply) => break reply,
            Turn::Collect(reply) => {
                say(&mut writer, reply.as_bytes()).await?;
                let Some(message) = collect(&mut lines, visit, line.ending).await? else {
                    return Ok(());
                };
                let reply = note(visit, session.collected(), &message).await;
                say(&mut writer, reply.as_bytes()).await?;
            }
        }
    };
    say(&mut writer, last_words.as_bytes()).await?;
    farewell(stream).await
}

/// Reads a letter to its final dot; `None` if the peer leaves before.
async fn collect(
    lines: &mut Lines<BufReader<ReadHalf<'_>>>,
    visit: &Visit,
    ending: Ending,
) -> io::Result<Option<Message>> {
    let mut message = Message::new(ending);
    loop {
        let Heard::Line(line) = visit.hear(lines, limits::MAIL_SILENCE).await? else {
            return Ok(None);
        };
        if message.heard(&line) == Progress::Whole {
            return Ok(Some(message));
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
            "451 4.3.0 This could not be noted, please try again later\r\n"
        }
    }
}

async fn keep(visit: &Visit, envelope: Envelope, message: &Message) -> Result<(), NotKept> {
    let ledger = &visit.house.ledger;
    let received_at_ms = ledger.now_ms();
    let told = |text: &str| printable_line(text, limits::LINE_OCTETS);
    for (token, recipient) in envelope.recipients {
        let way = Way::Mail {
            helo: told(&envelope.helo),
            mail_from: told(&envelope.sender),
            recipient: told(&recipient),
            is_dsn: message.is_report(),
        };
        let excerpt = message.excerpt();
        let peer = visit.peer;
        ledger
            .keep(Receipt {
                token,
                received_at_ms,
                peer,
                way,
                excerpt,
            })
            .await?;
    }
    Ok(())
}

const SILENT: &str = "421 4.4.2 Nothing was heard for too long, closing\r\n";
