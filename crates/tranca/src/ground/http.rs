//! Documents fetched over HTTP: bounded in time and size, by name of who asks.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;

/// What a server gave to one request.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fetched {
    /// The document.
    Document(String),
    /// There is none (404).
    Nothing,
    /// Slow down (429 or 503); ask again after so many seconds, if it says how many.
    Later(Option<u64>),
    /// Anything else: silence, a broken connection, another status, a document too large.
    Unusable(String),
}

/// The client could not be set up.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client could not be set up: {0}")]
pub struct NoClient(String);

/// Fetches documents.
#[derive(Clone, Debug)]
pub struct Client {
    inner: reqwest::Client,
}

impl Client {
    /// A client that names itself so.
    ///
    /// # Errors
    /// [`NoClient`] when TLS cannot be set up.
    pub fn new(user_agent: &str) -> Result<Self, NoClient> {
        // A second call finds the provider in place, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let inner = reqwest::Client::builder()
            .user_agent(user_agent)
            .timeout(PATIENCE)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::limited(REDIRECTS))
            .build()
            .map_err(|error| NoClient(error.to_string()))?;
        Ok(Self { inner })
    }

    /// Fetches one document that should be of the media type `accept`.
    pub async fn fetch(&self, url: &str, accept: &str) -> Fetched {
        let sent = self.inner.get(url).header("Accept", accept).send().await;
        let mut response = match sent {
            Ok(response) => response,
            Err(error) => return Fetched::Unusable(error.without_url().to_string()),
        };
        match response.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND => return Fetched::Nothing,
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                return Fetched::Later(retry_after_s(&response));
            }
            status => return Fetched::Unusable(status.to_string()),
        }
        let mut document = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if document.len() + chunk.len() <= SIZE => {
                    document.extend_from_slice(&chunk);
                }
                Ok(Some(_)) => return Fetched::Unusable(format!("more than {SIZE} bytes")),
                Ok(None) => break,
                Err(error) => return Fetched::Unusable(error.without_url().to_string()),
            }
        }
        Fetched::Document(String::from_utf8_lossy(&document).into_owned())
    }
}

fn retry_after_s(response: &reqwest::Response) -> Option<u64> {
    response
        .headers()
        .get(RETRY_AFTER)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

const PATIENCE: Duration = Duration::from_secs(20);
const REDIRECTS: usize = 5;
/// The largest registry answers seen are below 100 KiB.
const SIZE: usize = 1024 * 1024;
