//! What closing would change: the causes that stand open in the machine's own files, the new texts,
//! and what is left to a person.
//!
//! A cause stands open where one of its signs shows in its files. A file is changed only where
//! every line of the matter is understood, in it and in whatever it takes in.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use similar::TextDiff;

use super::original::{NotReplaced, Original};
use super::site::Site;
use crate::guides::doubt::{Doubt, Why};
use crate::guides::reading::Reading;
use crate::guides::{Cause, Guide, NotApplied, Step};

/// What is known beforehand about why the server is open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    /// The form of the proof.
    pub form: Option<&'a str>,
    /// The cause itself; then no sign is needed.
    pub cause: Option<&'a str>,
}

/// What would be done.
#[derive(Debug)]
pub struct Plan<'a> {
    /// By which guide.
    pub guide: &'a Guide,
    /// Where.
    pub site: &'a Site,
    /// The causes that would be closed.
    pub causes: Vec<&'a Cause>,
    /// The files that would change; those of a cause that is closed already would not.
    pub changes: Vec<Change>,
    /// What only a person can do.
    pub by_hand: Vec<&'a Step>,
    /// The commands that follow, in this order.
    pub commands: Vec<&'a str>,
    /// That of them by which the server takes up a change.
    pub reload: Option<&'a str>,
    /// Causes that stand open too, and that the proof does not point to.
    pub others: Vec<&'a Cause>,
    /// Where no cause shows: what is not understood, so that one may be there all the same.
    pub doubts: Vec<Doubt>,
}

/// One file that would change.
#[derive(Debug)]
pub struct Change {
    /// As it is.
    pub original: Original,
    /// What it would say.
    pub after: String,
}

/// Why nothing is changed, and a person must.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The guide knows no such cause.
    #[error("the guide knows no cause `{0}`")]
    NoSuchCause(String),
    /// None of the product's files is there.
    #[error("none of the files is there that the guide changes: {0}")]
    NoFile(String),
    /// A file must not be changed by a program.
    #[error(transparent)]
    File(#[from] NotReplaced),
    /// Lines are not understood.
    #[error("this configuration is not fully understood:{}", listed(.0))]
    Doubts(Vec<Doubt>),
    /// A sign shows, and the steps change nothing.
    #[error("{file} shows `{cause}`, and the guide's steps do not reach it: {why}")]
    NotReached {
        /// The cause.
        cause: String,
        /// The file.
        file: String,
        /// What the step said.
        why: NotApplied,
    },
    /// The guide does not say how its files are read.
    #[error("{0} is changed by hand: no program was taught to read it")]
    NotTaught(String),
}

impl<'a> Plan<'a> {
    /// Looks at the files and says what would be done. Without changes there is nothing to do, or
    /// nothing that a program could.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn of(guide: &'a Guide, site: &'a Site, choice: Choice<'_>) -> Result<Self, Refusal> {
        let files = Files::found(guide, site)?;
        let pointed = pointed(guide, choice)?;
        let shown = |causes: &[&'a Cause]| -> Vec<&'a Cause> {
            let causes = causes.iter().copied();
            causes.filter(|cause| files.show(cause)).collect()
        };
        let is_other = |cause: &&Cause| !pointed.iter().any(|one| one.id == cause.id);
        let others: Vec<&Cause> = guide.causes.iter().filter(is_other).collect();
        let (mut causes, mut others) = (shown(&pointed), shown(&others));
        if choice.cause.is_some() {
            causes.extend(pointed.first().filter(|_| causes.is_empty()));
        } else {
            // Some causes may lie behind any form; and a form is a hint: where it leads to nothing,
            // what does show is the better one.
            let leads = causes.iter().any(|cause| !cause.forms.is_empty());
            causes.extend(others.extract_if(.., |cause| cause.forms.is_empty() || !leads));
        }
        let shows = !causes.is_empty();
        let in_question = if shows { &causes } else { &pointed };
        let doubts = files.doubts(site, in_question, shows)?;
        if shows && !doubts.is_empty() {
            return Err(Refusal::Doubts(doubts));
        }
        let by_hand = by_hand(in_question, !shows);
        let changes = files.changed(&causes)?;
        let reload = reload(guide, site);
        let commands = if changes.is_empty() {
            Vec::new()
        } else {
            own_commands(&causes).chain(reload).collect()
        };
        Ok(Self {
            guide,
            site,
            causes,
            changes,
            by_hand,
            commands,
            reload,
            others,
            doubts,
        })
    }
}

impl Change {
    /// The change as a unified diff.
    #[must_use]
    pub fn diff(&self) -> String {
        let path = self.original.path();
        TextDiff::from_lines(self.original.text(), &self.after)
            .unified_diff()
            .header(&format!("a{path}"), &format!("b{path}"))
            .to_string()
    }
}

/// The files that a guide names, as far as they are there.
struct Files<'a> {
    guide: &'a Guide,
    found: Vec<Original>,
}

impl<'a> Files<'a> {
    fn found(guide: &'a Guide, site: &Site) -> Result<Self, Refusal> {
        let mut names: Vec<&str> = Vec::new();
        for name in guide.causes.iter().flat_map(Cause::files) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut found = Vec::new();
        for name in &names {
            found.extend(Original::find(site, name)?);
        }
        if found.is_empty() && !names.is_empty() {
            return Err(Refusal::NoFile(names.join(", ")));
        }
        Ok(Self { guide, found })
    }

    fn get(&self, path: &str) -> Option<&Original> {
        self.found.iter().find(|original| original.path() == path)
    }

    /// Whether a sign of the cause shows.
    fn show(&self, cause: &Cause) -> bool {
        cause.signs.iter().any(|sign| {
            let reading = self.guide.reading(&sign.file);
            let file = self.get(&sign.file);
            reading.is_some_and(|reading| file.is_some_and(|file| sign.shows(file.text(), reading)))
        })
    }

    /// What is not understood in all files that these causes change. Only where one will be changed
    /// does it matter which of several settings counts.
    fn doubts(
        &self,
        site: &Site,
        causes: &[&Cause],
        is_changed: bool,
    ) -> Result<Vec<Doubt>, Refusal> {
        let steps: Vec<&Step> = causes.iter().flat_map(|cause| &cause.steps).collect();
        let changing: &[&Step] = if is_changed { &steps } else { &[] };
        let closed = self.closed(causes);
        let mut doubts = Vec::new();
        for original in &self.found {
            let path = original.path();
            if !steps.iter().any(|step| step.file() == Some(path)) {
                continue;
            }
            let reading = self.guide.reading(path);
            let reading = reading.ok_or_else(|| Refusal::NotTaught(path.to_owned()))?;
            doubts.extend(reading.doubts(original.text(), changing));
            let after = closed.get(path).map_or(original.text(), String::as_str);
            doubts.extend(reading.unbounded(after));
            doubts.extend(elsewhere(reading, original.text(), site, &closed));
            doubts.extend(beside(reading, site, &closed));
        }
        Ok(doubts)
    }

    /// What each file will say, as far as the steps can be carried out.
    fn closed(&self, causes: &[&Cause]) -> BTreeMap<String, String> {
        let mut closed = BTreeMap::new();
        for original in &self.found {
            let path = original.path();
            let concerned = causes.iter().filter(|cause| cause.files().contains(&path));
            let text = concerned.fold(original.text().to_owned(), |text, cause| {
                cause.apply(path, &text).unwrap_or(text)
            });
            closed.insert(path.to_owned(), text);
        }
        closed
    }

    /// The files with these causes closed.
    fn changed(self, causes: &[&Cause]) -> Result<Vec<Change>, Refusal> {
        let Self { guide, found } = self;
        let mut changes = Vec::new();
        for original in found {
            let path = original.path().to_owned();
            let concerned = causes
                .iter()
                .filter(|cause| cause.files().contains(&&*path));
            let mut after = original.text().to_owned();
            for cause in concerned {
                after = cause
                    .apply(&path, &after)
                    .map_err(|why| Refusal::NotReached {
                        cause: cause.id.clone(),
                        file: path.clone(),
                        why,
                    })?;
            }
            reached(guide, (&path, &after), causes)?;
            if after != original.text() {
                changes.push(Change { original, after });
            }
        }
        Ok(changes)
    }
}

/// Whether no sign of these causes shows any more. Where the steps are words, it may.
fn reached(guide: &Guide, file: (&str, &str), causes: &[&Cause]) -> Result<(), Refusal> {
    let (path, text) = file;
    let Some(reading) = guide.reading(path) else {
        return Ok(());
    };
    let by_file = causes.iter().filter(|cause| cause.files().contains(&path));
    let mut still = by_file.filter(|cause| {
        let here = cause.signs.iter().filter(|sign| sign.file == path);
        here.into_iter().any(|sign| sign.shows(text, reading))
    });
    still.next().map_or(Ok(()), |cause| {
        Err(Refusal::NotReached {
            cause: cause.id.clone(),
            file: path.to_owned(),
            why: NotApplied::Absent,
        })
    })
}

/// The causes that the proof or the operator points to.
fn pointed<'a>(guide: &'a Guide, choice: Choice<'_>) -> Result<Vec<&'a Cause>, Refusal> {
    let Some(wanted) = choice.cause else {
        return Ok(guide.causes_for(choice.form));
    };
    let named = guide.causes.iter().filter(|cause| cause.id == wanted);
    let named: Vec<&Cause> = named.collect();
    if named.is_empty() {
        return Err(Refusal::NoSuchCause(wanted.to_owned()));
    }
    Ok(named)
}

/// What these causes leave to a person, each step once: what only words can say, or all of it.
fn by_hand<'a>(causes: &[&'a Cause], all: bool) -> Vec<&'a Step> {
    let mut by_hand: Vec<&Step> = Vec::new();
    for step in causes.iter().flat_map(|cause| &cause.steps) {
        if (all || matches!(step, Step::Words(_))) && !by_hand.contains(&step) {
            by_hand.push(step);
        }
    }
    by_hand
}

/// The guide's own commands.
fn own_commands<'a>(causes: &[&'a Cause]) -> impl Iterator<Item = &'a str> {
    let steps = causes.iter().flat_map(|cause| &cause.steps);
    steps.filter_map(|step| match step {
        Step::Run(run) => Some(run.command.as_str()),
        _ => None,
    })
}

/// The command that has the server take up the change; where systemd does not run the machine, as in
/// a container, the one that needs no systemd.
fn reload<'a>(guide: &'a Guide, site: &Site) -> Option<&'a str> {
    let reload = guide.reload.as_ref()?;
    let alone = reload.without_systemd.as_deref();
    Some(match alone {
        Some(command) if !site.has(SYSTEMD) => command,
        _ => &reload.command,
    })
}

/// What the files say that this one takes in, and those that they take in, once those of them are
/// closed that are ours.
fn elsewhere(
    reading: &Reading,
    text: &str,
    site: &Site,
    closed: &BTreeMap<String, String>,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for taken in reading.taken_in(text) {
        let mut waiting = vec![taken.files.clone()];
        let mut seen = BTreeSet::new();
        while let Some(name) = waiting.pop() {
            let name = absolute(&name, reading);
            let files = site.matching(&name);
            if files.is_empty() && !name.contains('*') || seen.len() > MOST_FILES {
                doubts.push(reading.doubt_of(&taken, Why::NotFound, &name));
                break;
            }
            for file in files.into_iter().filter(|file| seen.insert(file.clone())) {
                let Ok(text) = closed_or_read(&file, site, closed) else {
                    doubts.push(reading.doubt_of(&taken, Why::NotFound, &file));
                    continue;
                };
                waiting.extend(reading.taken_in(&text).into_iter().map(|one| one.files));
                doubts.extend(reading.settles(&text).into_iter().map(|line| {
                    reading.doubt_of(&taken, Why::Elsewhere, &format!("{file}: {line}"))
                }));
            }
        }
    }
    doubts
}

/// What the files say that stand beside this one.
fn beside(reading: &Reading, site: &Site, closed: &BTreeMap<String, String>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for beside in &reading.beside {
        for file in site.matching(&beside.file) {
            let Ok(text) = closed_or_read(&file, site, closed) else {
                doubts.push(Reading::doubt_unread(&file));
                continue;
            };
            let spoken = reading.spoken(&text).into_iter();
            let settling = spoken.filter(|spoken| beside.settles.fits(&spoken.text));
            doubts.extend(settling.map(|spoken| Reading::doubt_beside(&file, spoken)));
        }
    }
    doubts
}

/// What a file will say once it is closed, or says, if it is none of those.
fn closed_or_read(
    file: &str,
    site: &Site,
    closed: &BTreeMap<String, String>,
) -> io::Result<String> {
    closed
        .get(file)
        .map_or_else(|| site.read(file), |text| Ok(text.clone()))
}

/// A file's name as its includer means it.
fn absolute(name: &str, reading: &Reading) -> String {
    if name.starts_with('/') {
        return name.to_owned();
    }
    let own = reading
        .path
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let folder = reading.include_from.as_deref().unwrap_or(own);
    format!("{folder}/{name}")
}

fn listed(doubts: &[Doubt]) -> String {
    doubts.iter().map(|doubt| format!("\n  {doubt}")).collect()
}

/// More than any configuration takes in.
const MOST_FILES: usize = 1000;

/// There where systemd runs the machine (sd_booted(3)).
const SYSTEMD: &str = "/run/systemd/system";
