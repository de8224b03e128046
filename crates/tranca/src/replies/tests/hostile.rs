//! Whoever reaches the listener and means no good.

use super::letterbox::{LMTP, opened, said};
use super::{Language, Scene, TEAM};
use crate::replies::session::MESSAGE_OCTETS;

const HELLO: &str = "LHLO mx\r\nMAIL FROM:<>\r\n";

#[tokio::test]
async fn junk_ends_the_conversation_and_not_the_listening() {
    let scene = Scene::with(LMTP, Language::En).await;
    let (address, door) = opened(&scene).await;
    for junk in [
        vec![0; 1 << 20],
        b"\0\xff\r\n".repeat(100_000),
        vec![b'a'; 4 << 20],
        b"DATA\r\n".repeat(10_000),
        b"RCPT TO:<>\r\n".repeat(10_000),
    ] {
        let heard = said(address, &junk).await;
        assert!(heard.len() < 16 * 1024, "{} octets of answers", heard.len());
    }
    let heard = said(address, b"QUIT\r\n").await;
    assert!(heard.contains("221"), "{heard}");
    door.abort();
    assert_eq!(scene.messages().await, 0);
}

#[tokio::test]
async fn a_message_too_big_is_refused_and_the_next_is_taken() {
    let scene = Scene::with(LMTP, Language::En).await;
    let (address, door) = opened(&scene).await;
    let envelope = format!("RCPT TO:<{TEAM}>\r\nDATA\r\n");
    let endless = "a".repeat(MESSAGE_OCTETS + 10);
    let words = format!(
        "{HELLO}{envelope}{endless}\r\n.\r\nMAIL FROM:<>\r\n{envelope}{}.\r\nQUIT\r\n",
        scene.answer("Hello")
    );
    let heard = said(address, words.as_bytes()).await;
    assert!(heard.contains("552 5.3.4"), "{heard}");
    assert!(heard.contains("250 2.0.0 Kept"), "{heard}");
    door.abort();
    assert_eq!(scene.messages().await, 1);
}

#[tokio::test]
async fn a_second_message_cannot_be_smuggled_into_the_first() {
    let scene = Scene::with(LMTP, Language::En).await;
    let (address, door) = opened(&scene).await;
    let words = format!(
        "{HELLO}RCPT TO:<{TEAM}>\r\nDATA\r\nSubject: one\r\n\r\nx\n.\nMAIL FROM:<>\n\
         RCPT TO:<{TEAM}>\nDATA\nSubject: two\n\nx\n.\n\r\n.\r\nQUIT\r\n"
    );
    let heard = said(address, words.as_bytes()).await;
    assert_eq!(heard.matches("Kept").count(), 1, "{heard}");
    door.abort();
    assert_eq!(scene.messages().await, 1);
}

#[tokio::test]
async fn any_bytes_are_kept_and_filed() {
    let scene = Scene::with(LMTP, Language::En).await;
    let (address, door) = opened(&scene).await;
    let envelope = format!("{HELLO}RCPT TO:<{TEAM}>\r\nDATA\r\n");
    for message in [
        &b""[..],
        b"\0\0\0",
        b"\xff\xfe\r\n\r\n",
        b"\r\r\r\n",
        b"From: <\r\n",
    ] {
        let words = [envelope.as_bytes(), message, b"\r\n.\r\n"].concat();
        let heard = said(address, &words).await;
        assert!(heard.contains("Kept"), "{heard}");
    }
    door.abort();
    super::file(&scene.operation).await.unwrap();
    let unfiled: i64 = sqlx::query_scalar("SELECT count(*) FROM mail WHERE standing = 'kept'")
        .fetch_one(scene.operation.database.pool())
        .await
        .unwrap();
    assert_eq!((scene.messages().await, unfiled), (5, 0));
}
