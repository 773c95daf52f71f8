//! The units that time is counted in.

use chrono::NaiveDate;

use super::Period;
use super::calendar::{add_days, add_months};
use crate::text::choices::choices;

choices! {
    /// A unit, the shortest first, with the singular word for it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum TimeUnit(name) {
        Day("day"),
        Week("week"),
        Fortnight("fortnight"),
        Month("month"),
        Quarter("quarter"),
        Half("semester"),
        Year("year"),
    }
}

pub fn several(word: &str) -> Option<TimeUnit> {
    word.strip_suffix('s').and_then(TimeUnit::named)
}

impl TimeUnit {
    /// The units with a named period longer than a day, the shortest first.
    pub const NAMED: [Self; 5] = [Self::Week, Self::Month, Self::Quarter, Self::Half, Self::Year];

    /// The day `count` units after `day`, clamped to the calendar.
    pub fn after(self, day: NaiveDate, count: i64) -> NaiveDate {
        let months = |each: i64| add_months(day, i32::try_from(count * each).unwrap_or(i32::MAX));
        match self {
            Self::Day => add_days(day, count),
            Self::Week => add_days(day, count * 7),
            Self::Fortnight => add_days(day, count * 14),
            Self::Month => months(1),
            Self::Quarter => months(3),
            Self::Half => months(6),
            Self::Year => months(12),
        }
    }

    /// The period of this unit that contains a day. For a fortnight, which has none, the week.
    pub fn around(self, day: NaiveDate) -> Period {
        match self {
            Self::Day => Period::Day(day),
            Self::Week | Self::Fortnight => Period::week_of(day),
            Self::Month => Period::month_of(day),
            Self::Quarter => Period::quarter_of(day),
            Self::Half => Period::half_of(day),
            Self::Year => Period::year_of(day),
        }
    }
}
