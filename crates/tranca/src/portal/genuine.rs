//! Is this letter really from you? Answers with dates, never with an address.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::router::Portal;
use super::{pace, store};
use crate::cases::letter::Kind;
use crate::cases::reference::CaseId;
use crate::ground::clock::Moment;
use crate::ground::languages::Language;
use crate::ground::operation::Operation;
use crate::ground::web::{Frame, Trouble, Visitor, page};

/// `?reference=`
#[derive(Deserialize)]
pub(super) struct Question {
    reference: Option<String>,
}

#[derive(Template)]
#[template(path = "genuine.html")]
struct Genuine {
    frame: Frame,
    action: String,
    chosen: Option<Language>,
    reference: String,
    answer: Option<Answer>,
    signs: Vec<String>,
}

/// What we say, and how it is set.
struct Answer {
    class: &'static str,
    says: String,
    letters: Vec<String>,
}

/// Asks, and answers where a reference is given.
pub(super) async fn show(
    State(portal): State<Portal>,
    Query(question): Query<Question>,
    peer: pace::Visitor,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let reference = question.reference.unwrap_or_default();
    let (status, answer) = match reference.trim() {
        "" => (StatusCode::OK, None),
        _ if !portal.pace.allows(peer, portal.operation.now()) => {
            let answer = Answer::new("unsure", "genuine-too-often", &visitor);
            (StatusCode::TOO_MANY_REQUESTS, Some(answer))
        }
        asked => (
            StatusCode::OK,
            Some(answer(&portal.operation, asked, &visitor).await?),
        ),
    };
    let genuine = Genuine {
        frame: portal.frame(&visitor, "genuine-title"),
        action: "/genuine".to_owned(),
        chosen: visitor.chosen(),
        reference: reference.chars().take(40).collect(),
        answer,
        signs: signs(&portal.operation, visitor.language),
    };
    page(status, &genuine.frame, &genuine)
}

async fn answer(operation: &Operation, asked: &str, visitor: &Visitor) -> Result<Answer, Trouble> {
    let Ok(case) = asked.parse::<CaseId>() else {
        return Ok(Answer::new("unsure", "genuine-unreadable", visitor));
    };
    let mut conn = operation.database.pool().acquire().await?;
    let letters = store::letters_about(&mut conn, case).await?;
    if letters.is_empty() {
        return Ok(Answer::new("bad", "genuine-no", visitor));
    }
    let line = |(kind, sent): &(Kind, Moment)| letter_line(*kind, *sent, visitor.language);
    Ok(Answer {
        letters: letters.iter().map(line).collect(),
        ..Answer::new("good", "genuine-yes", visitor)
    })
}

impl Answer {
    fn new(class: &'static str, key: &str, visitor: &Visitor) -> Self {
        Self {
            class,
            says: visitor.language.text(key),
            letters: Vec::new(),
        }
    }
}

fn letter_line(kind: Kind, sent: Moment, language: Language) -> String {
    let kind = match kind {
        Kind::FirstProven | Kind::FirstListed => "letter-first",
        Kind::Reminder => "letter-reminder",
        Kind::Thanks => "letter-thanks",
        Kind::Withdrawal => "letter-withdrawal",
        Kind::Answer => "letter-answer",
    };
    let places = [
        ("letter", language.text(kind).into()),
        ("at", sent.for_people().into()),
    ];
    language.fill("genuine-letter", &places)
}

/// By what else a letter of ours can be told.
fn signs(operation: &Operation, language: Language) -> Vec<String> {
    let url = ("url", operation.settings.portal.url.as_str().into());
    let mut signs = vec![
        language.fill("genuine-sign-links", &[url]),
        language.text("genuine-sign-asks-nothing"),
    ];
    if let Some(sender) = sender(operation) {
        signs.insert(
            0,
            language.fill("genuine-sign-sender", &[("sender", sender.into())]),
        );
    }
    signs
}

/// Who our letters are from.
fn sender(operation: &Operation) -> Option<&str> {
    let own = Some(operation.settings.delivery.from.as_str()).filter(|from| !from.is_empty());
    let lead = || {
        operation
            .agencies
            .lead()
            .map(|agency| agency.mailbox.as_str())
    };
    own.or_else(lead).filter(|mailbox| !mailbox.is_empty())
}
