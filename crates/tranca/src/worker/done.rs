//! What work came to, for people and machines.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::attribution;
use crate::cases::listing::Weight;
use crate::delivery;
use crate::followup::Rechecking;
use crate::ground::clock::Moment;
use crate::ground::operation::Standing;
use crate::ground::progress::counted;
use crate::ground::readiness::Missing;
use crate::letters::Held;
use crate::sources::catalogue::{self, Meaning, State};
use crate::sources::{intake, lookup};
use crate::verification::FirstTests;
use crate::worker::incoming::Mail;

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
    /// What came back.
    pub mail: Option<Mail>,
    /// Letters; nothing where something is missing for letters.
    pub notify: Option<Notified>,
    /// Rechecks; nothing where something is missing for tests.
    pub recheck: Option<Rechecking>,
    /// What keeps tests from being made.
    pub missing_for_tests: Vec<Missing>,
    /// What keeps letters from leaving, once they are approved.
    pub missing_for_letters: Vec<Missing>,
}

impl Done {
    /// What each stage that worked came to, in the order of the work.
    #[must_use]
    pub fn outcomes(&self) -> Vec<Outcome> {
        let import = &self.import;
        let idle = import.files == 0 && import.failed.is_empty();
        let mut outcomes = vec![Outcome::of("import", idle, import)];
        if let Some(lookup) = &self.lookup {
            outcomes.push(Outcome::of("lookup", lookup.questions == 0, lookup));
        }
        if let Some(verify) = &self.verify {
            outcomes.push(Outcome::of("verify", verify.due == 0, verify));
        }
        if let Some(recheck) = &self.recheck {
            outcomes.push(Outcome::of("recheck", recheck.due == 0, recheck));
        }
        let attribute = &self.attribute;
        outcomes.push(Outcome::of("attribute", attribute.cases == 0, attribute));
        if let Some(mail) = &self.mail {
            outcomes.push(Outcome::of("mail", *mail == Mail::default(), mail));
        }
        if let Some(notify) = &self.notify {
            outcomes.push(Outcome::of("notify", notify.is_idle(), notify));
        }
        outcomes
    }
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcomes = self.outcomes();
        let lines = outcomes
            .iter()
            .map(|one| format!("{:<9}  {}", one.stage, one.words));
        f.write_str(&lines.collect::<Vec<_>>().join("\n"))
    }
}

/// What one stage came to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Outcome {
    /// The stage, by the name of its command.
    pub stage: &'static str,
    /// Whether there was nothing to do.
    pub is_idle: bool,
    /// Its counts, for people.
    pub words: String,
}

impl Outcome {
    fn of(stage: &'static str, is_idle: bool, counts: &impl fmt::Display) -> Self {
        let words = counts.to_string();
        Self {
            stage,
            is_idle,
            words,
        }
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

    const fn is_idle(&self) -> bool {
        self.enqueued.letters + self.delivered.sent + self.delivered.failed == 0
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
            "{} sent, {failed} refused for good, {waiting} on their way",
            counted(sent, "letter")
        )?;
        if self.await_approval > 0 {
            write!(
                f,
                "; {} not yet approved: tranca notify --preview, then --approve",
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
            (control_group, "in the control group"),
            (digest_interval, "waiting for the next digest"),
            (no_contact, "without a contact"),
            (excluded, "excluded"),
        ] {
            if cases > 0 {
                write!(f, "; {} {why}", counted(cases, "case"))?;
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
    /// Messages that came back.
    pub mail: u64,
}

impl fmt::Display for Purged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} rows of evidence, {} rows of ended cases, {} messages that came back",
            self.evidence, self.cases, self.mail
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
    /// What is wrong with contacts.csv, line by line.
    pub contacts_malformed: Vec<String>,
    /// Letters by where they are on their way.
    pub letters: BTreeMap<String, i64>,
    /// Letters that would be written now, were they approved.
    pub letters_due: usize,
    /// When the next test is due.
    pub next_test: Option<Moment>,
    /// What keeps tests from being made.
    pub missing_for_tests: Vec<Missing>,
    /// What keeps letters from leaving by themselves.
    pub missing_for_letters: Vec<Missing>,
}

impl Status {
    /// Whether it is at work, neither resting nor over.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.standing == Standing::Running.name()
    }
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
