//! How a configuration file is read before a program changes it: which of its lines are our matter,
//! which of those are understood, and what shows that the server is open.
//!
//! For `tranca close`. What none of the patterns knows is a doubt, and with a doubt nothing is
//! changed: a person who reads the file does better.
//!
//! # Limits
//! A pattern sees one line, as the server reads it, at a time; of blocks it is known only which lines
//! stand in which.

use regex::bytes::{Regex, RegexBuilder};
use serde::{Deserialize, Deserializer};

use super::blocks::{Blocks, Chains};
use super::doubt::{Doubt, Why};
use super::lines::{Lines, Spoken};
use super::networks::is_wide;
use super::step::{Continuation, Step};

/// How one configuration file is read.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The file, as a Debian system has it.
    pub path: String,
    /// How it continues a line.
    #[serde(default)]
    pub continuation: Continuation,
    /// How it puts lines together.
    #[serde(default)]
    pub blocks: Blocks,
    /// The mark that begins a comment behind a line, if there can be one.
    pub remark: Option<char>,
    /// Which lines are our matter.
    pub matter: Pattern,
    /// What a line of our matter looks like; any other is not understood.
    pub understood: Vec<Pattern>,
    /// The line that takes in other files; its group `file` names them, perhaps with asterisks.
    pub include: Option<Pattern>,
    /// The folder in which such a name begins, unless it is absolute; the file's own where nothing is
    /// said.
    pub include_from: Option<String>,
    /// Which lines of our matter may stand in a file that is taken in.
    #[serde(default)]
    pub harmless: Vec<Pattern>,
    /// Other files that may settle our matter, though none of our lines names them.
    #[serde(default)]
    pub beside: Vec<Beside>,
    /// Lines that change what others mean: conditions, macros.
    #[serde(default)]
    pub bends: Vec<Pattern>,
    /// What makes the file one for a person to read, though each line of it is understood.
    #[serde(default)]
    pub unclear: Vec<Sign>,
    /// Rules that must name a list of whose members we know enough.
    pub bounded: Option<Bounded>,
    /// Where the same may stand as well, under other names.
    #[serde(default)]
    pub also: Vec<Also>,
}

/// Rules that let somebody in by the names of lists, each of which is defined elsewhere in the file.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounded {
    /// A rule; its group `names` holds the lists that must all fit.
    pub rule: Pattern,
    /// What a list looks like whose members are few, or known; its group `name` is the list's.
    pub by: Pattern,
    /// A line that makes such a list larger again than we can tell; its group `name` too.
    pub unless: Pattern,
    /// Lists that the server itself defines, or that are looked at otherwise.
    pub built_in: Vec<String>,
}

/// Files in which the same may stand, and which are changed in the same way.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Also {
    /// Their name, with an asterisk in it.
    pub file: String,
    /// The folder in which a file stands if this is only a symbolic link to it.
    pub linked_from: Option<String>,
    /// What makes such a file our matter, if a line of the matter alone does not.
    pub says: Option<Pattern>,
}

/// A file that may settle our matter.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// The file, as a Debian system has it; perhaps with an asterisk in its name.
    pub file: String,
    /// A line that does so.
    pub settles: Pattern,
}

/// What shows in a file that a cause is there.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// The file, as a Debian system has it.
    pub file: String,
    /// A line says this.
    pub says: Option<Pattern>,
    /// But not if it says this too.
    pub except: Option<Pattern>,
    /// And a word in it is a network that no operator has for himself.
    #[serde(default)]
    pub wide: bool,
    /// And a line says this, in the same block or around it.
    pub with: Option<Pattern>,
    /// And no line says this, in the same block or around it.
    pub lacks: Option<Pattern>,
    /// And a line says this, anywhere.
    pub and: Option<Pattern>,
    /// And no line says this, anywhere.
    pub nor: Option<Pattern>,
}

/// A regular expression over one line. Case does not count, and `\w`, `\s` and the like mean ASCII, as
/// they do in configurations: that spares every start of the program the tables of all of Unicode.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

/// A file that another takes in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct TakenIn {
    pub(super) line: usize,
    pub(super) files: String,
    text: String,
}

impl Reading {
    /// What in this text is not understood, as far as these steps depend on it.
    #[must_use]
    pub fn doubts(&self, text: &str, steps: &[&Step]) -> Vec<Doubt> {
        let lines = Lines::of(text);
        let mut doubts = Vec::new();
        for spoken in self.spoken(text) {
            if let Some(why) = self.doubt_about(&spoken.text) {
                doubts.push(self.doubt(&spoken, why));
            }
        }
        let unclear = self
            .unclear
            .iter()
            .filter_map(|sign| sign.shown(text, self));
        doubts.extend(unclear.map(|spoken| self.doubt(&spoken, Why::Bends)));
        doubts.extend(self.set_twice(&lines, steps));
        if lines.breaks_off(self.continuation) {
            let last = text.lines().count();
            let text = text.lines().last().unwrap_or_default().to_owned();
            doubts.push(self.doubt(&Spoken { line: last, text }, Why::BreaksOff));
        }
        doubts
    }

    /// Whether our matter stands in this text, of one of the further files.
    pub(super) fn concerns(&self, also: &Also, text: &str) -> bool {
        any_says(
            &self.spoken(text),
            also.says.as_ref().unwrap_or(&self.matter),
        )
    }

    /// The files that this text takes in.
    pub(super) fn taken_in(&self, text: &str) -> Vec<TakenIn> {
        let Some(include) = &self.include else {
            return Vec::new();
        };
        let taken = |spoken: Spoken| {
            let files = include.named(&spoken.text, "file")?;
            Some(TakenIn {
                line: spoken.line,
                files: files.trim_matches(['"', '\'', ';']).to_owned(),
                text: spoken.text.clone(),
            })
        };
        self.spoken(text).into_iter().filter_map(taken).collect()
    }

    /// The lines of our matter in a text that is taken in, but for the harmless ones.
    pub(super) fn settles(&self, text: &str) -> Vec<String> {
        let is_ours = |spoken: &Spoken| {
            self.matter.fits(&spoken.text) && !any_fits(&self.harmless, &spoken.text)
        };
        let ours = self.spoken(text).into_iter().filter(is_ours);
        ours.map(|spoken| spoken.text).collect()
    }

    /// What a text says, without the comments.
    pub(super) fn spoken(&self, text: &str) -> Vec<Spoken> {
        let mut spoken = Lines::of(text).spoken(self.continuation);
        if let Some(mark) = self.remark {
            for one in &mut spoken {
                one.text.truncate(said_before(&one.text, mark).len());
            }
        }
        spoken
    }

    /// A doubt about a line of a file beside it.
    pub(super) fn doubt_beside(file: &str, spoken: Spoken) -> Doubt {
        Doubt {
            file: file.to_owned(),
            line: Some(spoken.line),
            text: spoken.text,
            why: Why::Elsewhere,
        }
    }

    /// A doubt about a file beside it that cannot be read.
    pub(super) fn doubt_unread(file: &str) -> Doubt {
        Doubt {
            file: file.to_owned(),
            line: None,
            text: "it may settle the matter too".to_owned(),
            why: Why::NotRead,
        }
    }

    /// A doubt about a line that takes in other files.
    pub(super) fn doubt_of(&self, taken: &TakenIn, why: Why, more: &str) -> Doubt {
        Doubt {
            file: self.path.clone(),
            line: Some(taken.line),
            text: format!("{} ({more})", taken.text),
            why,
        }
    }

    fn doubt_about(&self, line: &str) -> Option<Why> {
        if any_fits(&self.bends, line) {
            return Some(Why::Bends);
        }
        let is_strange = self.matter.fits(line) && !any_fits(&self.understood, line);
        is_strange.then_some(Why::NotUnderstood)
    }

    /// Rules that let in whom we do not know.
    pub(super) fn unbounded(&self, text: &str) -> Vec<Doubt> {
        let Some(bounded) = &self.bounded else {
            return Vec::new();
        };
        let spoken = self.spoken(text);
        let rules = spoken
            .iter()
            .filter(|one| !bounded.holds(&one.text, &spoken));
        rules
            .map(|one| self.doubt(one, Why::NotUnderstood))
            .collect()
    }

    /// Settings of which the last wins, and which stand there more than once.
    fn set_twice(&self, lines: &Lines, steps: &[&Step]) -> Vec<Doubt> {
        let ours = steps
            .iter()
            .filter(|step| step.file() == Some(self.path.as_str()));
        let places = ours.flat_map(|step| step.rivals(lines));
        places
            .map(|spoken| self.doubt(&spoken, Why::Twice))
            .collect()
    }

    fn doubt(&self, spoken: &Spoken, why: Why) -> Doubt {
        Doubt {
            file: self.path.clone(),
            line: Some(spoken.line),
            text: spoken.text.clone(),
            why,
        }
    }
}

impl Bounded {
    /// Whether a line is no such rule, or names a list that we know.
    fn holds(&self, line: &str, all: &[Spoken]) -> bool {
        let Some(names) = self.rule.named(line, "names") else {
            return true;
        };
        let mut names = names.split_whitespace();
        names.any(|name| self.knows(name, all))
    }

    fn knows(&self, name: &str, all: &[Spoken]) -> bool {
        let says = |pattern: &Pattern| {
            let mut named = all
                .iter()
                .filter_map(|one| pattern.named(&one.text, "name"));
            named.any(|one| one == name)
        };
        let is_built_in = self.built_in.iter().any(|one| one == name);
        is_built_in || (says(&self.by) && !says(&self.unless))
    }
}

impl Sign {
    /// Whether this text shows it.
    #[must_use]
    pub fn shows(&self, text: &str, reading: &Reading) -> bool {
        let spoken = reading.spoken(text);
        let anywhere = |pattern: &Pattern| any_says(&spoken, pattern);
        if !self.and.as_ref().is_none_or(anywhere) || self.nor.as_ref().is_some_and(anywhere) {
            return false;
        }
        if self.says.is_none() {
            return !self.lacks.as_ref().is_some_and(anywhere);
        }
        self.line(text, reading, spoken).is_some()
    }

    /// The first line that shows it, where a line says it.
    fn shown(&self, text: &str, reading: &Reading) -> Option<Spoken> {
        let says = self.says.is_some() && self.shows(text, reading);
        says.then(|| self.line(text, reading, reading.spoken(text)))?
    }

    fn line(&self, text: &str, reading: &Reading, spoken: Vec<Spoken>) -> Option<Spoken> {
        let chains = Lines::of(text).chains(reading.blocks);
        let mut saying = (0..spoken.len()).filter(|nth| self.is_said(&spoken[*nth].text));
        let nth = saying.find(|nth| self.stands(&spoken[*nth], &spoken, &chains))?;
        spoken.into_iter().nth(nth)
    }

    fn is_said(&self, line: &str) -> bool {
        let fits = |pattern: &Option<Pattern>| pattern.as_ref().is_some_and(|one| one.fits(line));
        fits(&self.says) && !fits(&self.except) && (!self.wide || words(line).any(is_wide))
    }

    /// Whether it counts, seeing what else stands in the same block and around it.
    fn stands(&self, line: &Spoken, all: &[Spoken], chains: &Chains) -> bool {
        let near = |pattern: &Pattern| {
            all.iter().any(|other| {
                chains.speaks_for(other.line - 1, line.line - 1) && pattern.fits(&other.text)
            })
        };
        self.with.as_ref().is_none_or(near) && !self.lacks.as_ref().is_some_and(near)
    }
}

impl Pattern {
    /// Whether a line fits.
    #[must_use]
    pub fn fits(&self, line: &str) -> bool {
        self.0.is_match(line.as_bytes())
    }

    /// What a line says in this group, if it fits.
    pub(super) fn named<'a>(&self, line: &'a str, group: &str) -> Option<&'a str> {
        let found = self.0.captures(line.as_bytes())?;
        line.get(found.name(group)?.range())
    }

    /// The line in its new shape, if it fits.
    pub(super) fn rewritten(&self, line: &str, value: &str) -> Option<String> {
        let found = self.0.captures(line.as_bytes())?;
        let mut closed = Vec::new();
        found.expand(value.as_bytes(), &mut closed);
        String::from_utf8(closed).ok()
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Eq for Pattern {}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut pattern = RegexBuilder::new(&text);
        let pattern = pattern.case_insensitive(true).unicode(false).build();
        pattern.map(Self).map_err(serde::de::Error::custom)
    }
}

/// What stands before a comment: the mark begins one at the line's start and behind white space.
pub(super) fn said_before(line: &str, mark: char) -> &str {
    let begins = |(at, _): &(usize, &str)| {
        let before = line[..*at].chars().next_back();
        before.is_none_or(char::is_whitespace)
    };
    let comment = line.match_indices(mark).find(begins);
    line[..comment.map_or(line.len(), |(at, _)| at)].trim_end()
}

/// The words of a line, however they are parted or quoted.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|mark: char| mark.is_whitespace() || ",;='\"{}".contains(mark))
}

fn any_says(spoken: &[Spoken], pattern: &Pattern) -> bool {
    spoken.iter().any(|line| pattern.fits(&line.text))
}

fn any_fits(patterns: &[Pattern], line: &str) -> bool {
    patterns.iter().any(|pattern| pattern.fits(line))
}
