//! The gate before every connection: whom we may test at all.
//!
//! "We only test what a public source listed or what its own operator asked to test, inside the
//! operation's scope, under our name, and never an excluded or private address." A [`Permit`] is
//! made here and nowhere else, and the dialer takes nothing without one.

use std::net::IpAddr;

use ipnet::IpNet;

use crate::cases::listing::{Listing, Weight};
use crate::cases::state::{AsideReason, Dossier};
use crate::ground::config::exclusions::Watched;
use crate::ground::config::settings::Scope;
use crate::ground::special;

/// Leave to test one address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Permit {
    address: IpAddr,
    asn: Option<u32>,
    word: Word,
}

/// At whose word an address is tested.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Word {
    /// A public source's.
    Source,
    /// That of whoever runs the server, and this program against it.
    Owner,
    /// The same, in a network that is his laboratory.
    Laboratory,
}

impl Permit {
    /// The address it holds for, and for no other.
    #[must_use]
    pub const fn address(&self) -> IpAddr {
        self.address
    }

    /// The AS that the address belongs to, where it is known.
    #[must_use]
    pub const fn asn(&self) -> Option<u32> {
        self.asn
    }

    /// Whether whoever tests his own server has named its network as his laboratory: the pace is
    /// for the networks of others.
    #[must_use]
    pub const fn is_own_network(&self) -> bool {
        matches!(self.word, Word::Laboratory)
    }

    /// Whether the server's own operator asks. Strangers' servers are never told anything untrue
    /// about where a connection comes from.
    #[must_use]
    pub const fn is_owners(&self) -> bool {
        matches!(self.word, Word::Owner | Word::Laboratory)
    }

    /// The same permit, for an address of this AS.
    #[cfg(test)]
    pub(super) const fn in_as(self, asn: u32) -> Self {
        Self {
            asn: Some(asn),
            ..self
        }
    }
}

/// Why an address is not tested.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Denied {
    /// The agency excluded it.
    #[error("excluded ({network}): {reason}")]
    Excluded {
        /// The network that holds it.
        network: IpNet,
        /// As the agency wrote it.
        reason: String,
    },
    /// It is private or reserved.
    #[error("not a public address: {0}")]
    NotPublic(&'static str),
    /// It does not concern this operation.
    #[error("outside the operation's scope")]
    OutOfScope,
    /// A source says that it is meant to be open.
    #[error("meant to be open, says {0}")]
    Intended(String),
    /// No public source lists it.
    #[error("no public source lists it")]
    Unlisted,
    /// The exclusions cannot be read, so anybody may have been excluded.
    #[error("nobody is tested until the exclusions can be read: {0}")]
    Unreadable(String),
}

impl Denied {
    /// The reason for which its case is set aside.
    #[must_use]
    pub const fn aside(&self) -> AsideReason {
        match self {
            Self::Intended(_) => AsideReason::Intended,
            Self::Excluded { .. }
            | Self::NotPublic(_)
            | Self::OutOfScope
            | Self::Unlisted
            | Self::Unreadable(_) => AsideReason::Excluded,
        }
    }
}

/// Gives permits.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    /// Who is never tested.
    pub exclusions: Watched,
    /// Which addresses concern the operation.
    pub scope: Scope,
    /// Networks that may be tested although they are private or reserved.
    pub test_prefixes: Vec<IpNet>,
}

impl Gate {
    /// Leave to test the address of a case, which public sources list.
    ///
    /// # Errors
    /// [`Denied`] says why not.
    pub fn for_case(&self, case: &Dossier, listings: &[Listing]) -> Result<Permit, Denied> {
        self.not_forbidden(case.address)?;
        if !self
            .scope
            .holds(case.address, case.asn, case.country.as_deref())
        {
            return Err(Denied::OutOfScope);
        }
        if let Some(exempting) = listings.iter().find(|l| l.weight == Weight::Exempts) {
            return Err(Denied::Intended(exempting.source.clone()));
        }
        if listings.is_empty() {
            return Err(Denied::Unlisted);
        }
        Ok(Permit {
            address: case.address,
            asn: case.asn,
            word: Word::Source,
        })
    }

    /// Leave to test a server at the word of the person who runs this program against it.
    ///
    /// # Errors
    /// [`Denied`] says why not.
    pub fn for_own_server(&self, address: IpAddr) -> Result<Permit, Denied> {
        self.not_forbidden(address)?;
        let word = if self.is_named(address) {
            Word::Laboratory
        } else {
            Word::Owner
        };
        Ok(Permit {
            address,
            asn: None,
            word,
        })
    }

    /// Whether a permit still holds: an exclusion counts from the moment in which it is written,
    /// also in the middle of a test.
    ///
    /// # Errors
    /// [`Denied`] says why it holds no longer.
    pub fn still(&self, permit: &Permit) -> Result<(), Denied> {
        self.not_excluded(permit.address)
    }

    fn not_excluded(&self, address: IpAddr) -> Result<(), Denied> {
        let exclusions = self.exclusions.now().map_err(Denied::Unreadable)?;
        match exclusions.of(address) {
            None => Ok(()),
            Some(found) => Err(Denied::Excluded {
                network: found.network,
                reason: found.reason.clone(),
            }),
        }
    }

    fn not_forbidden(&self, address: IpAddr) -> Result<(), Denied> {
        self.not_excluded(address)?;
        match special::purpose(address) {
            Some(purpose) if !self.is_named(address) => Err(Denied::NotPublic(purpose)),
            _ => Ok(()),
        }
    }

    fn is_named(&self, address: IpAddr) -> bool {
        self.test_prefixes
            .iter()
            .any(|prefix| prefix.contains(&address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::listing::Service;
    use crate::cases::reference::CaseId;
    use crate::cases::weakness::Weakness;
    use crate::ground::clock::Moment;
    use crate::ground::config::Exclusions;

    fn case(address: &str) -> Dossier {
        Dossier {
            id: CaseId(1),
            address: address.parse().expect("address"),
            weakness: Weakness::OpenProxy,
            opened_at: Moment::from_millis(0),
            asn: Some(64_496),
            country: Some("BR".to_owned()),
            due_at: None,
        }
    }

    fn listing(address: &str, weight: Weight) -> Listing {
        Listing {
            address: address.parse().expect("address"),
            source: "list:test".to_owned(),
            service: Service::Proxy,
            port: None,
            weight,
            detail: String::new(),
            seen_at: Moment::from_millis(0),
            asn: None,
            country: None,
        }
    }

    fn ask(gate: &Gate, address: &str, weights: &[Weight]) -> Result<Permit, Denied> {
        let listings: Vec<Listing> = weights.iter().map(|w| listing(address, *w)).collect();
        gate.for_case(&case(address), &listings)
    }

    #[test]
    fn what_a_public_source_lists_may_be_tested() {
        let permit = ask(&Gate::default(), "9.9.9.9", &[Weight::Opens]).expect("permit");
        assert_eq!(permit.address().to_string(), "9.9.9.9");
    }

    #[test]
    fn what_nobody_lists_is_left_alone() {
        assert_eq!(ask(&Gate::default(), "9.9.9.9", &[]), Err(Denied::Unlisted));
    }

    #[test]
    fn tor_exits_are_left_alone_whoever_else_lists_them() {
        let denied = ask(
            &Gate::default(),
            "9.9.9.9",
            &[Weight::Opens, Weight::Exempts],
        );
        assert_eq!(denied.expect_err("denied").aside(), AsideReason::Intended);
    }

    #[test]
    fn private_and_reserved_addresses_need_to_be_named_as_test_networks() {
        let strict = Gate::default();
        for address in ["10.0.0.1", "127.0.0.1", "198.18.0.1", "fd00::1"] {
            let denied = ask(&strict, address, &[Weight::Opens]).expect_err(address);
            assert!(matches!(denied, Denied::NotPublic(_)), "{address}");
        }
        let test_prefixes = vec!["127.77.0.0/16".parse().expect("network")];
        let lenient = Gate {
            test_prefixes,
            ..Gate::default()
        };
        assert!(ask(&lenient, "127.77.0.1", &[Weight::Opens]).is_ok());
        assert!(ask(&lenient, "127.78.0.1", &[Weight::Opens]).is_err());
    }

    #[test]
    fn an_exclusion_outweighs_a_named_test_network_and_the_owners_word() {
        let gate = Gate {
            exclusions: Watched::from(
                Exclusions::parse("127.77.0.1 asked us, 2026-01-01").expect("readable"),
            ),
            test_prefixes: vec!["127.0.0.0/8".parse().expect("network")],
            ..Gate::default()
        };
        assert!(ask(&gate, "127.77.0.1", &[Weight::Opens]).is_err());
        assert!(
            gate.for_own_server("127.77.0.1".parse().expect("address"))
                .is_err()
        );
    }

    #[test]
    fn an_exclusion_counts_from_the_moment_in_which_it_is_written() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("exclusions.txt");
        let gate = Gate {
            exclusions: Watched::file(file.clone()),
            ..Gate::default()
        };
        let permit = ask(&gate, "9.9.9.9", &[Weight::Opens]).expect("permit");
        assert_eq!(gate.still(&permit), Ok(()));
        std::fs::write(&file, "9.9.9.0/24 asked by phone\n").expect("written");
        assert!(matches!(gate.still(&permit), Err(Denied::Excluded { .. })));
        std::fs::write(&file, "who is this?\n").expect("written");
        assert!(matches!(gate.still(&permit), Err(Denied::Unreadable(_))));
        std::fs::remove_file(&file).expect("removed");
        assert_eq!(gate.still(&permit), Ok(()));
    }

    #[test]
    fn scope_is_kept() {
        let scope = Scope {
            countries: vec!["br".to_owned()],
            ..Scope::default()
        };
        let gate = Gate {
            scope,
            ..Gate::default()
        };
        assert!(ask(&gate, "9.9.9.9", &[Weight::Opens]).is_ok());
        let scope = Scope {
            asns: vec![64_497],
            ..Scope::default()
        };
        let gate = Gate {
            scope,
            ..Gate::default()
        };
        assert_eq!(
            ask(&gate, "9.9.9.9", &[Weight::Opens]),
            Err(Denied::OutOfScope)
        );
    }
}
