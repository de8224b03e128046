//! The forms in which we ask a server to carry something for a stranger.
//!
//! Relay forms differ in how the envelope hides a foreign recipient; proxy forms differ in the
//! protocol and in how the target is named. Each is a finding of its own, since each has its own
//! fix.

use std::fmt;
use std::str::FromStr;

/// One way of asking. The names in outputs are those of [`Form::name`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Form {
    /// `RCPT TO:<user@canary>`: no disguise at all.
    Plain,
    /// `MAIL FROM:<>`: servers that let every bounce pass.
    NullSender,
    /// `MAIL FROM:<user>`: servers that complete a sender without a domain with their own.
    BareSender,
    /// `MAIL FROM:<user@localhost>`.
    SenderLocalhost,
    /// `MAIL FROM:<user@[address]>`, the tested server's own.
    SenderLiteral,
    /// `MAIL FROM:<user@R>`: servers that trust a sender who claims to be local.
    LocalSender,
    /// `MAIL FROM:<postmaster@R>`: servers that trust a sender of their own once they find that he
    /// exists; this one always does (RFC 5321 section 4.5.1).
    SenderPostmaster,
    /// `EHLO R`: servers that trust a client who calls himself by their name.
    HeloSelf,
    /// `EHLO localhost`.
    HeloLocalhost,
    /// `RCPT TO:<user%canary@R>`: the percent hack (RFC 1123 section 5.2.16).
    Percent,
    /// `RCPT TO:<user%canary>`: the percent hack without a host.
    PercentBare,
    /// `RCPT TO:<user@canary@R>`: two at-signs, of which the server sees the last.
    DoubleAt,
    /// `RCPT TO:<"user@canary">`: a quoted local part alone.
    Quoted,
    /// `RCPT TO:<"user%canary">`: both at once.
    QuotedPercent,
    /// `RCPT TO:<"user@canary"@R>`: a quoted local part at a local host.
    QuotedAt,
    /// `RCPT TO:<@R:user@canary>`: a source route (RFC 5321 appendix C).
    SourceRoute,
    /// `RCPT TO:<canary!user>`: a UUCP path.
    Bang,
    /// `RCPT TO:<canary!user@R>`: a UUCP path at a local host.
    BangAt,
    /// `RCPT TO:<IMCEASMTP-user+40canary@R>`: as Exchange wraps foreign addresses.
    Imcea,
    /// `RCPT TO:user@canary`: no angle brackets.
    NoBrackets,
    /// `RCPT TO:<user@[address]>`: our canary by its address.
    CanaryLiteral,
    /// [`LocalSender`](Self::LocalSender) and [`Percent`](Self::Percent) at once.
    PercentLocalSender,
    /// `MAIL FROM:<R!user>`: a UUCP path as the sender.
    BangSender,
    /// `XCLIENT ADDR=127.0.0.1` first: servers that let strangers say where they come from.
    Xclient,
    /// A PROXY protocol header that names loopback: servers that believe it from anybody.
    ProxyProtocol,
    /// `GET http://canary/… HTTP/1.1`: the absolute form (RFC 9112 section 3.2.2).
    HttpGet,
    /// `CONNECT canary:port HTTP/1.1` (RFC 9110 section 9.3.6), to none of the ports below.
    HttpConnect,
    /// CONNECT to port 80.
    HttpConnect80,
    /// CONNECT to port 443.
    HttpConnect443,
    /// CONNECT to port 25: a way to send spam.
    HttpConnect25,
    /// `POST http://canary:25/…`: the other way to send spam.
    HttpPost25,
    /// An ordinary request with our Host field (RFC 9110 section 7.2).
    HttpHost,
    /// `GET /http://canary/…`: open forwarders for web pages.
    HttpPath,
    /// The absolute form with `X-Forwarded-For: 127.0.0.1`: proxies that let strangers say where
    /// they come from.
    HttpForwarded,
    /// The absolute form or CONNECT inside TLS on the proxy's own port.
    HttpsProxy,
    /// CONNECT in HTTP/2 (RFC 9113 section 8.5).
    H2Connect,
    /// TLS whose server name is ours (RFC 6066 section 3).
    Sni,
    /// SOCKS4 CONNECT to an IPv4 address.
    Socks4,
    /// SOCKS4a CONNECT to a name.
    Socks4a,
    /// SOCKS5 CONNECT to an IPv4 address (RFC 1928).
    Socks5Ipv4,
    /// SOCKS5 CONNECT to an IPv6 address (RFC 1928).
    Socks5Ipv6,
    /// SOCKS5 CONNECT to a name (RFC 1928).
    Socks5Name,
    /// SOCKS5 UDP ASSOCIATE (RFC 1928 section 7).
    Socks5Udp,
    /// `canary:port` as the first line, as telnet proxies take it.
    Wingate,
}

/// Every form with its code in a token and its name in outputs. Codes are never reused: a token
/// may come back days after the program that minted it was replaced.
const TABLE: [(Form, u8, &str); 44] = [
    (Form::Plain, 1, "plain"),
    (Form::NullSender, 2, "null-sender"),
    (Form::LocalSender, 3, "local-sender"),
    (Form::Percent, 4, "percent"),
    (Form::PercentBare, 5, "percent-bare"),
    (Form::Quoted, 6, "quoted"),
    (Form::QuotedPercent, 7, "quoted-percent"),
    (Form::QuotedAt, 8, "quoted-at"),
    (Form::SourceRoute, 9, "source-route"),
    (Form::Bang, 10, "bang"),
    (Form::BangAt, 11, "bang-at"),
    (Form::BareSender, 12, "bare-sender"),
    (Form::SenderLocalhost, 13, "sender-localhost"),
    (Form::SenderLiteral, 14, "sender-literal"),
    (Form::HeloSelf, 15, "helo-self"),
    (Form::HeloLocalhost, 16, "helo-localhost"),
    (Form::DoubleAt, 17, "double-at"),
    (Form::Imcea, 18, "imcea"),
    (Form::NoBrackets, 19, "no-brackets"),
    (Form::CanaryLiteral, 20, "canary-literal"),
    (Form::PercentLocalSender, 21, "percent-local-sender"),
    (Form::BangSender, 22, "bang-sender"),
    (Form::Xclient, 23, "xclient"),
    (Form::ProxyProtocol, 24, "proxy-protocol"),
    (Form::SenderPostmaster, 25, "sender-postmaster"),
    (Form::HttpGet, 64, "http-get"),
    (Form::HttpConnect, 65, "http-connect"),
    (Form::Socks4, 66, "socks4"),
    (Form::Socks4a, 67, "socks4a"),
    (Form::Socks5Ipv4, 68, "socks5:ipv4"),
    (Form::Socks5Ipv6, 69, "socks5:ipv6"),
    (Form::Socks5Name, 70, "socks5:name"),
    (Form::HttpConnect80, 71, "http-connect:80"),
    (Form::HttpConnect443, 72, "http-connect:443"),
    (Form::HttpConnect25, 73, "http-connect:25"),
    (Form::HttpPost25, 74, "http-post:25"),
    (Form::HttpHost, 75, "http-host"),
    (Form::HttpsProxy, 76, "https-proxy"),
    (Form::H2Connect, 77, "h2-connect"),
    (Form::Sni, 78, "sni"),
    (Form::Wingate, 79, "wingate"),
    (Form::Socks5Udp, 80, "socks5-udp"),
    (Form::HttpForwarded, 81, "http-forwarded"),
    (Form::HttpPath, 82, "http-path"),
];

impl Form {
    /// The relay forms, the likeliest first.
    pub const RELAY: [Self; 25] = [
        Self::Plain,
        Self::NullSender,
        Self::LocalSender,
        Self::SenderPostmaster,
        Self::HeloSelf,
        Self::HeloLocalhost,
        Self::Percent,
        Self::PercentBare,
        Self::PercentLocalSender,
        Self::BareSender,
        Self::SenderLocalhost,
        Self::SenderLiteral,
        Self::Quoted,
        Self::QuotedAt,
        Self::QuotedPercent,
        Self::DoubleAt,
        Self::SourceRoute,
        Self::Bang,
        Self::BangAt,
        Self::CanaryLiteral,
        Self::NoBrackets,
        Self::Imcea,
        Self::BangSender,
        Self::Xclient,
        Self::ProxyProtocol,
    ];

    /// The name in outputs and letters.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().2
    }

    /// The code inside a token.
    #[must_use]
    pub fn code(self) -> u8 {
        self.row().1
    }

    /// The form with this code, if there is one.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == code).map(|row| row.0)
    }

    /// Whether the form needs a name of the tested server (R), which counts only once it resolves
    /// to the tested address, or is its address itself.
    #[must_use]
    pub const fn needs_name(self) -> bool {
        matches!(
            self,
            Self::LocalSender
                | Self::SenderPostmaster
                | Self::HeloSelf
                | Self::Percent
                | Self::PercentLocalSender
                | Self::QuotedAt
                | Self::DoubleAt
                | Self::SourceRoute
                | Self::BangAt
                | Self::BangSender
                | Self::Imcea
        )
    }

    /// Whether the recipient can be read as a mailbox of the tested server itself: a domain that takes
    /// mail for any mailbox takes these too, and carries nothing.
    #[must_use]
    pub const fn may_be_a_local_mailbox(self) -> bool {
        matches!(
            self,
            Self::Percent
                | Self::PercentBare
                | Self::PercentLocalSender
                | Self::Quoted
                | Self::QuotedPercent
                | Self::QuotedAt
                | Self::DoubleAt
                | Self::Bang
                | Self::BangAt
                | Self::Imcea
        )
    }

    /// Whether the form says something untrue about the client or the sender.
    #[must_use]
    pub const fn feigns_a_name(self) -> bool {
        matches!(
            self,
            Self::BareSender
                | Self::SenderLocalhost
                | Self::SenderLiteral
                | Self::LocalSender
                | Self::SenderPostmaster
                | Self::HeloSelf
                | Self::HeloLocalhost
                | Self::PercentLocalSender
                | Self::BangSender
                | Self::Xclient
                | Self::ProxyProtocol
        )
    }

    /// Whether the form says something untrue about where a connection comes from. Only a server's
    /// own operator may have it asked so.
    #[must_use]
    pub const fn feigns_origin(self) -> bool {
        matches!(
            self,
            Self::Xclient | Self::ProxyProtocol | Self::HttpForwarded
        )
    }

    fn row(self) -> &'static (Self, u8, &'static str) {
        // Every variant stands in the table; the test below fails if one is forgotten.
        TABLE.iter().find(|row| row.0 == self).unwrap_or(&TABLE[0])
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no form's.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is not a form")]
pub struct NotAForm(String);

impl FromStr for Form {
    type Err = NotAForm;

    fn from_str(name: &str) -> Result<Self, NotAForm> {
        let row = TABLE.iter().find(|row| row.2 == name);
        row.map(|row| row.0)
            .ok_or_else(|| NotAForm(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_code_and_a_name_of_its_own() {
        for (form, code, name) in TABLE {
            assert_eq!(Form::from_code(code), Some(form));
            assert_eq!(name.parse(), Ok(form));
            assert_eq!((form.code(), form.name()), (code, name));
        }
        for form in Form::RELAY {
            assert!(
                TABLE.iter().any(|row| row.0 == form),
                "{form:?} is in no row"
            );
        }
    }
}
