//! Time, as an argument: the one place that asks the machine what time it is.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A moment in UTC, in milliseconds since 1970-01-01. Whole milliseconds are what the database
/// keeps; conversion to dates happens at the edges only, JSON among them (RFC 3339).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(i64);

impl Moment {
    /// From milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// How long after `earlier` this is; zero if it is not after.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// `2026-11-24`, for file names and tables.
    #[must_use]
    pub fn date(self) -> String {
        self.timestamp().strftime("%Y-%m-%d").to_string()
    }

    /// `2026-11-24 10:09`, for tables, whose heading says that it is UTC.
    #[must_use]
    pub fn to_the_minute(self) -> String {
        self.timestamp().strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// `2026-11-24 10:09:38 UTC`, for people.
    #[must_use]
    pub fn for_people(self) -> String {
        self.timestamp()
            .strftime("%Y-%m-%d %H:%M:%S UTC")
            .to_string()
    }

    /// The date as RFC 5322 section 3.3 writes it, for `Date:` headers.
    #[must_use]
    pub fn for_mail(self) -> String {
        self.timestamp()
            .strftime("%a, %d %b %Y %H:%M:%S +0000")
            .to_string()
    }

    /// The moment as the clocks of a zone show it.
    pub(super) fn zoned(self, zone: TimeZone) -> jiff::Zoned {
        self.timestamp().to_zoned(zone)
    }

    fn timestamp(self) -> jiff::Timestamp {
        // Out of jiff's range (year -9999 to 9999) means a damaged record: shown as the edge.
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::MAX)
    }
}

impl std::ops::Add<Duration> for Moment {
    type Output = Self;

    fn add(self, after: Duration) -> Self {
        Self(
            self.0
                .saturating_add(i64::try_from(after.as_millis()).unwrap_or(i64::MAX)),
        )
    }
}

impl std::ops::Sub<Duration> for Moment {
    type Output = Self;

    fn sub(self, before: Duration) -> Self {
        Self(
            self.0
                .saturating_sub(i64::try_from(before.as_millis()).unwrap_or(i64::MAX)),
        )
    }
}

/// RFC 3339 with milliseconds only where there are some: `2026-11-24T10:09:38Z`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.timestamp(), f)
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

impl TryFrom<String> for Moment {
    type Error = NotATime;

    fn try_from(text: String) -> Result<Self, NotATime> {
        text.parse()
    }
}

/// A text that is no point in time.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is not a time; write it as 2026-11-24T10:09:38Z or 2026-11-24 10:09:38 (UTC)")]
pub struct NotATime(String);

/// Takes RFC 3339, or `2026-11-24 10:09:38` as sources print it, meant as UTC.
impl FromStr for Moment {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let text = text.trim();
        if let Ok(timestamp) = text.parse::<jiff::Timestamp>() {
            return Ok(Self(timestamp.as_millisecond()));
        }
        let civil: DateTime = text.parse().map_err(|_| NotATime(text.to_owned()))?;
        let zoned = civil
            .to_zoned(TimeZone::UTC)
            .map_err(|_| NotATime(text.to_owned()))?;
        Ok(Self(zoned.timestamp().as_millisecond()))
    }
}

/// Where the time comes from: the machine, or a test's hand.
#[derive(Clone, Debug)]
pub struct Clock(Hands);

#[derive(Clone, Debug)]
enum Hands {
    Machine,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's own clock.
    #[must_use]
    pub const fn machine() -> Self {
        Self(Hands::Machine)
    }

    /// A clock that stands at `moment` until it is [`advance`](Self::advance)d.
    #[must_use]
    pub fn standing_at(moment: Moment) -> Self {
        Self(Hands::Set(Arc::new(AtomicI64::new(moment.0))))
    }

    /// Moves a standing clock forward; the machine's clock moves by itself and ignores this.
    pub fn advance(&self, by: Duration) {
        if let Hands::Set(millis) = &self.0 {
            let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
            millis.fetch_add(by, Ordering::SeqCst);
        }
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        match &self.0 {
            Hands::Machine => Moment(machine_millis()),
            Hands::Set(millis) => Moment(millis.load(Ordering::SeqCst)),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the place that asks the machine"
)]
fn machine_millis() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_sources_print_them_and_written_as_rfc_3339() {
        for text in [
            "2026-11-23 04:05:06",
            "2026-11-23T04:05:06Z",
            "2026-11-23T05:05:06+01:00",
        ] {
            let moment: Moment = text.parse().expect(text);
            assert_eq!(moment.to_string(), "2026-11-23T04:05:06Z", "{text}");
        }
        assert!("yesterday".parse::<Moment>().is_err());
    }

    #[test]
    fn a_standing_clock_moves_only_by_hand() {
        let clock = Clock::standing_at(Moment::from_millis(1_000));
        clock.advance(Duration::from_secs(2));
        assert_eq!(clock.now(), Moment::from_millis(3_000));
    }
}
