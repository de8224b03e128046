//! An authoritative name server over UDP and TCP (RFC 1035), on one port.
//!
//! Every answer has a lifetime of zero, so that a change in its [`Records`] is seen at once.
//!
//! # Limits
//! It takes one question per packet and has no opinion on classes; what is no question is not
//! answered.

use std::io;
use std::net::SocketAddr;

use hickory_proto::op::{Edns, Message, MessageType, Metadata, OpCode, Query, ResponseCode};
use hickory_proto::rr::{RData, Record};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};

use crate::listening::{self, Listening, Work};
use crate::records::{Finding, Records};
use crate::seen::Seen;

/// A running name server. It stops when dropped.
#[derive(Debug)]
pub struct NameServer {
    listening: Listening,
    questions: Seen<String>,
    _datagrams: Work,
}

impl NameServer {
    /// Starts a name server.
    ///
    /// # Errors
    /// When the address is not loopback, or cannot be bound for UDP and TCP alike.
    pub async fn start(bind: SocketAddr, records: Records) -> io::Result<Self> {
        let (listener, socket) = both(bind).await?;
        let desk = Desk {
            records,
            questions: Seen::default(),
        };
        let questions = desk.questions.clone();
        let datagrams = Work::start(answer_datagrams(socket, desk.clone()));
        let listening = Listening::serve(listener, move |stream| {
            let desk = desk.clone();
            async move {
                // Whoever breaks off ends his own connection only.
                let _ = answer_stream(stream, &desk).await;
            }
        })?;
        Ok(Self {
            listening,
            questions,
            _datagrams: datagrams,
        })
    }

    /// Where it listens, for UDP and TCP.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.listening.address()
    }

    /// Every question, as `name. TYPE`, in order.
    #[must_use]
    pub fn questions(&self) -> Vec<String> {
        self.questions.all()
    }
}

/// One port for both transports. A port that is free for TCP may be taken for UDP; if we may
/// choose, we choose again.
async fn both(bind: SocketAddr) -> io::Result<(TcpListener, UdpSocket)> {
    let mut attempts = if bind.port() == 0 { ATTEMPTS } else { 1 };
    loop {
        let listener = listening::bind(bind).await?;
        attempts -= 1;
        match UdpSocket::bind(listener.local_addr()?).await {
            Ok(socket) => return Ok((listener, socket)),
            Err(taken) if attempts == 0 => return Err(taken),
            Err(_) => {}
        }
    }
}

async fn answer_datagrams(socket: UdpSocket, desk: Desk) {
    let mut packet = vec![0; usize::from(u16::MAX)];
    loop {
        // An error here is a caller's closed port, reported late; it is of no concern to others.
        let Ok((length, peer)) = socket.recv_from(&mut packet).await else {
            continue;
        };
        let Some(reply) = desk.answer(&packet[..length]) else {
            continue;
        };
        if let Ok(wire) = fitting(&reply, &packet[..length]) {
            let _ = socket.send_to(&wire, peer).await;
        }
    }
}

/// A reply cut to what the asker can take (RFC 6891 section 6.2.5); he comes again over TCP.
fn fitting(reply: &Message, request: &[u8]) -> io::Result<Vec<u8>> {
    let limit = Message::from_vec(request).map_or(512, |request| request.max_payload());
    let wire = reply.to_vec().map_err(io::Error::other)?;
    if wire.len() <= usize::from(limit) {
        return Ok(wire);
    }
    reply.truncate().to_vec().map_err(io::Error::other)
}

/// Packets with their length before them (RFC 1035 section 4.2.2).
async fn answer_stream(mut stream: TcpStream, desk: &Desk) -> io::Result<()> {
    loop {
        let mut packet = vec![0; usize::from(stream.read_u16().await?)];
        stream.read_exact(&mut packet).await?;
        let Some(reply) = desk.answer(&packet) else {
            continue;
        };
        let wire = reply.to_vec().map_err(io::Error::other)?;
        let length = u16::try_from(wire.len()).map_err(io::Error::other)?;
        stream
            .write_all(&[&length.to_be_bytes(), wire.as_slice()].concat())
            .await?;
    }
}

#[derive(Clone, Debug)]
struct Desk {
    records: Records,
    questions: Seen<String>,
}

impl Desk {
    fn answer(&self, packet: &[u8]) -> Option<Message> {
        let request = Message::from_vec(packet).ok()?;
        if request.metadata.message_type != MessageType::Query {
            return None;
        }
        let query = request.queries.first()?;
        self.questions
            .note(format!("{} {}", query.name(), query.query_type()));
        let mut reply = reply_to(&request);
        if request.metadata.op_code != OpCode::Query {
            reply.metadata.response_code = ResponseCode::NotImp;
            return Some(reply);
        }
        self.fill(reply, query)
    }

    fn fill(&self, mut reply: Message, query: &Query) -> Option<Message> {
        let name = query.name();
        match self.records.find(name, query.query_type()) {
            Finding::Silence => return None,
            Finding::Failure => reply.metadata.response_code = ResponseCode::ServFail,
            Finding::NoSuchName => {
                reply.metadata.response_code = ResponseCode::NXDomain;
                self.add_authority(&mut reply, query);
            }
            Finding::Records(found) if found.is_empty() => self.add_authority(&mut reply, query),
            Finding::Records(found) => {
                let record = |data: RData| Record::from_rdata(name.clone(), LIFETIME_S, data);
                reply.add_answers(found.into_iter().map(record));
            }
        }
        Some(reply)
    }

    fn add_authority(&self, reply: &mut Message, query: &Query) {
        if let Some((zone, data)) = self.records.authority_over(query.name()) {
            reply.add_authority(Record::from_rdata(zone, LIFETIME_S, data));
        }
    }
}

fn reply_to(request: &Message) -> Message {
    let mut reply = Message::response(request.metadata.id, request.metadata.op_code);
    reply.metadata = Metadata::response_from_request(&request.metadata);
    reply.metadata.authoritative = true;
    reply.add_queries(request.queries.first().cloned());
    if request.edns.is_some() {
        let mut edns = Edns::new();
        edns.set_max_payload(PAYLOAD_LIMIT);
        reply.set_edns(edns);
    }
    reply
}

const ATTEMPTS: u32 = 16;
const LIFETIME_S: u32 = 0;

/// What passes everywhere without being fragmented, in bytes.
const PAYLOAD_LIMIT: u16 = 1232;
