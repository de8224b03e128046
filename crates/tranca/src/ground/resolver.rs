//! Names and addresses: the ordinary questions to the domain name system.
//!
//! # Limits
//! One question, one answer. The caller keeps the pace and the order; answers are cached as long
//! as the zones allow.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{
    ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts,
};
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::{RData, RecordType};

/// What the domain name system says to one question.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Said<T> {
    /// These.
    Found(T),
    /// There is nothing under this name.
    Nothing,
    /// No answer to build on (silence, SERVFAIL, REFUSED): neither yes nor no.
    Unknown(String),
}

impl<T> Said<T> {
    /// What was found, if anything was.
    pub fn found(self) -> Option<T> {
        match self {
            Self::Found(found) => Some(found),
            Self::Nothing | Self::Unknown(_) => None,
        }
    }
}

/// The resolver could not be set up: no name server is known.
#[derive(Debug, thiserror::Error)]
#[error("no name server to ask: {0}; set [resolver] address in tranca.toml")]
pub struct NoResolver(String);

/// Asks the domain name system.
#[derive(Clone, Debug)]
pub struct Resolver {
    inner: TokioResolver,
    chosen: bool,
}

impl Resolver {
    /// Asks this name server, or the system's where none is given.
    ///
    /// # Errors
    /// [`NoResolver`] when the system names none.
    pub fn new(server: Option<SocketAddr>) -> Result<Self, NoResolver> {
        let builder = match server {
            Some(server) => {
                let provider = TokioRuntimeProvider::default();
                TokioResolver::builder_with_config(only(server), provider)
            }
            None => {
                TokioResolver::builder_tokio().map_err(|error| NoResolver(error.to_string()))?
            }
        };
        let mut options = ResolverOpts::default();
        options.timeout = PATIENCE;
        options.attempts = ATTEMPTS;
        options.use_hosts_file = ResolveHosts::Never;
        options.cache_size = CACHED_NAMES;
        let inner = builder.with_options(options).build();
        let inner = inner.map_err(|error| NoResolver(error.to_string()))?;
        Ok(Self {
            inner,
            chosen: server.is_some(),
        })
    }

    /// Whether the agency named the server. The system's is not asked about private and reserved
    /// addresses: such a question is of no use outside, and tells about the inside.
    #[must_use]
    pub const fn is_chosen(&self) -> bool {
        self.chosen
    }

    /// The addresses of a name (A and AAAA).
    pub async fn addresses(&self, name: &str) -> Said<Vec<IpAddr>> {
        let four = self.ask(name, RecordType::A, |data| match data {
            RData::A(a) => Some(IpAddr::V4(a.0)),
            _ => None,
        });
        let six = self.ask(name, RecordType::AAAA, |data| match data {
            RData::AAAA(aaaa) => Some(IpAddr::V6(aaaa.0)),
            _ => None,
        });
        match tokio::join!(four, six) {
            (Said::Found(mut four), Said::Found(six)) => {
                four.extend(six);
                Said::Found(four)
            }
            (Said::Found(found), _) | (_, Said::Found(found)) => Said::Found(found),
            (Said::Unknown(why), _) | (_, Said::Unknown(why)) => Said::Unknown(why),
            (Said::Nothing, Said::Nothing) => Said::Nothing,
        }
    }

    /// The IPv4 addresses of a name: the codes of a DNS blocklist (RFC 5782).
    pub async fn codes(&self, name: &str) -> Said<Vec<Ipv4Addr>> {
        let read = |data: &RData| match data {
            RData::A(a) => Some(a.0),
            _ => None,
        };
        self.ask(name, RecordType::A, read).await
    }

    /// As [`codes`](Self::codes), past our own cache: whether a list is still in health is asked anew.
    pub async fn codes_afresh(&self, name: &str) -> Said<Vec<Ipv4Addr>> {
        let absolute = format!("{}.", name.trim_end_matches('.'));
        self.inner.clear_lookup_cache(absolute, RecordType::A);
        self.codes(name).await
    }

    /// The texts of a name, each at most 255 characters.
    pub async fn texts(&self, name: &str) -> Said<Vec<String>> {
        let read = |data: &RData| match data {
            RData::TXT(txt) => Some(txt.to_string().chars().take(255).collect()),
            _ => None,
        };
        self.ask(name, RecordType::TXT, read).await
    }

    /// The names of an address (PTR), lower-cased, without the dot at the end.
    pub async fn names(&self, address: IpAddr) -> Said<Vec<String>> {
        let read = |data: &RData| match data {
            RData::PTR(ptr) => Some(ptr.0.to_string().trim_end_matches('.').to_ascii_lowercase()),
            _ => None,
        };
        self.ask(&reverse_name(address), RecordType::PTR, read)
            .await
    }

    /// The mail exchangers of a domain (RFC 5321 section 5.1), in no order. One that is empty says
    /// that the domain takes no mail (RFC 7505).
    pub async fn mail_exchangers(&self, domain: &str) -> Said<Vec<String>> {
        let read = |data: &RData| match data {
            RData::MX(mx) => Some(mx.exchange.to_string().trim_end_matches('.').to_owned()),
            _ => None,
        };
        self.ask(domain, RecordType::MX, read).await
    }

    /// The names of an address that lead back to it: what a PTR record alone claims is anybody's
    /// claim.
    pub async fn confirmed_names(&self, address: IpAddr) -> Vec<String> {
        let mut confirmed = Vec::new();
        for name in self
            .names(address)
            .await
            .found()
            .unwrap_or_default()
            .into_iter()
            .take(NAMES)
        {
            if self.leads_to(&name, address).await {
                confirmed.push(name);
            }
        }
        confirmed
    }

    /// Whether a name resolves to the address.
    pub async fn leads_to(&self, name: &str, address: IpAddr) -> bool {
        self.addresses(name)
            .await
            .found()
            .is_some_and(|found| found.contains(&address))
    }

    async fn ask<T>(
        &self,
        name: &str,
        kind: RecordType,
        read: impl Fn(&RData) -> Option<T>,
    ) -> Said<Vec<T>> {
        // With the dot at the end the system's search list stays out of it.
        let absolute = format!("{}.", name.trim_end_matches('.'));
        match self.inner.lookup(absolute, kind).await {
            Ok(lookup) => {
                let found: Vec<T> = lookup
                    .answers()
                    .iter()
                    .filter_map(|record| read(&record.data))
                    .collect();
                if found.is_empty() {
                    Said::Nothing
                } else {
                    Said::Found(found)
                }
            }
            Err(error) => unanswered(&error),
        }
    }
}

/// The name under which an address is looked up in the reverse tree (RFC 1035 section 3.5,
/// RFC 3596 section 2.5).
#[must_use]
pub fn reverse_name(address: IpAddr) -> String {
    let tree = if address.is_ipv4() {
        "in-addr.arpa"
    } else {
        "ip6.arpa"
    };
    format!("{}.{tree}", reversed(address))
}

/// The address reversed as DNS blocklists want it (RFC 5782 sections 2.1 and 2.4): octets for
/// IPv4, nibbles for IPv6.
#[must_use]
pub fn reversed(address: IpAddr) -> String {
    match address {
        IpAddr::V4(four) => {
            let [a, b, c, d] = four.octets();
            format!("{d}.{c}.{b}.{a}")
        }
        IpAddr::V6(six) => {
            let nibbles = six
                .octets()
                .into_iter()
                .flat_map(|octet| [octet >> 4, octet & 15]);
            let mut text: Vec<String> = nibbles.map(|nibble| format!("{nibble:x}")).collect();
            text.reverse();
            text.join(".")
        }
    }
}

/// "No such name" is an answer; a response code that refuses, or silence, is none.
fn unanswered<T>(error: &NetError) -> Said<T> {
    if error.is_nx_domain() || (error.is_no_records_found() && !refuses(error)) {
        Said::Nothing
    } else {
        Said::Unknown(error.to_string().chars().take(120).collect())
    }
}

fn refuses(error: &NetError) -> bool {
    use hickory_resolver::net::DnsError;
    use hickory_resolver::proto::op::ResponseCode;
    match error {
        NetError::Dns(DnsError::NoRecordsFound(none)) => !matches!(
            none.response_code,
            ResponseCode::NoError | ResponseCode::NXDomain
        ),
        _ => false,
    }
}

fn only(server: SocketAddr) -> ResolverConfig {
    let at_port = |mut connection: ConnectionConfig| {
        connection.port = server.port();
        connection
    };
    let connections = vec![
        at_port(ConnectionConfig::udp()),
        at_port(ConnectionConfig::tcp()),
    ];
    ResolverConfig::from_name_servers(vec![NameServerConfig::new(server.ip(), true, connections)])
}

const PATIENCE: Duration = Duration::from_secs(3);
const ATTEMPTS: usize = 2;
const CACHED_NAMES: u64 = 16_384;
/// Of the names of one address, these many are looked at.
const NAMES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_reversed_as_rfc_5782_writes_them() {
        assert_eq!(reversed("192.0.2.99".parse().expect("v4")), "99.2.0.192");
        assert_eq!(
            reverse_name("2001:db8::567:89ab".parse().expect("v6")),
            "b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
        );
    }
}
