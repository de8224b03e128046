//! Tests one mail server: does it carry a letter from us to us?
//!
//! The forms are tried in the order of likelihood on few connections, under TLS where there is any,
//! and the test stops at the first token that comes back. What a server takes is not proof; what
//! it refuses may still be delivered; so the wait for tokens has the last word.
//!
//! A server that puts us off is asked again with the same envelopes ([`Test::again`]): the tokens
//! in them depend on the check, the port and the form alone. Between two passes a test holds
//! neither a connection nor a turn.
//!
//! # Limits
//! Each connection asks in at most eight forms, since servers slow down and hang up after some ten
//! errors (Postfix: `smtpd_soft_error_limit`). A server that greets later than the driver's patience
//! is taken for one that waits for TLS or a PROXY header, and then for a silent one.

mod carriage;
mod mail;
mod plan;
mod said;
mod session;

use std::collections::VecDeque;
use std::time::Duration;

use dialogue::{Answer, Form, ServerName};
use tokio::time::Instant;

use self::carriage::Carriage;
use self::plan::Ask;
use self::said::{End, Left, Said, Stage};
use super::arrivals::{Arrival, Expecting};
use super::names;
use super::prober::{Errand, Probed, Prober, software, tried};
use crate::cases::endpoint::Protocol;
use crate::cases::verdict::{Finding, Verdict};
use crate::ground::config::settings::Level;

/// Tests one mail server in one pass, and waits for its tokens.
pub(super) async fn probe(prober: &Prober, errand: Errand<'_>, expecting: &Expecting) -> Probed {
    let mut test = Test::new(prober, errand, expecting);
    test.begin().await;
    if test.awaits_token() {
        test.wait(prober.wait).await;
    }
    test.conclude()
}

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
    said: Said,
    /// How often we waited for a token of a server that had taken something.
    waits: usize,
    /// Connections in a row on which nothing was decided.
    fruitless: usize,
    proof: Option<Arrival>,
}

impl<'a> Test<'a> {
    /// Prepares a test. Nothing is said before [`begin`](Self::begin).
    #[must_use]
    pub fn new(prober: &'a Prober, errand: Errand<'a>, expecting: &'a Expecting) -> Self {
        Self {
            prober,
            errand,
            expecting,
            queue: VecDeque::new(),
            deferred: Vec::new(),
            stage: Stage::Nothing,
            further: Vec::new(),
            carriage: Carriage::for_port(errand.endpoint.port),
            said: Said::default(),
            waits: 0,
            fruitless: 0,
            proof: None,
        }
    }

    /// Asks in every form until a token comes back, the server ends it, or it is enough for once.
    pub async fn begin(&mut self) {
        self.pass().await;
    }

    /// Whether the server is worth another pass, after a while: it put us off, or stopped talking
    /// in the middle.
    #[must_use]
    pub fn wants_patience(&self) -> bool {
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

    /// Offers what was put off once more, sender and recipient unchanged, then goes on.
    pub async fn again(&mut self) {
        self.said.end = None;
        self.fruitless = 0;
        for ask in self.deferred.drain(..).rev() {
            self.queue.push_front(ask);
        }
        self.pass().await;
    }

    /// Whether something was handed over and has not come back. A light test hands nothing over.
    #[must_use]
    pub const fn awaits_token(&self) -> bool {
        self.proof.is_none() && self.said.was_sent
    }

    /// Waits for a token at most so long.
    pub async fn wait(&mut self, patience: Duration) {
        let port = self.errand.endpoint.port;
        let proof = self.expecting.proof(port, &Form::RELAY, patience).await;
        self.proof = proof.or_else(|| self.proof.take());
    }

    /// The finding, by what was said and by what came back until now.
    #[must_use]
    pub fn conclude(self) -> Probed {
        let so_far = self.expecting.so_far(self.errand.endpoint.port);
        let proves = || so_far.iter().find(|arrival| arrival.proves).cloned();
        let proof = self.proof.clone().or_else(proves);
        let verdict = match &proof {
            Some(_) => Verdict::Open,
            None => self.said.verdict(self.left(), self.errand.is_last_attempt),
        };
        let transcript = self.said.minutes.text();
        let forms = self.said.tried.iter();
        let finding = Finding {
            endpoint: self.errand.endpoint,
            verdict,
            backscatter: so_far.iter().any(|arrival| arrival.bounced),
            tried: forms.map(|(form, answer)| tried(*form, answer)).collect(),
            software: software(Protocol::Smtp, &transcript),
            transcript,
        };
        Probed { finding, proof }
    }

    async fn pass(&mut self) {
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

    /// Nothing more need be asked.
    fn is_decided(&self) -> bool {
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

/// Connections per pass. Servers that hang up after each refusal need one per form.
const SESSIONS: usize = 48;
/// How long a pass may take before no further connection is opened.
const PASS: Duration = Duration::from_secs(90);
/// What the last connection of a pass has at least.
const LAST_WORD: Duration = Duration::from_secs(20);
