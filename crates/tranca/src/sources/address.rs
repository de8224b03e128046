//! Addresses and ports as sources write them.

use std::net::IpAddr;

use super::rejection::Rejection;
use crate::cases::listing::canonical;

/// The address of a host. Private and reserved ones are taken: whether one may be tested is for
/// the permit to say.
///
/// # Errors
/// [`Rejection`] when it is no address, or one that no host can have.
pub fn address(text: &str) -> Result<IpAddr, Rejection> {
    let address: IpAddr = text.parse().map_err(|_| no_address(text))?;
    let address = canonical(address);
    match nobodys(address) {
        Some(purpose) => Err(Rejection::Nobody(address, purpose)),
        None => Ok(address),
    }
}

/// A TCP port.
///
/// # Errors
/// [`Rejection::Port`] when it is none of 1 to 65535.
pub fn port(text: &str) -> Result<u16, Rejection> {
    let port = text.parse().ok().filter(|port| *port != 0);
    port.ok_or_else(|| Rejection::Port(head(text)))
}

/// A source's own words, fit for one line of a letter: control characters become spaces, and no
/// more than [`WORDS`] characters are kept.
#[must_use]
pub fn in_one_line(text: &str) -> String {
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    text.trim().chars().map(visible).take(WORDS).collect()
}

fn no_address(text: &str) -> Rejection {
    let letters = text.contains(|c: char| c.is_ascii_alphabetic());
    if letters && !text.contains([':', ' ', ',']) {
        Rejection::Name(head(text))
    } else {
        Rejection::Address(head(text))
    }
}

fn nobodys(address: IpAddr) -> Option<&'static str> {
    match address {
        _ if address.is_unspecified() => Some("unspecified"),
        _ if address.is_multicast() => Some("multicast"),
        IpAddr::V4(four) if four.is_broadcast() => Some("broadcast"),
        _ => None,
    }
}

fn head(text: &str) -> String {
    text.chars().take(80).collect()
}

/// How much of a source's own words is kept, in characters.
pub const WORDS: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_taken_and_those_of_nobody_are_not() {
        for taken in ["10.1.2.3", "127.0.0.9", "192.0.2.1", "2001:db8::1"] {
            assert_eq!(address(taken).expect(taken).to_string(), taken);
        }
        assert_eq!(
            address("::ffff:192.0.2.7").expect("one host").to_string(),
            "192.0.2.7"
        );
        for refused in ["0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255"] {
            let refusal = address(refused);
            assert!(matches!(refusal, Err(Rejection::Nobody(..))), "{refused}");
        }
    }

    #[test]
    fn names_of_hosts_are_told_from_what_is_no_address_at_all() {
        let name = address("proxy.example.org");
        assert!(matches!(name, Err(Rejection::Name(_))));
        for nonsense in ["", "192.0.2", "192.0.2.256", "1.2.3.4:80", "fe80::1%eth0"] {
            let refusal = address(nonsense);
            assert!(matches!(refusal, Err(Rejection::Address(_))), "{nonsense}");
        }
    }

    #[test]
    fn a_port_is_between_1_and_65535() {
        assert_eq!(port("8080").expect("a port"), 8080);
        for none in ["", "0", "65536", "-1", "http"] {
            assert!(port(none).is_err(), "{none}");
        }
    }
}
