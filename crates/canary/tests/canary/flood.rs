//! A flood of 20,000 junk connections, among which hits arrive: none may be lost.
//!
//! # Limits
//! How many junk connections are held open at once depends on the descriptors this process may
//! have; with some ten thousand of them both houses are full all the time.

use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};

use canary::{Canary, Meaning, limits};
use dialogue::{Form, Role, Token};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::UdpSocket;
use tokio::task::{JoinHandle, JoinSet};

use crate::support::{Bench, Client, key, soon};

const ROUNDS: u64 = 25;
const JUNK_IN_A_ROUND: usize = 800;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_20_000_junk_connections_costs_no_hit() {
    let bench = Bench::new().await;
    let kept = Kept::from(bench.entries);
    let mut flood = Flood::towards(&bench.canary);
    for round in 0..ROUNDS {
        tokio::join!(flood.rise(JUNK_IN_A_ROUND), hits(round, &bench.canary));
    }
    assert_eq!(flood.made, 20_000);
    for round in 0..ROUNDS {
        for way in Hit::ALL {
            let receipts = kept.of(&way.token(round));
            assert_eq!(receipts, 1, "{way:?} in round {round}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_peer_that_hammers_does_not_lose_its_own_hit() {
    let bench = Bench::new().await;
    let kept = Kept::from(bench.entries);
    let web = bench.canary.web_addresses()[0];
    let mut held = Vec::new();
    for _ in 0..(descriptors() / 3).min(2 * limits::VISITS) {
        held.push(Client::passing("127.9.9.9", web).await);
    }
    let client = Client::from("127.9.9.9", web).await;
    fetch(client, &Hit::Web.token(0)).await;
    assert_eq!(kept.of(&Hit::Web.token(0)), 1);
}

/// Real visits, each from an address of its own.
async fn hits(round: u64, canary: &Canary) {
    let from = format!("127.200.0.{}", round + 1);
    let (mail, web) = (canary.mail_addresses()[0], canary.web_addresses()[0]);
    let letter = async {
        let client = Client::from(&from, mail).await;
        deliver(client, &Hit::Mail.token(round)).await;
    };
    let secret_letter = async {
        let client = Client::from(&from, mail).await;
        let client = client.inside_tls("mx.canary.example").await;
        deliver(client, &Hit::SecretMail.token(round)).await;
    };
    let request = async {
        let client = Client::from(&from, web).await;
        fetch(client, &Hit::Web.token(round)).await;
    };
    let secret_request = async {
        let client = Client::from(&from, web).await;
        let client = client.inside_tls("canary.example").await;
        fetch(client, &Hit::SecretWeb.token(round)).await;
    };
    let datagram = send(&from, canary.udp_addresses()[0], Hit::Datagram.token(round));
    tokio::join!(letter, secret_letter, request, secret_request, datagram);
}

async fn deliver<S: AsyncRead + AsyncWrite + Unpin>(mut client: Client<S>, token: &Token) {
    let reply = client
        .envelope("", &format!("{token}@canary.example"))
        .await;
    assert!(reply.starts_with("250"), "{reply}");
    assert!(client.ask("DATA").await.starts_with("354"));
    client.say(b"Subject: test\r\n\r\n.\r\n").await;
    let reply = client.reply().await;
    assert!(reply.starts_with("250"), "{reply}");
}

async fn fetch<S: AsyncRead + AsyncWrite + Unpin>(mut client: Client<S>, token: &Token) {
    client
        .say(format!("GET /{token} HTTP/1.1\r\nHost: canary.example\r\n\r\n").as_bytes())
        .await;
    let response = client.rest().await;
    assert!(response.contains(&key().answer(token)), "{response}");
}

async fn send(from: &str, to: SocketAddr, token: Token) {
    let from: IpAddr = from.parse().expect("an address");
    let socket = UdpSocket::bind((from, 0)).await.expect("a socket");
    socket
        .send_to(token.to_string().as_bytes(), to)
        .await
        .expect("sent");
    let mut answer = [0; 64];
    let length = soon(socket.recv(&mut answer)).await.expect("an answer");
    assert_eq!(&answer[..length], key().answer(&token).as_bytes());
}

/// The ways by which hits come.
#[derive(Clone, Copy, Debug)]
enum Hit {
    Mail,
    SecretMail,
    Web,
    SecretWeb,
    Datagram,
}

impl Hit {
    const ALL: [Self; 5] = [
        Self::Mail,
        Self::SecretMail,
        Self::Web,
        Self::SecretWeb,
        Self::Datagram,
    ];

    fn token(self, round: u64) -> Token {
        let (port, form, role) = match self {
            Self::Mail => (25, Form::Plain, Role::Recipient),
            Self::SecretMail => (465, Form::Plain, Role::Recipient),
            Self::Web => (80, Form::HttpGet, Role::Fetch),
            Self::SecretWeb => (443, Form::HttpConnect443, Role::Fetch),
            Self::Datagram => (53, Form::Socks5Udp, Role::Fetch),
        };
        key().mint(round, port, form, role)
    }
}

/// The other end of the ledger, which keeps all and counts it.
struct Kept {
    receipts: Arc<Mutex<HashMap<String, usize>>>,
    writing: JoinHandle<()>,
}

impl Kept {
    fn from(mut entries: tokio::sync::mpsc::Receiver<canary::Entry>) -> Self {
        let receipts = Arc::<Mutex<HashMap<String, usize>>>::default();
        let written = Arc::clone(&receipts);
        let writing = tokio::spawn(async move {
            while let Some(entry) = entries.recv().await {
                assert_ne!(entry.receipt.meaning(), Meaning::Astray);
                let token = entry.receipt.token.to_string();
                *written.lock().expect("whole").entry(token).or_default() += 1;
                entry.ack.send(()).expect("the canary waits");
            }
        });
        Self { receipts, writing }
    }

    fn of(&self, token: &Token) -> usize {
        let receipts = self.receipts.lock().expect("whole");
        receipts.get(&token.to_string()).copied().unwrap_or(0)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.writing.abort();
    }
}

/// Junk from several hundred peers, half of it from one that hammers.
struct Flood {
    to: [SocketAddr; 2],
    held: VecDeque<Client>,
    most_held: usize,
    made: usize,
}

impl Flood {
    fn towards(canary: &Canary) -> Self {
        Self {
            to: [canary.mail_addresses()[0], canary.web_addresses()[0]],
            held: VecDeque::new(),
            most_held: (descriptors() / 3).min(6 * limits::VISITS),
            made: 0,
        }
    }

    /// So many more connections, some dozens at once; the oldest are given up for the newest.
    async fn rise(&mut self, by: usize) {
        let mut coming = JoinSet::new();
        for number in self.made..self.made + by {
            let to = self.to[number / 2 % 2];
            coming.spawn(junk(number, to));
            if coming.len() >= 64 {
                self.hold(coming.join_next().await);
            }
        }
        while let Some(client) = coming.join_next().await {
            self.hold(Some(client));
        }
    }

    fn hold(&mut self, client: Option<Result<Client, tokio::task::JoinError>>) {
        let client = client.expect("some are coming").expect("loopback connects");
        self.made += 1;
        self.held.push_back(client);
        if self.held.len() > self.most_held {
            self.held.pop_front();
        }
    }
}

async fn junk(number: usize, to: SocketAddr) -> Client {
    let peer = match number % 2 {
        0 => "127.9.9.9".to_owned(),
        _ => format!("127.{}.{}.1", 10 + number / 2 % 4, number / 8 % 100),
    };
    let mut client = Client::passing(&peer, to).await;
    let words: &[u8] = match number % 7 {
        0 => b"",
        1 => b"\x16\x03\x01\x02\x00\x01\x00",
        2 => b"\0\xff\x80junk\r\n",
        3 => b"GET / HT",
        4 => b"EHLO junk.example\r\n",
        5 => b"GET / HTTP/1.1\r\nX: y\r\n",
        _ => &[b'a'; 2_000],
    };
    client.say(words).await;
    client
}

/// How many files this process may have open.
fn descriptors() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits
        .lines()
        .find(|line| line.starts_with("Max open files"));
    let soft = line.and_then(|line| line.split_whitespace().nth(3));
    soft.and_then(|soft| soft.parse().ok()).unwrap_or(1_024)
}
