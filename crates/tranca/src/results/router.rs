//! `/results`: the figures for everyone, without anything that points to a server.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::Mutex;

use super::figures::{Figures, figures};
use super::report::Report;
use crate::ground::clock::Moment;
use crate::ground::database::StoreError;
use crate::ground::operation::Operation;
use crate::ground::web::{Frame, Trouble, Visitor, headers, page};

/// The public page of results, and the same as JSON.
pub fn router(operation: Arc<Operation>) -> Router {
    let results = Results {
        operation,
        kept: Arc::default(),
    };
    let routes = Router::new()
        .route("/results", get(as_page))
        .route("/results.json", get(as_json));
    headers::open_to_all(routes).with_state(results)
}

#[derive(Clone)]
struct Results {
    operation: Arc<Operation>,
    kept: Arc<Mutex<Option<Arc<Figures>>>>,
}

impl Results {
    /// The public figures, at most [`KEPT`] old: reading them goes through all cases, which a
    /// stranger must not be able to ask for at will. Who asks meanwhile waits for the same answer.
    async fn figures(&self) -> Result<Arc<Figures>, StoreError> {
        let mut kept = self.kept.lock().await;
        let now = self.operation.now();
        if let Some(figures) = kept.as_ref().filter(|figures| is_fresh(figures, now)) {
            return Ok(Arc::clone(figures));
        }
        let fresh = Arc::new(figures(&self.operation).await?.for_the_public());
        *kept = Some(Arc::clone(&fresh));
        Ok(fresh)
    }
}

impl FromRef<Results> for Arc<Operation> {
    fn from_ref(results: &Results) -> Self {
        Self::clone(&results.operation)
    }
}

async fn as_page(State(results): State<Results>, visitor: Visitor) -> Result<Response, Trouble> {
    let figures = results.figures().await?;
    let title = visitor.language.text("results-title");
    let frame = Frame::around(&results.operation, &visitor, title);
    let report = Report::new(frame, &figures);
    page(StatusCode::OK, &report.frame, &report)
}

async fn as_json(State(results): State<Results>) -> Result<Response, Trouble> {
    let json = as_text(&*results.figures().await?)?;
    Ok(([(CONTENT_TYPE, "application/json")], json).into_response())
}

fn as_text(figures: &Figures) -> Result<String, StoreError> {
    // Figures are numbers and names; that they cannot be written is no case that arises.
    serde_json::to_string(figures).map_err(|error| StoreError::Damaged(error.to_string()))
}

fn is_fresh(figures: &Figures, now: Moment) -> bool {
    now.since(figures.at) < KEPT
}

const KEPT: Duration = Duration::from_secs(60);
