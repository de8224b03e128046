//! All the names that a proxy can resolve: a fixed table, as `/etc/hosts`; and beside it, where the
//! well-known ports are to be found, since nobody here may listen on them.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

/// Names and their addresses. Other names do not exist.
#[derive(Clone, Debug, Default)]
pub struct Names {
    addresses: BTreeMap<String, IpAddr>,
    ports: BTreeMap<u16, u16>,
}

impl Names {
    /// No names yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name. An address outside of loopback resolves, but is never dialled.
    #[must_use]
    pub fn with(mut self, name: &str, address: IpAddr) -> Self {
        self.addresses.insert(canonical(name), address);
        self
    }

    /// Whoever asks for `port` is led to `real` instead, at every host.
    #[must_use]
    pub fn leading(mut self, port: u16, real: u16) -> Self {
        self.ports.insert(port, real);
        self
    }

    /// Where `host` and `port` lead to.
    #[must_use]
    pub fn socket(&self, host: &str, port: u16) -> Option<SocketAddr> {
        let port = self.ports.get(&port).copied().unwrap_or(port);
        Some(SocketAddr::new(self.resolve(host)?, port))
    }

    /// The address of a name, or the address that the text itself is (IPv6 with or without
    /// brackets).
    #[must_use]
    pub fn resolve(&self, host: &str) -> Option<IpAddr> {
        let bare = host
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
            .unwrap_or(host);
        bare.parse()
            .ok()
            .or_else(|| self.addresses.get(&canonical(host)).copied())
    }
}

/// Without regard to case or to the root's dot (RFC 1034 section 3.1).
pub(crate) fn canonical(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_resolves_without_regard_to_case_and_root_dot() {
        let address: IpAddr = "127.77.0.1".parse().unwrap();
        let names = Names::new().with("Canary.Example", address);
        assert_eq!(names.resolve("CANARY.example."), Some(address));
        assert_eq!(names.resolve("[::1]"), Some("::1".parse().unwrap()));
        assert_eq!(names.resolve("other.example"), None);
    }
}
