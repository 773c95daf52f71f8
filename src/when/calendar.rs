//! The calendar that milepost knows, years 1 to 9999, with arithmetic that is clamped to it and never fails.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

pub const FIRST_YEAR: u16 = 1;
/// The last year: ISO 8601 writes years with four digits.
pub const LAST_YEAR: u16 = 9999;

/// 1 January of year 1.
pub const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(FIRST_YEAR as i32, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// 31 December 9999.
pub const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(LAST_YEAR as i32, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Parses an ISO 8601 day within the calendar.
pub fn day(text: &str) -> Option<NaiveDate> {
    let day = text.parse().ok()?;
    (FIRST_DAY..=LAST_DAY).contains(&day).then_some(day)
}

/// The year of a day, clamped to the calendar.
pub fn year_of(day: NaiveDate) -> u16 {
    day.year().clamp(FIRST_YEAR.into(), LAST_YEAR.into()) as u16
}

/// The day `days` later (earlier where negative).
pub fn add_days(day: NaiveDate, days: i64) -> NaiveDate {
    let end = if days < 0 { FIRST_DAY } else { LAST_DAY };
    let moved = TimeDelta::try_days(days).and_then(|days| day.checked_add_signed(days));
    moved.unwrap_or(end).clamp(FIRST_DAY, LAST_DAY)
}

/// The same day `months` later (earlier where negative), or the last of a month that is too short for it.
pub fn add_months(day: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let (moved, end) = if months < 0 {
        (day.checked_sub_months(by), FIRST_DAY)
    } else {
        (day.checked_add_months(by), LAST_DAY)
    };
    moved.unwrap_or(end).clamp(FIRST_DAY, LAST_DAY)
}

/// The first day of the month that is `month0` months after January of `year`.
pub fn month_start(year: u16, month0: i32) -> NaiveDate {
    let january = NaiveDate::from_ymd_opt(year.into(), 1, 1).unwrap_or(LAST_DAY);
    add_months(january, month0)
}

/// The last day of the month that is `month0` months after January of `year`.
pub fn month_end(year: u16, month0: i32) -> NaiveDate {
    last_of_month(month_start(year, month0))
}

/// The last day of the month that contains `day`.
pub fn last_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(u32::from(day.num_days_in_month())).unwrap_or(day)
}

/// Whether `day` is the last of its month.
pub fn is_last_of_month(day: NaiveDate) -> bool {
    day.day() == u32::from(day.num_days_in_month())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_clamped_to_their_ends() {
        assert_eq!(add_months(day("2025-01-31"), 1), day("2025-02-28"));
        assert_eq!(add_months(day("2024-03-31"), -1), day("2024-02-29"));
        assert_eq!(month_end(2024, 1), day("2024-02-29"));
        assert_eq!(month_start(2024, 12), day("2025-01-01"));
        assert_eq!(month_start(2024, -1), day("2023-12-01"));
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        assert_eq!(add_days(FIRST_DAY, -1), FIRST_DAY);
        assert_eq!(add_days(LAST_DAY, i64::MAX), LAST_DAY);
        assert_eq!(add_days(FIRST_DAY, i64::MIN), FIRST_DAY);
        assert_eq!(add_months(LAST_DAY, i32::MAX), LAST_DAY);
        assert_eq!(add_months(FIRST_DAY, i32::MIN), FIRST_DAY);
        assert_eq!(month_end(9999, 13), LAST_DAY);
        assert_eq!(month_start(9999, 11), day("9999-12-01"));
    }
}
