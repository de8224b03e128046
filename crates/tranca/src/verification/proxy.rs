//! Tests one proxy: does it carry a connection from us to us, and in which ways?
//!
//! Each form is a capability of its own, since each has its own fix; so a test does not end with
//! the first that is proven.
//!
//! # Limits
//! Credentials are neither given nor guessed. A capability that needs a port, a name or an address
//! that our canary does not have is not tried.

mod course;
mod overheard;
mod question;

pub(super) use self::question::forms;

use std::ops::RangeInclusive;
use std::time::Duration;

use dialogue::{Answer, Form};
use tokio::time::Instant;

use self::course::{Course, goes_on};
use self::overheard::Overheard;
use self::question::{Question, Questions, WAYS};
use super::arrivals::{Arrival, Expecting};
use super::driver::{Patience, Transcript, converse};
use super::prober::{Connected, Errand, Probed, Prober, SECOND_TONGUE, software, tried};
use crate::cases::verdict::{Closure, Finding, Verdict};
use crate::ground::clock::Moment;

/// The test of one proxy, which may be taken up again where the proxy asked for patience. Between
/// two passes it holds neither a connection nor a turn.
#[derive(Debug)]
pub struct Test<'a> {
    questions: Questions<'a>,
    expecting: &'a Expecting,
    course: Course,
    transcript: Transcript,
    /// The forms still to be tried.
    due: Vec<Form>,
    told: Vec<(Form, Answer)>,
    unconnected: Option<Verdict>,
    /// How long it may still be listened to: a proxy that trickles would take hours otherwise.
    left: Duration,
    /// Whether it talked until the time of a conversation was over.
    is_slow: bool,
    /// Whether its last answer came soon: who hangs up late has waited for something else.
    was_quick: bool,
    /// When each form was asked, and until when its token counts as brought by the proxy itself.
    asked: Vec<(Form, RangeInclusive<Moment>)>,
}

/// There was no connection to be had, and what follows from that.
struct Gone(Verdict);

impl<'a> Test<'a> {
    pub(super) fn new(prober: &'a Prober, errand: Errand<'a>, expecting: &'a Expecting) -> Self {
        Self {
            questions: Questions { prober, errand },
            expecting,
            course: Course::of(errand),
            transcript: Transcript::default(),
            due: question::forms(errand.endpoint.protocol)
                .iter()
                .copied()
                .filter(|form| prober.asks(errand, *form))
                .collect(),
            told: Vec::new(),
            unconnected: None,
            left: match errand.is_slow {
                true => prober.patience.whole / OF_A_SLOW_PORT,
                false => prober.patience.whole * CONVERSATIONS,
            },
            is_slow: false,
            was_quick: false,
            asked: Vec::new(),
        }
    }

    /// Tries every form that is not decided.
    pub(super) async fn pass(&mut self) {
        let forms = std::mem::take(&mut self.due);
        for (at, form) in forms.iter().enumerate() {
            if self.is_spent() {
                self.due.extend(&forms[at..]);
                return;
            }
            match self.try_form(*form).await {
                Ok(true) => self.due.push(*form),
                Ok(false) => {}
                Err(Gone(verdict)) => {
                    self.gone(verdict, &forms[at..]);
                    return;
                }
            }
        }
    }

    /// Whether it talked on until the time of a conversation was over.
    pub(super) const fn is_slow(&self) -> bool {
        self.is_slow
    }

    /// Whether something is to be asked again, later.
    pub(super) fn wants_another(&self) -> bool {
        !self.due.is_empty() && !self.is_spent()
    }

    /// Whether something was taken, and nothing has come back.
    pub(super) fn awaits(&self) -> bool {
        !self.awaited().is_empty()
    }

    /// Whether anything was heard on the port.
    pub(super) fn has_spoken(&self) -> bool {
        self.told
            .iter()
            .any(|(_, answer)| !matches!(answer, Answer::Silent | Answer::HungUp))
    }

    /// Whether there was no connection to be had, from the first on.
    pub(super) const fn is_gone(&self) -> bool {
        self.told.is_empty() && self.unconnected.is_some()
    }

    /// Waits for what was taken to come back, until then and a moment at most.
    pub(super) async fn await_tokens(&self, end: Instant) {
        let end = end.min(Instant::now() + LATE);
        let mut awaited = self.awaited();
        while !awaited.is_empty() {
            let left = end.saturating_duration_since(Instant::now());
            let port = self.questions.errand.endpoint.port;
            let Some(arrival) = self.expecting.proof(port, &awaited, left).await else {
                return;
            };
            awaited.retain(|form| *form != arrival.form);
        }
    }

    /// What was found.
    pub(super) fn conclude(self) -> Probed {
        let errand = self.questions.errand;
        let proofs = self.proofs();
        let verdict = self.verdict(&proofs);
        let transcript = self.transcript.finished();
        let finding = Finding {
            endpoint: errand.endpoint,
            verdict,
            capabilities: proofs
                .iter()
                .map(|proof| proof.form.name().to_owned())
                .collect(),
            backscatter: false,
            tried: self
                .told
                .iter()
                .map(|(form, answer)| tried(*form, answer))
                .collect(),
            software: software(errand.endpoint.protocol, &transcript),
            transcript,
        };
        Probed {
            finding,
            proofs,
            was_slow: self.is_slow,
        }
    }

    /// Tries the ways of one form until one is proven; whether it should be tried again later.
    async fn try_form(&mut self, form: Form) -> Result<bool, Gone> {
        let before = self.told.len();
        let mut last = None;
        for way in 0..WAYS {
            if self.course.is_pointless(form, way) {
                continue;
            }
            if self.is_spent() {
                break;
            }
            if last.as_ref().is_some_and(|last| !goes_on(form, way, last)) {
                break;
            }
            let Some(question) = self.questions.question(form, way) else {
                continue;
            };
            let granted = self.course.patience(FOR_EVER);
            let mut answer = self.ask(form, question).await?;
            while self.was_quick && self.course.may_fare_better() && !self.is_spent() {
                let Some(again) = self.questions.question(form, way) else {
                    break;
                };
                answer = self.ask(form, again).await?;
            }
            // Given little time, since it speaks something else, it used that for a first word.
            if answer == Answer::Silent
                && granted < self.course.patience(FOR_EVER)
                && let Some(again) = self.questions.question(form, way)
            {
                answer = self.ask(form, again).await?;
            }
            let is_proven = self.has_come(form, &answer).await;
            self.told.push((form, answer.clone()));
            last = Some(answer);
            if is_proven {
                break;
            }
        }
        // What it said to the same question earlier is superseded.
        let new = self.told.split_off(before);
        if new.is_empty() {
            return Ok(false);
        }
        self.told.retain(|(known, _)| *known != form);
        self.told.extend(new);
        Ok(self.is_deferred(form))
    }

    /// Asks one question, on a connection of its own.
    async fn ask(&mut self, form: Form, mut question: Question) -> Result<Answer, Gone> {
        let Questions { prober, errand } = self.questions;
        let dialed = prober.dial(errand, &mut self.transcript).await;
        let (wire, _turn) = match dialed {
            Connected::Yes(wire, turn) => (wire, turn),
            Connected::No(verdict) => return Err(Gone(verdict)),
        };
        let patience = Patience {
            reply: self.course.patience(prober.patience.reply),
            whole: prober.patience.whole.min(self.left),
        };
        let (begun, asked_at) = (Instant::now(), prober.clock.now());
        let mut overheard = Overheard::new(question.as_mut());
        let answer = converse(wire, &mut overheard, patience, &mut self.transcript).await;
        let taken = begun.elapsed();
        self.left = self.left.saturating_sub(taken);
        self.was_quick = taken < SECOND_TONGUE;
        if taken >= patience.whole {
            self.is_slow = true;
            self.left = self.left.min(prober.patience.whole / OF_A_SLOW_PORT);
        }
        self.course.note(form, &answer, overheard.signs);
        let until = prober.clock.now() + grace(&answer);
        self.asked.push((form, asked_at..=until));
        Ok(answer)
    }

    /// Whether the proxy itself brought it. Whoever reads along on the way may fetch what he read, later
    /// and by himself.
    fn is_timely(&self, arrival: &Arrival) -> bool {
        let mut asked = self.asked.iter();
        asked.any(|(form, time)| *form == arrival.form && time.contains(&arrival.received_at))
    }

    /// Whether the token of this form is back. A fetched path is at the canary before its answer is
    /// here, but the news of it may take a moment longer.
    async fn has_come(&self, form: Form, answer: &Answer) -> bool {
        let patience = match answer {
            Answer::Returned => LATE,
            _ => Duration::ZERO,
        };
        let port = self.questions.errand.endpoint.port;
        let proof = self.expecting.proof(port, &[form], patience).await;
        proof.is_some()
    }

    /// No connection: at first that is the verdict; later the server has enough of us for now.
    fn gone(&mut self, verdict: Verdict, forms: &[Form]) {
        if self.told.is_empty() {
            self.unconnected = Some(verdict);
        }
        if !self.told.is_empty() || verdict == Verdict::Undecided {
            self.due.extend(forms);
        }
    }

    /// Whether it has had all the time that a test has for one protocol.
    const fn is_spent(&self) -> bool {
        self.left.is_zero()
    }

    fn is_deferred(&self, form: Form) -> bool {
        let mut answers = self.told.iter().filter(|(known, _)| *known == form);
        let is_later = answers.any(|(_, answer)| matches!(answer, Answer::Deferred(_)));
        is_later && !self.proofs().iter().any(|proof| proof.form == form)
    }

    fn awaited(&self) -> Vec<Form> {
        let proofs = self.proofs();
        let is_taken = |answer: &Answer| matches!(answer, Answer::Accepted(_) | Answer::Returned);
        let taken = self.told.iter().filter(|(_, answer)| is_taken(answer));
        taken
            .map(|(form, _)| *form)
            .filter(|form| !proofs.iter().any(|proof| proof.form == *form))
            .collect()
    }

    /// The first arrival of each form, in the order of the forms.
    fn proofs(&self) -> Vec<Arrival> {
        let endpoint = self.questions.errand.endpoint;
        let forms = question::forms(endpoint.protocol);
        let mut proofs = self.expecting.so_far(endpoint.port);
        proofs.retain(|arrival| arrival.proves && forms.contains(&arrival.form));
        proofs.retain(|arrival| self.is_timely(arrival));
        proofs.sort_by_key(|arrival| arrival.form);
        proofs.dedup_by_key(|arrival| arrival.form);
        proofs
    }

    fn verdict(&self, proofs: &[Arrival]) -> Verdict {
        let errand = self.questions.errand;
        if !proofs.is_empty() {
            return Verdict::Open;
        }
        if let (true, Some(verdict)) = (self.told.is_empty(), self.unconnected) {
            return verdict;
        }
        let verdict = verdict(&self.told, errand.is_last_attempt);
        // Not every form was asked.
        if self.is_spent() && matches!(verdict, Verdict::Closed(_)) {
            return Verdict::Undecided;
        }
        let is_mute = verdict == Verdict::Undecided && self.course.is_of_another_tongue();
        // Where it once was open, silence says nothing.
        if is_mute && !errand.was_open {
            return Verdict::NotThatService;
        }
        verdict
    }
}

/// How long after an answer a token may come: hardly at all after a clear one; a tunnel may be slow.
const fn grace(answer: &Answer) -> Duration {
    match answer {
        Answer::Refused(_)
        | Answer::RefusesUs(_)
        | Answer::Deferred(_)
        | Answer::NotThatService(_) => AT_ONCE,
        Answer::Accepted(_) | Answer::Returned | Answer::HungUp | Answer::Silent => LATE,
    }
}

/// The verdict when no token came back.
fn verdict(told: &[(Form, Answer)], is_last_attempt: bool) -> Verdict {
    let any = |wanted: fn(&Answer) -> bool| told.iter().any(|(_, answer)| wanted(answer));
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

/// A granted tunnel that gave no answer may still have opened one.
const LATE: Duration = Duration::from_secs(2);
/// What the news of a visit may take after an answer that is clear.
const AT_ONCE: Duration = Duration::from_millis(500);
const FOR_EVER: Duration = Duration::MAX;
/// So many conversations of the longest kind are enough for one protocol.
const CONVERSATIONS: u32 = 2;
/// What is left of a conversation's time for all others, once a port trickled until it was over.
const OF_A_SLOW_PORT: u32 = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn granted_is_not_proof() {
        let told = [(
            Form::HttpConnect,
            Answer::Accepted("200 established".into()),
        )];
        assert_eq!(verdict(&told, true), Verdict::Accepts);
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
        let told = [
            (Form::Socks4, Answer::NotThatService("x".into())),
            (Form::Socks4a, Answer::Refused("5b".into())),
        ];
        assert_eq!(verdict(&told, true), Verdict::Closed(Closure::Refused));
    }
}
