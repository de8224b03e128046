//! Figures and cases for a terminal and for spreadsheets.

use std::io::Write;

use super::cases::CaseLine;
use super::comparison::{Arm, DAY_S};
use super::figures::{Figures, Group, Letters};

/// The figures as plain text, for a terminal.
#[must_use]
pub fn of_figures(figures: &Figures) -> String {
    let head = format!("{}, {}\n", figures.operation, figures.at.for_people());
    let sections = [
        ("How far the cases came", funnel(figures)),
        ("Where they stand", states(figures)),
        ("Set aside", set_aside(figures)),
        ("Closed, notified against control", comparison(figures)),
        ("From letter to closed", closing(figures)),
        ("By country", groups(&figures.countries)),
        ("By software, proven cases", groups(&figures.software)),
        ("Letters", letters(figures)),
    ];
    let shown = sections
        .iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(title, rows)| format!("\n{title}\n{}", indented(&aligned(rows))));
    head + &shown.collect::<String>()
}

/// The cases as plain text, for a terminal.
#[must_use]
pub fn of_cases(lines: &[CaseLine]) -> String {
    let heading = HEADINGS.map(str::to_owned);
    let rows = lines
        .iter()
        .map(|line| for_a_terminal(fields(line), line.since.to_the_minute()));
    let rows: Vec<_> = std::iter::once(for_a_terminal(heading, "since (UTC)".to_owned()))
        .chain(rows)
        .collect();
    aligned(&rows)
}

/// The cases as CSV (RFC 4180), with a line of headings.
///
/// # Errors
/// What the writer said.
pub fn write_csv(lines: &[CaseLine], to: impl Write) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(HEADINGS)?;
    for line in lines {
        writer.write_record(fields(line))?;
    }
    Ok(writer.flush()?)
}

/// Without the reference, which is for letters: whoever sits at a terminal asks by address. Times to
/// the minute.
fn for_a_terminal(fields: [String; 10], since: String) -> Vec<String> {
    let [_, shown @ .., _] = fields;
    shown.into_iter().chain([since]).collect()
}

fn fields(line: &CaseLine) -> [String; 10] {
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    [
        line.reference.clone(),
        line.address.to_string(),
        line.weakness.clone(),
        or_dash(&line.software),
        or_dash(&line.verdict),
        or_dash(&line.operator),
        or_dash(&line.language),
        or_dash(&line.letter),
        line.state.clone(),
        line.since.to_string(),
    ]
}

fn funnel(figures: &Figures) -> Vec<Vec<String>> {
    let funnel = figures.funnel;
    let steps = [
        ("listed", funnel.listed),
        ("tested", funnel.tested),
        ("proven", funnel.proven),
        ("written to", funnel.written),
        ("closed", funnel.closed),
        ("reopened (times)", figures.reopened),
        ("backscatter", figures.backscatter),
    ];
    steps
        .map(|(name, count)| row([name, &count.to_string()]))
        .to_vec()
}

fn states(figures: &Figures) -> Vec<Vec<String>> {
    let row_of =
        |one: &super::figures::StateCount| row([&one.state, &one.weakness, &one.cases.to_string()]);
    figures.states.iter().map(row_of).collect()
}

fn set_aside(figures: &Figures) -> Vec<Vec<String>> {
    let reasons = figures.set_aside.iter();
    reasons
        .map(|(reason, count)| row([reason, &count.to_string()]))
        .collect()
}

fn comparison(figures: &Figures) -> Vec<Vec<String>> {
    let comparison = &figures.comparison;
    let within = format!("within {}", span(comparison.window_s));
    let arm = |name: &str, arm: &Arm| {
        let counts = format!("{} of {}", arm.closed.count, arm.closed.of);
        let interval = format!("95 %: {}", arm.closed.interval_percent());
        let young = format!("{} too young to count", arm.too_young);
        row([
            name,
            &within,
            &counts,
            &arm.closed.percent(),
            &interval,
            &young,
        ])
    };
    let control = comparison.control.as_ref();
    vec![
        arm("notified", &comparison.notified),
        control.map_or_else(|| row(["no control group"]), |group| arm("control", group)),
    ]
}

fn closing(figures: &Figures) -> Vec<Vec<String>> {
    let closing = &figures.closing;
    let mut rows = vec![row(["closed after a letter", &closing.closed.to_string()])];
    let quartiles = [
        ("a quarter within", closing.first_quartile_s),
        ("half within", closing.median_s),
        ("three quarters within", closing.third_quartile_s),
    ];
    let known = quartiles
        .into_iter()
        .filter_map(|(name, took_s)| Some((name, took_s?)));
    rows.extend(known.map(|(name, took_s)| row([name, &span(took_s)])));
    for one in closing.within.iter().filter(|one| one.closed.of > 0) {
        let counts = format!("{} of {}", one.closed.count, one.closed.of);
        rows.push(row([
            &format!("within {} d", one.days),
            &counts,
            &one.closed.percent(),
        ]));
    }
    rows
}

fn groups(groups: &[Group]) -> Vec<Vec<String>> {
    let heading = row(["", "cases", "proven", "closed"]);
    let name = |group: &Group| {
        if group.name.is_empty() {
            "unknown".to_owned()
        } else {
            group.name.clone()
        }
    };
    let row_of = |group: &Group| {
        let counts = [group.cases, group.proven, group.closed].map(|count| count.to_string());
        row([&name(group), &counts[0], &counts[1], &counts[2]])
    };
    let rows: Vec<_> = groups.iter().map(row_of).collect();
    if rows.is_empty() {
        rows
    } else {
        [vec![heading], rows].concat()
    }
}

fn letters(figures: &Figures) -> Vec<Vec<String>> {
    let row_of = |name: &str, letters: &Letters| {
        let counts = [letters.sent, letters.failed, letters.waiting].map(|count| count.to_string());
        row([name, &counts[0], &counts[1], &counts[2]])
    };
    let mut rows = vec![row(["", "sent", "failed", "waiting"])];
    rows.extend(
        figures
            .languages
            .iter()
            .map(|(language, letters)| row_of(language, letters)),
    );
    rows.push(row_of("all", &figures.letters));
    rows
}

/// A length of time in its largest unit, with one decimal below ten.
fn span(seconds: u64) -> String {
    let units = [(DAY_S, "d"), (3_600, "h"), (60, "min"), (1, "s")];
    let fits = |(size, _): &&(u64, &str)| seconds >= *size;
    let (size, unit) = units.iter().find(fits).unwrap_or(&(1, "s"));
    let tenths = seconds * 10 / size;
    if tenths < 100 && !tenths.is_multiple_of(10) {
        format!("{}.{} {unit}", tenths / 10, tenths % 10)
    } else {
        format!("{} {unit}", tenths / 10)
    }
}

fn row<const N: usize>(fields: [&str; N]) -> Vec<String> {
    fields.map(str::to_owned).to_vec()
}

/// Lines whose columns stand below each other.
fn aligned(rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let lengths = rows.iter().filter_map(|row| row.get(column));
        lengths
            .map(|field| field.chars().count())
            .max()
            .unwrap_or(0)
    };
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let padded = row.iter().zip(&widths);
        let line: String = padded
            .map(|(field, width)| format!("{field:width$}  "))
            .collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

const HEADINGS: [&str; 10] = [
    "reference",
    "address",
    "weakness",
    "software",
    "verdict",
    "operator",
    "language",
    "letter",
    "state",
    "since",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_told_in_its_largest_unit() {
        assert_eq!(span(0), "0 s");
        assert_eq!(span(90), "1.5 min");
        assert_eq!(span(86_400 * 30), "30 d");
        assert_eq!(span(86_400 + 43_200), "1.5 d");
    }

    #[test]
    fn columns_stand_below_each_other() {
        let rows = [row(["a", "b"]), row(["longer", "c"])];
        assert_eq!(aligned(&rows), "a       b\nlonger  c\n");
    }
}
