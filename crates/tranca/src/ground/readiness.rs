//! What is missing before anybody is tested or written to. Nobody does either namelessly.

use std::fmt;
use std::net::IpAddr;

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
    /// No page that letters can lead to.
    Portal,
    /// A page that letters cannot lead to from outside.
    PublicPortal,
    /// No mail server to submit letters to.
    MailServer,
    /// The operation rests or is over.
    Running,
    /// Somebody has stopped all letters.
    Stopped,
    /// Nobody has approved letters; a person does so with `notify --approve`.
    Approval,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Agency => "an agency with name and mailbox: name one in agencies.toml",
            Self::Contact => "a contact address: set [operation] contact in tranca.toml",
            Self::Portal => "the portal's address: set [portal] url in tranca.toml",
            Self::PublicPortal => {
                "the portal's address as the world reaches it, since letters lead there: set [portal] url in tranca.toml"
            }
            Self::Running => "leave to work: `tranca resume` sets the operation to work again",
            Self::Stopped => {
                "leave to send: letters were stopped; `tranca notify --resume` lets them leave again"
            }
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
    let mut missing = for_sending(settings, agencies);
    if settings.policy.approval == Approval::Manual {
        missing.push(Missing::Approval);
    }
    missing
}

/// What is missing before an approved letter may leave.
#[must_use]
pub fn for_sending(settings: &Settings, agencies: &Agencies) -> Vec<Missing> {
    let by_mail = settings.delivery.method == Method::Smtp;
    let host = settings.delivery.smtp.host.as_str();
    let to_the_world = by_mail && !host.is_empty() && !is_here(host);
    let no_mailbox = agencies
        .lead()
        .is_some_and(|lead| !is_mailbox(&lead.mailbox));
    let mut missing = by_name(settings, agencies);
    if no_mailbox {
        missing.insert(0, Missing::Agency);
    }
    let checks = [
        (settings.portal.url.trim().is_empty(), Missing::Portal),
        (
            to_the_world && !is_public(&settings.portal.url),
            Missing::PublicPortal,
        ),
        (by_mail && host.trim().is_empty(), Missing::MailServer),
    ];
    missing.extend(
        checks
            .into_iter()
            .filter(|(is_missing, _)| *is_missing)
            .map(|(_, what)| what),
    );
    missing
}

/// Whether a host is this machine.
#[must_use]
pub fn is_here(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn is_public(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) => host,
        _ => authority,
    };
    !is_here(host)
}

/// Enough to tell a mailbox from a forgotten word; what letters go to is parsed strictly.
fn is_mailbox(text: &str) -> bool {
    text.trim()
        .split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}

fn by_name(settings: &Settings, agencies: &Agencies) -> Vec<Missing> {
    let no_contact = !is_mailbox(&settings.operation.contact);
    let checks = [
        (agencies.lead().is_none(), Missing::Agency),
        (no_contact, Missing::Contact),
    ];
    checks
        .into_iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, what)| what)
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
