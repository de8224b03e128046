//! Documents fetched over HTTP: bounded in time and size, by name of who asks.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::header::RETRY_AFTER;
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};

use super::special;

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
            .redirect(Policy::custom(|attempt| {
                if may_follow(attempt.previous(), attempt.url()) {
                    attempt.follow()
                } else {
                    attempt.stop()
                }
            }))
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

/// A registry may send us on, but not for ever, not from the outside to an address of the inside,
/// and not from https to a way that others can read.
fn may_follow(before: &[Url], next: &Url) -> bool {
    let Some(first) = before.first() else {
        return true;
    };
    let leads_inside = is_inside(next) && !is_inside(first);
    let is_unveiled = first.scheme() == "https" && next.scheme() != "https";
    before.len() <= REDIRECTS && !leads_inside && !is_unveiled
}

fn is_inside(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| special::purpose(address).is_some())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn follows(first: &str, next: &str) -> bool {
        let url = |text: &str| text.parse::<Url>().expect("a URL");
        may_follow(&[url(first)], &url(next))
    }

    #[test]
    fn nobody_outside_sends_us_inside() {
        let registry = "https://rdap.example.org/ip/192.0.2.1";
        assert!(follows(registry, "https://rdap.example.net/ip/192.0.2.1"));
        for inside in [
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://10.0.0.1/",
            "https://localhost/",
        ] {
            assert!(!follows(registry, inside), "{inside}");
        }
        assert!(
            !follows(registry, "http://rdap.example.net/"),
            "not in clear"
        );
        assert!(
            follows("http://127.0.0.1:8080/a", "http://127.0.0.1:8081/a"),
            "one's own"
        );
    }

    #[test]
    fn nobody_sends_us_round_for_ever() {
        let url: Url = "https://rdap.example.org/".parse().expect("a URL");
        assert!(!may_follow(&vec![url.clone(); REDIRECTS + 1], &url));
    }
}
