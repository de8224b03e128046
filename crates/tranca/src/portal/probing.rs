//! Who knocks and why, for those who find us in their logs: `/.well-known/probing.txt` (RFC 9511).

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::router::Portal;
use crate::ground::clock::Moment;
use crate::ground::languages::Language;

/// Shows it, once somebody answers for the tests.
pub(super) async fn show(State(portal): State<Portal>) -> Response {
    let settings = &portal.operation.settings;
    if settings.operation.contact.is_empty() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let name = &settings.operation.name;
    let text = format!(
        "Canonical: {url}/.well-known/probing.txt\n\
         Contact: mailto:{contact}\n\
         Expires: {expires}\n\
         Preferred-Languages: {languages}\n\
         Description: {description}\n",
        url = settings.portal.url,
        contact = one_line(&settings.operation.contact),
        expires = expires(portal.operation.now()),
        languages = Language::ALL.map(Language::tag).join(", "),
        description = one_line(&Language::En.fill(
            "probing-description",
            &[("operation", name.as_str().into())]
        )),
    );
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// To the day: caches and people see the same text all day long.
fn expires(now: Moment) -> String {
    format!("{}T00:00:00Z", (now + VALID).date())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Less than a year, as RFC 9116 section 2.5.5 recommends for the like.
const VALID: Duration = Duration::from_secs(90 * 86_400);
