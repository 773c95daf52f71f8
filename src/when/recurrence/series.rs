//! The occurrences of a recurrence, counted from 0. Each is worked out from the first, never from the one before: what
//! begins on 31 January comes on 28 February and again on 31 March.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::every::{Every, Frequency, RecurrencePlace, RecurrentDay};
use crate::when::calendar::{self, LAST_DAY, add_days, last_of_month};
use crate::when::window::{Precision, Window};

/// No series has more: one occurrence for every day of the calendar.
const MOST: u32 = 3_652_059;

/// A recurrence with what its occurrences are counted from, and the day after which none begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    pub(super) every: Every,
    pub(super) first: First,
    pub(super) until: Option<NaiveDate>,
}

/// What the occurrences are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    /// The first occurrence, which is moved.
    Window(Window),
    /// The first day of the first interval. Each occurrence is anywhere in its interval.
    Anywhere(NaiveDate),
    /// The first day of the first interval. Each occurrence is due by the last day of its interval.
    ByEnd(NaiveDate),
    /// A day of a month, or the last day of a shorter one. Months are counted from January of year 0.
    Day { month: i32, day: u8, by: bool },
}

impl Series {
    /// The occurrences from the window `from` on, none of which begins after the end of the window `until`.
    ///
    /// `from` is the first occurrence, unless the recurrence names a day or month itself. If `from` is longer than one interval
    /// ("every month" from "2025") or has no end, each occurrence is anywhere in its interval. Without `from`, intervals are
    /// counted from the calendar month, quarter, year, … of the edition.
    pub fn new(every: Every, from: Option<&Window>, until: Option<&Window>, edition: NaiveDate) -> Self {
        let begin = from.and_then(|from| from.earliest.or(from.latest));
        let day = begin.unwrap_or(edition);
        let first = match every.place {
            Some(place) => first_at(every, place, day),
            None => match from {
                Some(from) if is_one(every, from) => First::Window(*from),
                Some(_) => First::Anywhere(day),
                None => First::Anywhere(aligned(every, edition)),
            },
        };
        Self {
            every,
            first,
            until: until.and_then(|until| until.latest),
        }
    }

    pub const fn every(&self) -> Every {
        self.every
    }

    /// An occurrence by its number, from 0. `None` after the last one.
    pub fn nth(&self, number: u32) -> Option<Window> {
        let window = self.unbounded(number)?;
        let start = window.earliest.or(window.latest)?;
        self.until.is_none_or(|until| start <= until).then_some(window)
    }

    /// The last occurrence that is over by the end of this day, with its number.
    pub fn last_by(&self, day: NaiveDate) -> Option<(u32, Window)> {
        let number = self.over_by(day).checked_sub(1)?;
        Some((number, self.nth(number)?))
    }

    /// The first occurrence that is not over by the end of this day, with its number. It may have begun.
    pub fn next_after(&self, day: NaiveDate) -> Option<(u32, Window)> {
        let number = self.over_by(day);
        Some((number, self.nth(number)?))
    }

    /// How many occurrences are over by the end of this day, found by halving.
    fn over_by(&self, day: NaiveDate) -> u32 {
        let (mut over, mut not_over) = (0, MOST);
        while over < not_over {
            let middle = over.midpoint(not_over);
            let window = self.nth(middle);
            if window.is_some_and(|window| window.latest.is_some_and(|latest| latest <= day)) {
                over = middle + 1;
            } else {
                not_over = middle;
            }
        }
        over
    }

    fn unbounded(&self, number: u32) -> Option<Window> {
        match self.first {
            First::Window(window) => moved(&window, self.every, number),
            First::Anywhere(_) => {
                let (start, end) = self.between(number)?;
                let end = Some(end.min(LAST_DAY));
                Some(Window::exact(Some(start), end, Precision::Interval))
            }
            First::ByEnd(_) => {
                let (_, end) = self.between(number)?;
                (end <= LAST_DAY).then(|| Window::exact(None, Some(end), Precision::Day))
            }
            First::Day { month, day, by } => {
                let months = i64::from(number) * months(self.every)?;
                let last = day_of_month(i64::from(month) + months, day)?;
                Some(match self.every.place.map(RecurrencePlace::spot) {
                    Some(RecurrentDay::Month(_)) => {
                        let start = last.with_day(1).filter(|_| !by);
                        Window::exact(start, Some(last), Precision::Month)
                    }
                    _ if by => Window::exact(None, Some(last), Precision::Day),
                    _ => Window::day(last),
                })
            }
        }
    }

    /// The first and the last day of an interval. The last may be beyond the calendar.
    fn between(&self, number: u32) -> Option<(NaiveDate, NaiveDate)> {
        let (First::Anywhere(first) | First::ByEnd(first)) = self.first else {
            return None;
        };
        let start = later(first, self.every, number)?;
        let end = unbounded_later(first, self.every, number + 1).and_then(|next| next.pred_opt());
        Some((start, end.unwrap_or(NaiveDate::MAX)))
    }
}

/// Whether a window is no longer than an interval, and so can be an occurrence.
fn is_one(every: Every, window: &Window) -> bool {
    match (window.earliest, window.latest) {
        (Some(earliest), Some(latest)) => later(earliest, every, 1).is_none_or(|next| latest < next),
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

/// The first occurrence of a place that the recurrence names, not over before `from`.
fn first_at(every: Every, place: RecurrencePlace, from: NaiveDate) -> First {
    let by = matches!(place, RecurrencePlace::By(_));
    let january = from.year() * 12;
    let (month, day, step) = match place.spot() {
        RecurrentDay::End => return First::ByEnd(aligned(every, from)),
        RecurrentDay::Month(month) => (january + i32::from(month) - 1, 31, 12),
        RecurrentDay::Day(month, day) => (january + i32::from(month) - 1, day, 12),
        RecurrentDay::DayOfMonth(day) => (january + from.month0() as i32, day, 1),
    };
    let is_over = day_of_month(month.into(), day).is_some_and(|day| day < from);
    First::Day {
        month: if is_over { month + step } else { month },
        day,
        by,
    }
}

/// The start of the calendar period as long as an interval that contains a day: its week, its quarter. If there is none
/// (5 months, 2 years), the start of the unit.
fn aligned(every: Every, day: NaiveDate) -> NaiveDate {
    match every.unit {
        Frequency::Day => day,
        Frequency::Week => {
            let after_monday = day.weekday().num_days_from_monday();
            add_days(day, -i64::from(after_monday))
        }
        Frequency::Month => {
            let length = match every.count {
                length @ (1 | 2 | 3 | 4 | 6 | 12) => u32::from(length),
                _ => 1,
            };
            let month = day.month0() / length * length;
            calendar::month_start(calendar::year_of(day), month as i32)
        }
        Frequency::Year => calendar::month_start(calendar::year_of(day), 0),
    }
}

/// The length of an interval in months. `None` if it is counted in days or weeks.
pub(super) fn months(every: Every) -> Option<i64> {
    match every.unit {
        Frequency::Month => Some(every.count.into()),
        Frequency::Year => Some(i64::from(every.count) * 12),
        Frequency::Day | Frequency::Week => None,
    }
}

/// The day `number` intervals later, or the last day of a month that is too short for it. `None` outside the calendar.
fn later(day: NaiveDate, every: Every, number: u32) -> Option<NaiveDate> {
    unbounded_later(day, every, number).filter(|later| *later <= LAST_DAY)
}

/// Like [`later`], but not limited to the calendar.
fn unbounded_later(day: NaiveDate, every: Every, number: u32) -> Option<NaiveDate> {
    match (months(every), every.unit) {
        (Some(months), _) => {
            let months = u32::try_from(months * i64::from(number)).ok()?;
            day.checked_add_months(Months::new(months))
        }
        (None, unit) => {
            let each = if unit == Frequency::Week { 7 } else { 1 };
            let days = u64::from(number) * u64::from(every.count) * each;
            day.checked_add_days(Days::new(days))
        }
    }
}

/// A window moved by `number` intervals. Unless it is a single day, an end at the end of a month stays there. `None` if it
/// begins outside the calendar.
fn moved(window: &Window, every: Every, number: u32) -> Option<Window> {
    let start = window.earliest.or(window.latest)?;
    later(start, every, number)?;
    let of_start = |day: Option<NaiveDate>| day.map(|day| later(day, every, number).unwrap_or(LAST_DAY));
    let of_end = |day: Option<NaiveDate>| {
        let moved = of_start(day)?;
        let keeps_end = months(every).is_some() && ends_month(window, day?);
        Some(if keeps_end { last_of_month(moved) } else { moved })
    };
    Some(Window {
        earliest: of_start(window.earliest),
        latest: of_end(window.latest),
        outer_earliest: of_start(window.outer_earliest),
        outer_latest: of_end(window.outer_latest),
        ..*window
    })
}

/// Whether a window ends with a month because of the wording's precision, as opposed to naming that day.
pub(super) fn ends_month(window: &Window, last: NaiveDate) -> bool {
    window.precision != Precision::Day && calendar::is_last_of_month(last)
}

/// A day of a month, or its last day if it is shorter. Months are counted from January of year 0.
fn day_of_month(month: i64, day: u8) -> Option<NaiveDate> {
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    let first = NaiveDate::from_ymd_opt(year, month.rem_euclid(12) as u32 + 1, 1)?;
    let day = first.with_day(day.into()).unwrap_or(last_of_month(first));
    (calendar::FIRST_DAY..=LAST_DAY).contains(&day).then_some(day)
}
