//! The occurrence of a series that matters as of a day, and occurrences as dates.

use chrono::{Datelike, NaiveDate};

use super::series::Series;
use crate::when::calendar::{is_last_of_month, year_of};
use crate::when::imprecise::{Bound, Doubt, Stretch, When};
use crate::when::period::Period;
use crate::when::window::Window;

impl Series {
    /// The first occurrence that is not over before this day, else the last one, with its number.
    pub fn at(&self, day: NaiveDate) -> Option<(u32, Window)> {
        let Some(before) = day.pred_opt() else {
            return self.nth(0).map(|window| (0, window));
        };
        self.next_after(before).or_else(|| self.last_by(before))
    }

    /// The occurrence that a date refers to: the one with the same last day, the one that contains it, or else the last one whose
    /// end it contains.
    pub fn named(&self, date: &Window) -> Option<u32> {
        let last = date.latest?;
        let first = date.earliest.unwrap_or(last);
        let after = match last.pred_opt() {
            Some(before) => self.next_after(before),
            None => self.nth(0).map(|window| (0, window)),
        };
        if let Some((number, window)) = after
            && (window.latest == Some(last) || window.earliest.is_some_and(|earliest| earliest <= first))
        {
            return Some(number);
        }
        let (number, window) = self.last_by(last)?;
        window.latest.filter(|latest| first <= *latest).map(|_| number)
    }

    /// The occurrence that an event on a day belongs to: the one that contains the day, or else the one with the nearest last
    /// day among the occurrence at that day and its two neighbours. Only those that `is_left` accepts are considered.
    pub fn of_event(&self, day: NaiveDate, is_left: impl Fn(u32) -> bool) -> Option<u32> {
        let (number, window) = self.at(day)?;
        if window.earliest.is_some_and(|_| window.contains(day)) && is_left(number) {
            return Some(number);
        }
        let away = |number: &u32| {
            let latest = self.nth(*number).and_then(|window| window.latest);
            latest.map_or(i64::MAX, |latest| (latest - day).num_days().abs())
        };
        let around = number.saturating_sub(1)..=number.saturating_add(1);
        let left = around.filter(|number| is_left(*number) && self.nth(*number).is_some());
        left.min_by_key(away)
    }
}

impl When {
    /// The date that has the bounds of an occurrence.
    pub fn of_occurrence(window: &Window) -> Self {
        let doubt = if window.approximate {
            Doubt::Whole
        } else {
            Doubt::None
        };
        let stretch = |period| Stretch {
            doubt,
            ..Stretch::from(period)
        };
        let day = |day| stretch(Period::Day(day));
        match (window.earliest, window.latest) {
            (Some(first), Some(last)) => match whole(first, last) {
                Some(period) => Self::In(stretch(period)),
                None => Self::Between(day(first), day(last)),
            },
            (None, Some(last)) => Self::Bounded(Bound::By, day(last)),
            (Some(first), None) => Self::Bounded(Bound::From, day(first)),
            (None, None) => Self::Undated,
        }
    }
}

/// The day, month, quarter, third, half or year that begins and ends on these days.
fn whole(first: NaiveDate, last: NaiveDate) -> Option<Period> {
    if first == last {
        return Some(Period::Day(first));
    }
    let year = year_of(first);
    if first.day() != 1 || !is_last_of_month(last) || year_of(last) != year {
        return None;
    }
    let (from, to) = (first.month0() as u8, last.month0() as u8);
    match (from, to + 1 - from) {
        (month, 1) => Some(Period::Month(year, month + 1)),
        (month, 3) if month % 3 == 0 => Some(Period::Quarter(year, month / 3 + 1)),
        (month, 4) if month % 4 == 0 => Some(Period::Third(year, month / 4 + 1)),
        (month, 6) if month % 6 == 0 => Some(Period::Half(year, month / 6 + 1)),
        (0, 12) => Some(Period::Year(year)),
        _ => None,
    }
}
