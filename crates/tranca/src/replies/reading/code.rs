//! Status codes (RFC 3463), as fields and words give them.

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Serialize, Serializer};

use super::words;

/// An enhanced status code, such as `5.1.1`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Code {
    /// 2 success, 4 a passing failure, 5 a lasting one.
    pub class: u8,
    /// Of what it speaks: 1 the address, 2 the mailbox, 4 the network, 7 policy, …
    pub subject: u16,
    /// What about it.
    pub detail: u16,
}

impl Code {
    pub(super) const fn new(class: u8, subject: u16, detail: u16) -> Self {
        Self {
            class,
            subject,
            detail,
        }
    }

    /// Whether it says no more than its class.
    pub(super) const fn is_vague(self) -> bool {
        self.subject == 0
    }

    /// The code with which a `Status` field begins.
    pub(super) fn of_field(value: &str) -> Option<Self> {
        Self::captured(&FIELD.captures(value)?)
    }

    /// The code that a text names: rather one beside a reply code than one that stands alone.
    pub(super) fn in_text(text: &str) -> Option<Self> {
        let beside = BESIDE_REPLY.captures(text);
        Self::captured(&beside.or_else(|| ALONE.captures(text))?)
    }

    /// The code that a reply code (RFC 5321 section 4.2) and the words beside it stand for.
    pub(super) fn of_reply(text: &str) -> Option<Self> {
        let found = REPLY.captures(text)?;
        let code: u16 = found.get(1)?.as_str().parse().ok()?;
        Some(Self::meant_by(code, text))
    }

    fn meant_by(code: u16, text: &str) -> Self {
        let class = if code < 500 { 4 } else { 5 };
        let of_words = words::Cause::of(text).map(|cause| Self::because_of(class, cause));
        of_words.unwrap_or(match code {
            421 | 447 => Self::new(4, 4, 2),
            450 => Self::new(4, 2, 0),
            451 => Self::new(4, 3, 0),
            452 => Self::new(4, 2, 2),
            551 => Self::new(5, 1, 6),
            552 => Self::new(5, 2, 2),
            553 => Self::new(5, 1, 3),
            _ => Self::new(class, 0, 0),
        })
    }

    const fn because_of(class: u8, cause: words::Cause) -> Self {
        let (subject, detail) = match cause {
            words::Cause::NoMailbox => (1, 1),
            words::Cause::NoHost => (1, 2),
            words::Cause::Disabled => (2, 1),
            words::Cause::Full => (2, 2),
            words::Cause::TooLong => (3, 4),
            words::Cause::Policy => (7, 1),
            words::Cause::Unreachable => (4, 1),
        };
        Self::new(class, subject, detail)
    }

    fn captured(found: &regex::Captures<'_>) -> Option<Self> {
        let number = |group| found.get(group)?.as_str().parse::<u16>().ok();
        let class = u8::try_from(number(1)?).ok()?;
        Some(Self::new(class, number(2)?, number(3)?))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A code in a field may stand in quotes and be followed by anything.
static FIELD: LazyLock<Regex> =
    LazyLock::new(|| words::pattern(r"(?:^|[^\d.])([245])\.(\d{1,3})\.(\d{1,3})(?:[^\d.]|$)"));
static BESIDE_REPLY: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?:\b[45]\d\d[ :\-]{1,3}[\[(<#]?|#|\b(?i:status|code|dsn)\W{1,4})([45])\.(\d{1,2})\.(\d{1,3})(?:[^\d.]|\.\D|\.?$)",
    )
});
/// Subjects end at 7 (RFC 3463 section 2), which keeps most version numbers out.
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?:^|[\s(\[<:;,\-'\x22])([45])\.([0-7])\.(\d{1,3})(?:[\s)\]>:;,\-'\x22]|\.\s|\.?$)",
    )
});
static REPLY: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(r"(?:^|[\s:;<>'\x22\[(#=])([45][0-7]\d)(?:[\s\-:;#,.\])'\x22]|$)")
});

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: Option<Code>) -> String {
        code.map(|code| code.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_code_is_no_address_and_no_version() {
        assert_eq!(
            shown(Code::in_text("host mx[192.0.2.5] said: 550 5.1.1 no")),
            "5.1.1"
        );
        assert_eq!(shown(Code::in_text("550-5.7.26 unauthenticated")), "5.7.26");
        assert_eq!(shown(Code::in_text("mx.example #5.2.2")), "5.2.2");
        assert_eq!(shown(Code::in_text("refused (4.4.1)")), "4.4.1");
        for text in [
            "host 5.1.1.9 is down",
            "Exim 4.94.2",
            "4.1.1.2",
            "at 15.1.1",
        ] {
            assert_eq!(Code::in_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_reply_code_and_its_words_stand_for_a_code() {
        for (text, code) in [
            ("550 No such user here", "5.1.1"),
            ("552 over quota", "5.2.2"),
            ("552 message size exceeds fixed maximum", "5.3.4"),
            ("450 mailbox busy", "4.2.0"),
            ("554 blocked by our policy", "5.7.1"),
            ("550 administrative prohibition", "5.7.1"),
            ("554 transaction failed", "5.0.0"),
            ("no code at all", ""),
        ] {
            assert_eq!(shown(Code::of_reply(text)), code, "{text}");
        }
    }
}
