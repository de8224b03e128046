//! How sessions are carried: in clear, under TLS, or behind a header.

use std::collections::VecDeque;

use dialogue::Answer;
use dialogue::smtp::{Channel, Tried};

use super::plan::Way;
use super::said::was_cut_off;

/// How sessions are carried, and what else there is to try on a server that does not greet.
#[derive(Debug)]
pub(super) struct Carriage {
    pub(super) channel: Channel,
    pub(super) others: VecDeque<Channel>,
    /// How it first did not greet.
    pub(super) silence: Option<Answer>,
    /// Whether it is asked one command at a time: several at once it did not bear.
    pub(super) by_turns: bool,
    /// Whether it is greeted by HELO: over EHLO it hung up.
    pub(super) by_helo: bool,
    /// In so many forms at most it is asked on one connection.
    pub(super) most: usize,
}

impl Carriage {
    pub(super) fn for_port(port: u16) -> Self {
        let (channel, other) = match port {
            SUBMISSIONS => (Channel::Tls, Channel::StartTls),
            _ => (Channel::StartTls, Channel::Tls),
        };
        Self {
            channel,
            others: VecDeque::from([other, Channel::Proxied]),
            silence: None,
            by_turns: false,
            by_helo: false,
            most: PER_SESSION,
        }
    }

    /// A server that tarpits answers later with each error, until nobody can wait for it. On the next
    /// connections it is asked no more than it answered in time on this one.
    pub(super) fn note_end(&mut self, tried: &[Tried], end: &Answer) {
        let cut_off = tried.iter().enumerate();
        let cut_off = cut_off.filter(|(place, tried)| was_cut_off(tried, *place));
        let answered = tried.len() - cut_off.count();
        if *end == Answer::Silent && answered > 0 {
            self.most = self.most.min(answered);
        }
    }

    pub(super) const fn of(&self, way: Way) -> Channel {
        match way {
            Way::Usual => self.channel,
            Way::Clear => Channel::Clear,
        }
    }
}

/// Envelopes per connection: below the ten errors after which Postfix slows down.
const PER_SESSION: usize = 9;
/// Mail submission under TLS (RFC 8314 section 3.3).
const SUBMISSIONS: u16 = 465;

#[cfg(test)]
mod tests {
    use dialogue::Form;

    use super::*;

    fn tried(answer: Answer) -> Tried {
        Tried {
            form: Form::Plain,
            answer,
            was_sent: false,
        }
    }

    #[test]
    fn a_server_that_answers_ever_later_is_asked_less_at_once() {
        let refused = || tried(Answer::Refused("550 no".to_owned()));
        let mut carriage = Carriage::for_port(25);
        carriage.note_end(&[refused(), refused()], &Answer::Refused("550 no".into()));
        carriage.note_end(&[tried(Answer::Silent)], &Answer::Silent);
        assert_eq!(carriage.most, PER_SESSION, "nothing was answered late");
        carriage.note_end(
            &[refused(), refused(), tried(Answer::Silent)],
            &Answer::Silent,
        );
        assert_eq!(carriage.most, 2);
    }

    #[test]
    fn port_465_is_spoken_to_under_tls_and_then_in_clear() {
        let mut carriage = Carriage::for_port(SUBMISSIONS);
        assert_eq!(carriage.of(Way::Usual), Channel::Tls);
        assert_eq!(carriage.others.pop_front(), Some(Channel::StartTls));
        let carriage = Carriage::for_port(25);
        assert_eq!(carriage.of(Way::Usual), Channel::StartTls);
        assert_eq!(carriage.of(Way::Clear), Channel::Clear);
        assert_eq!(carriage.others, [Channel::Tls, Channel::Proxied]);
    }
}
