//! The figures of an operation.

use std::collections::BTreeMap;

use serde::Serialize;

use super::comparison::{Comparison, Within};
use super::store::{self, Count};
use super::tally::Tally;
use crate::cases::letter::Passage;
use crate::cases::state::Aside;
use crate::cases::store::read_json;
use crate::ground::clock::Moment;
use crate::ground::database::StoreError;
use crate::ground::operation::Operation;

/// All figures, at one moment.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// The operation's name.
    pub operation: String,
    /// When they were read.
    pub at: Moment,
    /// How far the cases came.
    pub funnel: Funnel,
    /// How many cases are in each state, by weakness.
    pub states: Vec<StateCount>,
    /// How many are set aside, by reason.
    pub set_aside: BTreeMap<String, u64>,
    /// Notified against control.
    pub comparison: Comparison,
    /// How long it took from letter to closed.
    pub closing: Closing,
    /// By country (ISO 3166-1), the most cases first.
    pub countries: Vec<Group>,
    /// Proven cases by product, the most first.
    pub software: Vec<Group>,
    /// All letters.
    pub letters: Letters,
    /// Letters by language.
    pub languages: BTreeMap<String, Letters>,
    /// How often a closed case was seen open again.
    pub reopened: u64,
    /// How many cases send bounces to senders who never wrote.
    pub backscatter: u64,
}

/// How far the cases came: each number counts cases that came at least so far.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Funnel {
    /// Opened by a listing.
    pub listed: u64,
    /// Tested at least once.
    pub tested: u64,
    /// Proven open at least once.
    pub proven: u64,
    /// Written about at least once.
    pub written: u64,
    /// Closed now, with or without a letter.
    pub closed: u64,
}

/// How many cases of a weakness are in a state.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[expect(missing_docs, reason = "each name says all")]
pub struct StateCount {
    pub state: String,
    pub weakness: String,
    pub cases: u64,
}

/// How long it took from a case's first letter to its closing.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Closing {
    /// How many closed after a letter.
    pub closed: u64,
    /// A quarter of them took at most so many seconds.
    pub first_quartile_s: Option<u64>,
    /// Half of them took at most so many seconds.
    pub median_s: Option<u64>,
    /// Three quarters of them took at most so many seconds.
    pub third_quartile_s: Option<u64>,
    /// How many closed within so many days, of those whose letter is at least so old. What the
    /// letter did is only told by [`Comparison`].
    pub within: Vec<Within>,
}

/// Cases that share a country or a product.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Group {
    /// What they share; empty where it is not known.
    pub name: String,
    /// How many cases.
    pub cases: u64,
    /// How many were proven.
    pub proven: u64,
    /// How many of the proven are closed now.
    pub closed: u64,
}

/// Letters by what became of them.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Letters {
    /// Taken by a mail server, or written to the folder.
    pub sent: u64,
    /// Refused for good.
    pub failed: u64,
    /// Approved and on their way.
    pub waiting: u64,
}

/// Reads the figures of an operation, all of one moment.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn figures(operation: &Operation) -> Result<Figures, StoreError> {
    // One transaction reads one state of the data, however long it takes and whoever writes.
    let mut snapshot = operation.database.pool().begin().await?;
    let tally = Tally::of(operation, &mut snapshot).await?;
    let letters = store::letters(&mut snapshot).await?;
    let states = store::states(&mut snapshot).await?;
    Ok(Figures {
        operation: operation.settings.operation.name.clone(),
        at: tally.now,
        states: states.into_iter().map(StateCount::from).collect(),
        set_aside: by_reason(store::set_aside(&mut snapshot).await?)?,
        reopened: number(store::reopened(&mut snapshot).await?),
        backscatter: number(store::backscatter(&mut snapshot).await?),
        letters: letters.iter().fold(Letters::default(), Letters::with),
        languages: by_language(&letters),
        funnel: tally.funnel,
        countries: sorted(tally.countries.into_values()),
        software: sorted(tally.software.into_values()),
        comparison: tally.comparison.done(),
        closing: tally.closing.done(),
    })
}

impl Figures {
    /// The figures as the public may see them: groups in which fewer than [`FEW`] servers were
    /// proven are counted together, so that no figure points to one of them.
    #[must_use]
    pub fn for_the_public(self) -> Self {
        Self {
            countries: folded(self.countries),
            software: folded(self.software),
            ..self
        }
    }
}

impl From<Count> for StateCount {
    fn from(count: Count) -> Self {
        Self {
            state: count.one,
            weakness: count.other,
            cases: number(count.count),
        }
    }
}

impl Letters {
    fn with(mut self, count: &Count) -> Self {
        let letters = number(count.count);
        match Passage::from_name(&count.other) {
            Some(Passage::Sent) => self.sent += letters,
            Some(Passage::Failed) => self.failed += letters,
            Some(Passage::Queued | Passage::Sending) | None => self.waiting += letters,
        }
        self
    }
}

fn by_language(counts: &[Count]) -> BTreeMap<String, Letters> {
    let mut languages: BTreeMap<String, Letters> = BTreeMap::new();
    for count in counts {
        let letters = languages.entry(count.one.clone()).or_default();
        *letters = letters.with(count);
    }
    languages
}

fn by_reason(rows: Vec<(String, i64)>) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
    for (facts, count) in rows {
        let aside: Aside = read_json(&facts, "facts")?;
        *reasons.entry(aside.reason.name().to_owned()).or_default() += number(count);
    }
    Ok(reasons)
}

/// The largest first; equals by name, so that the same data gives the same page.
fn sorted(groups: impl Iterator<Item = Group>) -> Vec<Group> {
    let mut groups: Vec<Group> = groups.collect();
    groups.sort_by(|one, other| {
        let larger = (other.proven, other.cases).cmp(&(one.proven, one.cases));
        larger.then_with(|| one.name.cmp(&other.name))
    });
    groups
}

fn folded(groups: Vec<Group>) -> Vec<Group> {
    let (mut shown, few): (Vec<Group>, Vec<Group>) =
        groups.into_iter().partition(|group| group.proven >= FEW);
    let other = few.into_iter().reduce(|sum, group| Group {
        name: OTHER.to_owned(),
        cases: sum.cases + group.cases,
        proven: sum.proven + group.proven,
        closed: sum.closed + group.closed,
    });
    shown.extend(other.map(|group| Group {
        name: OTHER.to_owned(),
        ..group
    }));
    shown
}

/// A count as the database gives it, which is never below zero.
fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

/// Groups smaller than this are not shown to the public by themselves.
pub const FEW: u64 = 5;
/// The name of the groups that are counted together.
pub const OTHER: &str = "other";

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, proven: u64) -> Group {
        Group {
            name: name.to_owned(),
            cases: 10 * proven,
            proven,
            closed: 1,
        }
    }

    #[test]
    fn small_groups_are_counted_together_for_the_public() {
        let folded = folded(vec![group("BR", 9), group("UY", 4), group("PY", 1)]);
        assert_eq!(folded[0], group("BR", 9));
        let other = Group {
            closed: 2,
            ..group(OTHER, 5)
        };
        assert_eq!(folded[1..], [other]);
    }

    #[test]
    fn a_single_small_group_does_not_keep_its_name() {
        assert_eq!(folded(vec![group("UY", 1)]), [group(OTHER, 1)]);
    }
}
