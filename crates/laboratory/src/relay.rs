//! A mail relay: open to everybody, or closed in its product's own words, with every habit that
//! misleads whoever takes a 250 for a proof.
//!
//! An open relay answers first and delivers afterwards, as real ones do, by a real SMTP dialogue
//! from its own address to the fixed next hop of the recipient's domain.
//!
//! # Limits
//! Never limits a rate, keeps its queue in memory. When it hangs up is for its [`Habits`] to say.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc;

use crate::courier::{Courier, Errand};
use crate::destination::{Destination, Disguise};
use crate::habits::{Belief, Habits};
use crate::listening::{self, Listening, Work};
use crate::manner::{self, Manner};
use crate::message::Message;
use crate::names::canonical;
use crate::openness::Openness;
use crate::protection::Protection;
use crate::seen::Seen;
use crate::smtp::{self, Envelope, Postmaster};

/// What a relay does with mail for strangers while its [`Openness`] is open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Disposition {
    /// Takes it, then tells the sender that nobody is there: backscatter, not a relay.
    Bounces,
    /// Asks for patience, for ever (as Debian's `defer_unauth_destination`).
    Defers,
    /// Takes it and throws it away: a black hole, not a relay.
    Discards,
    /// Refuses the plain form, but carries what hides its domain in a percent hack, quotes, a
    /// source route or a bang path.
    FooledByDisguise,
    /// Asks for patience the first time it sees this peer, sender and recipient; then relays.
    Greylists,
    /// Says no after the final dot, and carries it all the same.
    RefusesAndRelays,
    /// Greets with a refusal: says nothing about what it does for others.
    RefusesUs,
    /// Carries it: an open relay.
    Relays,
    /// Carries it when the client calls himself by a name of its own, or `localhost`.
    TrustsHelo,
    /// Carries it for clients at 127.0.0.1, or those it believes to be there.
    TrustsLoopback,
    /// Carries it when the sender claims a domain of its own, or none at all.
    TrustsSender,
}

/// Which mail stays here and where the other goes: Postfix's `mydestination` and transport map.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    ours: BTreeSet<String>,
    onward: BTreeMap<String, SocketAddr>,
}

impl Routes {
    /// No routes yet. A relay always takes mail for its own name, `localhost` and its own
    /// address in brackets.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes mail for this domain.
    #[must_use]
    pub fn ours(mut self, domain: &str) -> Self {
        self.ours.insert(canonical(domain));
        self
    }

    /// Sends mail for this domain to this server. Domains without a route do not exist.
    #[must_use]
    pub fn onward(mut self, domain: &str, hop: SocketAddr) -> Self {
        self.onward.insert(canonical(domain), hop);
        self
    }
}

/// A running mail relay. It stops when dropped, with all that is still in its queue.
#[derive(Debug)]
pub struct MailRelay {
    listening: Listening,
    desk: Arc<Desk>,
    _courier: Work,
}

impl MailRelay {
    /// Starts a relay, open.
    ///
    /// # Errors
    /// When the address is not loopback or cannot be bound.
    pub async fn start(
        bind: SocketAddr,
        manner: Manner,
        disposition: Disposition,
        routes: Routes,
    ) -> io::Result<Self> {
        let habits = Habits::default();
        Self::start_with(bind, (manner, disposition, habits), routes).await
    }

    /// Starts a relay with habits of its own, open.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_with(
        bind: SocketAddr,
        (manner, disposition, habits): (Manner, Disposition, Habits),
        routes: Routes,
    ) -> io::Result<Self> {
        let listener = listening::bind(bind).await?;
        let source = listener.local_addr()?.ip();
        let (queue, errands) = mpsc::unbounded_channel();
        let courier = Courier {
            host: manner.host.clone(),
            source,
            routes: routes.onward.clone(),
        };
        let desk = Arc::new(Desk::new(
            (manner, disposition, habits),
            with_own_names(routes, source),
            queue,
        ));
        let postmaster = Arc::clone(&desk);
        let listening = Listening::serve(listener, move |stream| {
            smtp::converse(stream, Arc::clone(&postmaster))
        })?;
        Ok(Self {
            listening,
            desk,
            _courier: Work::start(courier.run(errands)),
        })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.listening.address()
    }

    /// The switch. Closed, it refuses all mail for strangers whatever its disposition.
    #[must_use]
    pub fn openness(&self) -> Openness {
        self.desk.openness.clone()
    }

    /// Every message it took, in order, with recipients as they were written.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.desk.taken.all()
    }

    /// Waits until it has taken at least so many, then gives all.
    pub async fn at_least(&self, wanted: usize) -> Vec<Message> {
        self.desk.taken.at_least(wanted).await
    }
}

fn with_own_names(routes: Routes, address: IpAddr) -> Routes {
    let literal = if address.is_ipv6() {
        format!("[IPv6:{address}]")
    } else {
        format!("[{address}]")
    };
    routes.ours("localhost").ours(&literal)
}

/// What the relay decides with.
#[derive(Debug)]
struct Desk {
    manner: Manner,
    disposition: Disposition,
    habits: Habits,
    routes: Routes,
    openness: Openness,
    known: Mutex<HashSet<(IpAddr, String, String)>>,
    taken: Seen<Message>,
    queue: mpsc::UnboundedSender<Errand>,
    queued: AtomicU64,
}

impl Postmaster for Desk {
    fn manner(&self) -> &Manner {
        &self.manner
    }

    fn greeting(&self) -> String {
        match self.disposition {
            Disposition::RefusesUs => self.manner.unwelcome.clone(),
            _ => self.manner.banner.clone(),
        }
    }

    fn protection(&self) -> &Protection {
        &self.habits.protection
    }

    fn patience(&self) -> (Option<u32>, Option<u32>) {
        (self.habits.errors, self.habits.messages)
    }

    fn belief(&self) -> Belief {
        self.habits.belief
    }

    fn recipient(&self, envelope: &Envelope, recipient: &str) -> String {
        let reply = match self.destination(recipient) {
            Destination::Here => &self.manner.recipient_taken,
            Destination::Elsewhere {
                domain, disguise, ..
            } => self.stranger(envelope, recipient, &domain, disguise),
        };
        manner::about(reply, recipient)
    }

    fn message(&self, message: Message) -> Option<String> {
        let mut onward = message.clone();
        onward.recipients = message
            .recipients
            .iter()
            .filter_map(|to| self.elsewhere(to))
            .collect();
        self.taken.note(message);
        self.send_on(onward);
        if self.disposition == Disposition::RefusesAndRelays {
            return Some("554 5.7.1 Message rejected".to_owned());
        }
        let id = format!("4F{:06X}", self.queued.fetch_add(1, Ordering::Relaxed));
        Some(self.manner.queued.replace("{id}", &id))
    }
}

impl Desk {
    fn new(
        (manner, disposition, habits): (Manner, Disposition, Habits),
        routes: Routes,
        queue: mpsc::UnboundedSender<Errand>,
    ) -> Self {
        let routes = routes.ours(&manner.host);
        Self {
            manner,
            disposition,
            habits,
            routes,
            openness: Openness::default(),
            known: Mutex::default(),
            taken: Seen::default(),
            queue,
            queued: AtomicU64::new(1),
        }
    }

    /// The answer to a recipient who is not ours.
    fn stranger(
        &self,
        envelope: &Envelope,
        recipient: &str,
        domain: &str,
        disguise: Disguise,
    ) -> &str {
        let manner = &self.manner;
        let carries = match self.disposition {
            _ if !self.openness.is_open() => false,
            Disposition::FooledByDisguise => disguise == Disguise::Worn,
            Disposition::TrustsHelo => self.routes.ours.contains(&canonical(&envelope.helo)),
            Disposition::TrustsLoopback => envelope.peer == Ipv4Addr::LOCALHOST,
            Disposition::TrustsSender => self.claims_us(&envelope.sender),
            _ => true,
        };
        match self.disposition {
            _ if !carries => &manner.denied,
            Disposition::Defers => &manner.deferred,
            Disposition::Greylists if self.is_new(envelope, recipient) => &manner.greylisted,
            Disposition::Discards | Disposition::Bounces => &manner.recipient_taken,
            _ if !self.routes.onward.contains_key(domain) => &manner.no_such_domain,
            _ => &manner.recipient_taken,
        }
    }

    fn send_on(&self, message: Message) {
        if message.recipients.is_empty() || self.disposition == Disposition::Discards {
            return;
        }
        let errand = match self.disposition {
            Disposition::Bounces => Errand::Bounce(message),
            _ => Errand::Carry(message),
        };
        // The courier leaves only together with this desk.
        let _ = self.queue.send(errand);
    }

    fn elsewhere(&self, recipient: &str) -> Option<String> {
        match self.destination(recipient) {
            Destination::Here => None,
            Destination::Elsewhere { address, .. } => Some(address),
        }
    }

    fn destination(&self, recipient: &str) -> Destination {
        Destination::of(recipient, |domain| self.routes.ours.contains(domain))
    }

    fn claims_us(&self, sender: &str) -> bool {
        sender.is_empty() || self.destination(sender) == Destination::Here
    }

    /// Whether this peer, sender and recipient were never seen together; now they were.
    fn is_new(&self, envelope: &Envelope, recipient: &str) -> bool {
        let triplet = (envelope.peer, envelope.sender.clone(), recipient.to_owned());
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(triplet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is queued after one letter to a stranger.
    fn queued(disposition: Disposition) -> Option<Errand> {
        let (queue, mut errands) = mpsc::unbounded_channel();
        let desk = Desk::new(
            (
                Manner::postfix("mx.example"),
                disposition,
                Habits::default(),
            ),
            Routes::new(),
            queue,
        );
        let reply = desk.message(Message {
            peer: "127.0.0.1".parse().unwrap(),
            helo: "probe.example".to_owned(),
            sender: "us@probe.example".to_owned(),
            recipients: vec!["token@canary.example".to_owned()],
            bytes: Vec::new(),
        });
        assert!(reply.unwrap().starts_with("250 "));
        assert_eq!(desk.taken.count(), 1);
        errands.try_recv().ok()
    }

    #[test]
    fn a_black_hole_takes_like_a_relay_and_has_nothing_to_deliver() {
        assert!(matches!(
            queued(Disposition::Relays),
            Some(Errand::Carry(_))
        ));
        assert!(matches!(
            queued(Disposition::Bounces),
            Some(Errand::Bounce(_))
        ));
        assert!(queued(Disposition::Discards).is_none());
    }
}
