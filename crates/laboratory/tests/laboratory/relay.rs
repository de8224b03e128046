use laboratory::{Disposition, MailRelay, MailSink, Manner, Routes};

use crate::peer::{Peer, anywhere, on, soon};

const SENDER: &str = "sender@probe.example";
const STRANGER: &str = "token@canary.example";

/// A relay with this disposition, and where its mail for the canary and for the probe goes.
async fn house(disposition: Disposition) -> (MailRelay, MailSink) {
    let sink = MailSink::start(anywhere(), None).await.unwrap();
    let routes = Routes::new()
        .ours("demo.example")
        .onward("canary.example", sink.address())
        .onward("probe.example", sink.address());
    let manner = Manner::postfix("mx.demo.example");
    let relay = MailRelay::start(on("127.77.0.11"), manner, disposition, routes)
        .await
        .unwrap();
    (relay, sink)
}

#[tokio::test]
async fn an_open_relay_carries_a_strangers_letter_to_a_stranger() {
    let (relay, sink) = house(Disposition::Relays).await;
    let mut peer = Peer::greeted(relay.address()).await;
    assert_eq!(peer.offer(SENDER, STRANGER).await, "250 2.1.5 Ok");
    assert!(peer.letter().await.starts_with("250 2.0.0 Ok: queued as "));
    assert_eq!(peer.ask("QUIT").await, "221 2.0.0 Bye");

    let arrived = soon(sink.at_least(1)).await.remove(0);
    assert_eq!(
        (arrived.sender.as_str(), &*arrived.recipients),
        (SENDER, &[STRANGER.into()][..])
    );
    assert_eq!(arrived.helo, "mx.demo.example");
    assert_eq!(arrived.peer.to_string(), "127.77.0.11");
    assert!(
        arrived
            .text()
            .starts_with("Received: from probe.example (unknown [127.0.0.1])")
    );
    assert!(
        arrived
            .text()
            .ends_with("Subject: a test\r\n\r\nOne line.\r\n.\r\n")
    );
    assert_eq!(relay.messages().len(), 1);
}

#[tokio::test]
async fn an_open_relay_carries_every_disguise() {
    let (relay, sink) = house(Disposition::Relays).await;
    let mut peer = Peer::greeted(relay.address()).await;
    for disguised in [
        "token%canary.example@mx.demo.example",
        "token%canary.example@[127.77.0.11]",
        "\"token@canary.example\"",
        "@mx.demo.example:token@canary.example",
        "canary.example!token",
    ] {
        assert_eq!(
            peer.offer(SENDER, disguised).await,
            "250 2.1.5 Ok",
            "{disguised}"
        );
        peer.letter().await;
    }
    for arrived in soon(sink.at_least(5)).await {
        assert_eq!(arrived.recipients, [STRANGER]);
    }
}

#[tokio::test]
async fn a_closed_relay_refuses_strangers_and_still_serves_its_own() {
    let (relay, _sink) = house(Disposition::Relays).await;
    let mut peer = Peer::greeted(relay.address()).await;
    assert!(peer.offer(SENDER, STRANGER).await.starts_with("250"));

    relay.openness().close();
    let denied = "554 5.7.1 <token@canary.example>: Relay access denied";
    assert_eq!(peer.offer(SENDER, STRANGER).await, denied);
    let disguised = peer
        .offer(SENDER, "token%canary.example@mx.demo.example")
        .await;
    assert!(disguised.ends_with("Relay access denied"), "{disguised}");
    assert_eq!(
        peer.offer(SENDER, "staff@demo.example").await,
        "250 2.1.5 Ok"
    );

    relay.openness().open();
    assert!(peer.offer(SENDER, STRANGER).await.starts_with("250"));
}

#[tokio::test]
async fn a_domain_without_route_does_not_exist() {
    let (relay, _sink) = house(Disposition::Relays).await;
    let mut peer = Peer::greeted(relay.address()).await;
    let refused = peer.offer(SENDER, "somebody@elsewhere.example").await;
    assert!(refused.starts_with("550 5.1.2"), "{refused}");
}

#[tokio::test]
async fn backscatter_returns_to_the_sender_and_never_reaches_the_recipient() {
    let (relay, sink) = house(Disposition::Bounces).await;
    let mut peer = Peer::greeted(relay.address()).await;
    assert!(peer.offer(SENDER, STRANGER).await.starts_with("250"));
    assert!(peer.letter().await.starts_with("250"));

    let bounce = soon(sink.at_least(1)).await.remove(0);
    assert_eq!(bounce.sender, "");
    assert_eq!(bounce.recipients, [SENDER]);
    assert!(
        bounce
            .text()
            .contains("Final-Recipient: rfc822; token@canary.example")
    );
    assert_eq!(sink.count(), 1);
}

#[tokio::test]
async fn what_the_next_hop_refuses_is_bounced_in_its_words() {
    let (relay, sink) = house(Disposition::Relays).await;
    sink.refuse(STRANGER);
    let mut peer = Peer::greeted(relay.address()).await;
    peer.offer(SENDER, STRANGER).await;
    peer.letter().await;

    let bounce = soon(sink.at_least(1)).await.remove(0);
    assert_eq!(
        (bounce.sender.as_str(), &*bounce.recipients),
        ("", &[SENDER.into()][..])
    );
    assert!(
        bounce.text().contains("Diagnostic-Code: smtp; 550 5.1.1 "),
        "{}",
        bounce.text()
    );
}

#[tokio::test]
async fn a_greylist_asks_for_patience_once_per_triplet() {
    let (relay, sink) = house(Disposition::Greylists).await;
    let mut peer = Peer::greeted(relay.address()).await;
    assert!(peer.offer(SENDER, STRANGER).await.starts_with("451 4.7.1"));
    assert!(
        peer.offer("other@probe.example", STRANGER)
            .await
            .starts_with("451 4.7.1")
    );
    assert!(peer.offer(SENDER, STRANGER).await.starts_with("250"));
    peer.letter().await;
    assert_eq!(soon(sink.at_least(1)).await[0].sender, SENDER);
}

#[tokio::test]
async fn a_deferral_never_ends() {
    let (relay, _sink) = house(Disposition::Defers).await;
    let mut peer = Peer::greeted(relay.address()).await;
    for _ in 0..3 {
        let deferred = peer.offer(SENDER, STRANGER).await;
        assert_eq!(
            deferred,
            "454 4.7.1 <token@canary.example>: Relay access denied"
        );
    }
}

#[tokio::test]
async fn a_server_that_refuses_us_says_so_in_its_greeting() {
    let (relay, _sink) = house(Disposition::RefusesUs).await;
    let mut peer = Peer::dial(relay.address()).await;
    assert!(peer.reply().await.starts_with("554 "));
    assert_eq!(peer.rest().await, "");
}

#[tokio::test]
async fn some_relays_fall_to_a_disguise_or_a_claimed_sender_only() {
    let (relay, _sink) = house(Disposition::FooledByDisguise).await;
    let mut peer = Peer::greeted(relay.address()).await;
    assert!(peer.offer(SENDER, STRANGER).await.starts_with("554"));
    assert!(
        peer.offer(SENDER, "token%canary.example")
            .await
            .starts_with("250")
    );

    let (relay, _sink) = house(Disposition::TrustsSender).await;
    let mut peer = Peer::greeted(relay.address()).await;
    assert!(peer.offer(SENDER, STRANGER).await.starts_with("554"));
    assert!(peer.offer("", STRANGER).await.starts_with("250"));
    assert!(
        peer.offer("staff@mx.demo.example", STRANGER)
            .await
            .starts_with("250")
    );
}

#[tokio::test]
async fn each_product_refuses_in_its_own_words() {
    for (manner, greeting, denied) in [
        (
            Manner::postfix("mx.example"),
            "ESMTP Postfix",
            "Relay access denied",
        ),
        (
            Manner::exim("mx.example"),
            "ESMTP Exim 4",
            "relay not permitted",
        ),
        (
            Manner::sendmail("mx.example"),
            "ESMTP Sendmail 8",
            "Relaying denied",
        ),
    ] {
        let relays = Disposition::Relays;
        let relay = MailRelay::start(anywhere(), manner, relays, Routes::new())
            .await
            .unwrap();
        relay.openness().close();
        let mut peer = Peer::dial(relay.address()).await;
        assert!(peer.reply().await.contains(greeting));
        peer.ask("HELO probe.example").await;
        assert!(peer.offer(SENDER, STRANGER).await.ends_with(denied));
    }
}

#[tokio::test]
async fn commands_out_of_order_are_refused() {
    let (relay, _sink) = house(Disposition::Relays).await;
    let mut peer = Peer::dial(relay.address()).await;
    peer.reply().await;
    assert!(
        peer.ask("MAIL FROM:<a@probe.example>")
            .await
            .starts_with("503")
    );
    peer.ask("EHLO probe.example").await;
    assert!(
        peer.ask("RCPT TO:<a@probe.example>")
            .await
            .starts_with("503")
    );
    assert!(peer.ask("MAIL nonsense").await.starts_with("501"));
    assert!(peer.ask("DATA").await.starts_with("503"));
    assert!(peer.ask("GET / HTTP/1.1").await.starts_with("502"));
}
