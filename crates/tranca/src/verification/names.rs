//! Names of the tested server: what it claims counts only when it resolves to the tested address.
//!
//! Otherwise a hostile banner could make a relay carry our mail to somebody else. Once a name is
//! confirmed, its parent domains count too: many servers hold themselves responsible for them.
//!
//! A relay that carries for everybody hands `token%canary@name` on to where the name's mail goes,
//! and a bounce to a sender at the name takes the same way. So no name counts, confirmed or parent,
//! unless its mail leads to the tested address: one of its mail exchangers does, or, where it has
//! none, its address; or it has neither, and no mail for it goes anywhere. Of a backup exchanger
//! the mail may go on to the domain's own primary, which is where the hole of such a pair shows.
//!
//! Two names need no confirmation, for they lead nowhere else: the address in brackets, and
//! `localhost`.

use std::net::IpAddr;
use std::time::Duration;

use dialogue::ServerName;
use tokio::time::timeout;

use crate::ground::resolver::{Resolver, Said};
use crate::ground::special;

/// The names by which the tested server may be addressed, the surest first; never none.
pub async fn of(resolver: &Resolver, address: IpAddr, claims: &[String]) -> Vec<ServerName> {
    let confirmed = timeout(PATIENCE, confirmed(resolver, address, claims)).await;
    let mut names = confirmed.unwrap_or_default();
    names.truncate(NAMES.saturating_sub(2));
    // A claimed name and its parent are surer than the literal; what PTR records add is not.
    let after_the_surest = names.len().min(2);
    names.insert(after_the_surest, ServerName::literal(address));
    names.extend(localhost());
    names
}

/// `localhost`.
#[must_use]
pub fn localhost() -> Option<ServerName> {
    ServerName::parse("localhost").ok()
}

/// The names that the domain name system confirms, the surest first, each followed by its parents.
pub async fn confirmed(resolver: &Resolver, address: IpAddr, claims: &[String]) -> Vec<ServerName> {
    if special::purpose(address).is_some() && !resolver.is_chosen() {
        return Vec::new();
    }
    let mut names = Vec::new();
    for (name, generation) in with_parents(hosts(resolver, address, claims).await) {
        if names.len() == NAMES {
            break;
        }
        let counts = match mail(resolver, &name, address).await {
            Mail::Here => true,
            // Above `example.org.br` stands `org.br`: without mail of its own it is nobody's name.
            Mail::Nowhere => generation < 2,
            Mail::Elsewhere => false,
        };
        if counts {
            names.push(name);
        }
    }
    names
}

/// The claimed names that resolve to the address, then those of its PTR records that do.
async fn hosts(resolver: &Resolver, address: IpAddr, claims: &[String]) -> Vec<ServerName> {
    let mut hosts = Vec::new();
    for claim in claims
        .iter()
        .filter_map(|claim| ServerName::parse(claim).ok())
    {
        if !hosts.contains(&claim) && resolver.leads_to(claim.as_str(), address).await {
            hosts.push(claim);
        }
    }
    for name in resolver.confirmed_names(address).await {
        match ServerName::parse(&name) {
            Ok(name) if !hosts.contains(&name) => hosts.push(name),
            _ => {}
        }
    }
    hosts
}

/// Where mail for a name goes.
enum Mail {
    /// To the tested server.
    Here,
    /// To nobody.
    Nowhere,
    /// To somebody else, or we cannot tell.
    Elsewhere,
}

async fn mail(resolver: &Resolver, name: &ServerName, address: IpAddr) -> Mail {
    match resolver.mail_exchangers(name.as_str()).await {
        Said::Found(exchangers) if exchangers.iter().all(String::is_empty) => Mail::Nowhere,
        Said::Found(exchangers) => {
            for exchanger in exchangers.iter().take(EXCHANGERS) {
                if resolver.leads_to(exchanger, address).await {
                    return Mail::Here;
                }
            }
            Mail::Elsewhere
        }
        // Without exchangers the name itself is one (RFC 5321 section 5.1).
        Said::Nothing => match resolver.addresses(name.as_str()).await {
            Said::Found(addresses) if addresses.contains(&address) => Mail::Here,
            Said::Nothing => Mail::Nowhere,
            Said::Found(_) | Said::Unknown(_) => Mail::Elsewhere,
        },
        Said::Unknown(_) => Mail::Elsewhere,
    }
}

/// Each host, then the domains above it, with how far above.
fn with_parents(hosts: Vec<ServerName>) -> Vec<(ServerName, usize)> {
    let mut names: Vec<(ServerName, usize)> = Vec::new();
    for host in hosts {
        let line = std::iter::successors(Some(host), parent);
        for (generation, name) in line.take(1 + PARENTS).enumerate() {
            if !names.iter().any(|(known, _)| *known == name) {
                names.push((name, generation));
            }
        }
    }
    names
}

/// The domain above, as long as it has a domain above itself: `mx.example.org` gives
/// `example.org`, and that gives nothing.
fn parent(name: &ServerName) -> Option<ServerName> {
    let (_, above) = name.as_str().split_once('.')?;
    above
        .contains('.')
        .then(|| ServerName::parse(above).ok())
        .flatten()
}

/// A name server that answers nothing does not hold a test up for longer.
const PATIENCE: Duration = Duration::from_secs(15);
/// Each name costs the server one attempt per form that needs one.
const NAMES: usize = 6;
/// `mx1.mail.example.org` stands in for `mail.example.org` and `example.org`.
const PARENTS: usize = 2;
/// Of the exchangers of one domain, these many are looked at.
const EXCHANGERS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confirmed_name_brings_its_parent_domains() {
        let host = ServerName::parse("mx1.mail.example.org").expect("name");
        let names = with_parents(vec![host]);
        let names: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["mx1.mail.example.org", "mail.example.org", "example.org"]
        );
        let short = with_parents(vec![ServerName::parse("example.org").expect("name")]);
        assert_eq!(short.len(), 1, "a top-level domain is nobody's name");
    }
}
