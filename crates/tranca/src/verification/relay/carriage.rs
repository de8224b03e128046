//! How sessions are carried: in clear, under TLS, or behind a header.

use std::collections::VecDeque;

use dialogue::Answer;
use dialogue::smtp::Channel;

use super::plan::Way;

/// How sessions are carried, and what else there is to try on a server that does not greet.
#[derive(Debug)]
pub(super) struct Carriage {
    pub(super) channel: Channel,
    pub(super) others: VecDeque<Channel>,
    /// How it first did not greet.
    pub(super) silence: Option<Answer>,
    /// Whether it is asked one command at a time: several at once it did not bear.
    pub(super) by_turns: bool,
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
        }
    }

    pub(super) const fn of(&self, way: Way) -> Channel {
        match way {
            Way::Usual => self.channel,
            Way::Clear => Channel::Clear,
        }
    }
}

/// Mail submission under TLS (RFC 8314 section 3.3).
const SUBMISSIONS: u16 = 465;

#[cfg(test)]
mod tests {
    use super::*;

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
