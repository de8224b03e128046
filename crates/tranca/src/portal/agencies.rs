//! Who takes part.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::router::Portal;
use crate::ground::config::agencies::Agency;
use crate::ground::languages::Language;
use crate::ground::web::{Frame, Trouble, Visitor, page};

#[derive(Template)]
#[template(path = "agencies.html")]
struct Agencies {
    frame: Frame,
    agencies: Vec<Shown>,
}

struct Shown {
    agency: Agency,
    languages: String,
}

/// Shows them.
pub(super) async fn show(
    State(portal): State<Portal>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let named = portal.operation.agencies.all.iter();
    let named = named.filter(|agency| !agency.name.trim().is_empty());
    let agencies = Agencies {
        frame: portal.frame(&visitor, "agencies-title"),
        agencies: named.map(Shown::new).collect(),
    };
    page(StatusCode::OK, &agencies.frame, &agencies)
}

impl Shown {
    fn new(agency: &Agency) -> Self {
        let own_name = |tag: &String| {
            Language::parse(tag).map_or_else(|_| tag.clone(), |one| one.native_name().to_owned())
        };
        let languages: Vec<String> = agency.languages.iter().map(own_name).collect();
        Self {
            languages: languages.join(", "),
            agency: agency.clone(),
        }
    }

    /// A page of its own, if it is one that a browser may be led to.
    fn page(&self) -> Option<&str> {
        let page = self.agency.page.as_str();
        let web = page.starts_with("https://") || page.starts_with("http://");
        web.then_some(page)
    }
}
