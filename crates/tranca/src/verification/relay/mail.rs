//! The probe mail of one envelope.

use std::net::IpAddr;

use dialogue::{CanaryDomain, Envelope, Form, Parties, Tokens};

use super::Test;
use super::plan::Ask;
use crate::ground::config::settings::Level;
use crate::verification::courtesy::ProbeMail;
use crate::verification::prober::Errand;

impl Test<'_> {
    /// The same for the same question, today and tomorrow, but for its date. `None` where our canary
    /// has no domain, or no address that the form could name.
    pub(super) fn envelope(&self, ask: &Ask) -> Option<Envelope> {
        let Errand {
            check,
            endpoint,
            permit,
            ..
        } = self.errand;
        let canary = self.prober.target.domain.as_ref()?;
        let tokens = Tokens::mint(&self.prober.key, check, endpoint.port, ask.form);
        let parties = Parties {
            canary,
            canary_address: self.canary_address(),
            tested: permit.address(),
            name: ask.name.as_ref(),
        };
        // A light test stops before the letter.
        let text = match self.prober.level {
            Level::Light => String::new(),
            Level::Proof => self.letter(ask.form, &tokens, canary),
        };
        Envelope::new(ask.form, &tokens, &parties, text)
    }

    fn letter(&self, form: Form, tokens: &Tokens, canary: &CanaryDomain) -> String {
        let Errand {
            endpoint,
            permit,
            reference,
            listed_by,
            ..
        } = self.errand;
        let mail = ProbeMail {
            courtesy: &self.prober.courtesy,
            sender: tokens.sender.to_string(),
            recipient: tokens.recipient.to_string(),
            canary: canary.as_str(),
            reference,
            address: permit.address().to_string(),
            port: endpoint.port,
            form: form.name(),
            listed_by,
            date: self.prober.clock.now().for_mail(),
        };
        mail.text()
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
