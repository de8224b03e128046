//! The products that are found open: how to recognise each, and how to close it.
//!
//! For letters, pages, `tranca check` and `tranca close`, which all tell the same steps.
//!
//! - [`guide`]: what is known of one product.
//! - [`step`]: one change, and carrying it out on a file's text.
//! - [`reading`]: what in a file must be understood before a program changes it; [`doubt`]: what is not.
//! - [`closing`]: carrying a guide out on the machine itself.
//! - [`recognition`]: which product a server is, from what it said.
//! - [`telling`]: a guide in a person's language.
//!
//! # Limits
//! The steps are those of a Debian system of today; other systems keep the files elsewhere.

mod blocks;
pub mod closing;
pub mod doubt;
pub mod guide;
mod lines;
mod networks;
pub mod reading;
pub mod recognition;
pub mod step;
mod taking;
pub mod telling;

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use rust_embed::Embed;
use serde::Deserialize;

pub use self::guide::{Basis, Cause, Guide};
pub use self::recognition::{Heard, Software};
pub use self::step::{NotApplied, Step};
pub use self::telling::{Told, ToldStep};

use self::guide::Recogniser;
use self::recognition::{NoSign, Signs};
use crate::cases::weakness::Weakness;

/// All guides, and all that can be recognised without one.
#[derive(Debug)]
pub struct Guides {
    guides: Vec<Guide>,
    recognised: Vec<Recognised>,
    signs: Signs,
}

/// Why the guides could not be read: a mistake in one of their files.
#[derive(Debug, thiserror::Error)]
pub enum GuideError {
    /// The file is not in the format of a guide.
    #[error("guides/{file}: {why}")]
    Unreadable {
        /// The file's name.
        file: String,
        /// What the parser said.
        why: String,
    },
    /// A pattern is no regular expression.
    #[error("the guide for {product}: {why}")]
    Pattern {
        /// Whose pattern it is.
        product: String,
        /// What the parser said.
        why: regex::Error,
    },
}

impl Guides {
    /// The guides that this program was built with.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static READ: OnceLock<Guides> = OnceLock::new();
        // The files are part of the program, and a test reads every one of them.
        READ.get_or_init(|| Self::read().unwrap_or_else(|error| unreachable!("{error}")))
    }

    /// The guide of a product, if there is one.
    #[must_use]
    pub fn guide(&self, product: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.product == product)
    }

    /// The guide to tell for a weakness: the product's own where it has one for that weakness, else
    /// the one for unknown servers.
    #[must_use]
    pub fn guide_for(&self, product: Option<&str>, weakness: Weakness) -> Option<&Guide> {
        let fits = |guide: &&Guide| guide.weaknesses.contains(&weakness);
        let own = product.and_then(|product| self.guide(product)).filter(fits);
        own.or_else(|| self.guide(unknown(weakness)))
    }

    /// The product's name for people, also of one that has no guide.
    #[must_use]
    pub fn name(&self, product: &str) -> Option<&str> {
        let own = self.guide(product).and_then(|guide| guide.name.as_deref());
        let known = || self.recognised.iter().find(|one| one.product == product);
        own.or_else(|| known().map(|one| one.name.as_str()))
    }

    /// Every guide, in the order of their files' names.
    pub fn iter(&self) -> impl Iterator<Item = &Guide> {
        self.guides.iter()
    }

    /// The software that said this; none when we are not sure.
    #[must_use]
    pub fn recognise(&self, heard: &Heard<'_>) -> Option<Software> {
        recognition::recognise(&self.signs, heard)
    }

    fn read() -> Result<Self, GuideError> {
        let mut guides: Vec<Guide> = Vec::new();
        for file in Files::iter().filter(|file| file.ends_with(".toml") && file != RECOGNISED) {
            guides.push(parsed(&file)?);
        }
        guides.sort_by(|one, other| one.product.cmp(&other.product));
        let recognised = parsed::<RecognisedFile>(RECOGNISED)?.software;
        let signs = signs(&guides, &recognised)?;
        Ok(Self {
            guides,
            recognised,
            signs,
        })
    }
}

/// Software that can be told but has no steps yet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recognised {
    product: String,
    name: String,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "read by the tests, for the file's sake")
    )]
    weaknesses: Vec<Weakness>,
    recognise: Vec<Recogniser>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecognisedFile {
    software: Vec<Recognised>,
}

#[derive(Embed)]
#[folder = "guides/"]
struct Files;

fn parsed<T: serde::de::DeserializeOwned>(file: &str) -> Result<T, GuideError> {
    let unreadable = |why: String| GuideError::Unreadable {
        file: file.to_owned(),
        why,
    };
    let found = Files::get(file).ok_or_else(|| unreadable("there is no such file".to_owned()))?;
    let text = std::str::from_utf8(&found.data).map_err(|error| unreadable(error.to_string()))?;
    toml::from_str(text).map_err(|error| unreadable(error.to_string()))
}

fn signs(guides: &[Guide], recognised: &[Recognised]) -> Result<Signs, NoSign> {
    let of_guides = guides
        .iter()
        .map(|guide| (&guide.product, &guide.recognise));
    let of_others = recognised.iter().map(|one| (&one.product, &one.recognise));
    let told: Vec<(&str, &Recogniser)> = of_guides
        .chain(of_others)
        .flat_map(|(product, told)| told.iter().map(|told| (product.as_str(), told)))
        .collect();
    Signs::of(&told)
}

impl From<NoSign> for GuideError {
    fn from(NoSign { product, why }: NoSign) -> Self {
        Self::Pattern { product, why }
    }
}

const fn unknown(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::OpenRelay => "unknown-relay",
        Weakness::OpenProxy => "unknown-proxy",
    }
}

/// The file of software without a guide.
const RECOGNISED: &str = "recognised.toml";
