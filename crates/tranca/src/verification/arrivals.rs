//! Tokens that came back, while somebody waits for them.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use canary::{Meaning, Receipt, Way};
use dialogue::Form;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

use crate::ground::clock::Moment;

/// One return of one token.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Arrival {
    /// For which check it was minted.
    pub check: u64,
    /// Through which port it went in.
    pub port: u16,
    /// In which form we had asked.
    pub form: Form,
    /// Whether it proves (a relayed letter, a fetched path) or is a bounce or a stray.
    pub proves: bool,
    /// Whether it came back to the sender: backscatter.
    pub bounced: bool,
    /// When.
    pub received_at: Moment,
    /// Who brought it: the exit.
    pub peer: SocketAddr,
    /// How it came, in words fit to be shown.
    pub way: String,
}

impl From<&Receipt> for Arrival {
    fn from(receipt: &Receipt) -> Self {
        let meaning = receipt.meaning();
        Self {
            check: receipt.token.check(),
            port: receipt.token.port(),
            form: receipt.token.form(),
            proves: matches!(meaning, Meaning::Relayed | Meaning::Fetched),
            bounced: meaning == Meaning::Bounced,
            received_at: Moment::from_millis(receipt.received_at_ms),
            peer: receipt.peer,
            way: way(receipt),
        }
    }
}

/// The arrivals of the checks under way.
#[derive(Clone, Debug, Default)]
pub struct Arrivals {
    by_check: Arc<Mutex<HashMap<u64, Awaited>>>,
    has_seen_mail: Arc<AtomicBool>,
}

/// What came for one check, and who is told: thousands wait at once, and each wakes for his own.
#[derive(Debug, Default)]
struct Awaited {
    came: Vec<Arrival>,
    news: Arc<Notify>,
}

impl Arrivals {
    /// Keeps what arrives for this check until the returned [`Expecting`] is dropped.
    #[must_use]
    pub fn expect(&self, check: u64) -> Expecting {
        let news = Arc::clone(&self.locked().entry(check).or_default().news);
        Expecting {
            arrivals: self.clone(),
            check,
            news,
        }
    }

    /// Takes note of an arrival, if somebody waits for its check.
    pub fn add(&self, arrival: Arrival) {
        if Form::RELAY.contains(&arrival.form) {
            self.has_seen_mail.store(true, Ordering::Relaxed);
        }
        let mut by_check = self.locked();
        let Some(awaited) = by_check.get_mut(&arrival.check) else {
            return;
        };
        if awaited.came.len() < ARRIVALS_PER_CHECK {
            awaited.came.push(arrival);
        }
        awaited.news.notify_waiters();
    }

    /// Whether a letter has ever come back, for whatever check.
    #[must_use]
    pub fn has_seen_mail(&self) -> bool {
        self.has_seen_mail.load(Ordering::Relaxed)
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<u64, Awaited>> {
        self.by_check.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The wait for the tokens of one check.
#[derive(Debug)]
pub struct Expecting {
    arrivals: Arrivals,
    check: u64,
    news: Arc<Notify>,
}

impl Expecting {
    /// What has arrived through this port so far.
    #[must_use]
    pub fn so_far(&self, port: u16) -> Vec<Arrival> {
        self.came(|arrival| arrival.port == port).collect()
    }

    /// The first arrival that proves one of `forms` through this port, waiting for it at most so
    /// long.
    pub async fn proof(&self, port: u16, forms: &[Form], patience: Duration) -> Option<Arrival> {
        let end = Instant::now() + patience;
        loop {
            // Registered before looking, so that news between the look and the wait is not missed.
            let news = self.news.notified();
            tokio::pin!(news);
            news.as_mut().enable();
            let found = self
                .came(|a| a.port == port && a.proves && forms.contains(&a.form))
                .next();
            if found.is_some() || timeout_at(end, news).await.is_err() {
                return found;
            }
        }
    }

    fn came(&self, is_meant: impl Fn(&&Arrival) -> bool) -> std::vec::IntoIter<Arrival> {
        let by_check = self.arrivals.locked();
        let all = by_check
            .get(&self.check)
            .into_iter()
            .flat_map(|awaited| &awaited.came);
        all.filter(is_meant)
            .cloned()
            .collect::<Vec<_>>()
            .into_iter()
    }
}

impl Drop for Expecting {
    fn drop(&mut self) {
        self.arrivals.locked().remove(&self.check);
    }
}

fn way(receipt: &Receipt) -> String {
    let peer = receipt.peer;
    match &receipt.way {
        Way::Mail {
            helo,
            mail_from,
            recipient,
            ..
        } => {
            format!("mail from {peer}, HELO {helo}, MAIL FROM:<{mail_from}>, RCPT TO:<{recipient}>")
        }
        Way::Fetch { host, path } => format!("HTTP request from {peer}, Host {host}, path {path}"),
        Way::Line { line } => format!("plain line from {peer}: {line}"),
        Way::Datagram => format!("UDP datagram from {peer}"),
        // Ways that a later canary may know.
        _ => format!("from {peer}"),
    }
}

/// A relay that delivers one letter a thousand times still proves only once.
const ARRIVALS_PER_CHECK: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use canary::Entrance;

    fn arrival(check: u64, form: Form) -> Arrival {
        Arrival {
            check,
            port: 25,
            form,
            proves: true,
            bounced: false,
            received_at: Moment::from_millis(0),
            peer: "192.0.2.1:4711".parse().expect("address"),
            way: String::new(),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_is_waited_for_until_it_comes() {
        let arrivals = Arrivals::default();
        let expecting = arrivals.expect(7);
        let late = arrivals.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_secs(5)).await;
            late.add(arrival(7, Form::Percent));
        });
        let forms = [Form::Plain, Form::Percent];
        let proof = expecting.proof(25, &forms, Duration::from_secs(60)).await;
        assert_eq!(proof.expect("proof").form, Form::Percent);
        assert_eq!(
            expecting.proof(26, &forms, Duration::from_secs(1)).await,
            None
        );
    }

    #[tokio::test(start_paused = true)]
    async fn an_arrival_wakes_only_those_who_wait_for_its_check() {
        let arrivals = Arrivals::default();
        let (mine, other) = (arrivals.expect(7), arrivals.expect(8));
        let woken = other.news.notified();
        tokio::pin!(woken);
        woken.as_mut().enable();
        arrivals.add(arrival(7, Form::Plain));
        let still = tokio::time::timeout(Duration::from_secs(1), woken).await;
        assert!(still.is_err(), "woken for another's news");
        assert_eq!(mine.so_far(25).len(), 1);
    }

    #[test]
    fn every_way_is_told_in_words() {
        let token =
            dialogue::TokenKey::new(&[7; 32]).mint(7, 25, Form::Socks5Udp, dialogue::Role::Fetch);
        let line = "NOOP x".to_owned();
        let datagrams = Entrance::Datagrams;
        for (way, words) in [
            (Way::Datagram, "UDP datagram from 192.0.2.1:4711"),
            (Way::Line { line }, "plain line from 192.0.2.1:4711: NOOP x"),
        ] {
            let receipt = Receipt {
                token,
                received_at_ms: 0,
                peer: "192.0.2.1:4711".parse().expect("address"),
                entrance: datagrams,
                way,
                excerpt: String::new(),
            };
            let arrival = Arrival::from(&receipt);
            assert_eq!(arrival.way, words);
            assert!(arrival.proves);
        }
    }

    #[test]
    fn what_nobody_waits_for_is_not_kept() {
        let arrivals = Arrivals::default();
        arrivals.add(arrival(8, Form::Plain));
        let expecting = arrivals.expect(8);
        assert!(expecting.so_far(25).is_empty());
        drop(expecting);
        assert!(arrivals.locked().is_empty());
    }
}
