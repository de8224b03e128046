//! Numbers, dates, lists and plural forms as each language writes them (CLDR, by ICU4X).
//!
//! # Limits
//! Digits are Western in every language, as in the addresses and commands beside them, and days are
//! counted in the Gregorian calendar, over 24 hours.

use std::sync::OnceLock;

use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{T, YMD, YMDT};
use icu_datetime::input::{Date, DateTime, Time};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use jiff::Zoned;
use jiff::tz::TimeZone;

use super::Language;
use crate::ground::clock::Moment;
use crate::ground::zones::Local;

impl Language {
    /// The number with the language's separators: `12,345`.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        self.formats().number.format(&number.into()).to_string()
    }

    /// The day, in UTC: `24 November 2026`.
    #[must_use]
    pub fn day(self, moment: Moment) -> String {
        let day = date(&moment.zoned(TimeZone::UTC));
        self.formats().day.format(&day).to_string()
    }

    /// The moment in UTC and, where the country is known, by its own clocks:
    /// `24 November 2026, 10:00:38 UTC (11:00 Europe/Berlin)`.
    #[must_use]
    pub fn moment(self, moment: Moment, country: Option<&str>) -> String {
        let utc = moment.zoned(TimeZone::UTC);
        let told = self.formats().to_the_second.format(&date_and_time(&utc));
        match country.and_then(|country| Local::of(moment, country)) {
            Some(local) => format!("{told} UTC ({} {})", self.local(&local, &utc), local.zone),
            None => format!("{told} UTC"),
        }
    }

    /// Several things in a row: `a, b and c`.
    #[must_use]
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        let items = items.iter().map(AsRef::as_ref);
        self.formats().list.format(items).to_string()
    }

    /// The plural category of a number, by its CLDR name: `one`, `few`, `other` …
    #[must_use]
    pub fn plural(self, number: u64) -> &'static str {
        name(self.formats().plural.category_for(number))
    }

    /// The plural categories that the language has, by their CLDR names.
    pub fn plurals(self) -> impl Iterator<Item = &'static str> {
        self.formats().plural.categories().map(name)
    }

    /// The time of day there, with the day where it is another one than in UTC.
    fn local(self, local: &Local, utc: &Zoned) -> String {
        let there = date_and_time(&local.time);
        if local.time.date() == utc.date() {
            self.formats().clock.format(&there.time).to_string()
        } else {
            self.formats().to_the_minute.format(&there).to_string()
        }
    }

    fn formats(self) -> &'static Formats {
        static MADE: [OnceLock<Formats>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        MADE[self as usize].get_or_init(|| Formats::of(self))
    }

    /// The tag by which ICU knows how we write: English as outside America, with Western digits and
    /// 24 hours everywhere.
    fn locale(self) -> Locale {
        let tag = match self {
            Self::En => "en-GB",
            _ => self.tag(),
        };
        let tag = format!("{tag}-u-hc-h23-nu-latn");
        tag.parse().unwrap_or(Locale::UNKNOWN)
    }
}

struct Formats {
    number: DecimalFormatter,
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    clock: FixedCalendarDateTimeFormatter<(), T>,
    to_the_minute: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
    to_the_second: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
    list: ListFormatter,
    plural: PluralRules,
}

impl Formats {
    /// # Panics
    /// Never: the data of every locale, and of the root that unknown ones fall back to, is in the
    /// program.
    #[expect(clippy::expect_used, reason = "compiled data cannot be missing")]
    fn of(language: Language) -> Self {
        let locale = language.locale();
        let here = "compiled data";
        let wide = ListFormatterOptions::default().with_length(ListLength::Wide);
        Self {
            number: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default())
                .expect(here),
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long())
                .expect(here),
            clock: FixedCalendarDateTimeFormatter::try_new((&locale).into(), T::hm()).expect(here),
            to_the_minute: FixedCalendarDateTimeFormatter::try_new(
                (&locale).into(),
                YMD::long().with_time_hm(),
            )
            .expect(here),
            to_the_second: FixedCalendarDateTimeFormatter::try_new(
                (&locale).into(),
                YMD::long().with_time_hms(),
            )
            .expect(here),
            list: ListFormatter::try_new_and((&locale).into(), wide).expect(here),
            plural: PluralRules::try_new_cardinal((&locale).into()).expect(here),
        }
    }
}

const fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn date(zoned: &Zoned) -> Date<Gregorian> {
    let (year, month, day) = (zoned.year(), zoned.month(), zoned.day());
    let (month, day) = (month.unsigned_abs(), day.unsigned_abs());
    // Both calendars reach further than jiff's years, so the edge is never met.
    let iso = Date::try_new_iso(i32::from(year), month, day);
    iso.map_or_else(
        |_| Date::from_rata_die(icu_calendar::types::RataDie::new(1), Gregorian),
        |date| date.to_calendar(Gregorian),
    )
}

fn date_and_time(zoned: &Zoned) -> DateTime<Gregorian> {
    let part = |number: i8| number.unsigned_abs();
    let (hour, minute, second) = (
        part(zoned.hour()),
        part(zoned.minute()),
        part(zoned.second()),
    );
    DateTime {
        date: date(zoned),
        time: Time::try_new(hour, minute, second, 0).unwrap_or(Time::start_of_day()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: Moment = Moment::from_millis(1_795_514_438_000);

    #[test]
    fn every_language_writes_moments_in_its_own_way() {
        let told = |language: Language| language.moment(MOMENT, Some("JP"));
        for (language, wanted) in [
            (
                Language::En,
                "24 November 2026 at 10:00:38 UTC (19:00 Asia/Tokyo)",
            ),
            (
                Language::De,
                "24. November 2026 um 10:00:38 UTC (19:00 Asia/Tokyo)",
            ),
            (
                Language::Ja,
                "2026年11月24日 10:00:38 UTC (19:00 Asia/Tokyo)",
            ),
            (
                Language::Ar,
                "24 نوفمبر 2026 في 10:00:38 UTC (19:00 Asia/Tokyo)",
            ),
        ] {
            assert_eq!(told(language), wanted);
        }
        let all: std::collections::BTreeSet<String> = Language::ALL.into_iter().map(told).collect();
        assert!(
            all.len() > 20,
            "some languages fell back to another: {all:#?}"
        );
    }

    #[test]
    fn another_day_there_is_told_with_its_date() {
        let evening = MOMENT + std::time::Duration::from_secs(50_000);
        assert_eq!(
            Language::En.moment(evening, Some("JP")),
            "24 November 2026 at 23:53:58 UTC (25 November 2026 at 08:53 Asia/Tokyo)"
        );
        assert_eq!(
            Language::En.moment(evening, None),
            "24 November 2026 at 23:53:58 UTC"
        );
    }

    #[test]
    fn numbers_lists_and_plurals_are_the_languages_own() {
        assert_eq!(Language::De.number(1_234_567), "1.234.567");
        assert_eq!(Language::Ar.number(1_234_567), "1,234,567");
        assert_eq!(Language::Es.list(&["España", "Italia"]), "España e Italia");
        assert_eq!(Language::Ru.plural(21), "one");
        assert_eq!(Language::Pl.plural(3), "few");
        let all: Vec<_> = Language::Ar.plurals().collect();
        assert_eq!(all, ["zero", "one", "two", "few", "many", "other"]);
    }
}
