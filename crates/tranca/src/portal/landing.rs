//! The first page: what this is, for whoever got a letter or saw us in his logs.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::router::Portal;
use crate::ground::config::agencies::Agency;
use crate::ground::languages::Language;
use crate::ground::web::{Frame, Trouble, Visitor, page};

#[derive(Template)]
#[template(path = "landing.html")]
struct Landing {
    frame: Frame,
    lead: String,
    agencies: Vec<Agency>,
    chosen: Option<Language>,
    guides: String,
    genuine: String,
    results: String,
    agencies_page: String,
    excluding: String,
}

/// Shows it.
pub(super) async fn show(
    State(portal): State<Portal>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let settings = &portal.operation.settings.operation;
    let contact = ("contact", settings.contact.as_str().into());
    let landing = Landing {
        frame: portal.frame(&visitor, "landing-title"),
        lead: visitor.language.text("landing-lead"),
        agencies: portal.operation.agencies.all.clone(),
        chosen: visitor.chosen(),
        guides: visitor.href("/guides"),
        genuine: visitor.href("/genuine"),
        results: visitor.href("/results"),
        agencies_page: visitor.href("/agencies"),
        excluding: visitor.language.fill("landing-excluding", &[contact]),
    };
    page(StatusCode::OK, &landing.frame, &landing)
}
