//! Carries accepted mail onward over real SMTP, to a fixed next hop per domain, and bounces what
//! cannot be delivered.
//!
//! # Limits
//! One attempt: a next hop that asks for patience gets the sender a bounce.

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, SocketAddr};

use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::bounce;
use crate::message::Message;
use crate::names::canonical;
use crate::{lines, onward};

/// What is to be done with one message.
#[derive(Debug)]
pub(crate) enum Errand {
    /// Deliver it, or bounce it if that fails.
    Carry(Message),
    /// Tell its sender that nobody is there, without having tried.
    Bounce(Message),
}

/// One server's way out.
#[derive(Clone, Debug)]
pub(crate) struct Courier {
    /// The server's name.
    pub(crate) host: String,
    /// The server's own address, from which it dials.
    pub(crate) source: IpAddr,
    /// The next hop of each domain.
    pub(crate) routes: BTreeMap<String, SocketAddr>,
}

impl Courier {
    /// Runs all errands as they come, side by side.
    pub(crate) async fn run(self, mut errands: mpsc::UnboundedReceiver<Errand>) {
        let mut under_way = JoinSet::new();
        while let Some(errand) = errands.recv().await {
            while under_way.try_join_next().is_some() {}
            let courier = self.clone();
            under_way.spawn(async move { courier.take(errand).await });
        }
    }

    async fn take(&self, errand: Errand) {
        match errand {
            Errand::Carry(message) => self.carry(&message).await,
            Errand::Bounce(message) => {
                for recipient in &message.recipients {
                    self.bounce(&message, recipient, "550 5.1.1 No such user")
                        .await;
                }
            }
        }
    }

    async fn carry(&self, message: &Message) {
        let traced = Message {
            bytes: self.traced(message),
            ..message.clone()
        };
        for recipient in &message.recipients {
            if let Err(why) = self.deliver(&traced, recipient).await {
                self.bounce(message, recipient, &why).await;
            }
        }
    }

    /// A bounce that cannot be delivered is dropped (RFC 5321 section 4.5.5), and so is one that
    /// nobody asked to have.
    async fn bounce(&self, message: &Message, recipient: &str, why: &str) {
        if message.sender.is_empty() {
            return;
        }
        let report = bounce::report(&self.host, message, recipient, why);
        let _ = self.deliver(&report, &message.sender).await;
    }

    /// Hands one message to the next hop for one recipient; the error is in the words of whoever
    /// refused.
    async fn deliver(&self, message: &Message, recipient: &str) -> Result<(), String> {
        let domain = recipient.rsplit_once('@').map_or("", |(_, domain)| domain);
        let Some(hop) = self.routes.get(&canonical(domain)) else {
            return Err(format!("550 5.1.2 no route to {domain}"));
        };
        let spoken = async {
            let stream = onward::dial_from(self.source, *hop).await?;
            Caller {
                stream: BufReader::new(stream),
            }
            .hand_over(self, message, recipient)
            .await
        };
        spoken
            .await
            .unwrap_or_else(|broken: io::Error| Err(format!("451 4.4.1 {broken}")))
    }

    /// The content with a trace line of ours before it (RFC 5321 section 4.4).
    fn traced(&self, message: &Message) -> Vec<u8> {
        let Message { helo, peer, .. } = message;
        let trace = format!(
            "Received: from {helo} (unknown [{peer}])\r\n\tby {} with ESMTP;\r\n\t{DATE}\r\n",
            self.host
        );
        [trace.as_bytes(), &message.bytes].concat()
    }
}

/// The client's side of one conversation.
struct Caller {
    stream: BufReader<TcpStream>,
}

impl Caller {
    /// The outer error is the connection's, the inner one the server's.
    async fn hand_over(
        mut self,
        courier: &Courier,
        message: &Message,
        recipient: &str,
    ) -> io::Result<Result<(), String>> {
        let opening = [
            (String::new(), '2'),
            (format!("EHLO {}\r\n", courier.host), '2'),
            (format!("MAIL FROM:<{}>\r\n", message.sender), '2'),
            (format!("RCPT TO:<{recipient}>\r\n"), '2'),
            ("DATA\r\n".to_owned(), '3'),
        ];
        for (command, hoped_for) in opening {
            let reply = self.ask(command.as_bytes()).await?;
            if !reply.starts_with(hoped_for) {
                return Ok(Err(reply));
            }
        }
        let reply = self.ask(&stuffed(&message.bytes)).await?;
        if !reply.starts_with('2') {
            return Ok(Err(reply));
        }
        // Delivered, whatever becomes of the farewell.
        let _ = self.ask(b"QUIT\r\n").await;
        Ok(Ok(()))
    }

    /// Says something and reads one whole reply; gives its last line.
    async fn ask(&mut self, command: &[u8]) -> io::Result<String> {
        self.stream.write_all(command).await?;
        loop {
            let line = lines::text(&mut self.stream)
                .await?
                .ok_or(io::ErrorKind::UnexpectedEof)?;
            if line.as_bytes().get(3) != Some(&b'-') {
                return Ok(line);
            }
        }
    }
}

/// Content as it goes over the wire: dots doubled at the start of lines, the lone dot at the end
/// (RFC 5321 section 4.5.2).
fn stuffed(content: &[u8]) -> Vec<u8> {
    let mut wire = Vec::with_capacity(content.len() + 8);
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            wire.push(b'.');
        }
        wire.extend_from_slice(line);
    }
    if !wire.is_empty() && !wire.ends_with(b"\n") {
        wire.extend_from_slice(b"\r\n");
    }
    wire.extend_from_slice(b".\r\n");
    wire
}

/// There is no clock in a laboratory.
pub(crate) const DATE: &str = "Thu, 1 Jan 2026 00:00:00 +0000";

#[cfg(test)]
mod tests {
    use super::stuffed;

    #[test]
    fn a_lone_dot_in_a_letter_does_not_end_it() {
        assert_eq!(stuffed(b"a\r\n.\r\nb"), b"a\r\n..\r\nb\r\n.\r\n");
        assert_eq!(stuffed(b""), b".\r\n");
    }
}
