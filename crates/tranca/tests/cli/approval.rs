//! Nobody is written to before a person has agreed: what `tranca notify` asks on a terminal.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::tranca;

const TOML: &str = "\
[operation]
contact = \"questions@agency.example\"
[policy]
letters_require = \"listings\"
listings_needed = 1
control_group_percent = 0
[attribution]
rdap = false
reverse_dns = false
";

/// An operation in which one letter is due.
fn operation() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("folder");
    tranca(folder.path(), &["init", "op"]).well();
    let op = folder.path().join("op");
    for (file, text) in [
        ("tranca.toml", TOML),
        (
            "agencies.toml",
            "[[agency]]\nname = \"Example CSIRT\"\nmailbox = \"team@agency.example\"\n",
        ),
        (
            "contacts.csv",
            "match,mailbox,language\n192.0.2.9,abuse@net.example,de\n",
        ),
        ("feeds/a.txt", "http://192.0.2.9:3128\n"),
    ] {
        fs::write(op.join(file), text).expect("written");
    }
    for stage in ["import", "attribute"] {
        tranca(&op, &[stage]).well();
    }
    (folder, op)
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

fn letters(op: &Path) -> usize {
    let Ok(files) = fs::read_dir(op.join("outbox")) else {
        return 0;
    };
    let names = files.map(|file| file.expect("readable").path());
    names
        .filter(|path| path.extension().is_some_and(|kind| kind == "eml"))
        .count()
}

#[test]
fn a_person_on_a_terminal_is_shown_what_would_go_and_asked() {
    let (_folder, op) = operation();
    let Some(shown) = notify_on_a_terminal(&op, "yes\n") else {
        return;
    };
    for part in ["abuse@net.example", "192.0.2.9", "Type yes"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(letters(&op), 1, "{shown}");
}

#[test]
fn whoever_says_anything_else_has_not_agreed() {
    let (_folder, op) = operation();
    for answer in ["no\n", "\n", "y\n", ""] {
        let Some(shown) = notify_on_a_terminal(&op, answer) else {
            return;
        };
        assert!(shown.contains("Type yes"), "{shown}");
        assert_eq!(letters(&op), 0, "{answer:?}: {shown}");
    }
}

#[test]
fn where_nobody_sits_nobody_agrees() {
    let (_folder, op) = operation();
    let told = tranca(&op, &["notify"]).well();
    assert!(!told.out.contains("Type yes"), "{told:?}");
    assert_eq!(letters(&op), 0);
}
