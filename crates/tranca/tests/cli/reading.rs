//! `tranca mail read`: what messages are, without an operation.

use std::fs;

use serde_json::json;

use crate::program::tranca;

#[test]
fn each_file_gets_one_object_in_its_order_and_a_missing_one_keeps_no_other_from_it() {
    let here = tempfile::tempdir().expect("folder");
    let bounce = "Return-Path: <>\r\nFrom: MAILER-DAEMON@net.example\r\nSubject: failure notice\r\n\r\n\
        Hi. This is the qmail-send program at net.example.\r\n\r\n\
        <gone@net.example>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n";
    let question = "From: ana@net.example\r\nSubject: Re: your letter\r\n\r\nWho are you?\r\n";
    fs::write(here.path().join("bounce.eml"), bounce).expect("written");
    fs::write(here.path().join("question.eml"), question).expect("written");
    let files = [
        "mail",
        "read",
        "--json",
        "bounce.eml",
        "none.eml",
        "question.eml",
    ];
    let ran = tranca(here.path(), &files);
    assert_ne!(ran.code, 0, "one of them is not there: {ran:?}");
    let told = ran.json();
    let bounced = json!({
        "file": "bounce.eml",
        "kind": "bounce",
        "recipients": ["gone@net.example"],
        "status": "5.1.1",
        "permanent": true,
        "reason": "Sorry, no mailbox here by that name. (#5.1.1)",
    });
    let asked = json!({
        "file": "question.eml",
        "kind": "reply",
        "recipients": [],
        "status": null,
        "permanent": null,
        "reason": null,
    });
    assert_eq!(told, [bounced, asked]);
}
