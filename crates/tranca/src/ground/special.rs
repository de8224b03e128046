//! Addresses that belong to nobody in particular: the special-purpose registries of IANA
//! (RFC 6890 and its successors).

use std::net::IpAddr;
use std::sync::LazyLock;

use ipnet::IpNet;

/// Why an address is no public host's, if it is not.
#[must_use]
pub fn purpose(address: IpAddr) -> Option<&'static str> {
    let address = address.to_canonical();
    NETWORKS
        .iter()
        .find(|(network, _)| network.contains(&address))
        .map(|(_, purpose)| *purpose)
}

/// Whether a whole network is inside one that is nobody's in particular.
#[must_use]
pub fn holds(network: &IpNet) -> bool {
    NETWORKS.iter().any(|(outer, _)| outer.contains(network))
}

/// The table below, read once: every connection asks.
static NETWORKS: LazyLock<Vec<(IpNet, &'static str)>> = LazyLock::new(|| {
    let read = |(network, purpose): &(&str, &'static str)| Some((network.parse().ok()?, *purpose));
    TABLE.iter().filter_map(read).collect()
});

/// IANA's IPv4 and IPv6 special-purpose address registries, without the entries that are globally
/// reachable, with multicast beside them.
const TABLE: [(&str, &str); 28] = [
    ("0.0.0.0/8", "this network (RFC 791)"),
    ("10.0.0.0/8", "private (RFC 1918)"),
    ("100.64.0.0/10", "shared by carriers (RFC 6598)"),
    ("127.0.0.0/8", "loopback (RFC 1122)"),
    ("169.254.0.0/16", "link-local (RFC 3927)"),
    ("172.16.0.0/12", "private (RFC 1918)"),
    ("192.0.0.0/24", "protocol assignments (RFC 6890)"),
    ("192.0.2.0/24", "documentation (RFC 5737)"),
    ("192.88.99.0/24", "6to4 relays, withdrawn (RFC 7526)"),
    ("192.168.0.0/16", "private (RFC 1918)"),
    ("198.18.0.0/15", "benchmarking (RFC 2544)"),
    ("198.51.100.0/24", "documentation (RFC 5737)"),
    ("203.0.113.0/24", "documentation (RFC 5737)"),
    ("224.0.0.0/4", "multicast (RFC 5771)"),
    ("240.0.0.0/4", "reserved (RFC 1112)"),
    ("::/128", "unspecified (RFC 4291)"),
    ("::1/128", "loopback (RFC 4291)"),
    ("64:ff9b:1::/48", "local translation (RFC 8215)"),
    ("100::/64", "discard only (RFC 6666)"),
    ("2001::/32", "Teredo (RFC 4380)"),
    ("2001:2::/48", "benchmarking (RFC 5180)"),
    ("2001:10::/28", "ORCHID, withdrawn (RFC 4843)"),
    ("2001:db8::/32", "documentation (RFC 3849)"),
    ("2002::/16", "6to4 (RFC 3056)"),
    ("3fff::/20", "documentation (RFC 9637)"),
    ("fc00::/7", "private (RFC 4193)"),
    ("fe80::/10", "link-local (RFC 4291)"),
    ("ff00::/8", "multicast (RFC 4291)"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_and_reserved_addresses_are_told_from_public_ones() {
        for (network, _) in TABLE {
            let network: IpNet = network.parse().expect("the table holds networks");
            assert!(purpose(network.addr()).is_some(), "{network}");
        }
        for special in ["::ffff:10.0.0.1", "127.7.7.7", "fd00::1", "172.31.255.255"] {
            assert!(
                purpose(special.parse().expect("address")).is_some(),
                "{special}"
            );
        }
        for public in [
            "9.9.9.9",
            "172.32.0.1",
            "100.128.0.1",
            "2a00::1",
            "198.20.0.1",
        ] {
            assert_eq!(purpose(public.parse().expect("address")), None, "{public}");
        }
    }
}
