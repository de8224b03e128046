//! A place to knock: port and protocol of one address.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::weakness::Weakness;

/// The protocol an endpoint speaks, or is said to speak.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// Mail transfer (RFC 5321).
    Smtp,
    /// An HTTP proxy asked with CONNECT (RFC 9110 section 9.3.6).
    HttpConnect,
    /// An HTTP proxy asked with an absolute-form target (RFC 9112 section 3.2.2).
    HttpForward,
    /// An HTTP proxy inside TLS, HTTP/2 (RFC 9113), or a router by server name (RFC 6066).
    Https,
    /// SOCKS version 4 and its extension 4a.
    Socks4,
    /// SOCKS version 5 (RFC 1928).
    Socks5,
    /// A line that names the target, as `WinGate` takes it.
    Telnet,
}

impl Protocol {
    /// The protocols of an HTTP proxy: one port, two ways of asking.
    pub const HTTP: [Self; 2] = [Self::HttpConnect, Self::HttpForward];
    /// The protocols of a SOCKS proxy.
    pub const SOCKS: [Self; 2] = [Self::Socks5, Self::Socks4];
    /// Everything a proxy of unknown kind may speak.
    pub const PROXY: [Self; 6] = [
        Self::HttpConnect,
        Self::HttpForward,
        Self::Https,
        Self::Socks5,
        Self::Socks4,
        Self::Telnet,
    ];

    /// The name in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Smtp => "smtp",
            Self::HttpConnect => "http-connect",
            Self::HttpForward => "http-forward",
            Self::Https => "https",
            Self::Socks4 => "socks4",
            Self::Socks5 => "socks5",
            Self::Telnet => "telnet",
        }
    }

    /// Which weakness can be found through it.
    #[must_use]
    pub const fn weakness(self) -> Weakness {
        match self {
            Self::Smtp => Weakness::OpenRelay,
            Self::HttpConnect
            | Self::HttpForward
            | Self::Https
            | Self::Socks4
            | Self::Socks5
            | Self::Telnet => Weakness::OpenProxy,
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that names no protocol.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "`{0}` is no protocol; it is smtp, http-connect, http-forward, https, socks4, socks5 or telnet"
)]
pub struct NotAProtocol(String);

impl FromStr for Protocol {
    type Err = NotAProtocol;

    fn from_str(name: &str) -> Result<Self, NotAProtocol> {
        match name {
            "smtp" => Ok(Self::Smtp),
            "http-connect" => Ok(Self::HttpConnect),
            "http-forward" => Ok(Self::HttpForward),
            "https" => Ok(Self::Https),
            "socks4" => Ok(Self::Socks4),
            "socks5" => Ok(Self::Socks5),
            "telnet" => Ok(Self::Telnet),
            other => Err(NotAProtocol(other.to_owned())),
        }
    }
}

/// Port and protocol of the case's address.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
pub struct Endpoint {
    /// TCP port, never 0.
    pub port: u16,
    /// What is spoken there.
    pub protocol: Protocol,
}

impl Endpoint {
    /// An endpoint.
    #[must_use]
    pub const fn new(port: u16, protocol: Protocol) -> Self {
        Self { port, protocol }
    }

    /// Where to knock when no source named a port: the ports where most are found, the likeliest
    /// first. For proxies these are the leading pairs of 14,111 open proxies that a public list
    /// confirmed within 50 days of 2026.
    #[must_use]
    pub fn usual(weakness: Weakness) -> Vec<Self> {
        match weakness {
            Weakness::OpenRelay => MAIL_PORTS
                .iter()
                .map(|port| Self::new(*port, Protocol::Smtp))
                .collect(),
            Weakness::OpenProxy => USUAL_PROXY_PORTS
                .iter()
                .flat_map(|(port, protocols)| protocols.iter().map(|p| Self::new(*port, *p)))
                .collect(),
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.port, self.protocol)
    }
}

/// Where mail servers listen: transfer, submission under TLS (RFC 8314), submission (RFC 6409), and
/// the port that providers open where 25 is blocked.
pub const MAIL_PORTS: [u16; 4] = [25, 465, 587, 2525];

const USUAL_PROXY_PORTS: [(u16, &[Protocol]); 12] = [
    (8080, &Protocol::HTTP),
    (1080, &Protocol::SOCKS),
    (999, &Protocol::HTTP),
    (3125, &Protocol::HTTP),
    (3128, &Protocol::HTTP),
    (8082, &Protocol::HTTP),
    (5678, &Protocol::SOCKS),
    (4145, &Protocol::SOCKS),
    (80, &Protocol::HTTP),
    (8888, &Protocol::HTTP),
    (443, &[Protocol::Https]),
    (23, &[Protocol::Telnet]),
];
