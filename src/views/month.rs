//! What falls on each day of a calendar, and on one day.

use chrono::{Datelike, NaiveDate, Weekday};

use super::grouped_rows::GroupedRow;
use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::when::Window;
pub use crate::when::calendar::{FIRST_DAY, LAST_DAY, add_days, add_months};

/// How a window relates to a day; a day's list is in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Falls {
    /// It is exactly that day.
    On,
    /// It is longer and ends that day.
    Ends,
    /// It is longer and covers that day.
    Covers,
}

impl Falls {
    pub const fn label(self) -> &'static str {
        match self {
            Self::On => "On this day",
            Self::Ends => "Ends on this day",
            Self::Covers => "Covering this day",
        }
    }

    /// How a window relates to a day; `None` if it does not touch it. A window without an end or a beginning does not cover
    /// any day: it would fill the calendar and mean nothing.
    pub fn of(window: &Window, day: NaiveDate) -> Option<Self> {
        let (earliest, latest) = (window.earliest, window.latest?);
        match earliest {
            _ if latest == day => Some(if earliest == Some(day) {
                Self::On
            } else {
                Self::Ends
            }),
            Some(earliest) if earliest <= day && day < latest => Some(Self::Covers),
            _ => None,
        }
    }
}

/// The longest window shown as a span over its days, in days. Months and "coming weeks" are; quarters and years would
/// cover everything and mean nothing.
pub const SPAN_DAYS: i64 = 45;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayCount {
    /// Deadlines on exactly this day.
    pub exact: u32,
    /// Longer windows that end on this day, with or without a beginning.
    pub ending: u32,
    /// Windows of 2 to [`SPAN_DAYS`] days that include this day.
    pub spans: u32,
    pub spans_begin: u32,
    pub spans_end: u32,
    /// The sum of the places of the spans in [`Deadlines::sorted`]: with a single span, its place.
    sum: i64,
}

impl DayCount {
    /// Deadlines that fall on this day or end on it.
    pub const fn due(self) -> u32 {
        self.exact + self.ending
    }

    /// The only span over this day, by its place in [`Deadlines::sorted`].
    pub fn only_span(self) -> Option<u32> {
        (self.spans == 1).then(|| u32::try_from(self.sum).ok()).flatten()
    }
}

/// The counts of consecutive days from `first` on.
#[derive(Clone, Debug, Default)]
pub struct DayCounts {
    first: Option<NaiveDate>,
    days: Vec<DayCount>,
}

impl DayCounts {
    /// Counts `len` days from `first` on, in one pass over the deadlines.
    pub fn new(deadlines: &Deadlines, shown: Option<&ActionSet>, first: NaiveDate, len: usize) -> Self {
        let mut days = vec![DayCount::default(); len];
        let mut change = vec![(0i64, 0i64); len + 1];
        // How many days after the first.
        let place = |day: NaiveDate| i64::from(day.num_days_from_ce() - first.num_days_from_ce());
        let slot = |place: i64| usize::try_from(place).ok().filter(|at| *at < len);
        // Sorted by last day: nothing before `from` touches these days, and of what ends after them only spans do.
        let from = deadlines
            .sorted
            .partition_point(|deadline| deadline.window.latest.is_some_and(|latest| latest < first));
        for (index, deadline) in deadlines.shown_from(from, shown) {
            // Windows without an end come last, and have no day to be counted on.
            let Some(end) = deadline.window.latest.map(place) else {
                break;
            };
            if end >= len as i64 + SPAN_DAYS {
                break;
            }
            let start = deadline.window.earliest.map(place);
            if let Some(at) = slot(end) {
                if start == Some(end) {
                    days[at].exact += 1;
                } else {
                    days[at].ending += 1;
                }
            }
            let Some(start) = start.filter(|start| (1..SPAN_DAYS).contains(&(end - start))) else {
                continue;
            };
            if let Some(at) = slot(start) {
                days[at].spans_begin += 1;
            }
            if let Some(at) = slot(end) {
                days[at].spans_end += 1;
            }
            let from = start.clamp(0, len as i64) as usize;
            let to = (end + 1).clamp(0, len as i64) as usize;
            for (at, sign) in [(from, 1), (to, -1)] {
                change[at].0 += sign;
                change[at].1 += sign * index as i64;
            }
        }
        let (mut spans, mut sum) = (0, 0);
        for (day, change) in days.iter_mut().zip(change) {
            spans += change.0;
            sum += change.1;
            (day.spans, day.sum) = (spans as u32, sum);
        }
        Self {
            first: Some(first),
            days,
        }
    }

    /// What falls on a day; nothing outside the days counted.
    pub fn on(&self, day: NaiveDate) -> DayCount {
        self.first
            .and_then(|first| usize::try_from((day - first).num_days()).ok())
            .and_then(|at| self.days.get(at))
            .copied()
            .unwrap_or_default()
    }
}

pub type DayRow = GroupedRow<Falls>;

/// What falls on a day: first what is exactly on it, then what ends on it, then what covers it, each part as sorted.
pub fn on_day(deadlines: &Deadlines, shown: Option<&ActionSet>, day: NaiveDate) -> Vec<DayRow> {
    let mut parts: [Vec<DayRow>; 3] = Default::default();
    // Sorted by latest bound: what ended before the day is one run at the front.
    let from = deadlines
        .sorted
        .partition_point(|deadline| deadline.window.latest.is_some_and(|latest| latest < day));
    for (index, deadline) in deadlines.shown_from(from, shown) {
        if let Some(falls) = Falls::of(&deadline.window, day) {
            parts[falls as usize].push(DayRow::Deadline(index as u32));
        }
    }
    let mut rows = Vec::with_capacity(parts.iter().map(Vec::len).sum::<usize>() + 3);
    for (falls, part) in [Falls::On, Falls::Ends, Falls::Covers].into_iter().zip(parts) {
        if !part.is_empty() {
            rows.push(DayRow::Heading(falls, part.len() as u32));
            rows.extend(part);
        }
    }
    rows
}

pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The number of a month, counted from year 0: neighbours differ by one.
pub fn month_number(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

/// The number of a quarter, counted from year 0: neighbours differ by one.
pub fn quarter_number(day: NaiveDate) -> i32 {
    day.year() * 4 + day.month0() as i32 / 3
}

/// The year and quarter (1–4) with this number.
pub const fn quarter_at(number: i32) -> (i32, i32) {
    (number.div_euclid(4), number.rem_euclid(4) + 1)
}

/// The first day of the month with this number, clamped to the calendar.
pub fn month_at(number: i64) -> NaiveDate {
    let (year, month0) = (number.div_euclid(12), number.rem_euclid(12));
    if year < 1 {
        return FIRST_DAY;
    }
    let first = i32::try_from(year).ok().filter(|year| *year <= 9999);
    first
        .and_then(|year| NaiveDate::from_ymd_opt(year, month0 as u32 + 1, 1))
        .unwrap_or(LAST_DAY)
}

/// The weeks of a month, each from `first_weekday` on; `None` for days of the neighbouring months.
pub fn weeks(month: NaiveDate, first_weekday: Weekday) -> Vec<[Option<NaiveDate>; 7]> {
    let first = first_of_month(month);
    let len = usize::from(first.num_days_in_month());
    let skip = first.weekday().days_since(first_weekday) as usize;
    (0..(skip + len).div_ceil(7))
        .map(|week| {
            std::array::from_fn(|weekday| {
                let day = (week * 7 + weekday + 1).checked_sub(skip)?;
                first.with_day(day as u32)
            })
        })
        .collect()
}

/// The ISO number of a week: that of its Thursday, whatever day weeks begin on here.
pub fn week_number(week: &[Option<NaiveDate>; 7]) -> Option<u32> {
    let (index, day) = week
        .iter()
        .enumerate()
        .find_map(|(index, day)| day.map(|day| (index, day)))?;
    let first_weekday = (0..index).fold(day.weekday(), |weekday, _| weekday.pred());
    let thursday = Weekday::Thu.days_since(first_weekday);
    Some(
        add_days(day, i64::from(thursday) - index as i64)
            .iso_week()
            .week(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ActionId;
    use crate::model::deadlines::Deadline;
    use crate::views::grouped_rows::groups;
    use crate::when::test_windows::{by, day, from, range};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn deadlines(windows: &[Window]) -> Deadlines {
        let mut deadlines = Deadlines::default();
        deadlines.sorted = windows
            .iter()
            .map(|window| Deadline {
                action: ActionId(0),
                date: 0,
                window: *window,
                nature: crate::when::state::Nature::Owed,
                settled: None,
            })
            .collect();
        deadlines
            .sorted
            .sort_by_key(|deadline| deadline.window.sort_key());
        deadlines
    }

    #[test]
    fn counts_agree_with_asking_every_window_about_every_day() {
        let windows = [
            day("2024-02-29"),
            day("2024-03-01"),
            range("2024-02-29", "2024-03-01"),
            range("2023-12-31", "2024-01-01"),
            range("2024-01-01", "2024-12-31"),
            range("2024-02-01", "2024-02-29"),
            range("2024-02-20", "2024-04-04"),
            by("2024-02-29"),
            from("2024-02-10"),
        ];
        let deadlines = deadlines(&windows);
        for (first, len) in [
            ("2023-12-01", 120),
            ("2024-02-15", 20),
            ("2024-02-29", 1),
            ("2025-01-01", 9),
        ] {
            let counts = DayCounts::new(&deadlines, None, date(first), len);
            for day in date(first).iter_days().take(len) {
                let many = |falls| {
                    windows
                        .iter()
                        .filter(|window| Falls::of(window, day) == Some(falls))
                        .count()
                };
                let counted = counts.on(day);
                assert_eq!(counted.exact as usize, many(Falls::On), "{day}");
                assert_eq!(counted.ending as usize, many(Falls::Ends), "{day}");
                let spans = |is: &dyn Fn(&&Window) -> bool| {
                    let all = windows
                        .iter()
                        .filter(|window| window.days().is_some_and(|days| (2..=SPAN_DAYS).contains(&days)));
                    all.filter(is).count()
                };
                assert_eq!(
                    counted.spans as usize,
                    spans(&|window| window.contains(day)),
                    "{day}"
                );
                let only = counted.only_span().map(|at| deadlines.sorted[at as usize].window);
                assert_eq!(only.is_some(), counted.spans == 1, "{day}");
                assert!(only.is_none_or(|window| window.contains(day)), "{day}");
                assert_eq!(
                    counted.spans_begin as usize,
                    spans(&|window| window.earliest == Some(day)),
                    "{day}"
                );
                assert_eq!(
                    counted.spans_end as usize,
                    spans(&|window| window.latest == Some(day)),
                    "{day}"
                );
                let rows = on_day(&deadlines, None, day).into_iter();
                let listed = rows.filter(|row| matches!(row, DayRow::Deadline(_))).count();
                assert_eq!(listed, many(Falls::On) + many(Falls::Ends) + many(Falls::Covers));
            }
        }
    }

    #[test]
    fn a_day_tells_what_is_exact_first() {
        let deadlines = deadlines(&[
            range("2024-01-01", "2024-12-31"),
            by("2024-06-30"),
            day("2024-06-30"),
        ]);
        let rows = on_day(&deadlines, None, date("2024-06-30"));
        let headings: Vec<_> = groups(&rows).collect();
        assert_eq!(headings, [Falls::On, Falls::Ends, Falls::Covers]);
        assert_eq!(rows.len(), 6);
        assert!(on_day(&deadlines, None, date("2025-01-01")).is_empty());
    }

    #[test]
    fn months_are_laid_out_from_any_weekday() {
        for (month, first_weekday, weeks_of, first_cell, numbers) in [
            ("2024-12-16", Weekday::Mon, 6, 6, vec![48, 49, 50, 51, 52, 1]),
            ("2024-12-16", Weekday::Sun, 5, 0, vec![49, 50, 51, 52, 1]),
            ("2021-02-01", Weekday::Mon, 4, 0, vec![5, 6, 7, 8]),
            ("2024-02-29", Weekday::Mon, 5, 3, vec![5, 6, 7, 8, 9]),
            ("2021-01-05", Weekday::Mon, 5, 4, vec![53, 1, 2, 3, 4]),
            ("2022-01-01", Weekday::Mon, 6, 5, vec![52, 1, 2, 3, 4, 5]),
            ("2024-06-01", Weekday::Sat, 5, 0, vec![23, 24, 25, 26, 27]),
        ] {
            let weeks = weeks(date(month), first_weekday);
            assert_eq!(weeks.len(), weeks_of, "{month}");
            assert_eq!(
                weeks[0].iter().position(Option::is_some),
                Some(first_cell),
                "{month}"
            );
            assert_eq!(
                weeks.iter().filter_map(week_number).collect::<Vec<_>>(),
                numbers,
                "{month}"
            );
            let days: Vec<_> = weeks.iter().flatten().flatten().collect();
            assert!(
                days.windows(2)
                    .all(|pair| *pair[1] - *pair[0] == chrono::TimeDelta::days(1))
            );
            assert_eq!(days.len(), usize::from(date(month).num_days_in_month()));
        }
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        assert_eq!((month_at(-5), month_at(i64::MAX)), (FIRST_DAY, LAST_DAY));
        assert_eq!(month_at(month_number(date("2024-12-16"))), date("2024-12-01"));
        assert_eq!(weeks(LAST_DAY, Weekday::Mon).len(), 5);
        assert_eq!(weeks(FIRST_DAY, Weekday::Mon).len(), 5);
    }
}
