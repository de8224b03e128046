//! A guide for one machine: what stands in several files of the same kind is closed in each of them.
//!
//! A guide tells people one path; the operator may have put the same lines into another file of the
//! same folder, or behind a link from the folder of what is enabled. The guide names those places
//! too, and only those.

use super::site::Site;
use crate::guides::reading::{Also, Reading};
use crate::guides::{Cause, Guide, Step};

/// The guide with every file in which its matter stands on this machine.
#[must_use]
pub fn placed(guide: &Guide, site: &Site) -> Guide {
    let mut placed = guide.clone();
    for reading in &guide.files {
        for file in further(reading, site) {
            let here = guide
                .causes
                .iter()
                .filter(|cause| cause.changes(&reading.path));
            placed
                .causes
                .extend(here.map(|cause| moved(cause, &reading.path, &file)));
            if placed.reading(&file).is_none() {
                placed.files.push(Reading {
                    path: file,
                    ..reading.clone()
                });
            }
        }
    }
    placed
}

/// The further files in which a line of the matter stands.
fn further(reading: &Reading, site: &Site) -> Vec<String> {
    let mut further = Vec::new();
    for also in &reading.also {
        for found in site.matching(&also.file) {
            let file = behind(also, &found, site);
            let text = site.read(&file).unwrap_or_default();
            if file != reading.path && !further.contains(&file) && reading.concerns(also, &text) {
                further.push(file);
            }
        }
    }
    further
}

/// The file that a link leads to, if that is where such links are meant to lead; else the link
/// itself, which will be refused.
fn behind(also: &Also, found: &str, site: &Site) -> String {
    let target = site.link(found);
    let name = target
        .as_deref()
        .and_then(|target| target.rsplit('/').next());
    match (&also.linked_from, name) {
        (Some(folder), Some(name)) if leads(target.as_deref(), folder, name) => {
            format!("{folder}/{name}")
        }
        _ => found.to_owned(),
    }
}

/// Whether a link's target is this name in this folder, absolute or from the folder beside it.
fn leads(target: Option<&str>, folder: &str, name: &str) -> bool {
    let beside = folder.rsplit('/').next().unwrap_or_default();
    target.is_some_and(|target| {
        target == format!("{folder}/{name}") || target == format!("../{beside}/{name}")
    })
}

/// A cause as it is found in another file.
fn moved(cause: &Cause, from: &str, to: &str) -> Cause {
    let mut moved = cause.clone();
    moved.signs.retain(|sign| sign.file == from);
    for sign in &mut moved.signs {
        to.clone_into(&mut sign.file);
    }
    moved.steps.retain(|step| match step.file() {
        Some(file) => file == from,
        None => true,
    });
    for step in &mut moved.steps {
        if let Some(file) = step.file_mut() {
            to.clone_into(file);
        }
    }
    moved
}

impl Cause {
    fn changes(&self, file: &str) -> bool {
        self.steps.iter().any(|step| step.file() == Some(file))
    }
}

impl Step {
    fn file_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Set(step) => Some(&mut step.file),
            Self::Add(step) => Some(&mut step.file),
            Self::Remove(step) => Some(&mut step.file),
            Self::Replace(step) => Some(&mut step.file),
            Self::Rewrite(step) => Some(&mut step.file),
            Self::InsertBefore(step) => Some(&mut step.file),
            Self::TakeOut(step) => Some(&mut step.file),
            Self::Run(_) | Self::Words(_) => None,
        }
    }
}
