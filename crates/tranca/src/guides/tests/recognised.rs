//! Which product is known by what it says.

use super::*;

fn heard_smtp(transcript: &str) -> Option<Software> {
    let protocol = guide::Protocol::Smtp;
    Guides::builtin().recognise(&Heard {
        protocol,
        transcript,
    })
}

fn heard_http(transcript: &str) -> Option<Software> {
    let protocol = guide::Protocol::Http;
    Guides::builtin().recognise(&Heard {
        protocol,
        transcript,
    })
}

fn software(product: &str, version: Option<&str>, basis: Basis) -> Option<Software> {
    let version = version.map(str::to_owned);
    Some(Software {
        product: product.to_owned(),
        version,
        basis,
    })
}

#[test]
fn a_mail_server_is_told_by_its_greeting() {
    for (greeting, product, version) in [
        (
            "220 mail.example.org ESMTP Postfix (Debian/GNU)",
            "postfix",
            None,
        ),
        (
            "220-mail.example.org ESMTP Postfix\r\n220 mail.example.org ESMTP Postfix",
            "postfix",
            None,
        ),
        (
            "220 vm.example ESMTP Exim 4.96 Tue, 24 Nov 2026 10:33:01 +0000",
            "exim",
            Some("4.96"),
        ),
        (
            "220 mx.example ESMTP Sendmail 8.15.2/8.15.2/Debian-22; Tue, 24 Nov 2026 10:33:01 GMT",
            "sendmail",
            Some("8.15.2"),
        ),
        (
            "220 EX01.corp.example Microsoft ESMTP MAIL Service ready at Tue, 24 Nov 2026 10:33:01 +0000",
            "exchange",
            None,
        ),
        (
            "220 web.example Microsoft ESMTP MAIL Service, Version: 10.0.14393.4169 ready at  Tue, 24 Nov 2026",
            "iis-smtp",
            Some("10.0.14393.4169"),
        ),
        ("220 mx.example ESMTP OpenSMTPD", "opensmtpd", None),
        (
            "220 mx.example ESMTP Haraka/3.0.3 ready (1A2B3C)",
            "haraka",
            Some("3.0.3"),
        ),
    ] {
        assert_eq!(
            heard_smtp(greeting),
            software(product, version, Basis::Banner),
            "{greeting}"
        );
    }
}

#[test]
fn a_hidden_greeting_is_seen_through_by_the_wording_of_replies() {
    let said = "220 mx.example ESMTP\n250 2.1.0 Ok\n250 2.0.0 Ok: queued as 4fXyZ12Bcz4Q\n";
    assert_eq!(heard_smtp(said), software("postfix", None, Basis::Reply));
    let said = "220 mx.example ESMTP\r\n250 OK id=1r6Txy-0004AB-2C\r\n";
    assert_eq!(heard_smtp(said), software("exim", None, Basis::Reply));
}

#[test]
fn what_a_server_is_called_is_not_what_it_runs() {
    for unsure in [
        "",
        "220 postfix.example ESMTP",
        "220 mx.example ESMTP ready",
        "220 exim.example SMTP Postfixer",
        "550 5.7.1 we do not run ESMTP Postfix here",
        "> 220 mx.example ESMTP Postfix",
    ] {
        assert_eq!(heard_smtp(unsure), None, "{unsure}");
    }
    let named = "< 220 postfix.example ESMTP Sendmail 8.14.4/8.14.4; Tue, 24 Nov 2026";
    assert_eq!(
        heard_smtp(named),
        software("sendmail", Some("8.14.4"), Basis::Banner)
    );
}

#[test]
fn two_products_in_one_conversation_are_no_answer() {
    let said = "220 mx.example ESMTP Postfix\n250 OK id=1r6Txy-0004AB-2C\n";
    assert_eq!(heard_smtp(said), None);
}

#[test]
fn a_proxy_is_told_by_its_headers_and_pages() {
    for (said, product, version, basis) in PROXIES {
        let told = software(product, *version, *basis);
        assert_eq!(heard_http(said), told, "{said}");
    }
}

#[test]
fn the_header_of_the_server_behind_is_not_the_proxys() {
    let said = "HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nVia: 1.1 gate (squid/5.7)\r\n\r\n";
    assert_eq!(
        heard_http(said),
        software("squid", Some("5.7"), Basis::ViaHeader)
    );
}

#[test]
fn of_a_chain_of_proxies_the_nearest_is_told() {
    let said = "HTTP/1.1 200 OK\r\nVia: 1.1 far (squid/3.5), 1.1 near (tinyproxy/1.11.1)\r\n\r\n";
    assert_eq!(
        heard_http(said),
        software("tinyproxy", Some("1.11.1"), Basis::ViaHeader)
    );
}

#[test]
fn a_page_that_shows_headers_has_none() {
    for unsure in [
        "HTTP/1.1 200 OK\r\n\r\nServer: nginx/1.22.1\r\nVia: 1.1 gate (squid/5.7)\r\n",
        "HTTP/1.1 200 OK\r\nServer: Apache-Coyote/1.1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Powered-By: squid\r\n\r\n",
        "Server: nginx/1.22.1\r\n",
    ] {
        assert_eq!(heard_http(unsure), None, "{unsure}");
    }
}

#[test]
fn several_versions_are_none() {
    let said = "# connected to 192.0.2.1 port 80\nHTTP/1.1 200 OK\nVia: 1.1 a (squid/5.7)\n\n\
         # connected to 192.0.2.1 port 80\nHTTP/1.1 200 OK\nVia: 1.1 b (squid/6.1)\n\n";
    assert_eq!(heard_http(said), software("squid", None, Basis::ViaHeader));
}

#[test]
fn of_a_home_router_no_name_is_claimed_but_its_kind_is_told() {
    let router = guide("home-router");
    assert_eq!(router.name, None);
    assert!(router.told_name(Language::En).is_some());
    assert_eq!(guide("unknown-proxy").told_name(Language::En), None);
}

/// What proxies say, which product says so, its version, and what tells it.
const PROXIES: &[(&str, &str, Option<&str>, Basis)] = &[
    (
        "HTTP/1.1 200 OK\r\nVia: 1.1 gate (squid/5.7)\r\n\r\n",
        "squid",
        Some("5.7"),
        Basis::ViaHeader,
    ),
    (
        "HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\n\r\n",
        "squid",
        Some("5.7"),
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.1 403 Forbidden\r\n\r\n<p>Generated Tue, 24 Nov 2026 10:33:01 GMT by gate (squid/5.7)</p>",
        "squid",
        Some("5.7"),
        Basis::ErrorPage,
    ),
    (
        "HTTP/1.0 200 Connection established\r\nProxy-agent: tinyproxy/1.11.1\r\n\r\n",
        "tinyproxy",
        Some("1.11.1"),
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.1 403 Access denied\r\n\r\n<p><em>Generated by tinyproxy version 1.11.1.</em></p>",
        "tinyproxy",
        Some("1.11.1"),
        Basis::ErrorPage,
    ),
    (
        "HTTP/1.1 200 OK\r\nVia: 1.1 tinyproxy (tinyproxy/1.11.1)\r\n\r\n",
        "tinyproxy",
        Some("1.11.1"),
        Basis::ViaHeader,
    ),
    (
        "HTTP/1.1 200 OK\r\nServer: Apache/2.4.57 (Debian)\r\n\r\n",
        "apache",
        Some("2.4.57"),
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.1 400 Bad Request\nserver: Apache\n\n",
        "apache",
        None,
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.0 200 OK\r\nVia: 1.1 192.0.2.1 (Mikrotik HttpProxy)\r\n\r\n",
        "mikrotik",
        None,
        Basis::ViaHeader,
    ),
    (
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n",
        "nginx",
        Some("1.22.1"),
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.0 503 Service Unavailable\r\n\r\n<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
        "haproxy",
        None,
        Basis::ErrorPage,
    ),
];
