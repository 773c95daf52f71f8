//! What an imprecise date covers: a window of days, with an outer bound where the wording is vague.

use chrono::NaiveDate;

/// How precisely the wording of a window places it. An open window has the precision of its one bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Day,
    Week,
    Month,
    Quarter,
    Season,
    /// Four months.
    Third,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
    /// A part of a longer period: early, mid, late, a first half.
    Part,
    /// From one date to another.
    Interval,
    /// Counted from the day of the edition: coming weeks.
    Relative,
    /// The wording does not say when.
    Unstated,
}

/// The days on which something may fall. Bounds are inclusive; a missing one is open.
///
/// [`earliest`](Self::earliest) and [`latest`](Self::latest) are what the wording says; beyond the outer bounds it would
/// certainly be wrong. They equal the nominal bounds unless the wording is approximate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
    /// The first day within the outer bounds.
    pub outer_earliest: Option<NaiveDate>,
    /// The last day within the outer bounds.
    pub outer_latest: Option<NaiveDate>,
    /// How precisely the wording places the window.
    pub precision: Precision,
    /// Whether the outer bounds differ from the nominal ones.
    pub approximate: bool,
}

impl Window {
    pub const fn exact(earliest: Option<NaiveDate>, latest: Option<NaiveDate>, precision: Precision) -> Self {
        Self {
            earliest,
            latest,
            outer_earliest: earliest,
            outer_latest: latest,
            precision,
            approximate: false,
        }
    }

    pub const fn day(day: NaiveDate) -> Self {
        Self::exact(Some(day), Some(day), Precision::Day)
    }

    /// Whether `day` is inside the nominal bounds.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.overlaps(day, day)
    }

    /// Whether any day from `from` to `to`, both included, is inside the nominal bounds.
    pub fn overlaps(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.earliest.is_none_or(|earliest| earliest <= to) && self.latest.is_none_or(|latest| latest >= from)
    }

    pub fn is_day(&self) -> bool {
        self.earliest.is_some() && self.earliest == self.latest
    }

    /// The number of days inside the nominal bounds. `None` if an end is open.
    pub fn days(&self) -> Option<i64> {
        Some((self.latest? - self.earliest?).num_days() + 1)
    }

    /// Whether every day of this window is inside `outer`, going by the nominal bounds of both.
    pub fn lies_within(&self, outer: &Self) -> bool {
        let starts_inside = outer
            .earliest
            .is_none_or(|outer| self.earliest.is_some_and(|own| own >= outer));
        let ends_inside = outer
            .latest
            .is_none_or(|outer| self.latest.is_some_and(|own| own <= outer));
        starts_inside && ends_inside
    }

    /// What windows are sorted by: what ends first comes first, then what begins first; open ends come last.
    pub fn sort_key(&self) -> (NaiveDate, NaiveDate) {
        (
            self.latest.unwrap_or(NaiveDate::MAX),
            self.earliest.unwrap_or(NaiveDate::MAX),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn window(earliest: &str, latest: &str) -> Window {
        Window::exact(earliest.parse().ok(), latest.parse().ok(), Precision::Interval)
    }

    #[test]
    fn a_window_is_small() {
        assert!(size_of::<Window>() <= 20, "{}", size_of::<Window>());
    }

    #[test]
    fn bounds_are_inside() {
        let january = window("2025-01-01", "2025-01-31");
        assert!(january.contains(day("2025-01-01")) && january.contains(day("2025-01-31")));
        assert!(!january.contains(day("2024-12-31")) && !january.contains(day("2025-02-01")));
        assert!(january.overlaps(day("2025-01-31"), day("2025-03-01")));
        assert!(!january.overlaps(day("2025-02-01"), day("2025-03-01")));
        assert_eq!(january.days(), Some(31));
        assert_eq!(Window::day(day("2025-01-01")).days(), Some(1));
    }

    #[test]
    fn open_ends_reach_for_ever() {
        let (by, from) = (window("", "2025-06-30"), window("2025-04-01", ""));
        assert!(by.contains(day("0001-01-01")) && !by.contains(day("2025-07-01")));
        assert!(from.contains(day("9999-12-31")) && !from.contains(day("2025-03-31")));
        assert_eq!((by.days(), from.days()), (None, None));
        assert!(!by.is_day() && !window("", "").is_day());
        let june = window("2025-06-01", "2025-06-30");
        assert!(june.lies_within(&by) && june.lies_within(&from) && june.lies_within(&window("", "")));
        assert!(!by.lies_within(&june) && !from.lies_within(&june));
    }

    #[test]
    fn what_ends_first_is_sorted_first_and_open_ends_last() {
        let sorted = [
            window("2025-01-01", "2025-01-31"),
            window("2025-01-01", "2025-06-30"),
            window("2025-06-01", "2025-06-30"),
            window("", "2025-06-30"),
            window("2025-01-01", ""),
            window("", ""),
        ];
        assert!(sorted.is_sorted_by_key(Window::sort_key));
    }
}
