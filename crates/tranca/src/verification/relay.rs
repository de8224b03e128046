//! Tests one mail server: does it carry a letter from us to us?
//!
//! The forms are tried in the order of likelihood on as few connections as the server allows,
//! and the test stops at the first token that comes back. What a server takes is not proof; what
//! it refuses may still be delivered; so the wait for tokens has the last word.
//!
//! # Limits
//! Plain TCP only; STARTTLS and TLS from the first byte are not spoken yet.

use std::time::Duration;

use dialogue::smtp::{Level as Depth, Relay, Tried};
use dialogue::{Answer, Envelope, Form, ServerName, Tokens};

use super::arrivals::{Arrival, Expecting};
use super::courtesy::{self, ProbeMail};
use super::driver::{Transcript, converse};
use super::names;
use super::prober::{Connected, Errand, Probed, Prober, software, tried};
use crate::cases::endpoint::Protocol;
use crate::cases::verdict::{Closure, Finding, Verdict};
use crate::ground::config::settings::Level;

/// Tests one mail server.
pub(super) async fn probe(prober: &Prober, errand: Errand<'_>, expecting: &Expecting) -> Probed {
    let mut test = Test {
        prober,
        errand,
        expecting,
        said: Said::default(),
    };
    let nameless = Form::RELAY.into_iter().filter(|form| !form.needs_name());
    let nameless = nameless
        .filter_map(|form| test.envelope(form, None))
        .collect();
    let mut proof = test.ask(nameless).await;
    if proof.is_none() && test.said.may_go_on() {
        let named = test.named_envelopes().await;
        proof = test.ask(named).await;
    }
    if proof.is_none() && test.carried_something() {
        proof = test.proof(prober.wait).await;
    }
    test.conclude(proof)
}

/// A test under way.
struct Test<'a> {
    prober: &'a Prober,
    errand: Errand<'a>,
    expecting: &'a Expecting,
    said: Said,
}

/// What the server has said so far.
#[derive(Default)]
struct Said {
    tried: Vec<Tried>,
    claims: Vec<String>,
    transcript: Transcript,
    sessions: usize,
    /// What ended the test before all forms were tried.
    end: Option<End>,
}

enum End {
    /// No connection came about.
    Unconnected(Verdict),
    /// The server ended it.
    Answered(Answer),
}

impl Said {
    const fn may_go_on(&self) -> bool {
        self.end.is_none()
    }

    fn took_something(&self) -> bool {
        self.tried
            .iter()
            .any(|tried| matches!(tried.answer, Answer::Accepted(_)))
    }
}

impl Test<'_> {
    /// Asks in all these forms, on as many connections as it takes, until a token comes back.
    async fn ask(&mut self, mut envelopes: Vec<Envelope>) -> Option<Arrival> {
        while !envelopes.is_empty() && self.said.may_go_on() {
            let asked = envelopes.len();
            envelopes = self.session(envelopes).await;
            if self.took_the_last() && self.carried_something() {
                let soon = self.prober.wait.min(SOON);
                if let Some(proof) = self.proof(soon).await {
                    return Some(proof);
                }
            }
            let stuck = envelopes.len() == asked;
            if self.said.sessions >= SESSIONS || stuck {
                self.said.end.get_or_insert(End::Answered(Answer::HungUp));
            }
        }
        None
    }

    /// One connection; gives back what was not decided on it.
    async fn session(&mut self, envelopes: Vec<Envelope>) -> Vec<Envelope> {
        self.said.sessions += 1;
        let dialed = self
            .prober
            .dial(self.errand, &mut self.said.transcript)
            .await;
        let (wire, _turn) = match dialed {
            Connected::Yes(wire, turn) => (wire, turn),
            Connected::No(verdict) => {
                // A server that answered before and now does not has still been heard.
                if self.said.sessions == 1 {
                    self.said.end = Some(End::Unconnected(verdict));
                } else {
                    self.said.end = Some(End::Answered(Answer::HungUp));
                }
                return envelopes;
            }
        };
        let depth = match self.prober.level {
            Level::Light => Depth::Light,
            Level::Proof => Depth::Proof,
        };
        let mut relay = Relay::new(self.prober.courtesy.helo.clone(), envelopes, depth);
        let patience = self.prober.patience_with(self.errand);
        let end = converse(wire, &mut relay, patience, &mut self.said.transcript).await;
        self.heard(&relay, end);
        relay.into_untried()
    }

    fn heard(&mut self, relay: &Relay, end: Answer) {
        self.said.tried.extend_from_slice(relay.tried());
        for claim in relay.claims() {
            if !self.said.claims.contains(claim) {
                self.said.claims.push(claim.clone());
            }
        }
        let is_over = match end {
            Answer::RefusesUs(_) | Answer::NotThatService(_) | Answer::Silent => true,
            // A session that ended without one envelope decided will not do better next time.
            Answer::HungUp | Answer::Deferred(_) => relay.tried().is_empty(),
            Answer::Accepted(_) | Answer::Refused(_) | Answer::Returned => false,
        };
        if is_over {
            self.said.end = Some(End::Answered(end));
        }
    }

    /// A light test stops before anything is carried: nothing can come back from it.
    fn carried_something(&self) -> bool {
        self.prober.level == Level::Proof && self.said.took_something()
    }

    fn took_the_last(&self) -> bool {
        self.said
            .tried
            .last()
            .is_some_and(|tried| matches!(tried.answer, Answer::Accepted(_)))
    }

    async fn named_envelopes(&self) -> Vec<Envelope> {
        let address = self.errand.permit.address();
        let names = names::confirmed(&self.prober.resolver, address, &self.said.claims).await;
        let forms = Form::RELAY.into_iter().filter(|form| form.needs_name());
        forms
            .flat_map(|form| names.iter().map(move |name| (form, name)))
            .filter_map(|(form, name)| self.envelope(form, Some(name)))
            .collect()
    }

    fn envelope(&self, form: Form, name: Option<&ServerName>) -> Option<Envelope> {
        let Errand {
            check,
            endpoint,
            permit,
            reference,
            listed_by,
            ..
        } = self.errand;
        let domain = self.prober.target.domain.as_ref()?;
        let tokens = Tokens::mint(&self.prober.key, check, endpoint.port, form);
        let mail = ProbeMail {
            courtesy: &self.prober.courtesy,
            token: courtesy::recipient(&self.prober.key, check, endpoint.port, form),
            canary: domain.as_str(),
            reference,
            address: permit.address().to_string(),
            port: endpoint.port,
            form: form.name(),
            listed_by,
            date: courtesy::date(self.prober.clock.now()),
        };
        Envelope::new(form, &tokens, domain, name, mail.text())
    }

    async fn proof(&self, patience: Duration) -> Option<Arrival> {
        self.expecting
            .proof(self.errand.endpoint.port, &Form::RELAY, patience)
            .await
    }

    fn conclude(self, proof: Option<Arrival>) -> Probed {
        let so_far = self.expecting.so_far(self.errand.endpoint.port);
        let proof = proof.or_else(|| so_far.iter().find(|arrival| arrival.proves).cloned());
        let backscatter = so_far.iter().any(|arrival| arrival.bounced);
        let verdict = match &proof {
            Some(_) => Verdict::Open,
            None => verdict(&self.said, self.errand.is_last_attempt),
        };
        let transcript = self.said.transcript.finished();
        let finding = Finding {
            endpoint: self.errand.endpoint,
            verdict,
            backscatter,
            tried: self
                .said
                .tried
                .iter()
                .map(|one| tried(one.form, &one.answer))
                .collect(),
            capabilities: proof
                .iter()
                .map(|proof| proof.form.name().to_owned())
                .collect(),
            software: software(Protocol::Smtp, &transcript),
            transcript,
        };
        Probed {
            finding,
            proofs: proof.into_iter().collect(),
        }
    }
}

/// The verdict when nothing came back.
fn verdict(said: &Said, is_last_attempt: bool) -> Verdict {
    let any = |wanted: fn(&Answer) -> bool| said.tried.iter().any(|tried| wanted(&tried.answer));
    if any(|answer| matches!(answer, Answer::Accepted(_))) {
        return Verdict::Accepts;
    }
    match &said.end {
        Some(End::Unconnected(verdict)) => return *verdict,
        Some(End::Answered(Answer::RefusesUs(_))) => return Verdict::RefusesUs,
        Some(End::Answered(Answer::NotThatService(_))) => return Verdict::NotThatService,
        _ => {}
    }
    let deferred = any(|answer| matches!(answer, Answer::Deferred(_)))
        || matches!(said.end, Some(End::Answered(Answer::Deferred(_))));
    if deferred {
        return if is_last_attempt {
            Verdict::Closed(Closure::Deferred)
        } else {
            Verdict::Undecided
        };
    }
    // Refused in every form it let us ask in; one that hung up in the middle was still asked.
    if any(|answer| matches!(answer, Answer::Refused(_))) {
        return Verdict::Closed(Closure::Refused);
    }
    if any(|answer| matches!(answer, Answer::RefusesUs(_))) {
        return Verdict::RefusesUs;
    }
    Verdict::Undecided
}

/// A relay on the same continent brings the letter back within this; only then more forms are
/// tried on a server that already took one.
const SOON: Duration = Duration::from_secs(5);
/// Connections per endpoint and test. Servers that hang up after each refusal need one per form.
const SESSIONS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn said(answers: Vec<Answer>, end: Option<Answer>) -> Said {
        let tried = |answer| Tried {
            form: Form::Plain,
            answer,
        };
        Said {
            tried: answers.into_iter().map(tried).collect(),
            end: end.map(End::Answered),
            ..Said::default()
        }
    }

    #[test]
    fn taking_the_letter_is_not_yet_proof() {
        let said = said(vec![Answer::Accepted("250 Ok".into())], None);
        assert_eq!(verdict(&said, true), Verdict::Accepts);
    }

    #[test]
    fn a_refusal_of_us_says_nothing_about_relaying() {
        let said = said(vec![], Some(Answer::RefusesUs("554 blocked".into())));
        assert_eq!(verdict(&said, true), Verdict::RefusesUs);
    }

    #[test]
    fn later_is_no_verdict_until_it_was_said_often_enough() {
        let answers = || {
            vec![
                Answer::Deferred("451 later".into()),
                Answer::Refused("554".into()),
            ]
        };
        assert_eq!(verdict(&said(answers(), None), false), Verdict::Undecided);
        assert_eq!(
            verdict(&said(answers(), None), true),
            Verdict::Closed(Closure::Deferred)
        );
    }

    #[test]
    fn silence_is_not_closed() {
        assert_eq!(
            verdict(&said(vec![], Some(Answer::Silent)), true),
            Verdict::Undecided
        );
        let unconnected = Said {
            end: Some(End::Unconnected(Verdict::Unreachable)),
            ..said(vec![], None)
        };
        assert_eq!(verdict(&unconnected, true), Verdict::Unreachable);
    }
}
