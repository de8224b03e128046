//! The two ways in: a mail server that hands over, and a Maildir.

use std::fs;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;
use tokio::task::JoinHandle;

use super::{DESK, Scene, TEAM, bounce};
use crate::cases::state::Case;
use crate::replies::door::Door;
use crate::replies::{file, maildir};

pub(super) const LMTP: &str = "listen = [\"127.0.0.1:0\"]\n";
const SMTP: &str = "listen = [\"127.0.0.1:0\"]\nprotocol = \"smtp\"\n";

/// Opens the door of a scene; it closes when the task is aborted.
pub(super) async fn opened(scene: &Scene) -> (SocketAddr, JoinHandle<()>) {
    let door = Door::open(Arc::clone(&scene.operation)).await.unwrap();
    let address = door.addresses().unwrap()[0];
    (address, tokio::spawn(door.keep_open()))
}

/// Says all of this at once, and hears until the other side hangs up.
pub(super) async fn said(address: SocketAddr, words: &[u8]) -> String {
    let socket = TcpSocket::new_v4().unwrap();
    let mut stream = socket.connect(address).await.unwrap();
    // A listener that hangs up meanwhile is an answer too.
    let _ = stream.write_all(words).await;
    let _ = stream.shutdown().await;
    let mut heard = Vec::new();
    let _ = stream.read_to_end(&mut heard).await;
    String::from_utf8(heard).unwrap()
}

fn codes(heard: &str) -> Vec<&str> {
    let last = |line: &&str| line.as_bytes().get(3) == Some(&b' ');
    heard.lines().filter(last).map(|line| &line[..3]).collect()
}

#[tokio::test]
async fn a_mail_server_hands_over_by_lmtp_and_each_recipient_is_answered() {
    let scene = Scene::with(LMTP, super::Language::En).await;
    let (address, door) = opened(&scene).await;
    let message = bounce("5.1.1");
    let path = scene.return_path();
    let words = format!(
        "LHLO mx.agency.example\r\nMAIL FROM:<>\r\nRCPT TO:<{path}>\r\nRCPT TO:<{TEAM}>\r\n\
         RCPT TO:<nobody@agency.example>\r\nDATA\r\n{message}.\r\nQUIT\r\n"
    );
    let heard = said(address, words.as_bytes()).await;
    let expected = [
        "220", "250", "250", "250", "250", "550", "354", "250", "250", "221",
    ];
    assert_eq!(codes(&heard), expected, "{heard}");
    door.abort();
    file(&scene.operation).await.unwrap();
    assert_eq!(scene.messages().await, 1);
    assert!(matches!(scene.case().await, Case::Proven(_)));
}

#[tokio::test]
async fn a_mail_server_hands_over_by_smtp_and_may_send_several() {
    let scene = Scene::with(SMTP, super::Language::En).await;
    let (address, door) = opened(&scene).await;
    let one = |text: &str| {
        let message = scene.answer(text);
        format!("MAIL FROM:<ana@net.example>\r\nRCPT TO:<{TEAM}>\r\nDATA\r\n{message}.\r\n")
    };
    let words = format!("EHLO mx\r\n{}{}QUIT\r\n", one("one"), one("two"));
    let heard = said(address, words.as_bytes()).await;
    let one = ["250", "250", "354", "250"];
    let expected = [&["220", "250"][..], &one, &one, &["221"]].concat();
    assert_eq!(codes(&heard), expected, "{heard}");
    door.abort();
    assert_eq!(scene.messages().await, 2);
}

#[tokio::test]
async fn what_was_acknowledged_is_there_and_what_was_not_is_not() {
    let scene = Scene::with(LMTP, super::Language::En).await;
    let (address, door) = opened(&scene).await;
    let envelope = format!("LHLO mx\r\nMAIL FROM:<>\r\nRCPT TO:<{TEAM}>\r\nDATA\r\n");
    // The client dies in the middle of its message, at every place.
    let whole = format!("{envelope}{}.\r\n", scene.answer("Hello"));
    for end in (envelope.len()..whole.len()).step_by(7) {
        let heard = said(address, &whole.as_bytes()[..end]).await;
        assert_eq!(codes(&heard).last(), Some(&"354"), "{heard}");
    }
    assert_eq!(scene.messages().await, 0);
    let heard = said(address, whole.as_bytes()).await;
    assert_eq!(codes(&heard).last(), Some(&"250"));
    door.abort();
    assert_eq!(scene.messages().await, 1, "kept before it was acknowledged");
}

#[tokio::test]
async fn what_is_kept_and_not_filed_is_filed_by_the_next_process() {
    let scene = Scene::open().await;
    let arrival = super::Arrival {
        way: "lmtp",
        sender: String::new(),
        recipients: vec![scene.return_path()],
        message: bounce("5.1.1").into_bytes(),
    };
    super::keep(&scene.operation, &arrival).await.unwrap();
    let clock = super::Clock::standing_at(super::NOW);
    let again = crate::ground::operation::Operation::open(scene.folder.path(), clock);
    let counts = file(&again.await.unwrap()).await.unwrap();
    assert_eq!((counts.filed, counts.returned), (1, 1));
    assert!(scene.is_suppressed(DESK).await);
}

#[tokio::test]
async fn a_maildir_is_emptied_and_what_cannot_be_read_stays() {
    let scene = Scene::with("maildir = \"Maildir\"\n", super::Language::En).await;
    let maildir = scene.folder.path().join("Maildir");
    for folder in ["new", "cur", "tmp"] {
        fs::create_dir_all(maildir.join(folder)).unwrap();
    }
    let new = |name: &str| maildir.join("new").join(name);
    let bounce = format!(
        "Delivered-To: {}\r\n{}",
        scene.return_path(),
        bounce("5.1.1")
    );
    fs::write(new("1.a.host"), bounce).unwrap();
    fs::write(new("2.b.host"), scene.answer("Who are you?")).unwrap();
    fs::write(new("3.c.host"), b"\0\xff no mail at all").unwrap();
    fs::write(new(".hidden"), b"").unwrap();
    fs::create_dir(new("4.folder")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", new("5.link")).unwrap();
    let big = fs::File::create(new("6.big")).unwrap();
    big.set_len(64 * 1024 * 1024).unwrap();
    let counts = maildir::fetch(&scene.operation).await.unwrap();
    assert_eq!((counts.fetched, counts.unreadable), (3, 3));
    let counts = file(&scene.operation).await.unwrap();
    assert_eq!((counts.filed, counts.returned), (3, 1));
    let mut seen: Vec<_> = fs::read_dir(maildir.join("cur"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    seen.sort();
    assert_eq!(seen, ["1.a.host:2,S", "2.b.host:2,S", "3.c.host:2,S"]);
    assert!(new("6.big").exists() && new("5.link").exists());
    let again = maildir::fetch(&scene.operation).await.unwrap();
    assert_eq!((again.fetched, again.unreadable), (0, 3));
}

#[tokio::test]
async fn a_message_that_was_kept_before_the_process_died_counts_once() {
    let scene = Scene::with("maildir = \"Maildir\"\n", super::Language::En).await;
    let new = scene.folder.path().join("Maildir/new");
    fs::create_dir_all(&new).unwrap();
    for name in ["1.a.host", "2.a.host"] {
        fs::write(new.join(name), scene.answer("Who are you?")).unwrap();
    }
    assert_eq!(maildir::fetch(&scene.operation).await.unwrap().fetched, 2);
    assert_eq!(scene.messages().await, 1);
}

#[tokio::test]
async fn a_maildir_that_is_not_there_is_said() {
    let scene = Scene::with("maildir = \"Maildir\"\n", super::Language::En).await;
    let error = maildir::fetch(&scene.operation).await.unwrap_err();
    assert!(error.to_string().contains("Maildir/new"), "{error}");
}
