//! What was said of each server, beside what is true of it.

use std::collections::BTreeSet;
use std::fmt;

use testbed::configuration::{Configuration, Truth, Weakness};
use testbed::lineup::Suspect;

use crate::program::{Report, place};

/// The judgement on one run.
pub(crate) struct Judgement {
    weakness: Weakness,
    rows: Vec<Row>,
}

/// What was said of one server. Several lines on it are taken together.
struct Row {
    configuration: &'static Configuration,
    verdict: String,
    found: BTreeSet<String>,
    software: Option<String>,
    notes: String,
}

impl Judgement {
    pub(crate) fn of(weakness: Weakness, tested: &[&Suspect], reports: &[Report]) -> Self {
        let rows = tested.iter().map(|suspect| {
            let target = place(suspect).to_string();
            let on_it = reports.iter().filter(|report| report.target == target);
            let on_it = on_it.filter(|report| report.weakness == weakness_name(weakness));
            Row::of(suspect.configuration, &on_it.collect::<Vec<_>>())
        });
        let rows = rows.collect();
        Self { weakness, rows }
    }

    /// The rows that are not right, and the figure that misses its aim.
    pub(crate) fn wrong(&self) -> Vec<String> {
        let rows = self.rows.iter().filter(|row| !row.is_right());
        let mut wrong: Vec<String> = rows.map(Row::to_string).collect();
        let (right, recognisable) = self.recognised();
        if right * 100 < recognisable * RECOGNISED_PERCENT {
            wrong.push(format!("recognised {right} of {recognisable}"));
        }
        wrong
    }

    fn recognised(&self) -> (usize, usize) {
        let recognisable = self
            .rows
            .iter()
            .filter(|row| row.configuration.software.is_some());
        let right = recognisable
            .clone()
            .filter(|row| row.software.as_deref() == row.configuration.software);
        (right.count(), recognisable.count())
    }

    /// How many are open and were said to be, were said to be open, are open.
    fn counts(&self) -> [usize; 3] {
        let count =
            |is_counted: fn(&Row) -> bool| self.rows.iter().filter(|row| is_counted(row)).count();
        [
            count(|row| row.is_open() && row.is_called_open()),
            count(Row::is_called_open),
            count(Row::is_open),
        ]
    }
}

impl Row {
    fn of(configuration: &'static Configuration, reports: &[&Report]) -> Self {
        // Where several lines speak of it, the worst verdict is the server's.
        let open = reports.iter().find(|report| report.verdict == "open");
        let worst = open.or_else(|| reports.first());
        let verdict = worst
            .map_or("untested", |report| &report.verdict)
            .to_owned();
        let reason = worst.and_then(|report| report.reason.clone());
        let backscatter = reports.iter().any(|report| report.backscatter);
        let notes = reason
            .into_iter()
            .chain(backscatter.then(|| "backscatter".to_owned()));
        let capabilities = reports.iter().flat_map(|report| &report.capabilities);
        let software = reports.iter().find_map(|report| report.software.as_ref());
        Self {
            configuration,
            verdict,
            found: capabilities.cloned().collect(),
            software: software.map(|software| software.product.clone()),
            notes: notes.collect::<Vec<_>>().join(", "),
        }
    }

    fn is_right(&self) -> bool {
        self.has_right_verdict() && self.has_no_wrong_software()
    }

    fn has_right_verdict(&self) -> bool {
        let is_true = |form: &String| self.true_forms().contains(&form.as_str());
        match self.configuration.truth {
            Truth::NotOpen(verdicts) => verdicts.contains(&self.verdict.as_str()),
            Truth::Open(forms) => {
                let all = match self.configuration.weakness {
                    // The test of a relay stops at its first proof.
                    Weakness::OpenRelay => 1,
                    Weakness::OpenProxy => forms.len(),
                };
                self.is_called_open() && self.found.iter().all(is_true) && self.found.len() >= all
            }
        }
    }

    /// Not to have recognised it is a fault of another kind.
    fn has_no_wrong_software(&self) -> bool {
        let Some(told) = self.software.as_deref() else {
            return true;
        };
        told == self
            .configuration
            .software
            .unwrap_or(self.configuration.product.name())
    }

    fn is_open(&self) -> bool {
        matches!(self.configuration.truth, Truth::Open(_))
    }

    fn is_called_open(&self) -> bool {
        self.verdict == "open"
    }

    fn true_forms(&self) -> &'static [&'static str] {
        match self.configuration.truth {
            Truth::Open(forms) => forms,
            Truth::NotOpen(_) => &[],
        }
    }

    fn truth(&self) -> String {
        match self.configuration.truth {
            Truth::Open(forms) => format!("open: {}", few(forms)),
            Truth::NotOpen(verdicts) => verdicts.join(" or "),
        }
    }

    fn said(&self) -> String {
        let found: Vec<&str> = self.found.iter().map(String::as_str).collect();
        let beside = [few(&found), self.notes.clone()];
        let beside: Vec<String> = beside.into_iter().filter(|word| !word.is_empty()).collect();
        if beside.is_empty() {
            return self.verdict.clone();
        }
        format!("{}: {}", self.verdict, beside.join("; "))
    }
}

/// A long list is cut: which of all forms an entirely open server takes is no news.
fn few(words: &[&str]) -> String {
    match words {
        [first, second, third, rest @ ..] if rest.len() > 2 => {
            format!("{first} {second} {third} +{}", rest.len())
        }
        all => all.join(" "),
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<5} {:<52} | {:<44} | {:<44} | {}",
            if self.is_right() { "ok" } else { "WRONG" },
            self.configuration.name,
            self.truth(),
            self.said(),
            self.software.as_deref().unwrap_or("-"),
        )
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\n{:?}: name | truth | verdict | software",
            self.weakness
        )?;
        for row in &self.rows {
            writeln!(f, "{row}")?;
        }
        let [found, called, open] = self.counts();
        let right = self.rows.iter().filter(|row| row.is_right()).count();
        let (recognised, recognisable) = self.recognised();
        writeln!(
            f,
            "{right} of {} right; precision {found}/{called}, recall {found}/{open}; \
             software {recognised}/{recognisable}",
            self.rows.len(),
        )
    }
}

/// Of those that can be recognised.
const RECOGNISED_PERCENT: usize = 95;

/// As the program writes it.
const fn weakness_name(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::OpenRelay => "open-relay",
        Weakness::OpenProxy => "open-proxy",
    }
}
