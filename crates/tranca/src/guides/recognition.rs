//! What software a server is, told from what it said.
//!
//! A wrong guide does harm: people follow it. So only words that the product itself writes count,
//! and two answers are no answer. Whatever an administrator can write where he likes (a greeting, a
//! `Server` field) is a claim; what the program does by itself is its own doing, and outweighs it.
//!
//! - [`conversation`]: a transcript, taken apart into what is the server's own and what is not.
//!
//! # Limits
//! A server that hides its words and does nothing peculiar stays unknown. Of a chain of servers the
//! nearest that can be told is told; one that passes everything on as it is, is not there. A page
//! and a `Server` field that are at odds are an answer that two have written, or a liar's.

mod conversation;

use std::collections::BTreeSet;

use regex::{Regex, RegexBuilder};

use self::conversation::{Mail, Response};
use super::guide::{Basis, Protocol, Recogniser};

/// What a server said, as a transcript has it: `<` before its lines, `>` before ours.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'a> {
    /// In which protocol it was asked.
    pub protocol: Protocol,
    /// All that was said.
    pub transcript: &'a str,
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
    is_shared: bool,
    regex: Regex,
}

/// One recogniser's find.
#[derive(Clone, Debug)]
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
            is_shared: told.shared,
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

impl Find<'_> {
    fn product(&self) -> &str {
        &self.pattern.product
    }

    fn is_claim(&self) -> bool {
        self.pattern.basis.is_claim()
    }

    /// Whether it says enough by itself: what the program does, and no other program known.
    fn is_proof(&self) -> bool {
        !self.is_claim() && !self.pattern.is_shared
    }
}

/// The one product that was heard; none when there were none or several.
pub(super) fn recognise(patterns: &[Pattern], heard: &Heard<'_>) -> Option<Software> {
    let spoken = patterns
        .iter()
        .filter(|pattern| pattern.heard_in == heard.protocol);
    let spoken: Vec<&Pattern> = spoken.collect();
    match heard.protocol {
        Protocol::Smtp => by_mail(&spoken, heard.transcript),
        Protocol::Http => by_responses(&spoken, heard.transcript),
        Protocol::Socks => by_habits(&spoken, heard.transcript),
    }
}

/// A program that was heard taking mail, and never in its own words, is not the one that it seems;
/// a claim moreover needs a list of abilities that is like the product's.
fn by_mail(patterns: &[&Pattern], transcript: &str) -> Option<Software> {
    let mail = Mail::of(transcript);
    let finds = patterns
        .iter()
        .filter_map(|pattern| pattern.find(mail.words(pattern.basis)));
    let mut finds: Vec<Find<'_>> = finds.collect();
    if mail.took_a_sender {
        let others = out_of_character(Basis::Reply, patterns, &finds);
        finds.retain(|find| !others.contains(find.product()));
    }
    if mail.listed_abilities() {
        let others = out_of_character(Basis::Ehlo, patterns, &finds);
        finds.retain(|find| !find.is_claim() || !others.contains(find.product()));
    }
    let product = weighed(&finds)?.to_owned();
    let (own, foreign): (Vec<&Find<'_>>, Vec<&Find<'_>>) =
        finds.iter().partition(|find| find.product() == product);
    let is_denied = foreign.iter().any(|find| find.is_claim());
    let doings = own.iter().filter(|find| !find.is_claim()).count();
    if is_denied && doings < ENOUGH_AGAINST_A_CLAIM {
        return None;
    }
    told(&product, &finds)
}

/// The products of which signs of this kind are known, and none was found.
fn out_of_character(kind: Basis, patterns: &[&Pattern], finds: &[Find<'_>]) -> BTreeSet<String> {
    let of_kind = patterns.iter().filter(|pattern| pattern.basis == kind);
    let found = finds.iter().filter(|find| find.pattern.basis == kind);
    let found: BTreeSet<&str> = found.map(Find::product).collect();
    let unheard = of_kind.filter(|pattern| !found.contains(pattern.product.as_str()));
    unheard.map(|pattern| pattern.product.clone()).collect()
}

fn by_responses(patterns: &[&Pattern], transcript: &str) -> Option<Software> {
    let mut finds = Vec::new();
    for response in conversation::responses(transcript) {
        finds.extend(nearest(patterns, &response)?);
    }
    let product = weighed(&finds)?.to_owned();
    told(&product, &finds)
}

/// What a response says of the nearest server that wrote in it; `None` when two wrote in it that
/// cannot be told apart.
///
/// Who adds to `Via` does so last of all (RFC 9110 section 7.6.3), so a page under it, or a `Server`
/// field beside it, came from farther away. A page under a foreign `Server` field may have, too:
/// some reverse proxies put their own in the place of the one that they got.
fn nearest<'a>(patterns: &[&'a Pattern], response: &Response) -> Option<Vec<Find<'a>>> {
    let finds = |is_meant: fn(Basis) -> bool, text: &str| -> Vec<Find<'a>> {
        let meant = patterns.iter().filter(|pattern| is_meant(pattern.basis));
        meant.filter_map(|pattern| pattern.find(text)).collect()
    };
    if response.has("via") {
        return Some(finds(|basis| basis == Basis::ViaHeader, &response.head));
    }
    let claims = finds(Basis::is_claim, &response.head);
    let pages = finds(Basis::is_page, &response.body);
    if claims.is_empty() && response.has("server") {
        return Some(Vec::new());
    }
    let is_at_odds = |page: &Find<'_>| claims.iter().any(|one| one.product() != page.product());
    if pages.iter().any(is_at_odds) {
        return None;
    }
    Some(claims.into_iter().chain(pages).collect())
}

/// SOCKS has no words, so a habit must be peculiar enough to stand alone.
fn by_habits(patterns: &[&Pattern], transcript: &str) -> Option<Software> {
    let answers = conversation::answers(transcript);
    let finds = patterns.iter().filter_map(|pattern| pattern.find(&answers));
    let finds: Vec<Find<'_>> = finds.collect();
    let product = weighed(&finds)?.to_owned();
    told(&product, &finds)
}

/// The product that all proofs are of; without a proof, the one that all claims are of.
fn weighed<'a>(finds: &'a [Find<'_>]) -> Option<&'a str> {
    let has_proof = finds.iter().any(Find::is_proof);
    let counts = |find: &&Find<'_>| {
        if has_proof {
            find.is_proof()
        } else {
            find.is_claim()
        }
    };
    only(finds.iter().filter(counts).map(Find::product))
}

fn told(product: &str, finds: &[Find<'_>]) -> Option<Software> {
    let own = finds.iter().filter(|find| find.product() == product);
    let versions = own.clone().flat_map(|find| &find.versions);
    Some(Software {
        product: product.to_owned(),
        version: only(versions.map(String::as_str)).map(str::to_owned),
        basis: own.map(|find| find.pattern.basis).min()?,
    })
}

/// The value that all share, if they do.
fn only<'a>(values: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distinct: BTreeSet<&str> = values.collect();
    (distinct.len() == 1)
        .then(|| distinct.first().copied())
        .flatten()
}

/// One wording may be borrowed.
const ENOUGH_AGAINST_A_CLAIM: usize = 2;
