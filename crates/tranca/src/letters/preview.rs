//! What would go, to whom and why: for the person who approves it.

use serde::Serialize;

use super::{Digest, Draft, Due, LetterError, Scribe};
use crate::cases::letter::{Kind, Letter};
use crate::cases::reference::CaseId;
use crate::ground::operation::Operation;

/// A letter that is due and not sent.
#[derive(Clone, Debug, Serialize)]
pub struct Preview {
    /// To whom.
    pub to: String,
    /// In which language, as BCP 47 tag.
    pub language: String,
    /// Which letter.
    pub kind: Kind,
    /// Its subject.
    pub subject: String,
    /// About what.
    pub cases: Vec<PreviewedCase>,
    /// Why to this mailbox, and why this letter, in one sentence for an engineer.
    pub reason: String,
    /// The whole message, for whoever wants to read it.
    #[serde(skip)]
    pub message: Vec<u8>,
    /// Its words, as text, as a page, and for paper.
    #[serde(skip)]
    pub draft: Draft,
}

/// A case in a preview.
#[derive(Clone, Debug, Serialize)]
pub struct PreviewedCase {
    /// Its reference.
    pub reference: String,
    /// Its number.
    pub case: CaseId,
    /// Which host.
    pub address: String,
    /// What is wrong with it.
    pub weakness: String,
}

/// Every letter that is due, as it would go.
///
/// # Errors
/// [`LetterError`] says who must act.
pub async fn preview(operation: &Operation, due: &Due) -> Result<Vec<Preview>, LetterError> {
    let scribe = Scribe::new(operation)?;
    let mut previews = Vec::with_capacity(due.digests.len());
    for digest in &due.digests {
        let matters = scribe.gathered(digest).await?;
        let written = scribe.drafted(digest, &matters, operation.numbers.next())?;
        previews.push(previewed(digest, written));
    }
    Ok(previews)
}

fn previewed(digest: &Digest, (draft, letter): (Draft, Letter)) -> Preview {
    Preview {
        to: letter.mailbox.to_string(),
        language: letter.language.tag().to_owned(),
        kind: letter.kind,
        subject: letter.subject,
        cases: digest.cases.iter().map(previewed_case).collect(),
        reason: reason(digest),
        message: letter.message,
        draft,
    }
}

fn previewed_case(owed: &super::Owed) -> PreviewedCase {
    let dossier = owed.dossier();
    PreviewedCase {
        reference: dossier.id.to_string(),
        case: dossier.id,
        address: dossier.address.to_string(),
        weakness: dossier.weakness.to_string(),
    }
}

fn reason(digest: &Digest) -> String {
    let why = match digest.kind {
        Kind::FirstProven => "proven open and in no letter yet",
        Kind::FirstListed => "listed by enough independent sources and in no letter yet",
        Kind::Reminder => "written about before and found open again since",
        Kind::Thanks => "written about before and closed since",
        Kind::Withdrawal => "written about by mistake",
        // A person writes it, and no case is due for it.
        Kind::Answer => "asked about",
    };
    let contact = &digest.contact;
    format!(
        "{why}; the nearest contact, for the {}, found in {}",
        contact.scope.name(),
        contact.basis
    )
}
