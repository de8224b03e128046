//! What a mail server has said so far, and the verdict that follows when no token came back.

use std::collections::VecDeque;

use dialogue::smtp::Tried;
use dialogue::{Answer, Form};
use tokio::time::Instant;

use super::plan::{Ask, Rank};
use crate::cases::verdict::{Closure, Verdict};

/// What the server has said so far.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Every envelope's last answer.
    pub(super) tried: Vec<(Form, Answer)>,
    pub(super) claims: Vec<String>,
    pub(super) offers_xclient: bool,
    /// Whether STARTTLS led to TLS.
    pub(super) was_secured: bool,
    /// Whether STARTTLS was offered and did not.
    pub(super) has_failed_tls: bool,
    pub(super) minutes: Minutes,
    /// Whether any reply was ever heard.
    pub(super) was_heard: bool,
    /// Whether any message was handed over, whatever the server said then.
    pub(super) was_sent: bool,
    /// When the last of them was.
    pub(super) sent_at: Option<Instant>,
    /// What ended the pass before everything was asked.
    pub(super) end: Option<End>,
}

/// What ended a pass.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum End {
    /// No connection came about, from the first on.
    Unconnected(Verdict),
    /// The server ended it.
    Answered(Answer),
    /// So many connections, or so much time, are enough for once.
    Spent,
}

/// What is left to be asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Left {
    /// Every form was asked and answered.
    Nothing,
    /// Some were put off by the server.
    Deferred,
    /// Some were never answered.
    Essential,
}

impl Left {
    /// Looks at what waits and what was put off, once every form was queued.
    pub(super) fn of<'a>(
        waiting: impl IntoIterator<Item = &'a Ask>,
        deferred: &[Ask],
        stage: Stage,
    ) -> Self {
        let is_essential = |ask: &&Ask| ask.rank == Rank::Essential;
        if stage < Stage::Essential || waiting.into_iter().any(|ask| is_essential(&ask)) {
            Self::Essential
        } else if deferred.iter().any(|ask| is_essential(&ask)) {
            Self::Deferred
        } else {
            Self::Nothing
        }
    }
}

/// How far the plan has been queued.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Stage {
    #[default]
    Nothing,
    Opening,
    Essential,
    Further,
}

impl Said {
    pub(super) fn took_something(&self) -> bool {
        self.any(|answer| matches!(answer, Answer::Accepted(_)))
    }

    /// Whether it takes whatever comes: the letter to a stranger without any disguise, or so many in
    /// disguise that it must take each for a mailbox of its own.
    pub(super) fn takes_all(&self) -> bool {
        let taken = |(_, answer): &&(Form, Answer)| matches!(answer, Answer::Accepted(_));
        let mut all = self.tried.iter().filter(taken);
        all.clone().any(|(form, _)| *form == Form::Plain) || all.nth(MAILBOXES - 1).is_some()
    }

    /// Whether it ever decided about an envelope as a mail server does.
    pub(super) fn speaks_smtp(&self) -> bool {
        self.any(|answer| {
            matches!(
                answer,
                Answer::Accepted(_)
                    | Answer::Refused(_)
                    | Answer::Deferred(_)
                    | Answer::RefusesUs(_)
            )
        })
    }

    /// Whether it took no name of ours for what it is: then the refusal of feigned ones tells nothing.
    fn is_unwelcome(&self) -> bool {
        let mut plain = self.tried.iter().filter(|(form, _)| !form.feigns_a_name());
        self.any(|answer| matches!(answer, Answer::RefusesUs(_)))
            && plain.all(|(_, answer)| !matches!(answer, Answer::Refused(_)))
    }

    /// Writes an answer down, in the place of the one before.
    pub(super) fn note(&mut self, ask: &mut Ask, tried: &Tried) {
        if tried.was_sent {
            self.was_sent = true;
            self.sent_at = Some(Instant::now());
        }
        let answer = (tried.form, tried.answer.clone());
        match ask.place.and_then(|place| self.tried.get_mut(place)) {
            Some(before) => *before = answer,
            None => {
                ask.place = Some(self.tried.len());
                self.tried.push(answer);
            }
        }
    }

    /// The verdict when nothing came back.
    pub(super) fn verdict(&self, left: Left, is_last_attempt: bool) -> Verdict {
        if self.took_something() {
            return Verdict::Accepts;
        }
        match &self.end {
            Some(End::Unconnected(verdict)) => return *verdict,
            Some(End::Answered(Answer::NotThatService(_))) => return Verdict::NotThatService,
            _ => {}
        }
        let was_refused = self.any(|answer| matches!(answer, Answer::Refused(_)));
        // Refused in every form; one that it hung up on was still asked.
        if left == Left::Nothing && was_refused && !self.is_unwelcome() {
            return Verdict::Closed(Closure::Refused);
        }
        if let Some(End::Answered(Answer::RefusesUs(reply))) = &self.end {
            // It wants TLS, which did not come about: that is no refusal of us.
            let lacks_tls = self.has_failed_tls && reply.starts_with(WANTS_TLS);
            return match lacks_tls {
                true => Verdict::Undecided,
                false => Verdict::RefusesUs,
            };
        }
        let ended_later = matches!(self.end, Some(End::Answered(Answer::Deferred(_))));
        if left == Left::Deferred || ended_later {
            return match (is_last_attempt, self.refused_plainly()) {
                (false, _) => Verdict::Undecided,
                (true, true) if left == Left::Deferred => Verdict::Closed(Closure::Refused),
                (true, _) => Verdict::Closed(Closure::Deferred),
            };
        }
        if self.any(|answer| matches!(answer, Answer::RefusesUs(_))) {
            return Verdict::RefusesUs;
        }
        Verdict::Undecided
    }

    /// Whether it refused the letter to a stranger without any disguise: that is its policy, whatever
    /// it puts off besides.
    fn refused_plainly(&self) -> bool {
        let plain = |(form, answer): &(Form, Answer)| {
            *form == Form::Plain && matches!(answer, Answer::Refused(_))
        };
        self.tried.iter().any(plain)
    }

    fn any(&self, wanted: impl Fn(&Answer) -> bool) -> bool {
        self.tried.iter().any(|(_, answer)| wanted(answer))
    }
}

/// Whether the server broke off without deciding about the envelope in this place of a session, and
/// cannot deliver it. RFC 5321 section 3.8: 421 is said to a session, not to an envelope.
pub(super) fn was_cut_off(tried: &Tried, place: usize) -> bool {
    let broke_off = match &tried.answer {
        Answer::HungUp | Answer::Silent => true,
        Answer::Deferred(reply) => place > 0 && reply.starts_with("421"),
        _ => false,
    };
    broke_off && !tried.was_sent
}

/// The transcripts of all sessions, within a limit: the first one, by which the software is
/// recognised, then the latest, those that carried something before those that did not.
#[derive(Debug, Default)]
pub(super) struct Minutes {
    first: String,
    later: VecDeque<(Carried, String)>,
    left_out: usize,
}

/// Whether a session carried a message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Carried {
    Nothing,
    Something,
}

impl Minutes {
    pub(super) fn add(&mut self, carried: Carried, session: String) {
        if self.first.is_empty() {
            self.first = session;
            return;
        }
        self.later.push_back((carried, session));
        while self.length() > MINUTES_LIMIT && self.later.len() > 1 {
            let earlier = self.later.iter().take(self.later.len() - 1);
            let mut earlier = earlier.enumerate();
            let idle = earlier.find(|(_, (carried, _))| *carried == Carried::Nothing);
            self.later.remove(idle.map_or(0, |(place, _)| place));
            self.left_out += 1;
        }
    }

    pub(super) fn text(&self) -> String {
        let mut text = self.first.clone();
        if self.left_out > 0 {
            text.push_str(&format!("# … {} connections are left out\n", self.left_out));
        }
        self.later
            .iter()
            .for_each(|(_, session)| text.push_str(session));
        text
    }

    fn length(&self) -> usize {
        let later = self.later.iter().map(|(_, session)| session.len());
        self.first.len() + later.sum::<usize>()
    }
}

/// RFC 3207 section 4: "Must issue a STARTTLS command first".
const WANTS_TLS: &str = "530";
/// So many mailboxes under made-up names are a catch-all.
const MAILBOXES: usize = 8;
/// In bytes; what is kept is shown to people.
const MINUTES_LIMIT: usize = 16 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn said(answers: Vec<Answer>, end: Option<Answer>) -> Said {
        let tried = answers.into_iter().map(|answer| (Form::Plain, answer));
        Said {
            tried: tried.collect(),
            end: end.map(End::Answered),
            ..Said::default()
        }
    }

    #[test]
    fn taking_the_letter_is_not_yet_proof() {
        let said = said(vec![Answer::Accepted("250 Ok".into())], None);
        assert_eq!(said.verdict(Left::Nothing, true), Verdict::Accepts);
    }

    #[test]
    fn a_refusal_of_us_says_nothing_about_relaying() {
        let refused = said(vec![], Some(Answer::RefusesUs("554 blocked".into())));
        assert_eq!(refused.verdict(Left::Essential, true), Verdict::RefusesUs);
        let late = said(
            vec![Answer::Refused("554".into())],
            Some(Answer::RefusesUs("554 too many".into())),
        );
        assert_eq!(late.verdict(Left::Essential, true), Verdict::RefusesUs);
        assert_eq!(
            late.verdict(Left::Nothing, true),
            Verdict::Closed(Closure::Refused),
            "by then every form was refused"
        );
    }

    #[test]
    fn what_is_refused_of_feigned_names_alone_closes_nothing() {
        let no_name = || Answer::RefusesUs("550 Helo command rejected".into());
        let refused = || Answer::Refused("554 Relay access denied".into());
        let named = |null| Said {
            tried: vec![
                (Form::Plain, no_name()),
                (Form::NullSender, null),
                (Form::HeloLocalhost, refused()),
            ],
            ..Said::default()
        };
        let verdict = |null| named(null).verdict(Left::Nothing, true);
        assert_eq!(verdict(no_name()), Verdict::RefusesUs);
        assert_eq!(verdict(refused()), Verdict::Closed(Closure::Refused));
    }

    #[test]
    fn who_wants_tls_that_does_not_come_about_refuses_nobody() {
        let mut said = said(vec![], Some(Answer::RefusesUs("530 5.7.0 STARTTLS".into())));
        assert_eq!(said.verdict(Left::Essential, true), Verdict::RefusesUs);
        said.has_failed_tls = true;
        assert_eq!(said.verdict(Left::Essential, true), Verdict::Undecided);
    }

    #[test]
    fn later_is_no_verdict_until_it_was_said_often_enough() {
        let later = || Answer::Deferred("451 later".into());
        let refused = || Answer::Refused("554".into());
        let mixed = |plain, quoted| Said {
            tried: vec![(Form::Plain, plain), (Form::Quoted, quoted)],
            ..Said::default()
        };
        let greylisting = mixed(later(), refused());
        assert_eq!(
            greylisting.verdict(Left::Deferred, false),
            Verdict::Undecided
        );
        assert_eq!(
            greylisting.verdict(Left::Deferred, true),
            Verdict::Closed(Closure::Deferred)
        );
        let puzzled = mixed(refused(), later());
        assert_eq!(puzzled.verdict(Left::Deferred, false), Verdict::Undecided);
        assert_eq!(
            puzzled.verdict(Left::Deferred, true),
            Verdict::Closed(Closure::Refused),
            "its policy was said"
        );
    }

    #[test]
    fn a_server_that_was_not_asked_in_every_form_is_not_closed() {
        let said = said(vec![Answer::Refused("554".into())], Some(Answer::HungUp));
        assert_eq!(said.verdict(Left::Essential, true), Verdict::Undecided);
    }

    #[test]
    fn silence_is_not_closed() {
        let silent = said(vec![], Some(Answer::Silent));
        assert_eq!(silent.verdict(Left::Essential, true), Verdict::Undecided);
        let unconnected = Said {
            end: Some(End::Unconnected(Verdict::Unreachable)),
            ..said(vec![], None)
        };
        assert_eq!(
            unconnected.verdict(Left::Essential, true),
            Verdict::Unreachable
        );
    }

    #[test]
    fn what_carried_something_is_kept_before_what_did_not() {
        let mut minutes = Minutes::default();
        minutes.add(Carried::Nothing, "first\n".to_owned());
        let session = |mark: &str| format!("{mark}{}\n", "x".repeat(MINUTES_LIMIT / 3));
        minutes.add(Carried::Something, session("proof"));
        for _ in 0..5 {
            minutes.add(Carried::Nothing, session("idle"));
        }
        let text = minutes.text();
        assert!(text.len() < MINUTES_LIMIT + 100);
        assert!(text.starts_with("first\n# … 4 connections are left out\nproof"));
    }

    #[test]
    fn what_ends_a_session_may_be_the_fault_of_what_came_before() {
        let tried = |answer, was_sent| Tried {
            form: Form::Plain,
            answer,
            was_sent,
        };
        let closing = || Answer::Deferred("421 4.7.0 too many errors".into());
        assert!(was_cut_off(&tried(closing(), false), 3));
        assert!(!was_cut_off(&tried(closing(), false), 0), "said to it");
        assert!(was_cut_off(&tried(Answer::HungUp, false), 0));
        assert!(
            !was_cut_off(&tried(Answer::HungUp, true), 0),
            "it may have been delivered"
        );
    }
}
