//! What software a server is, told from what it said.
//!
//! A wrong guide does harm: people follow it. So only words that the product itself writes count,
//! and two answers are no answer. Whatever an administrator can write where he likes (a greeting, a
//! `Server` field) is a claim; what the program does by itself is its own doing, and outweighs it.
//!
//! - [`conversation`]: a transcript, taken apart into what is the server's own and what is not.
//! - [`signs`]: what products write, ready to be looked for.
//!
//! # Limits
//! A server that hides its words and does nothing peculiar stays unknown. Of a chain of servers the
//! nearest that can be told is told; one that passes everything on as it is, is not there. A page
//! and a `Server` field that are at odds are an answer that two have written, or a liar's.

mod conversation;
mod signs;

use std::collections::BTreeSet;

use self::conversation::{Mail, Response};
use self::signs::Find;
pub(super) use self::signs::{NoSign, Signs};
use super::guide::{Basis, Protocol};

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

/// The one product that was heard; none when there were none or several.
pub(super) fn recognise(signs: &Signs, heard: &Heard<'_>) -> Option<Software> {
    match heard.protocol {
        Protocol::Smtp => by_mail(signs, heard.transcript),
        Protocol::Http => by_responses(signs, heard.transcript),
        Protocol::Socks => by_habits(signs, heard.transcript),
    }
}

/// A program that was heard taking mail, and never in its own words, is not the one that it seems;
/// a claim moreover needs a list of abilities that is like the product's.
fn by_mail(signs: &Signs, transcript: &str) -> Option<Software> {
    let mail = Mail::of(transcript);
    let kinds = [Basis::Banner, Basis::Ehlo, Basis::Reply];
    let finds = kinds.map(|basis| signs.found((Protocol::Smtp, basis), mail.words(basis)));
    let mut finds = finds.concat();
    if mail.took_a_sender {
        let others = out_of_character(Basis::Reply, signs, &finds);
        finds.retain(|find| !others.contains(find.product()));
    }
    if mail.listed_abilities() {
        let others = out_of_character(Basis::Ehlo, signs, &finds);
        finds.retain(|find| !find.is_claim() || !others.contains(find.product()));
    }
    let product = weighed(&finds)?;
    let (own, foreign): (Vec<&Find<'_>>, Vec<&Find<'_>>) =
        finds.iter().partition(|find| find.product() == product);
    let is_denied = foreign.iter().any(|find| find.is_claim());
    let doings = own.iter().filter(|find| !find.is_claim()).count();
    if is_denied && doings < ENOUGH_AGAINST_A_CLAIM {
        return None;
    }
    told(product, &finds)
}

/// The products of which signs of this kind are known, and none was found.
fn out_of_character<'a>(basis: Basis, signs: &'a Signs, finds: &[Find<'_>]) -> BTreeSet<&'a str> {
    let mut others = signs.products((Protocol::Smtp, basis));
    for find in finds.iter().filter(|find| find.basis() == basis) {
        others.remove(find.product());
    }
    others
}

fn by_responses(signs: &Signs, transcript: &str) -> Option<Software> {
    let mut finds = Vec::new();
    for response in conversation::responses(transcript) {
        finds.extend(nearest(signs, &response)?);
    }
    told(weighed(&finds)?, &finds)
}

/// What a response says of the nearest server that wrote in it; `None` when two wrote in it that
/// cannot be told apart.
///
/// Who adds to `Via` does so last of all (RFC 9110 section 7.6.3), so a page under it, or a `Server`
/// field beside it, came from farther away. A page under a foreign `Server` field may have, too:
/// some reverse proxies put their own in the place of the one that they got.
fn nearest<'a>(signs: &'a Signs, response: &Response) -> Option<Vec<Find<'a>>> {
    let in_head = |basis| signs.found((Protocol::Http, basis), &response.head);
    let in_body = |basis| signs.found((Protocol::Http, basis), &response.body);
    if response.has("via") {
        return Some(in_head(Basis::ViaHeader));
    }
    let claims = in_head(Basis::ServerHeader);
    if claims.is_empty() && response.has("server") {
        return Some(Vec::new());
    }
    let pages = [Basis::ErrorPage, Basis::LoginBanner].map(in_body).concat();
    let is_at_odds = |page: &Find<'_>| claims.iter().any(|one| one.product() != page.product());
    if pages.iter().any(is_at_odds) {
        return None;
    }
    Some([claims, pages].concat())
}

/// SOCKS has no words, so a habit must be peculiar enough to stand alone.
fn by_habits(signs: &Signs, transcript: &str) -> Option<Software> {
    let answers = conversation::answers(transcript);
    let finds = signs.found((Protocol::Socks, Basis::Habit), &answers);
    told(weighed(&finds)?, &finds)
}

/// The product that all proofs are of; without a proof, the one that all claims are of.
fn weighed<'a>(finds: &[Find<'a>]) -> Option<&'a str> {
    let counts = if finds.iter().any(Find::is_proof) {
        Find::is_proof
    } else {
        Find::is_claim
    };
    only(finds.iter().filter(|find| counts(find)).map(Find::product))
}

fn told(product: &str, finds: &[Find<'_>]) -> Option<Software> {
    let own = || finds.iter().filter(|find| find.product() == product);
    Some(Software {
        product: product.to_owned(),
        version: only(own().flat_map(Find::versions)).map(str::to_owned),
        basis: own().map(Find::basis).min()?,
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
