//! Asking the registries (RDAP: RFC 7480, RFC 9082), and remembering what they said.
//!
//! One question at a time per server. A server that asks for patience gets it: nothing more is
//! asked there until it said, not even by a later run. One that gives nothing to build on three
//! times in a row is left alone for a while too. Answers are kept by the network that they cover,
//! so that its other addresses are not asked about.
//!
//! # Limits
//! An answer counts for at most a /16 (IPv4) or a /32 (IPv6). Below that, a customer who is
//! registered inside a network already answered is not seen until the answer is forgotten; his
//! provider is written to instead. A question that the server hands on (redirects) counts for the
//! server that was asked first.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use ipnet::IpNet;
use tokio::sync::Mutex;

use super::answer::Answer;
use super::bootstrap::Bootstrap;
use super::store;
use crate::ground::clock::Moment;
use crate::ground::database::StoreError;
use crate::ground::http::{Client, Fetched};
use crate::ground::operation::Operation;

/// What the registries say about an address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Told {
    /// This.
    Answer(Answer),
    /// Its registry holds nothing about it.
    Nothing,
    /// There is nobody to ask.
    Nobody,
    /// Nothing to build on for now, and why; to be asked again later.
    Later(String),
}

/// The registries, for one run.
#[derive(Debug)]
pub struct Registries<'a> {
    operation: &'a Operation,
    http: &'a Client,
    bootstrap: Bootstrap,
    desks: HashMap<String, Mutex<Desk>>,
    asked: AtomicU64,
    remembered: AtomicU64,
}

/// One server, as this run knows it. Whoever holds it asks; the others wait.
#[derive(Debug, Default)]
struct Desk {
    away: Option<String>,
    failures: u32,
}

impl<'a> Registries<'a> {
    /// The registries of the operation's settings and of IANA's table; answers that are too old
    /// are forgotten.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub async fn open(operation: &'a Operation, http: &'a Client) -> Result<Self, StoreError> {
        let bootstrap = Bootstrap::new(&operation.settings.attribution.rdap_servers);
        let now = operation.now();
        let kept = operation.settings.attribution.registry_answers_kept;
        let mut tx = operation.database.begin().await?;
        store::forget_answers(&mut tx, now - kept.duration()).await?;
        store::forget_pauses(&mut tx, now).await?;
        let pauses = store::pauses(&mut tx).await?;
        tx.commit().await?;
        let mut desks: HashMap<String, Mutex<Desk>> = bootstrap
            .servers()
            .map(|server| (server.to_owned(), Mutex::default()))
            .collect();
        for (server, until) in pauses {
            desks.insert(server, Mutex::new(Desk::resting(until)));
        }
        Ok(Self {
            operation,
            http,
            bootstrap,
            desks,
            asked: AtomicU64::new(0),
            remembered: AtomicU64::new(0),
        })
    }

    /// What is known about an address: from an answer kept for its network, else from its registry.
    ///
    /// # Errors
    /// [`StoreError`] from the database; whatever a registry does is an answer.
    pub async fn ask(&self, address: IpAddr) -> Result<Told, StoreError> {
        let address = address.to_canonical();
        let Some(server) = self.bootstrap.server(address) else {
            return Ok(Told::Nobody);
        };
        let Some(desk) = self.desks.get(server) else {
            return Ok(Told::Nobody);
        };
        if let Some(told) = self.recall(address).await? {
            return Ok(told);
        }
        let mut desk = desk.lock().await;
        // Somebody before us in the queue may have asked about the same network.
        if let Some(told) = self.recall(address).await? {
            return Ok(told);
        }
        if let Some(why) = &desk.away {
            return Ok(Told::Later(why.clone()));
        }
        self.asked.fetch_add(1, Ordering::Relaxed);
        let url = format!("{server}ip/{address}");
        match self.http.fetch(&url, ACCEPT).await {
            Fetched::Document(document) => match Answer::parse(&document, address) {
                Ok(answer) => self.learnt(&mut desk, address, Some(answer)).await,
                Err(why) => self.failed(&mut desk, server, why.to_string()).await,
            },
            Fetched::Nothing => self.learnt(&mut desk, address, None).await,
            Fetched::Later(after_s) => self.patience(&mut desk, server, after_s).await,
            Fetched::Unusable(why) => self.failed(&mut desk, server, why).await,
        }
    }

    /// How many questions were sent.
    #[must_use]
    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// How many were answered from what was known.
    #[must_use]
    pub fn remembered(&self) -> u64 {
        self.remembered.load(Ordering::Relaxed)
    }

    async fn recall(&self, address: IpAddr) -> Result<Option<Told>, StoreError> {
        let mut conn = self.operation.database.pool().acquire().await?;
        let kept = store::answer(&mut conn, address).await?;
        if kept.is_some() {
            self.remembered.fetch_add(1, Ordering::Relaxed);
        }
        Ok(kept.map(told))
    }

    async fn learnt(
        &self,
        desk: &mut Desk,
        address: IpAddr,
        answer: Option<Answer>,
    ) -> Result<Told, StoreError> {
        desk.failures = 0;
        let network = answer
            .as_ref()
            .map_or_else(|| address.into(), |answer| covered(answer.network, address));
        let now = self.operation.now();
        let mut conn = self.operation.database.pool().acquire().await?;
        store::keep_answer(&mut conn, (address, network), answer.as_ref(), now).await?;
        Ok(told(answer))
    }

    async fn failed(&self, desk: &mut Desk, server: &str, why: String) -> Result<Told, StoreError> {
        desk.failures += 1;
        tracing::warn!(server, why, "a registry gave nothing to build on");
        if desk.failures >= FAILURES {
            return self.rest(desk, server, PATIENCE).await;
        }
        Ok(Told::Later(format!(
            "{server} gave nothing to build on: {why}"
        )))
    }

    async fn patience(
        &self,
        desk: &mut Desk,
        server: &str,
        after_s: Option<u64>,
    ) -> Result<Told, StoreError> {
        let asked_for = after_s.map_or(PATIENCE, Duration::from_secs);
        tracing::info!(server, ?asked_for, "a registry asks for patience");
        self.rest(desk, server, asked_for.min(LONGEST)).await
    }

    /// Nothing more is asked there in this run, nor in others before the time is over.
    async fn rest(
        &self,
        desk: &mut Desk,
        server: &str,
        pause: Duration,
    ) -> Result<Told, StoreError> {
        let until = self.operation.now() + pause;
        let mut conn = self.operation.database.pool().acquire().await?;
        store::pause(&mut conn, server, until).await?;
        *desk = Desk::resting(until);
        let why = format!("{server} is left alone until {}", until.for_people());
        Ok(Told::Later(why))
    }
}

impl Desk {
    fn resting(until: Moment) -> Self {
        Self {
            away: Some(format!(
                "its registry is left alone until {}",
                until.for_people()
            )),
            failures: 0,
        }
    }
}

fn told(answer: Option<Answer>) -> Told {
    answer.map_or(Told::Nothing, Told::Answer)
}

/// For which addresses an answer is kept: the network, or the part of it around the asked address
/// where the network is so large that customers with desks of their own are likely inside.
fn covered(network: IpNet, asked: IpAddr) -> IpNet {
    let narrowest = if asked.is_ipv4() { 16 } else { 32 };
    if network.prefix_len() >= narrowest {
        return network;
    }
    IpNet::new(asked, narrowest).map_or_else(|_| asked.into(), |net| net.trunc())
}

const ACCEPT: &str = "application/rdap+json, application/json";
const FAILURES: u32 = 3;
/// For servers that do not say how long.
const PATIENCE: Duration = Duration::from_secs(600);
const LONGEST: Duration = Duration::from_secs(86_400);
