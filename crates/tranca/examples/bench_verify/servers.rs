//! The servers that are measured against, each in a process of its own so that its work is not
//! counted as the prober's, and counted: what it has answered is what was really asked.

use std::io::{BufRead, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::Context;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// What a server does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Manner {
    /// Answers every request with 403 at once.
    Refuses,
    /// The same after 200 ms.
    RefusesLate,
    /// A mail server that relays for nobody and takes several commands at once (RFC 2920), as
    /// Postfix, Exim, Sendmail and Exchange do unless told otherwise.
    Mail,
    /// One that takes a command at a time.
    MailByTurns,
}

impl Manner {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Refuses, "refuses"),
        (Self::RefusesLate, "refuses-late"),
        (Self::Mail, "mail"),
        (Self::MailByTurns, "mail-by-turns"),
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|known| known.1 == name);
        found.map(|known| known.0)
    }

    fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|known| known.0 == self);
        found.map_or("", |known| known.1)
    }
}

/// A server in another process. It ends when dropped.
pub(crate) struct Server {
    process: Child,
    questions: ChildStdin,
    answers: std::io::BufReader<ChildStdout>,
    pub(crate) port: u16,
}

impl Server {
    /// Starts this program again, as a server.
    pub(crate) fn start(manner: Manner) -> anyhow::Result<Self> {
        let mut process = Command::new(std::env::current_exe()?)
            .args(["serve", manner.name()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let questions = process.stdin.take().context("no input")?;
        let answers = std::io::BufReader::new(process.stdout.take().context("no output")?);
        let mut server = Self {
            process,
            questions,
            answers,
            port: 0,
        };
        server.port = server.line()?.parse()?;
        Ok(server)
    }

    /// How many requests, or recipients, it has answered so far.
    pub(crate) fn answered(&mut self) -> anyhow::Result<u64> {
        writeln!(self.questions)?;
        Ok(self.line()?.parse()?)
    }

    fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Serves on every address of this machine's loopback network until the process is ended, ten
/// minutes at most. For each line on standard input it prints how much it has answered.
pub(crate) async fn serve(manner: Manner) -> anyhow::Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(([0, 0, 0, 0], 0).into())?;
    let listener = socket.listen(BACKLOG)?;
    let answered = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&answered);
    println!("{}", listener.local_addr()?.port());
    std::thread::spawn(move || {
        for _ in std::io::stdin().lock().lines() {
            println!("{}", counted.load(Ordering::Relaxed));
        }
    });
    tokio::time::timeout(LIFETIME, accept(&listener, manner, &answered))
        .await
        .unwrap_or(Ok(()))
}

async fn accept(
    listener: &TcpListener,
    manner: Manner,
    answered: &Arc<AtomicU64>,
) -> anyhow::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let answered = Arc::clone(answered);
        tokio::spawn(async move {
            // A client that hangs up early is no failure of the measurement.
            let _ = match manner {
                Manner::Refuses => refuse(stream, Duration::ZERO, &answered).await,
                Manner::RefusesLate => refuse(stream, LATE, &answered).await,
                Manner::Mail => deny(stream, PIPELINING, &answered).await,
                Manner::MailByTurns => deny(stream, OK, &answered).await,
            };
        });
    }
}

async fn refuse(
    mut stream: TcpStream,
    after: Duration,
    answered: &AtomicU64,
) -> std::io::Result<()> {
    let mut request = [0; 1_024];
    if stream.read(&mut request).await? == 0 {
        return Ok(());
    }
    if !after.is_zero() {
        tokio::time::sleep(after).await;
    }
    answered.fetch_add(1, Ordering::Relaxed);
    stream.write_all(FORBIDDEN).await
}

/// A mail server of few words: it knows nobody.
async fn deny(
    mut stream: TcpStream,
    welcome: &'static [u8],
    answered: &AtomicU64,
) -> std::io::Result<()> {
    stream.write_all(b"220 mx.example ESMTP\r\n").await?;
    let (reader, mut writer) = stream.split();
    let mut reader = BufReader::new(reader);
    let (mut command, mut replies) = (Vec::new(), Vec::new());
    loop {
        command.clear();
        if reader.read_until(b'\n', &mut command).await? == 0 {
            return Ok(());
        }
        command.make_ascii_uppercase();
        let reply = match command.get(..4) {
            Some(b"EHLO") => welcome,
            Some(b"RCPT") => {
                answered.fetch_add(1, Ordering::Relaxed);
                b"554 5.7.1 Relay access denied\r\n"
            }
            Some(b"QUIT") => return writer.write_all(b"221 2.0.0 Bye\r\n").await,
            _ => OK,
        };
        replies.extend_from_slice(reply);
        // Commands that came together are answered together (RFC 2920 section 3.2).
        if reader.buffer().is_empty() {
            writer.write_all(&replies).await?;
            replies.clear();
        }
    }
}

const OK: &[u8] = b"250 2.0.0 Ok\r\n";
const PIPELINING: &[u8] = b"250-mx.example\r\n250 PIPELINING\r\n";
const FORBIDDEN: &[u8] =
    b"HTTP/1.1 403 Forbidden\r\nServer: example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const LATE: Duration = Duration::from_millis(200);
const LIFETIME: Duration = Duration::from_secs(600);
const BACKLOG: u32 = 16_384;
