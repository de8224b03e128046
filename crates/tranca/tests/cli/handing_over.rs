//! A mail server hands over to `tranca serve`, which is killed again and again in the middle of it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;

use crate::program::tranca;
use crate::serving::Serving;

const TOML: &str = "\
[operation]
contact = \"questions@agency.example\"
[attribution]
rdap = false
reverse_dns = false
[portal]
listen = \"127.0.0.1:0\"
[mail]
listen = [\"127.0.0.1:0\"]
";
const MESSAGES: usize = 60;
const KILLS: usize = 15;

/// A mail server that has some mail for us, and forgets a message once it is acknowledged.
struct MailServer {
    queue: BTreeSet<usize>,
    acknowledged: usize,
}

impl MailServer {
    /// Hands over one message after the other; after so many it does not wait for the answer, and
    /// keeps that message. The kill comes meanwhile.
    fn hand_over(&mut self, address: &str, patience: usize) {
        let mut wire = Wire::to(address);
        wire.say("LHLO mx.agency.example\r\n", "250 ");
        for number in self.queue.clone() {
            wire.say("MAIL FROM:<ana@net.example>\r\n", "250 ");
            wire.say("RCPT TO:<questions@agency.example>\r\n", "250 ");
            wire.say("DATA\r\n", "354 ");
            let message = format!(
                "From: ana@net.example\r\nSubject: question {number}\r\n\
                 Message-ID: <{number}@net.example>\r\n\r\nWho are you?\r\n.\r\n"
            );
            if self.acknowledged >= patience {
                return wire.shout(&message);
            }
            wire.say(&message, "250 ");
            self.queue.remove(&number);
            self.acknowledged += 1;
        }
    }
}

/// One connection.
struct Wire {
    stream: TcpStream,
    heard: BufReader<TcpStream>,
}

impl Wire {
    #[expect(clippy::disallowed_methods, reason = "our own listener, on loopback")]
    fn to(address: &str) -> Self {
        let stream = TcpStream::connect(address).expect("it listens");
        let heard = BufReader::new(stream.try_clone().expect("a socket"));
        let mut wire = Self { stream, heard };
        wire.hear("220 ");
        wire
    }

    fn say(&mut self, words: &str, code: &str) {
        self.shout(words);
        self.hear(code);
    }

    fn shout(&mut self, words: &str) {
        self.stream.write_all(words.as_bytes()).expect("sent");
    }

    /// The last line of a reply.
    fn hear(&mut self, code: &str) {
        loop {
            let mut line = String::new();
            self.heard.read_line(&mut line).expect("a reply");
            if line.as_bytes().get(3) != Some(&b'-') {
                assert!(line.starts_with(code), "{line}");
                return;
            }
        }
    }
}

fn operation() -> tempfile::TempDir {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "."]).well();
    fs::write(here.path().join("tranca.toml"), TOML).expect("written");
    here
}

/// Serves, and says where mail is taken.
fn serving(folder: &Path) -> (Serving, String) {
    let mut serving = Serving::start(folder);
    let line = serving.says("Mail is taken on ");
    let address = line.trim().rsplit(' ').next().expect("an address");
    (serving, address.to_owned())
}

#[test]
fn killed_while_mail_is_handed_over_it_loses_none_and_doubles_none() {
    let here = operation();
    let mut server = MailServer {
        queue: (0..MESSAGES).collect(),
        acknowledged: 0,
    };
    for kill in 0..KILLS {
        let (serving, address) = serving(here.path());
        server.hand_over(&address, kill * 3);
        // Killed without a word, as by the system that has no memory left.
        drop(serving);
        let kept = tranca(here.path(), &["mail", "fetch", "--json"])
            .well()
            .json();
        let waiting = kept[0]["waiting"].as_u64().expect("a number");
        let acknowledged = u64::try_from(server.acknowledged).expect("few");
        // The message whose answer was not waited for may be kept, or not.
        assert!(
            waiting == acknowledged || waiting == acknowledged + 1,
            "{kept:?}"
        );
    }
    let (serving, address) = serving(here.path());
    server.hand_over(&address, usize::MAX);
    drop(serving);
    tranca(here.path(), &["mail", "fetch"]).well();
    let waiting = tranca(here.path(), &["mail", "--json"]).well().json();
    let subjects: BTreeSet<String> = waiting
        .iter()
        .map(|one| one["subject"].to_string())
        .collect();
    assert_eq!((waiting.len(), subjects.len()), (MESSAGES, MESSAGES));
}
