//! The words by which mail servers and machines are known.
//!
//! Each list is of fragments, in lower case, that are sought in any case. A fragment stands for all
//! products and versions that write it; where one product is meant, a comment says which.

mod automatic;
mod causes;
mod delayed;
mod elsewhere;
mod failed;

use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use self::automatic::{AUTOMATIC_BEGINS, AUTOMATIC_HOLDS, AUTOMATIC_TEXTS};
use self::causes::{
    DISABLED_WORDS, FULL_WORDS, NO_HOST_WORDS, NO_MAILBOX_WORDS, POLICY_WORDS, TOO_LONG_WORDS,
    UNREACHABLE_WORDS,
};
use self::delayed::{DELAYED_EN, DELAYED_SUBJECTS, PASSING_WORDS};
use self::elsewhere::{DELAYED_ELSEWHERE, FAILED_ELSEWHERE};
use self::failed::{FAILED_EN, FAILED_SUBJECTS, GAVE_UP_WORDS, OPENINGS, RETURNED_LINES};

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

pub(in crate::replies) fn any_of(lists: &[&[&str]]) -> Regex {
    let escaped: Vec<String> = lists
        .iter()
        .flat_map(|list| list.iter())
        .map(|fragment| regex::escape(fragment))
        .collect();
    pattern(&format!("(?i)(?:{})", escaped.join("|")))
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
        let known: [(&LazyLock<Regex>, Self); 7] = [
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
pub(super) static FAILED: LazyLock<Regex> =
    LazyLock::new(|| any_of(&[FAILED_EN, FAILED_ELSEWHERE]));
/// A mail server says that it is still trying.
pub(super) static DELAYED: LazyLock<Regex> =
    LazyLock::new(|| any_of(&[DELAYED_EN, DELAYED_ELSEWHERE]));
/// It says that it stopped trying: stronger than words of delay beside it.
pub(super) static GAVE_UP: LazyLock<Regex> = LazyLock::new(|| any_of(&[GAVE_UP_WORDS]));
/// Words that a mail server alone opens its message with.
pub(super) static OPENING: LazyLock<Regex> = LazyLock::new(|| any_of(&[OPENINGS]));
/// The subject of a bounce.
pub(super) static FAILED_SUBJECT: LazyLock<Regex> =
    LazyLock::new(|| any_of(&[FAILED_SUBJECTS, FAILED_ELSEWHERE]));
/// The subject of a delay.
pub(super) static DELAYED_SUBJECT: LazyLock<Regex> =
    LazyLock::new(|| any_of(&[DELAYED_SUBJECTS, DELAYED_ELSEWHERE]));
/// Something happened that passes.
pub(super) static PASSING: LazyLock<Regex> = LazyLock::new(|| any_of(&[PASSING_WORDS]));
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
pub(super) static AUTOMATIC_WORDS: LazyLock<Regex> = LazyLock::new(|| any_of(&[AUTOMATIC_TEXTS]));
/// A person answers or passes on.
pub(super) static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw|antwort|sv|vs|odp|ynt|rif|ref|res|r|fwd?|wg|tr|rv|enc|doorst|vl|vb|yml|pd|i|továbbítás|回复|回覆|答复|转发|轉寄|返信|回信|отв|ответ|на)\s?(?:\[\d+\])?\s?[:：]",
    )
});

static NO_MAILBOX: LazyLock<Regex> = LazyLock::new(|| any_of(&[NO_MAILBOX_WORDS]));
static NO_HOST: LazyLock<Regex> = LazyLock::new(|| any_of(&[NO_HOST_WORDS]));
static DISABLED: LazyLock<Regex> = LazyLock::new(|| any_of(&[DISABLED_WORDS]));
static FULL: LazyLock<Regex> = LazyLock::new(|| any_of(&[FULL_WORDS]));
static TOO_LONG: LazyLock<Regex> = LazyLock::new(|| any_of(&[TOO_LONG_WORDS]));
static POLICY: LazyLock<Regex> = LazyLock::new(|| any_of(&[POLICY_WORDS]));
static UNREACHABLE: LazyLock<Regex> = LazyLock::new(|| any_of(&[UNREACHABLE_WORDS]));
