use std::process::Command;

use laboratory::{Channel, Credentials, Identity, MailSink, Protection, SinkConduct};

use crate::peer::{Peer, anywhere, soon};

const US: &str = "desk@agency.example";
const THEM: &str = "abuse@provider.example";

#[tokio::test]
async fn a_sink_keeps_every_letter_as_it_came() {
    let sink = MailSink::start(anywhere(), None).await.unwrap();
    let mut peer = Peer::greeted(sink.address()).await;
    peer.offer(US, THEM).await;
    assert!(
        peer.ask("RCPT TO:<second@provider.example>")
            .await
            .starts_with("250")
    );
    assert!(peer.letter().await.starts_with("250"));

    let kept = soon(sink.at_least(1)).await.remove(0);
    assert_eq!(kept.sender, US);
    assert_eq!(kept.recipients, [THEM, "second@provider.example"]);
    assert_eq!(kept.bytes, b"Subject: a test\r\n\r\nOne line.\r\n.\r\n");
    assert_eq!((sink.count(), sink.messages().len()), (1, 1));
}

#[tokio::test]
async fn one_refused_recipient_does_not_spoil_the_other() {
    let sink = MailSink::start(anywhere(), None).await.unwrap();
    sink.refuse(THEM);
    let mut peer = Peer::greeted(sink.address()).await;
    assert!(
        peer.offer(US, "Abuse@Provider.example")
            .await
            .starts_with("550 5.1.1")
    );
    assert!(
        peer.ask("RCPT TO:<second@provider.example>")
            .await
            .starts_with("250")
    );
    peer.letter().await;
    assert_eq!(sink.messages()[0].recipients, ["second@provider.example"]);
}

#[tokio::test]
async fn a_deferring_sink_takes_again_once_it_may() {
    let sink = MailSink::start(anywhere(), None).await.unwrap();
    sink.conduct(SinkConduct::Defers);
    let mut peer = Peer::greeted(sink.address()).await;
    assert!(peer.offer(US, THEM).await.starts_with("451"));
    sink.conduct(SinkConduct::Takes);
    assert!(peer.offer(US, THEM).await.starts_with("250"));
}

#[tokio::test]
async fn a_vanishing_sink_has_the_letter_and_does_not_say_so() {
    let sink = MailSink::start(anywhere(), None).await.unwrap();
    sink.conduct(SinkConduct::VanishesAfterDot);
    let mut peer = Peer::greeted(sink.address()).await;
    peer.offer(US, THEM).await;
    peer.ask("DATA").await;
    peer.say("Subject: a test\r\n\r\n.\r\n").await;
    assert_eq!(peer.rest().await, "");
    assert_eq!(sink.messages()[0].recipients, [THEM]);
}

#[tokio::test]
async fn only_the_credentials_open_a_guarded_sink() {
    let credentials = Credentials::new("desk", "secret");
    let sink = MailSink::start(anywhere(), Some(credentials))
        .await
        .unwrap();
    let mut peer = Peer::greeted(sink.address()).await;
    assert!(
        peer.ask("MAIL FROM:<desk@agency.example>")
            .await
            .starts_with("530")
    );
    assert!(peer.ask("AUTH CRAM-MD5").await.starts_with("504"));
    assert!(
        peer.ask("AUTH PLAIN AGRlc2sAd3Jvbmc=")
            .await
            .starts_with("535")
    );
    assert!(
        peer.ask("AUTH PLAIN AGRlc2sAc2VjcmV0")
            .await
            .starts_with("235")
    );
    assert!(peer.offer(US, THEM).await.starts_with("250"));
}

#[tokio::test]
async fn login_asks_for_user_and_password() {
    let credentials = Credentials::new("desk", "secret");
    let sink = MailSink::start(anywhere(), Some(credentials))
        .await
        .unwrap();
    let mut peer = Peer::greeted(sink.address()).await;
    assert_eq!(peer.ask("AUTH LOGIN").await, "334 VXNlcm5hbWU6");
    assert_eq!(peer.ask("ZGVzaw==").await, "334 UGFzc3dvcmQ6");
    assert!(peer.ask("c2VjcmV0").await.starts_with("235"));
    assert_eq!(peer.ask("AUTH PLAIN").await, "334");
    assert!(peer.ask("AGRlc2sAc2VjcmV0").await.starts_with("235"));
}

/// A certificate and its key, both in one text; none where there is no openssl.
fn identity() -> Option<Identity> {
    const COMMAND: &str = "req -x509 -subj /CN=submission.example -newkey ec \
        -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout - -out -";
    let Ok(output) = Command::new("openssl")
        .args(COMMAND.split_ascii_whitespace())
        .output()
    else {
        testbed::skip("there is no openssl to make a certificate with");
        return None;
    };
    assert!(output.status.success(), "{output:?}");
    Some(Identity::from_pem(&output.stdout, &output.stdout).unwrap())
}

#[tokio::test]
async fn a_sink_that_demands_tls_takes_neither_user_nor_sender_in_clear() {
    let Some(identity) = identity() else { return };
    let credentials = Some(Credentials::new("desk", "secret"));
    let protection = Protection::Demanded(identity);
    let sink = MailSink::start_protected(anywhere(), credentials, protection)
        .await
        .unwrap();
    let mut peer = Peer::dial(sink.address()).await;
    peer.reply().await;
    assert_eq!(offered(&mut peer).await, ["STARTTLS"]);
    for command in [
        "AUTH PLAIN AGRlc2sAc2VjcmV0",
        "MAIL FROM:<desk@agency.example>",
    ] {
        assert!(
            peer.ask(command).await.starts_with("530 5.7.0"),
            "{command}"
        );
    }
    assert!(peer.ask("STARTTLS").await.starts_with("220"));
    let heard = sink.commands();
    assert!(heard.iter().all(|one| one.channel == Channel::Clear));
    let verbs: Vec<&str> = heard.iter().map(|one| one.verb.as_str()).collect();
    assert_eq!(verbs, ["EHLO", "AUTH", "MAIL", "STARTTLS"]);
}

#[tokio::test]
async fn a_sink_that_only_offers_tls_does_without_it_too() {
    let Some(identity) = identity() else { return };
    let credentials = Some(Credentials::new("desk", "secret"));
    let protection = Protection::Offered(identity);
    let sink = MailSink::start_protected(anywhere(), credentials, protection)
        .await
        .unwrap();
    let mut peer = Peer::dial(sink.address()).await;
    peer.reply().await;
    assert_eq!(offered(&mut peer).await, ["STARTTLS", "AUTH PLAIN LOGIN"]);
    let said = peer.ask("AUTH PLAIN AGRlc2sAc2VjcmV0").await;
    assert!(said.starts_with("235"), "{said}");
}

#[tokio::test]
async fn a_sink_without_tls_neither_offers_nor_begins_it() {
    let sink = MailSink::start(anywhere(), None).await.unwrap();
    let mut peer = Peer::dial(sink.address()).await;
    peer.reply().await;
    assert_eq!(offered(&mut peer).await, Vec::<String>::new());
    assert!(peer.ask("STARTTLS").await.starts_with("503"));
    assert!(peer.offer(US, THEM).await.starts_with("250"));
}

/// What EHLO offers of TLS and authentication.
async fn offered(peer: &mut Peer) -> Vec<String> {
    peer.say("EHLO probe.example\r\n").await;
    let mut offered = Vec::new();
    loop {
        let line = peer.line().await;
        let (head, keyword) = line.split_at(4);
        if keyword.starts_with("STARTTLS") || keyword.starts_with("AUTH") {
            offered.push(keyword.to_owned());
        }
        if head.ends_with(' ') {
            return offered;
        }
    }
}
