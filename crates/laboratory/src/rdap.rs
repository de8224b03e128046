//! A registry's RDAP service (RFC 9082, RFC 9083) over plain HTTP.
//!
//! # Limits
//! Answers for addresses, and for documents put at a fixed path (such as the bootstrap files of
//! RFC 9224); no search, no TLS.

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};

use ipnet::IpNet;
use serde_json::{Value, json};
use tokio::io::BufReader;
use tokio::net::TcpStream;

use crate::http::{Head, Page};
use crate::lines;
use crate::listening::{self, Listening};
use crate::network::Network;
use crate::seen::Seen;

/// What a registry knows. Copies share it, so that whoever keeps one can change what a running
/// server answers. The longest prefix wins; of equal ones, the later.
#[derive(Clone, Debug, Default)]
pub struct Registry(Arc<RwLock<Book>>);

#[derive(Debug, Default)]
struct Book {
    networks: BTreeMap<IpNet, Entry>,
    documents: BTreeMap<String, Value>,
}

#[derive(Clone, Debug)]
enum Entry {
    Busy { retry_after_s: u64 },
    Elsewhere { base: String },
    Object(Value),
}

impl Registry {
    /// Nothing yet: 404 for every address.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers with this network for its prefix.
    pub fn network(&self, network: &Network) {
        self.object(network.prefix(), network.json());
    }

    /// Answers with any JSON for this prefix, however misshapen.
    pub fn object(&self, prefix: IpNet, object: Value) {
        self.put(prefix, Entry::Object(object));
    }

    /// Sends askers for this prefix to another server (302): `base` is a URL like
    /// `http://127.77.0.2:8080`, and `/ip/<address>` is appended.
    pub fn elsewhere(&self, prefix: IpNet, base: &str) {
        self.put(
            prefix,
            Entry::Elsewhere {
                base: base.trim_end_matches('/').to_owned(),
            },
        );
    }

    /// Has askers for this prefix wait (429 with Retry-After).
    pub fn busy(&self, prefix: IpNet, retry_after_s: u64) {
        self.put(prefix, Entry::Busy { retry_after_s });
    }

    /// Forgets this prefix.
    pub fn forget(&self, prefix: IpNet) {
        self.write().networks.remove(&prefix.trunc());
    }

    /// Puts a document at a path, such as `/ipv4.json`.
    pub fn document(&self, path: &str, document: Value) {
        self.write().documents.insert(path.to_owned(), document);
    }

    fn put(&self, prefix: IpNet, entry: Entry) {
        self.write().networks.insert(prefix.trunc(), entry);
    }

    fn write(&self) -> RwLockWriteGuard<'_, Book> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, path: &str) -> Page {
        let book = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(document) = book.documents.get(path) {
            return Page::new("200 OK", "application/json", document.to_string());
        }
        let Some((_, asked)) = path.split_once("/ip/") else {
            return failure("400 Bad Request", "This registry answers for /ip/ only.");
        };
        let Some(asked) = prefix(asked) else {
            return failure("400 Bad Request", "This is no address.");
        };
        let holders = book
            .networks
            .iter()
            .filter(|(holder, _)| holder.contains(&asked));
        match holders.max_by_key(|(holder, _)| holder.prefix_len()) {
            Some((_, entry)) => entry.page(path),
            None => failure(
                "404 Not Found",
                "This registry knows nothing about this address.",
            ),
        }
    }
}

impl Entry {
    fn page(&self, path: &str) -> Page {
        match self {
            Self::Busy { retry_after_s } => {
                failure("429 Too Many Requests", "You have asked too often.")
                    .with("Retry-After", &retry_after_s.to_string())
            }
            Self::Elsewhere { base } => {
                let query = path.find("/ip/").map_or("", |at| &path[at..]);
                failure("302 Found", "Another registry knows.")
                    .with("Location", &format!("{base}{query}"))
            }
            Self::Object(object) => Page::new("200 OK", MEDIA_TYPE, object.to_string()),
        }
    }
}

/// An address, or a prefix in CIDR notation (RFC 9082 section 3.1.1).
fn prefix(text: &str) -> Option<IpNet> {
    text.parse()
        .ok()
        .or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

/// An error object (RFC 9083 section 6).
fn failure(status: &str, description: &str) -> Page {
    let (code, title) = status.split_once(' ').unwrap_or((status, ""));
    let object = json!({
        "rdapConformance": ["rdap_level_0"],
        "errorCode": code.parse::<u16>().unwrap_or_default(),
        "title": title,
        "description": [description],
    });
    Page::new(status, MEDIA_TYPE, object.to_string())
}

/// A running registry. It stops when dropped.
#[derive(Debug)]
pub struct RdapServer {
    listening: Listening,
    requests: Seen<String>,
}

impl RdapServer {
    /// Starts a registry.
    ///
    /// # Errors
    /// When the address is not loopback or cannot be bound.
    pub async fn start(bind: SocketAddr, registry: Registry) -> io::Result<Self> {
        let listener = listening::bind(bind).await?;
        let requests = Seen::default();
        let seen = requests.clone();
        let listening = Listening::serve(listener, move |stream| {
            let (registry, seen) = (registry.clone(), seen.clone());
            async move {
                // Whoever breaks off ends his own connection only.
                let _ = converse(stream, &registry, &seen).await;
            }
        })?;
        Ok(Self {
            listening,
            requests,
        })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.listening.address()
    }

    /// The URL to which `ip/<address>` is appended, with its final slash.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}/", self.address())
    }

    /// The path of every request, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.requests.all()
    }

    /// How many requests there were.
    #[must_use]
    pub fn count(&self) -> usize {
        self.requests.count()
    }
}

async fn converse(stream: TcpStream, registry: &Registry, seen: &Seen<String>) -> io::Result<()> {
    let mut client = BufReader::new(stream);
    let Some(request) = Head::read(&mut client).await? else {
        return Ok(());
    };
    let (_, path) = request.asked();
    seen.note(path.to_owned());
    registry.answer(path).write(&mut client).await?;
    lines::part(&mut client).await
}

const MEDIA_TYPE: &str = "application/rdap+json";
