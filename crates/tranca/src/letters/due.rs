//! Which contact is owed which letter now.
//!
//! The rule it protects: one digest per contact and interval, one reminder at most, and none to
//! anybody who said no. Only an apology does not wait for the interval's end. What is owed is chosen by `select`, which knows no database, from
//! candidates that [`due()`] gathers.
//!
//! # Limits
//! Every case that may be written about is looked at each time; tens of thousands take seconds.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use serde::Serialize;

use super::{LetterError, store};
use crate::cases::contact::{Contact, Mailbox, Wish};
use crate::cases::letter::Kind;
use crate::cases::listing::independent;
use crate::cases::reference::CaseId;
use crate::cases::state::{
    AsideReason, Case, Closed, Dossier, Notified, Proven, SetAside, Suspected, Writable,
};
use crate::cases::store::Tested;
use crate::cases::verdict::Verdict;
use crate::cases::{control, store as cases};
use crate::ground::clock::Moment;
use crate::ground::config::Span;
use crate::ground::config::settings::{Approval, LettersRequire, Policy};
use crate::ground::database::Connection;
use crate::ground::operation::Operation;

/// What is owed now, and what waits.
#[derive(Debug)]
pub struct Due {
    /// At most one for each contact.
    pub digests: Vec<Digest>,
    /// How many cases wait, and for what.
    pub held: Held,
}

/// One letter to one contact about all its cases of one kind.
#[derive(Clone, Debug)]
pub struct Digest {
    /// To whom.
    pub contact: Contact,
    /// Which letter.
    pub kind: Kind,
    /// About what, by address; never empty.
    pub cases: Vec<Owed>,
}

/// A case that a letter is owed about.
#[derive(Clone, Debug)]
pub enum Owed {
    /// A first letter.
    First(Writable),
    /// The one reminder.
    Again(Notified),
    /// Thanks.
    Over(Closed),
    /// The first letter is taken back.
    Mistaken(SetAside),
}

impl Owed {
    /// What stays the same through all states.
    #[must_use]
    pub const fn dossier(&self) -> &Dossier {
        match self {
            Self::First(case) => case.dossier(),
            Self::Again(case) => &case.dossier,
            Self::Over(case) => &case.dossier,
            Self::Mistaken(case) => &case.dossier,
        }
    }

    /// Which letter it stands in.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::First(Writable::Proven(_)) => Kind::FirstProven,
            Self::First(Writable::Listed(..)) => Kind::FirstListed,
            Self::Again(_) => Kind::Reminder,
            Self::Over(_) => Kind::Thanks,
            Self::Mistaken(_) => Kind::Withdrawal,
        }
    }
}

/// Cases that no letter goes out about now, by what they wait for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Held {
    /// Their contact is in the control group, and its delay is not over.
    pub control_group: u64,
    /// Their contact was written to a short while ago, or gets another letter first.
    pub digest_interval: u64,
    /// Nobody is known who may be written to.
    pub no_contact: u64,
    /// The operation's exclusions hold them.
    pub excluded: u64,
    /// Their letter is due and waits for a person's approval.
    pub not_approved: u64,
}

/// Which contact is owed which letter now.
///
/// # Errors
/// [`LetterError`] from the database.
pub async fn due(operation: &Operation) -> Result<Due, LetterError> {
    let mut conn = operation.database.pool().acquire().await?;
    let mut search = Search::begin(operation, &mut conn).await?;
    search.proven(&mut conn).await?;
    if operation.settings.policy.letters_require == LettersRequire::Listings {
        search.suspected(&mut conn).await?;
    }
    search.notified(&mut conn).await?;
    search.closed(&mut conn).await?;
    search.withdrawn(&mut conn).await?;
    let last_written = store::last_written(&mut conn).await?;
    let policy = &operation.settings.policy;
    let in_control = |mailbox: &Mailbox| {
        control::holds(&operation.secret, mailbox, policy.control_group_percent)
    };
    let rules = Rules {
        now: operation.now(),
        policy,
        last_written: &last_written,
        in_control: &in_control,
    };
    Ok(select(search.candidates, search.held, &rules))
}

/// The candidates, as they are found.
struct Search<'a> {
    operation: &'a Operation,
    places: store::Places,
    suppressed: HashSet<String>,
    candidates: Vec<Candidate>,
    held: Held,
}

/// A case that a letter is owed about by its own state.
struct Candidate {
    owed: Owed,
    contact: Contact,
    /// Since when the letter has been owed.
    since: Moment,
}

impl<'a> Search<'a> {
    async fn begin(operation: &'a Operation, conn: &mut Connection) -> Result<Self, LetterError> {
        Ok(Self {
            operation,
            places: store::places(conn).await?,
            suppressed: cases::suppressed(conn).await?,
            candidates: Vec::new(),
            held: Held::default(),
        })
    }

    async fn proven(&mut self, conn: &mut Connection) -> Result<(), LetterError> {
        for case in all_in(conn, "proven").await? {
            if let Case::Proven(case) = case
                && !self.first_written(&case.dossier, case.facts.rounds)
            {
                let contacts = cases::contacts(conn, case.dossier.id).await?;
                self.first_of_proven(case, contacts);
            }
        }
        Ok(())
    }

    fn first_of_proven(&mut self, case: Proven, contacts: Vec<Contact>) {
        let since = case.since;
        self.first(Writable::proven(case), since, contacts);
    }

    async fn suspected(&mut self, conn: &mut Connection) -> Result<(), LetterError> {
        for case in all_in(conn, "suspected").await? {
            if let Case::Suspected(case) = case
                && !self.first_written(&case.dossier, case.facts.rounds + 1)
            {
                self.first_of_suspected(conn, case).await?;
            }
        }
        Ok(())
    }

    async fn first_of_suspected(
        &mut self,
        conn: &mut Connection,
        case: Suspected,
    ) -> Result<(), LetterError> {
        let (id, since) = (case.dossier.id, case.since);
        let listings = cases::listings(conn, case.dossier.address, case.dossier.weakness).await?;
        let needed = self.operation.settings.policy.listings_needed;
        if let Some(writable) = case.listed_enough(independent(&listings), needed) {
            let contacts = cases::contacts(conn, id).await?;
            self.first(writable, since, contacts);
        }
        Ok(())
    }

    fn first(&mut self, case: Writable, since: Moment, contacts: Vec<Contact>) {
        if self.excluded(case.dossier()) {
            self.held.excluded += 1;
            return;
        }
        match contacts.into_iter().find(|contact| self.usable(contact)) {
            Some(contact) => self.candidates.push(Candidate {
                owed: Owed::First(case),
                contact,
                since,
            }),
            None => self.held.no_contact += 1,
        }
    }

    async fn notified(&mut self, conn: &mut Connection) -> Result<(), LetterError> {
        let patience = self.operation.settings.policy.reminder_after.duration();
        let forwarded = store::forwarded(conn).await?;
        for case in all_in(conn, "notified").await? {
            let Case::Notified(case) = case else { continue };
            let since = case.since + patience;
            let reminded = (case.dossier.id, Kind::Reminder, case.facts.rounds);
            // Whoever passed the letter on has done his part.
            let passed_on = forwarded
                .get(&case.dossier.id)
                .is_some_and(|at| *at >= case.since);
            let over =
                case.facts.reminded_at.is_some() || self.places.contains(&reminded) || passed_on;
            if over || since > self.operation.now() || self.excluded(&case.dossier) {
                continue;
            }
            let tested = cases::endpoints(conn, case.dossier.id).await?;
            if still_open(&tested, case.since) {
                self.reminder(conn, case, since).await?;
            }
        }
        Ok(())
    }

    /// A reminder goes to the mailbox that got the first letter, and to nobody else.
    async fn reminder(
        &mut self,
        conn: &mut Connection,
        case: Notified,
        since: Moment,
    ) -> Result<(), LetterError> {
        let first = cases::recipient(conn, case.facts.letter).await?;
        let contacts = cases::contacts(conn, case.dossier.id).await?;
        let same = |contact: &Contact| {
            first
                .as_ref()
                .is_some_and(|first| first.key() == contact.mailbox.key())
        };
        let contact = contacts
            .into_iter()
            .find(|contact| same(contact) && self.usable(contact));
        match contact {
            Some(contact) => self.candidates.push(Candidate {
                owed: Owed::Again(case),
                contact,
                since,
            }),
            None => self.held.no_contact += 1,
        }
        Ok(())
    }

    /// Thanks are due for what closed of late after a letter; nobody is thanked for the year before.
    async fn closed(&mut self, conn: &mut Connection) -> Result<(), LetterError> {
        let after = self.operation.now() - THANKED_WITHIN;
        for id in store::written_about(conn, "closed", after).await? {
            if let Some(Case::Closed(case)) = cases::find(conn, id).await? {
                let place = (id, Kind::Thanks, case.facts.rounds);
                self.last(conn, Owed::Over(case), place).await?;
            }
        }
        Ok(())
    }

    async fn withdrawn(&mut self, conn: &mut Connection) -> Result<(), LetterError> {
        let after = self.operation.now() - THANKED_WITHIN;
        for id in store::written_about(conn, "set-aside", after).await? {
            let Some(Case::SetAside(case)) = cases::find(conn, id).await? else {
                continue;
            };
            if case.facts.reason == AsideReason::Withdrawn {
                let place = (id, Kind::Withdrawal, case.facts.rounds);
                self.last(conn, Owed::Mistaken(case), place).await?;
            }
        }
        Ok(())
    }

    /// The last letter about a case goes to the mailbox that got the first, and to nobody else.
    async fn last(
        &mut self,
        conn: &mut Connection,
        owed: Owed,
        place: (CaseId, Kind, u32),
    ) -> Result<(), LetterError> {
        let id = place.0;
        if self.places.contains(&place) || self.excluded(owed.dossier()) {
            return Ok(());
        }
        let Some(first) = store::first_letter(conn, id).await? else {
            return Ok(());
        };
        let same = |contact: &Contact| contact.mailbox.key() == first.mailbox.to_ascii_lowercase();
        let contacts = cases::contacts(conn, id).await?;
        let contact = contacts
            .into_iter()
            .find(|contact| same(contact) && self.usable(contact));
        self.candidates.extend(contact.map(|contact| Candidate {
            since: self.operation.now(),
            owed,
            contact,
        }));
        Ok(())
    }

    fn first_written(&self, dossier: &Dossier, round: u32) -> bool {
        [Kind::FirstProven, Kind::FirstListed]
            .into_iter()
            .any(|kind| self.places.contains(&(dossier.id, kind, round)))
    }

    fn excluded(&self, dossier: &Dossier) -> bool {
        self.operation.exclusions.of(dossier.address).is_some()
    }

    fn usable(&self, contact: &Contact) -> bool {
        contact.wish != Wish::Never && !self.suppressed.contains(&contact.mailbox.key())
    }
}

async fn all_in(conn: &mut Connection, state: &str) -> Result<Vec<Case>, LetterError> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = cases::in_states(conn, &[state], after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(all);
        };
        after = Some(last.dossier().id);
        all.extend(page);
    }
}

/// Whether a test after the letter found an endpoint open that was open before.
fn still_open(tested: &[Tested], letter: Moment) -> bool {
    tested.iter().any(|one| {
        one.open_at.is_some() && one.finding.verdict == Verdict::Open && one.verified_at > letter
    })
}

/// What the choice among candidates rests on.
struct Rules<'a> {
    now: Moment,
    policy: &'a Policy,
    last_written: &'a HashMap<String, Moment>,
    in_control: &'a dyn Fn(&Mailbox) -> bool,
}

impl Rules<'_> {
    /// Whether the contact's letter is delayed so that results mean something.
    fn delays(&self, candidate: &Candidate) -> bool {
        let delay = self.policy.control_group_delay.duration();
        matches!(candidate.owed, Owed::First(_))
            && candidate.since + delay > self.now
            && (self.in_control)(&candidate.contact.mailbox)
    }

    /// Whether the contact was written to a short while ago.
    fn rests(&self, contact: &Contact) -> bool {
        let every = self.policy.digest_every;
        let every = if contact.wish == Wish::Weekly {
            every.max(Span::days(7))
        } else {
            every
        };
        self.last_written
            .get(&contact.mailbox.key())
            .is_some_and(|last| *last + every.duration() > self.now)
    }
}

fn select(candidates: Vec<Candidate>, mut held: Held, rules: &Rules<'_>) -> Due {
    let (delayed, owed): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|one| rules.delays(one));
    held.control_group += count(delayed.len());
    let mut by_contact: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
    for candidate in owed {
        let key = candidate.contact.mailbox.key();
        by_contact.entry(key).or_default().push(candidate);
    }
    let mut digests = Vec::new();
    for candidates in by_contact.into_values() {
        let (digest, waiting) = digest(candidates, rules);
        held.digest_interval += count(waiting);
        digests.extend(digest);
    }
    if rules.policy.approval == Approval::Manual {
        held.not_approved = count(digests.iter().map(|one| one.cases.len()).sum());
    }
    Due { digests, held }
}

/// The contact's next letter, if it may have one now, and how many of its cases wait for a later
/// one. Of several kinds an apology comes first, then that which has been owed the longest, so that
/// new finds never starve a reminder.
fn digest(candidates: Vec<Candidate>, rules: &Rules<'_>) -> (Option<Digest>, usize) {
    let all = candidates.len();
    let urgency = |one: &&Candidate| (one.owed.kind() != Kind::Withdrawal, one.since);
    let first = candidates.iter().min_by_key(urgency);
    let Some((contact, kind)) = first.map(|one| (one.contact.clone(), one.owed.kind())) else {
        return (None, 0);
    };
    if kind != Kind::Withdrawal && rules.rests(&contact) {
        return (None, all);
    }
    let of_kind = candidates.into_iter().map(|one| one.owed);
    let mut cases: Vec<Owed> = of_kind.filter(|owed| owed.kind() == kind).collect();
    cases.sort_by_key(|owed| (owed.dossier().address, owed.dossier().weakness));
    cases.truncate(CASES_PER_LETTER);
    let waiting = all - cases.len();
    let digest = Digest {
        contact,
        kind,
        cases,
    };
    (Some(digest), waiting)
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// How many cases stand in one letter at most: more would make it too long for many mail servers,
/// with one attachment for each.
pub const CASES_PER_LETTER: usize = 500;
const PAGE: u32 = 1_000;
/// How long after it closed, or was withdrawn, a case still gets its last letter.
const THANKED_WITHIN: Duration = Duration::from_secs(30 * 86_400);
