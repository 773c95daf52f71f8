//! What falls on each day of a stretch of time.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::deadlines::Deadlines;
use super::set::ActionSet;

/// How much falls on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayCount {
    /// Deadlines on exactly this day.
    pub exact: u32,
    /// Deadlines that end on this day, by their nominal bound, and are longer than a day.
    pub ending: u32,
    /// Windows that cover this day and are longer than it.
    pub covering: u32,
}

/// Days from `first` on.
#[derive(Clone, Debug, Default)]
pub struct DayCounts {
    first: Option<NaiveDate>,
    days: Vec<DayCount>,
}

impl DayCounts {
    /// Counts `len` days from `first` on, in one pass over the deadlines.
    pub fn new(deadlines: &Deadlines, shown: Option<&ActionSet>, first: NaiveDate, len: usize) -> Self {
        let mut days = vec![DayCount::default(); len];
        let mut change = vec![0i64; len + 1];
        let place = |day: NaiveDate| (day - first).num_days();
        for deadline in &deadlines.sorted {
            if !shown.is_none_or(|set| set.contains(deadline.action)) {
                continue;
            }
            let window = deadline.window;
            if window.is_day() {
                let at = window.latest.map_or(-1, place);
                if let Some(day) = usize::try_from(at).ok().and_then(|at| days.get_mut(at)) {
                    day.exact += 1;
                }
                continue;
            }
            // An open end has no days to cover: it would fill the calendar and say nothing.
            let at = window.latest.map_or(-1, place);
            if let Some(day) = usize::try_from(at).ok().and_then(|at| days.get_mut(at)) {
                day.ending += 1;
            }
            let (Some(earliest), Some(latest)) = (window.earliest, window.latest) else {
                continue;
            };
            let from = place(earliest).clamp(0, len as i64) as usize;
            let to = (place(latest) + 1).clamp(0, len as i64) as usize;
            if from < to {
                change[from] += 1;
                change[to] -= 1;
            }
        }
        let mut covering = 0;
        for (day, change) in days.iter_mut().zip(change) {
            covering += change;
            day.covering = covering as u32;
        }
        Self {
            first: Some(first),
            days,
        }
    }

    /// What falls on a day; nothing outside the stretch.
    pub fn on(&self, day: NaiveDate) -> DayCount {
        self.first
            .and_then(|first| usize::try_from((day - first).num_days()).ok())
            .and_then(|at| self.days.get(at))
            .copied()
            .unwrap_or_default()
    }
}

/// The first day of a day's month.
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The same day some months on, or the last of its month; unchanged at the ends of time.
pub fn add_months(day: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    if months < 0 {
        day.checked_sub_months(by)
    } else {
        day.checked_add_months(by)
    }
    .unwrap_or(day)
}

/// A day some days on; unchanged at the ends of time.
pub fn add_days(day: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(by)
    } else {
        day.checked_add_days(by)
    }
    .unwrap_or(day)
}

/// The weeks of a month, each from Monday, as days; days of the neighbouring months fill the first and the last.
pub fn weeks(month: NaiveDate) -> Vec<NaiveDate> {
    let first = first_of_month(month);
    let next = add_months(first, 1);
    let mut monday = add_days(first, -i64::from(first.weekday().num_days_from_monday()));
    let mut mondays = Vec::with_capacity(6);
    while monday < next {
        mondays.push(monday);
        let after = add_days(monday, 7);
        if after == monday {
            break;
        }
        monday = after;
    }
    mondays
}
