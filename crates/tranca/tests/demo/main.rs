//! `tranca demo`, whole, and the operation that it leaves behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use mail_parser::MessageParser;

use crate::program::{Ran, tranca};
use crate::serving::Serving;

#[path = "../cli/program.rs"]
mod program;
#[path = "../cli/serving.rs"]
mod serving;

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_watches_an_operation_and_looks_at_it_afterwards() {
    let here = tempfile::tempdir().expect("folder");
    let ran = demo(here.path(), &["demo"]).await.well();
    let folder = here.path().join("tranca-demo");
    it_ends_with_a_table_and_what_to_type_next(&ran);
    letters_went_out_in_three_languages(&folder);
    two_are_closed_one_is_reminded_three_set_aside(here.path());
    what_it_says_to_type_next_works(here.path(), &ran);
    the_portal_shows_it(&folder);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_demo_leaves_the_first_alone_and_machines_read_json() {
    let here = tempfile::tempdir().expect("folder");
    fs::create_dir(here.path().join("tranca-demo")).expect("made");
    let ran = demo(here.path(), &["demo", "--json", "--quiet"])
        .await
        .well();
    assert_eq!(ran.err, "");
    let figures = ran.json();
    assert_eq!(figures.len(), 1);
    assert_eq!(figures[0]["funnel"]["closed"], 2);
    let untouched = fs::read_dir(here.path().join("tranca-demo")).expect("there");
    assert_eq!(untouched.count(), 0);
    assert!(here.path().join("tranca-demo-2/tranca.toml").exists());
}

fn it_ends_with_a_table_and_what_to_type_next(ran: &Ran) {
    for row in [
        "127.77.0.10  open-relay  postfix",
        "127.77.0.20  open-proxy  squid",
        "Of 3 servers proven open, 2 are closed",
        "Next:\n  tranca serve tranca-demo ",
        concat!("Here `tranca` is ", env!("CARGO_BIN_EXE_tranca")),
    ] {
        assert!(ran.out.contains(row), "{row}: {}", ran.out);
    }
    for chapter in [
        "1. Public databases",
        "2. Proof",
        "4. Letters",
        "6. Results",
    ] {
        assert!(ran.err.contains(chapter), "{chapter}: {}", ran.err);
    }
}

fn letters_went_out_in_three_languages(folder: &Path) {
    let mut languages = Vec::new();
    for file in letters(folder) {
        let bytes = fs::read(file).expect("there");
        let message = MessageParser::default().parse(&bytes).expect("a message");
        let language = message.header_raw("Content-Language").expect("a language");
        languages.push(language.trim().to_owned());
    }
    languages.sort();
    assert_eq!(
        languages,
        ["en", "en", "es", "es", "pt-BR", "pt-BR"],
        "three first letters, a reminder, and thanks for two that closed"
    );
}

fn two_are_closed_one_is_reminded_three_set_aside(here: &Path) {
    let status = tranca(here, &["status", "tranca-demo", "--json"])
        .well()
        .json()
        .remove(0);
    assert_eq!(status["standing"], "ended");
    let cases = serde_json::json!({"closed": 2, "notified": 1, "set-aside": 3});
    assert_eq!(status["cases"], cases);
    assert_eq!(status["letters"], serde_json::json!({"sent": 6}));
    let reminded = tranca(here, &["case", "tranca-demo", "127.77.0.40", "--json"]).well();
    let history = reminded.json().remove(0)["history"].to_string();
    assert!(history.contains("\"reminded\""), "{history}");
}

/// Each line below `Next:` that names the folder, but for `serve`, which does not end.
fn what_it_says_to_type_next_works(here: &Path, ran: &Ran) {
    let (_, next) = ran.out.split_once("Next:\n").expect("what to type next");
    let mut tried = 0;
    for line in next.lines().filter(|line| line.contains("tranca-demo")) {
        let (typed, _) = line.trim().split_once("   ").unwrap_or((line.trim(), ""));
        let typed = typed.split("  ").next().expect("a command");
        let words: Vec<&str> = typed.split(' ').skip(1).collect();
        if words[0] != "serve" {
            tranca(here, &words).well();
            tried += 1;
        }
    }
    assert_eq!(tried, 2, "case and report");
    assert!(here.join("results.html").exists());
}

fn the_portal_shows_it(folder: &Path) {
    let settings = folder.join("tranca.toml");
    let text = fs::read_to_string(&settings).expect("there");
    fs::write(
        settings,
        format!("{text}\n[portal]\nlisten = \"127.0.0.1:0\"\n"),
    )
    .expect("written");
    let serving = Serving::start(folder);
    for path in ["/", "/results", "/guides", "/agencies"] {
        let (status, page) = serving.get(path);
        assert_eq!(status, 200, "{path}");
        assert!(!page.contains("127.77.0.10"), "{path} names an address");
    }
    let (status, page) = serving.get(&link(folder));
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("127.77.0."), "{page}");
    let (status, _) = serving.get("/case/0000000000000000000000000000000000000000");
    assert_eq!(status, 404, "a guess finds nothing");
    assert_eq!(serving.end(), Some(0));
}

/// The secret link of the first letter, as its reader sees it.
fn link(folder: &Path) -> String {
    let first = letters(folder).remove(0).with_extension("txt");
    let text = fs::read_to_string(first).expect("beside the message");
    let (_, rest) = text.split_once("/case/").expect("a link");
    let secret: String = rest
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    format!("/case/{secret}")
}

fn letters(folder: &Path) -> Vec<PathBuf> {
    let received = fs::read_dir(folder.join("received")).expect("there");
    let paths = received.map(|entry| entry.expect("readable").path());
    let mut letters: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "eml"))
        .collect();
    letters.sort();
    letters
}

/// Runs it, and does not wait longer than the README promises.
async fn demo(folder: &Path, words: &'static [&'static str]) -> Ran {
    let folder = folder.to_owned();
    let ran = tokio::task::spawn_blocking(move || tranca(&folder, words));
    let in_time = tokio::time::timeout(Duration::from_secs(60), ran).await;
    in_time.expect("well under a minute").expect("it ran")
}
