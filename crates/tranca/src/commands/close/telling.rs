//! What `tranca close` says: for people, or as one object of JSON.

use serde::Serialize;

use super::kind;
use crate::commands::{Failure, Speech, output};
use crate::ground::languages::Language;
use crate::guides::closing::journal::Entry;
use crate::guides::closing::plan::Change;
use crate::guides::closing::{Choice, Plan};
use crate::guides::{Cause, Guide, Step, ToldStep};

/// How it ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Outcome {
    /// Nothing was changed, since nobody wanted it to be.
    Planned,
    /// Done; with what is in force now, if the guide can show it.
    Closed(Option<String>),
    /// No file shows that the server is open.
    Nothing,
    /// What is left, only a person can do.
    ByHand,
}

#[derive(Serialize)]
struct Report<'a> {
    product: &'a str,
    outcome: &'static str,
    causes: Vec<&'a str>,
    others: Vec<&'a str>,
    files: Vec<File<'a>>,
    commands: &'a [&'a str],
    by_hand: Vec<ToldStep>,
    in_force: Option<&'a str>,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    diff: String,
}

impl<'a> From<&'a Change> for File<'a> {
    fn from(change: &'a Change) -> Self {
        Self {
            path: change.original.path(),
            diff: change.diff(),
        }
    }
}

impl Outcome {
    const fn word(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Closed(_) => "closed",
            Self::Nothing => "nothing",
            Self::ByHand => "by-hand",
        }
    }

    fn in_force(&self) -> Option<&str> {
        match self {
            Self::Closed(in_force) => in_force.as_deref(),
            Self::Planned | Self::Nothing | Self::ByHand => None,
        }
    }
}

/// Shows what would be done.
pub(super) fn plan(plan: &Plan<'_>, language: Language) {
    output::line(format_args!(
        "{}: {}",
        name(plan.guide),
        causes(&plan.causes)
    ));
    let mut reasons: Vec<String> = Vec::new();
    for cause in &plan.causes {
        let why = plan.guide.why(cause, language);
        if !reasons.contains(&why) {
            output::line(&why);
            reasons.push(why);
        }
    }
    output::line("");
    for change in &plan.changes {
        output::line(change.diff().trim_end());
    }
    if !plan.commands.is_empty() {
        output::line("\nThen these commands run:");
        for command in &plan.commands {
            output::line(format_args!("  {command}"));
        }
    }
}

/// Says how it ended.
pub(super) fn outcome(plan: &Plan<'_>, outcome: &Outcome, language: Language) {
    match outcome {
        Outcome::Planned => output::line("\nNothing was changed."),
        Outcome::Nothing => output::line(format_args!(
            "{}: nothing in its files shows that it is open. If a test does, name its form with --form.",
            name(plan.guide)
        )),
        Outcome::ByHand if plan.causes.is_empty() => output::line(format_args!(
            "{}: its files do not show why it is open. Please look here, step by step.",
            name(plan.guide)
        )),
        Outcome::ByHand => output::line(format_args!(
            "{}: {} is left to a person.",
            name(plan.guide),
            causes(&plan.causes)
        )),
        Outcome::Closed(in_force) => closed(plan, in_force.as_deref()),
    }
    if *outcome != Outcome::Nothing && !plan.by_hand.is_empty() {
        output::line("\nTo be done by hand:");
        output::line(told(&plan.by_hand, language).trim_end());
    }
    if !plan.others.is_empty() {
        output::line(format_args!(
            "\nThis stands open too: {}. Run it again without --form.",
            causes(&plan.others)
        ));
    }
}

fn closed(plan: &Plan<'_>, in_force: Option<&str>) {
    output::line("\nDone.");
    if let Some(shown) = in_force {
        output::line("In force now:");
        for line in shown.lines() {
            output::line(format_args!("  {line}"));
        }
    }
    let weakness = plan.causes.first().map_or("", |cause| kind(cause.weakness));
    output::line(format_args!(
        "Test it from another network:  tranca check ADDRESS {weakness}"
    ));
    output::line("Take it back:                  tranca close --undo");
}

/// Shows what will be taken back.
pub(super) fn taking_back(entry: &Entry) {
    output::line(format_args!(
        "The run of {} for {} will be taken back: {}",
        entry.when,
        entry.product,
        entry.causes.join(", ")
    ));
    for file in &entry.files {
        output::line(format_args!("  {}", file.path));
    }
    for command in entry.undo.iter().chain(&entry.reload) {
        output::line(format_args!("  {command}"));
    }
}

/// Says that it was taken back.
pub(super) fn taken_back(entry: &Entry, speech: Speech) -> Result<(), Failure> {
    if speech.json {
        let paths: Vec<&String> = entry.files.iter().map(|file| &file.path).collect();
        return output::json(&serde_json::json!({
            "product": entry.product,
            "outcome": "undone",
            "causes": entry.causes,
            "files": paths,
        }));
    }
    output::line("\nTaken back: the server is as open as it was.");
    Ok(())
}

/// The same for machines.
pub(super) fn json(plan: &Plan<'_>, outcome: &Outcome, language: Language) -> Result<(), Failure> {
    let by_hand = plan.by_hand.iter().map(|step| step.told(language));
    output::json(&Report {
        product: &plan.guide.product,
        outcome: outcome.word(),
        causes: ids(&plan.causes),
        others: ids(&plan.others),
        files: plan.changes.iter().map(File::from).collect(),
        commands: &plan.commands,
        by_hand: by_hand.collect(),
        in_force: outcome.in_force(),
    })
}

/// The steps of a guide for a person, with a number each.
pub(super) fn steps_by_hand(guide: &Guide, choice: Choice<'_>, language: Language) -> String {
    let named = |cause: &&Cause| choice.cause.is_none_or(|id| cause.id == id);
    let causes = guide.causes_for(choice.form).into_iter().filter(named);
    let mut steps: Vec<&Step> = Vec::new();
    for step in causes.flat_map(|cause| &cause.steps) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    let mut lines = told(&steps, language);
    if let Some(reload) = &guide.reload {
        lines.push_str(&format!("- {}\n", reload.command));
    }
    lines.trim_end().to_owned()
}

/// Causes by their names.
pub(super) fn causes(causes: &[&Cause]) -> String {
    ids(causes).join(", ")
}

/// Each once, though it may stand in several files.
fn ids<'a>(causes: &[&'a Cause]) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for cause in causes {
        if !ids.contains(&cause.id.as_str()) {
            ids.push(&cause.id);
        }
    }
    ids
}

/// Products by their names in data.
pub(super) fn products(guides: &[&Guide]) -> String {
    let names: Vec<&str> = guides.iter().map(|guide| guide.product.as_str()).collect();
    names.join(", ")
}

fn told(steps: &[&Step], language: Language) -> String {
    let mut lines = String::new();
    for step in steps {
        let ToldStep { sentence, code } = step.told(language);
        lines.push_str(&format!("- {sentence}\n"));
        for line in code.iter().flat_map(|code| code.lines()) {
            lines.push_str(&format!("       {line}\n"));
        }
    }
    lines
}

fn name(guide: &Guide) -> &str {
    guide.name.as_deref().unwrap_or(&guide.product)
}
