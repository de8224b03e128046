//! Tests one proxy: does it carry a connection from us to us?
//!
//! # Limits
//! Proxies are asked for our canary's web port only, in clear.

use std::net::IpAddr;
use std::time::Duration;

use dialogue::http_connect::HttpConnect;
use dialogue::http_forward::HttpForward;
use dialogue::socks4::Socks4;
use dialogue::socks5::Socks5;
use dialogue::{Answer, Dialogue, Fetch, Form, Role, Target};

use super::arrivals::{Arrival, Expecting};
use super::driver::{Transcript, converse};
use super::prober::{Connected, Errand, Probed, Prober, software, tried};
use crate::cases::endpoint::Protocol;
use crate::cases::verdict::{Closure, Finding, Verdict};
use crate::ground::config::settings::Level;

/// Tests one proxy in every form of its protocol, until a token comes back.
async fn probe(prober: &Prober, errand: Errand<'_>, expecting: &Expecting) -> Probed {
    let mut transcript = Transcript::default();
    let mut tried: Vec<(Form, Answer)> = Vec::new();
    let mut proof = None;
    let mut unconnected = None;
    for form in forms(errand.endpoint.protocol) {
        let Some(mut dialogue) = dialogue(prober, errand, *form) else {
            continue;
        };
        let (wire, _turn) = match prober.dial(errand, &mut transcript).await {
            Connected::Yes(wire, turn) => (wire, turn),
            Connected::No(verdict) => {
                unconnected = Some(verdict);
                break;
            }
        };
        let patience = prober.patience_with(errand);
        let answer = converse(wire, dialogue.as_mut(), patience, &mut transcript).await;
        let patience = patience_after(&answer);
        tried.push((*form, answer));
        proof = expecting
            .proof(errand.endpoint.port, &[*form], patience)
            .await;
        if proof.is_some() {
            break;
        }
    }
    conclude(
        errand,
        Told {
            tried,
            unconnected,
            proof,
        },
        transcript,
    )
}

/// What the proxy did.
struct Told {
    tried: Vec<(Form, Answer)>,
    unconnected: Option<Verdict>,
    proof: Option<Arrival>,
}

fn conclude(errand: Errand<'_>, told: Told, transcript: Transcript) -> Probed {
    let verdict = match (&told.proof, told.unconnected) {
        (Some(_), _) => Verdict::Open,
        (None, Some(verdict)) if told.tried.is_empty() => verdict,
        (None, _) => verdict(&told.tried, errand.is_last_attempt),
    };
    let transcript = transcript.finished();
    let finding = Finding {
        endpoint: errand.endpoint,
        verdict,
        backscatter: false,
        tried: told
            .tried
            .iter()
            .map(|(form, answer)| tried(*form, answer))
            .collect(),
        software: software(errand.endpoint.protocol, &transcript),
        transcript,
    };
    Probed {
        finding,
        proof: told.proof,
    }
}

/// The verdict when no token came back.
fn verdict(tried: &[(Form, Answer)], is_last_attempt: bool) -> Verdict {
    let any = |wanted: fn(&Answer) -> bool| tried.iter().any(|(_, answer)| wanted(answer));
    // The answer came back but the canary knows of no visit: somebody plays with us.
    if any(|answer| matches!(answer, Answer::Returned)) {
        return Verdict::Undecided;
    }
    if any(|answer| matches!(answer, Answer::Accepted(_))) {
        return Verdict::Accepts;
    }
    if any(|answer| matches!(answer, Answer::Deferred(_))) {
        return if is_last_attempt {
            Verdict::Closed(Closure::Deferred)
        } else {
            Verdict::Undecided
        };
    }
    if any(|answer| matches!(answer, Answer::Refused(_))) {
        return Verdict::Closed(Closure::Refused);
    }
    if any(|answer| matches!(answer, Answer::RefusesUs(_))) {
        return Verdict::RefusesUs;
    }
    if any(|answer| matches!(answer, Answer::NotThatService(_))) {
        return Verdict::NotThatService;
    }
    Verdict::Undecided
}

/// A fetched path is at the canary before its answer is back here; a granted tunnel that gave no
/// answer may still have opened one.
const fn patience_after(answer: &Answer) -> Duration {
    match answer {
        Answer::Returned | Answer::Accepted(_) | Answer::HungUp => Duration::from_secs(2),
        _ => Duration::ZERO,
    }
}

const fn forms(protocol: Protocol) -> &'static [Form] {
    match protocol {
        Protocol::HttpConnect => &[Form::HttpConnect],
        Protocol::HttpForward => &[Form::HttpGet],
        Protocol::Socks4 => &[Form::Socks4, Form::Socks4a],
        Protocol::Socks5 => &[Form::Socks5Ipv4, Form::Socks5Name, Form::Socks5Ipv6],
        Protocol::Smtp => &[],
    }
}

/// The dialogue of one form; `None` where our canary has no such name or address, or where the
/// operation tests lightly: there is no lighter way to ask a proxy than to have it fetch.
fn dialogue(prober: &Prober, errand: Errand<'_>, form: Form) -> Option<Box<dyn Dialogue + Send>> {
    if prober.level == Level::Light && prober.target.port.is_none() {
        return None;
    }
    let Errand {
        check, endpoint, ..
    } = errand;
    let token = prober.key.mint(check, endpoint.port, form, Role::Fetch);
    let expected = prober.key.answer(&token);
    let fetch =
        |target: Target| Fetch::new(target, &token, &expected, prober.courtesy.page.as_str());
    let by = Targets(prober);
    Some(match form {
        Form::HttpConnect => Box::new(HttpConnect::new(fetch(by.any()?))),
        Form::HttpGet => Box::new(HttpForward::new(fetch(by.any()?))),
        Form::Socks4 => Box::new(Socks4::new(fetch(by.v4()?))?),
        Form::Socks4a => Box::new(Socks4::new(fetch(by.name()?))?),
        Form::Socks5Ipv4 => Box::new(Socks5::new(fetch(by.v4()?))),
        Form::Socks5Ipv6 => Box::new(Socks5::new(fetch(by.v6()?))),
        Form::Socks5Name => Box::new(Socks5::new(fetch(by.name()?))),
        _ => return None,
    })
}

/// The ways to name our canary.
struct Targets<'a>(&'a Prober);

impl Targets<'_> {
    fn name(&self) -> Option<Target> {
        Some(Target::name(
            self.0.target.host.clone()?,
            self.0.target.port?,
        ))
    }

    fn v4(&self) -> Option<Target> {
        Some(Target::address(
            IpAddr::V4(self.0.target.v4?),
            self.0.target.port?,
        ))
    }

    fn v6(&self) -> Option<Target> {
        Some(Target::address(
            IpAddr::V6(self.0.target.v6?),
            self.0.target.port?,
        ))
    }

    /// By address where there is one: it spares the proxy the look-up.
    fn any(&self) -> Option<Target> {
        self.v4().or_else(|| self.v6()).or_else(|| self.name())
    }
}

/// A test in one pass.
pub struct Test<'a> {
    prober: &'a Prober,
    errand: Errand<'a>,
    expecting: &'a Expecting,
    probed: Option<Probed>,
}

impl<'a> Test<'a> {
    pub(super) fn new(prober: &'a Prober, errand: Errand<'a>, expecting: &'a Expecting) -> Self {
        Self {
            prober,
            errand,
            expecting,
            probed: None,
        }
    }
    pub(super) async fn pass(&mut self) {
        self.probed = Some(probe(self.prober, self.errand, self.expecting).await);
    }
    pub(super) fn wants_another(&self) -> bool {
        false
    }
    pub(super) fn awaits(&self) -> bool {
        false
    }
    pub(super) fn has_spoken(&self) -> bool {
        self.probed.as_ref().is_some_and(|p| {
            p.finding
                .tried
                .iter()
                .any(crate::cases::verdict::Tried::was_answered)
        })
    }
    pub(super) async fn await_tokens(&mut self, _end: tokio::time::Instant) {}
    pub(super) fn conclude(self) -> Probed {
        self.probed.expect("passed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn granted_is_not_proof() {
        let tried = [(
            Form::HttpConnect,
            Answer::Accepted("200 established".into()),
        )];
        assert_eq!(verdict(&tried, true), Verdict::Accepts);
    }

    #[test]
    fn an_answer_without_a_visit_proves_nothing() {
        assert_eq!(
            verdict(&[(Form::HttpGet, Answer::Returned)], true),
            Verdict::Undecided
        );
    }

    #[test]
    fn one_refusal_and_one_stranger_are_a_closed_proxy() {
        let tried = [
            (Form::Socks4, Answer::NotThatService("x".into())),
            (Form::Socks4a, Answer::Refused("5b".into())),
        ];
        assert_eq!(verdict(&tried, true), Verdict::Closed(Closure::Refused));
    }
}
