//! The closing guides, for people who are not at a terminal.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::router::{Portal, nothing_here};
use crate::cases::weakness::Weakness;
use crate::ground::web::{Frame, Trouble, Visitor, page};
use crate::guides::{Guide, Guides, Told};

#[derive(Template)]
#[template(path = "guides.html")]
struct List {
    frame: Frame,
    groups: Vec<Group>,
}

/// The guides for one weakness.
struct Group {
    title: String,
    guides: Vec<Way>,
}

/// A way to a guide.
struct Way {
    href: String,
    name: String,
}

/// All guides, by weakness.
pub(super) async fn list(
    State(portal): State<Portal>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let list = List {
        frame: portal.frame(&visitor, "guides-title"),
        groups: [Weakness::OpenRelay, Weakness::OpenProxy]
            .map(|weakness| Group::new(weakness, &visitor))
            .into(),
    };
    page(StatusCode::OK, &list.frame, &list)
}

impl Group {
    fn new(weakness: Weakness, visitor: &Visitor) -> Self {
        let fits = |guide: &&Guide| guide.weaknesses.contains(&weakness);
        let (named, unknown): (Vec<&Guide>, Vec<&Guide>) = Guides::builtin()
            .iter()
            .filter(fits)
            .partition(|guide| guide.told_name(visitor.language).is_some());
        let guides = named.into_iter().chain(unknown);
        Self {
            title: visitor.language.text(&format!("guides-for-{weakness}")),
            guides: guides.map(|guide| Way::to(guide, visitor)).collect(),
        }
    }
}

impl Way {
    fn to(guide: &Guide, visitor: &Visitor) -> Self {
        let unknown = || visitor.language.text("guides-unknown");
        Self {
            href: visitor.href(&format!("/guides/{}", guide.product)),
            name: guide.told_name(visitor.language).unwrap_or_else(unknown),
        }
    }
}

#[derive(Template)]
#[template(path = "guide.html")]
struct Page {
    frame: Frame,
    told: Told,
    all: String,
}

/// One guide, with all its causes.
pub(super) async fn show(
    State(portal): State<Portal>,
    Path(product): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let Some(guide) = Guides::builtin().guide(&product) else {
        return nothing_here(State(portal), visitor).await;
    };
    let told = guide.told(visitor.language, None);
    let shown = Page {
        frame: Frame::around(&portal.operation, &visitor, told.title.clone()),
        told,
        all: visitor.href("/guides"),
    };
    page(StatusCode::OK, &shown.frame, &shown)
}
