//! The only loop with a socket: lets a dialogue speak over a connection, within its bounds.
//!
//! Nothing is ever sent but to the address that the connection leads to.

use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Duration;

use dialogue::answer::printable;
use dialogue::{Answer, Dialogue, Step, Tls};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UdpSocket;
use tokio::time::{Instant, Sleep, sleep_until, timeout_at};

use super::wire::Wire;

/// How long a server may be silent, and how long the whole conversation may last.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For one reply. RFC 5321 section 4.5.3.2 grants minutes; a server that takes longer than
    /// this with each of its replies is not asked to carry anything.
    pub reply: Duration,
    /// For everything.
    pub whole: Duration,
}

/// Lets the dialogue speak until it is decided.
pub async fn converse(
    wire: Wire,
    dialogue: &mut (dyn Dialogue + Send),
    patience: Patience,
    transcript: &mut Transcript,
) -> Answer {
    let end = Instant::now() + patience.whole;
    let mut line = Line {
        wire: Some(wire),
        datagrams: None,
        buffer: Box::new([0; HEARING]),
        heard_bytes: 0,
        alarm: Alarm::default(),
    };
    let mut step = dialogue.open();
    loop {
        let deadline = end.min(Instant::now() + patience.reply);
        step = match step {
            Step::Stop(answer) => return answer,
            Step::Listen => line.listen(dialogue, transcript, deadline).await,
            Step::Say(words) => {
                transcript.said(&words);
                match line.say(&words, end).await {
                    Ok(()) => line.listen(dialogue, transcript, deadline).await,
                    Err(TooSlow) => return dialogue.silent(),
                }
            }
            Step::Secure(tls) => line.secure(&tls, dialogue, transcript, deadline).await,
            Step::Datagram(port, words) => {
                transcript.said(&words);
                match line.send(port, &words).await {
                    Ok(()) => line.listen(dialogue, transcript, deadline).await,
                    Err(_) => return dialogue.hung_up(),
                }
            }
        };
    }
}

/// The wire under way, and beside it the datagrams of an association.
struct Line {
    /// `None` once it could not be secured.
    wire: Option<Wire>,
    datagrams: Option<(UdpSocket, Box<[u8; HEARING]>)>,
    /// On the heap: thousands of lines are moved about as they are made.
    buffer: Box<[u8; HEARING]>,
    heard_bytes: usize,
    alarm: Alarm,
}

/// Rings once the server's time is over. A server that answers moves the time on at every turn, so
/// the timer is set for the first of them, and again only when it has come too early.
#[derive(Default)]
struct Alarm(Option<Pin<Box<Sleep>>>);

impl Alarm {
    /// Later calls name no earlier time.
    async fn at(&mut self, time: Instant) {
        let timer = self.0.get_or_insert_with(|| Box::pin(sleep_until(time)));
        timer.as_mut().await;
        while Instant::now() < time {
            timer.as_mut().reset(time);
            timer.as_mut().await;
        }
    }
}

/// The server does not take what we say.
struct TooSlow;

impl Line {
    /// A write that fails is no end yet: what the server said before it stopped listening may still
    /// be there to read.
    async fn say(&mut self, words: &[u8], end: Instant) -> Result<(), TooSlow> {
        let Some(wire) = &mut self.wire else {
            return Ok(());
        };
        let saying = async {
            wire.write_all(words).await?;
            match wire {
                Wire::Plain(_) => Ok(()),
                Wire::Secure(_) => wire.flush().await,
            }
        };
        timeout_at(end, saying)
            .await
            .map_or(Err(TooSlow), |_| Ok(()))
    }

    async fn listen(
        &mut self,
        dialogue: &mut (dyn Dialogue + Send),
        transcript: &mut Transcript,
        deadline: Instant,
    ) -> Step {
        let Some(wire) = &mut self.wire else {
            return Step::Stop(dialogue.hung_up());
        };
        let buffer = self.buffer.as_mut_slice();
        let hearing = async {
            match &mut self.datagrams {
                None => Heard::Words(wire.read(buffer).await),
                Some((socket, packet)) => tokio::select! {
                    count = wire.read(buffer) => Heard::Words(count),
                    count = socket.recv(packet.as_mut_slice()) => Heard::Packet(count),
                },
            }
        };
        let heard = tokio::select! {
            biased;
            heard = hearing => heard,
            () = self.alarm.at(deadline) => Heard::Nothing,
        };
        match heard {
            // Time is over, or the tested host refuses datagrams.
            Heard::Nothing | Heard::Packet(Err(_)) => Step::Stop(dialogue.silent()),
            Heard::Words(Err(_) | Ok(0)) => Step::Stop(dialogue.hung_up()),
            Heard::Words(Ok(count)) => {
                self.heard_bytes += count;
                transcript.heard(&buffer[..count]);
                if self.heard_bytes > HEARD_LIMIT {
                    return Step::Stop(dialogue.silent());
                }
                dialogue.heard(&buffer[..count])
            }
            Heard::Packet(Ok(count)) => {
                let packet = self
                    .datagrams
                    .as_ref()
                    .map_or(&[][..], |(_, packet)| &packet[..count]);
                self.heard_bytes += count.max(1);
                transcript.heard(packet);
                if self.heard_bytes > HEARD_LIMIT {
                    return Step::Stop(dialogue.silent());
                }
                dialogue.datagram(packet)
            }
        }
    }

    async fn secure(
        &mut self,
        tls: &Tls,
        dialogue: &mut (dyn Dialogue + Send),
        transcript: &mut Transcript,
        deadline: Instant,
    ) -> Step {
        let Some(wire) = self.wire.take() else {
            return Step::Stop(dialogue.hung_up());
        };
        let why = match timeout_at(deadline, Box::pin(wire.secure(tls))).await {
            Ok(Ok(wire)) => {
                transcript.remark("TLS begins");
                let step = dialogue.secured(wire.protocol());
                self.wire = Some(wire);
                return step;
            }
            Ok(Err(why)) => why,
            Err(_) => {
                transcript.remark("no TLS: no answer in time");
                return Step::Stop(dialogue.silent());
            }
        };
        let why = printable(why.as_bytes());
        transcript.remark(&format!("no TLS: {why}"));
        Step::Stop(dialogue.not_secured(&why))
    }

    /// Sends to the tested address alone, whatever address a server may name.
    async fn send(&mut self, port: u16, words: &[u8]) -> std::io::Result<()> {
        let Some(wire) = &self.wire else {
            return Err(std::io::ErrorKind::NotConnected.into());
        };
        let (ours, there) = (wire.local()?.ip(), wire.peer()?.ip());
        let socket = UdpSocket::bind(SocketAddr::new(ours, 0)).await?;
        socket.connect(SocketAddr::new(there, port)).await?;
        socket.send(words).await?;
        self.datagrams = Some((socket, Box::new([0; HEARING])));
        Ok(())
    }
}

enum Heard {
    Nothing,
    Words(std::io::Result<usize>),
    Packet(std::io::Result<usize>),
}

/// What was said, line by line: `<` the server, `>` we. Fit to be shown: printable, and bounded.
#[derive(Clone, Debug, Default)]
pub struct Transcript {
    text: String,
    /// What the server said since its last line end.
    pending: Vec<u8>,
    full: bool,
}

impl Transcript {
    /// A remark of ours: when and where a connection began or failed.
    pub fn remark(&mut self, remark: &str) {
        self.flush();
        self.line("#", remark.as_bytes());
    }

    fn said(&mut self, words: &[u8]) {
        self.flush();
        for line in lines(words) {
            self.line(">", line);
        }
    }

    fn heard(&mut self, words: &[u8]) {
        let room = PENDING_LIMIT.saturating_sub(self.pending.len());
        self.pending
            .extend_from_slice(&words[..words.len().min(room)]);
        if !self.pending.contains(&b'\n') {
            return;
        }
        let mut heard = std::mem::take(&mut self.pending);
        let whole = heard.iter().rposition(|byte| *byte == b'\n');
        let rest = heard.split_off(whole.map_or(0, |end| end + 1));
        for line in lines(&heard) {
            self.line("<", line);
        }
        self.pending = rest;
    }

    /// The whole transcript.
    #[must_use]
    pub fn finished(mut self) -> String {
        self.flush();
        self.text
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let line = std::mem::take(&mut self.pending);
            self.line("<", &line);
        }
    }

    fn line(&mut self, mark: &str, words: &[u8]) {
        if self.full {
            return;
        }
        if self.text.len() > TRANSCRIPT_LIMIT {
            self.full = true;
            self.text.push_str("# … the rest is left out\n");
            return;
        }
        let words = if words.iter().all(|byte| is_text(*byte)) {
            printable(words.trim_ascii_end())
        } else {
            binary(words)
        };
        for part in [mark, " ", &words, "\n"] {
            self.text.push_str(part);
        }
    }
}

/// SOCKS speaks in bytes: shown as hexadecimal.
fn binary(words: &[u8]) -> String {
    let head = &words[..words.len().min(64)];
    let bytes: Vec<String> = head.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("[{}]", bytes.join(" "))
}

const fn is_text(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\r' | b'\n' | 0x20..=0x7e | 0x80..)
}

fn lines(words: &[u8]) -> impl Iterator<Item = &[u8]> {
    words.split_inclusive(|byte| *byte == b'\n')
}

/// A server that says more than this in one conversation is not heard out.
const HEARD_LIMIT: usize = 512 * 1024;
/// Octets that are taken at once.
const HEARING: usize = 2_048;
const TRANSCRIPT_LIMIT: usize = 12 * 1024;
const PENDING_LIMIT: usize = 2 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_shows_who_said_what_whole_line_by_whole_line() {
        let mut transcript = Transcript::default();
        transcript.heard(b"220 mx.exam");
        transcript.heard(b"ple ESMTP\r\n250");
        transcript.said(b"QUIT\r\n");
        assert_eq!(
            transcript.finished(),
            "< 220 mx.example ESMTP\n< 250\n> QUIT\n"
        );
    }

    #[test]
    fn bytes_are_shown_as_bytes_and_endless_talk_is_cut() {
        let mut transcript = Transcript::default();
        transcript.said(&[5, 1, 0]);
        for _ in 0..10_000 {
            transcript.heard(b"250-more\r\n");
        }
        let text = transcript.finished();
        assert!(text.starts_with("> [05 01 00]\n"));
        assert!(
            text.len() < TRANSCRIPT_LIMIT + 2 * PENDING_LIMIT,
            "{}",
            text.len()
        );
    }
}
