//! Talking to a server from one of the network's hosts, line by line.
//!
//! # Limits
//! Text only. Every line is awaited for a bounded time; nothing is said about why a connection
//! ended.

use std::io::{self, BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;

use crate::command::told;
use crate::packages::{Product, unpacked};
use crate::patience::LIMIT;
use crate::{Host, Trouble};

/// One connection. It ends when dropped.
#[derive(Debug)]
pub struct Conversation {
    process: Child,
    mouth: ChildStdin,
    ear: Receiver<String>,
    with: SocketAddr,
}

/// In what a server is talked to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cover {
    /// Nothing: in plain words.
    None,
    /// TLS from the first byte.
    Tls,
    /// TLS, which SMTP's STARTTLS has begun (RFC 3207); the server's next word is an answer.
    StartTls,
}

impl Conversation {
    /// Connects from a host to a server.
    ///
    /// # Errors
    /// [`Trouble::Unavailable`] when [`Product::Tools`] is missing. A refused connection is heard as
    /// an end.
    pub fn open(from: &Host, with: impl Into<SocketAddr>) -> Result<Self, Trouble> {
        Self::open_under(Cover::None, from, with.into())
    }

    /// Connects from a host to a server, under TLS or not; its certificate is not looked at.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_under(cover: Cover, from: &Host, with: SocketAddr) -> Result<Self, Trouble> {
        let busybox = unpacked(Product::Tools)?.join("bin/busybox");
        let (place, address, port) = (with.to_string(), with.ip().to_string(), with.port());
        let mut command = match cover {
            Cover::None => from.command(&busybox.to_string_lossy()),
            Cover::Tls | Cover::StartTls => from.command("openssl"),
        };
        match cover {
            Cover::None => command.args(["nc", "-w", "10", &address, &port.to_string()]),
            Cover::Tls => command.args(["s_client", "-quiet", "-connect", &place]),
            Cover::StartTls => command
                .args(["s_client", "-quiet", "-connect", &place])
                .args(["-starttls", "smtp"]),
        };
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(told(&busybox))?;
        let (Some(mouth), Some(voice)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(told(&busybox)(io::ErrorKind::BrokenPipe.into()));
        };
        let (heard, ear) = channel();
        thread::spawn(move || listen(voice, &heard));
        Ok(Self {
            process,
            mouth,
            ear,
            with,
        })
    }

    /// Says something, exactly as given.
    ///
    /// # Errors
    /// [`Trouble::Io`] when the connection has ended.
    pub fn say(&mut self, text: &str) -> Result<(), Trouble> {
        let what = self.with.to_string();
        self.mouth
            .write_all(text.as_bytes())
            .and_then(|()| self.mouth.flush())
            .map_err(told(Path::new(&what)))
    }

    /// The next line, without its ending; nothing when the connection has ended.
    ///
    /// # Errors
    /// [`Trouble::Silent`] when nothing comes.
    pub fn hear(&mut self) -> Result<Option<String>, Trouble> {
        match self.ear.recv_timeout(LIMIT) {
            Ok(line) => Ok(Some(line)),
            Err(RecvTimeoutError::Disconnected) => Ok(None),
            Err(RecvTimeoutError::Timeout) => Err(Trouble::Silent {
                what: format!("a line from {}", self.with),
                said: String::new(),
            }),
        }
    }

    /// All that comes until the other side ends the connection.
    ///
    /// # Errors
    /// [`Trouble::Silent`] when it neither speaks nor ends.
    pub fn hear_out(&mut self) -> Result<String, Trouble> {
        let mut heard = String::new();
        while let Some(line) = self.hear()? {
            heard.push_str(&line);
            heard.push('\n');
        }
        Ok(heard)
    }

    /// An SMTP reply: all its lines, joined (RFC 5321 section 4.2.1).
    ///
    /// # Errors
    /// [`Trouble::Silent`] when it does not come.
    pub fn reply(&mut self) -> Result<String, Trouble> {
        let mut lines = Vec::new();
        while let Some(line) = self.hear()? {
            let more_follows = line.as_bytes().get(3) == Some(&b'-');
            lines.push(line);
            if !more_follows {
                break;
            }
        }
        Ok(lines.join("\n"))
    }

    /// Says an SMTP command and hears its reply.
    ///
    /// # Errors
    /// As [`Self::say`] and [`Self::reply`].
    pub fn ask(&mut self, command: &str) -> Result<String, Trouble> {
        self.say(&format!("{command}\r\n"))?;
        self.reply()
    }
}

impl Drop for Conversation {
    fn drop(&mut self) {
        // One that has ended needs no killing.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn listen(voice: ChildStdout, heard: &Sender<String>) {
    for line in BufReader::new(voice).split(b'\n') {
        let Ok(line) = line else { return };
        let line = String::from_utf8_lossy(&line);
        if heard.send(line.trim_end_matches('\r').to_owned()).is_err() {
            return;
        }
    }
}
