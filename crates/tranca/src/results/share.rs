//! So many of so many, with how sure one can be of the share.

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A count out of a total.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Share {
    /// So many.
    pub count: u64,
    /// Of so many.
    pub of: u64,
}

impl Share {
    /// One more in the total, which counts if `counts`.
    pub fn take(&mut self, counts: Counts) {
        self.of += 1;
        self.count += u64::from(counts == Counts::Yes);
    }

    /// The share, from 0 to 1; none of nothing.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.count as f64 / self.of as f64)
    }

    /// Wilson's score interval (1927) at 95 %: unlike the usual one it stays between 0 and 1 and
    /// holds for the small groups that an operation has.
    #[must_use]
    pub fn interval(self) -> Option<(f64, f64)> {
        let share = self.value()?;
        let (n, z2) = (self.of as f64, Z95 * Z95);
        let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let spread = (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        let reach = Z95 * spread / (1.0 + z2 / n);
        Some(((middle - reach).max(0.0), (middle + reach).min(1.0)))
    }

    /// `42 %`, or a dash.
    #[must_use]
    pub fn percent(self) -> String {
        self.value()
            .map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0))
    }

    /// `31–54 %`, or a dash.
    #[must_use]
    pub fn interval_percent(self) -> String {
        let shown = |(low, high)| format!("{:.0}–{:.0} %", low * 100.0, high * 100.0);
        self.interval().map_or_else(|| "–".to_owned(), shown)
    }
}

/// Whether one of the total counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Counts {
    /// It does.
    Yes,
    /// It only stands in the total.
    No,
}

impl From<bool> for Counts {
    fn from(counts: bool) -> Self {
        if counts { Self::Yes } else { Self::No }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let interval = self.interval();
        let mut record = serializer.serialize_struct("Share", 5)?;
        record.serialize_field("count", &self.count)?;
        record.serialize_field("of", &self.of)?;
        record.serialize_field("share", &self.value())?;
        record.serialize_field("low_95", &interval.map(|(low, _)| low))?;
        record.serialize_field("high_95", &interval.map(|(_, high)| high))?;
        record.end()
    }
}

/// The 97.5th percentile of the normal distribution.
const Z95: f64 = 1.959_963_984_540_054;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_the_one_of_the_textbooks() {
        let (low, high) = Share { count: 8, of: 10 }.interval().unwrap();
        assert!((low - 0.490).abs() < 0.001, "{low}");
        assert!((high - 0.943).abs() < 0.001, "{high}");
    }

    #[test]
    fn none_of_a_few_is_not_surely_none() {
        let none = Share { count: 0, of: 10 };
        assert_eq!(none.interval_percent(), "0–28 %");
        assert_eq!(none.percent(), "0 %");
    }

    #[test]
    fn nothing_of_nothing_has_no_share() {
        assert_eq!(Share::default().value(), None);
        assert_eq!(Share::default().interval_percent(), "–");
        let json = serde_json::to_value(Share::default()).unwrap();
        assert!(json["share"].is_null());
    }
}
