//! The header of a message.

use std::sync::LazyLock;

use mail_parser::MessageParser;

use super::addresses;

/// The fields of a header, unfolded.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    fields: Vec<(String, String)>,
    /// Whom the mailbox file's own first line (`From …`) names, where there is one.
    envelope: Option<String>,
}

impl Head {
    /// Reads fields up to the first blank line.
    pub(super) fn read(text: &str) -> Self {
        let mut head = Self::default();
        for line in text.lines().take(MOST_LINES) {
            if line.trim().is_empty() {
                break;
            }
            if let Some(envelope) = line.strip_prefix("From ").or(line.strip_prefix(">From ")) {
                head.envelope = envelope.split(' ').next().map(str::to_owned);
            } else {
                head.take(line);
            }
        }
        head
    }

    /// Takes one line; one that belongs to no field is passed over.
    fn take(&mut self, line: &str) {
        let folded = line.starts_with([' ', '\t']) || self.lacks(line);
        if let (true, Some((_, value))) = (folded, self.fields.last_mut()) {
            if value.len() < LONGEST_FIELD {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = field(line) {
            self.fields
                .push((name.to_ascii_lowercase(), value.to_owned()));
        }
    }

    /// Whether a line is the rest of the last field, unfolded by a program that lost its indent.
    fn lacks(&self, line: &str) -> bool {
        let announced = self
            .fields
            .last()
            .is_some_and(|(_, value)| value.ends_with(';'));
        let name = line.split_once('=').map_or("", |(name, _)| name.trim_end());
        announced
            && PARAMETERS
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known))
    }

    /// The first field of this name (in lower case).
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        fields
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// All fields of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let fields = self.fields.iter();
        fields
            .filter(move |(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether there is a field of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether a field says this word, in whatever case.
    pub(super) fn says(&self, name: &str, word: &str) -> bool {
        self.all(name)
            .any(|value| value.to_ascii_lowercase().contains(word))
    }

    /// Whether there is no field at all.
    pub(super) const fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// A field with its encoded words decoded (RFC 2047).
    pub(super) fn decoded(&self, name: &str) -> String {
        let value = self.get(name).unwrap_or_default();
        if !value.contains("=?") {
            return value.to_owned();
        }
        // Encoded words are decoded in the one field that is text for certain.
        let field = format!("Subject: {value}\n\n");
        let parsed = PARSER.parse_headers(field.as_bytes());
        let text = parsed.as_ref().and_then(|message| message.subject());
        text.unwrap_or(value).to_owned()
    }

    /// Whether the message came without a sender (RFC 5321 section 4.5.5), as far as it can be seen.
    pub(super) fn has_no_sender(&self) -> bool {
        let path = self.get("return-path").unwrap_or_default().trim();
        let envelope = self.envelope.as_deref().unwrap_or_default();
        path == "<>" || envelope == "<>" || envelope.eq_ignore_ascii_case("mailer-daemon")
    }

    /// The addresses of a field.
    pub(super) fn addresses<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.all(name).flat_map(addresses::in_text)
    }
}

/// The parser of fields: their texts, nothing else.
static PARSER: LazyLock<MessageParser> =
    LazyLock::new(|| MessageParser::new().with_minimal_headers());

/// Splits `Name: value`; a name is printable and without spaces (RFC 5322 section 2.2).
pub(super) fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end();
    let is_name =
        !name.is_empty() && name.len() <= 76 && name.bytes().all(|c| c.is_ascii_graphic());
    is_name.then(|| (name, value.trim()))
}

const PARAMETERS: [&str; 4] = ["boundary", "charset", "report-type", "type"];
const MOST_LINES: usize = 2_000;
const LONGEST_FIELD: usize = 16_384;
