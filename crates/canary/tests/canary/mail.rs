//! Letters to the canary, over loopback.

use std::time::Duration;

use crate::support::{Bench, Client, NOW_MS, soon, token};
use canary::{Meaning, Way};
use dialogue::{Form, Role};

const LETTER: &str = "Subject: test\r\nX-Odd: \x1b[2J\r\n\r\nbody\r\n.";

#[tokio::test]
async fn a_letter_is_taken_only_after_its_receipt_is_durable() {
    let mut bench = Bench::new().await;
    let mut client = bench.mail().await;
    let token = token(Form::Plain, Role::Recipient);
    let reply = client
        .envelope("probe@canary.example", &format!("{token}@canary.example"))
        .await;
    assert!(reply.starts_with("250"), "{reply}");
    assert!(client.ask("DATA").await.starts_with("354"));
    client.say(format!("{LETTER}\r\n").as_bytes()).await;

    let entry = soon(bench.entries.recv()).await.expect("the canary is up");
    let early = tokio::time::timeout(Duration::from_millis(50), client.reply()).await;
    assert!(early.is_err(), "answered before the ledger: {early:?}");
    entry.ack.send(()).expect("the canary waits");
    assert!(client.reply().await.starts_with("250"));

    assert_eq!(entry.receipt.token, token);
    assert_eq!(entry.receipt.received_at_ms, NOW_MS);
    assert_eq!(entry.receipt.meaning(), Meaning::Relayed);
    assert_eq!(entry.receipt.excerpt, "Subject: test\nX-Odd: \u{fffd}[2J\n");
    let way = Way::Mail {
        helo: "relay.example".to_owned(),
        mail_from: "probe@canary.example".to_owned(),
        recipient: format!("{token}@canary.example"),
        is_dsn: false,
    };
    assert_eq!(entry.receipt.way, way);
}

#[tokio::test]
async fn a_token_comes_through_in_capitals_and_in_disguise() {
    let mut bench = Bench::new().await;
    let token = token(Form::Percent, Role::Recipient);
    for recipient in [
        format!("{token}@canary.example").to_uppercase(),
        format!("{token}%canary.example@mx.example"),
        format!("canary.example!{token}"),
        format!("\"{token}@canary.example\"@mx.example"),
    ] {
        let mut client = bench.mail().await;
        let reply = client.envelope("", &recipient).await;
        assert!(reply.starts_with("250"), "{recipient}: {reply}");
        client.ask("DATA").await;
        client.say(format!("{LETTER}\r\n").as_bytes()).await;
        assert_eq!(bench.receipt().await.token, token);
        assert!(client.reply().await.starts_with("250"));
    }
}

#[tokio::test]
async fn a_bounce_is_not_a_relay() {
    let mut bench = Bench::new().await;
    for (role, header, meaning) in [
        (Role::Recipient, "Subject: test", Meaning::Relayed),
        (Role::Sender, "Subject: undelivered", Meaning::Bounced),
        (
            Role::Sender,
            "Content-Type: multipart/report",
            Meaning::Bounced,
        ),
        (
            Role::Recipient,
            "Content-Type: multipart/report",
            Meaning::Bounced,
        ),
    ] {
        let mut client = bench.mail().await;
        let token = token(Form::NullSender, role);
        client
            .envelope("", &format!("{token}@canary.example"))
            .await;
        client.ask("DATA").await;
        client
            .say(format!("{header}\r\n\r\n.\r\n").as_bytes())
            .await;
        assert_eq!(
            bench.receipt().await.meaning(),
            meaning,
            "{role:?} {header}"
        );
    }
}

#[tokio::test]
async fn nothing_is_carried_to_others() {
    let mut bench = Bench::new().await;
    let token = token(Form::Plain, Role::Recipient);
    let mut client = bench.mail().await;
    for recipient in [
        "user@example.org".to_owned(),
        format!("{token}@example.org"),
        "user%example.org@canary.example".to_owned(),
        "postmaster@canary.example".to_owned(),
        "x".repeat(32) + "@canary.example",
    ] {
        let reply = client.envelope("user@example.org", &recipient).await;
        assert!(
            reply.contains("tests@agency.example"),
            "{recipient}: {reply}"
        );
        assert!(
            reply.lines().all(|line| line.starts_with("550")),
            "{recipient}: {reply}"
        );
        assert!(client.ask("DATA").await.starts_with("503"));
        client = bench.mail().await;
    }
    assert!(bench.entries.try_recv().is_err());
}

#[tokio::test]
async fn pipelined_commands_are_answered_in_order() {
    let mut bench = Bench::new().await;
    let mut client = bench.mail().await;
    let recipient = format!("{}@canary.example", token(Form::Plain, Role::Recipient));
    let all = format!(
        "EHLO a.example\r\nMAIL FROM:<>\r\nRCPT TO:<{recipient}>\r\nRCPT TO:<a@example.org>\r\n\
         DATA\r\n{LETTER}\r\nDATA\r\nQUIT\r\n"
    );
    client.say(all.as_bytes()).await;
    bench.receipt().await;
    let mut codes = Vec::new();
    for _ in 0..9 {
        codes.push(client.reply().await[..3].to_owned());
    }
    assert_eq!(codes.join(" "), "220 250 250 250 550 354 250 503 221");
}

#[tokio::test]
async fn hostile_lines_are_answered_and_survived() {
    let mut bench = Bench::new().await;
    let megabyte = [&vec![b'a'; 1 << 20][..], b"\r\n"].concat();
    for hostile in [
        &b"\0\0\0\r\n"[..],
        b"\r\n",
        b"\xff\xfe\xfd\n",
        b"RCPT TO:<\"\\\r\n",
        &megabyte,
    ] {
        let mut client = bench.mail().await;
        client.reply().await;
        client.say(hostile).await;
        let reply = client.reply().await;
        assert!(reply.starts_with("50"), "{reply}");
        assert!(client.ask("NOOP").await.starts_with("250"));
    }
    let mut client = bench.mail().await;
    client.say(&[b'a'; 100_000]).await;
    client.finish().await;
    assert!(client.rest().await.starts_with("220"));
    deliver(&mut bench, "127.0.0.1").await;
}

#[tokio::test]
async fn too_big_a_letter_is_refused_and_leaves_no_receipt() {
    let mut bench = Bench::new().await;
    let mut client = bench.mail().await;
    let token = token(Form::Plain, Role::Recipient);
    client
        .envelope("", &format!("{token}@canary.example"))
        .await;
    client.ask("DATA").await;
    client
        .say(&b"0123456789012345678901234567890\r\n".repeat(9_000))
        .await;
    assert!(client.ask(".").await.starts_with("552"));
    assert!(bench.entries.try_recv().is_err());
}

#[tokio::test]
async fn a_relay_is_asked_to_come_again_when_the_ledger_is_gone_refuses_or_sleeps() {
    let mut bench = Bench::with_patience(Duration::from_millis(20)).await;
    let recipient = format!("{}@canary.example", token(Form::Plain, Role::Recipient));
    let mut client = bench.mail().await;
    client.envelope("", &recipient).await;

    client.ask("DATA").await;
    let reply = client.ask(LETTER).await;
    assert!(reply.starts_with("451"), "asleep: {reply}");

    bench.entries.close();
    client.ask("MAIL FROM:<>").await;
    client.ask(&format!("RCPT TO:<{recipient}>")).await;
    client.ask("DATA").await;
    let reply = client.ask(LETTER).await;
    assert!(reply.starts_with("451"), "gone: {reply}");

    let mut bench = Bench::new().await;
    let mut client = bench.mail().await;
    client.envelope("", &recipient).await;
    client.ask("DATA").await;
    client.say(format!("{LETTER}\r\n").as_bytes()).await;
    drop(soon(bench.entries.recv()).await);
    let reply = client.reply().await;
    assert!(reply.starts_with("451"), "refused: {reply}");
}

#[tokio::test]
async fn a_dropped_canary_hangs_up_and_stops_listening() {
    let bench = Bench::new().await;
    let mut client = bench.mail().await;
    assert!(client.reply().await.starts_with("220"));
    drop(bench.canary);
    assert_eq!(client.rest().await, "");
}

async fn deliver(bench: &mut Bench, source: &str) {
    let mut client = Client::from(source, bench.canary.mail_addresses()[0]).await;
    let token = token(Form::Plain, Role::Recipient);
    client
        .envelope("", &format!("{token}@canary.example"))
        .await;
    client.ask("DATA").await;
    client.say(format!("{LETTER}\r\n").as_bytes()).await;
    let receipt = bench.receipt().await;
    assert_eq!(receipt.peer.ip().to_string(), source);
    assert!(client.reply().await.starts_with("250"));
}
