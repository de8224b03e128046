//! Incoming messages of many products, in words of our own and in their forms, each with every kind
//! of line end. `incoming/*.txt` hold them: a title, what is to be read out of it, the message.

mod filed;
mod taken;

use std::fs;
use std::path::Path;

use tranca::replies::reading::{self, Kind, Reading};

#[test]
fn each_message_is_what_it_is_with_every_kind_of_line_end() {
    let samples = samples();
    assert!(samples.len() >= 100, "{} samples", samples.len());
    let wrong: Vec<String> = samples.iter().flat_map(Sample::wrong).collect();
    assert!(
        wrong.is_empty(),
        "{}\n{} wrong",
        wrong.join("\n"),
        wrong.len()
    );
}

#[test]
fn no_persons_words_and_no_newsletter_become_a_bounce_whatever_they_quote() {
    let samples = samples();
    let spoken = samples
        .iter()
        .filter(|sample| sample.expected.starts_with("reply"));
    let bounces = samples
        .iter()
        .filter(|sample| sample.expected.starts_with("bounce"));
    let bounces: Vec<&Sample> = bounces.collect();
    for person in spoken {
        for bounce in &bounces {
            let quoted: String = bounce
                .message
                .lines()
                .map(|line| format!("> {line}\n"))
                .collect();
            let message = format!("{}\n\n{quoted}", person.message);
            let kind = reading::read(message.as_bytes()).kind;
            assert!(
                matches!(kind, Kind::Reply | Kind::AutoReply),
                "{} quoting {} is read as {kind}",
                person.title,
                bounce.title
            );
        }
    }
}

#[test]
fn a_message_cut_anywhere_is_still_read() {
    for sample in samples() {
        let bytes = sample.message.as_bytes();
        for end in (0..bytes.len()).step_by(97) {
            let reading = reading::read(&bytes[..end]);
            assert!(
                reading
                    .reason
                    .is_none_or(|reason| reason.chars().count() <= 300)
            );
        }
    }
}

struct Sample {
    title: String,
    expected: String,
    message: String,
}

impl Sample {
    fn parse(text: &str) -> Self {
        let (title, rest) = text.split_once('\n').expect("a title");
        let (expected, message) = rest.split_once("\n---\n").expect("a message");
        Self {
            title: title.to_owned(),
            expected: expected.to_owned(),
            message: message.to_owned(),
        }
    }

    /// What is read otherwise than expected, per kind of line end.
    fn wrong(&self) -> Vec<String> {
        let ends = [("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")];
        let wrong = ends.into_iter().filter_map(|(name, end)| {
            let reading = reading::read(self.message.replace('\n', end).as_bytes());
            let told = told(&reading);
            (told != self.expected).then(|| {
                let reason = reading.reason.unwrap_or_default();
                format!(
                    "{} ({name}): `{told}`, not `{}`; {reason}",
                    self.title, self.expected
                )
            })
        });
        wrong.collect()
    }
}

/// A reading in the form of the samples' second lines.
fn told(reading: &Reading) -> String {
    let none = || "-".to_owned();
    let recipients = match reading.recipients.as_slice() {
        [] => none(),
        some => some.join(","),
    };
    let status = reading.status.map_or_else(none, |code| code.to_string());
    let permanent = reading
        .permanent
        .map_or_else(none, |permanent| permanent.to_string());
    format!("{} {recipients} {status} {permanent}", reading.kind)
}

fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/incoming");
    let mut samples = Vec::new();
    for entry in fs::read_dir(folder).expect("the samples") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let text = fs::read_to_string(&path).expect("text");
            samples.extend(text.split("=== ").skip(1).map(Sample::parse));
        }
    }
    samples
}
