//! A canary on loopback, a ledger one can look into, and clients with an address of their own.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use canary::{Canary, Entry, Identity, Ledger, Listeners, Receipt};
use dialogue::{Form, Role, Token, TokenKey};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_rustls::client::TlsStream;

use crate::tls::handshake;

pub(crate) const NOW_MS: i64 = 1_700_000_000_000;

/// A canary and the other end of its ledger.
pub(crate) struct Bench {
    pub(crate) canary: Canary,
    pub(crate) entries: mpsc::Receiver<Entry>,
}

impl Bench {
    pub(crate) async fn new() -> Self {
        Self::with_patience(Duration::from_secs(20)).await
    }

    pub(crate) async fn with_patience(patience: Duration) -> Self {
        let (sender, entries) = mpsc::channel(64);
        let ledger = Ledger::new(sender, Arc::new(|| NOW_MS)).with_patience(patience);
        let any = vec![SocketAddr::from(([127, 0, 0, 1], 0))];
        let listeners = Listeners {
            mail: any.clone(),
            web: any.clone(),
            udp: vec![any[0], SocketAddr::from((Ipv6Addr::LOCALHOST, 0))],
        };
        let canary = Canary::start(&listeners, identity(), key(), ledger).await;
        Self {
            canary: canary.expect("loopback can be bound"),
            entries,
        }
    }

    /// The next receipt, acknowledged.
    pub(crate) async fn receipt(&mut self) -> Receipt {
        let entry = soon(self.entries.recv()).await.expect("the canary is up");
        entry.ack.send(()).expect("the canary waits");
        entry.receipt
    }

    pub(crate) async fn mail(&self) -> Client {
        Client::from("127.0.0.1", self.canary.mail_addresses()[0]).await
    }

    pub(crate) async fn web(&self) -> Client {
        Client::from("127.0.0.1", self.canary.web_addresses()[0]).await
    }

    /// Sends a request and returns all that comes back.
    pub(crate) async fn fetch(&self, request: &str) -> String {
        let mut client = self.web().await;
        client.say(request.as_bytes()).await;
        client.rest().await
    }
}

/// One connection to the canary, plain or inside TLS.
pub(crate) struct Client<S = TcpStream> {
    stream: S,
    heard: Vec<u8>,
}

impl Client {
    pub(crate) async fn from(source: &str, to: SocketAddr) -> Self {
        Self::over(TcpSocket::new_v4().expect("a socket"), source, to).await
    }

    /// One that leaves nothing behind when it is dropped: thousands of them would use up all ports.
    pub(crate) async fn passing(source: &str, to: SocketAddr) -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.set_zero_linger().expect("an option of TCP");
        Self::over(socket, source, to).await
    }

    async fn over(socket: TcpSocket, source: &str, to: SocketAddr) -> Self {
        let source: IpAddr = source.parse().expect("an address");
        socket
            .bind(SocketAddr::new(source, 0))
            .expect("all of 127/8 is ours");
        let stream = soon(socket.connect(to)).await.expect("the canary listens");
        Self {
            stream,
            heard: Vec::new(),
        }
    }

    /// Goes on inside TLS, towards a host of any name.
    pub(crate) async fn inside_tls(self, name: &str) -> Client<TlsStream<TcpStream>> {
        assert!(self.heard.is_empty(), "unread: {:?}", self.heard);
        Client {
            stream: handshake(self.stream, name).await,
            heard: Vec::new(),
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Client<S> {
    /// Says it as far as the canary still listens.
    pub(crate) async fn say(&mut self, octets: &[u8]) {
        soon(self.stream.write_all(octets)).await.unwrap_or(());
    }

    /// One whole reply, however many lines it has; what there is at the end of the stream.
    pub(crate) async fn reply(&mut self) -> String {
        let mut reply = String::new();
        while let Some(line) = self.line().await {
            reply.push_str(&line);
            if line.as_bytes().get(3) == Some(&b' ') {
                break;
            }
        }
        reply
    }

    /// Says a line and returns the reply to it.
    pub(crate) async fn ask(&mut self, line: &str) -> String {
        self.say(format!("{line}\r\n").as_bytes()).await;
        self.reply().await
    }

    /// Greets and opens an envelope, and returns the reply to its recipient.
    pub(crate) async fn envelope(&mut self, sender: &str, recipient: &str) -> String {
        self.reply().await;
        self.ask("EHLO relay.example").await;
        self.ask(&format!("MAIL FROM:<{sender}>")).await;
        self.ask(&format!("RCPT TO:<{recipient}>")).await
    }

    /// All that comes until the canary hangs up.
    pub(crate) async fn rest(&mut self) -> String {
        String::from_utf8(self.octets().await).expect("the canary speaks UTF-8")
    }

    /// The same, whatever it is.
    pub(crate) async fn octets(&mut self) -> Vec<u8> {
        let mut rest = std::mem::take(&mut self.heard);
        soon(self.stream.read_to_end(&mut rest)).await.unwrap_or(0);
        rest
    }

    /// The same under a clock that runs ahead, by which nothing could be called late.
    pub(crate) async fn rest_at_leisure(&mut self) -> String {
        let mut rest = std::mem::take(&mut self.heard);
        self.stream
            .read_to_end(&mut rest)
            .await
            .expect("the canary hangs up in peace");
        String::from_utf8(rest).expect("the canary speaks UTF-8")
    }

    /// Ends the client's side.
    pub(crate) async fn finish(&mut self) {
        self.stream.shutdown().await.unwrap_or(());
    }

    async fn line(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.heard.iter().position(|octet| *octet == b'\n') {
                let line = self.heard.drain(..=end).collect();
                return Some(String::from_utf8(line).expect("the canary speaks UTF-8"));
            }
            // After TLS an abrupt end is an error, and an end all the same.
            if soon(self.stream.read_buf(&mut self.heard))
                .await
                .unwrap_or(0)
                == 0
            {
                return None;
            }
        }
    }
}

/// Nothing on loopback takes longer; a test that would hang fails instead.
pub(crate) async fn soon<T>(work: impl Future<Output = T>) -> T {
    timeout(Duration::from_secs(30), work)
        .await
        .expect("the canary answers in time")
}

pub(crate) fn key() -> TokenKey {
    TokenKey::new(&[7; 32])
}

pub(crate) fn token(form: Form, role: Role) -> Token {
    key().mint(81, 25, form, role)
}

pub(crate) fn identity() -> Identity {
    Identity {
        domain: "canary.example".to_owned(),
        host: "mx.canary.example".to_owned(),
        addresses: Vec::new(),
        operator: "Example <Agency>".to_owned(),
        contact: "tests@agency.example".to_owned(),
        page: "https://agency.example/tests".to_owned(),
    }
}
