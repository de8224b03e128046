//! How far a case came, as five steps that one sees at a glance.

use super::record::Record;
use crate::cases::history::Act;
use crate::cases::state::Case;
use crate::ground::clock::Moment;
use crate::ground::languages::Language;

/// One step on the way.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Step {
    /// `done`, `now`, or `to-come`; by this the stylesheet sets it.
    pub(super) class: &'static str,
    /// The same in words, for those who do not see.
    pub(super) standing: String,
    /// What the step is.
    pub(super) label: String,
    /// When it was done, or what is known of it.
    pub(super) when: String,
}

/// The steps of a case.
pub(super) fn steps(record: &Record, needed: u32, language: Language) -> Vec<Step> {
    let last = if record.aside().is_some() {
        "set-aside"
    } else {
        "closed"
    };
    let dates = [
        ("listed", Some(record.case.dossier().opened_at)),
        ("proven", at(record, &[Act::Proven, Act::Reopened])),
        ("written", at(record, &[Act::Written])),
        ("rechecked", at(record, &[Act::Rechecked])),
        (last, ended(&record.case)),
    ];
    let reached = dates.iter().rposition(|(_, at)| at.is_some()).unwrap_or(0);
    // A step that was left out on the way here will not come any more.
    let is_on_the_way =
        |(nth, (_, at)): &(usize, (_, Option<Moment>))| at.is_some() || *nth > reached;
    let step = |(nth, (name, at)): (usize, (&str, Option<Moment>))| {
        let class = match nth {
            _ if at.is_none() => "to-come",
            _ if nth == reached => "now",
            _ => "done",
        };
        Step {
            class,
            standing: language.text(&format!("standing-{class}")),
            label: language.text(&format!("step-of-case-{name}")),
            when: when(record, name, at, (needed, language)),
        }
    };
    let way = dates.into_iter().enumerate().filter(is_on_the_way);
    way.map(step).collect()
}

fn at(record: &Record, acts: &[Act]) -> Option<Moment> {
    let mut round = record.this_round().iter().rev();
    round
        .find(|event| acts.contains(&event.act))
        .map(|event| event.at)
}

fn ended(case: &Case) -> Option<Moment> {
    matches!(case, Case::Closed(_) | Case::SetAside(_)).then(|| case.since())
}

fn when(
    record: &Record,
    name: &str,
    at: Option<Moment>,
    (needed, language): (u32, Language),
) -> String {
    let Some(at) = at else { return String::new() };
    let rechecks = record.rechecks().filter(|_| name == "rechecked");
    let Some(rechecks) = rechecks else {
        return at.date();
    };
    let places = [
        ("closed", u64::from(rechecks.closed_in_row).into()),
        ("needed", u64::from(needed).into()),
    ];
    format!(
        "{} · {}",
        at.date(),
        language.fill("step-of-case-closed-in-row", &places)
    )
}
