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
//! Each connection asks in at most eight forms, since servers slow down and hang up after some ten
//! errors (Postfix: `smtpd_soft_error_limit`). A server that greets later than the driver's patience
//! is taken for one that waits for TLS or a PROXY header, and then for a silent one.

mod plan;
mod said;

use std::collections::VecDeque;
use std::net::IpAddr;
use std::time::Duration;

use dialogue::smtp::{Channel, Level as Depth, Relay, Secrecy, Tried};
use dialogue::{Answer, Envelope, Form, Parties, ServerName, Tokens};
use tokio::time::{Instant, sleep_until};

use self::plan::{Ask, Way};
use self::said::{Carried, End, Left, Said, Stage};
use super::arrivals::{Arrival, Expecting};
use super::courtesy::{self, ProbeMail};
use super::driver::{Patience, Transcript, converse};
use super::names;
use super::prober::{Breadth, Connected, Errand, Probed, Prober, software, tried};
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
    said: Said,
    /// How often we waited for a token of a server that had taken something.
    waits: usize,
    /// Connections in a row on which nothing was decided.
    fruitless: usize,
    proof: Option<Arrival>,
}

/// Whether a session decided anything.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Progress {
    None,
    Some,
}

/// How sessions are carried, and what else there is to try on a server that does not greet.
#[derive(Debug)]
struct Carriage {
    channel: Channel,
    others: VecDeque<Channel>,
    /// How it first did not greet.
    silence: Option<Answer>,
}

impl Carriage {
    fn for_port(port: u16) -> Self {
        let (channel, other) = match port {
            SUBMISSIONS => (Channel::Tls, Channel::StartTls),
            _ => (Channel::StartTls, Channel::Tls),
        };
        Self {
            channel,
            others: VecDeque::from([other, Channel::Proxied]),
            silence: None,
        }
    }

    const fn of(&self, way: Way) -> Channel {
        match way {
            Way::Usual => self.channel,
            Way::Clear => Channel::Clear,
        }
    }
}

impl<'a> Test<'a> {
    /// Prepares a test. Nothing is said before its first pass.
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
        Probed { finding, proofs }
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
            Stage::Essential if self.said.taken() < TAKEN && self.deferred.is_empty() => {
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

    /// One connection.
    async fn session(&mut self, left: Duration) {
        let (batch, envelopes): (Vec<Ask>, Vec<Envelope>) = self.batch().into_iter().unzip();
        let Some(first) = batch.first() else { return };
        let channel = self.carriage.of(first.way);
        let mut transcript = Transcript::default();
        let dialed = self.prober.dial(self.errand, &mut transcript).await;
        let (wire, turn) = match dialed {
            Connected::Yes(wire, turn) => (wire, turn),
            Connected::No(verdict) => {
                self.said
                    .minutes
                    .add(Carried::Nothing, transcript.finished());
                self.put_back(batch);
                return self.unconnected(verdict);
            }
        };
        let helo = self.prober.courtesy.helo.clone();
        let mut relay = Relay::new(helo, envelopes, self.depth()).over(channel);
        let patience = self.prober.patience_with(self.errand);
        let patience = Patience {
            whole: patience.whole.min(left),
            ..patience
        };
        let end = converse(wire, &mut relay, patience, &mut transcript).await;
        drop(turn);
        let carried = match relay.tried().iter().any(|tried| tried.was_sent) {
            true => Carried::Something,
            false => Carried::Nothing,
        };
        self.said.minutes.add(carried, transcript.finished());
        let progress = self.heard(batch, &relay, channel);
        self.fruitless = match progress {
            Progress::Some if self.said.speaks_smtp() => 0,
            Progress::Some | Progress::None => self.fruitless + 1,
        };
        self.ended(&relay, channel, end);
        self.look(carried).await;
    }

    /// What goes on one connection: all in the same way, and one that changes what the server
    /// thinks of us by itself.
    fn batch(&mut self) -> Vec<(Ask, Envelope)> {
        let mut batch: Vec<(Ask, Envelope)> = Vec::new();
        while let Some(ask) = self.queue.pop_front() {
            let fits = batch.first().is_none_or(|(first, _)| {
                first.way == ask.way && !first.is_alone() && !ask.is_alone()
            });
            if !fits || batch.len() == PER_SESSION {
                self.queue.push_front(ask);
                break;
            }
            // A form that nobody wants, or that our canary has no address for, is left out.
            if self.prober.breadth.holds(ask.form)
                && let Some(envelope) = self.envelope(&ask)
            {
                batch.push((ask, envelope));
            }
        }
        batch
    }

    fn put_back(&mut self, asks: Vec<Ask>) {
        for ask in asks.into_iter().rev() {
            self.queue.push_front(ask);
        }
    }

    /// Takes in what became of the envelopes; what was not decided is asked again.
    fn heard(&mut self, mut batch: Vec<Ask>, relay: &Relay, channel: Channel) -> Progress {
        let mut progress = Progress::None;
        let mut untried = batch.split_off(relay.tried().len().min(batch.len()));
        for (place, (mut ask, tried)) in batch.into_iter().zip(relay.tried()).enumerate() {
            // What ended a session may be the fault of what came before; one that begins a session
            // gets a second chance.
            let may_be_asked_anew = place > 0 || ask.cut_off == 0;
            if may_be_asked_anew && was_cut_off(tried, place) {
                ask.cut_off += u8::from(place == 0);
                untried.insert(0, ask);
                continue;
            }
            progress = Progress::Some;
            self.said.note(&mut ask, tried);
            if matches!(tried.answer, Answer::Deferred(_)) {
                self.deferred.push(ask);
            }
        }
        self.put_back(untried);
        for claim in relay.claims() {
            if !self.said.claims.contains(claim) {
                self.said.claims.push(claim.clone());
            }
        }
        self.said.offers_xclient |= relay.offers("XCLIENT");
        self.said.was_secured |=
            relay.secrecy() == Secrecy::Secured && channel == Channel::StartTls;
        progress
    }

    /// What the end of a session means for the next.
    fn ended(&mut self, relay: &Relay, channel: Channel, end: Answer) {
        let was_heard = self.said.was_heard;
        self.said.was_heard |= relay.was_answered();
        if !relay.was_answered() && !was_heard {
            return self.not_greeted(end);
        }
        if channel == Channel::StartTls && relay.secrecy() == Secrecy::Failed {
            self.carriage.channel = Channel::Clear;
            return;
        }
        let is_over = match &end {
            Answer::RefusesUs(_) => true,
            Answer::NotThatService(_) => !self.said.speaks_smtp(),
            Answer::Deferred(_) => relay.tried().is_empty(),
            Answer::HungUp | Answer::Silent => self.fruitless >= FRUITLESS,
            Answer::Accepted(_) | Answer::Refused(_) | Answer::Returned => false,
        };
        if is_over {
            self.said.end = Some(End::Answered(end));
        }
    }

    /// A server that says nothing may wait for TLS, or for a header from its own load balancer.
    fn not_greeted(&mut self, how: Answer) {
        let first = self.carriage.silence.get_or_insert(how).clone();
        match self.carriage.others.pop_front() {
            None => self.said.end = Some(End::Answered(first)),
            Some(channel) => {
                self.carriage.channel = channel;
                if channel == Channel::Proxied {
                    self.queue = VecDeque::from([Ask::new(Form::ProxyProtocol, None)]);
                    self.stage = Stage::Further;
                }
            }
        }
    }

    /// A server that answered before and now does not has still been heard.
    fn unconnected(&mut self, verdict: Verdict) {
        let has_been_there = self.said.was_heard || self.carriage.silence.is_some();
        self.said.end = Some(match has_been_there {
            true => End::Answered(Answer::HungUp),
            false => End::Unconnected(verdict),
        });
    }

    /// Looks whether a token is back; the first few times a server took something, waits for it.
    async fn look(&mut self, carried: Carried) {
        if !self.said.was_sent {
            return;
        }
        let is_worth_it = carried == Carried::Something && self.waits < TAKEN;
        let patience = match is_worth_it {
            true => self.prober.wait.min(SOON),
            false => Duration::ZERO,
        };
        self.waits += usize::from(is_worth_it);
        self.wait(patience).await;
    }

    const fn depth(&self) -> Depth {
        match self.prober.level {
            Level::Light => Depth::Light,
            Level::Proof => Depth::Proof,
        }
    }

    fn envelope(&self, ask: &Ask) -> Option<Envelope> {
        let Errand {
            check,
            endpoint,
            permit,
            reference,
            listed_by,
            ..
        } = self.errand;
        let (form, key) = (ask.form, &self.prober.key);
        let domain = self.prober.target.domain.as_ref()?;
        let mail = ProbeMail {
            courtesy: &self.prober.courtesy,
            token: courtesy::recipient(key, check, endpoint.port, form),
            canary: domain.as_str(),
            reference,
            address: permit.address().to_string(),
            port: endpoint.port,
            form: form.name(),
            listed_by,
            date: courtesy::date(self.prober.clock.now()),
        };
        let parties = Parties {
            canary: domain,
            canary_address: self.canary_address(),
            tested: permit.address(),
            name: ask.name.as_ref(),
        };
        let tokens = Tokens::mint(key, check, endpoint.port, form);
        Envelope::new(form, &tokens, &parties, mail.text())
    }

    /// Of the canary's addresses the one that the tested server reaches as we reach it.
    fn canary_address(&self) -> Option<IpAddr> {
        let target = &self.prober.target;
        let (v4, v6) = (target.v4.map(IpAddr::V4), target.v6.map(IpAddr::V6));
        match self.errand.permit.address() {
            IpAddr::V4(_) => v4.or(v6),
            IpAddr::V6(_) => v6.or(v4),
        }
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

/// Whether the server broke off without deciding about the envelope in this place of a session, and
/// cannot deliver it. RFC 5321 section 3.8: 421 is said to a session, not to an envelope.
fn was_cut_off(tried: &Tried, place: usize) -> bool {
    let broke_off = match &tried.answer {
        Answer::HungUp | Answer::Silent => true,
        Answer::Deferred(reply) => place > 0 && reply.starts_with("421"),
        _ => false,
    };
    broke_off && !tried.was_sent
}

/// Mail submission under TLS (RFC 8314 section 3.3).
const SUBMISSIONS: u16 = 465;
/// A relay on the same continent brings the letter back within this; only then more forms are
/// tried on a server that already took one.
const SOON: Duration = Duration::from_secs(5);
/// After so many letters taken and not come back a server is no longer waited for after each.
const TAKEN: usize = 3;
/// Envelopes per connection: below the ten errors after which Postfix slows down.
const PER_SESSION: usize = 8;
/// Connections per pass. Servers that hang up after each refusal need one per form.
const SESSIONS: usize = 48;
/// So many connections in a row without anything decided are enough.
const FRUITLESS: usize = 2;
/// How long a pass may take before no further connection is opened.
const PASS: Duration = Duration::from_secs(60);
/// What the last connection of a pass has at least.
const LAST_WORD: Duration = Duration::from_secs(20);
