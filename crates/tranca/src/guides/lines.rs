//! The lines of a configuration file, which can be changed one at a time while all others keep
//! every byte.
//!
//! # Limits
//! Knows lines, `#` comments and two ways to continue a line; no quoting, no includes.

use std::ops::Range;

use super::blocks::{Blocks, Chains};
use super::step::{Continuation, Setting};

/// A text's lines, each with its own ending.
#[derive(Debug)]
pub(super) struct Lines(Vec<String>);

/// Where a setting stands, continuation lines included.
#[derive(Debug)]
pub(super) struct Place {
    lines: Range<usize>,
    /// The setting as the server reads it: one line, without comments between.
    pub(super) text: String,
}

/// One thing that a text says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Spoken {
    /// The line's number, from one, where it begins.
    pub(super) line: usize,
    /// As the server reads it.
    pub(super) text: String,
}

impl Place {
    /// What stands there.
    pub(super) fn spoken(&self) -> Spoken {
        Spoken {
            line: self.lines.start + 1,
            text: self.text.clone(),
        }
    }
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(text.split_inclusive('\n').map(str::to_owned).collect())
    }

    pub(super) fn into_text(self) -> String {
        self.0.concat()
    }

    /// Every place where a setting is set.
    pub(super) fn settings(&self, wanted: &Setting) -> Vec<Place> {
        let mut places = Vec::new();
        let mut at = 0;
        while at < self.0.len() {
            let end = self.end_of(at, wanted.continuation);
            let text = self.logical(at..end);
            if !is_silent(&self.0[at]) && sets(&text, wanted) {
                places.push(Place {
                    lines: at..end,
                    text,
                });
            }
            at = end;
        }
        places
    }

    /// What is said, as the server reads it: without comments, each continued line as one.
    pub(super) fn spoken(&self, continuation: Continuation) -> Vec<Spoken> {
        let mut spoken = Vec::new();
        let mut at = 0;
        while at < self.0.len() {
            let end = self.end_of(at, continuation);
            if !is_silent(&self.0[at]) {
                spoken.push(Spoken {
                    line: at + 1,
                    text: self.logical(at..end),
                });
            }
            at = end;
        }
        spoken
    }

    /// Whether the last line says that it goes on, and nothing follows.
    pub(super) fn breaks_off(&self, continuation: Continuation) -> bool {
        continuation == Continuation::Backslash && self.0.last().is_some_and(|line| ends_open(line))
    }

    /// The lines that say something, each with its place, without a comment behind it, and with
    /// single spaces.
    pub(super) fn words(&self) -> Vec<(usize, String)> {
        let spoken = self.0.iter().enumerate();
        let spoken = spoken.filter(|(_, line)| !is_silent(line));
        spoken.map(|(at, line)| (at, single_spaced(line))).collect()
    }

    /// The blocks that each line stands in.
    pub(super) fn chains(&self, blocks: Blocks) -> Chains {
        Chains::of(&self.0, blocks)
    }

    /// One line, as it stands there.
    pub(super) fn line(&self, at: usize) -> &str {
        self.0.get(at).map_or("", String::as_str)
    }

    /// The first line that says this.
    pub(super) fn find(&self, wanted: &str) -> Option<usize> {
        self.0.iter().position(|line| says(line, wanted))
    }

    /// All lines that say any of these.
    pub(super) fn find_any(&self, wanted: &[String]) -> Vec<usize> {
        let any = |line: &String| wanted.iter().any(|one| says(line, one));
        (0..self.0.len()).filter(|at| any(&self.0[*at])).collect()
    }

    /// Writes one line in the place of a setting; comments between its lines stay.
    pub(super) fn rewrite(&mut self, place: &Place, line: &str) {
        self.put(place.lines.start, line);
        for at in place.lines.start + 1..place.lines.end {
            if !is_silent(&self.0[at]) {
                self.drop(at);
            }
        }
    }

    /// Writes a line in the place of another, with its indentation and ending.
    pub(super) fn put(&mut self, at: usize, line: &str) {
        let old = &self.0[at];
        self.0[at] = format!("{}{line}{}", indentation(old), ending(old));
    }

    /// Empties a line's place, so that the places of all others stay as they were found.
    pub(super) fn drop(&mut self, at: usize) {
        self.0[at].clear();
    }

    /// Writes a line above another, with its indentation.
    pub(super) fn insert_above(&mut self, at: usize, line: &str) {
        let line = format!("{}{line}", indentation(&self.0[at]));
        self.insert(at, &line);
    }

    /// Writes a line in this place; those from there on follow it.
    pub(super) fn insert(&mut self, at: usize, line: &str) {
        let ending = self.usual_ending();
        self.0.insert(at, format!("{line}{ending}"));
    }

    /// Writes a line at the end.
    pub(super) fn append(&mut self, line: &str) {
        let usual = self.usual_ending();
        if let Some(last) = self.0.last_mut()
            && ending(last).is_empty()
        {
            last.push_str(usual);
        }
        self.0.push(format!("{line}{usual}"));
    }

    fn usual_ending(&self) -> &'static str {
        self.0
            .first()
            .map(|line| ending(line))
            .filter(|found| !found.is_empty())
            .unwrap_or("\n")
    }

    /// The place after the last line that belongs to the one at `start`.
    fn end_of(&self, start: usize, continuation: Continuation) -> usize {
        if is_silent(&self.0[start]) {
            return start + 1;
        }
        match continuation {
            Continuation::None => start + 1,
            Continuation::Indented => self.end_of_indented(start),
            Continuation::Backslash => self.end_of_backslashed(start),
        }
    }

    fn end_of_indented(&self, start: usize) -> usize {
        let rest = &self.0[start + 1..];
        let goes_on = |line: &&String| is_silent(line) || line.starts_with([' ', '\t']);
        let block = rest.iter().take_while(goes_on).count();
        // Comments and empty lines after the last indented one belong to whatever follows.
        let last = rest[..block].iter().rposition(|line| !is_silent(line));
        last.map_or(start + 1, |offset| start + offset + 2)
    }

    fn end_of_backslashed(&self, start: usize) -> usize {
        let mut end = start + 1;
        let mut goes_on = ends_open(&self.0[start]);
        while goes_on && end < self.0.len() {
            goes_on = is_silent(&self.0[end]) || ends_open(&self.0[end]);
            end += 1;
        }
        end
    }

    fn logical(&self, range: Range<usize>) -> String {
        let spoken = self.0[range].iter().filter(|line| !is_silent(line));
        let parts: Vec<&str> = spoken
            .map(|line| line.trim().trim_end_matches('\\'))
            .collect();
        parts.join(" ")
    }
}

/// Whether two lines say the same, however they are spaced.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Whether a line says this, perhaps with a comment behind it.
fn says(line: &str, wanted: &str) -> bool {
    same_words(without_comment(line), wanted)
}

fn single_spaced(line: &str) -> String {
    let words: Vec<&str> = without_comment(line).split_whitespace().collect();
    words.join(" ")
}

fn without_comment(line: &str) -> &str {
    line.split(" #").next().unwrap_or(line)
}

/// Whether a logical line sets this setting.
fn sets(line: &str, wanted: &Setting) -> bool {
    let mut rest = line;
    for (nth, word) in wanted.setting.split_whitespace().enumerate() {
        if nth > 0 && !rest.starts_with(char::is_whitespace) {
            return false;
        }
        rest = rest.trim_start();
        match rest.get(..word.len()) {
            Some(head) if head.eq_ignore_ascii_case(word) => rest = &rest[word.len()..],
            _ => return false,
        }
    }
    match wanted.separator.trim() {
        "" => rest.is_empty() || rest.starts_with(char::is_whitespace),
        mark => rest.trim_start().starts_with(mark),
    }
}

/// Whether a line is empty or a comment.
fn is_silent(line: &str) -> bool {
    let text = line.trim_start();
    text.is_empty() || text.starts_with('#')
}

/// Whether a line says with its last character that it goes on.
fn ends_open(line: &str) -> bool {
    line.trim_end().ends_with('\\')
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// How a line ends, in this very file.
fn ending(line: &str) -> &'static str {
    match line.strip_suffix('\n') {
        None => "",
        Some(rest) if rest.ends_with('\r') => "\r\n",
        Some(_) => "\n",
    }
}
