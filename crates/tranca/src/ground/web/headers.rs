//! What a browser may do with our pages: show them, and nothing else.

use axum::Router;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Method, Request};
use axum::middleware::{self, Next};
use axum::response::Response;

/// Pages that anyone may see and keep for a while.
pub fn open_to_all<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(middleware::from_fn(|request, next| {
        with(request, next, SHARED)
    }))
}

/// Pages behind a secret link: never kept, never listed by a search engine.
pub fn secret<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(middleware::from_fn(|request, next| {
        with(request, next, UNKEPT)
    }))
}

async fn with(
    request: Request<axum::body::Body>,
    next: Next,
    own: [(HeaderName, &'static str); 2],
) -> Response {
    let read_only = request.method() == Method::GET || request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    let kept = read_only && response.status().is_success();
    for (name, value) in SAFE.into_iter().chain(own) {
        let value = match name {
            CACHE_CONTROL if !kept => "no-store",
            _ => value,
        };
        let place = response.headers_mut().entry(name);
        place.or_insert(HeaderValue::from_static(value));
    }
    response
}

const SAFE: [(HeaderName, &str); 3] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'",
    ),
    // A secret link must not travel on with whoever follows a link from its page.
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
];
const SHARED: [(HeaderName, &str); 2] = [
    (CACHE_CONTROL, "public, max-age=60"),
    (VARY, "Accept-Language"),
];
const UNKEPT: [(HeaderName, &str); 2] = [
    (CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("x-robots-tag"),
        "noindex, nofollow, noarchive",
    ),
];
