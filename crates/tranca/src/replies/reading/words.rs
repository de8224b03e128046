//! The words by which mail servers and machines are known.
//!
//! Each list is of fragments, in lower case, that are sought in any case. A fragment stands for all
//! products and versions that write it; where one product is meant, a comment says which.

mod automatic;
mod causes;
mod delayed;
mod elsewhere;
mod failed;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::{Regex, RegexBuilder};

use self::automatic::{
    ABSENT, ACKNOWLEDGED, AUTOMATIC_BEGINS, AUTOMATIC_HOLDS, AUTOMATIC_TEXTS, COMPLAINTS, GREETINGS,
};
use self::causes::{
    DISABLED_WORDS, FULL_WORDS, NO_HOST_WORDS, NO_MAILBOX_WORDS, POLICY_WORDS, TOO_LONG_WORDS,
    UNREACHABLE_WORDS,
};
use self::delayed::{DELAYED_EN, DELAYED_SUBJECTS, PASSING_WORDS};
use self::elsewhere::{DELAYED_ELSEWHERE, FAILED_ELSEWHERE};
use self::failed::{
    FAILED_EN, FAILED_SUBJECTS, GAVE_UP_WORDS, MAIL_OF_OURS_WORDS, MAIL_TO_US_WORDS, OPENINGS,
    RETURNED_LINES, RETURNED_SUBJECTS,
};

/// Compiles a pattern of our own; that each compiles, a test checks.
#[expect(
    clippy::expect_used,
    reason = "patterns are constants, and a test compiles each"
)]
pub(super) fn pattern(pattern: &str) -> Regex {
    RegexBuilder::new(pattern)
        .size_limit(1 << 26)
        .build()
        .expect("a pattern of our own")
}

/// Fragments of sentences, sought in any case.
#[derive(Debug)]
pub(super) struct Phrases(AhoCorasick);

impl Phrases {
    #[expect(
        clippy::expect_used,
        reason = "fragments are constants, and a test builds each"
    )]
    fn of(lists: &[&[&str]]) -> Self {
        let fragments = lists.iter().flat_map(|list| list.iter());
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostFirst)
            .build(fragments)
            .expect("fragments of our own");
        Self(automaton)
    }

    /// Whether one of them stands in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.0.is_match(folded(text).as_ref())
    }

    /// Where the first of them stands.
    pub(super) fn find(&self, text: &str) -> Option<Range<usize>> {
        let found = self.0.find(folded(text).as_ref())?;
        Some(found.range())
    }

    /// Where they stand, each beside the last.
    pub(super) fn find_all(&self, text: &str) -> Vec<Range<usize>> {
        let folded = folded(text);
        let found = self.0.find_iter(folded.as_ref());
        found.map(|found| found.range()).collect()
    }
}

/// The text in lower case, each character where it was: one whose lower case is longer stays.
fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let lower = |c: char| {
        let mut lower = c.to_lowercase();
        let first = lower.next().filter(|l| l.len_utf8() == c.len_utf8());
        first.filter(|_| lower.next().is_none()).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(lower).collect())
}

/// Why a mail server did not deliver.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Cause {
    NoMailbox,
    NoHost,
    Disabled,
    Full,
    TooLong,
    Policy,
    Unreachable,
}

impl Cause {
    /// The cause that a text names, the most telling first.
    pub(super) fn of(text: &str) -> Option<Self> {
        let known: [(&LazyLock<Phrases>, Self); 7] = [
            (&FULL, Self::Full),
            (&TOO_LONG, Self::TooLong),
            (&DISABLED, Self::Disabled),
            (&NO_MAILBOX, Self::NoMailbox),
            (&NO_HOST, Self::NoHost),
            (&POLICY, Self::Policy),
            (&UNREACHABLE, Self::Unreachable),
        ];
        let mut known = known.into_iter();
        known
            .find(|(words, _)| words.is_match(text))
            .map(|(_, cause)| cause)
    }

    /// Whether trying again is useless.
    pub(super) const fn is_permanent(self) -> bool {
        matches!(
            self,
            Self::NoMailbox | Self::NoHost | Self::Disabled | Self::TooLong | Self::Policy
        )
    }
}

/// A mail server says that it gave up.
pub(super) static FAILED: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[FAILED_EN, FAILED_ELSEWHERE]));
/// A mail server says that it is still trying.
pub(super) static DELAYED: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[DELAYED_EN, DELAYED_ELSEWHERE]));
/// It says that it stopped trying: stronger than words of delay beside it.
pub(super) static GAVE_UP: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[GAVE_UP_WORDS]));
/// Words that a mail server alone opens its message with.
pub(super) static OPENING: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[OPENINGS]));
/// The subject of a bounce.
pub(super) static FAILED_SUBJECT: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[FAILED_SUBJECTS, FAILED_ELSEWHERE]));
/// The subject of a delay.
pub(super) static DELAYED_SUBJECT: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[DELAYED_SUBJECTS, DELAYED_ELSEWHERE]));
/// The subject of a bounce that speaks of a delay beside it.
pub(super) static RETURNED_SUBJECT: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[RETURNED_SUBJECTS]));
/// Something happened that passes.
pub(super) static PASSING: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PASSING_WORDS]));
/// The line after which the returned message stands.
pub(super) static RETURNED: LazyLock<Regex> = LazyLock::new(|| {
    let lines = RETURNED_LINES.join("|");
    pattern(&format!(r"(?i)^[\s\-=_|*>#.]*(?:{lines})"))
});
/// The subject of an automatic answer.
pub(super) static AUTOMATIC_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    let begins = AUTOMATIC_BEGINS.join("|");
    let holds = AUTOMATIC_HOLDS.join("|");
    pattern(&format!(r"(?i)(?:^\W*(?:{begins})|{holds})"))
});
/// The first sentences of an automatic answer.
pub(super) static AUTOMATIC_WORDS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[AUTOMATIC_TEXTS, ABSENT]));
/// A complaint in words, by its subject.
pub(super) static COMPLAINT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[COMPLAINTS]));
/// The words of a complaint.
pub(super) static COMPLAINING: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[&["spam", "abuse", "unsolicited", "junk"]]));
/// The first sentences of what a desk or its machine says.
pub(super) static ACKNOWLEDGING: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[ACKNOWLEDGED]));
/// It tells of mail that was to come to us, not of mail that we sent.
pub(super) static MAIL_TO_US: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[MAIL_TO_US_WORDS]));
/// It tells of mail that we sent.
pub(super) static MAIL_OF_OURS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[MAIL_OF_OURS_WORDS]));
/// A person answers or passes on.
pub(super) static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw|antwort|sv|vs|odp|ynt|rif|ref|res|r|fwd?|wg|tr|rv|enc|doorst|vl|vb|yml|pd|i|továbbítás|回复|回覆|答复|转发|轉寄|返信|回信|отв|ответ|на)\s?(?:\[\d+\])?\s?[:：]",
    )
});
/// A person greets.
pub(super) static GREETING: LazyLock<Regex> = LazyLock::new(|| {
    let greetings = GREETINGS.join("|");
    pattern(&format!(r"(?i)^\W{{0,4}}(?:{greetings})\b"))
});

static NO_MAILBOX: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[NO_MAILBOX_WORDS]));
static NO_HOST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[NO_HOST_WORDS]));
static DISABLED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[DISABLED_WORDS]));
static FULL: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[FULL_WORDS]));
static TOO_LONG: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[TOO_LONG_WORDS]));
static POLICY: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[POLICY_WORDS]));
static UNREACHABLE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[UNREACHABLE_WORDS]));
