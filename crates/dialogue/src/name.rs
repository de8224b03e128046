//! Host names: the canary's and the tested server's, in two types that cannot be confused.
//!
//! Mail to the one is mail to ourselves. The other only ever stands in the disguise around it.
//!
//! # Limits
//! Syntax alone. Whether a name that a server claims belongs to it is for the resolver to say.

use std::fmt;
use std::net::IpAddr;

use crate::answer::printable;

/// The domain at which our canary receives: every envelope and every errand ends there.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct CanaryDomain(String);

impl CanaryDomain {
    /// Takes a host name.
    ///
    /// # Errors
    /// [`NotAName`] if the text is none (RFC 1123 section 2.1).
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        host_name(text).map(Self)
    }

    /// The name in lower case, without a final dot.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name of a mail server: the tested one's where a form needs it, or ours in HELO.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ServerName(String);

impl ServerName {
    /// Takes a host name.
    ///
    /// # Errors
    /// [`NotAName`] if the text is none (RFC 1123 section 2.1).
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        host_name(text).map(Self)
    }

    /// The name that every address has: itself in brackets (RFC 5321 section 4.1.3).
    #[must_use]
    pub fn literal(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self(format!("[{address}]")),
            IpAddr::V6(address) => Self(format!("[IPv6:{address}]")),
        }
    }

    /// The name in lower case, without a final dot.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CanaryDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for ServerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no host name.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is not a host name")]
pub struct NotAName(String);

fn host_name(text: &str) -> Result<String, NotAName> {
    let name = text.strip_suffix('.').unwrap_or(text);
    let is_numeric = name
        .rsplit('.')
        .next()
        .is_some_and(|last| last.parse::<u64>().is_ok());
    if name.len() > NAME_LIMIT || is_numeric || !name.split('.').all(is_label) {
        return Err(NotAName(printable(text.as_bytes())));
    }
    Ok(name.to_ascii_lowercase())
}

fn is_label(label: &str) -> bool {
    (1..=LABEL_LIMIT).contains(&label.len())
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// 255 octets on the wire (RFC 1035 section 2.3.4) are 253 characters in text.
const NAME_LIMIT: usize = 253;
/// RFC 1035 section 2.3.4.
const LABEL_LIMIT: usize = 63;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_in_lower_case_without_its_final_dot() {
        assert_eq!(
            ServerName::parse("MX-1.Example.").unwrap().as_str(),
            "mx-1.example"
        );
        assert_eq!(
            CanaryDomain::parse("localhost").unwrap().as_str(),
            "localhost"
        );
    }

    #[test]
    fn what_could_break_a_command_is_no_name() {
        let long_label = "a".repeat(64);
        let long_name = ["abcdefg"; 32].join(".");
        for text in [
            "",
            ".",
            "a..b",
            "-a.example",
            "a-.example",
            "a b",
            "a\r\nRCPT",
            "a>b",
            "a@b",
            "bücher.example",
            "192.0.2.1",
            "[192.0.2.1]",
            long_label.as_str(),
            long_name.as_str(),
        ] {
            assert!(ServerName::parse(text).is_err(), "{text}");
            assert!(CanaryDomain::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_address_has_a_name_in_brackets() {
        let literal = |text: &str| ServerName::literal(text.parse().unwrap());
        assert_eq!(literal("192.0.2.1").as_str(), "[192.0.2.1]");
        assert_eq!(literal("2001:db8::1").as_str(), "[IPv6:2001:db8::1]");
    }
}
