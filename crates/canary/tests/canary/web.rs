//! Requests to the canary, over loopback.

use std::time::Duration;

use crate::support::{Bench, key, soon, token};
use canary::{Meaning, Way, limits};
use dialogue::{Form, Role};

#[tokio::test]
async fn a_fetched_token_is_answered_with_what_only_we_can_derive() {
    let mut bench = Bench::new().await;
    let token = token(Form::HttpGet, Role::Fetch);
    let answer = format!("\r\n\r\ntranca-canary {}\n", key().answer(&token));
    for request in [
        format!("GET /{token} HTTP/1.1\r\nHost: canary.example\r\nVia: 1.1 proxy\r\n\r\n"),
        format!("GET /{token} HTTP/1.0\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {token}.canary.example:80\r\n\r\n"),
        format!("GET http://canary.example:80/{token} HTTP/1.1\r\nHost: x.example\r\n\r\n"),
        format!("POST /{token} HTTP/1.1\nHost: canary.example\nContent-Length: 3\n\nabc"),
    ] {
        let mut client = bench.web().await;
        client.say(request.as_bytes()).await;
        let receipt = bench.receipt().await;
        assert_eq!(
            (receipt.token, receipt.meaning()),
            (token, Meaning::Fetched)
        );
        let response = client.rest().await;
        assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
        assert!(response.contains("Connection: close\r\n"), "{response}");
        assert!(
            response.contains("Cache-Control: no-store\r\n"),
            "{response}"
        );
        assert!(response.ends_with(&answer), "{response}");
    }
}

#[tokio::test]
async fn the_receipt_says_what_was_asked_for() {
    let mut bench = Bench::new().await;
    let token = token(Form::Socks5Name, Role::Fetch);
    let mut client = bench.web().await;
    let request = format!("HEAD /{token}?a HTTP/1.1\r\nHost: h.example\r\nVia: 1.1 p\x07\r\n\r\n");
    client.say(request.as_bytes()).await;
    let receipt = bench.receipt().await;
    let way = Way::Fetch {
        host: "h.example".to_owned(),
        path: format!("/{token}?a"),
    };
    assert_eq!(receipt.way, way);
    assert!(
        receipt.excerpt.ends_with("Via: 1.1 p\u{fffd}\n"),
        "{}",
        receipt.excerpt
    );
    assert!(
        client.rest().await.ends_with("\r\n\r\n"),
        "HEAD has no body"
    );
}

#[tokio::test]
async fn nothing_is_answered_before_the_receipt_is_durable() {
    let mut bench = Bench::new().await;
    let mut client = bench.web().await;
    let request = format!(
        "GET /{} HTTP/1.1\r\n\r\n",
        token(Form::HttpGet, Role::Fetch)
    );
    client.say(request.as_bytes()).await;
    let entry = soon(bench.entries.recv()).await.expect("the canary is up");
    let early = tokio::time::timeout(Duration::from_millis(50), client.reply()).await;
    assert!(early.is_err(), "answered before the ledger: {early:?}");
    drop(entry);
    assert!(client.rest().await.starts_with("HTTP/1.1 503 "));
}

#[tokio::test]
async fn a_hit_whose_head_is_cut_or_endless_is_still_a_hit() {
    let mut bench = Bench::new().await;
    let token = token(Form::HttpGet, Role::Fetch);
    let mut client = bench.web().await;
    client
        .say(format!("GET /{token} HTTP/1.1\r\nHost").as_bytes())
        .await;
    client.finish().await;
    assert_eq!(bench.receipt().await.token, token);

    let mut client = bench.web().await;
    let fields = "X: y\r\n".repeat(limits::HEAD_OCTETS);
    client
        .say(format!("GET /{token} HTTP/1.1\r\n{fields}").as_bytes())
        .await;
    let receipt = bench.receipt().await;
    assert!(receipt.excerpt.len() <= limits::EXCERPT_OCTETS);
}

#[tokio::test]
async fn it_is_no_proxy() {
    let mut bench = Bench::new().await;
    let token = token(Form::HttpGet, Role::Fetch);
    for request in [
        "CONNECT example.org:25 HTTP/1.1\r\n\r\n".to_owned(),
        "CONNECT canary.example:25 HTTP/1.1\r\n\r\n".to_owned(),
        format!("GET http://example.org/{token} HTTP/1.1\r\nHost: canary.example\r\n\r\n"),
        "GET ftp://example.org/ HTTP/1.0\r\n\r\n".to_owned(),
    ] {
        let response = bench.fetch(&request).await;
        assert!(
            response.starts_with("HTTP/1.1 403 "),
            "{request}: {response}"
        );
    }
    assert!(bench.entries.try_recv().is_err());
}

#[tokio::test]
async fn not_a_word_is_reflected() {
    let bench = Bench::new().await;
    let word = "r3fl3ct";
    for request in [
        format!("GET /{word} HTTP/1.1\r\nHost: {word}\r\n{word}: {word}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {word}.canary.example\r\nCookie: {word}\r\n\r\n"),
        format!("GET /.well-known/probing.txt HTTP/1.1\r\nHost: {word}\r\n\r\n"),
        format!("GET http://{word}.example/ HTTP/1.1\r\n\r\n"),
        format!("CONNECT {word}:25 HTTP/1.1\r\n\r\n"),
    ] {
        let response = bench.fetch(&request).await;
        assert!(response.starts_with("HTTP/1.1 "), "{request}");
        assert!(
            !response.to_ascii_lowercase().contains(word),
            "{request}: {response}"
        );
    }
}

#[tokio::test]
async fn what_is_no_http_gets_no_word() {
    let bench = Bench::new().await;
    for junk in [
        &b"EHLO a.example\r\n"[..],
        b"\x05\x01\x00\r\n",
        b"\x16\x03\x01\x02\n",
        b"\n",
        b"",
    ] {
        let mut client = bench.web().await;
        client.say(junk).await;
        client.finish().await;
        assert_eq!(client.rest().await, "");
    }
    let mut client = bench.web().await;
    client.say(&vec![b'A'; limits::HEAD_OCTETS + 1]).await;
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn probing_txt_has_the_fields_of_rfc_9511() {
    let bench = Bench::new().await;
    let text = bench
        .fetch("GET /.well-known/probing.txt HTTP/1.1\r\n\r\n")
        .await;
    for line in [
        "Canonical: https://mx.canary.example/.well-known/probing.txt\n",
        "Contact: mailto:tests@agency.example\n",
        "Contact: https://agency.example/tests\n",
        "Expires: 2023-12-14T00:00:00Z\n",
        "Preferred-Languages: en\n",
        "Description: Example <Agency> tests whether ",
    ] {
        assert!(text.contains(line), "{line} is missing in {text}");
    }
}

#[tokio::test]
async fn the_page_says_who_tests_and_how_to_be_left_alone() {
    let bench = Bench::new().await;
    let page = bench
        .fetch("GET / HTTP/1.1\r\nHost: canary.example\r\n\r\n")
        .await;
    for part in [
        "lang=\"en\"",
        "Example &lt;Agency&gt;",
        "mailto:tests@agency.example",
        "<h1>",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(
        bench
            .fetch("GET /x HTTP/1.1\r\n\r\n")
            .await
            .starts_with("HTTP/1.1 404 ")
    );
}
