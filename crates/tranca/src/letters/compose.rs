//! A digest becomes a letter: the whole message, ready to be approved and sent.

use std::collections::BTreeMap;

use comrak::Arena;

use super::LetterError;
use super::due::Digest;
use super::matter::Matter;
use super::message::{Parts, Report};
use super::template::{Filled, Templates};
use super::wording::Reader;
use super::xarf::{self, Party, Reporting};
use super::{markup, plain, table};
use crate::cases::contact::{Contact, Mailbox, Wish};
use crate::cases::letter::Letter;
use crate::cases::state::Dossier;
use crate::ground::config::Agency;
use crate::ground::languages::{Language, Value};
use crate::ground::operation::Operation;
use crate::ground::signing::Signatures;

/// Writes letters for an operation.
pub struct Scribe<'a> {
    operation: &'a Operation,
    templates: BTreeMap<Language, Templates>,
    signatures: Signatures,
}

impl<'a> Scribe<'a> {
    /// A scribe with the operation's templates and its key.
    ///
    /// # Errors
    /// [`LetterError::Key`] when the key's file cannot be read.
    pub fn new(operation: &'a Operation) -> Result<Self, LetterError> {
        let own = operation.folder.join("letters");
        let templates = |language| (language, Templates::new(&own, language));
        Ok(Self {
            operation,
            templates: Language::ALL.into_iter().map(templates).collect(),
            signatures: Signatures::of(operation)?,
        })
    }

    /// Writes the letter of a digest.
    ///
    /// # Errors
    /// [`LetterError`] says who must act.
    pub async fn letter(&self, digest: &Digest) -> Result<Letter, LetterError> {
        let matters = self.gathered(digest).await?;
        self.written(digest, &matters, self.operation.numbers.next())
    }

    /// All that is known of the cases of a digest.
    ///
    /// # Errors
    /// [`LetterError`] from the database.
    pub async fn gathered(&self, digest: &Digest) -> Result<Vec<Matter>, LetterError> {
        let mut conn = self.operation.database.pool().acquire().await?;
        let mut matters = Vec::with_capacity(digest.cases.len());
        for owed in &digest.cases {
            matters.push(Matter::of(&mut conn, owed.clone()).await?);
        }
        Ok(matters)
    }

    /// Writes the letter of this number from what was gathered.
    ///
    /// # Errors
    /// [`LetterError`] says who must act.
    pub fn written(
        &self,
        digest: &Digest,
        matters: &[Matter],
        letter: i64,
    ) -> Result<Letter, LetterError> {
        let first = matters.first().ok_or_else(empty)?;
        let agency = self.signing(first.dossier())?;
        let reader = Reader {
            operation: self.operation,
            language: self.language(&digest.contact),
            agency,
            letter,
        };
        let parts = self.parts(digest, matters, &reader)?;
        let (subject, message_id) = (parts.subject.clone(), parts.message_id.clone());
        let message = parts.bytes()?;
        let message = self.signatures.sealed(message, self.operation.now())?;
        Ok(Letter {
            id: reader.letter,
            mailbox: digest.contact.mailbox.clone(),
            kind: digest.kind,
            language: reader.language,
            subject,
            message_id,
            cases: matters.iter().map(|one| one.dossier().id).collect(),
            message,
            written_at: self.operation.now(),
        })
    }

    fn parts(
        &self,
        digest: &Digest,
        matters: &[Matter],
        reader: &Reader<'_>,
    ) -> Result<Parts, LetterError> {
        let from = self.sender(reader.agency)?;
        let reply_to = Mailbox::parse(&reader.agency.mailbox).unwrap_or_else(|_| from.clone());
        let Filled { subject, markdown } = self.filled(digest, matters, reader)?;
        let (text, html) = match digest.contact.wish {
            Wish::XarfOnly => (for_machines(matters.len(), reader), None),
            _ => {
                let arena = Arena::new();
                let root = markup::read(&arena, &markdown);
                let html = markup::html(root, reader.language, &subject);
                (plain::text(root), Some(html))
            }
        };
        let first = digest.cases.first().ok_or_else(empty)?.dossier().id;
        Ok(Parts {
            letter: reader.letter,
            message_id: format!("{:016x}.{first}@{}", reader.letter, from.domain()),
            reports: self.reports(matters, reader, &from)?,
            from: (reader.agency.name.clone(), from),
            reply_to,
            to: digest.contact.mailbox.clone(),
            subject,
            date: self.operation.now(),
            language: reader.language,
            stop: reader.stop(),
            text,
            html,
            table: table::csv(matters, |matter| reader.page(matter))?,
        })
    }

    fn filled(
        &self,
        digest: &Digest,
        matters: &[Matter],
        reader: &Reader<'_>,
    ) -> Result<Filled, LetterError> {
        let questions = match reader.agency.mailbox.trim() {
            "" => &self.operation.settings.operation.contact,
            own => own,
        };
        let said = reader.said(digest, matters, questions.to_owned());
        let templates = self.templates.get(&reader.language).ok_or_else(empty)?;
        templates.fill(digest.kind, said)
    }

    fn reports(
        &self,
        matters: &[Matter],
        reader: &Reader<'_>,
        from: &Mailbox,
    ) -> Result<Vec<Report>, LetterError> {
        let sender = party(&reader.agency.name, from);
        let report = |matter: &Matter| {
            let agency = self.signing(matter.dossier())?;
            let own = Mailbox::parse(&agency.mailbox).unwrap_or_else(|_| from.clone());
            let reporting = Reporting {
                reporter: party(&agency.name, &own),
                sender: &sender,
                letter: reader.letter,
                secret: &self.operation.secret,
                now: self.operation.now(),
            };
            let json = serde_json::to_string_pretty(&xarf::report(matter, &reporting))
                .map_err(|error| LetterError::Message(error.to_string()))?;
            Ok(Report {
                name: format!("{}.xarf.json", matter.dossier().id),
                json,
            })
        };
        matters.iter().map(report).collect()
    }

    fn signing(&self, dossier: &Dossier) -> Result<&Agency, LetterError> {
        let country = dossier.country.as_deref();
        self.operation
            .agencies
            .signing(dossier.address, dossier.asn, country)
            .ok_or(LetterError::Unsigned)
    }

    /// From whom letters come: the mailbox set for delivery, else the signing agency's, else the
    /// lead's.
    fn sender(&self, agency: &Agency) -> Result<Mailbox, LetterError> {
        let lead = self.operation.agencies.lead();
        let own = [
            self.operation.settings.delivery.from.as_str(),
            &agency.mailbox,
        ];
        own.into_iter()
            .chain(lead.map(|lead| lead.mailbox.as_str()))
            .find_map(|text| Mailbox::parse(text).ok())
            .ok_or(LetterError::Unsigned)
    }

    /// The contact's language, else its country's, else the operation's.
    fn language(&self, contact: &Contact) -> Language {
        let of_country = || Language::for_country(contact.country.as_deref()?);
        let of_operation = || Language::parse(&self.operation.settings.operation.language).ok();
        contact
            .language
            .or_else(of_country)
            .or_else(of_operation)
            .unwrap_or(Language::En)
    }
}

fn for_machines(count: usize, reader: &Reader<'_>) -> String {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let places = [
        ("count", Value::from(count)),
        ("agency", reader.agency.name.as_str().into()),
        ("stop", reader.stop().into()),
    ];
    let sentence = reader.language.fill("machine-parts-only", &places);
    format!(
        "{sentence}\n{}\n",
        reader.language.fill("machine-parts-stop", &places)
    )
}

fn party(name: &str, mailbox: &Mailbox) -> Party {
    Party {
        org: markup::line(name).chars().take(200).collect(),
        contact: mailbox.to_string(),
        domain: mailbox.domain().to_owned(),
    }
}

fn empty() -> LetterError {
    LetterError::Message("a digest without cases".to_owned())
}
