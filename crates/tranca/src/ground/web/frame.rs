//! What stands around every page: its language, its title, the ways to the others.

use super::visitor::Visitor;
use crate::ground::languages::Language;
use crate::ground::operation::Operation;

/// The frame of one page. Its sentences stand in `languages/*/portal.ftl`.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language of the page.
    pub language: Language,
    /// The page's title, without the operation's name.
    pub title: String,
    /// The operation's name.
    pub operation: String,
    /// Who answers questions; empty where nobody is named yet.
    pub contact: String,
    /// The ways to the other pages; none on a page that stands alone.
    pub links: Vec<Link>,
    /// The same page in the other languages.
    pub languages: Vec<LanguageLink>,
    /// Where its looks come from.
    pub style: Style,
    /// After how many seconds a browser looks again; never, where none is set.
    pub refresh_s: Option<u32>,
}

/// A way to another page.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// How it is called.
    pub text: String,
    /// Whether one is there already.
    pub current: bool,
}

/// A way to the same page in another language.
#[derive(Clone, Debug)]
pub struct LanguageLink {
    /// Where to.
    pub href: String,
    /// The language.
    pub language: Language,
    /// Whether the page is in it.
    pub current: bool,
}

/// Where a page's looks come from.
#[derive(Clone, Debug)]
pub enum Style {
    /// From the stylesheet beside it.
    Linked,
    /// From within, so that the page stands as one file.
    Within(&'static str),
}

impl Frame {
    /// The frame of a page of the portal.
    #[must_use]
    pub fn around(operation: &Operation, visitor: &Visitor, title: String) -> Self {
        let links = PAGES.map(|(path, key)| Link {
            href: visitor.href(path),
            text: visitor.language.text(key),
            current: visitor.is_at(path),
        });
        let languages = Language::ALL.map(|language| LanguageLink {
            href: visitor.here_in(language),
            language,
            current: language == visitor.language,
        });
        Self {
            links: links.to_vec(),
            languages: languages.to_vec(),
            style: Style::Linked,
            ..Self::alone(operation, visitor.language, title)
        }
    }

    /// The frame of a page that is one file and leads nowhere.
    #[must_use]
    pub fn alone(operation: &Operation, language: Language, title: String) -> Self {
        Self {
            language,
            title,
            operation: operation.settings.operation.name.clone(),
            contact: operation.settings.operation.contact.clone(),
            links: Vec::new(),
            languages: Vec::new(),
            style: Style::Within(include_str!("../../../assets/tranca.css")),
            refresh_s: None,
        }
    }

    /// A sentence in the page's language, for templates.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.language.text(key)
    }

    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        self.language.direction().html()
    }
}

/// The pages that every page leads to, in this order.
const PAGES: [(&str, &str); 5] = [
    ("/", "nav-home"),
    ("/guides", "nav-guides"),
    ("/genuine", "nav-genuine"),
    ("/agencies", "nav-agencies"),
    ("/results", "nav-results"),
];
