//! Who looks at a page: only the language is asked for.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts, Query};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use serde::Deserialize;

use crate::ground::languages::Language;
use crate::ground::operation::Operation;

/// Somebody in front of a page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Visitor {
    /// The language that is spoken: chosen by link, else the browser's, else the operation's.
    pub language: Language,
    chosen: bool,
    path: String,
}

impl Visitor {
    /// An address of ours that keeps the language, where one was chosen.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        if self.chosen {
            format!("{path}?lang={}", self.language)
        } else {
            path.to_owned()
        }
    }

    /// This very page in another language.
    #[must_use]
    pub fn here_in(&self, language: Language) -> String {
        format!("{}?lang={language}", self.path)
    }

    /// Whether a path is the page looked at, or leads to it.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        let below = |rest: &str| rest.is_empty() || rest.starts_with('/');
        self.path == path || (path != "/" && self.path.strip_prefix(path).is_some_and(below))
    }

    /// The same visitor in front of another page.
    #[must_use]
    pub fn looking_at(&self, path: &str) -> Self {
        Self {
            path: path.to_owned(),
            ..self.clone()
        }
    }

    /// The chosen language, for a form to carry on; none where the browser chose.
    #[must_use]
    pub fn chosen(&self) -> Option<Language> {
        self.chosen.then_some(self.language)
    }
}

/// `?lang=`
#[derive(Default, Deserialize)]
struct Choice {
    lang: Option<String>,
}

impl<S> FromRequestParts<S> for Visitor
where
    S: Send + Sync,
    Arc<Operation>: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let operation = Arc::<Operation>::from_ref(state);
        let query = Query::<Choice>::try_from_uri(&parts.uri);
        let choice = query.map(|Query(choice)| choice).unwrap_or_default();
        let chosen = choice.lang.and_then(|tag| Language::parse(&tag).ok());
        let language = chosen
            .or_else(|| of_browser(parts))
            .unwrap_or(operation.settings.operation.language);
        Ok(Self {
            language,
            chosen: chosen.is_some(),
            path: parts.uri.path().to_owned(),
        })
    }
}

fn of_browser(parts: &Parts) -> Option<Language> {
    let wishes = parts.headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    Language::negotiate(wishes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(path: &str) -> Visitor {
        Visitor {
            language: Language::Pt,
            chosen: true,
            path: path.to_owned(),
        }
    }

    #[test]
    fn a_chosen_language_is_kept_in_every_link() {
        assert_eq!(at("/").href("/guides"), "/guides?lang=pt-BR");
        assert_eq!(at("/guides").here_in(Language::Es), "/guides?lang=es");
        let unchosen = Visitor {
            chosen: false,
            ..at("/")
        };
        assert_eq!(unchosen.href("/guides"), "/guides");
        assert_eq!(unchosen.chosen(), None);
    }

    #[test]
    fn a_page_lies_below_its_heading_and_nothing_lies_below_the_first() {
        assert!(at("/guides/squid").is_at("/guides"));
        assert!(at("/").is_at("/"));
        assert!(!at("/guides").is_at("/"));
        assert!(!at("/guidesx").is_at("/guides"));
    }
}
