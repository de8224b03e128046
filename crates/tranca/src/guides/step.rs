//! One step of a guide: what to change in a file, or what to do by hand.
//!
//! The same step is shown in a letter, executed against a real server in our tests, and carried out
//! by `tranca close`; so what people are told to do is what was seen to work.
//!
//! # Limits
//! A step sees one file's text, not what it includes. A comment behind a value, on the same line,
//! goes with the line that it spoke of.

use regex::Regex;
use serde::Deserialize;

use super::blocks::Blocks;
use super::lines::{Lines, Place, Spoken, same_words};
use super::networks::is_wide;
use super::reading::{Pattern, words};

/// Why a step could not be carried out. A person must look.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotApplied {
    /// What the step would change does not stand in this text, so the server is open for another
    /// reason or in another file.
    #[error("what this step changes does not stand in the file")]
    Absent,
    /// Several lines may be meant, and only one of them opens.
    #[error("several lines may be meant by this step")]
    Several,
    /// The step is a command or a sentence, not a change of a file.
    #[error("this step is done by hand, not by changing a file")]
    ByHand,
}

/// One thing to do.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Step {
    /// Give a setting a value.
    Set(Setting),
    /// Add a line, unless it stands already.
    Add(Addition),
    /// Delete the lines that open.
    Remove(Removal),
    /// Put one line in the place of the lines that open.
    Replace(Replacement),
    /// Write lines of one shape in another, with what differs among them.
    Rewrite(Rewriting),
    /// Write a line above another, because their order counts.
    InsertBefore(Insertion),
    /// Take entries out of a setting's list, and leave all others.
    TakeOut(Taking),
    /// Run a command.
    Run(Command),
    /// Do what a sentence says.
    Words(Words),
}

/// A setting and the value it gets.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// The file, as a Debian system has it.
    pub file: String,
    /// The setting's name; several words where the name is preceded by a keyword.
    pub setting: String,
    /// What stands between name and value: ` = `, ` `, `: `.
    pub separator: String,
    /// The value that closes.
    pub value: String,
    /// How this file continues a line.
    #[serde(default)]
    pub continuation: Continuation,
    /// Which of several settings of the same name count.
    #[serde(default)]
    pub occurrences: Occurrences,
    /// What to do when it is not set at all.
    #[serde(default)]
    pub absent: Absent,
}

/// A line to add.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addition {
    /// The file, as a Debian system has it.
    pub file: String,
    /// The line.
    pub line: String,
}

/// Lines to delete.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removal {
    /// The file, as a Debian system has it.
    pub file: String,
    /// The lines, each in its usual spelling; spacing does not count.
    pub lines: Vec<String>,
    /// The shape of further lines that go, with single spaces.
    pub like: Option<Pattern>,
    /// Whether only those of that shape go in which a word is a network that no operator has for
    /// himself.
    #[serde(default)]
    pub wide: bool,
}

/// Lines that give way to one.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// The file, as a Debian system has it.
    pub file: String,
    /// The lines that open, each in its usual spelling; spacing does not count.
    pub lines: Vec<String>,
    /// The line that closes.
    pub value: String,
    /// How the file puts lines together.
    #[serde(default)]
    pub blocks: Blocks,
    /// Only lines count in a block that begins so.
    pub within: Option<Pattern>,
}

/// Lines of one shape that get another.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rewriting {
    /// The file, as a Debian system has it.
    pub file: String,
    /// The shape of a line that opens, with single spaces, and groups for what is kept.
    pub pattern: Pattern,
    /// The line that closes; `$1` is the first group. It must not fit the pattern again.
    pub value: String,
    /// A line that opens, as people are shown it.
    pub example: String,
    /// Whether only a person can tell which is meant where several lines have that shape.
    #[serde(default)]
    pub alone: bool,
    /// How the file puts lines together.
    #[serde(default)]
    pub blocks: Blocks,
    /// Only lines count beside which, in their block or around it, a line says this.
    pub with: Option<Pattern>,
    /// Only lines count beside which, in their block or around it, no line says this.
    pub unless: Option<Pattern>,
    /// Only lines count whose name another line uses in this way: a regular expression in which
    /// `NAME` stands for the first group.
    pub used: Option<String>,
    /// And not those whose name any line uses in this way.
    pub unused: Option<String>,
    /// Only lines count in which a word is a network that no operator has for himself.
    #[serde(default)]
    pub wide: bool,
}

/// A line that must stand above another.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Insertion {
    /// The file, as a Debian system has it.
    pub file: String,
    /// The line below.
    pub line: String,
    /// The shape of further lines that may be the one below, with single spaces; the first counts.
    pub like: Option<Pattern>,
    /// The line to write above it.
    pub value: String,
    /// How the file puts lines together: one line is written in each block that needs it.
    #[serde(default)]
    pub blocks: Blocks,
    /// Such a line, in the block or around it, does as well.
    pub unless: Option<Pattern>,
}

/// Entries to take out of a setting's list.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taking {
    /// The file, as a Debian system has it.
    pub file: String,
    /// The list's name.
    pub setting: String,
    /// What stands between name and list.
    pub separator: String,
    /// The entries, each in its usual spelling.
    pub entries: Vec<String>,
    /// A regular expression for further entries that mean the same.
    pub like: Option<String>,
    /// Whether every network goes, too, that no operator has for himself.
    #[serde(default)]
    pub wide: bool,
    /// The whole list, should nothing remain.
    pub value: String,
    /// What stands between two entries; white space or a comma where nothing is said.
    pub between: Option<String>,
    /// The mark around the list, if there is one.
    pub quote: Option<char>,
    /// How this file continues a line.
    #[serde(default)]
    pub continuation: Continuation,
    /// Which of several lists of the same name count.
    #[serde(default)]
    pub occurrences: Occurrences,
}

/// A command to run as the administrator.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// The command line.
    pub command: String,
}

/// Something that only words can say.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The sentence's key, after `words-`.
    pub sentence: String,
    /// An example or command that goes with it.
    pub code: Option<String>,
}

/// How a configuration file continues a line.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Continuation {
    /// It does not.
    #[default]
    None,
    /// The next line begins with white space; comments and empty lines may stand between
    /// (postconf(5)).
    Indented,
    /// The line ends with a backslash.
    Backslash,
}

/// Which of several settings of the same name count.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occurrences {
    /// The last one wins.
    #[default]
    Last,
    /// Each counts in its own place.
    Every,
}

/// What to do when a setting is not set at all.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absent {
    /// Write it at the end.
    #[default]
    Append,
    /// Write it at the top, since it counts for what follows.
    Prepend,
    /// Leave the file alone: the setting would mean nothing there.
    Refuse,
}

impl Step {
    /// The file that the step changes, if it changes one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Set(step) => Some(&step.file),
            Self::Add(step) => Some(&step.file),
            Self::Remove(step) => Some(&step.file),
            Self::Replace(step) => Some(&step.file),
            Self::Rewrite(step) => Some(&step.file),
            Self::InsertBefore(step) => Some(&step.file),
            Self::TakeOut(step) => Some(&step.file),
            Self::Run(_) | Self::Words(_) => None,
        }
    }

    /// The places where what it sets is set, should there be several of which one wins.
    pub(super) fn rivals(&self, lines: &Lines) -> Vec<Spoken> {
        let setting = match self {
            Self::Set(step) => step.clone(),
            Self::TakeOut(step) => step.whole(),
            _ => return Vec::new(),
        };
        let places = match setting.occurrences {
            Occurrences::Last => lines.settings(&setting),
            Occurrences::Every => Vec::new(),
        };
        let many = places.len() > 1;
        let spoken = places.iter().map(Place::spoken);
        spoken.filter(|_| many).collect()
    }

    /// The text of a configuration file after this step. A second time changes nothing more;
    /// comments and lines that are not concerned stay as they are, byte for byte.
    ///
    /// # Errors
    /// [`NotApplied`], and then the file must stay as it is.
    pub fn apply(&self, text: &str) -> Result<String, NotApplied> {
        match self {
            Self::Set(step) => step.apply(text),
            Self::Add(step) => Ok(step.apply(text)),
            Self::Remove(step) => Ok(step.apply(text)),
            Self::Replace(step) => step.apply(text),
            Self::Rewrite(step) => step.apply(text),
            Self::InsertBefore(step) => step.apply(text),
            Self::TakeOut(step) => step.apply(text),
            Self::Run(_) | Self::Words(_) => Err(NotApplied::ByHand),
        }
    }
}

impl Setting {
    /// The whole line, as it should stand in the file.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}{}{}", self.setting, self.separator, self.value)
    }

    fn apply(&self, text: &str) -> Result<String, NotApplied> {
        let mut lines = Lines::of(text);
        let places = self.places(&lines);
        if places.is_empty() {
            return self.apply_where_absent(lines);
        }
        for place in places {
            if !same_words(&place.text, &self.line()) {
                lines.rewrite(&place, &self.line());
            }
        }
        Ok(lines.into_text())
    }

    /// Where it stands and counts.
    pub(super) fn places(&self, lines: &Lines) -> Vec<Place> {
        let mut places = lines.settings(self);
        if self.occurrences == Occurrences::Last {
            places.drain(..places.len().saturating_sub(1));
        }
        places
    }

    fn apply_where_absent(&self, mut lines: Lines) -> Result<String, NotApplied> {
        match self.absent {
            Absent::Append => lines.append(&self.line()),
            Absent::Prepend => lines.insert(0, &self.line()),
            Absent::Refuse => return Err(NotApplied::Absent),
        }
        Ok(lines.into_text())
    }
}

impl Addition {
    fn apply(&self, text: &str) -> String {
        let mut lines = Lines::of(text);
        if lines.find(&self.line).is_none() {
            lines.append(&self.line);
        }
        lines.into_text()
    }
}

impl Removal {
    fn apply(&self, text: &str) -> String {
        let mut lines = Lines::of(text);
        for place in lines.find_any(&self.lines) {
            lines.drop(place);
        }
        for (place, line) in lines.words() {
            if self.like.as_ref().is_some_and(|like| like.fits(&line)) && self.is_meant(&line) {
                lines.drop(place);
            }
        }
        lines.into_text()
    }

    fn is_meant(&self, line: &str) -> bool {
        !self.wide || words(line).any(is_wide)
    }
}

impl Replacement {
    fn apply(&self, text: &str) -> Result<String, NotApplied> {
        let mut lines = Lines::of(text);
        let mut places = self.places(&lines).into_iter();
        match places.next() {
            Some(first) => lines.put(first, &self.value),
            None if lines.find(&self.value).is_none() => return Err(NotApplied::Absent),
            None => {}
        }
        for further in places {
            match self.within {
                Some(_) => lines.put(further, &self.value),
                None => lines.drop(further),
            }
        }
        Ok(lines.into_text())
    }

    fn places(&self, lines: &Lines) -> Vec<usize> {
        let mut places = lines.find_any(&self.lines);
        if let Some(within) = &self.within {
            let chains = lines.chains(self.blocks);
            let opens = |at: &usize| within.fits(lines.line(*at).trim());
            places.retain(|at| chains.of_line(*at).iter().any(opens));
        }
        places
    }
}

impl Rewriting {
    /// The example as it should be.
    #[must_use]
    pub fn closed_example(&self) -> String {
        let closed = self.pattern.rewritten(&self.example, &self.value);
        closed.unwrap_or_else(|| self.value.clone())
    }

    fn apply(&self, text: &str) -> Result<String, NotApplied> {
        let mut lines = Lines::of(text);
        let rewrites = self.rewrites(&lines);
        match rewrites.len() {
            0 => return Err(NotApplied::Absent),
            2.. if self.alone => return Err(NotApplied::Several),
            _ => {}
        }
        for (at, closed) in rewrites {
            lines.put(at, &closed);
        }
        Ok(lines.into_text())
    }

    /// The lines that change, and what each will say.
    fn rewrites(&self, lines: &Lines) -> Vec<(usize, String)> {
        let words = lines.words();
        let chains = lines.chains(self.blocks);
        let near = |at: usize, pattern: &Pattern| {
            let mut others = words.iter();
            others.any(|(other, line)| chains.speaks_for(*other, at) && pattern.fits(line))
        };
        let mut rewrites = Vec::new();
        for (at, line) in &words {
            let is_lacking = self.with.as_ref().is_some_and(|with| !near(*at, with));
            let is_settled = self.unless.as_ref().is_some_and(|unless| near(*at, unless));
            if is_lacking || is_settled || !self.is_meant(line) || !self.is_used(line, &words) {
                continue;
            }
            let closed = self.pattern.rewritten(line, &self.value);
            rewrites.extend(closed.map(|closed| (*at, closed)));
        }
        rewrites
    }

    fn is_meant(&self, line: &str) -> bool {
        !self.wide || words(line).any(is_wide)
    }

    /// Whether the name in this line is used as it must be, and not as it must not.
    fn is_used(&self, line: &str, all: &[(usize, String)]) -> bool {
        let Some(name) = self.pattern.rewritten(line, "$1") else {
            return false;
        };
        let is_said = |template: &String| {
            let pattern = Regex::new(&template.replace("NAME", &regex::escape(&name)));
            pattern.is_ok_and(|pattern| all.iter().any(|(_, line)| pattern.is_match(line)))
        };
        self.used.as_ref().is_none_or(is_said) && !self.unused.as_ref().is_some_and(is_said)
    }
}

impl Insertion {
    /// The lines above which it must stand: the first one of each block.
    fn below(&self, lines: &Lines) -> Vec<usize> {
        let words = lines.words();
        let chains = lines.chains(self.blocks);
        let is_below = |line: &String| {
            let is_like = self.like.as_ref().is_some_and(|like| like.fits(line));
            is_like || same_words(line, &self.line)
        };
        let mut firsts: Vec<usize> = Vec::new();
        for (at, line) in &words {
            let is_first = |first: &usize| chains.of_line(*first) != chains.of_line(*at);
            if is_below(line) && firsts.iter().all(is_first) {
                firsts.push(*at);
            }
        }
        firsts
    }

    /// Whether what it says is said already above that line.
    fn is_said_above(&self, lines: &Lines, below: usize) -> bool {
        let chains = lines.chains(self.blocks);
        let says = |line: &String| {
            let does = self.unless.as_ref().is_some_and(|unless| unless.fits(line));
            does || same_words(line, &self.value)
        };
        let words = lines.words();
        let mut above = words.iter().filter(|(at, _)| *at < below);
        above.any(|(at, line)| chains.speaks_for(*at, below) && says(line))
    }

    fn apply(&self, text: &str) -> Result<String, NotApplied> {
        let mut lines = Lines::of(text);
        let below = self.below(&lines);
        if below.is_empty() && lines.find(&self.value).is_none() {
            return Err(NotApplied::Absent);
        }
        let needed = below
            .into_iter()
            .rev()
            .filter(|at| !self.is_said_above(&lines, *at));
        for at in needed.collect::<Vec<_>>() {
            lines.insert_above(at, &self.value);
        }
        Ok(lines.into_text())
    }
}
