//! Days counted from the clock: `30d`, `+6m`, `-2w`, `today`, `week`, `eoq`.

use chrono::{Datelike, Days, Months, NaiveDate};

/// What a relative date means as of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// The first day it covers: `30d` covers every day from the as-of date to the thirtieth after it.
    pub from: NaiveDate,
    /// The last day it covers.
    pub to: NaiveDate,
    /// The day that `<` and `>` compare with. `None` for a period such as `week`, whose bounds serve instead.
    pub point: Option<NaiveDate>,
}

/// The relative dates and what they mean, for help and completions.
pub const WORDS: &[(&str, &str)] = &[
    ("today", "the as-of date"),
    ("tomorrow", "the day after"),
    ("yesterday", "the day before"),
    ("week", "the current week, Monday to Sunday"),
    ("month", "the current month"),
    ("quarter", "the current quarter"),
    ("year", "the current year"),
    ("eow", "from the clock to the end of the week"),
    ("eom", "from the clock to the end of the month"),
    ("eoq", "from the clock to the end of the quarter"),
    ("eoy", "from the clock to the end of the year"),
    ("30d", "within 30 days; also w, m, q, y, and -30d for the past"),
];

/// Reads a relative date. `None` for anything else, and for days outside the calendar.
pub fn parse(text: &str, as_of: NaiveDate) -> Option<Offset> {
    let text = text.trim().to_ascii_lowercase();
    let day = |day: Option<NaiveDate>| {
        day.map(|day| Offset {
            from: day,
            to: day,
            point: Some(day),
        })
    };
    let until = |end: Option<NaiveDate>| {
        end.map(|end| Offset {
            from: as_of.min(end),
            to: as_of.max(end),
            point: Some(end),
        })
    };
    let period = |of: Option<(NaiveDate, NaiveDate)>| {
        of.map(|(from, to)| Offset {
            from,
            to,
            point: None,
        })
    };
    match text.as_str() {
        "today" | "now" => day(Some(as_of)),
        "tomorrow" => day(as_of.succ_opt()),
        "yesterday" => day(as_of.pred_opt()),
        "week" => period(week(as_of)),
        "month" => period(months(as_of, 1)),
        "quarter" => period(months(as_of, 3)),
        "year" => period(months(as_of, 12)),
        "eow" => until(week(as_of).map(|(_, end)| end)),
        "eom" => until(months(as_of, 1).map(|(_, end)| end)),
        "eoq" => until(months(as_of, 3).map(|(_, end)| end)),
        "eoy" => until(months(as_of, 12).map(|(_, end)| end)),
        _ => until(shifted(&text, as_of)),
    }
}

fn week(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let monday = day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))?;
    Some((monday, monday.checked_add_days(Days::new(6))?))
}

/// The first and last day of the month, quarter or year that contains a day; `length` is in months.
fn months(day: NaiveDate, length: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(day.year(), day.month0() / length * length + 1, 1)?;
    Some((first, first.checked_add_months(Months::new(length))?.pred_opt()?))
}

/// The day at the end of a count and a unit, with an optional sign.
fn shifted(text: &str, as_of: NaiveDate) -> Option<NaiveDate> {
    let (back, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let count: u32 = rest[..digits].parse().ok()?;
    let unit = rest[digits..].trim();
    let days = |each: u32| {
        let days = Days::new(u64::from(count.checked_mul(each)?));
        if back {
            as_of.checked_sub_days(days)
        } else {
            as_of.checked_add_days(days)
        }
    };
    let months = |each: u32| {
        let months = Months::new(count.checked_mul(each)?);
        if back {
            as_of.checked_sub_months(months)
        } else {
            as_of.checked_add_months(months)
        }
    };
    let day = match unit {
        "d" | "day" | "days" => days(1),
        "w" | "week" | "weeks" => days(7),
        "m" | "month" | "months" => months(1),
        "q" | "quarter" | "quarters" => months(3),
        "y" | "year" | "years" => months(12),
        _ => None,
    }?;
    (1..=9999).contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn relative_dates_count_from_the_clock() {
        for (text, from, to, point) in [
            ("30d", "2024-12-16", "2025-01-15", Some("2025-01-15")),
            ("+6m", "2024-12-16", "2025-06-16", Some("2025-06-16")),
            ("-2w", "2024-12-02", "2024-12-16", Some("2024-12-02")),
            ("1q", "2024-12-16", "2025-03-16", Some("2025-03-16")),
            ("today", "2024-12-16", "2024-12-16", Some("2024-12-16")),
            ("Tomorrow", "2024-12-17", "2024-12-17", Some("2024-12-17")),
            ("week", "2024-12-16", "2024-12-22", None),
            ("quarter", "2024-10-01", "2024-12-31", None),
            ("eoq", "2024-12-16", "2024-12-31", Some("2024-12-31")),
            ("eoy", "2024-12-16", "2024-12-31", Some("2024-12-31")),
        ] {
            let expected = Offset {
                from: day(from),
                to: day(to),
                point: point.map(day),
            };
            assert_eq!(parse(text, day("2024-12-16")), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_relative_date_or_leaves_the_calendar_is_none() {
        for text in [
            "",
            "d",
            "30",
            "30x",
            "99999999y",
            "-9999y",
            "4294967295w",
            "2025-01",
            "+-3d",
        ] {
            assert_eq!(parse(text, day("2024-12-16")), None, "{text}");
        }
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(parse("1m", day("2025-01-31")).unwrap().to, day("2025-02-28"));
        assert_eq!(parse("1m", day("9999-12-31")), None);
    }
}
