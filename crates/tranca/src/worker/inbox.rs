//! What came back, wired: replies take it in, letters word an answer, delivery sends it.

use super::{WorkError, Worker};
use crate::cases::contact::{Contact, Mailbox, Scope, Wish};
use crate::cases::state::Case;
use crate::cases::store as cases;
use crate::delivery;
use crate::ground::languages::Language;
use crate::letters::{Answer, Reply, Scribe};
use crate::replies::inbox::{self, Item, MailId, Standing};
use crate::replies::{self, Counts, maildir};

impl Worker {
    /// Empties the Maildir, and files all that is kept.
    ///
    /// # Errors
    /// [`WorkError`]; what was taken in until then stays.
    pub async fn fetch_mail(&self) -> Result<Counts, WorkError> {
        let fetched = maildir::fetch(&self.op).await?;
        let filed = replies::file(&self.op).await?;
        Ok(Counts {
            fetched: fetched.fetched,
            unreadable: fetched.unreadable,
            ..filed
        })
    }

    /// The messages that wait for a person.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn inbox(&self) -> Result<Vec<Item>, WorkError> {
        let mut conn = self.connection().await?;
        Ok(inbox::waiting(&mut conn).await?)
    }

    /// The message with this number.
    ///
    /// # Errors
    /// [`WorkError::Usage`] where there is none.
    pub async fn mail(&self, id: MailId) -> Result<Item, WorkError> {
        let mut conn = self.connection().await?;
        let found = inbox::find(&mut conn, id).await?;
        found.ok_or_else(|| WorkError::usage(format!("there is no message {id}")))
    }

    /// The canned text for a message, in the language of the letter that it answers.
    ///
    /// # Errors
    /// [`WorkError`] where the message is about no case.
    pub async fn canned(&self, item: &Item, answer: Answer) -> Result<String, WorkError> {
        let Some(case) = self.case_of(item).await? else {
            return Err(WorkError::usage(
                "it is about no case, and canned texts are: answer it with --edit",
            ));
        };
        let contact = self.contact(item)?;
        let draft = Scribe::new(&self.op)?
            .answer(answer, &contact, &case)
            .await?;
        Ok(draft.text())
    }

    /// A person answers: the answer comes into the queue, and the message waits no more.
    ///
    /// # Errors
    /// [`WorkError::Usage`] where the message is not to be answered.
    pub async fn answer(&self, item: &Item, text: String) -> Result<Mailbox, WorkError> {
        let to = answerable(item)?;
        let reply = Reply {
            to: to.clone(),
            subject: item.subject.clone(),
            thread: item.thread(),
            language: self.language_of(item),
            text,
        };
        let case = self.case_of(item).await?;
        let letter = Scribe::new(&self.op)?.reply(reply, case.as_ref())?;
        let approved = delivery::approval::by_person();
        let enqueued = delivery::enqueue(&self.op, &approved, &[letter]).await?;
        if enqueued.letters == 0 {
            return Err(WorkError::usage(format!(
                "{to} wants no mail from us, and gets none; answer from your own mail program"
            )));
        }
        inbox::settle(&self.op, item, Standing::Answered).await?;
        Ok(to)
    }

    /// A person saw it, and nothing is answered.
    ///
    /// # Errors
    /// [`WorkError::Usage`] where it does not wait.
    pub async fn settle(&self, item: &Item) -> Result<(), WorkError> {
        if inbox::settle(&self.op, item, Standing::Done).await? {
            return Ok(());
        }
        let (id, standing) = (item.id, item.standing.name());
        Err(WorkError::usage(format!(
            "{id} does not wait, it is {standing}"
        )))
    }

    async fn case_of(&self, item: &Item) -> Result<Option<Case>, WorkError> {
        let Some(case) = item.case else {
            return Ok(None);
        };
        let mut conn = self.connection().await?;
        Ok(cases::find(&mut conn, case).await?)
    }

    /// Whoever wrote, as a contact that a text is filled for.
    fn contact(&self, item: &Item) -> Result<Contact, WorkError> {
        Ok(Contact {
            mailbox: answerable(item)?,
            scope: Scope::Host,
            basis: "an answer to a letter".to_owned(),
            rank: 0,
            language: Some(self.language_of(item)),
            country: None,
            wish: Wish::None,
            found_at: item.came_at,
        })
    }

    fn language_of(&self, item: &Item) -> Language {
        item.language.unwrap_or(self.op.settings.operation.language)
    }
}

/// To whom an answer goes.
fn answerable(item: &Item) -> Result<Mailbox, WorkError> {
    match (item.why_unanswerable(), &item.author) {
        (None, Some(author)) => Ok(author.clone()),
        (why, _) => {
            let why = why.unwrap_or_default();
            Err(WorkError::usage(format!(
                "{} is not answered: {why}",
                item.id
            )))
        }
    }
}
