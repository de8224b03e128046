//! TLS at the same doors: from the first octet, and by STARTTLS.

use dialogue::{Form, Role};

use crate::support::{Bench, Client, key, token};

#[tokio::test]
async fn one_web_listener_serves_http_and_https_whatever_name_is_asked_for() {
    let mut bench = Bench::new().await;
    let token = token(Form::HttpConnect443, Role::Fetch);
    for name in ["canary.example", "elsewhere.example", "192.0.2.25", "::1"] {
        let mut client = bench.web().await.inside_tls(name).await;
        let request = format!("GET /{token} HTTP/1.1\r\nHost: canary.example\r\n\r\n");
        client.say(request.as_bytes()).await;
        assert_eq!(bench.receipt().await.token, token);
        let response = client.rest().await;
        assert!(response.contains(&key().answer(&token)), "{response}");
    }
    let plain = bench.fetch("GET / HTTP/1.1\r\n\r\n").await;
    assert!(plain.starts_with("HTTP/1.1 200 OK\r\n"), "{plain}");
}

#[tokio::test]
async fn who_tests_is_said_over_https_too() {
    let bench = Bench::new().await;
    for (path, words) in [
        ("/", "How to be left alone"),
        ("/.well-known/probing.txt", "Contact: mailto:"),
    ] {
        let mut client = bench.web().await.inside_tls("canary.example").await;
        client
            .say(format!("GET {path} HTTP/1.1\r\n\r\n").as_bytes())
            .await;
        let page = client.rest().await;
        assert!(page.contains(words), "{page}");
    }
}

#[tokio::test]
async fn mail_is_taken_inside_tls_from_the_first_octet() {
    let mut bench = Bench::new().await;
    let token = token(Form::Plain, Role::Recipient);
    let mut client = bench.mail().await.inside_tls("mx.canary.example").await;
    let reply = client
        .envelope("", &format!("{token}@canary.example"))
        .await;
    assert!(reply.starts_with("250"), "{reply}");
    client.ask("DATA").await;
    client.say(b"Subject: test\r\n\r\n.\r\n").await;
    assert_eq!(bench.receipt().await.token, token);
    assert!(client.reply().await.starts_with("250"));
}

#[tokio::test]
async fn mail_is_taken_after_starttls_which_is_offered_once() {
    let mut bench = Bench::new().await;
    let token = token(Form::Plain, Role::Recipient);
    let mut client = bench.mail().await;
    client.reply().await;
    let offer = client.ask("EHLO relay.example").await;
    assert!(offer.contains("STARTTLS\r\n"), "{offer}");
    assert!(client.ask("STARTTLS").await.starts_with("220"));
    let mut client = client.inside_tls("mx.canary.example").await;
    let offer = client.ask("EHLO relay.example").await;
    assert!(!offer.contains("STARTTLS"), "{offer}");
    assert!(client.ask("STARTTLS").await.starts_with("503"));
    client.ask("MAIL FROM:<>").await;
    client
        .ask(&format!("RCPT TO:<{token}@canary.example>"))
        .await;
    client.ask("DATA").await;
    client.say(b".\r\n").await;
    assert_eq!(bench.receipt().await.token, token);
    assert!(client.reply().await.starts_with("250"));
}

#[tokio::test]
async fn what_was_said_before_the_handshake_is_forgotten() {
    let bench = Bench::new().await;
    let mut client = bench.mail().await;
    client.reply().await;
    // RFC 3207 section 4.2: commands injected behind STARTTLS must not be carried into TLS.
    client
        .say(b"EHLO relay.example\r\nMAIL FROM:<a@b.example>\r\nSTARTTLS\r\nNOOP\r\nNOOP\r\n")
        .await;
    for code in ["250", "250", "220"] {
        let reply = client.reply().await;
        assert!(reply.starts_with(code), "{reply}");
    }
    let mut client = client.inside_tls("mx.canary.example").await;
    let reply = client.ask("MAIL FROM:<c@d.example>").await;
    assert!(reply.starts_with("250 2.1.0"), "{reply}");
}

#[tokio::test]
async fn a_relay_too_old_for_tls_is_not_offered_it_again() {
    let bench = Bench::new().await;
    let mut client = bench.mail().await;
    client.reply().await;
    let offer = client.ask("EHLO old.example").await;
    assert!(offer.contains("STARTTLS\r\n"), "{offer}");
    client.ask("STARTTLS").await;
    // A ClientHello of SSL 3.0, and an end.
    client.say(b"\x16\x03\x00\x00\x04\x01\x00\x00\x00").await;
    client.octets().await;

    let mut client = bench.mail().await;
    client.reply().await;
    let offer = client.ask("EHLO old.example").await;
    assert!(!offer.contains("STARTTLS"), "{offer}");
    assert!(client.ask("STARTTLS").await.starts_with("454"));
    let mut other = Client::from("127.0.0.2", bench.canary.mail_addresses()[0]).await;
    other.reply().await;
    let offer = other.ask("EHLO young.example").await;
    assert!(offer.contains("STARTTLS\r\n"), "{offer}");
}

#[tokio::test]
async fn a_broken_handshake_costs_nothing_but_itself() {
    let mut bench = Bench::new().await;
    for junk in [
        &b"\x16\x03\x01\x40\x00\x01"[..],
        b"\x16\x03\x01\x00\x05hello",
        b"\x16",
    ] {
        for mut client in [bench.web().await, bench.mail().await] {
            client.say(junk).await;
            client.finish().await;
            // A TLS alert, if anything, has seven octets.
            assert!(client.octets().await.len() <= 7);
        }
    }
    let token = token(Form::HttpGet, Role::Fetch);
    let mut client = bench.web().await;
    client
        .say(format!("GET /{token} HTTP/1.1\r\n\r\n").as_bytes())
        .await;
    assert_eq!(bench.receipt().await.token, token);
}
