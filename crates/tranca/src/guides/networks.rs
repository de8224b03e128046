//! Networks that are wider than anyone's own: whoever trusts one of them trusts strangers.

use std::net::Ipv4Addr;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// Whether a word is a network, or a range, of addresses that strangers have: public, and larger than
/// an organisation's. Square brackets around an address do not matter, nor do a mask in the place of a
/// length and the forms that leave zeros out.
pub(super) fn is_wide(word: &str) -> bool {
    if let Some((first, last)) = range(word) {
        let own = |one: &Ipv4Net| one.contains(&first) && one.contains(&last);
        let count = u32::from(last).saturating_sub(u32::from(first));
        return count >> (32 - OWN_V4) > 0 && !private_v4().any(|one| own(&one));
    }
    match parsed(word) {
        Some(IpNet::V4(network)) => network.prefix_len() < OWN_V4 && !is_private_v4(network),
        Some(IpNet::V6(network)) => network.prefix_len() < OWN_V6 && !is_private_v6(network),
        None => false,
    }
}

/// The first and the last address of a range.
fn range(word: &str) -> Option<(Ipv4Addr, Ipv4Addr)> {
    let (first, last) = word.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

fn parsed(word: &str) -> Option<IpNet> {
    let bare = word.replace(['[', ']'], "");
    let (address, length) = bare.split_once('/')?;
    if address == "0" {
        return parsed(&format!("0.0.0.0/{length}"));
    }
    if length.contains('.') {
        let mask = length.parse().ok()?;
        let network = Ipv4Net::with_netmask(address.parse().ok()?, mask);
        return network.ok().map(IpNet::V4);
    }
    bare.parse().ok().map(unmapped)
}

/// A network of IPv4 written in IPv6 (RFC 4291 section 2.5.5.2) is what it stands for.
fn unmapped(network: IpNet) -> IpNet {
    let IpNet::V6(mapped) = network else {
        return network;
    };
    let address = mapped.addr().to_ipv4_mapped();
    let length = mapped.prefix_len().checked_sub(MAPPED);
    let plain = address
        .zip(length)
        .map(|(address, length)| Ipv4Net::new(address, length));
    match plain {
        Some(Ok(plain)) => IpNet::V4(plain),
        _ => network,
    }
}

fn is_private_v4(network: Ipv4Net) -> bool {
    private_v4().any(|private| private.contains(&network))
}

fn private_v4() -> impl Iterator<Item = Ipv4Net> {
    PRIVATE_V4.iter().filter_map(|one| one.parse().ok())
}

fn is_private_v6(network: Ipv6Net) -> bool {
    PRIVATE_V6
        .iter()
        .filter_map(|one| one.parse::<Ipv6Net>().ok())
        .any(|private| private.contains(&network))
}

/// "This network" (RFC 1122 section 3.2.1.3), loopback, RFC 1918, RFC 3927 and RFC 6598.
const PRIVATE_V4: [&str; 7] = [
    "0.0.0.0/8",
    "127.0.0.0/8",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "100.64.0.0/10",
];

/// RFC 4193, RFC 4291 section 2.5.6.
const PRIVATE_V6: [&str; 2] = ["fc00::/7", "fe80::/10"];

/// Few hold a whole /16, and nobody without knowing it holds more.
const OWN_V4: u8 = 16;

/// The bits before the address that is mapped.
const MAPPED: u8 = 96;

/// The smallest allocation to a provider is a /32; large ones hold a /29.
const OWN_V6: u8 = 29;

#[cfg(test)]
mod tests {
    use super::is_wide;

    #[test]
    fn what_strangers_have_is_wide() {
        for wide in [
            "0.0.0.0/0",
            "0/0",
            "0.0.0.0/0.0.0.0",
            "128.0.0.0/1",
            "172.0.0.0/8",
            "198.51.100.0/8",
            "::/0",
            "[::]/0",
            "[2000::]/3",
            "[::ffff:0.0.0.0]/96",
            "0.0.0.0-255.255.255.255",
            "1.0.0.0-223.255.255.255",
        ] {
            assert!(is_wide(wide), "{wide}");
        }
    }

    #[test]
    fn what_may_be_ones_own_is_not() {
        for own in [
            "10.0.0.0/8",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "203.0.113.0/24",
            "198.51.100.7",
            "[::1]/128",
            "[::ffff:127.0.0.0]/104",
            "fc00::/7",
            "2001:db8::/32",
            "0.0.0.1-0.255.255.255",
            "10.0.0.0-10.255.255.255",
            "203.0.113.1-203.0.113.99",
            "all",
            "0.0.0.0/33",
            "/",
        ] {
            assert!(!is_wide(own), "{own}");
        }
    }
}
