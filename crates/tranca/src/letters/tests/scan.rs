//! The texts of all languages, held against those of English.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::ground::languages::Language;
use crate::letters::letters;

fn folder(kind: &str, language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(kind)
        .join(language.folder())
}

/// The names of a language's letters and parts.
fn files(language: Language) -> BTreeSet<String> {
    let listed = std::fs::read_dir(folder("letters", language))
        .unwrap_or_else(|error| panic!("{language}: {error}"));
    listed
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn read(language: Language, file: &str) -> String {
    std::fs::read_to_string(folder("letters", language).join(file)).unwrap()
}

fn found(pattern: &str, text: &str) -> BTreeSet<String> {
    let pattern = Regex::new(pattern).unwrap();
    let all = pattern.captures_iter(text);
    all.map(|found| found[1].to_owned()).collect()
}

/// The places of a template, with their filters. `count` may be said in words, and so may the name
/// of a weakness, which some languages must inflect.
fn places(text: &str) -> BTreeSet<String> {
    let in_words = ["count", "case.weakness_name", "cases[0].weakness_name"];
    let places = found(
        r"\{\{-?\s*\(?([a-z_]+(?:\[0\])?(?:\.[a-z_]+)*(?:\s*\|\s*(?:code|link|block))?)",
        text,
    );
    let named = |place: &String| !in_words.contains(&place.as_str());
    places.into_iter().filter(named).collect()
}

/// On what a template makes something depend, but for number and weakness, which some languages
/// choose their words by.
fn conditions(text: &str) -> BTreeSet<String> {
    let all = found(r"\{%-?\s*(?:el)?if (.+?)\s*-?%\}", text);
    let counts = |one: &String| one.contains("count") || one.contains("weakness");
    all.into_iter().filter(|one| !counts(one)).collect()
}

fn includes(text: &str) -> BTreeSet<String> {
    found(r#"\{%-?\s*include "([^"]+)""#, text)
}

#[test]
fn every_language_has_the_files_of_english_and_no_other() {
    let mut english = files(Language::En);
    assert!(english.remove(ENGLISH_ONLY));
    for language in Language::ALL.into_iter().filter(|one| *one != Language::En) {
        assert_eq!(files(language), english, "{language}");
    }
}

#[test]
fn every_file_is_a_letter_or_a_part_that_some_letter_includes() {
    let used: BTreeSet<String> = files(Language::En)
        .iter()
        .flat_map(|file| includes(&read(Language::En, file)))
        .collect();
    for file in files(Language::En) {
        let is_letter = letters()
            .iter()
            .any(|letter| file == format!("{letter}.md"));
        let is_asked_for = ["marking.md", ENGLISH_ONLY].contains(&file.as_str());
        assert!(
            is_letter || is_asked_for || used.contains(&file),
            "{file} is never used"
        );
    }
}

#[test]
fn no_place_is_lost_in_translation() {
    for language in Language::ALL.into_iter().filter(|one| *one != Language::En) {
        for file in files(language) {
            let (english, own) = (read(Language::En, &file), read(language, &file));
            assert_eq!(places(&own), places(&english), "{language}/{file}");
            assert_eq!(conditions(&own), conditions(&english), "{language}/{file}");
            assert_eq!(includes(&own), includes(&english), "{language}/{file}");
            let is_letter = |text: &str| text.starts_with("Subject:");
            assert_eq!(is_letter(&own), is_letter(&english), "{language}/{file}");
        }
    }
}

#[test]
fn every_choice_by_number_has_the_languages_own_forms() {
    let call = Regex::new(r"plural\(((?:[^)\x22]|\x22[^\x22]*\x22)*)\)").unwrap();
    for language in Language::ALL {
        let wanted: BTreeSet<String> = language.plurals().map(str::to_owned).collect();
        for file in files(language) {
            for found in call.captures_iter(&read(language, &file)) {
                let forms = self::found(r"([a-z]+)\s*=\s*\x22", &found[1]);
                assert_eq!(forms, wanted, "{language}/{file}: {}", &found[0]);
            }
        }
    }
}

#[test]
fn no_sentence_is_left_in_english() {
    for language in Language::ALL.into_iter().filter(|one| *one != Language::En) {
        for file in files(language) {
            for line in read(language, &file).lines() {
                assert!(!is_english(line), "{language}/{file}: {line}");
            }
        }
        for file in ["portal", "names", "results", "letters", "guides"] {
            let path = folder("languages", language).join(format!("{file}.ftl"));
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                assert!(!is_english(line), "{language}/{file}.ftl: {line}");
            }
        }
    }
}

/// Whether a line holds two words that are common in English and in none of the other languages.
/// Places and code are left out.
fn is_english(line: &str) -> bool {
    let code = Regex::new(r"\{[{%].*?[%}]\}|\{[^}]*\}|`[^`]*`").unwrap();
    let line = code.replace_all(line, " ").to_lowercase();
    let words = line
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    let common = [
        "the", "and", "with", "your", "you", "this", "that", "please", "from", "which",
    ];
    words.filter(|word| common.contains(word)).count() > 1
}

#[test]
fn the_scanner_knows_english_when_it_sees_it() {
    assert!(is_english(
        "- Please pass this letter on to {{ mailbox }}, and say so to the agency."
    ));
    assert!(!is_english(
        "Denne server er åben, og det er ikke `the end of the world`."
    ));
    assert_eq!(
        places("{{ a.b | code }} {{ count | plural(one=\"#\") }}").len(),
        1
    );
}

#[test]
fn every_sentence_is_said_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    for part in ["src", "pages", "guides"] {
        gather(&root.join(part), &mut sources);
    }
    let text = |file: &Path| std::fs::read_to_string(file).unwrap();
    let files = std::fs::read_dir(folder("languages", Language::En)).unwrap();
    let keys =
        files.flat_map(|file| found(r"(?m)^([a-z][a-z0-9-]*) =", &text(&file.unwrap().path())));
    let unsaid: Vec<String> = keys.filter(|key| !is_said(key, &sources)).collect();
    assert_eq!(unsaid, [""; 0]);
}

/// Whether a key stands in the sources, whole or as `"beginning-{…}"`.
fn is_said(key: &str, sources: &str) -> bool {
    let begins = |(at, _): (usize, &str)| sources.contains(&format!("{}{{", &key[..=at]));
    sources.contains(key) || key.match_indices('-').any(begins)
}

fn gather(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, into);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            into.push_str(&text);
        }
    }
}

/// The note for readers whose language was guessed.
const ENGLISH_ONLY: &str = "guessed.md";
