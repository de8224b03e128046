//! A client that says what it is told and hears what comes back.

use std::net::SocketAddr;
use std::time::Duration;

use laboratory::onward;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Any free port on loopback.
pub(crate) fn anywhere() -> SocketAddr {
    on("127.0.0.1")
}

/// Any free port on this address.
pub(crate) fn on(address: &str) -> SocketAddr {
    SocketAddr::new(address.parse().unwrap(), 0)
}

pub(crate) struct Peer(BufReader<TcpStream>);

impl Peer {
    pub(crate) async fn dial(address: SocketAddr) -> Self {
        Self(BufReader::new(onward::dial(address).await.unwrap()))
    }

    /// Dials a mail server and says EHLO.
    pub(crate) async fn greeted(address: SocketAddr) -> Self {
        let mut peer = Self::dial(address).await;
        assert!(peer.reply().await.starts_with("220 "));
        assert!(peer.ask("EHLO probe.example").await.starts_with("250 "));
        peer
    }

    pub(crate) async fn say(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.write_all(bytes.as_ref()).await.unwrap();
    }

    /// One SMTP command and the last line of its reply.
    pub(crate) async fn ask(&mut self, command: &str) -> String {
        self.say(format!("{command}\r\n")).await;
        self.reply().await
    }

    /// MAIL and RCPT; the reply to the latter.
    pub(crate) async fn offer(&mut self, sender: &str, recipient: &str) -> String {
        let taken = self.ask(&format!("MAIL FROM:<{sender}>")).await;
        assert!(taken.starts_with("250"), "{taken}");
        self.ask(&format!("RCPT TO:<{recipient}>")).await
    }

    /// DATA and a short letter; the reply to its final dot.
    pub(crate) async fn letter(&mut self) -> String {
        let ready = self.ask("DATA").await;
        assert!(ready.starts_with("354"), "{ready}");
        self.ask("Subject: a test\r\n\r\nOne line.\r\n..\r\n.")
            .await
    }

    /// The last line of an SMTP reply.
    pub(crate) async fn reply(&mut self) -> String {
        loop {
            let line = self.line().await;
            if line.as_bytes().get(3) != Some(&b'-') {
                return line;
            }
        }
    }

    pub(crate) async fn line(&mut self) -> String {
        let mut line = String::new();
        soon(self.0.read_line(&mut line)).await.unwrap();
        line.trim_end().to_owned()
    }

    pub(crate) async fn exactly<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        soon(self.0.read_exact(&mut bytes)).await.unwrap();
        bytes
    }

    /// Says no more, but listens on.
    pub(crate) async fn end(&mut self) {
        self.0.shutdown().await.unwrap();
    }

    /// All that comes until the other side hangs up.
    pub(crate) async fn rest(&mut self) -> String {
        let mut text = String::new();
        soon(self.0.read_to_string(&mut text)).await.unwrap();
        text
    }
}

/// Fails instead of waiting for ever.
pub(crate) async fn soon<T>(awaited: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), awaited)
        .await
        .unwrap()
}

/// A server that answers one connection: it reads to the end of a head, then says this and hangs
/// up. Gives its address, and what it read and from whom.
pub(crate) async fn one_answer(
    answer: &'static str,
) -> (SocketAddr, tokio::task::JoinHandle<(SocketAddr, String)>) {
    let listener = TcpListener::bind(anywhere()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let served = tokio::spawn(async move {
        let (stream, from) = listener.accept().await.unwrap();
        let mut peer = Peer(BufReader::new(stream));
        let mut head = String::new();
        loop {
            let line = peer.line().await;
            if line.is_empty() {
                break;
            }
            head.push_str(&line);
            head.push('\n');
        }
        peer.say(answer).await;
        (from, head)
    });
    (address, served)
}
