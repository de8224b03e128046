//! Names of the tested server: what it claims counts only when it resolves to the tested address.
//!
//! Otherwise a hostile banner could make a relay carry our mail to somebody else. Once a name is
//! confirmed, its parent domains count too: many servers hold themselves responsible for them.

use std::net::IpAddr;

use dialogue::ServerName;

use crate::ground::resolver::Resolver;
use crate::ground::special;

/// The names by which the tested server may be addressed, the surest first.
pub async fn confirmed(resolver: &Resolver, address: IpAddr, claims: &[String]) -> Vec<ServerName> {
    if special::purpose(address).is_some() && !resolver.is_chosen() {
        return Vec::new();
    }
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
    with_parents(hosts)
}

fn with_parents(hosts: Vec<ServerName>) -> Vec<ServerName> {
    let mut names = Vec::new();
    for host in hosts {
        let parent = parent(&host);
        for name in std::iter::once(host).chain(parent) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.truncate(NAMES);
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

/// Each name costs the server one attempt per form.
const NAMES: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confirmed_name_brings_its_parent_domain() {
        let host = ServerName::parse("mx1.mail.example.org").expect("name");
        let names = with_parents(vec![host]);
        let names: Vec<&str> = names.iter().map(ServerName::as_str).collect();
        assert_eq!(names, ["mx1.mail.example.org", "mail.example.org"]);
        let short = with_parents(vec![ServerName::parse("example.org").expect("name")]);
        assert_eq!(short.len(), 1, "a top-level domain is nobody's name");
    }
}
