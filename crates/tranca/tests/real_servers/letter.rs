//! A letter as its recipient reads it.

use mail_parser::MessageParser;

/// What the recipient sees.
#[derive(Debug)]
pub(crate) struct Letter {
    pub(crate) to: String,
    pub(crate) text: String,
}

impl Letter {
    pub(crate) fn read(message: &[u8]) -> Self {
        let message = MessageParser::default().parse(message).expect("a message");
        let to = message.to().and_then(|to| to.first());
        let to = to.and_then(mail_parser::Addr::address).unwrap_or_default();
        let text = message.body_text(0).expect("a text for people");
        Self {
            to: to.to_owned(),
            text: text.into_owned(),
        }
    }

    /// The product whose guide it names.
    pub(crate) fn guide(&self) -> &str {
        let (_, after) = self.text.split_once("/guides/").expect("a link to a guide");
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let end = after.find(|c| !is_name(c)).unwrap_or(after.len());
        &after[..end]
    }

    /// Whether these lines stand in it, whatever they are indented by.
    pub(crate) fn says(&self, code: &str) -> bool {
        let stands = |wanted: &str| self.text.lines().any(|line| line.trim() == wanted.trim());
        code.lines().all(stands)
    }
}
