//! What comes back: picked up, filed, shown, and answered by people.

use std::fmt;

use serde::Serialize;

use super::{WorkError, Worker};
use crate::cases::contact::Contact;
use crate::cases::store as cases;
use crate::delivery;
use crate::ground::progress::counted;
use crate::letters::{Answer, Scribe};
use crate::replies::inbox::{self, Question};
use crate::replies::maildir::{self, PickedUp};
use crate::replies::{answer, filing};

/// What was taken and filed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Mail {
    /// From the Maildir.
    pub picked_up: PickedUp,
    /// From everywhere.
    pub filed: filing::Counts,
}

impl fmt::Display for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = &self.filed;
        let told = [
            (counts.bounces, "bounce"),
            (counts.delays, "delay"),
            (counts.automatic, "automatic answer"),
            (counts.complaints, "complaint"),
            (counts.replies, "question"),
            (counts.others, "other message"),
            (self.picked_up.bad, "unreadable file"),
        ];
        let told = told.into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = told.map(|(count, what)| counted(count, what)).collect();
        f.write_str(if words.is_empty() {
            "nothing came back"
        } else {
            ""
        })?;
        f.write_str(&words.join(", "))
    }
}

impl Worker {
    /// Picks up and files what came back.
    ///
    /// # Errors
    /// [`WorkError`]; what was taken stays kept.
    pub async fn take_mail(&self) -> Result<Mail, WorkError> {
        Ok(Mail {
            picked_up: maildir::pick_up(&self.op).await?,
            filed: filing::file(&self.op).await?,
        })
    }

    /// The questions that wait for somebody.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn questions(&self) -> Result<Vec<Question>, WorkError> {
        Ok(inbox::waiting(&self.op).await?)
    }

    /// One message that came back.
    ///
    /// # Errors
    /// [`WorkError`] when there is none of this number.
    pub async fn question(&self, id: i64) -> Result<Question, WorkError> {
        Ok(inbox::show(&self.op, id).await?)
    }

    /// Nobody needs to look at it any more.
    ///
    /// # Errors
    /// [`WorkError`] when there is none of this number.
    pub async fn settle(&self, id: i64) -> Result<bool, WorkError> {
        Ok(inbox::done(&self.op, id).await?)
    }

    /// The answer to a usual question about the case of a message, in its contact's language, for a
    /// person to change before it goes.
    ///
    /// # Errors
    /// [`WorkError`] when there is no such answer, or the message belongs to no case.
    pub async fn ready_answer(&self, id: i64, name: &str) -> Result<String, WorkError> {
        let answer = Answer::from_name(name).ok_or_else(|| no_such_answer(name))?;
        let (case, mailbox) = inbox::subject(&self.op, id).await?;
        let mut conn = self.connection().await?;
        let case = match case {
            Some(case) => cases::find(&mut conn, case).await?,
            None => None,
        };
        let case = case.ok_or_else(|| nobodys(id))?;
        let contacts = cases::contacts(&mut conn, case.dossier().id).await?;
        drop(conn);
        let wrote = |contact: &&Contact| Some(&contact.mailbox) == mailbox.as_ref();
        let contact = contacts.iter().find(wrote).or(contacts.first());
        let contact = contact.ok_or_else(|| nobodys(id))?;
        let scribe = Scribe::new(&self.op)?;
        Ok(scribe.answer(answer, contact, &case).await?.text())
    }

    /// Puts a person's answer into the outbox, in the thread of its question; gives back to whom.
    ///
    /// # Errors
    /// [`WorkError`] when it is a machine's, or its writer is not to be written to.
    pub async fn answer(&self, id: i64, words: &str) -> Result<String, WorkError> {
        let letter = answer::write(&self.op, id, words).await?;
        let to = letter.mailbox.to_string();
        let approved = delivery::approval::by_person();
        let queued = delivery::enqueue(&self.op, &approved, &[letter]).await?;
        if queued.letters == 0 {
            return Err(WorkError::usage(format!("{to} asked not to be written to")));
        }
        answer::given(&self.op, id).await?;
        Ok(to)
    }
}

fn no_such_answer(name: &str) -> WorkError {
    let known = Answer::ALL.map(|answer| answer.name().trim_start_matches("answer-"));
    WorkError::usage(format!(
        "there is no answer `{name}`; there are {}",
        known.join(", ")
    ))
}

fn nobodys(id: i64) -> WorkError {
    WorkError::usage(format!(
        "message {id} belongs to no case with a contact: answer in your own words, with --text or --edit"
    ))
}
