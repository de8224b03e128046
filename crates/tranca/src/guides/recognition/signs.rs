//! The signs of all products, ready to be looked for, and what is found of them.
//!
//! For [`super`]. Many servers are tested a second, and nearly all signs are of other products; so
//! one look at a text tells which signs stand in it at all, and only those are read.

use std::collections::BTreeSet;

use regex::bytes::{Captures, Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::guides::guide::{Basis, Protocol, Recogniser};

/// All signs.
#[derive(Debug, Default)]
pub(in crate::guides) struct Signs {
    shelves: Vec<Shelf>,
}

/// The signs of one kind, which stand in the same texts.
#[derive(Debug)]
struct Shelf {
    kind: (Protocol, Basis),
    signs: Vec<Sign>,
    all: RegexSet,
}

/// A recogniser ready for use.
#[derive(Debug)]
struct Sign {
    product: String,
    basis: Basis,
    is_shared: bool,
    regex: Regex,
}

/// A sign that was found.
#[derive(Clone, Debug)]
pub(super) struct Find<'a> {
    sign: &'a Sign,
    versions: BTreeSet<String>,
}

/// Why a product's signs cannot be looked for.
#[derive(Debug)]
pub(in crate::guides) struct NoSign {
    pub(in crate::guides) product: String,
    pub(in crate::guides) why: regex::Error,
}

impl Signs {
    /// # Errors
    /// [`NoSign`] when a pattern is no regular expression.
    pub(in crate::guides) fn of(told: &[(&str, &Recogniser)]) -> Result<Self, NoSign> {
        let mut kinds: Vec<(Protocol, Basis)> = Vec::new();
        for (_, told) in told {
            let kind = (told.heard_in, told.basis);
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let shelves = kinds.into_iter().map(|kind| Shelf::of(kind, told));
        Ok(Self {
            shelves: shelves.collect::<Result<_, _>>()?,
        })
    }

    /// The signs of this kind that stand in the text.
    pub(super) fn found(&self, kind: (Protocol, Basis), text: &str) -> Vec<Find<'_>> {
        self.shelf(kind)
            .map_or_else(Vec::new, |shelf| shelf.found(text))
    }

    /// The products that have signs of this kind.
    pub(super) fn products(&self, kind: (Protocol, Basis)) -> BTreeSet<&str> {
        let signs = self.shelf(kind).into_iter().flat_map(|shelf| &shelf.signs);
        signs.map(|sign| sign.product.as_str()).collect()
    }

    fn shelf(&self, kind: (Protocol, Basis)) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| shelf.kind == kind)
    }
}

impl Shelf {
    fn of(kind: (Protocol, Basis), told: &[(&str, &Recogniser)]) -> Result<Self, NoSign> {
        let of_kind = told
            .iter()
            .filter(|(_, told)| (told.heard_in, told.basis) == kind);
        let signs = of_kind.map(|(product, told)| Sign::of(product, told));
        let signs: Vec<Sign> = signs.collect::<Result<_, _>>()?;
        let patterns = signs.iter().map(|sign| sign.regex.as_str());
        let mut all = RegexSetBuilder::new(patterns);
        all.multi_line(true).case_insensitive(true).unicode(false);
        let all = all.build().map_err(|why| NoSign {
            product: signs.iter().map(|sign| sign.product.as_str()).collect(),
            why,
        })?;
        Ok(Self { kind, signs, all })
    }

    fn found(&self, text: &str) -> Vec<Find<'_>> {
        let found = self.all.matches(text.as_bytes());
        let signs = self.signs.iter().enumerate();
        let found = signs.filter(|(place, _)| found.matched(*place));
        found.map(|(_, sign)| sign.found(text)).collect()
    }
}

impl Sign {
    fn of(product: &str, told: &Recogniser) -> Result<Self, NoSign> {
        // Header names are caseless (RFC 9110 section 5.1), and `^` is a line's.
        let mut builder = RegexBuilder::new(&told.pattern);
        builder.multi_line(true).case_insensitive(true);
        // What products write is ASCII; the tables of all of Unicode would cost every start of the
        // program more than the rest of it.
        let regex = builder.unicode(false).build();
        Ok(Self {
            product: product.to_owned(),
            basis: told.basis,
            is_shared: told.shared,
            regex: regex.map_err(|why| NoSign {
                product: product.to_owned(),
                why,
            })?,
        })
    }

    fn found(&self, text: &str) -> Find<'_> {
        let version = |found: Captures<'_>| {
            let version = text.get(found.name("version")?.range())?;
            Some(version.trim_end_matches('.').to_owned())
        };
        let found = self.regex.captures_iter(text.as_bytes());
        Find {
            sign: self,
            versions: found.filter_map(version).collect(),
        }
    }
}

impl<'a> Find<'a> {
    pub(super) fn product(&self) -> &'a str {
        &self.sign.product
    }

    pub(super) const fn basis(&self) -> Basis {
        self.sign.basis
    }

    /// Every version that was told.
    pub(super) fn versions(&self) -> impl Iterator<Item = &str> {
        self.versions.iter().map(String::as_str)
    }

    pub(super) const fn is_claim(&self) -> bool {
        self.basis().is_claim()
    }

    /// Whether it says enough by itself: what the program does, and no other program known.
    pub(super) const fn is_proof(&self) -> bool {
        !self.is_claim() && !self.sign.is_shared
    }
}
