//! Nobody is written to before a person has agreed: what `tranca notify` asks on a terminal.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::mail::{Post, TOML};
use crate::program::tranca;

/// An operation in which one letter is due, and nothing is approved by its settings.
fn post() -> Post {
    Post::with_a_letter_due(&TOML.replace("approval = \"automatic\"\n", ""))
}

/// Runs `tranca notify` on a terminal of its own (script(1)) and types an answer there.
fn notify_on_a_terminal(op: &Path, answer: &str) -> Option<String> {
    let notify = format!("'{}' notify", env!("CARGO_BIN_EXE_tranca"));
    let begun = Command::new("script")
        .args(["--quiet", "--return", "--command", &notify, "/dev/null"])
        .current_dir(op)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut terminal) = begun else {
        testbed::skip("there is no script(1) to make a terminal with");
        return None;
    };
    let mut keys = terminal.stdin.take().expect("a keyboard");
    keys.write_all(answer.as_bytes()).expect("typed");
    drop(keys);
    let ended = terminal.wait_with_output().expect("it ends");
    assert!(ended.status.success());
    Some(String::from_utf8_lossy(&ended.stdout).into_owned())
}

#[test]
fn letters_can_be_read_and_printed_before_they_are_approved() {
    let post = post();
    let words = ["notify", "--preview", "--out", "letters"];
    tranca(&post.op(), &words).well();
    let folder = std::fs::read_dir(post.op().join("letters")).expect("a folder");
    let mut files: Vec<_> = folder.map(|file| file.expect("readable").path()).collect();
    files.sort();
    let endings = [".eml", ".html", ".print.html", ".txt"];
    assert_eq!(files.len(), endings.len(), "{files:?}");
    for (file, ending) in files.iter().zip(endings) {
        let name = file.file_name().expect("a name").to_string_lossy();
        assert!(
            name.starts_with("0001-T-") && name.ends_with(ending),
            "{name}"
        );
        let text = std::fs::read_to_string(file).expect("text");
        assert!(text.contains("192.0.2.9"), "{name}: {text}");
    }
    assert!(post.letters().is_empty(), "nothing left");
    let again = tranca(&post.op(), &words);
    assert_eq!(again.code, 73, "older letters lie there: {again:#?}");
}

#[test]
fn a_person_on_a_terminal_is_shown_what_would_go_and_asked() {
    let post = post();
    let Some(shown) = notify_on_a_terminal(&post.op(), "yes\n") else {
        return;
    };
    for part in ["abuse@net.example", "192.0.2.9", "Type yes"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(post.letters().len(), 1, "{shown}");
}

#[test]
fn whoever_says_anything_else_has_not_agreed() {
    let post = post();
    for answer in ["no\n", "\n", "y\n", ""] {
        let Some(shown) = notify_on_a_terminal(&post.op(), answer) else {
            return;
        };
        assert!(shown.contains("Type yes"), "{shown}");
        assert_eq!(post.letters().len(), 0, "{answer:?}: {shown}");
    }
}

#[test]
fn where_nobody_sits_nobody_agrees() {
    let post = post();
    let told = tranca(&post.op(), &["notify"]).well();
    assert!(!told.out.contains("Type yes"), "{told:?}");
    assert_eq!(post.letters().len(), 0);
}
