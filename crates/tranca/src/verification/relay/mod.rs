//! Tests one mail server: does it carry a letter from us to us?
//!
//! The forms are tried in the order of likelihood on few connections, under TLS where there is any,
//! and the test stops at the first token that comes back. What a server takes is not proof; what
//! it refuses may still be delivered; so the wait for tokens has the last word.
//!
//! A server that puts us off is asked again with the same envelopes in a further pass: the tokens
//! in them depend on the check, the port and the form alone. Between two passes a test holds
//! neither a connection nor a turn.
//!
//! # Limits
//! Each connection asks in at most nine forms, since servers slow down and hang up after some ten
//! errors (Postfix: `smtpd_soft_error_limit`). A server that greets later than the driver's patience
//! is taken for one that waits for TLS or a PROXY header, and then for a silent one.

mod carriage;
mod mail;
mod plan;
mod said;
mod session;

use std::collections::VecDeque;
use std::time::Duration;

use dialogue::smtp::Channel;
use dialogue::{Answer, Form, ServerName};
use tokio::time::{Instant, sleep_until};

use self::carriage::Carriage;
use self::plan::Ask;
use self::said::{End, Left, Said, Stage};
use super::arrivals::{Arrival, Expecting};
use super::names;
use super::prober::{Breadth, Errand, Probed, Prober, software, tried};
use crate::cases::endpoint::Protocol;
use crate::cases::verdict::{Finding, Verdict};
use crate::ground::config::settings::Level;

/// A test of one mail server, under way over several passes.
#[derive(Debug)]
pub struct Test<'a> {
    prober: &'a Prober,
    errand: Errand<'a>,
    expecting: &'a Expecting,
    queue: VecDeque<Ask>,
    /// Those that the server put off, to be offered again unchanged.
    deferred: Vec<Ask>,
    stage: Stage,
    /// Names not used yet.
    further: Vec<ServerName>,
    carriage: Carriage,
    said: Box<Said>,
    /// How often we waited for a token of a server that had taken something.
    waits: usize,
    /// Connections in a row on which nothing was decided.
    fruitless: usize,
    proof: Option<Arrival>,
}

impl<'a> Test<'a> {
    /// Prepares a test. Nothing is said before its first pass.
    #[must_use]
    pub fn new(prober: &'a Prober, errand: Errand<'a>, expecting: &'a Expecting) -> Self {
        let mut carriage = Carriage::for_port(errand.endpoint.port);
        if !prober.asks(errand, Form::ProxyProtocol) {
            carriage.others.retain(|other| *other != Channel::Proxied);
        }
        Self {
            prober,
            errand,
            expecting,
            queue: VecDeque::new(),
            deferred: Vec::new(),
            stage: Stage::Nothing,
            further: Vec::new(),
            carriage,
            said: Box::default(),
            waits: 0,
            fruitless: 0,
            proof: None,
        }
    }

    /// Asks in every form until a token comes back, the server ends it, or it is enough for once.
    /// What a pass before was put off with is offered once more, sender and recipient unchanged.
    pub async fn pass(&mut self) {
        self.said.end = None;
        self.fruitless = 0;
        for ask in self.deferred.drain(..).rev() {
            self.queue.push_front(ask);
        }
        self.go_on().await;
    }

    /// Whether the server is worth another pass, after a while: it put us off, or stopped talking
    /// in the middle.
    #[must_use]
    pub fn wants_another(&self) -> bool {
        if self.is_decided() {
            return false;
        }
        match (&self.said.end, self.left()) {
            (None, left) => left == Left::Deferred,
            (Some(End::Answered(Answer::Deferred(_))), left) => left != Left::Nothing,
            (Some(End::Answered(Answer::HungUp | Answer::Silent) | End::Spent), left) => {
                left == Left::Essential && self.said.speaks_smtp()
            }
            (Some(End::Answered(_) | End::Unconnected(_)), _) => false,
        }
    }

    /// Whether the pass before ended for want of time alone: then nothing is gained by waiting.
    #[must_use]
    pub fn is_cut_short(&self) -> bool {
        self.said.end == Some(End::Spent) && self.wants_another()
    }

    /// When the last message was handed over.
    #[must_use]
    pub const fn sent_at(&self) -> Option<Instant> {
        self.said.sent_at
    }

    /// Whether something was handed over and has not come back. A light test hands nothing over.
    #[must_use]
    pub fn awaits(&self) -> bool {
        self.said.was_sent && (self.proof.is_none() || self.prober.breadth == Breadth::Every)
    }

    /// Whether the server has ever replied.
    #[must_use]
    pub const fn has_spoken(&self) -> bool {
        self.said.was_heard
    }

    /// Waits for what was handed over, until then at most; with every form asked, to the end.
    pub async fn await_tokens(&mut self, end: Instant) {
        if self.prober.breadth == Breadth::Every {
            return sleep_until(end).await;
        }
        self.wait(end.saturating_duration_since(Instant::now()))
            .await;
    }

    /// Waits for a token at most so long.
    async fn wait(&mut self, patience: Duration) {
        let port = self.errand.endpoint.port;
        let proof = self.expecting.proof(port, &Form::RELAY, patience).await;
        self.proof = proof.or_else(|| self.proof.take());
    }

    /// The finding, by what was said and by what came back until now.
    #[must_use]
    pub fn conclude(self) -> Probed {
        let so_far = self.expecting.so_far(self.errand.endpoint.port);
        let proofs = proofs(&so_far, self.proof.as_ref());
        let verdict = if proofs.is_empty() {
            self.said.verdict(self.left(), self.errand.is_last_attempt)
        } else {
            Verdict::Open
        };
        let transcript = self.said.minutes.text();
        let forms = self.said.tried.iter();
        let finding = Finding {
            endpoint: self.errand.endpoint,
            verdict,
            capabilities: forms_of(&proofs),
            backscatter: so_far.iter().any(|arrival| arrival.bounced),
            tried: forms.map(|(form, answer)| tried(*form, answer)).collect(),
            software: software(Protocol::Smtp, &transcript),
            transcript,
        };
        Probed {
            finding,
            proofs,
            was_slow: false,
        }
    }

    async fn go_on(&mut self) {
        let end = Instant::now() + PASS;
        let mut sessions = 0;
        while self.said.end.is_none() && !self.is_decided() {
            if self.queue.is_empty() && !self.plan_on().await {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            if sessions == SESSIONS || left.is_zero() {
                self.said.end = Some(End::Spent);
                return;
            }
            sessions += 1;
            self.session(left.max(LAST_WORD)).await;
        }
    }

    fn left(&self) -> Left {
        Left::of(&self.queue, &self.deferred, self.stage)
    }

    /// Whether nothing more need be asked.
    fn is_decided(&self) -> bool {
        if self.prober.breadth == Breadth::Every {
            return false;
        }
        let has_answered_lightly = self.prober.level == Level::Light && self.said.took_something();
        self.proof.is_some() || has_answered_lightly
    }

    /// Queues what comes next; false if nothing does.
    async fn plan_on(&mut self) -> bool {
        match self.stage {
            Stage::Nothing => {
                self.queue.extend(plan::opening());
                self.stage = Stage::Opening;
            }
            Stage::Opening => {
                self.plan_essential().await;
                self.stage = Stage::Essential;
            }
            // One that takes everything and carries nothing need not be asked in every name; and of
            // one that put us off, the likelier forms are to be heard of first.
            Stage::Essential if !self.said.takes_all() && self.deferred.is_empty() => {
                self.queue.extend(plan::further(&self.further));
                self.stage = Stage::Further;
            }
            Stage::Essential | Stage::Further => return false,
        }
        true
    }

    async fn plan_essential(&mut self) {
        let address = self.errand.permit.address();
        let mut names = names::of(&self.prober.resolver, address, &self.said.claims).await;
        let surest = names.remove(0);
        self.queue.extend(plan::essential(&surest));
        if self.said.offers_xclient {
            self.queue.push_back(Ask::new(Form::Xclient, None));
        }
        if self.said.was_secured {
            self.queue.push_back(plan::in_clear());
        }
        self.further = names;
    }
}

/// The first arrival of each form that proves; the one that was waited for stands first.
fn proofs(so_far: &[Arrival], first: Option<&Arrival>) -> Vec<Arrival> {
    let proving = so_far.iter().filter(|arrival| arrival.proves);
    let mut proofs: Vec<Arrival> = Vec::new();
    for arrival in first.into_iter().chain(proving) {
        if !proofs.iter().any(|known| known.form == arrival.form) {
            proofs.push(arrival.clone());
        }
    }
    proofs
}

/// The names of the proven forms, in the order in which forms are asked.
fn forms_of(proofs: &[Arrival]) -> Vec<String> {
    let is_proven = |form: &Form| proofs.iter().any(|proof| proof.form == *form);
    let proven = Form::RELAY.into_iter().filter(is_proven);
    proven.map(|form| form.name().to_owned()).collect()
}

/// Connections per pass. Servers that hang up after each refusal need one per form.
const SESSIONS: usize = 48;
/// How long a pass may take before no further connection is opened.
const PASS: Duration = Duration::from_secs(45);
/// What the last connection of a pass has at least.
const LAST_WORD: Duration = Duration::from_secs(20);
