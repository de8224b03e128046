//! Any dialogue, inside TLS from the first byte: HTTPS proxies, and routers that go by the server
//! name alone.
//!
//! # Limits
//! Whatever certificate is shown is taken; only a token proves.

use crate::{Answer, Dialogue, Step, Tls};

/// One dialogue inside TLS.
#[derive(Clone, Debug)]
pub struct OverTls<D> {
    tls: Tls,
    inner: D,
    has_begun: bool,
}

impl<D: Dialogue> OverTls<D> {
    /// Prepares the dialogue.
    #[must_use]
    pub const fn new(tls: Tls, inner: D) -> Self {
        Self {
            tls,
            inner,
            has_begun: false,
        }
    }

    fn is_offered(&self, protocol: Option<&[u8]>) -> bool {
        let offered = self.tls.protocols;
        offered.is_empty()
            || protocol.is_some_and(|chosen| offered.iter().any(|name| name.as_bytes() == chosen))
    }
}

impl<D: Dialogue> Dialogue for OverTls<D> {
    fn open(&mut self) -> Step {
        Step::Secure(self.tls.clone())
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        self.inner.heard(bytes)
    }

    fn secured(&mut self, protocol: Option<&[u8]>) -> Step {
        if self.has_begun {
            return self.inner.secured(protocol);
        }
        self.has_begun = true;
        if self.is_offered(protocol) {
            return self.inner.open();
        }
        let wanted = self.tls.protocols.join(", ");
        Step::Stop(Answer::NotThatService(format!("speaks no {wanted}")))
    }

    fn not_secured(&mut self, why: &str) -> Answer {
        if self.has_begun {
            return self.inner.not_secured(why);
        }
        Answer::NotThatService(format!("no TLS: {why}"))
    }

    fn datagram(&mut self, bytes: &[u8]) -> Step {
        self.inner.datagram(bytes)
    }

    fn hung_up(&mut self) -> Answer {
        self.inner.hung_up()
    }

    fn silent(&mut self) -> Answer {
        self.inner.silent()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http_connect::HttpConnect;
    use crate::{Fetch, Form, Role, Target, TokenKey};

    fn dialogue(protocols: &'static [&'static str]) -> OverTls<HttpConnect> {
        let token = TokenKey::new(&[7; 32]).mint(1, 443, Form::HttpsProxy, Role::Fetch);
        let target = Target::address("192.0.2.7".parse().unwrap(), 80);
        let tls = Tls {
            name: None,
            protocols,
        };
        OverTls::new(
            tls,
            HttpConnect::new(Fetch::new(target, &token, "answer", "")),
        )
    }

    #[test]
    fn a_port_without_tls_is_another_service() {
        let mut dialogue = dialogue(&[]);
        assert!(matches!(dialogue.open(), Step::Secure(_)));
        let answer = dialogue.not_secured("garbage");
        assert_eq!(answer, Answer::NotThatService("no TLS: garbage".into()));
    }

    #[test]
    fn a_server_that_does_not_choose_the_protocol_is_not_spoken_to() {
        for chosen in [None, Some(&b"http/1.1"[..])] {
            let step = dialogue(&["h2"]).secured(chosen);
            let answer = Answer::NotThatService("speaks no h2".into());
            assert_eq!(step, Step::Stop(answer));
        }
        assert!(matches!(
            dialogue(&["h2"]).secured(Some(b"h2")),
            Step::Say(_)
        ));
        assert!(matches!(dialogue(&[]).secured(None), Step::Say(_)));
    }
}
