//! The web host: answers a fetched token with what only we can derive, and shows who tests.
//!
//! # Limits
//! One request per visit, no TLS, no body is read. What does not look like HTTP is hung up on
//! without a word, so that nothing here can amplify or reflect.

mod page;
mod request;
mod response;

use std::io;

use dialogue::Token;
use tokio::io::BufReader;
use tokio::net::TcpStream;
use tokio::net::tcp::ReadHalf;

pub use self::request::{Method, Request, Target};
use self::response::Response;
use crate::door::{Heard, House, Visit, farewell, say};
use crate::excerpt::{printable, printable_line};
use crate::limits;
use crate::lines::Lines;
use crate::receipt::{Receipt, Way};

/// Said to a peer for whom there is no place.
pub(crate) const FULL: &str = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 60\r\n\
    Content-Length: 0\r\nConnection: close\r\n\r\n";

/// Answers one request, or hangs up on what is none.
pub(crate) async fn answer(mut stream: TcpStream, visit: &Visit) -> io::Result<()> {
    let (reader, mut writer) = stream.split();
    let mut lines = Lines::new(BufReader::new(reader), limits::HEAD_OCTETS);
    let Some(head) = hear_head(&mut lines, visit).await? else {
        return Ok(());
    };
    let Some(request) = Request::parse(&head) else {
        return Ok(());
    };
    let response = respond(&request, &head, visit).await;
    say(&mut writer, &response.octets(request.method)).await?;
    farewell(stream).await
}

/// The head up to its empty line, or as much as was sent or borne: a hit whose head was cut is
/// still a hit. `None` when it is no HTTP or never ends.
async fn hear_head(
    lines: &mut Lines<BufReader<ReadHalf<'_>>>,
    visit: &Visit,
) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    loop {
        let line = match visit.hear(lines, limits::WEB_VISIT).await? {
            Heard::Line(line) => line,
            Heard::End => return Ok(Some(head)),
            Heard::Silence => return Ok(None),
        };
        if head.is_empty() && !Request::begins(&line.text) {
            return Ok(None);
        }
        if line.text.is_empty() {
            return Ok(Some(head));
        }
        head.extend_from_slice(&line.text);
        head.push(b'\n');
    }
}

async fn respond(request: &Request, head: &[u8], visit: &Visit) -> Response {
    let House { ours, ledger } = visit.house.as_ref();
    let (host, path) = match &request.target {
        Target::Path(path) => (&request.host, path.as_str()),
        Target::Absolute { host, path } if ours.is_our_authority(host, visit.local) => {
            (host, path.as_str())
        }
        Target::Absolute { .. } | Target::Authority(_) => return Response::foreign(),
    };
    if let Some(token) = ours.fetched(host, path, visit.local) {
        let way = Way::Fetch {
            host: printable_line(host, limits::LINE_OCTETS),
            path: printable_line(path, limits::LINE_OCTETS),
        };
        return note(token, way, head, visit).await;
    }
    match path {
        "/" => Response::page(page::home(ours.identity())),
        "/.well-known/probing.txt" => {
            Response::text(page::probing(ours.identity(), ledger.now_ms()))
        }
        _ => Response::absent(),
    }
}

/// Writes the receipt, and only then gives the answer.
async fn note(token: Token, way: Way, head: &[u8], visit: &Visit) -> Response {
    let House { ours, ledger } = visit.house.as_ref();
    let excerpt = printable(head, limits::EXCERPT_OCTETS);
    let received_at_ms = ledger.now_ms();
    let receipt = Receipt {
        token,
        received_at_ms,
        peer: visit.peer,
        way,
        excerpt,
    };
    match ledger.keep(receipt).await {
        Ok(()) => Response::text(format!("tranca-canary {}\n", ours.answer(&token))),
        Err(error) => {
            tracing::error!(peer = %visit.peer, %error, "could not answer a fetched token");
            Response::later()
        }
    }
}
