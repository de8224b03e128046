//! Our canary, at work: it receives, its receipts are written down, and whoever waits is told.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use canary::{Canary, Entry, Identity, Ledger, Listeners, Unable};
use dialogue::TokenKey;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::arrivals::{Arrival, Arrivals};
use super::store;
use crate::ground::chance::Numbers;
use crate::ground::clock::Clock;
use crate::ground::config::settings;
use crate::ground::database::{Database, StoreError};

/// The canary and whoever writes down what it receives; both stop when dropped.
#[derive(Debug)]
pub struct Receiving {
    canary: Canary,
    /// What has come back.
    pub arrivals: Arrivals,
    writing: JoinHandle<()>,
}

/// Where receipts are written down.
#[derive(Debug)]
pub enum Record {
    /// In the operation's database.
    Kept(Database, Numbers),
    /// Nowhere: they matter only while the program waits for them.
    Passing,
}

impl Record {
    /// Returns once the receipt is durable.
    ///
    /// # Errors
    /// [`StoreError`] from the database; the peer is then asked to come again.
    pub async fn keep(&self, arrival: &Arrival) -> Result<(), StoreError> {
        match self {
            Self::Kept(database, numbers) => store::keep_receipt(database, numbers, arrival).await,
            Self::Passing => Ok(()),
        }
    }
}

impl Receiving {
    /// Starts the canary of these settings.
    ///
    /// # Errors
    /// When it cannot listen where the settings say; the error names the address.
    pub async fn start(
        canary: &settings::Canary,
        identity: Identity,
        (key, clock): (TokenKey, Clock),
        record: Record,
    ) -> std::io::Result<Self> {
        let (entries, receipts) = mpsc::channel(QUEUE);
        let listeners = listeners(canary);
        let time = Arc::new(move || clock.now().as_millis());
        let ledger = Ledger::new(entries, time);
        let canary = Canary::start(&listeners, identity, key, ledger).await?;
        let arrivals = Arrivals::default();
        let writing = tokio::spawn(write_down(receipts, record, arrivals.clone()));
        Ok(Self {
            canary,
            arrivals,
            writing,
        })
    }

    /// To whom the canary offers no TLS.
    #[must_use]
    pub fn unable(&self) -> Unable {
        self.canary.unable()
    }

    /// Where mail is received.
    #[must_use]
    pub fn mail_addresses(&self) -> &[SocketAddr] {
        self.canary.mail_addresses()
    }

    /// Where HTTP is received.
    #[must_use]
    pub fn web_addresses(&self) -> &[SocketAddr] {
        self.canary.web_addresses()
    }

    /// Where datagrams are received.
    #[must_use]
    pub fn udp_addresses(&self) -> &[SocketAddr] {
        self.canary.udp_addresses()
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        self.writing.abort();
    }
}

/// Where the canary of these settings listens.
#[must_use]
pub fn listeners(canary: &settings::Canary) -> Listeners {
    Listeners {
        mail: canary.mail_listen.clone(),
        web: canary.web_listen.clone(),
        udp: canary.udp_listen.clone(),
    }
}

/// The addresses under which the world sees the canary.
#[must_use]
pub fn addresses(canary: &settings::Canary) -> Vec<IpAddr> {
    let four = canary.address_v4.map(IpAddr::V4);
    four.into_iter()
        .chain(canary.address_v6.map(IpAddr::V6))
        .collect()
}

/// Each receipt is durable before it is acknowledged, and only then told to whoever waits.
async fn write_down(mut receipts: mpsc::Receiver<Entry>, record: Record, arrivals: Arrivals) {
    while let Some(Entry { receipt, ack }) = receipts.recv().await {
        let arrival = Arrival::from(&receipt);
        if let Err(error) = record.keep(&arrival).await {
            // Unacknowledged, the canary answers "later", and the peer comes again.
            tracing::error!(%error, "a receipt could not be written down");
            continue;
        }
        tracing::debug!(check = arrival.check, form = %arrival.form, way = arrival.way, "token came back");
        // The peer may have gone: the receipt stands all the same.
        let _ = ack.send(());
        arrivals.add(arrival);
    }
}

const QUEUE: usize = 1_024;
