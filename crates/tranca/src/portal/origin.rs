//! Forms are taken from our own pages only.
//!
//! A secret link already keeps strangers out; this keeps a page elsewhere that learned one from
//! pressing its button in somebody's browser. Programs that are no browsers send neither header: a
//! mail provider's one-click (RFC 8058) must work.

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::router::Portal;

/// Refuses what another site's page sends.
pub(super) async fn own_pages_only(
    State(portal): State<Portal>,
    request: Request,
    next: Next,
) -> Response {
    let url = &portal.operation.settings.portal.url;
    if request.method() == Method::POST && !is_own(request.headers(), url) {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

/// Whether a form comes from a page of ours, or from no page at all.
fn is_own(headers: &HeaderMap, url: &str) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match text(ORIGIN.as_str()) {
        // Browsers say `null` for our own forms too, since our pages ask them to name no referrer
        // (Fetch standard, "append a request Origin header").
        None | Some("null") => true,
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            origin == url || (host.is_some() && host == text(HOST.as_str()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(headers: &[(&'static str, &'static str)]) -> bool {
        let map = headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        is_own(&map, "https://portal.example")
    }

    #[test]
    fn our_own_pages_and_programs_may_send_forms_and_other_sites_may_not() {
        assert!(sent(&[]));
        assert!(sent(&[
            ("sec-fetch-site", "same-origin"),
            ("origin", "null")
        ]));
        assert!(sent(&[("origin", "https://portal.example")]));
        assert!(sent(&[
            ("origin", "http://inner:8025"),
            ("host", "inner:8025")
        ]));
        assert!(!sent(&[("sec-fetch-site", "cross-site")]));
        assert!(!sent(&[("sec-fetch-site", "same-site")]));
        assert!(!sent(&[("origin", "https://elsewhere.example")]));
        assert!(!sent(&[
            ("origin", "https://elsewhere.example"),
            ("host", "portal.example")
        ]));
    }
}
