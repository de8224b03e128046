//! The probe mail of one envelope.

use std::net::IpAddr;

use dialogue::{Envelope, Parties, Tokens};

use super::Test;
use super::plan::Ask;
use crate::ground::config::settings::Level;
use crate::verification::courtesy::{self, ProbeMail};
use crate::verification::prober::Errand;

impl Test<'_> {
    /// The same for the same question, today and tomorrow, but for its date. `None` where our canary
    /// has no domain, or no address that the form could name.
    pub(super) fn envelope(&self, ask: &Ask) -> Option<Envelope> {
        let Errand {
            check,
            endpoint,
            permit,
            reference,
            listed_by,
            ..
        } = self.errand;
        let (form, key) = (ask.form, &self.prober.key);
        let domain = self.prober.target.domain.as_ref()?;
        let mail = ProbeMail {
            courtesy: &self.prober.courtesy,
            token: courtesy::recipient(key, check, endpoint.port, form),
            canary: domain.as_str(),
            reference,
            address: permit.address().to_string(),
            port: endpoint.port,
            form: form.name(),
            listed_by,
            date: courtesy::date(self.prober.clock.now()),
        };
        let parties = Parties {
            canary: domain,
            canary_address: self.canary_address(),
            tested: permit.address(),
            name: ask.name.as_ref(),
        };
        let tokens = Tokens::mint(key, check, endpoint.port, form);
        // A light test stops before the letter.
        let text = match self.prober.level {
            Level::Light => String::new(),
            Level::Proof => mail.text(),
        };
        Envelope::new(form, &tokens, &parties, text)
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
