//! What work came to, for people and machines.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::attribution;
use crate::cases::listing::Weight;
use crate::delivery;
use crate::followup::Rechecking;
use crate::ground::readiness::Missing;
use crate::letters::Held;
use crate::sources::catalogue::{self, Meaning, State};
use crate::sources::{intake, lookup};
use crate::verification::FirstTests;

/// What one round of everything came to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Done {
    /// Taken in from `feeds/`.
    pub import: intake::Counts,
    /// Asked at blocklists; nothing where none is named.
    pub lookup: Option<lookup::Counts>,
    /// First tests; nothing where something is missing for tests.
    pub verify: Option<FirstTests>,
    /// Contacts.
    pub attribute: attribution::Counts,
    /// Letters; nothing where something is missing for letters.
    pub notify: Option<Notified>,
    /// Rechecks; nothing where something is missing for tests.
    pub recheck: Option<Rechecking>,
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "import     {}", self.import)?;
        if let Some(lookup) = &self.lookup {
            writeln!(f, "lookup     {lookup}")?;
        }
        if let Some(verify) = &self.verify {
            writeln!(f, "verify     {verify}")?;
        }
        if let Some(recheck) = &self.recheck {
            writeln!(f, "recheck    {recheck}")?;
        }
        write!(f, "attribute  {}", self.attribute)?;
        if let Some(notify) = &self.notify {
            write!(f, "\nnotify     {notify}")?;
        }
        Ok(())
    }
}

/// What letters came to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Notified {
    /// Approved and taken into the queue.
    pub enqueued: delivery::Enqueued,
    /// Sent, failed, still on their way.
    pub delivered: delivery::Counts,
    /// Letters that a person has yet to approve.
    pub await_approval: usize,
    /// Cases that wait, and for what.
    pub held: Held,
}

impl Notified {
    /// So many more were taken into the queue.
    pub(super) const fn add(&mut self, more: delivery::Enqueued) {
        self.enqueued.letters += more.letters;
        self.enqueued.cases += more.cases;
        self.enqueued.outdated += more.outdated;
    }
}

impl fmt::Display for Notified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let delivery::Counts {
            sent,
            failed,
            waiting,
            ..
        } = self.delivered;
        write!(
            f,
            "{sent} letters sent, {failed} refused for good, {waiting} on their way"
        )?;
        if self.await_approval > 0 {
            write!(
                f,
                "; {} await approval: tranca notify --preview, then --approve",
                self.await_approval
            )?;
        }
        let Held {
            control_group,
            digest_interval,
            no_contact,
            excluded,
            ..
        } = self.held;
        for (cases, why) in [
            (control_group, "are in the control group"),
            (digest_interval, "wait for the next digest"),
            (no_contact, "have no contact"),
            (excluded, "are excluded"),
        ] {
            if cases > 0 {
                write!(f, "; {cases} cases {why}")?;
            }
        }
        Ok(())
    }
}

/// What retention took away.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Purged {
    /// Rows of evidence, receipts, checks and findings.
    pub evidence: u64,
    /// Rows of cases that ended, with their history, listings, contacts and letters.
    pub cases: u64,
}

impl fmt::Display for Purged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} rows of evidence, {} rows of ended cases",
            self.evidence, self.cases
        )
    }
}

/// Where an operation stands.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// Its name.
    pub operation: String,
    /// Running, paused or ended.
    pub standing: &'static str,
    /// Cases by state.
    pub cases: BTreeMap<String, i64>,
    /// Files waiting in `feeds/`.
    pub feeds_waiting: usize,
    /// Letters by where they are on their way.
    pub letters: BTreeMap<String, i64>,
    /// Letters that would be written now, were they approved.
    pub letters_due: usize,
    /// When the next test is due (RFC 3339).
    pub next_test: Option<String>,
    /// What keeps tests from being made.
    pub missing_for_tests: Vec<Missing>,
    /// What keeps letters from leaving by themselves.
    pub missing_for_letters: Vec<Missing>,
}

/// A blocklist of the catalogue, for people.
#[derive(Clone, Debug, Serialize)]
pub struct Zone {
    /// Its zone.
    pub zone: &'static str,
    /// Alive, dead, or of no use here.
    pub state: String,
    /// What it speaks of.
    pub speaks_of: String,
    /// What an agency should know before it asks.
    pub note: &'static str,
}

/// The catalogue of blocklists.
#[must_use]
pub fn catalogue() -> Vec<Zone> {
    let zone = |entry: &catalogue::Entry| Zone {
        zone: entry.zone,
        state: match entry.state {
            State::Alive => "alive".to_owned(),
            State::Dead(Some(year), why) => format!("dead since {year}: {why}"),
            State::Dead(None, why) => format!("dead: {why}"),
            State::Unfit(why) => format!("of no use here: {why}"),
        },
        speaks_of: speaks_of(entry.codes),
        note: entry.terms,
    };
    catalogue::all().iter().map(zone).collect()
}

fn speaks_of(codes: &[(u8, Meaning)]) -> String {
    let mut words: Vec<String> = Vec::new();
    for (_, meaning) in codes {
        let word = match meaning {
            Meaning::Says(_, Weight::Exempts) => "tor exits".to_owned(),
            Meaning::Says(service, Weight::Opens) => service.name().to_owned(),
            Meaning::Says(service, Weight::Supports) => format!("{service} (supports)"),
            Meaning::NotOurs | Meaning::Refusal => continue,
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}
