//! Which page stands where.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef, State};
use axum::http::StatusCode;
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};
use tokio::sync::Notify;

use super::pace::Pace;
use super::{
    agencies, assets, case, forwarded, genuine, guides, intended, landing, origin, probing, retest,
    stop,
};
use crate::ground::operation::Operation;
use crate::ground::web::{Frame, Trouble, Visitor, headers, page};

/// The pages of an operation. `asked` is notified when somebody asks for a test of his server: the
/// case is then due.
pub fn router(operation: Arc<Operation>, asked: Arc<Notify>) -> Router {
    let portal = Portal {
        operation,
        asked,
        pace: Arc::default(),
    };
    headers::open_to_all(open_to_all())
        .merge(headers::secret(secret()))
        .layer(middleware::from_fn_with_state(
            portal.clone(),
            origin::own_pages_only,
        ))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .with_state(portal)
}

fn open_to_all() -> Router<Portal> {
    Router::new()
        .route("/", get(landing::show))
        .route("/guides", get(guides::list))
        .route("/guides/{product}", get(guides::show))
        .route("/agencies", get(agencies::show))
        .route("/.well-known/probing.txt", get(probing::show))
        .route("/assets/{file}", get(assets::show))
        .fallback(nothing_here)
}

fn secret() -> Router<Portal> {
    Router::new()
        .route("/genuine", get(genuine::show))
        .route("/case/{secret}", get(case::show))
        .route("/case/{secret}/retest", post(retest::ask))
        .route("/case/{secret}/forwarded", post(forwarded::declare))
        .route("/case/{secret}/intended", post(intended::declare))
        .route("/stop/{secret}", get(stop::ask).post(stop::stop))
        // The word by which mail programs and filters know such a link.
        .route("/opt-out/{secret}", get(stop::ask).post(stop::stop))
}

/// What the pages are made from.
#[derive(Clone)]
pub(super) struct Portal {
    pub(super) operation: Arc<Operation>,
    pub(super) asked: Arc<Notify>,
    pub(super) pace: Arc<Pace>,
}

impl Portal {
    /// The frame of a page with this title.
    pub(super) fn frame(&self, visitor: &Visitor, title: &str) -> Frame {
        Frame::around(&self.operation, visitor, visitor.language.text(title))
    }
}

impl FromRef<Portal> for Arc<Operation> {
    fn from_ref(portal: &Portal) -> Self {
        Self::clone(&portal.operation)
    }
}

#[derive(Template)]
#[template(path = "nothing.html")]
struct Nothing {
    frame: Frame,
    home: String,
}

/// The page for addresses that lead nowhere, secret links that we did not make among them.
pub(super) async fn nothing_here(
    State(portal): State<Portal>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let nothing = Nothing {
        frame: portal.frame(&visitor, "nothing-title"),
        home: visitor.href("/"),
    };
    page(StatusCode::NOT_FOUND, &nothing.frame, &nothing)
}

const LARGEST_FORM: usize = 16 * 1024;
