//! The course of a test: which question is still worth asking after what was answered.
//!
//! The rule: nothing that may be open is left out, and nobody who has made clear what he is gets
//! asked the same in other words. A web server costs a dozen connections, not forty.

use std::time::Duration;

use dialogue::{Answer, Form, http};

use super::overheard::Signs;
use crate::cases::endpoint::Protocol;
use crate::verification::prober::{Errand, SECOND_TONGUE};

/// What is known of the port so far.
#[derive(Clone, Debug)]
pub(super) struct Course {
    protocol: Protocol,
    /// Whether the port was heard to speak another protocol than this one.
    speaks_another: bool,
    /// Whether it has said a word in this protocol.
    has_spoken: bool,
    /// How often it let a question pass in silence.
    silences: u32,
    /// How often it has just hung up, one connection after another.
    hang_ups: u32,
    has_tls: bool,
    has_no_tls: bool,
    has_refused_get: bool,
    /// Whether something was forbidden that may be allowed to another port.
    has_refused_port: bool,
    /// Whether a tunnel was granted in which nobody answered.
    has_dead_tunnel: bool,
    /// Whether it is clear that nothing more comes of this protocol.
    is_over: bool,
}

impl Course {
    /// Begins.
    pub(super) fn of(errand: Errand<'_>) -> Self {
        let protocol = errand.endpoint.protocol;
        // Both ask in HTTP, so whoever answered the one may well think about the other.
        let is_http = matches!(protocol, Protocol::HttpConnect | Protocol::HttpForward);
        Self {
            protocol,
            speaks_another: errand.has_spoken && !is_http,
            has_spoken: false,
            silences: 0,
            hang_ups: 0,
            has_tls: false,
            has_no_tls: false,
            has_refused_get: false,
            has_refused_port: false,
            has_dead_tunnel: false,
            is_over: false,
        }
    }

    /// Takes note of an answer.
    pub(super) fn note(&mut self, form: Form, answer: &Answer, signs: Signs) {
        self.has_spoken |= signs.has_spoken();
        self.silences += u32::from(!signs.has_spoken() && matches!(answer, Answer::Silent));
        self.hang_ups = match answer {
            Answer::HungUp => self.hang_ups.saturating_add(1),
            _ => 0,
        };
        self.has_tls |= signs.has_tls();
        self.has_no_tls |= signs.has_no_tls() && !self.has_tls;
        self.has_refused_get |= form == Form::HttpGet && matches!(answer, Answer::Refused(_));
        self.has_refused_port |= status(answer) == Some(403);
        self.has_dead_tunnel |= matches!(answer, Answer::Accepted(_));
        self.is_over |= self.is_another(answer, signs)
            || signs.wants_authentication()
            || (!self.has_spoken && self.silences >= self.silences_granted());
    }

    /// How long the next reply may take, of so long.
    pub(super) fn patience(&self, whole: Duration) -> Duration {
        let is_hopeless = !self.has_spoken && (self.silences > 0 || self.has_no_tls);
        match (self.speaks_another && !self.has_spoken, is_hopeless) {
            (true, true) => whole.min(SECOND_TONGUE / 2),
            (true, false) | (false, true) => whole.min(SECOND_TONGUE),
            (false, false) if self.has_dead_tunnel => whole.min(SECOND_TUNNEL),
            (false, false) => whole,
        }
    }

    /// Whether the same question may fare better on the next connection: it hung up, and does not
    /// always. Behind a balancer, every second or third connection may lead to another server.
    pub(super) const fn may_fare_better(&self) -> bool {
        !self.is_over && 0 < self.hang_ups && self.hang_ups < HANG_UPS
    }

    /// Whether the port speaks another protocol and got no word out in this one.
    pub(super) const fn is_of_another_tongue(&self) -> bool {
        self.speaks_another && !self.has_spoken
    }

    /// Whether this form need not be tried in this way.
    pub(super) const fn is_pointless(&self, form: Form, way: usize) -> bool {
        self.is_over
            || match form {
                Form::HttpForwarded => !self.has_refused_get,
                // Further ports are for those who have refused one, and know CONNECT.
                Form::HttpsProxy => {
                    self.has_no_tls || (matches!(way, 2 | 3) && !self.has_refused_port)
                }
                // Its third way does without TLS. A router may take no TLS but for names it knows,
                // so it is asked all the same.
                Form::H2Connect => self.has_no_tls && way < 2,
                // Those who say nothing are asked at once; those with a prompt may connect without
                // a word, too.
                Form::Wingate => way == 1 && self.silences > 0,
                _ => false,
            }
    }

    /// Whether something else speaks there. In HTTP that is what speaks no HTTP.
    fn is_another(&self, answer: &Answer, signs: Signs) -> bool {
        let is_stranger = matches!(answer, Answer::NotThatService(_)) && signs.has_spoken();
        match self.protocol {
            Protocol::HttpConnect | Protocol::HttpForward => is_stranger && !signs.is_http(),
            Protocol::Socks4 | Protocol::Socks5 => is_stranger,
            Protocol::Telnet => is_stranger && signs.is_http(),
            Protocol::Https | Protocol::Smtp => false,
        }
    }

    /// A telnet proxy may be silent until the target speaks.
    const fn silences_granted(&self) -> u32 {
        if self.speaks_another && !matches!(self.protocol, Protocol::Telnet) {
            1
        } else {
            2
        }
    }
}

/// Whether the next way of a form is worth trying after this answer to the one before.
pub(super) fn goes_on(form: Form, next: usize, answer: &Answer) -> bool {
    if matches!(answer, Answer::Returned | Answer::Accepted(_)) {
        return false;
    }
    let is_refused = matches!(answer, Answer::Refused(_));
    match form {
        // By name where the address was not to its taste; other statuses do not look at the target.
        Form::HttpPost25 | Form::HttpPath => status(answer) == Some(403),
        _ if is_connect(form) => status(answer) == Some(403),
        Form::HttpGet if next > 1 => is_refused,
        Form::HttpGet | Form::HttpHost | Form::HttpsProxy => !matches!(answer, Answer::Silent),
        Form::H2Connect if next == 1 => is_refused,
        Form::H2Connect | Form::Wingate => true,
        // Other ports are tried in the first form alone: what a rule says of ports it says of all.
        Form::Socks4 | Form::Socks5Ipv4 => is_refused,
        _ => false,
    }
}

fn status(answer: &Answer) -> Option<u16> {
    answer.reply().and_then(http::status_in)
}

const fn is_connect(form: Form) -> bool {
    matches!(
        form,
        Form::HttpConnect | Form::HttpConnect80 | Form::HttpConnect443 | Form::HttpConnect25
    )
}

/// Who hangs up so often in a row always does.
const HANG_UPS: u32 = 3;
/// What a server is granted that has opened one tunnel to nowhere already.
const SECOND_TUNNEL: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::endpoint::Endpoint;
    use crate::verification::permit::Gate;

    #[test]
    fn another_name_for_the_target_is_tried_only_where_the_target_was_looked_at() {
        let said = |line: &str| Answer::Refused(line.to_owned());
        assert!(goes_on(
            Form::HttpConnect443,
            1,
            &said("HTTP/1.1 403 Forbidden")
        ));
        for line in [
            "HTTP/1.1 405 No",
            "HTTP/1.0 407 Who are you",
            "HTTP/1.1 400 Bad",
        ] {
            assert!(!goes_on(Form::HttpConnect443, 1, &said(line)), "{line}");
        }
    }

    #[test]
    fn who_hangs_up_is_asked_again_until_it_is_clear_that_he_always_does() {
        let address = "192.0.2.1".parse().expect("address");
        let gate = Gate {
            test_prefixes: vec!["192.0.2.0/24".parse().expect("a network")],
            ..Gate::default()
        };
        let permit = gate.for_own_server(address).expect("a permit");
        let endpoint = Endpoint::new(1_080, Protocol::Socks5);
        let mut course = Course::of(Errand::once(&permit, endpoint, 1, ("test", "nobody")));
        let mut hung_up = || {
            course.note(Form::Socks5Ipv4, &Answer::HungUp, Signs::default());
            course.may_fare_better()
        };
        assert_eq!(
            [hung_up(), hung_up(), hung_up(), hung_up()],
            [true, true, false, false]
        );
        course.note(
            Form::Socks5Name,
            &Answer::Refused("5".into()),
            Signs::default(),
        );
        assert!(!course.may_fare_better());
        course.note(Form::Socks5Udp, &Answer::HungUp, Signs::default());
        assert!(course.may_fare_better(), "it does not always");
    }

    #[test]
    fn a_tunnel_that_is_granted_and_dead_is_not_asked_for_again() {
        for form in [Form::HttpGet, Form::Socks4, Form::Wingate, Form::H2Connect] {
            assert!(!goes_on(form, 1, &Answer::Accepted("granted".into())));
        }
    }
}
