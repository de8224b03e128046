//! Tokens that came back, while somebody waits for them.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
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
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    by_check: Mutex<HashMap<u64, Vec<Arrival>>>,
    has_seen_mail: AtomicBool,
    news: Notify,
}

impl Arrivals {
    /// Keeps what arrives for this check until the returned [`Expecting`] is dropped.
    #[must_use]
    pub fn expect(&self, check: u64) -> Expecting {
        self.locked().entry(check).or_default();
        Expecting {
            arrivals: self.clone(),
            check,
        }
    }

    /// Takes note of an arrival, if somebody waits for its check.
    pub fn add(&self, arrival: Arrival) {
        if Form::RELAY.contains(&arrival.form) {
            self.inner.has_seen_mail.store(true, Ordering::Relaxed);
        }
        if let Some(list) = self.locked().get_mut(&arrival.check)
            && list.len() < ARRIVALS_PER_CHECK
        {
            list.push(arrival);
        }
        self.inner.news.notify_waiters();
    }

    /// Whether a letter has ever come back, for whatever check.
    #[must_use]
    pub fn has_seen_mail(&self) -> bool {
        self.inner.has_seen_mail.load(Ordering::Relaxed)
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<u64, Vec<Arrival>>> {
        self.inner
            .by_check
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// The wait for the tokens of one check.
#[derive(Debug)]
pub struct Expecting {
    arrivals: Arrivals,
    check: u64,
}

impl Expecting {
    /// What has arrived through this port so far.
    #[must_use]
    pub fn so_far(&self, port: u16) -> Vec<Arrival> {
        let by_check = self.arrivals.locked();
        let all = by_check.get(&self.check).into_iter().flatten();
        all.filter(|arrival| arrival.port == port)
            .cloned()
            .collect()
    }

    /// The first arrival that proves one of `forms` through this port, waiting for it at most so
    /// long.
    pub async fn proof(&self, port: u16, forms: &[Form], patience: Duration) -> Option<Arrival> {
        let end = Instant::now() + patience;
        loop {
            // Registered before looking, so that news between the look and the wait is not missed.
            let news = self.arrivals.inner.news.notified();
            tokio::pin!(news);
            news.as_mut().enable();
            let so_far = self.so_far(port);
            let found = so_far
                .into_iter()
                .find(|a| a.proves && forms.contains(&a.form));
            if found.is_some() || timeout_at(end, news).await.is_err() {
                return found;
            }
        }
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
        _ => format!("from {peer}"),
    }
}

/// A relay that delivers one letter a thousand times still proves only once.
const ARRIVALS_PER_CHECK: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

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
