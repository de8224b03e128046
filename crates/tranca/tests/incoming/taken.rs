//! Mail is taken over LMTP, over SMTP and from a Maildir, and nothing that was taken is lost.

use std::fs;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tranca::ground::operation::Operation;
use tranca::replies::listener::Listeners;
use tranca::replies::{filing, inbox, maildir};

use super::filed::Scene;

const LISTEN: &str = "listen = [\"127.0.0.1:0\"]\nlargest_kib = 8\n";

/// A client of the listener.
struct Client(BufReader<TcpStream>);

impl Client {
    async fn connect(operation: &Arc<Operation>) -> Self {
        let listeners = Listeners::bind(operation).await.expect("a listener");
        let address = listeners.addresses()[0];
        tokio::spawn(listeners.serve(Arc::clone(operation), Arc::new(Notify::new())));
        #[expect(
            clippy::disallowed_methods,
            reason = "our own listener, on this machine"
        )]
        let stream = TcpStream::connect(address).await.expect("a connection");
        let mut client = Self(BufReader::new(stream));
        assert_eq!(client.hears().await, "220");
        client
    }

    /// Says something and gives back the code of the one reply.
    async fn says(&mut self, words: &str) -> String {
        self.0
            .write_all(format!("{words}\r\n").as_bytes())
            .await
            .expect("said");
        self.hears().await
    }

    async fn hears(&mut self) -> String {
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await.expect("heard");
            if line.as_bytes().get(3) != Some(&b'-') {
                return line.chars().take(3).collect();
            }
        }
    }
}

async fn kept(operation: &Operation) -> i64 {
    let counts = inbox::counts(operation).await.expect("counted");
    counts.iter().map(|(_, _, count)| count).sum()
}

#[tokio::test]
async fn lmtp_has_a_reply_for_each_recipient_and_the_message_is_kept_before_it() {
    let scene = Scene::set(LISTEN).await;
    let (ours, answer) = (
        scene.return_path(),
        scene.answer("..Thank you.").replace('\n', "\r\n"),
    );
    let operation = Arc::new(scene.operation);
    let mut client = Client::connect(&operation).await;
    assert_eq!(client.says("LHLO mx.agency.example").await, "250");
    assert_eq!(client.says("MAIL FROM:<ana@net.example>").await, "250");
    assert_eq!(client.says(&format!("RCPT TO:<{ours}>")).await, "250");
    assert_eq!(client.says("RCPT TO:<nobody@agency.example>").await, "550");
    assert_eq!(client.says("RCPT TO:<team@agency.example>").await, "250");
    assert_eq!(client.says("DATA").await, "354");
    assert_eq!(client.says(&format!("{answer}.")).await, "250");
    assert_eq!(client.hears().await, "250");
    assert_eq!(kept(&operation).await, 2);
    assert_eq!(filing::file(&operation).await.expect("filed").replies, 2);
    let waiting = inbox::waiting(&operation).await.expect("listed");
    assert!(
        waiting[0].text.starts_with(".Thank you."),
        "{}",
        waiting[0].text
    );
}

#[tokio::test]
async fn smtp_has_one_reply_and_what_comes_twice_is_kept_once() {
    let scene = Scene::set(LISTEN).await;
    let answer = scene.answer("Thank you.").replace('\n', "\r\n");
    let operation = Arc::new(scene.operation);
    let mut client = Client::connect(&operation).await;
    assert_eq!(client.says("EHLO mx.agency.example").await, "250");
    for _ in 0..2 {
        assert_eq!(client.says("MAIL FROM:<ana@net.example>").await, "250");
        assert_eq!(
            client.says("RCPT TO:<questions@agency.example>").await,
            "250"
        );
        assert_eq!(client.says("DATA").await, "354");
        assert_eq!(client.says(&format!("{answer}.")).await, "250");
    }
    assert_eq!(client.says("QUIT").await, "221");
    assert_eq!(kept(&operation).await, 1);
}

#[tokio::test]
async fn a_message_that_is_too_long_is_refused_and_the_next_is_taken() {
    let scene = Scene::set(LISTEN).await;
    let operation = Arc::new(scene.operation);
    let mut client = Client::connect(&operation).await;
    assert_eq!(client.says("LHLO mx.agency.example").await, "250");
    for (length, code) in [(200, "552"), (2, "250")] {
        client.says("MAIL FROM:<>").await;
        client.says("RCPT TO:<team@agency.example>").await;
        client.says("DATA").await;
        let text = "a line of the message, not too short\r\n".repeat(length);
        let message = format!("Subject: x\r\n\r\n{text}{text}.");
        assert_eq!(client.says(&message).await, code);
    }
    assert_eq!(kept(&operation).await, 1);
}

#[tokio::test]
async fn what_is_picked_up_moves_on_and_what_cannot_be_is_kept_aside_and_counted() {
    let scene = Scene::set("maildir = \"maildir\"\nlargest_kib = 8\n").await;
    let new = scene.operation.folder.join("maildir/new");
    fs::create_dir_all(&new).expect("a folder");
    fs::write(new.join("1.a"), scene.answer("Thank you.")).expect("a message");
    fs::write(new.join("2.b"), "").expect("an empty one");
    fs::write(new.join("3.c"), "x".repeat(9_000)).expect("one too long");
    std::os::unix::fs::symlink("/etc/hostname", new.join("4.d")).expect("a link");
    let counts = maildir::pick_up(&scene.operation).await.expect("picked up");
    assert_eq!((counts.kept, counts.bad), (1, 3));
    assert_eq!(fs::read_dir(&new).expect("a folder").count(), 0);
    let maildir = scene.operation.folder.join("maildir");
    assert!(maildir.join("cur/1.a:2,S").is_file());
    assert_eq!(
        fs::read_dir(maildir.join("bad")).expect("a folder").count(),
        3
    );
    // The process died after the commit and before the move: it is picked up again, and known.
    fs::rename(maildir.join("cur/1.a:2,S"), new.join("1.a")).expect("moved back");
    maildir::pick_up(&scene.operation).await.expect("picked up");
    assert_eq!(kept(&scene.operation).await, 1);
    assert_eq!(
        filing::file(&scene.operation).await.expect("filed").replies,
        1
    );
}
