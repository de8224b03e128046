//! What the recipients got, message by message.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use laboratory::MailSink;
use mail_parser::MessageParser;

/// All copies of each message, by its `Message-ID`.
pub(super) struct Received(BTreeMap<String, Vec<Vec<u8>>>);

impl Received {
    pub(super) fn by(sink: &MailSink) -> Self {
        Self::of(sink.messages().into_iter().map(|message| message.bytes))
    }

    /// Each message once, and nothing unfinished beside them.
    pub(super) fn in_folder(folder: &Path) -> Self {
        let mut messages = Vec::new();
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("readable").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            assert!(!name.starts_with('.'), "unfinished: {name}");
            if name.ends_with(".eml") {
                messages.push(fs::read(&path).expect("readable"));
            }
        }
        Self::of(messages.into_iter())
    }

    fn of(messages: impl Iterator<Item = Vec<u8>>) -> Self {
        let mut copies: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
        for bytes in messages {
            let message = MessageParser::default().parse(&bytes).expect("a message");
            let id = message.message_id().expect("a Message-ID").to_owned();
            copies.entry(id).or_default().push(bytes);
        }
        Self(copies)
    }

    /// Each case stands in the text of exactly one message.
    pub(super) fn tell_of_each_once(&self, references: &[String]) {
        let texts: Vec<String> = self.0.values().map(|copies| text(&copies[0])).collect();
        for reference in references {
            let telling = texts.iter().filter(|text| text.contains(reference)).count();
            assert_eq!(telling, 1, "{reference}");
        }
    }

    /// The message came, at most so often, and each time with the same bytes as it was kept.
    pub(super) fn holds(&self, message_id: &str, kept: &[u8], at_most: usize) {
        let copies = self.0.get(message_id).map_or(&[][..], Vec::as_slice);
        let times = copies.len();
        assert!(
            (1..=at_most).contains(&times),
            "{message_id}: {times}, not 1 to {at_most}"
        );
        for copy in copies {
            assert_eq!(trimmed(copy), trimmed(kept), "{message_id}");
        }
    }

    /// How many messages came that had come before.
    pub(super) fn repeats(&self) -> usize {
        self.0.values().map(|copies| copies.len() - 1).sum()
    }
}

fn text(message: &[u8]) -> String {
    let parsed = MessageParser::default().parse(message).expect("a message");
    parsed.body_text(0).expect("a text").into_owned()
}

/// Transport may add a line's end at the end.
fn trimmed(message: &[u8]) -> &[u8] {
    message.trim_ascii_end()
}
