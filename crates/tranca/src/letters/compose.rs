//! A digest becomes a letter: the whole message, ready to be approved and sent.

use std::collections::BTreeMap;

use comrak::Arena;

use super::LetterError;
use super::answer::Answer;
use super::due::Digest;
use super::markup::Page;
use super::matter::Matter;
use super::message::{Parts, Report};
use super::paper::Head;
use super::template::{Filled, Templates};
use super::wording::Reader;
use super::xarf::{self, Party, Reporting};
use super::{markup, paper, plain, table};
use crate::cases::contact::{Contact, Mailbox, Wish};
use crate::cases::letter::{Kind, Letter};
use crate::cases::state::{Case, Dossier};
use crate::cases::weakness::Weakness;
use crate::ground::config::Agency;
use crate::ground::languages::{Language, Value};
use crate::ground::operation::Operation;
use crate::ground::signing::Signatures;

/// Writes letters for an operation.
pub struct Scribe<'a> {
    pub(super) operation: &'a Operation,
    templates: BTreeMap<Language, Templates>,
    signatures: Signatures,
    /// Of the OpenPGP key, if letters are signed with one.
    fingerprint: Option<String>,
}

impl<'a> Scribe<'a> {
    /// A scribe with the operation's templates and its key.
    ///
    /// # Errors
    /// [`LetterError::Key`] when the key's file cannot be read.
    pub fn new(operation: &'a Operation) -> Result<Self, LetterError> {
        let own = operation.folder.join("letters");
        let templates = |language| (language, Templates::new(&own, language));
        let signatures = Signatures::of(operation)?;
        Ok(Self {
            operation,
            templates: Language::ALL.into_iter().map(templates).collect(),
            fingerprint: signatures.fingerprint(),
            signatures,
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
        Ok(Matter::of_all(&mut conn, &digest.cases).await?)
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
        Ok(self.drafted(digest, matters, letter)?.1)
    }

    /// The same, with its words beside it, for a person to read.
    pub(super) fn drafted(
        &self,
        digest: &Digest,
        matters: &[Matter],
        letter: i64,
    ) -> Result<(Draft, Letter), LetterError> {
        let (kind, contact) = (digest.kind, &digest.contact);
        let reader = Reader {
            letter,
            ..self.reader(contact, matters)?
        };
        let draft = self.draft(kind.name(), matters, &reader)?;
        let parts = self.parts(&draft, matters, &reader)?;
        let letter = Letter {
            id: reader.letter,
            mailbox: contact.mailbox.clone(),
            kind,
            language: reader.language,
            subject: draft.subject.clone(),
            message_id: parts.message_id.clone(),
            cases: matters.iter().map(|one| one.dossier.id).collect(),
            message: self.signed(parts)?,
            written_at: self.operation.now(),
        };
        Ok((draft, letter))
    }

    /// The answer to a usual question about a case, for a person to edit before it goes out.
    ///
    /// # Errors
    /// [`LetterError`] says who must act.
    pub async fn answer(
        &self,
        answer: Answer,
        contact: &Contact,
        case: &Case,
    ) -> Result<Draft, LetterError> {
        let mut conn = self.operation.database.pool().acquire().await?;
        let matter = Matter::asked(&mut conn, case).await?;
        drop(conn);
        let matters = [matter];
        self.draft(answer.name(), &matters, &self.reader(contact, &matters)?)
    }

    /// A letter with this name in words, and as a whole message.
    pub(super) fn specimen(
        &self,
        letter: &'static str,
        contact: &Contact,
        matters: &[Matter],
    ) -> Result<(Draft, Vec<u8>), LetterError> {
        let reader = self.reader(contact, matters)?;
        let draft = self.draft(letter, matters, &reader)?;
        let message = self.signed(self.parts(&draft, matters, &reader)?)?;
        Ok((draft, message))
    }

    fn reader<'r>(
        &'r self,
        contact: &'r Contact,
        matters: &[Matter],
    ) -> Result<Reader<'r>, LetterError> {
        let first = matters.first().ok_or_else(empty)?;
        let guessed = contact.language.is_none();
        Ok(Reader {
            operation: self.operation,
            language: self.language(contact),
            guessed,
            agency: self.signing(&first.dossier)?,
            openpgp: self.fingerprint.as_deref(),
            contact,
            letter: self.operation.numbers.next(),
        })
    }

    fn draft(
        &self,
        letter: &'static str,
        matters: &[Matter],
        reader: &Reader<'_>,
    ) -> Result<Draft, LetterError> {
        let templates = self.templates(reader.language)?;
        let said = reader.said(letter, matters);
        let Filled { subject, markdown } = templates.fill(letter, &said)?;
        let subject = findable(subject, matters.first().ok_or_else(empty)?.dossier.weakness);
        let (subject, markdown) = match reader.marking() {
            Some(marking) => (
                format!("[{marking}] {subject}"),
                format!("{}\n\n{markdown}", templates.part("marking", &said)?),
            ),
            None => (subject, markdown),
        };
        Ok(Draft {
            letter,
            language: reader.language,
            subject,
            markdown,
            note: self.note(letter, matters, reader)?,
            head: self.head(reader),
        })
    }

    fn head(&self, reader: &Reader<'_>) -> Head {
        let Agency {
            name, letterhead, ..
        } = reader.agency;
        Head {
            sender: std::iter::once(name).chain(letterhead).cloned().collect(),
            day: reader.language.day(self.operation.now()),
        }
    }

    /// The note in English below a letter whose language was guessed.
    fn note(
        &self,
        letter: &'static str,
        matters: &[Matter],
        reader: &Reader<'_>,
    ) -> Result<Option<String>, LetterError> {
        if !reader.guessed || reader.language == Language::En {
            return Ok(None);
        }
        let language = Language::En;
        let said = Reader {
            language,
            ..*reader
        }
        .said(letter, matters);
        self.templates(language)?.part("guessed", &said).map(Some)
    }

    fn templates(&self, language: Language) -> Result<&Templates, LetterError> {
        self.templates.get(&language).ok_or_else(empty)
    }

    fn parts(
        &self,
        draft: &Draft,
        matters: &[Matter],
        reader: &Reader<'_>,
    ) -> Result<Parts, LetterError> {
        let from = self.sender(reader.agency)?;
        let first = matters.first().ok_or_else(empty)?.dossier.id;
        let (text, html) = draft.forms();
        let mut parts = Parts {
            letter: reader.letter,
            message_id: format!("{:016x}.{first}@{}", reader.letter, from.domain()),
            reply_to: Mailbox::parse(&reader.agency.mailbox).unwrap_or_else(|_| from.clone()),
            from: (reader.agency.name.clone(), from),
            to: reader.contact.mailbox.clone(),
            subject: draft.subject.clone(),
            date: self.operation.now(),
            language: reader.language,
            stop: reader.stop(),
            text,
            html: Some(html),
            reports: Vec::new(),
            table: None,
        };
        if Kind::from_name(draft.letter).is_some_and(Kind::asks) {
            self.add_machines_parts(&mut parts, matters, reader)?;
        }
        Ok(parts)
    }

    /// Reports and table, for machines; whoever wants these only gets two lines of text with them.
    fn add_machines_parts(
        &self,
        parts: &mut Parts,
        matters: &[Matter],
        reader: &Reader<'_>,
    ) -> Result<(), LetterError> {
        parts.reports = self.reports(matters, reader, &parts.from.1)?;
        parts.table = Some(table::csv(matters, |matter| reader.page(matter))?);
        if reader.contact.wish == Wish::XarfOnly {
            parts.text = for_machines(matters.len(), reader);
            parts.html = None;
        }
        Ok(())
    }

    fn signed(&self, parts: Parts) -> Result<Vec<u8>, LetterError> {
        self.sealed(parts.bytes()?)
    }

    /// A finished message, with the operation's signatures if it has keys.
    pub(super) fn sealed(&self, message: Vec<u8>) -> Result<Vec<u8>, LetterError> {
        Ok(self.signatures.sealed(message, self.operation.now())?)
    }

    fn reports(
        &self,
        matters: &[Matter],
        reader: &Reader<'_>,
        from: &Mailbox,
    ) -> Result<Vec<Report>, LetterError> {
        let sender = party(&reader.agency.name, from);
        let report = |matter: &Matter| {
            let agency = self.signing(&matter.dossier)?;
            let own = Mailbox::parse(&agency.mailbox).unwrap_or_else(|_| from.clone());
            let reporting = Reporting {
                reporter: party(&agency.name, &own),
                sender: &sender,
                letter: reader.letter,
                secret: &self.operation.secret,
                now: self.operation.now(),
            };
            let json = xarf::Report::of(matter, &reporting).json();
            let json = json.map_err(|error| LetterError::Message(error.to_string()))?;
            Ok(Report {
                name: format!("{}.xarf.json", matter.dossier.id),
                json,
            })
        };
        matters.iter().map(report).collect()
    }

    pub(super) fn signing(&self, dossier: &Dossier) -> Result<&Agency, LetterError> {
        let country = dossier.country.as_deref();
        self.operation
            .agencies
            .signing(dossier.address, dossier.asn, country)
            .ok_or(LetterError::Unsigned)
    }

    /// From whom letters come: the mailbox set for delivery, else the signing agency's, else the
    /// lead's.
    pub(super) fn sender(&self, agency: &Agency) -> Result<Mailbox, LetterError> {
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
        contact
            .language
            .or_else(of_country)
            .unwrap_or(self.operation.settings.operation.language)
    }
}

/// A letter in words, before it becomes a message.
#[derive(Clone, Debug)]
pub struct Draft {
    letter: &'static str,
    language: Language,
    /// The subject line.
    pub subject: String,
    markdown: String,
    note: Option<String>,
    head: Head,
}

impl Draft {
    /// The letter as plain text.
    #[must_use]
    pub fn text(&self) -> String {
        self.forms().0
    }

    /// The letter as HTML for a mail program: it says what the text says.
    #[must_use]
    pub fn html(&self) -> String {
        self.forms().1
    }

    /// The letter as HTML for A4 paper.
    #[must_use]
    pub fn paper(&self) -> String {
        let arena = Arena::new();
        paper::html(&self.page(&arena), &self.head)
    }

    /// Text and HTML, from Markdown that is read once for both.
    fn forms(&self) -> (String, String) {
        let arena = Arena::new();
        let page = self.page(&arena);
        let text = plain::text(page.letter, self.language);
        let text = match page.note {
            Some(note) => format!("{text}\n{RULE}\n\n{}", plain::text(note, Language::En)),
            None => text,
        };
        (text, page.html())
    }

    fn page<'a>(&'a self, arena: &'a Arena<'a>) -> Page<'a> {
        let note = self.note.as_deref();
        Page {
            language: self.language,
            subject: &self.subject,
            letter: markup::read(arena, &self.markdown, self.language),
            note: note.map(|note| markup::read(arena, note, Language::En)),
        }
    }
}

/// What parts the letter from the note in English.
const RULE: &str = "------------------------------------------------------------------------";

/// A subject in another script, or one of a reference alone, gets the words that abuse desks
/// everywhere search for; without a small Latin letter, filters take it for shouting, too.
fn findable(subject: String, weakness: Weakness) -> String {
    let own = subject.trim_start_matches("Re:");
    if own.contains(|c: char| c.is_ascii_lowercase()) {
        return subject;
    }
    format!("{subject} ({})", weakness.name().replace('-', " "))
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
