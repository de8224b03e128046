//! The web host: answers a fetched token with what only we can derive, and shows who tests.
//!
//! A request names its token in its path, its host or its body. Where no request comes but a line
//! of words, as through a telnet proxy, the token may stand in that.
//!
//! # Limits
//! One request per visit. Of a body only the beginning is read, and only where nothing else names a
//! token. What is neither HTTP nor a token is hung up on without a word, so that nothing here can
//! amplify or reflect.

mod page;
mod request;
mod response;

use std::io;

use dialogue::Token;
use tokio::io::BufReader;

pub use self::request::{Method, Request, Target};
use self::response::Response;
use crate::door::{Door, Heard, House, Visit, Wire, farewell};
use crate::excerpt::{printable, printable_line};
use crate::limits;
use crate::lines::{Line, Lines};
use crate::receipt::Way;

/// Said to a peer for whom there is no place.
pub(crate) const FULL: &str = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 60\r\n\
    Content-Length: 0\r\nConnection: close\r\n\r\n";

/// Answers one request or one line, or hangs up on what is neither.
pub(crate) async fn answer<S: Wire>(stream: BufReader<S>, visit: &Visit) -> io::Result<()> {
    let mut lines = Lines::new(stream, limits::HEAD_OCTETS);
    // RFC 9112 section 2.2: an empty line before a request means nothing.
    for _ in 0..2 {
        match visit.hear(&mut lines, limits::WEB_VISIT).await? {
            Heard::Line(line) if line.text.is_empty() => {}
            Heard::Line(line) => return answer_from(line, lines, visit).await,
            Heard::End | Heard::Silence | Heard::Wanted => return Ok(()),
        }
    }
    Ok(())
}

/// The same from a line that was heard already.
pub(crate) async fn answer_from<S: Wire>(
    first: Line,
    mut lines: Lines<BufReader<S>>,
    visit: &Visit,
) -> io::Result<()> {
    lines.narrow(limits::HEAD_OCTETS);
    let answer = if Request::begins(&first.text) {
        answer_request(&first, &mut lines, visit).await?
    } else {
        answer_line(&first, visit).await
    };
    if let Some(octets) = answer {
        visit.say(lines.stream(), &octets).await?;
        farewell(lines.into_stream()).await;
    }
    Ok(())
}

/// `None` when nothing is to be said.
async fn answer_request<S: Wire>(
    first: &Line,
    lines: &mut Lines<BufReader<S>>,
    visit: &Visit,
) -> io::Result<Option<Vec<u8>>> {
    visit.progresses();
    let Some(mut head) = hear_head(first, lines, visit).await? else {
        return Ok(None);
    };
    let Some(request) = Request::parse(&head) else {
        return Ok(None);
    };
    let Some(asked) = Asked::of(&request, visit) else {
        return Ok(Some(Response::foreign().octets(request.method)));
    };
    let token = match asked.token(&head, visit) {
        Some(token) => Some(token),
        None => find_in_body(&request, lines, &mut head, visit).await?,
    };
    let response = match token {
        Some(token) => note(token, asked.way(), &head, visit).await,
        None => show(asked.path, visit),
    };
    Ok(Some(response.octets(request.method)))
}

/// The head up to its empty line, or as much as was sent or borne: a hit whose head was cut is
/// still a hit. `None` when it never ends.
async fn hear_head<S: Wire>(
    first: &Line,
    lines: &mut Lines<BufReader<S>>,
    visit: &Visit,
) -> io::Result<Option<Vec<u8>>> {
    let mut head = [&first.text[..], b"\n"].concat();
    loop {
        match visit.hear(lines, limits::WEB_VISIT).await? {
            Heard::Line(line) if line.text.is_empty() => return Ok(Some(head)),
            Heard::Line(line) => {
                head.extend_from_slice(&line.text);
                head.push(b'\n');
            }
            Heard::End => return Ok(Some(head)),
            Heard::Silence | Heard::Wanted => return Ok(None),
        }
    }
}

/// Which host and path a request to us asks for.
struct Asked<'a> {
    host: &'a str,
    path: &'a str,
}

impl<'a> Asked<'a> {
    /// `None` when somebody else is asked for.
    fn of(request: &'a Request, visit: &Visit) -> Option<Self> {
        let ours = &visit.house.ours;
        match &request.target {
            Target::Path(path) => Some(Self {
                host: &request.host,
                path,
            }),
            Target::Absolute { host, path } if ours.is_our_authority(host, visit.local) => {
                Some(Self { host, path })
            }
            Target::Absolute { .. } | Target::Authority(_) => None,
        }
    }

    /// At the mail door every line of a head was meant as a command, and may carry a token.
    fn token(&self, head: &[u8], visit: &Visit) -> Option<Token> {
        let ours = &visit.house.ours;
        let named = ours.fetched(self.host, self.path, visit.local);
        match visit.door {
            Door::Mail => named.or_else(|| ours.carried(head)),
            Door::Web => named,
        }
    }

    fn way(&self) -> Way {
        Way::Fetch {
            host: printable_line(self.host, limits::LINE_OCTETS),
            path: printable_line(self.path, limits::LINE_OCTETS),
        }
    }
}

/// Looks for a token in the beginning of the body, which is added to what will be shown.
async fn find_in_body<S: Wire>(
    request: &Request,
    lines: &mut Lines<BufReader<S>>,
    head: &mut Vec<u8>,
    visit: &Visit,
) -> io::Result<Option<Token>> {
    let most = request.body_octets.min(limits::PAYLOAD_OCTETS);
    lines.narrow(most);
    let mut body = Vec::new();
    while body.len() < most {
        let more = visit.bear(limits::PAYLOAD_SILENCE, lines.more(&mut body));
        // Silence, the end, or another's turn: what came is what there is.
        if !matches!(more.await, Ok(Ok(true))) {
            break;
        }
        if visit.house.ours.carried(&body).is_some() {
            break;
        }
    }
    let token = visit.house.ours.carried(&body);
    head.push(b'\n');
    head.extend_from_slice(&body);
    Ok(token)
}

/// What there is to see without a token.
fn show(path: &str, visit: &Visit) -> Response {
    let House { ours, ledger, .. } = visit.house.as_ref();
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
    visit.carries_a_token();
    let excerpt = printable(head, limits::EXCERPT_OCTETS);
    match visit.keep(token, way, excerpt).await {
        Ok(()) => Response::text(answered(&token, visit)),
        Err(error) => {
            tracing::error!(peer = %visit.peer, %error, "could not answer a fetched token");
            Response::later()
        }
    }
}

/// The answer to a line of plain words with a token in it; nothing to any other, and nothing where
/// the hit could not be noted: there are no words for "later" here.
async fn answer_line(line: &Line, visit: &Visit) -> Option<Vec<u8>> {
    let token = visit.house.ours.carried(&line.text)?;
    visit.carries_a_token();
    let line = printable_line(&String::from_utf8_lossy(&line.text), limits::LINE_OCTETS);
    let excerpt = line.clone();
    match visit.keep(token, Way::Line { line }, excerpt).await {
        Ok(()) => Some(answered(&token, visit).into_bytes()),
        Err(error) => {
            tracing::error!(peer = %visit.peer, %error, "could not answer a token in a line");
            None
        }
    }
}

fn answered(token: &Token, visit: &Visit) -> String {
    format!("tranca-canary {}\n", visit.house.ours.answer(token))
}
