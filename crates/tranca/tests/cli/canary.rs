//! `tranca canary`: the receiving host alone, with the key of an operation elsewhere.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpStream, UdpSocket};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use dialogue::{Form, Role, TokenKey};
use serde_json::Value;

use crate::program::{command, tranca};

#[test]
fn a_canary_elsewhere_keeps_each_hit_before_it_answers_and_ends_when_asked() {
    let here = tempfile::tempdir().expect("folder");
    let key = key_of_a_new_operation(here.path());
    let mut canary = Alone::start(here.path(), &[&ELSEWHERE[..], &["--json"]].concat());
    let listening = canary.says();
    assert_eq!(listening["event"], "listening");
    assert_eq!(listening["domain"], "probe.example");

    let token = key.mint(81, 3128, Form::HttpGet, Role::Fetch);
    let web = listening["web"][0].as_str().expect("an address");
    let answer = fetch(web, &format!("/{token}"));
    assert!(answer.contains(&key.answer(&token)), "{answer}");
    let kept = fs::read_to_string(here.path().join("op/receipts.jsonl")).expect("written");
    let hit = canary.says();
    let kept: Value = serde_json::from_str(&kept).expect("one line");
    assert_eq!(kept, hit, "printed as it is kept");
    assert_eq!(hit["event"], "hit");
    assert_eq!(hit["meaning"], "fetched");
    assert_eq!(hit["check"], "81");
    assert_eq!(hit["port"], 3128);
    assert_eq!(hit["form"], "http-get");
    assert_eq!(hit["token"], token.to_string());

    let token = key.mint(82, 1080, Form::Socks5Udp, Role::Fetch);
    let udp = listening["udp"][0].as_str().expect("an address");
    assert_eq!(ask(udp, &token.to_string()), key.answer(&token));
    assert_eq!(canary.says()["way"], "datagram");
    assert_eq!(canary.end(), Some(0));
}

#[test]
fn a_person_reads_where_it_listens_and_what_came() {
    let here = tempfile::tempdir().expect("folder");
    let key = key_of_a_new_operation(here.path());
    let mut canary = Alone::start(here.path(), &ELSEWHERE);
    let line = canary.line();
    assert!(
        line.starts_with("Listening for mail on 127.0.0.1:"),
        "{line}"
    );
    let (_, rest) = line.split_once("for the web on ").expect("the web");
    let (web, _) = rest.split_once(',').expect("an address");
    let token = key.mint(81, 3128, Form::HttpGet, Role::Fetch);
    fetch(web, &format!("/{token}"));
    let line = canary.line();
    assert!(
        line.contains("Z fetched: check 81, port 3128, http-get; HTTP request from 127.0.0.1:"),
        "{line}"
    );
    assert_eq!(canary.end(), Some(0));
}

#[test]
fn inside_an_operation_its_settings_suffice() {
    let here = tempfile::tempdir().expect("folder");
    let key = key_of_a_new_operation(here.path());
    fs::write(here.path().join("op/tranca.toml"), SETTINGS).expect("written");
    fs::write(here.path().join("op/agencies.toml"), AGENCY).expect("written");
    let mut canary = Alone::start(here.path(), &["--operation", "op", "--json"]);
    let listening = canary.says();
    let web = listening["web"][0].as_str().expect("an address");
    assert!(fetch(web, "/").contains("Example CERT"), "says who tests");
    let token = key.mint(81, 3128, Form::HttpGet, Role::Fetch);
    assert!(fetch(web, &format!("/{token}")).contains(&key.answer(&token)));
    assert_eq!(canary.says()["token"], token.to_string());
    assert_eq!(canary.end(), Some(0));
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    let here = tempfile::tempdir().expect("folder");
    fs::write(here.path().join("short"), "abc\n").expect("written");
    for (arguments, code, why) in [
        (&["canary"][..], 64, "--operator; --contact; --page"),
        (&["canary", "--print-key"], 64, "--operation DIR"),
        (&["canary", "--operation", "op"], 66, "tranca init op"),
        (&["canary", "--domain", "a b"], 78, "a b"),
        (
            &["canary", "--print-key", "--key-file", "x"],
            64,
            "cannot be used",
        ),
    ] {
        let ran = tranca(here.path(), arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {ran:?}");
        assert!(ran.err.contains(why), "{arguments:?}: {}", ran.err);
    }
    let mut arguments = [&["canary"], &ELSEWHERE[..]].concat();
    let at = arguments.iter().position(|word| *word == "op/key");
    let at = at.expect("a key file");
    for (file, code) in [("short", 65), ("nowhere", 66)] {
        arguments[at] = file;
        let ran = tranca(here.path(), &arguments);
        assert_eq!(ran.code, code, "{file}: {ran:?}");
    }
}

/// An operation in `op`, its key in `op/key`.
fn key_of_a_new_operation(here: &Path) -> TokenKey {
    tranca(here, &["init", "op"]).well();
    let printed = tranca(here, &["canary", "--operation", "op", "--print-key"]).well();
    fs::write(here.join("op/key"), &printed.out).expect("written");
    let digits = printed.out.trim_end();
    assert_eq!(digits.len(), 64);
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[place * 2..place * 2 + 2], 16).expect("digits");
    }
    TokenKey::new(&bytes)
}

#[expect(clippy::disallowed_methods, reason = "our own canary, on loopback")]
fn fetch(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: probe.example\r\n\r\n").expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("text");
    answer
}

fn ask(address: &str, payload: &str) -> String {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("a socket");
    let patience = std::time::Duration::from_secs(30);
    socket.set_read_timeout(Some(patience)).expect("set");
    socket.send_to(payload.as_bytes(), address).expect("sent");
    let mut answer = [0; 64];
    let length = socket.recv(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer[..length]).into_owned()
}

/// `tranca canary`, under way. It is killed if a test forgets it.
struct Alone {
    process: Child,
    said: BufReader<ChildStdout>,
}

impl Alone {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut process = command(folder, &[&["canary"], arguments].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let said = BufReader::new(process.stdout.take().expect("piped"));
        Self { process, said }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).expect("text");
        assert!(!line.is_empty(), "it ended without a word");
        line
    }

    fn says(&mut self) -> Value {
        let line = self.line();
        serde_json::from_str(&line).expect(&line)
    }

    /// Asks it to end, as an init system does, and gives back its exit code.
    fn end(mut self) -> Option<i32> {
        let pid = self.process.id().to_string();
        let killed = Command::new("sh")
            .args(["-c", "kill -TERM $0", &pid])
            .status();
        assert!(killed.expect("a shell").success());
        self.process.wait().expect("it ends").code()
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        // After `end` there is nobody left to kill.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const ELSEWHERE: [&str; 20] = [
    "--domain",
    "probe.example",
    "--host",
    "canary.example",
    "--mail-listen",
    "127.0.0.1:0,[::1]:0",
    "--web-listen",
    "127.0.0.1:0",
    "--udp-listen",
    "127.0.0.1:0",
    "--operator",
    "Example CERT",
    "--contact",
    "tests@agency.example",
    "--page",
    "https://agency.example/tests",
    "--key-file",
    "op/key",
    "--receipts",
    "op/receipts.jsonl",
];

const SETTINGS: &str = r#"
[operation]
contact = "tests@agency.example"

[canary]
domain = "probe.example"
web_listen = ["127.0.0.1:0"]
"#;

const AGENCY: &str = r#"
[[agency]]
name = "Example CERT"
"#;
