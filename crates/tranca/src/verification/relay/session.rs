//! One connection to the tested server, and what it means for the next.

use std::collections::VecDeque;
use std::time::Duration;

use dialogue::smtp::{Channel, Level as Depth, Relay, Secrecy};
use dialogue::{Answer, Envelope, Form};

use super::Test;
use super::plan::Ask;
use super::said::{Carried, End, Stage, was_cut_off};
use crate::cases::verdict::Verdict;
use crate::ground::config::settings::Level;
use crate::verification::driver::{Patience, Transcript, converse};
use crate::verification::prober::Connected;

/// Whether a session decided anything.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Progress {
    None,
    Some,
}

impl Test<'_> {
    /// One connection.
    pub(super) async fn session(&mut self, left: Duration) {
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
        if self.carriage.by_turns {
            relay = relay.by_turns();
        }
        if self.carriage.by_helo {
            relay = relay.by_helo();
        }
        let patience = self.patience(left);
        let end = converse(wire, &mut relay, patience, &mut transcript).await;
        drop(turn);
        let carried = match relay.tried().iter().any(|tried| tried.was_sent) {
            true => Carried::Something,
            false => Carried::Nothing,
        };
        self.said.minutes.add(carried, transcript.finished());
        self.carriage.by_turns |= relay.was_rash();
        self.carriage.by_helo |= relay.dislikes_ehlo() && relay.tried().is_empty();
        self.carriage.note_end(relay.tried(), &end);
        let progress = self.heard(batch, &relay, channel);
        self.fruitless = match progress {
            Progress::Some if self.said.speaks_smtp() => 0,
            Progress::Some | Progress::None => self.fruitless + 1,
        };
        self.ended(&relay, channel, end);
        self.look(carried).await;
    }

    fn patience(&self, left: Duration) -> Patience {
        let patience = self.prober.patience_with(self.errand);
        let has_been_silent = self.carriage.silence.is_some() && !self.said.was_heard;
        let reply = match has_been_silent {
            true => patience.reply.min(SECOND_TRY),
            false => patience.reply,
        };
        Patience {
            reply,
            whole: patience.whole.min(left),
        }
    }

    /// What goes on one connection: all in the same way, and one that changes what the server
    /// thinks of us by itself.
    fn batch(&mut self) -> Vec<(Ask, Envelope)> {
        let mut batch: Vec<(Ask, Envelope)> = Vec::new();
        while let Some(ask) = self.queue.pop_front() {
            let fits = batch.first().is_none_or(|(first, _)| {
                first.way == ask.way && !first.is_alone() && !ask.is_alone()
            });
            if !fits || batch.len() == self.carriage.most {
                self.queue.push_front(ask);
                break;
            }
            // A form that nobody wants, or that our canary has no address for, is left out.
            if self.prober.asks(self.errand, ask.form)
                && let Some(envelope) = self.envelope(&ask)
            {
                batch.push((ask, envelope));
            }
        }
        if batch.iter().any(|(ask, _)| ask.form == Form::CanaryLiteral) {
            // Exim 4.96 does not survive TLS with an address that has no name.
            self.prober.unable.add(self.errand.permit.address());
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
            let has_room = self.said.claims.len() < Relay::CLAIMS_LIMIT;
            if has_room && !self.said.claims.contains(claim) {
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
        if channel == Channel::StartTls && self.fails_under_tls(relay, &end) {
            self.carriage.channel = Channel::Clear;
            self.said.has_failed_tls = true;
            self.fruitless = 0;
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

    /// Whether TLS did not come about, or was of no use: in TLS 1.3 a server that wants a certificate
    /// of the client hangs up only afterwards (RFC 8446 section 4.4.2.4).
    fn fails_under_tls(&self, relay: &Relay, end: &Answer) -> bool {
        let is_cut_off = matches!(end, Answer::HungUp | Answer::Silent);
        match relay.secrecy() {
            Secrecy::Clear => false,
            Secrecy::Failed => true,
            Secrecy::Secured => is_cut_off && self.said.tried.is_empty(),
        }
    }

    /// A server that says nothing may wait for TLS, or for a header from its own load balancer.
    fn not_greeted(&mut self, how: Answer) {
        let first = self.carriage.silence.get_or_insert(how).clone();
        self.fruitless = 0;
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
}

/// A server that has already had its time without TLS.
const SECOND_TRY: Duration = Duration::from_secs(15);
/// A relay on the same continent brings the letter back within this; only then more forms are
/// tried on a server that already took one.
const SOON: Duration = Duration::from_secs(5);
/// After so many letters taken and not come back a server is no longer waited for after each.
const TAKEN: usize = 3;
/// So many connections in a row without anything decided are enough.
const FRUITLESS: usize = 2;
