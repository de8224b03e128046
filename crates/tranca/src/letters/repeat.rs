//! How the reader repeats our test with tools that he has: `curl`, or `nc` for a mail dialogue.
//!
//! # Limits
//! The forms that hide a route in the recipient are shown with the address literal where we used
//! the server's name.

use std::net::IpAddr;

use crate::cases::endpoint::{Endpoint, Protocol};

/// A test to repeat.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Repeat {
    /// The key of the sentence that says what to look for.
    pub(super) sentence: &'static str,
    /// What to type.
    pub(super) code: String,
}

/// How to repeat the test of an endpoint in the form that proved it.
pub(super) fn repeat(address: IpAddr, endpoint: Endpoint, form: &str) -> Repeat {
    let port = endpoint.port;
    // Without a scheme, curl takes a proxy for one that speaks HTTP; and a filter of unsolicited mail
    // does not take the command for a link to a bare address.
    let proxy = |scheme: &str, more: &str| Repeat {
        sentence: "repeat-proxy",
        code: format!(
            "curl -v --max-time 20 {more}-x {scheme}{}:{port} http://example.org/",
            bracketed(address)
        ),
    };
    match (endpoint.protocol, form) {
        (Protocol::Smtp, _) => relay(address, port, form),
        (Protocol::HttpConnect, _) => proxy("", "--proxytunnel "),
        (Protocol::HttpForward, _) => proxy("", ""),
        (Protocol::Https, _) => proxy("https://", "--proxy-insecure "),
        (Protocol::Socks4, "socks4") => proxy("socks4://", ""),
        (Protocol::Socks4, _) => proxy("socks4a://", ""),
        (Protocol::Socks5, "socks5:name") => proxy("socks5h://", ""),
        (Protocol::Socks5, _) => proxy("socks5://", ""),
        (Protocol::Telnet, _) => Repeat {
            sentence: "repeat-proxy",
            code: format!("nc -C {address} {port}\nexample.org:80\nGET / HTTP/1.0\n"),
        },
    }
}

fn relay(address: IpAddr, port: u16, form: &str) -> Repeat {
    let host = match address {
        IpAddr::V4(v4) => format!("[{v4}]"),
        IpAddr::V6(v6) => format!("[IPv6:{v6}]"),
    };
    let sender = match form {
        "null-sender" => String::new(),
        "local-sender" => format!("test@{host}"),
        _ => "test@example.net".to_owned(),
    };
    let recipient = match form {
        "percent" => format!("test%example.org@{host}"),
        "percent-bare" => "test%example.org".to_owned(),
        "quoted" => "\"test@example.org\"".to_owned(),
        "quoted-percent" => "\"test%example.org\"".to_owned(),
        "quoted-at" => format!("\"test@example.org\"@{host}"),
        "source-route" => format!("@{host}:test@example.org"),
        "bang" => "example.org!test".to_owned(),
        "bang-at" => format!("example.org!test@{host}"),
        _ => "test@example.org".to_owned(),
    };
    Repeat {
        sentence: "repeat-relay",
        code: format!(
            "nc -C {address} {port}\nEHLO test.example.net\nMAIL FROM:<{sender}>\n\
             RCPT TO:<{recipient}>\nRSET\nQUIT"
        ),
    }
}

fn bracketed(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => format!("[{v6}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_protocol_is_repeated_with_its_own_command() {
        let v4: IpAddr = "192.0.2.1".parse().unwrap();
        let v6: IpAddr = "2001:db8::1".parse().unwrap();
        let code = |address, port, protocol, form| {
            repeat(address, Endpoint::new(port, protocol), form).code
        };
        assert_eq!(
            code(v4, 3128, Protocol::HttpConnect, "http-connect"),
            "curl -v --max-time 20 --proxytunnel -x 192.0.2.1:3128 http://example.org/"
        );
        assert!(
            code(v6, 1080, Protocol::Socks5, "socks5:name")
                .contains("socks5h://[2001:db8::1]:1080")
        );
        assert!(
            code(v4, 25, Protocol::Smtp, "percent")
                .contains("RCPT TO:<test%example.org@[192.0.2.1]>")
        );
        assert!(code(v4, 25, Protocol::Smtp, "null-sender").contains("MAIL FROM:<>"));
    }
}
