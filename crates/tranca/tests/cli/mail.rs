//! `tranca mail`: what messages are, and the questions that wait.

use std::fs;

use crate::program::tranca;

const BOUNCE: &str = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.net.example\nSubject: failure notice\n\n\
    Hi. This is the qmail-send program at mx.net.example.\n\n\
    <abuse@net.example>:\n550 5.1.1 no such user\n";

#[test]
fn a_file_is_told_in_the_form_that_scripts_read() {
    let here = tempfile::tempdir().expect("folder");
    fs::write(here.path().join("one.eml"), BOUNCE).expect("a message");
    fs::write(here.path().join("two.eml"), BOUNCE.replace('\n', "\r")).expect("a message");
    let told = tranca(
        here.path(),
        &["mail", "read", "--json", "one.eml", "two.eml"],
    )
    .well();
    for (line, file) in told.json().into_iter().zip(["one.eml", "two.eml"]) {
        let expected = serde_json::json!({
            "file": file,
            "kind": "bounce",
            "recipients": ["abuse@net.example"],
            "status": "5.1.1",
            "permanent": true,
            "reason": "550 5.1.1 no such user",
        });
        assert_eq!(line, expected);
    }
}

#[test]
fn a_file_that_is_not_there_does_not_keep_the_others_from_being_told() {
    let here = tempfile::tempdir().expect("folder");
    fs::write(here.path().join("one.eml"), BOUNCE).expect("a message");
    let told = tranca(
        here.path(),
        &["mail", "read", "--json", "none.eml", "one.eml"],
    );
    assert_eq!(told.code, 66);
    assert!(told.out.contains("abuse@net.example"), "{}", told.out);
}

#[test]
fn an_inbox_without_questions_says_so() {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "op"]).well();
    let told = tranca(here.path(), &["mail", "op"]).well();
    assert_eq!(told.out, "No question waits.\n");
    let none = tranca(here.path(), &["mail", "show", "op", "4711"]);
    assert_eq!(none.code, 66);
}
