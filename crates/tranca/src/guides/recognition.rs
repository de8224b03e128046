//! What software a server is, told from what it said.
//!
//! A wrong guide does harm: people follow it. So only words that the product itself writes count,
//! and two answers are no answer.
//!
//! # Limits
//! Banners can be changed and often are. SOCKS carries no words at all. A `Server` header that came
//! through a proxy is the origin's, so it counts only when nothing better was heard, and our own
//! canary must name no product there.

use std::collections::BTreeSet;

use regex::{Regex, RegexBuilder};

use super::guide::{Basis, Protocol, Recogniser};

/// What a server said. A line that begins with `>` is one of ours in a transcript and is left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heard<'a> {
    /// All of its SMTP replies.
    pub smtp: &'a str,
    /// The heads and bodies of its HTTP responses.
    pub http: &'a str,
}

/// A product, and how we know.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Software {
    /// The product's name in data.
    pub product: String,
    /// The version, where it was told and told once.
    pub version: Option<String>,
    /// The words that this rests on.
    pub basis: Basis,
}

/// A recogniser ready for use.
#[derive(Debug)]
pub(super) struct Pattern {
    product: String,
    heard_in: Protocol,
    basis: Basis,
    regex: Regex,
}

/// What was heard, cut to what each kind of pattern may look at.
struct Words {
    smtp: String,
    http: String,
    heads: String,
}

/// One recogniser's find.
#[derive(Debug)]
struct Find<'a> {
    pattern: &'a Pattern,
    versions: BTreeSet<String>,
}

impl Pattern {
    /// # Errors
    /// When the pattern is no regular expression.
    pub(super) fn compile(product: &str, told: &Recogniser) -> Result<Self, regex::Error> {
        // Header names are caseless (RFC 9110 section 5.1), and `^` is a line's.
        let mut builder = RegexBuilder::new(&told.pattern);
        let regex = builder.multi_line(true).case_insensitive(true).build()?;
        Ok(Self {
            product: product.to_owned(),
            heard_in: told.heard_in,
            basis: told.basis,
            regex,
        })
    }

    fn find(&self, text: &str) -> Option<Find<'_>> {
        let mut found = self.regex.captures_iter(text).peekable();
        found.peek()?;
        let version = |found: regex::Captures<'_>| {
            let version = found.name("version")?.as_str().trim_end_matches('.');
            Some(version.to_owned())
        };
        Some(Find {
            pattern: self,
            versions: found.filter_map(version).collect(),
        })
    }
}

/// The one product that was heard; none when there were none or several.
pub(super) fn recognise(patterns: &[Pattern], heard: &Heard<'_>) -> Option<Software> {
    let words = Words::of(heard);
    let mut finds: Vec<Find<'_>> = patterns
        .iter()
        .filter_map(|pattern| pattern.find(words.for_pattern(pattern)))
        .collect();
    if finds
        .iter()
        .any(|find| find.pattern.basis != Basis::ServerHeader)
    {
        finds.retain(|find| find.pattern.basis != Basis::ServerHeader);
    }
    let product = only(finds.iter().map(|find| find.pattern.product.as_str()))?;
    let version = only(
        finds
            .iter()
            .flat_map(|find| &find.versions)
            .map(String::as_str),
    );
    Some(Software {
        product: product.to_owned(),
        version: version.map(str::to_owned),
        basis: finds.iter().map(|find| find.pattern.basis).min()?,
    })
}

impl Words {
    fn of(heard: &Heard<'_>) -> Self {
        let http = servers_lines(heard.http);
        Self {
            smtp: servers_lines(heard.smtp),
            heads: heads(&http),
            http,
        }
    }

    fn for_pattern(&self, pattern: &Pattern) -> &str {
        match (pattern.heard_in, pattern.basis) {
            (Protocol::Smtp, _) => &self.smtp,
            (Protocol::Http, Basis::ViaHeader | Basis::ServerHeader) => &self.heads,
            (Protocol::Http, _) => &self.http,
        }
    }
}

/// The value that all share, if they do.
fn only<'a>(values: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distinct: BTreeSet<&str> = values.collect();
    (distinct.len() == 1)
        .then(|| distinct.first().copied())
        .flatten()
}

/// The server's own lines of a transcript, with lone line feeds and without the marks that a
/// transcript puts before them.
fn servers_lines(text: &str) -> String {
    let own = text.lines().filter(|line| !line.starts_with('>'));
    let bare: Vec<&str> = own
        .map(|line| line.strip_prefix("< ").unwrap_or(line))
        .collect();
    bare.join("\n")
}

/// The heads of all responses, without their bodies: a page that shows headers has none.
fn heads(http: &str) -> String {
    let mut in_head = false;
    let mut heads = Vec::new();
    for line in http.lines() {
        in_head = line.starts_with("HTTP/1.") || (in_head && !line.is_empty());
        heads.extend(in_head.then_some(line));
    }
    heads.join("\n")
}
