//! An answer in the thread of its question.
//!
//! The rule it protects: a machine is never answered. Only what was read as a person's words has an
//! answer, and only a person gives it.

use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;

use super::filing::ANSWER;
use super::reading::{self, Opened};
use super::store::{self, Kept};
use super::{ReplyError, inbox};
use crate::cases::contact::Mailbox;
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::letter::Letter;
use crate::cases::reference::CaseId;
use crate::cases::store as cases;
use crate::ground::languages::Language;
use crate::ground::operation::Operation;

/// Writes an answer in these words, ready for the outbox.
///
/// # Errors
/// [`ReplyError::NotAnswered`] where a machine wrote, or nobody can be answered.
pub async fn write(operation: &Operation, id: i64, words: &str) -> Result<Letter, ReplyError> {
    let mut conn = operation.database.pool().acquire().await?;
    let kept = store::find(&mut conn, id)
        .await?
        .ok_or(ReplyError::Unknown(id))?;
    let opened = reading::open(&kept.message);
    let refused = |why| ReplyError::NotAnswered { id, why };
    if let Some(why) = why_not(&kept, &opened) {
        return Err(refused(why));
    }
    let to = opened.answer_to.as_deref().unwrap_or_default();
    let to = Mailbox::parse(to).map_err(|_| refused(NO_SENDER))?;
    let from =
        sender(operation).ok_or_else(|| refused("no mailbox of ours is set to answer from"))?;
    let letter = store::letter(&mut conn, kept.letter_id).await?;
    let language = letter.and_then(|letter| Language::parse(&letter.language).ok());
    let language = language.or(Language::parse(&operation.settings.operation.language).ok());
    let number = operation.numbers.next();
    let draft = Draft {
        message_id: format!("{number:016x}.answer@{}", from.1.domain()),
        subject: in_thread(&opened.subject),
        language: language.unwrap_or(Language::En),
        from,
        to,
    };
    let message = draft
        .bytes(operation, &opened, words)
        .ok_or_else(|| refused("it cannot be written"))?;
    Ok(Letter {
        id: number,
        mailbox: draft.to,
        kind: ANSWER,
        language: draft.language,
        subject: draft.subject,
        message_id: draft.message_id,
        cases: Vec::new(),
        message,
        written_at: operation.now(),
    })
}

/// Records that the question was answered.
///
/// # Errors
/// [`ReplyError`] from the database.
pub async fn given(operation: &Operation, id: i64) -> Result<(), ReplyError> {
    let mut conn = operation.database.begin().await?;
    let kept = store::find(&mut conn, id)
        .await?
        .ok_or(ReplyError::Unknown(id))?;
    store::set_done(&mut conn, id).await?;
    if kept.case_id != 0 {
        let why = format!("answered: {}", kept.subject);
        let event = Cause::new(operation.now(), Actor::Agency, why).of(Act::Answered);
        cases::note(&mut conn, &operation.numbers, CaseId(kept.case_id), &event).await?;
    }
    Ok(conn.commit().await?)
}

/// Why a message is not answered, if it is not.
pub(super) fn why_not(kept: &Kept, opened: &Opened) -> Option<&'static str> {
    if kept.kind.is_empty() {
        return Some("it is not read yet");
    }
    if inbox::is_a_machines(&kept.kind) {
        return Some("a machine wrote it, and machines are not answered");
    }
    let nobody = opened
        .answer_to
        .as_deref()
        .is_none_or(|to| Mailbox::parse(to).is_err());
    nobody.then_some(NO_SENDER)
}

struct Draft {
    message_id: String,
    subject: String,
    language: Language,
    from: (String, Mailbox),
    to: Mailbox,
}

impl Draft {
    fn bytes(&self, operation: &Operation, opened: &Opened, words: &str) -> Option<Vec<u8>> {
        let raw = |text: String| HeaderType::Raw(Raw::new(text));
        let (name, from) = &self.from;
        let from = Address::new_address(Some(name.clone()), from.as_str().to_owned());
        let mut message = MessageBuilder::new()
            .header("From", from)
            .header(
                "To",
                Address::new_address(None::<String>, self.to.as_str().to_owned()),
            )
            .subject(self.subject.clone())
            .header("Date", raw(operation.now().for_mail()))
            .message_id(self.message_id.clone())
            .header("Content-Language", raw(self.language.tag().to_owned()));
        if !opened.message_id.is_empty() {
            message = message
                .in_reply_to(opened.message_id.clone())
                .references(thread(opened));
        }
        message.text_body(words.to_owned()).write_to_vec().ok()
    }
}

/// What the question refers to, and the question itself (RFC 5322 section 3.6.4).
fn thread(opened: &Opened) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in opened
        .refers_to
        .iter()
        .rev()
        .take(MOST_IDS)
        .rev()
        .chain([&opened.message_id])
    {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}

fn in_thread(subject: &str) -> String {
    let subject: String = subject.chars().filter(|c| !c.is_control()).collect();
    let is_answer = subject
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("re:"));
    if is_answer {
        subject
    } else {
        format!("Re: {subject}")
    }
}

/// Who answers: the leading agency, from the mailbox that letters name.
fn sender(operation: &Operation) -> Option<(String, Mailbox)> {
    let agency = operation.agencies.all.first()?;
    let mailboxes = [
        agency.mailbox.as_str(),
        operation.settings.operation.contact.as_str(),
    ];
    let mailbox = mailboxes
        .into_iter()
        .find_map(|own| Mailbox::parse(own).ok())?;
    Some((agency.name.clone(), mailbox))
}

const NO_SENDER: &str = "it names no mailbox that can be answered";
const MOST_IDS: usize = 10;
