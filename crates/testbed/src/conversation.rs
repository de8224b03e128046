//! Talking to a server from one of the network's hosts, line by line.
//!
//! # Limits
//! Every line is awaited for a bounded time; nothing is said about why a
//! connection ended.

use std::io::{self, Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
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
    ear: Receiver<Vec<u8>>,
    heard: Vec<u8>,
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
        Self::through(command, with)
    }

    /// Talks to a server through a command that carries what is said and heard, such as `nc`.
    ///
    /// # Errors
    /// [`Trouble::Io`] when the command cannot be run.
    pub fn through(mut command: Command, with: impl Into<SocketAddr>) -> Result<Self, Trouble> {
        let program = PathBuf::from(command.get_program());
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(told(&program))?;
        let (Some(mouth), Some(voice)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(told(&program)(io::ErrorKind::BrokenPipe.into()));
        };
        let (heard, ear) = channel();
        thread::spawn(move || listen(voice, &heard));
        Ok(Self {
            process,
            mouth,
            ear,
            heard: Vec::new(),
            with: with.into(),
        })
    }

    /// Says something, exactly as given.
    ///
    /// # Errors
    /// [`Trouble::Io`] when the connection has ended.
    pub fn say(&mut self, text: &str) -> Result<(), Trouble> {
        self.say_bytes(text.as_bytes())
    }

    /// Says something that is no text.
    ///
    /// # Errors
    /// As [`Self::say`].
    pub fn say_bytes(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let what = self.with.to_string();
        self.mouth
            .write_all(bytes)
            .and_then(|()| self.mouth.flush())
            .map_err(told(Path::new(&what)))
    }

    /// The next line, without its ending; nothing when the connection has ended.
    ///
    /// # Errors
    /// [`Trouble::Silent`] when nothing comes.
    pub fn hear(&mut self) -> Result<Option<String>, Trouble> {
        while !self.heard.contains(&b'\n') {
            if !self.listen()? {
                let rest = std::mem::take(&mut self.heard);
                return Ok((!rest.is_empty()).then(|| text(&rest)));
            }
        }
        let end = self.heard.iter().position(|byte| *byte == b'\n');
        let line: Vec<u8> = self.heard.drain(..=end.unwrap_or(0)).collect();
        Ok(Some(text(&line)))
    }

    /// All that comes until these words have come; what is no text is U+FFFD. Lines need not end.
    ///
    /// # Errors
    /// [`Trouble::Silent`] with what came instead.
    pub fn hear_for(&mut self, words: &str) -> Result<String, Trouble> {
        loop {
            let said = String::from_utf8_lossy(&self.heard).into_owned();
            if said.contains(words) {
                return Ok(said);
            }
            if !self.listen()? {
                let what = format!("`{}` from {}", words.escape_debug(), self.with);
                return Err(Trouble::Silent { what, said });
            }
        }
    }

    /// The next so many bytes.
    ///
    /// # Errors
    /// [`Trouble::Silent`] when fewer come.
    pub fn hear_bytes(&mut self, count: usize) -> Result<Vec<u8>, Trouble> {
        while self.heard.len() < count {
            if !self.listen()? {
                let what = format!("{count} bytes from {}", self.with);
                let said = text(&self.heard);
                return Err(Trouble::Silent { what, said });
            }
        }
        Ok(self.heard.drain(..count).collect())
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

    /// Hears more, if the connection has not ended.
    fn listen(&mut self) -> Result<bool, Trouble> {
        match self.ear.recv_timeout(LIMIT) {
            Ok(more) => {
                self.heard.extend(more);
                Ok(true)
            }
            Err(RecvTimeoutError::Disconnected) => Ok(false),
            Err(RecvTimeoutError::Timeout) => Err(Trouble::Silent {
                what: format!("more from {}", self.with),
                said: text(&self.heard),
            }),
        }
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

fn listen(mut voice: ChildStdout, heard: &Sender<Vec<u8>>) {
    let mut piece = [0; 4096];
    while let Ok(length @ 1..) = voice.read(&mut piece) {
        if heard.send(piece[..length].to_vec()).is_err() {
            return;
        }
    }
}

/// A line without its ending.
fn text(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    text.trim_end_matches(['\r', '\n']).to_owned()
}
