//! Which registry's server is asked about an address.
//!
//! Servers of the settings come first; then the table in `assets/rdap-bootstrap.toml`, made from
//! IANA's bootstrap registries (RFC 9224). Addresses that belong to nobody in particular are asked
//! about only at servers of the settings: no registry has more to say of them than their purpose.
//!
//! # Limits
//! The table is as old as the release. A block that IANA gave out since is not asked about; one that
//! moved between registries is found all the same, since registries redirect.

use std::net::IpAddr;

use ipnet::IpNet;
use prefix_trie::joint::JointPrefixMap;
use serde::Deserialize;

use crate::ground::config::settings::RdapServer;
use crate::ground::special;

/// The servers, by prefix.
#[derive(Debug)]
pub struct Bootstrap {
    own: JointPrefixMap<IpNet, String>,
    iana: JointPrefixMap<IpNet, String>,
}

impl Bootstrap {
    /// IANA's table behind one's own servers.
    #[must_use]
    pub fn new(own: &[RdapServer]) -> Self {
        let own = own
            .iter()
            .map(|server| (server.prefix.trunc(), base(&server.url)));
        // The asset is ours; a test reads it.
        let table: Table = toml::from_str(TABLE).expect("the table of this release can be read");
        let iana = table.registry.into_iter().flat_map(|registry| {
            let url = base(&registry.url);
            let prefixes = registry.prefixes.into_iter();
            prefixes.map(move |prefix| (prefix, url.clone()))
        });
        Self {
            own: own.collect(),
            iana: iana.collect(),
        }
    }

    /// The base URL of the server that answers for an address, with its final slash.
    #[must_use]
    pub fn server(&self, address: IpAddr) -> Option<&str> {
        let address = address.to_canonical();
        let host = IpNet::from(address);
        if let Some((_, own)) = self.own.get_lpm(&host) {
            return Some(own);
        }
        if special::purpose(address).is_some() {
            return None;
        }
        self.iana.get_lpm(&host).map(|(_, url)| url.as_str())
    }

    /// Every server, some more than once.
    pub fn servers(&self) -> impl Iterator<Item = &str> {
        self.own
            .values()
            .chain(self.iana.values())
            .map(String::as_str)
    }
}

/// RFC 9224 section 3 lets bases end in a slash; people leave it out.
fn base(url: &str) -> String {
    format!("{}/", url.trim_end_matches('/'))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    registry: Vec<Registry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Registry {
    #[serde(rename = "name")]
    _name: String,
    url: String,
    prefixes: Vec<IpNet>,
}

const TABLE: &str = include_str!("../../assets/rdap-bootstrap.toml");

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(own: &[RdapServer], address: &str) -> Option<String> {
        let bootstrap = Bootstrap::new(own);
        let server = bootstrap.server(address.parse().expect("address"));
        server.map(str::to_owned)
    }

    #[test]
    fn every_address_has_the_server_that_iana_names() {
        for (address, server) in [
            ("41.0.0.1", "https://rdap.afrinic.net/rdap/"),
            ("1.1.1.1", "https://rdap.apnic.net/"),
            ("8.8.8.8", "https://rdap.arin.net/registry/"),
            ("200.0.0.1", "https://rdap.lacnic.net/rdap/"),
            ("193.0.0.1", "https://rdap.db.ripe.net/"),
            ("2410::1", "https://rdap.apnic.net/"),
            ("2630::1", "https://rdap.arin.net/registry/"),
            ("2a10::1", "https://rdap.db.ripe.net/"),
            ("2001:1200::1", "https://rdap.lacnic.net/rdap/"),
            ("2001:4200::1", "https://rdap.afrinic.net/rdap/"),
            ("::ffff:8.8.8.8", "https://rdap.arin.net/registry/"),
        ] {
            assert_eq!(asked(&[], address).as_deref(), Some(server), "{address}");
        }
    }

    #[test]
    fn no_public_address_of_version_4_is_without_a_registry() {
        for first in 1..=223_u8 {
            let address = format!("{first}.200.200.1");
            let special = special::purpose(address.parse().expect("address")).is_some();
            assert_eq!(asked(&[], &address).is_none(), special, "{address}");
        }
    }

    #[test]
    fn addresses_of_nobody_are_asked_about_at_ones_own_servers_only() {
        let own = RdapServer {
            prefix: "127.0.0.0/8".parse().expect("prefix"),
            url: "http://127.0.0.1:8080/rdap".to_owned(),
        };
        for special in ["192.0.2.1", "10.0.0.1", "127.0.0.1", "2001:db8::1"] {
            assert_eq!(asked(&[], special), None, "{special}");
        }
        let own = [own];
        assert_eq!(
            asked(&own, "127.0.0.1").as_deref(),
            Some("http://127.0.0.1:8080/rdap/")
        );
        assert_eq!(asked(&own, "192.0.2.1"), None);
    }

    #[test]
    fn ones_own_servers_come_first_and_of_them_the_longest_prefix() {
        let server = |prefix: &str, url: &str| RdapServer {
            prefix: prefix.parse().expect("prefix"),
            url: url.to_owned(),
        };
        let own = [
            server("8.0.0.0/6", "http://one.example/"),
            server("8.8.0.0/16", "http://two.example/"),
        ];
        assert_eq!(
            asked(&own, "8.8.8.8").as_deref(),
            Some("http://two.example/")
        );
        assert_eq!(
            asked(&own, "9.9.9.9").as_deref(),
            Some("http://one.example/")
        );
    }
}
