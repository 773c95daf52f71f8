//! The one date everything is computed as of, and where it came from. Nothing here asks the system for the time.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::calendar;
use super::convention::Conventions;
use super::day_format::DayFormat;
use super::error::Plain;
use super::imprecise::{Doubt, PeriodPart, Stretch, When};
use super::language::Language;
use super::period::Period;
use super::reading::Reading;

/// From this age in days on, the clock defaults to the edition's date: as of today, everything in it would be overdue.
pub const STALE_AFTER_DAYS: i64 = 180;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClockOrigin {
    /// The user named the date or stepped to it.
    Given,
    Today,
    /// It is the date of the newest edition.
    Edition,
}

impl ClockOrigin {
    /// The word that follows the date in a header.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Given => "set",
            Self::Today => "today",
            Self::Edition => "edition",
        }
    }
}

/// The as-of date that everything is computed for, and where it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    pub as_of: NaiveDate,
    pub origin: ClockOrigin,
}

/// What the user asks to set the clock to: a day, `today`, a day counted from today, or `edition`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Request {
    Day(NaiveDate),
    Today,
    /// A number of days from today: `tomorrow` is 1.
    FromToday(i64),
    /// The date of the newest edition.
    Edition,
}

/// A text that could not be read as a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestError {
    pub found: String,
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = Plain(&self.found);
        write!(
            f,
            "no such day: {found}; write 2025-04-01, end of 2025, tomorrow or edition"
        )
    }
}

impl std::error::Error for RequestError {}

impl FromStr for Request {
    type Err = RequestError;

    fn from_str(text: &str) -> Result<Self, RequestError> {
        let asked = text.trim();
        if asked.eq_ignore_ascii_case("today") {
            return Ok(Self::Today);
        }
        if asked.eq_ignore_ascii_case("edition") {
            return Ok(Self::Edition);
        }
        calendar::day(asked)
            .map(Self::Day)
            .or_else(|| worded(asked))
            .ok_or_else(|| RequestError {
                found: text.to_owned(),
            })
    }
}

/// The day that a wording names: "1 April 2025", "fin 2025", "tomorrow", but not "April 2025". English is tried first, then
/// the other languages, where all that can read it must agree.
fn worded(text: &str) -> Option<Request> {
    if let Some(request) = worded_in(text, Language::English) {
        return Some(request);
    }
    // Figures alone do not say whether the day or the month comes first.
    if !text.contains(char::is_alphabetic) {
        return None;
    }
    let mut read = Language::all().filter_map(|language| worded_in(text, language));
    let first = read.next()?;
    read.all(|other| other == first).then_some(first)
}

fn worded_in(text: &str, language: Language) -> Option<Request> {
    // Read as of two days: an absolute day comes out the same for both, a relative one as far from each.
    let (one, other) = (
        NaiveDate::from_ymd_opt(2001, 3, 5)?,
        NaiveDate::from_ymd_opt(2010, 10, 12)?,
    );
    let read = |edition: NaiveDate| {
        let reading = Reading {
            language,
            ..Reading::from(edition)
        };
        named_day(When::parse(text, reading).ok()?)
    };
    let (first, second) = (read(one)?, read(other)?);
    let days = (first - one).num_days();
    if first == second {
        Some(Request::Day(first))
    } else if days == (second - other).num_days() {
        Some(Request::FromToday(days))
    } else {
        None
    }
}

/// The day of an exact date, or the last day of a period for "the end of" it.
fn named_day(when: When) -> Option<NaiveDate> {
    match when {
        When::In(Stretch {
            doubt: Doubt::None,
            part: None,
            period: Period::Day(day),
        }) => Some(day),
        When::In(Stretch {
            doubt: Doubt::None,
            part: Some(PeriodPart::End),
            ..
        }) => when.window(&Conventions::default()).latest,
        _ => None,
    }
}

impl Clock {
    /// The clock for a request. Without one, it is today while the newest edition is fresh, and that edition's date afterwards.
    pub fn resolve(request: Option<Request>, today: NaiveDate, newest_edition: NaiveDate) -> Self {
        let at_today = Self {
            as_of: today,
            origin: ClockOrigin::Today,
        };
        let at_edition = Self {
            as_of: newest_edition,
            origin: ClockOrigin::Edition,
        };
        let is_fresh = (today - newest_edition).num_days() < STALE_AFTER_DAYS;
        match request {
            Some(Request::Day(day)) => Self {
                as_of: day,
                origin: ClockOrigin::Given,
            },
            Some(Request::Today) => at_today,
            Some(Request::FromToday(days)) => Self {
                as_of: calendar::add_days(today, days),
                origin: ClockOrigin::Given,
            },
            None if is_fresh => at_today,
            Some(Request::Edition) | None => at_edition,
        }
    }
}

/// `16 Dec 2024 (edition)`, as the header shows it.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = DayFormat::default().day(self.as_of);
        write!(f, "{day} ({})", self.origin.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_fresh_edition_is_seen_from_today_and_a_stale_one_from_itself() {
        let edition = day("2024-12-16");
        for (today, origin) in [
            ("2024-12-01", ClockOrigin::Today),
            ("2025-06-13", ClockOrigin::Today),
            ("2025-06-14", ClockOrigin::Edition),
        ] {
            assert_eq!(
                Clock::resolve(None, day(today), edition).origin,
                origin,
                "{today}"
            );
        }
        assert_eq!(Clock::resolve(None, day("2030-01-01"), edition).as_of, edition);
    }

    #[test]
    fn a_request_wins() {
        let (today, edition) = (day("2030-01-01"), day("2024-12-16"));
        for (text, as_of, origin) in [
            ("today", "2030-01-01", ClockOrigin::Today),
            (" Edition ", "2024-12-16", ClockOrigin::Edition),
            ("2025-04-01", "2025-04-01", ClockOrigin::Given),
            ("1 April 2025", "2025-04-01", ClockOrigin::Given),
            ("1 Apr 2025", "2025-04-01", ClockOrigin::Given),
            ("1er avril 2025", "2025-04-01", ClockOrigin::Given),
            ("1. April 2025", "2025-04-01", ClockOrigin::Given),
            ("1 de abril de 2025", "2025-04-01", ClockOrigin::Given),
            ("end of 2025", "2025-12-31", ClockOrigin::Given),
            ("end of March 2025", "2025-03-31", ClockOrigin::Given),
            ("fin 2025", "2025-12-31", ClockOrigin::Given),
            ("tomorrow", "2030-01-02", ClockOrigin::Given),
            ("Yesterday", "2029-12-31", ClockOrigin::Given),
        ] {
            let clock = Clock::resolve(Some(text.parse().unwrap()), today, edition);
            assert_eq!(
                clock,
                Clock {
                    as_of: day(as_of),
                    origin
                },
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_day_says_what_is() {
        for text in [
            "",
            "1 April",
            "03/04/2025",
            "end of the year",
            "April 2025",
            "around 1 April 2025",
            "before 1 April 2025",
            "30 February 2025",
            "2025-13-01",
            "0000-01-01",
            "-0001-01-01",
            "+10000-01-01",
            "2025-02-30",
        ] {
            let error = text.parse::<Request>().unwrap_err().to_string();
            let expected = format!("no such day: {text}; write 2025-04-01, end of 2025, tomorrow or edition");
            assert_eq!(error, expected);
        }
    }
}
