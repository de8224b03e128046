//! The figures as a page with charts: one file for an agency to keep or print, and the portal's
//! page of results.

use askama::Template;

use super::chart::{Bars, Curve, Wanted};
use super::comparison::{Arm, Within};
use super::figures::{Figures, Group, Letters, OTHER, StateCount};
use crate::ground::languages::{Language, Value};
use crate::ground::operation::Operation;
use crate::ground::web::{Frame, Trouble};
use crate::guides::Guides;

/// The figures as one file of HTML that needs nothing beside it.
///
/// # Errors
/// [`Trouble::Template`] when the template cannot be filled.
pub fn html(
    operation: &Operation,
    figures: &Figures,
    language: Language,
) -> Result<String, Trouble> {
    let frame = Frame::alone(operation, language, language.text("results-title"));
    Ok(Report::new(frame, figures).render()?)
}

/// The page, its sentences ready.
#[derive(Debug, Template)]
#[template(path = "results.html")]
pub(super) struct Report {
    pub(super) frame: Frame,
    as_of: String,
    funnel: Bars,
    comparison_lead: String,
    curve: Option<Curve>,
    curve_says: String,
    window: String,
    arms: Vec<ArmRow>,
    has_control: bool,
    within: Vec<WithinRow>,
    closing_says: String,
    states: Bars,
    state_rows: Vec<StateRow>,
    set_aside: Vec<(String, u64)>,
    countries: Vec<Group>,
    software: Vec<Group>,
    letters: Vec<(String, Letters)>,
    notes: Vec<String>,
    is_folded: bool,
}

#[derive(Debug)]
struct ArmRow {
    class: &'static str,
    name: String,
    closed: String,
    share: String,
    interval: String,
    too_young: u64,
}

#[derive(Debug)]
struct WithinRow {
    span: String,
    letter: String,
    notified: String,
    control: String,
}

#[derive(Debug)]
struct StateRow {
    class: String,
    state: String,
    weakness: String,
    cases: u64,
}

impl Report {
    pub(super) fn new(frame: Frame, figures: &Figures) -> Self {
        let language = frame.language;
        let comparison = &figures.comparison;
        let control = comparison.control.as_ref();
        let window = span(comparison.window_s, language);
        Self {
            as_of: language.fill("results-as-of", &[("at", figures.at.for_people().into())]),
            funnel: Bars::of(funnel(figures, language)),
            comparison_lead: language.fill("comparison-lead", &[("span", window.clone().into())]),
            curve: Curve::of(&comparison.notified, control),
            curve_says: curve_says(figures, language),
            arms: arms(figures, language),
            has_control: control.is_some(),
            within: within(figures, language),
            closing_says: closing_says(figures, language),
            states: Bars::of(states(&figures.states, language)),
            state_rows: state_rows(&figures.states, language),
            set_aside: set_aside(figures, language),
            countries: named(&figures.countries, language, str::to_owned),
            software: named(&figures.software, language, product),
            letters: letters(figures, language),
            notes: notes(figures, language),
            is_folded: is_folded(figures),
            window,
            frame,
        }
    }
}

fn funnel(figures: &Figures, language: Language) -> Vec<Wanted> {
    let funnel = figures.funnel;
    let steps = [
        ("listed", funnel.listed),
        ("tested", funnel.tested),
        ("proven", funnel.proven),
        ("written", funnel.written),
        ("closed", funnel.closed),
    ];
    let bar = |(step, count): (&str, u64)| {
        let label = language.text(&format!("funnel-{step}"));
        (label, vec![(format!("funnel-{step}"), count)])
    };
    steps.map(bar).to_vec()
}

fn curve_says(figures: &Figures, language: Language) -> String {
    let comparison = &figures.comparison;
    let percent = |arm: &Arm| Value::from(arm.closed.percent());
    let control = comparison.control.as_ref();
    let places = [
        ("notified", percent(&comparison.notified)),
        ("control", control.map_or_else(|| "–".into(), percent)),
    ];
    language.fill("comparison-says", &places)
}

fn arms(figures: &Figures, language: Language) -> Vec<ArmRow> {
    let comparison = &figures.comparison;
    let row = |class: &'static str, arm: &Arm| ArmRow {
        class,
        name: language.text(&format!("arm-{class}")),
        closed: counts(arm.closed.count, arm.closed.of),
        share: arm.closed.percent(),
        interval: arm.closed.interval_percent(),
        too_young: arm.too_young,
    };
    let control = comparison.control.as_ref().map(|arm| row("control", arm));
    let notified = row("notified", &comparison.notified);
    std::iter::once(notified).chain(control).collect()
}

fn within(figures: &Figures, language: Language) -> Vec<WithinRow> {
    let comparison = &figures.comparison;
    let share = |one: Option<&Within>| {
        let counted = one.filter(|one| one.closed.of > 0).map(|one| one.closed);
        counted.map_or_else(
            || "–".to_owned(),
            |closed| format!("{} ({})", closed.percent(), counts(closed.count, closed.of)),
        )
    };
    let row = |(nth, one): (usize, &Within)| WithinRow {
        span: span(one.span().as_secs(), language),
        letter: share(Some(one)),
        notified: share(comparison.notified.within.get(nth)),
        control: share(
            comparison
                .control
                .as_ref()
                .and_then(|arm| arm.within.get(nth)),
        ),
    };
    let old_enough = |(_, one): &(usize, &Within)| one.closed.of > 0;
    let rows = figures.closing.within.iter().enumerate().filter(old_enough);
    rows.map(row).collect()
}

fn closing_says(figures: &Figures, language: Language) -> String {
    let closing = &figures.closing;
    let quartiles = (
        closing.first_quartile_s,
        closing.median_s,
        closing.third_quartile_s,
    );
    let (Some(first), Some(median), Some(third)) = quartiles else {
        return language.text("closing-none");
    };
    let places = [
        ("closed", closing.closed.into()),
        ("first", span(first, language).into()),
        ("median", span(median, language).into()),
        ("third", span(third, language).into()),
    ];
    language.fill("closing-says", &places)
}

fn states(counts: &[StateCount], language: Language) -> Vec<Wanted> {
    let mut bars: Vec<Wanted> = Vec::new();
    for weakness in ["open-relay", "open-proxy"] {
        let parts: Vec<_> = STATES
            .into_iter()
            .filter_map(|state| {
                let own = |one: &&StateCount| one.state == state && one.weakness == weakness;
                counts
                    .iter()
                    .find(own)
                    .map(|one| (format!("state-{state}"), one.cases))
            })
            .collect();
        if !parts.is_empty() {
            bars.push((language.text(&format!("weakness-{weakness}")), parts));
        }
    }
    bars
}

/// In the order of a case's life, each by weakness.
fn state_rows(counts: &[StateCount], language: Language) -> Vec<StateRow> {
    let row = |one: &StateCount| StateRow {
        class: format!("state-{}", one.state),
        state: language.text(&format!("state-{}", one.state)),
        weakness: language.text(&format!("weakness-{}", one.weakness)),
        cases: one.cases,
    };
    let of_state = |state| counts.iter().filter(move |one| one.state == state);
    STATES.into_iter().flat_map(of_state).map(row).collect()
}

fn set_aside(figures: &Figures, language: Language) -> Vec<(String, u64)> {
    let reasons = figures.set_aside.iter();
    reasons
        .map(|(reason, count)| (language.text(&format!("aside-{reason}")), *count))
        .collect()
}

/// Groups by the name that people know them by.
fn named(groups: &[Group], language: Language, name: impl Fn(&str) -> String) -> Vec<Group> {
    let shown = |group: &Group| match group.name.as_str() {
        "" => language.text("group-unknown"),
        OTHER => language.text("group-other"),
        known => name(known),
    };
    let renamed = |group: &Group| Group {
        name: shown(group),
        ..group.clone()
    };
    groups.iter().map(renamed).collect()
}

fn product(product: &str) -> String {
    Guides::builtin()
        .name(product)
        .unwrap_or(product)
        .to_owned()
}

fn letters(figures: &Figures, language: Language) -> Vec<(String, Letters)> {
    let name = |tag: &String| {
        Language::parse(tag).map_or_else(|_| tag.clone(), |one| one.native_name().to_owned())
    };
    let own = figures
        .languages
        .iter()
        .map(|(tag, letters)| (name(tag), *letters));
    let mut rows: Vec<_> = own.collect();
    rows.push((language.text("letters-all"), figures.letters));
    rows
}

fn notes(figures: &Figures, language: Language) -> Vec<String> {
    let counted = [
        ("note-reopened", figures.reopened),
        ("note-backscatter-cases", figures.backscatter),
    ];
    let some = counted.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| language.fill(key, &[("count", count.into())]))
        .collect()
}

/// Whether small groups are counted together in these figures.
fn is_folded(figures: &Figures) -> bool {
    let mut groups = figures.countries.iter().chain(&figures.software);
    groups.any(|group| group.name == OTHER)
}

fn counts(count: u64, of: u64) -> String {
    format!("{count} / {of}")
}

/// A length of time in words, in its largest unit.
fn span(seconds: u64, language: Language) -> String {
    let units = [
        (86_400, "days"),
        (3_600, "hours"),
        (60, "minutes"),
        (1, "seconds"),
    ];
    let fits = |(size, _): &&(u64, &str)| seconds >= *size;
    let (size, unit) = units.iter().find(fits).unwrap_or(&(1, "seconds"));
    let whole = (seconds + size / 2) / size;
    language.fill(&format!("span-{unit}"), &[("count", whole.into())])
}

/// The states in the order of a case's life.
const STATES: [&str; 5] = ["suspected", "proven", "notified", "closed", "set-aside"];
