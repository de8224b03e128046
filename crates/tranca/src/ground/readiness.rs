//! What is missing before anybody is tested or written to. Nobody does either namelessly.

use std::fmt;

use serde::Serialize;

use super::config::settings::{Approval, Method};
use super::config::{Agencies, Settings};

/// Something that an agency has not set.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// No agency is named.
    Agency,
    /// No mailbox answers questions.
    Contact,
    /// No mail domain for tokens to come back to.
    CanaryDomain,
    /// Nowhere to receive mail.
    CanaryMail,
    /// Nowhere to receive what proxies fetch.
    CanaryWeb,
    /// No address, or no port, under which proxies reach us.
    CanaryAddress,
    /// No mail server to submit letters to.
    MailServer,
    /// Nobody has approved letters; a person does so with `notify --approve`.
    Approval,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Agency => "an agency: name one in agencies.toml",
            Self::Contact => "a contact address: set [operation] contact in tranca.toml",
            Self::CanaryDomain => "the canary's mail domain: set [canary] domain in tranca.toml",
            Self::CanaryMail => "the canary's mail listener: set [canary] mail_listen in tranca.toml",
            Self::CanaryWeb => "the canary's web listener: set [canary] web_listen in tranca.toml",
            Self::CanaryAddress => {
                "the canary's address for proxies: set [canary] port, and address_v4, address_v6 or host, in tranca.toml"
            }
            Self::MailServer => "a mail server: set [delivery.smtp] host in tranca.toml",
            Self::Approval => {
                "an approval: look with `tranca notify --preview`, then `tranca notify --approve`"
            }
        })
    }
}

/// What is missing before anybody is tested.
#[must_use]
pub fn for_testing(settings: &Settings, agencies: &Agencies) -> Vec<Missing> {
    let canary = &settings.canary;
    let reachable = canary.port.is_some()
        && (canary.address_v4.is_some() || canary.address_v6.is_some() || !canary.host.is_empty());
    let mut missing = by_name(settings, agencies);
    missing.extend(
        [
            canary.domain.is_empty().then_some(Missing::CanaryDomain),
            canary.mail_listen.is_empty().then_some(Missing::CanaryMail),
            canary.web_listen.is_empty().then_some(Missing::CanaryWeb),
            (!reachable).then_some(Missing::CanaryAddress),
        ]
        .into_iter()
        .flatten(),
    );
    missing
}

/// What is missing before letters leave by themselves.
#[must_use]
pub fn for_letters(settings: &Settings, agencies: &Agencies) -> Vec<Missing> {
    let no_server =
        settings.delivery.method == Method::Smtp && settings.delivery.smtp.host.is_empty();
    let mut missing = by_name(settings, agencies);
    missing.extend(
        [
            no_server.then_some(Missing::MailServer),
            (settings.policy.approval == Approval::Manual).then_some(Missing::Approval),
        ]
        .into_iter()
        .flatten(),
    );
    missing
}

fn by_name(settings: &Settings, agencies: &Agencies) -> Vec<Missing> {
    let no_contact = settings.operation.contact.trim().is_empty();
    [
        agencies.lead().is_none().then_some(Missing::Agency),
        no_contact.then_some(Missing::Contact),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_operation_tests_nobody_and_writes_to_nobody() {
        let (settings, agencies) = (Settings::default(), Agencies::default());
        assert!(for_testing(&settings, &agencies).contains(&Missing::CanaryDomain));
        assert_eq!(
            for_letters(&settings, &agencies),
            [Missing::Agency, Missing::Contact, Missing::Approval]
        );
    }
}
