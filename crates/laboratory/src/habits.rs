//! Habits of a mail server that have nothing to do with whom it carries for: how it protects its
//! conversations, when it hangs up, and whom it believes about where a client comes from.

use std::net::IpAddr;

use crate::protection::Protection;

/// A mail server's habits. By default it has none.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    /// What it does for the secrecy of its conversations.
    pub protection: Protection,
    /// After so many refusals in one conversation it hangs up (Postfix:
    /// `smtpd_hard_error_limit`).
    pub errors: Option<u32>,
    /// After so many messages in one conversation it hangs up.
    pub messages: Option<u32>,
    /// Whose word it takes about the client's address.
    pub belief: Belief,
}

/// Whose word a server takes about the client's address.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Belief {
    /// Nobody's: it looks for itself.
    #[default]
    Nobody,
    /// Waits for a PROXY protocol header (version 1) from whoever connects.
    ProxyHeader,
    /// Offers XCLIENT to everybody.
    Xclient,
}

/// The client of a PROXY header: `PROXY TCP4 192.0.2.1 …`.
pub(crate) fn proxied_client(line: &str) -> Option<IpAddr> {
    let mut words = line.strip_prefix("PROXY TCP")?.split_ascii_whitespace();
    words.nth(1)?.parse().ok()
}

/// The client of an XCLIENT command's attributes: `ADDR=192.0.2.1 …`.
pub(crate) fn claimed_client(attributes: &str) -> Option<IpAddr> {
    let mut words = attributes.split_ascii_whitespace();
    words
        .find_map(|word| word.strip_prefix("ADDR="))?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_who_the_word_says() {
        let header = "PROXY TCP4 127.0.0.1 192.0.2.2 40000 25";
        let expected = "127.0.0.1".parse().ok();
        assert_eq!(proxied_client(header), expected);
        assert_eq!(proxied_client("EHLO mx.example"), None);
        assert_eq!(claimed_client("NAME=localhost ADDR=127.0.0.1"), expected);
        assert_eq!(claimed_client("NAME=localhost"), None);
    }
}
