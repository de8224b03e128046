//! The mailboxes of the host itself: from its confirmed name to the role mailboxes of its domain
//! (RFC 2142).
//!
//! A relay's postmaster runs it, and every domain that takes mail must have that mailbox (RFC 5321
//! section 4.5.1): he comes before the abuse desk. A proxy is nobody's mail server and no web site
//! of its own, so there it is the abuse desk, then network operations, who are written to; neither
//! postmaster nor webmaster would know of it.
//!
//! # Limits
//! Where a domain ends is told without the list of public suffixes: the host's parent domain
//! counts, the host's own name where nothing registrable could stand above it. Names that merely
//! spell the address are a provider's, whose mailboxes the registry knows better; they are told by
//! the four numbers of an IPv4 address only. Whether a domain takes mail is not looked up: what is
//! nobody's comes back, and then the next contact is written to.

use std::net::IpAddr;

use crate::cases::contact::Mailbox;
use crate::cases::weakness::Weakness;

/// A mailbox that a host's name leads to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Role {
    /// The mailbox.
    pub mailbox: Mailbox,
    /// The name that leads to it.
    pub host: String,
}

/// The role mailboxes behind the confirmed names of an address, in the order of writing.
#[must_use]
pub fn mailboxes(address: IpAddr, weakness: Weakness, names: &[String]) -> Vec<Role> {
    let mut domains: Vec<(&str, &str)> = Vec::new();
    for host in names.iter().filter(|name| !spells(name, address)) {
        let Some(domain) = domain(host) else { continue };
        if domains.len() < DOMAINS && domains.iter().all(|(known, _)| *known != domain) {
            domains.push((domain, host));
        }
    }
    let role = |(domain, host): (&str, &str), local: &str| {
        let mailbox = Mailbox::parse(&format!("{local}@{domain}")).ok()?;
        let host = host.to_owned();
        Some(Role { mailbox, host })
    };
    domains
        .into_iter()
        .flat_map(|found| locals(weakness).map(|local| role(found, local)))
        .flatten()
        .collect()
}

const fn locals(weakness: Weakness) -> [&'static str; 2] {
    match weakness {
        Weakness::OpenRelay => ["postmaster", "abuse"],
        Weakness::OpenProxy => ["abuse", "noc"],
    }
}

/// `mail.example.org` belongs to `example.org`; `example.org` and `example.co.uk` to themselves.
fn domain(host: &str) -> Option<&str> {
    let (_, parent) = host.split_once('.')?;
    Some(if is_suffix(parent) { host } else { parent })
}

/// Whether nobody in particular can hold this domain: a top level, or one of the second levels that
/// countries divide themselves into (`co.uk`, `com.br`).
fn is_suffix(domain: &str) -> bool {
    let Some((second, top)) = domain.split_once('.') else {
        return true;
    };
    top.len() == 2 && SECOND_LEVELS.contains(&second)
}

/// Whether a name is made from the numbers of the address, in any order and with any separators.
fn spells(name: &str, address: IpAddr) -> bool {
    let IpAddr::V4(four) = address.to_canonical() else {
        return false;
    };
    let groups = name.split(|c: char| !c.is_ascii_digit());
    let mut numbers: Vec<u8> = groups.filter_map(|group| group.parse().ok()).collect();
    let mut take = |octet: &u8| {
        let at = numbers.iter().position(|number| number == octet);
        at.map(|at| numbers.swap_remove(at)).is_some()
    };
    four.octets().iter().all(&mut take)
}

/// A host that carries many names belongs to whoever sells it; two suffice.
const DOMAINS: usize = 2;
const SECOND_LEVELS: [&str; 13] = [
    "ac", "co", "com", "edu", "gob", "gov", "gouv", "mil", "ne", "net", "or", "org", "gv",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(address: &str, weakness: Weakness, names: &[&str]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let roles = mailboxes(address.parse().expect("address"), weakness, &names);
        roles.iter().map(|role| role.mailbox.to_string()).collect()
    }

    #[test]
    fn a_relay_is_its_postmasters_and_a_proxy_the_networks() {
        let names = ["mail.example.org"];
        assert_eq!(
            found("192.0.2.7", Weakness::OpenRelay, &names),
            ["postmaster@example.org", "abuse@example.org"]
        );
        assert_eq!(
            found("192.0.2.7", Weakness::OpenProxy, &names),
            ["abuse@example.org", "noc@example.org"]
        );
    }

    #[test]
    fn a_domain_is_never_a_countrys_or_the_worlds() {
        let first = |name| found("192.0.2.7", Weakness::OpenRelay, &[name])[0].clone();
        assert_eq!(first("example.org"), "postmaster@example.org");
        assert_eq!(first("example.co.uk"), "postmaster@example.co.uk");
        assert_eq!(first("mail.example.com.br"), "postmaster@example.com.br");
        assert_eq!(first("a.mail.example.org"), "postmaster@mail.example.org");
        assert!(found("192.0.2.7", Weakness::OpenRelay, &["localhost"]).is_empty());
    }

    #[test]
    fn a_name_that_spells_the_address_is_the_providers() {
        for name in [
            "203-0-113-7.dyn.isp.example",
            "static.7.113.0.203.isp.example",
        ] {
            assert!(
                found("203.0.113.7", Weakness::OpenProxy, &[name]).is_empty(),
                "{name}"
            );
        }
        assert!(!found("203.0.113.7", Weakness::OpenProxy, &["mx203.isp.example"]).is_empty());
    }

    #[test]
    fn of_many_names_two_domains_count_and_each_once() {
        let names = [
            "a.one.example",
            "b.one.example",
            "c.two.example",
            "d.three.example",
        ];
        assert_eq!(
            found("192.0.2.7", Weakness::OpenProxy, &names),
            [
                "abuse@one.example",
                "noc@one.example",
                "abuse@two.example",
                "noc@two.example"
            ]
        );
    }
}
