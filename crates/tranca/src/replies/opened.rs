//! What filing and answering need of a message, beside what kind of message it is.

use mail_parser::{HeaderValue, Message, MessageParser};

use crate::cases::contact::Mailbox;
use crate::cases::reference::CaseId;

/// A message, opened. Whatever its bytes are, something is found, if only nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Opened {
    /// Where answers go: `Reply-To`, else `From`.
    pub(super) author: Option<Mailbox>,
    pub(super) subject: String,
    /// `Message-ID`, without angle brackets.
    pub(super) message_id: Option<String>,
    /// `References` and `In-Reply-To`, without angle brackets, the oldest first.
    pub(super) references: Vec<String>,
    /// What the mail server noted as the recipient, and what `To` says.
    pub(super) recipients: Vec<String>,
    /// The text, as it is shown.
    pub(super) text: String,
}

impl Opened {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let Some(message) = MessageParser::default().parse(bytes) else {
            return Self::default();
        };
        let from = [message.reply_to(), message.from()];
        let author = from.into_iter().flatten().find_map(|address| {
            let address = address.first()?.address()?;
            Mailbox::parse(address).ok()
        });
        let mut references = texts(message.references());
        references.extend(texts(message.in_reply_to()));
        Self {
            author,
            subject: message.subject().unwrap_or_default().trim().to_owned(),
            message_id: message.message_id().map(str::to_owned),
            references,
            recipients: recipients(&message),
            text: message.body_text(0).unwrap_or_default().into_owned(),
        }
    }

    /// The case references in subject and text, in their order.
    pub(super) fn cases(&self) -> impl Iterator<Item = CaseId> {
        cases_in(&self.subject).chain(cases_in(&self.text))
    }

    /// The first line that its author wrote, and no program quoted.
    pub(super) fn first_own_line(&self) -> Option<&str> {
        let mut lines = self.text.lines().map(str::trim);
        lines
            .find(|line| !line.is_empty())
            .filter(|line| !line.starts_with('>'))
    }
}

/// Everything in a message that may be a `Message-ID` of ours: 16 hexadecimal digits, a dot, a case
/// reference, and a domain. Read from the bytes, so that a letter quoted in any part is found.
pub(super) fn our_message_ids(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b".-@_".contains(byte);
    for word in bytes.split(|byte| !is_part(byte)) {
        let Some(word) = std::str::from_utf8(word).ok().filter(|w| is_ours(w)) else {
            continue;
        };
        if found.len() < MOST && !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}

fn is_ours(word: &str) -> bool {
    let Some((number, rest)) = word.split_once('.') else {
        return false;
    };
    let Some((case, domain)) = rest.split_once('@') else {
        return false;
    };
    number.len() == 16
        && number.bytes().all(|byte| byte.is_ascii_hexdigit())
        && case.parse::<CaseId>().is_ok()
        && !domain.is_empty()
}

fn cases_in(text: &str) -> impl Iterator<Item = CaseId> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let words = text.split(move |c: char| !is_part(c));
    // With hyphens: a word of 14 letters that begins with a T is a word.
    let like = words.filter(|word| word.starts_with(['T', 't']) && word.matches('-').count() == 4);
    like.filter_map(|word| word.parse().ok()).take(MOST)
}

fn recipients(message: &Message<'_>) -> Vec<String> {
    let is_noted = |name: &str| NOTED.iter().any(|noted| noted.eq_ignore_ascii_case(name));
    let noted = message.headers_raw().filter(|(name, _)| is_noted(name));
    let mut recipients: Vec<String> = noted.map(|(_, text)| text.trim().to_owned()).collect();
    let to = message
        .to()
        .into_iter()
        .flat_map(mail_parser::Address::iter);
    recipients.extend(to.filter_map(|one| one.address()).map(str::to_owned));
    recipients.truncate(MOST);
    recipients
}

fn texts(value: &HeaderValue<'_>) -> Vec<String> {
    let list = value.as_text_list().unwrap_or_default();
    list.iter().map(ToString::to_string).collect()
}

/// Where mail servers note whom they delivered to.
const NOTED: [&str; 3] = ["Delivered-To", "X-Original-To", "Envelope-To"];
/// Nothing that a person or a mail server writes names more.
const MOST: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_leads_to_what_it_answers() {
        let case = CaseId(913_284_712_334_987_321);
        let id = format!("0123456789abcdef.{case}@agency.example");
        let text = format!(
            "From: Ana <ana@net.example>\r\nReply-To: desk@net.example\r\n\
             To: team@agency.example\r\nSubject: =?utf-8?q?Re=3A_ol=C3=A1?=\r\n\
             Message-ID: <1@net.example>\r\nReferences: <{id}>\r\nIn-Reply-To: <{id}>\r\n\r\n\
             \r\nnot mine\r\n> about {case}\r\n"
        );
        let opened = Opened::of(text.as_bytes());
        assert_eq!(opened.author.as_ref().unwrap().as_str(), "desk@net.example");
        assert_eq!(opened.subject, "Re: olá");
        assert_eq!(opened.references, [id.clone(), id.clone()]);
        assert_eq!(opened.first_own_line(), Some("not mine"));
        assert_eq!(opened.cases().collect::<Vec<_>>(), [case]);
        assert_eq!(our_message_ids(text.as_bytes()), [id]);
    }

    #[test]
    fn whatever_the_bytes_are_something_is_found() {
        for bytes in [
            &b""[..],
            b"\0",
            b"\r\n",
            b"From:\n\n",
            &[0xff; 100],
            b"T-----",
        ] {
            let opened = Opened::of(bytes);
            assert_eq!(opened.cases().count(), 0);
            assert_eq!(our_message_ids(bytes).len(), 0);
        }
    }
}
