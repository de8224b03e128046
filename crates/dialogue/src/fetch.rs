//! One errand for a proxy: to fetch, from our canary and from nowhere else, the answer to a token.
//!
//! # Limits
//! An address is taken at its word: that it is the canary's own is for the caller to see to. A mail
//! host is asked for a NOOP (RFC 5321 section 4.1.1.9) and never for anything that could be mail.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::http::{Response, Search};
use crate::{CanaryDomain, Token};

/// What a proxy is asked to fetch, and what will prove that it did.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fetch {
    target: Target,
    path: String,
    expected: String,
    courtesy: String,
    service: Service,
}

/// What the canary speaks at the target, and so what is said to it once a way there is open.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Service {
    /// HTTP: `GET /token`.
    #[default]
    Web,
    /// The same inside TLS, with this server name.
    SecureWeb(Option<CanaryDomain>),
    /// SMTP, whose server speaks first: `NOOP token`.
    Mail,
}

impl Fetch {
    /// An errand to the canary: `/token`, which it answers with `expected`
    /// ([`TokenKey::answer`](crate::TokenKey::answer)).
    ///
    /// `courtesy` says who asks, as in `https://agency.example/probe`: it stands in the
    /// User-Agent, so that whoever finds us in a log can find us in the world.
    #[must_use]
    pub fn new(target: Target, token: &Token, expected: &str, courtesy: &str) -> Self {
        let is_plain = |c: &char| c.is_ascii_graphic() && !"()\\".contains(*c);
        Self {
            target,
            path: format!("/{token}"),
            expected: expected.to_owned(),
            courtesy: courtesy.chars().filter(is_plain).collect(),
            service: Service::Web,
        }
    }

    /// The same errand, where the canary speaks this.
    #[must_use]
    pub fn of(self, service: Service) -> Self {
        Self { service, ..self }
    }

    /// What the canary speaks there.
    pub(crate) const fn service(&self) -> &Service {
        &self.service
    }

    /// Where the canary is.
    #[must_use]
    pub const fn target(&self) -> &Target {
        &self.target
    }

    /// `GET /token`, as one asks the canary itself.
    pub(crate) fn direct(&self) -> Vec<u8> {
        self.of_host(&self.target.to_string())
    }

    /// `GET http://canary/token`, as one asks a proxy (RFC 9112 section 3.2.2), or another method,
    /// with more fields.
    pub(crate) fn through_proxy(&self, method: &str, more: &str) -> Vec<u8> {
        let what = format!("{method} http://{}{}", self.target, self.path);
        self.request((&what, &self.target.to_string()), more)
    }

    /// `POST http://canary:25/token`: what a mail host hears as commands, one of them a NOOP.
    pub(crate) fn post(&self) -> Vec<u8> {
        let content = self.noop();
        let length = content.len();
        let more = format!("Content-Type: text/plain\r\nContent-Length: {length}\r\n");
        let mut request = self.through_proxy("POST", &more);
        request.extend(content);
        request
    }

    /// `GET /token`, of this host.
    pub(crate) fn of_host(&self, host: &str) -> Vec<u8> {
        self.request((&format!("GET {}", self.path), host), "")
    }

    /// `GET /http://canary/token`, of a forwarder that goes by this name itself.
    pub(crate) fn in_path(&self, forwarder: &str) -> Vec<u8> {
        let what = format!("GET /http://{}{}", self.target, self.path);
        self.request((&what, forwarder), "")
    }

    /// `NOOP token` (RFC 5321 section 4.1.1.9).
    pub(crate) fn noop(&self) -> Vec<u8> {
        format!("NOOP {}\r\n", self.token()).into_bytes()
    }

    /// The token alone, as the payload of a datagram.
    pub(crate) fn token(&self) -> &str {
        self.path.trim_start_matches('/')
    }

    /// How we name ourselves.
    pub(crate) fn user_agent(&self) -> String {
        format!("tranca-probe (+{})", self.courtesy)
    }

    /// `CONNECT canary:port` (RFC 9110 section 9.3.6).
    pub(crate) fn connect(&self) -> Vec<u8> {
        let Self {
            target, courtesy, ..
        } = self;
        format!(
            "CONNECT {target} HTTP/1.1\r\nHost: {target}\r\nUser-Agent: tranca-probe (+{courtesy})\r\n\r\n"
        )
        .into_bytes()
    }

    /// A response in which the canary's answer is looked for.
    pub(crate) fn response(&self) -> Response {
        Response::expecting(&self.expected)
    }

    /// A look for the canary's answer in anything.
    pub(crate) fn search(&self) -> Search {
        Search::new(self.expected.as_bytes())
    }

    fn request(&self, (what, host): (&str, &str), more: &str) -> Vec<u8> {
        let courtesy = &self.courtesy;
        format!(
            "{what} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: tranca-probe (+{courtesy})\r\n\
             Accept-Encoding: identity\r\nConnection: close\r\n{more}\r\n"
        )
        .into_bytes()
    }
}

/// Where our canary listens, as the proxy is told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Target {
    /// The canary, by name or by address.
    pub host: Host,
    /// Its TCP port.
    pub port: u16,
}

/// The canary, by name or by address: some proxies serve the one and refuse the other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Host {
    /// By name.
    Name(CanaryDomain),
    /// By IPv4 address.
    Ipv4(Ipv4Addr),
    /// By IPv6 address.
    Ipv6(Ipv6Addr),
}

impl Target {
    /// The canary by name.
    #[must_use]
    pub const fn name(domain: CanaryDomain, port: u16) -> Self {
        Self {
            host: Host::Name(domain),
            port,
        }
    }

    /// The canary by address.
    #[must_use]
    pub const fn address(address: IpAddr, port: u16) -> Self {
        let host = match address {
            IpAddr::V4(address) => Host::Ipv4(address),
            IpAddr::V6(address) => Host::Ipv6(address),
        };
        Self { host, port }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = self.port;
        match &self.host {
            Host::Name(name) => write!(f, "{name}:{port}"),
            Host::Ipv4(address) => write!(f, "{address}:{port}"),
            Host::Ipv6(address) => write!(f, "[{address}]:{port}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Form, Role, TokenKey};

    #[test]
    fn courtesy_cannot_add_a_header() {
        let token = TokenKey::new(&[7; 32]).mint(1, 80, Form::HttpGet, Role::Fetch);
        let target = Target::address("2001:db8::7".parse().unwrap(), 8080);
        let fetch = Fetch::new(target, &token, "answer", "https://a.example/)\r\nX: y");
        let request = String::from_utf8(fetch.direct()).unwrap();
        assert!(
            request.contains("(+https://a.example/X:y)\r\n"),
            "{request}"
        );
        assert!(
            request.contains("Host: [2001:db8::7]:8080\r\n"),
            "{request}"
        );
    }
}
