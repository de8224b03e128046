//! What a person of ours answers to somebody who wrote back: plain text, in the thread it belongs to.
//!
//! # Limits
//! It bears no `Auto-Submitted` (RFC 3834): whoever builds one has let a person decide that it goes.

use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;

use super::compose::Scribe;
use super::markup::line;
use super::{LetterError, markup};
use crate::cases::contact::Mailbox;
use crate::cases::letter::{Kind, Letter};
use crate::cases::state::Case;
use crate::ground::config::Agency;
use crate::ground::languages::Language;

/// An answer, as a person wants it to go.
#[derive(Clone, Debug)]
pub struct Reply {
    /// To whom.
    pub to: Mailbox,
    /// The subject of what is answered.
    pub subject: String,
    /// The `Message-ID`s of the thread, the oldest first, without angle brackets.
    pub thread: Vec<String>,
    /// In which language it is written.
    pub language: Language,
    /// What it says.
    pub text: String,
}

impl Scribe<'_> {
    /// The answer as a letter, signed by the agency of the case it is about, else by the lead.
    ///
    /// # Errors
    /// [`LetterError`] says who must act.
    pub fn reply(&self, reply: Reply, case: Option<&Case>) -> Result<Letter, LetterError> {
        let agency = self.answering(case)?;
        let from = self.sender(agency)?;
        let id = self.operation.numbers.next();
        let about = case.map_or_else(|| "answer".to_owned(), |case| case.dossier().id.to_string());
        let message_id = format!("{id:016x}.{about}@{}", from.domain());
        let subject = answered(&reply.subject);
        let raw = |text: &str| HeaderType::Raw(Raw::new(text.to_owned()));
        let own = Mailbox::parse(&agency.mailbox).unwrap_or_else(|_| from.clone());
        let mut message = MessageBuilder::new()
            .header("From", address(&agency.name, &from))
            .header("Reply-To", address("", &own))
            .header("To", address("", &reply.to))
            .subject(subject.clone())
            .header("Date", raw(&self.operation.now().for_mail()))
            .message_id(message_id.clone())
            .header("Content-Language", raw(reply.language.tag()))
            .text_body(reply.text);
        let thread = safe(&reply.thread);
        if let Some(last) = thread.last() {
            message = message.in_reply_to(last.clone());
            message = message.references(MessageId::new_list(thread.into_iter()));
        }
        let message = message
            .write_to_vec()
            .map_err(|error| LetterError::Message(error.to_string()))?;
        Ok(Letter {
            id,
            mailbox: reply.to,
            kind: Kind::Answer,
            language: reply.language,
            subject,
            message_id,
            cases: Vec::new(),
            message: self.sealed(message)?,
            written_at: self.operation.now(),
        })
    }

    fn answering(&self, case: Option<&Case>) -> Result<&Agency, LetterError> {
        match case {
            Some(case) => self.signing(case.dossier()),
            None => self.operation.agencies.lead().ok_or(LetterError::Unsigned),
        }
    }
}

/// `Re:` once, however often it was answered, in any of the ways of writing it.
fn answered(subject: &str) -> String {
    let mut rest = line(subject);
    while let Some((before, after)) = rest.split_once([':', '：'])
        && ANSWERED.contains(&before.trim().to_lowercase().as_str())
    {
        rest = after.trim().to_owned();
    }
    format!("Re: {rest}")
}

/// A foreign `Message-ID` becomes part of our header: only those that are one word, and not for ever
/// more of them.
fn safe(thread: &[String]) -> Vec<String> {
    let is_safe = |id: &&String| {
        (1..=250).contains(&id.len())
            && id
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b'<' && byte != b'>')
    };
    let mut safe: Vec<String> = thread.iter().filter(is_safe).cloned().collect();
    let first = safe.len().saturating_sub(LONGEST_THREAD);
    safe.drain(..first);
    safe
}

fn address(name: &str, mailbox: &Mailbox) -> Address<'static> {
    let name = Some(markup::line(name)).filter(|name| !name.is_empty());
    Address::new_address(name, mailbox.as_str().to_owned())
}

/// How mail programs begin the subject of an answer: in English, German, Swedish and Norwegian,
/// Finnish, Hungarian, Polish, Turkish, Dutch, Italian, Portuguese, Chinese.
const ANSWERED: [&str; 13] = [
    "re", "aw", "sv", "vs", "vá", "odp", "ynt", "antw", "r", "res", "回复", "回覆", "答复",
];
/// References that still fit every mail program's header.
const LONGEST_THREAD: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_marked_as_one_once() {
        for subject in [
            "Hello",
            "Re: Hello",
            "AW: RE: Hello",
            "回复：Hello",
            "Re:Re:Hello",
        ] {
            assert_eq!(answered(subject), "Re: Hello", "{subject}");
        }
        assert_eq!(answered("Relay: open"), "Re: Relay: open");
        assert_eq!(answered("a\r\nBcc: b@c.example"), "Re: a Bcc: b@c.example");
    }

    #[test]
    fn nothing_foreign_breaks_a_header() {
        let ids = ["a@b.example", "a b@c", "x\r\nBcc: d@e", "<f@g>", ""].map(str::to_owned);
        assert_eq!(safe(&ids), ["a@b.example"]);
        let long: Vec<String> = (0..100).map(|n| format!("{n}@b.example")).collect();
        assert_eq!(safe(&long).last(), long.last());
        assert_eq!(safe(&long).len(), LONGEST_THREAD);
    }
}
