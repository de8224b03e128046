//! Taking entries out of a list: what stands for everyone goes, and the operator's own networks
//! stay.
//!
//! # Limits
//! Knows lists of words, and lists with one mark between their entries; no nesting.

use regex::Regex;

use super::lines::Lines;
use super::networks::is_wide;
use super::reading::said_before;
use super::step::{Absent, NotApplied, Setting, Taking};

impl Taking {
    /// The text without these entries; where they do not stand, it stays as it is.
    pub(super) fn apply(&self, text: &str) -> Result<String, NotApplied> {
        let mut lines = Lines::of(text);
        let places = self.whole().places(&lines);
        if places.is_empty() {
            return Err(NotApplied::Absent);
        }
        for place in places {
            if let Some(line) = self.shortened(&place.text)? {
                lines.rewrite(&place, &line);
            }
        }
        Ok(lines.into_text())
    }

    /// The setting as it is when nothing remains.
    pub(super) fn whole(&self) -> Setting {
        Setting {
            file: self.file.clone(),
            setting: self.setting.clone(),
            separator: self.separator.clone(),
            value: self.value.clone(),
            continuation: self.continuation,
            occurrences: self.occurrences,
            absent: Absent::Refuse,
        }
    }

    /// The line without these entries; nothing where none of them stands in it.
    fn shortened(&self, line: &str) -> Result<Option<String>, NotApplied> {
        let said = said_before(line, '#');
        let comment = &line[said.len()..];
        let value = self.value_in(said).ok_or(NotApplied::Absent)?;
        let entries = self.entries_of(value);
        let kept: Vec<&str> = entries
            .iter()
            .copied()
            .filter(|entry| !self.takes(entry))
            .collect();
        if kept.len() == entries.len() {
            return Ok(None);
        }
        if kept.is_empty() {
            return Ok(Some(format!("{}{comment}", self.whole().line())));
        }
        let head = &said[..said.len() - value.len()];
        Ok(Some(format!(
            "{head}{}{comment}",
            self.joined(&kept, value)
        )))
    }

    /// What stands behind the setting's name and its separator.
    fn value_in<'a>(&self, line: &'a str) -> Option<&'a str> {
        let mut rest = line;
        for word in self.setting.split_whitespace() {
            rest = rest.trim_start().get(word.len()..)?;
        }
        let rest = rest.trim_start();
        let mark = self.separator.trim();
        rest.strip_prefix(mark).map(str::trim_start)
    }

    fn entries_of<'a>(&self, value: &'a str) -> Vec<&'a str> {
        let bare = match self.quote {
            Some(_) => value.trim_matches(QUOTES),
            None => value,
        };
        let parts: Vec<&str> = match self.between.as_deref() {
            Some(mark) => bare.split(mark).collect(),
            None => bare.split([' ', '\t', ',']).collect(),
        };
        let words = parts.into_iter().map(str::trim);
        words.filter(|word| !word.is_empty()).collect()
    }

    fn takes(&self, entry: &str) -> bool {
        let is_like = |pattern: &String| Regex::new(pattern).is_ok_and(|like| like.is_match(entry));
        self.entries.iter().any(|one| one == entry)
            || self.like.as_ref().is_some_and(is_like)
            || (self.wide && is_wide(entry))
    }

    /// The entries as the list had them: with commas if it had commas.
    fn joined(&self, kept: &[&str], value: &str) -> String {
        let between = match &self.between {
            Some(mark) => format!(" {} ", mark.trim()),
            None if value.contains(',') => ", ".to_owned(),
            None => " ".to_owned(),
        };
        let list = kept.join(&between);
        let own = value.chars().next().filter(|mark| QUOTES.contains(mark));
        match self.quote.and(own) {
            Some(mark) => format!("{mark}{list}{mark}"),
            None => list,
        }
    }
}

/// Where a list may stand in quotes, a shell takes either.
const QUOTES: [char; 2] = ['\'', '"'];
