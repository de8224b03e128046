//! A page on its way to the browser, and what is shown when something of ours fails.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::frame::Frame;
use crate::ground::database::StoreError;
use crate::ground::languages::Language;

/// Why a page could not be made: always something of ours.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A template.
    #[error("a page could not be written: {0}")]
    Template(#[from] askama::Error),
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// The page as an answer.
///
/// # Errors
/// [`Trouble::Template`] when the template cannot be filled.
pub fn page(status: StatusCode, frame: &Frame, page: &impl Template) -> Result<Response, Trouble> {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_LANGUAGE, frame.language.tag()),
    ];
    Ok((status, headers, page.render()?).into_response())
}

/// Said in every language, since what failed may be what knows the visitor's.
impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        tracing::error!(error = %self, "a page could not be shown");
        let lines = Language::ALL.map(|language| language.text("trouble-of-ours"));
        (StatusCode::INTERNAL_SERVER_ERROR, lines.join("\n")).into_response()
    }
}
