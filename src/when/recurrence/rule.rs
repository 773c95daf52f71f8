//! A series as an iCalendar rule (RFC 5545) for the day on which each occurrence begins, or on which it is due where its
//! beginning is open.
//!
//! Rules skip days that do not exist: "the 31st" would come seven times a year. A series falls back on the last day of a
//! shorter month, and the rule must say so.

use std::fmt::Write as _;

use chrono::Datelike;

use super::every::Frequency;
use super::series::{First, Series, ends_month};
use crate::when::window::Window;

impl Series {
    /// The value of the RRULE whose DTSTART is the first day of occurrence 0, or its last day where the beginning is open.
    /// `None` if there is no occurrence.
    pub fn rrule(&self) -> Option<String> {
        let window = self.nth(0)?;
        let mut rule = format!("FREQ={}", self.every.unit.ical());
        if self.every.count > 1 {
            let _ = write!(rule, ";INTERVAL={}", self.every.count);
        }
        rule.push_str(&self.day(&window));
        if let Some(until) = self.until {
            let _ = write!(rule, ";UNTIL={}", until.format("%Y%m%d"));
        }
        Some(rule)
    }

    /// The parts of the rule for the day of the month. Empty where the frequency alone finds it in every month.
    fn day(&self, window: &Window) -> String {
        let Some(start) = window.earliest.or(window.latest) else {
            return String::new();
        };
        // The day that is meant, and not that of the first occurrence, whose month may be too short for it.
        let (day, is_last) = match self.first {
            First::Window(first) => (start.day(), first.earliest.is_none() && ends_month(&first, start)),
            First::Anywhere(_) => (start.day(), false),
            First::ByEnd(_) => (31, true),
            // The occurrence is a whole month, which begins on its first day.
            First::Day { .. } if window.earliest.is_some_and(|first| first.day() == 1) => (1, false),
            First::Day { day, .. } => (day.into(), false),
        };
        let by_day = match (day, is_last) {
            _ if matches!(self.every.unit, Frequency::Day | Frequency::Week) => return String::new(),
            (31, _) | (_, true) => ";BYMONTHDAY=-1".to_owned(),
            (..=28, false) => return String::new(),
            (29, false) => ";BYMONTHDAY=28,29;BYSETPOS=-1".to_owned(),
            (_, false) => ";BYMONTHDAY=28,29,30;BYSETPOS=-1".to_owned(),
        };
        match self.every.unit {
            // Only February varies in length from year to year.
            Frequency::Year if start.month() == 2 => format!(";BYMONTH=2{by_day}"),
            Frequency::Year => String::new(),
            _ => by_day,
        }
    }
}
