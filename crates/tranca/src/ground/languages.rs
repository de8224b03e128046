//! The languages we write and speak in, and their sentences.
//!
//! For whoever says something to a person: letters, pages, guides. The sentences stand in
//! `languages/<folder>/*.ftl` (Project Fluent), so a translator never opens a source file. To add a
//! language: one line in the table below, and its files; a test then names each missing sentence.
//!
//! # Limits
//! Which language a person reads is guessed from a header or a country. A country with several
//! official languages has the one of the row it stands in.

mod formats;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::Embed;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// Declares [`Language`] and its table from the same lines, so that neither can lack a row.
macro_rules! languages {
    ($($variant:ident, $tag:literal, $folder:literal, $aliases:literal, $native:literal, $direction:ident, $countries:literal;)+) => {
        /// A language that letters, pages and guides exist in. Its text form is the BCP 47 tag.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
        #[serde(try_from = "String", into = "&'static str")]
        pub enum Language {
            $(#[doc = $native] $variant,)+
        }

        impl Language {
            /// Every language, in the order of the table.
            pub const ALL: [Self; [$($tag),+].len()] = [$(Self::$variant),+];

            const fn row(self) -> Row {
                match self {
                    $(Self::$variant => Row {
                        tag: $tag,
                        folder: $folder,
                        aliases: $aliases,
                        native: $native,
                        direction: Direction::$direction,
                        countries: $countries,
                    },)+
                }
            }
        }
    };
}

// Tag, folder, other tags that mean it, own name, direction, and the countries (ISO 3166-1) that are
// written to in it, the one with the most readers first. In the order of the tags, but English first.
languages! {
    En, "en", "en", "", "English", LeftToRight, "GB AG AU BB BS BW BZ CA DM FJ FM GD GH GM GY IE IN JM KE KI KN LC LR LS MH MT MU MW NA NG NZ PG PH PK PW SB SC SG SL SS SZ TO TT TV UG US VC ZA ZM ZW";
    Ar, "ar", "ar", "", "العربية", RightToLeft, "EG AE BH DJ DZ IQ JO KM KW LB LY MA MR OM PS QA SA SD SY TN YE";
    Bg, "bg", "bg", "", "Български", LeftToRight, "BG";
    Da, "da", "da", "fo kl", "Dansk", LeftToRight, "DK FO GL";
    De, "de", "de", "gsw", "Deutsch", LeftToRight, "DE AT CH LI";
    Es, "es", "es", "", "Español", LeftToRight, "ES AR BO CL CO CR CU DO EC GQ GT HN MX NI PA PE PR PY SV UY VE";
    Fi, "fi", "fi", "", "Suomi", LeftToRight, "FI";
    Fr, "fr", "fr", "", "Français", LeftToRight, "FR BF BI BJ BL CD CF CG CI CM GA GF GN GP HT LU MC MF MG ML MQ NC NE PF PM RE SN TD TG WF YT";
    Hu, "hu", "hu", "", "Magyar", LeftToRight, "HU";
    It, "it", "it", "", "Italiano", LeftToRight, "IT SM VA";
    Ja, "ja", "ja", "", "日本語", LeftToRight, "JP";
    Ko, "ko", "ko", "", "한국어", LeftToRight, "KR KP";
    Lt, "lt", "lt", "", "Lietuvių", LeftToRight, "LT";
    Nb, "nb", "nb", "no nn", "Norsk bokmål", LeftToRight, "NO SJ";
    Nl, "nl", "nl", "", "Nederlands", LeftToRight, "NL AW BE BQ CW SR SX";
    Pl, "pl", "pl", "", "Polski", LeftToRight, "PL";
    Pt, "pt-BR", "pt", "pt", "Português", LeftToRight, "BR AO CV GW MZ PT ST TL";
    Ro, "ro", "ro", "mo", "Română", LeftToRight, "RO MD";
    Ru, "ru", "ru", "", "Русский", LeftToRight, "RU BY KG KZ";
    Sq, "sq", "sq", "", "Shqip", LeftToRight, "AL XK";
    Sr, "sr", "sr", "", "Српски", LeftToRight, "RS ME";
    Sv, "sv", "sv", "", "Svenska", LeftToRight, "SE AX";
    Tr, "tr", "tr", "", "Türkçe", LeftToRight, "TR";
    Uk, "uk", "uk", "", "Українська", LeftToRight, "UA";
    ZhHans, "zh-Hans", "zh-Hans", "zh cmn", "简体中文", LeftToRight, "CN";
    ZhHant, "zh-Hant", "zh-Hant", "zh-TW zh-HK zh-MO yue", "繁體中文", LeftToRight, "TW HK MO";
}

/// Which way a language is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// As English is.
    LeftToRight,
    /// As Arabic is.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub const fn html(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A tag that names no language of ours.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is no language that letters exist in; these are: {all}", all = tags())]
pub struct NotALanguage(String);

fn tags() -> String {
    Language::ALL.map(<&str>::from).join(" ")
}

/// What fills a place in a sentence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Value {
    /// Stands as it is.
    Text(String),
    /// Chooses the plural form.
    Number(u64),
}

impl Language {
    /// Reads a tag as people write it: `pt`, `pt-BR`, `pt_BR`, `PT`. What we have no text for is
    /// read without its last part (RFC 4647 section 3.4): `pt-PT` as `pt`, `sr-Cyrl-RS` as `sr`.
    ///
    /// # Errors
    /// [`NotALanguage`] when there is no text in it.
    pub fn parse(tag: &str) -> Result<Self, NotALanguage> {
        let wanted = tag.trim().replace('_', "-");
        let mut range = wanted.as_str();
        loop {
            if let Some(found) = Self::ALL.into_iter().find(|one| one.is_meant_by(range)) {
                return Ok(found);
            }
            range = match range.rsplit_once('-') {
                Some((shorter, _)) => shorter,
                None => return Err(NotALanguage(tag.to_owned())),
            };
        }
    }

    /// The language a browser asks for (`Accept-Language`, RFC 9110 section 12.5.4), if it is one of
    /// ours. `*` asks for nothing in particular.
    #[must_use]
    pub fn negotiate(accept_language_header: &str) -> Option<Self> {
        let mut wishes: Vec<(f32, Self)> =
            accept_language_header.split(',').filter_map(wish).collect();
        // A stable sort: among equals the first named wins.
        wishes.sort_by(|one, other| other.0.total_cmp(&one.0));
        wishes.first().map(|(_, language)| *language)
    }

    /// The language for people of a country, given as ISO 3166-1 alpha-2.
    #[must_use]
    pub fn for_country(iso2: &str) -> Option<Self> {
        let spoken = |one: &Self| {
            one.countries()
                .any(|country| country.eq_ignore_ascii_case(iso2))
        };
        Self::ALL.into_iter().find(spoken)
    }

    /// The country with the most of its readers who are written to in it (ISO 3166-1 alpha-2).
    #[must_use]
    pub fn home(self) -> &'static str {
        self.countries().next().unwrap_or("")
    }

    /// The BCP 47 tag, for `Content-Language` and HTML's `lang`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.row().tag
    }

    /// The folder of its files, under `languages/` and `letters/`.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        self.row().folder
    }

    /// Its name in itself.
    #[must_use]
    pub const fn native_name(self) -> &'static str {
        self.row().native
    }

    /// Which way it is written.
    #[must_use]
    pub const fn direction(self) -> Direction {
        self.row().direction
    }

    /// The sentence with this key. One that is missing, which is a bug of ours, is said in English;
    /// one that is missing there too, as its key.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// The sentence with this key, its places filled. Misses as [`Language::text`] does.
    #[must_use]
    pub fn fill(self, key: &str, places: &[(&str, Value)]) -> String {
        let said = self.say(key, places).or_else(|| Self::En.say(key, places));
        said.unwrap_or_else(|| key.to_owned())
    }

    /// Whether this language itself has the sentence.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        self.catalogue()
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    fn say(self, key: &str, places: &[(&str, Value)]) -> Option<String> {
        let catalogue = self.catalogue();
        let message = catalogue.get_message(key)?;
        let mut args = FluentArgs::with_capacity(places.len());
        for (name, value) in places {
            args.set(*name, FluentValue::from(value));
        }
        // A place that nobody filled is shown as its name; the tests refuse sentences that differ
        // in their places.
        let mut unfilled = Vec::new();
        let said = catalogue.format_pattern(message.value()?, Some(&args), &mut unfilled);
        Some(said.into_owned())
    }

    fn catalogue(self) -> &'static Catalogue {
        static READ: [OnceLock<Catalogue>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        READ[self as usize].get_or_init(|| read_catalogue(self))
    }

    fn is_meant_by(self, tag: &str) -> bool {
        let mut names = self.row().aliases.split_whitespace();
        self.tag().eq_ignore_ascii_case(tag) || names.any(|name| name.eq_ignore_ascii_case(tag))
    }

    fn countries(self) -> impl Iterator<Item = &'static str> {
        self.row().countries.split(' ')
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tag())
    }
}

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(tag: &str) -> Result<Self, NotALanguage> {
        Self::parse(tag)
    }
}

impl TryFrom<String> for Language {
    type Error = NotALanguage;

    fn try_from(tag: String) -> Result<Self, NotALanguage> {
        Self::parse(&tag)
    }
}

impl From<Language> for &'static str {
    fn from(language: Language) -> Self {
        language.tag()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a Value> for FluentValue<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Number(number) => FluentValue::from(*number),
        }
    }
}

/// One line of the table.
struct Row {
    tag: &'static str,
    folder: &'static str,
    aliases: &'static str,
    native: &'static str,
    direction: Direction,
    countries: &'static str,
}

type Catalogue = FluentBundle<FluentResource>;

#[derive(Embed)]
#[folder = "languages/"]
struct Files;

fn read_catalogue(language: Language) -> Catalogue {
    let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut catalogue = Catalogue::new_concurrent(vec![locale]);
    // Invisible marks around each filled place (UAX #9): without them a date or an address in an
    // Arabic sentence is torn apart. Elsewhere nobody needs them. Letters set apart by themselves.
    catalogue.set_use_isolating(language.direction() == Direction::RightToLeft);
    for text in sentences(language) {
        // Sentences that do not parse are left out here and named by the tests.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(parsed, _)| parsed);
        catalogue.add_resource_overriding(resource);
    }
    catalogue
}

/// The texts of a language's files.
fn sentences(language: Language) -> impl Iterator<Item = String> {
    let folder = format!("{}/", language.folder());
    let own = move |path: &Cow<'static, str>| path.starts_with(&folder) && path.ends_with(".ftl");
    let text = |path: Cow<'static, str>| Files::get(&path);
    Files::iter()
        .filter(own)
        .filter_map(text)
        .map(|file| String::from_utf8_lossy(&file.data).into_owned())
}

/// One item of `Accept-Language`, with its weight, if we speak it and it is not refused.
fn wish(item: &str) -> Option<(f32, Language)> {
    let mut parts = item.split(';');
    let language = Language::parse(parts.next()?).ok()?;
    let weight = parts.find_map(|part| part.trim().strip_prefix("q="));
    let weight = weight.map_or(Some(1.0), |text| text.parse::<f32>().ok())?;
    (weight > 0.0).then_some((weight, language))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Each sentence's key, with the names of the places in it.
    fn places(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let place = regex::Regex::new(r"\$([A-Za-z][\w-]*)").unwrap();
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for text in sentences(language) {
            let mut key = String::new();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some((head, _)) = line.split_once(" =")
                    && !line.starts_with(' ')
                {
                    key = head.to_owned();
                    assert!(
                        found.insert(key.clone(), BTreeSet::new()).is_none(),
                        "{key} twice"
                    );
                }
                for named in place.captures_iter(line) {
                    found.get_mut(&key).unwrap().insert(named[1].to_owned());
                }
            }
        }
        found
    }

    #[test]
    fn every_file_of_sentences_parses() {
        for language in Language::ALL {
            let mut files = 0;
            for text in sentences(language) {
                files += 1;
                let errors = FluentResource::try_new(text)
                    .err()
                    .map(|(_, errors)| errors);
                assert_eq!(errors, None, "{language}");
            }
            assert!(files > 0, "{language} has no file");
        }
    }

    #[test]
    fn every_language_has_every_sentence_with_the_same_places() {
        let english = places(Language::En);
        for language in Language::ALL {
            let own = places(language);
            for (key, names) in &english {
                assert_eq!(own.get(key), Some(names), "{language}: {key}");
            }
            for key in own.keys() {
                assert!(
                    english.contains_key(key),
                    "{language}: {key} is not in English"
                );
                assert!(language.has(key), "{language}: {key} does not parse");
            }
        }
    }

    #[test]
    fn tags_are_read_as_people_write_them() {
        let read = [
            ("pt pt-BR pt_BR PT pt-PT", Language::Pt),
            ("es-419", Language::Es),
            ("no no-NO nb-NO nn nn-NO", Language::Nb),
            ("sr sr-Cyrl sr-Cyrl-RS sr_RS", Language::Sr),
            ("zh zh-CN zh-SG zh-Hans-CN cmn", Language::ZhHans),
            ("zh-TW zh-HK zh_Hant zh-Hant-HK zh-hant", Language::ZhHant),
        ];
        for (tags, language) in read {
            for tag in tags.split(' ') {
                assert_eq!(Language::parse(tag), Ok(language), "{tag}");
            }
        }
        assert_eq!(Language::parse(" pt-PT "), Ok(Language::Pt));
        assert!(Language::parse("tlh").is_err());
        assert!(Language::parse("").is_err());
    }

    #[test]
    fn a_tag_survives_being_stored() {
        for language in Language::ALL {
            let stored = serde_json::to_string(&language).unwrap();
            assert_eq!(serde_json::from_str::<Language>(&stored).unwrap(), language);
        }
    }

    #[test]
    fn the_browsers_strongest_wish_that_we_speak_is_met() {
        assert_eq!(
            Language::negotiate("tlh, es;q=0.5, pt-BR;q=0.8"),
            Some(Language::Pt)
        );
        assert_eq!(Language::negotiate("es, en"), Some(Language::Es));
        assert_eq!(Language::negotiate("en;q=0, es;q=0.1"), Some(Language::Es));
        for unmet in ["", "*", "tlh", "en;q=x", ";;;,,q="] {
            assert_eq!(Language::negotiate(unmet), None, "{unmet}");
        }
    }

    #[test]
    fn a_country_is_written_to_in_one_language() {
        assert_eq!(Language::for_country("br"), Some(Language::Pt));
        assert_eq!(Language::for_country("MX"), Some(Language::Es));
        assert_eq!(Language::for_country("ZZ"), None);
        assert_eq!(Language::for_country(""), None);
        let all: Vec<&str> = Language::ALL
            .into_iter()
            .flat_map(Language::countries)
            .collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|country| country.len() == 2));
    }

    #[test]
    fn a_missing_sentence_is_shown_as_its_key() {
        assert_eq!(Language::Pt.text("no-such-sentence"), "no-such-sentence");
    }

    #[test]
    fn places_are_filled_without_invisible_marks() {
        let filled = Language::En.fill("title-open-relay", &[("name", "Postfix".into())]);
        assert!(filled.contains("Postfix"));
        assert!(filled.is_ascii(), "{filled:?}");
    }
}
