//! What follows from a message: for the mailbox that the letter went to, and for its cases.

use super::filing::{ACTOR, Place};
use super::inbox::Standing;
use super::meaning::Meaning;
use super::reading::Reading;
use super::store;
use super::wishes::Wish;
use crate::cases::contact::Mailbox;
use crate::cases::history::{Act, Cause};
use crate::cases::letter::Kind;
use crate::cases::state::Case;
use crate::cases::store as cases;
use crate::ground::database::{Connection, StoreError};
use crate::ground::operation::Operation;

/// One message's effect, inside the transaction that files it.
pub(super) struct Effect<'a> {
    pub(super) operation: &'a Operation,
    pub(super) conn: &'a mut Connection,
    pub(super) place: &'a Place,
    pub(super) reading: &'a Reading,
}

impl Effect<'_> {
    /// Does what follows; gives back how the message stands then, and a remark for people.
    pub(super) async fn follow(
        &mut self,
        meaning: Meaning,
    ) -> Result<(Standing, String), StoreError> {
        match meaning {
            Meaning::Returned => self.returned().await,
            Meaning::Complaint => self.complaint().await,
            Meaning::Unclear => self.noted("it may yet arrive").await,
            Meaning::Noted => self.noted("nothing follows").await,
            Meaning::Said(Wish::Stop) => self.stop().await,
            Meaning::Said(Wish::Forwarded) => self.forwarded().await,
            Meaning::Said(Wish::NotMine) => self.for_a_person("says that it is not theirs").await,
            Meaning::Said(Wish::Intended) => {
                self.for_a_person("says that it is meant to be open").await
            }
            Meaning::Question => self.for_a_person("wrote back").await,
        }
    }

    async fn returned(&mut self) -> Result<(Standing, String), StoreError> {
        let Some(letter) = &self.place.letter else {
            return self.noted("about no letter of ours").await;
        };
        let (id, mailbox) = (letter.id, letter.mailbox.clone());
        let why = format!("{} to {mailbox} came back: {}", letter.kind, self.words());
        let is_answer = letter.kind == Kind::Answer;
        let cause = self.cause(why);
        let numbers = &self.operation.numbers;
        let is_first = cases::returned(self.conn, numbers, id, &cause).await?;
        if is_answer && is_first {
            let remark = format!("an answer to {mailbox} came back: somebody waits for it");
            return Ok((Standing::Waiting, remark));
        }
        let remark = if is_first {
            format!("{mailbox} is not written to again; the next contact is")
        } else {
            format!("known already: {mailbox} is not written to again")
        };
        Ok((Standing::Noted, remark))
    }

    async fn complaint(&mut self) -> Result<(Standing, String), StoreError> {
        let Some(letter) = &self.place.letter else {
            return self
                .for_a_person("complains, about no letter we know")
                .await;
        };
        let mailbox = letter.mailbox.clone();
        self.suppress(&mailbox, "complained about a letter").await
    }

    /// Of a letter we know its mailbox; else the author's, if letters went there.
    async fn stop(&mut self) -> Result<(Standing, String), StoreError> {
        let why = "asked for by an answer to a letter";
        if let Some(letter) = &self.place.letter {
            let mailbox = letter.mailbox.clone();
            return self.suppress(&mailbox, why).await;
        }
        let author = self.place.author.clone().unwrap_or_default();
        let written_to = store::latest_letter_to(self.conn, &author, None).await?;
        match (written_to, Mailbox::parse(&author)) {
            (Some(_), Ok(mailbox)) => self.suppress(&mailbox, why).await,
            _ => self.for_a_person("wants no letters; none went there").await,
        }
    }

    async fn suppress(
        &mut self,
        mailbox: &Mailbox,
        why: &str,
    ) -> Result<(Standing, String), StoreError> {
        let now = self.operation.now();
        cases::suppress(self.conn, mailbox, why, now).await?;
        let remark = format!("{mailbox} is not written to again: {why}");
        self.note(Act::Heard, &remark).await?;
        Ok((Standing::Noted, remark))
    }

    /// As on the page of the case: the desk is not reminded.
    async fn forwarded(&mut self) -> Result<(Standing, String), StoreError> {
        let Some(letter) = &self.place.letter else {
            return self.for_a_person("passed something on").await;
        };
        let why = format!("said by {} in an answer", letter.mailbox);
        for case in &self.place.cases {
            let act = match cases::find(self.conn, *case).await? {
                Some(Case::Notified(_)) => Act::Forwarded,
                _ => Act::Heard,
            };
            let event = self.cause(why.clone()).of(act);
            cases::note(self.conn, &self.operation.numbers, *case, &event).await?;
        }
        Ok((Standing::Noted, "passed on to the customer".to_owned()))
    }

    async fn noted(&mut self, remark: &str) -> Result<(Standing, String), StoreError> {
        let why = format!("{}: {}", self.reading.kind, self.words());
        self.note(Act::Heard, &why).await?;
        Ok((Standing::Noted, remark.to_owned()))
    }

    async fn for_a_person(&mut self, what: &str) -> Result<(Standing, String), StoreError> {
        let author = self.place.author.as_deref().unwrap_or("somebody");
        let remark = format!("{author} {what}");
        self.note(Act::Heard, &remark).await?;
        Ok((Standing::Waiting, remark))
    }

    async fn note(&mut self, act: Act, why: &str) -> Result<(), StoreError> {
        for case in &self.place.cases {
            let event = self.cause(why.to_owned()).of(act);
            cases::note(self.conn, &self.operation.numbers, *case, &event).await?;
        }
        Ok(())
    }

    fn cause(&self, why: String) -> Cause {
        Cause::new(self.operation.now(), ACTOR, why)
    }

    /// What the other side said, on one line.
    fn words(&self) -> String {
        let status = self.reading.status.map(|code| code.to_string());
        let words = [status, self.reading.reason.clone()];
        let words: Vec<String> = words.into_iter().flatten().collect();
        match words.as_slice() {
            [] => "without a reason".to_owned(),
            words => words.join(" "),
        }
    }
}
