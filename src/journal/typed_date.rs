//! Dates as people type them when they record something: `yesterday`, `12 March`, `Q1 2025`. They are stored in a form that
//! means the same whenever it is read.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::entry::WordedDate;
use super::read::said;
use crate::model::Corpus;
use crate::when::convention::Conventions;
use crate::when::offset;
use crate::when::{When, WhenError};

/// On which side of the clock a date without a year falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockSide {
    /// It has happened.
    Past,
    /// It is yet to happen.
    Ahead,
}

/// Reads a date typed as of the clock, to be stored in an entry of the moment `at`.
pub fn worded(
    text: &str,
    side: ClockSide,
    (as_of, at): (NaiveDate, DateTime<Utc>),
    corpus: &Corpus,
    conventions: &Conventions,
) -> Result<WordedDate, WhenError> {
    let text = text.trim();
    if let Some(day) = offset::parse(text, as_of).and_then(|relative| relative.point) {
        return said(&day.to_string(), at, corpus, conventions);
    }
    let read = |text: &str| corpus.typed(text, as_of);
    let (text, when) = match read(text) {
        Ok(when) => (text.to_owned(), when),
        // With a year added, an empty text would be a date.
        Err(error) if text.is_empty() => return Err(error),
        Err(error) => with_year(text, side, as_of, conventions, read).ok_or(error)?,
    };
    let same = said(&text, at, corpus, conventions);
    if let Ok(same) = same
        && same.when == when
    {
        return Ok(same);
    }
    // The words count from the clock, so the date itself is stored instead.
    said(&when.edtf(conventions), at, corpus, conventions)
}

/// The date in the nearest year that puts it on its side of the clock, with the words including that year.
fn with_year(
    text: &str,
    side: ClockSide,
    as_of: NaiveDate,
    conventions: &Conventions,
    read: impl Fn(&str) -> Result<When, WhenError>,
) -> Option<(String, When)> {
    // An empty text does not mean the year alone.
    if text.is_empty() {
        return None;
    }
    let years = match side {
        ClockSide::Past => [as_of.year(), as_of.year() - 1],
        ClockSide::Ahead => [as_of.year(), as_of.year() + 1],
    };
    years.into_iter().find_map(|year| {
        let text = format!("{text} {year}");
        let when = read(&text).ok()?;
        let window = when.window(conventions);
        let fits = match side {
            ClockSide::Past => window.earliest? <= as_of,
            ClockSide::Ahead => window.latest? >= as_of,
        };
        fits.then_some((text, when))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_of_the_clock_and_kept_for_any_day() {
        use ClockSide::{Ahead, Past};
        let as_of = "2025-03-13".parse().unwrap();
        let at = "2026-11-26T09:00:00Z".parse().unwrap();
        for (text, side, kept) in [
            ("yesterday", Past, "2025-03-12"),
            ("today", Past, "2025-03-13"),
            ("-2w", Past, "2025-02-27"),
            ("12 March", Past, "12 March 2025"),
            ("14 March", Past, "14 March 2024"),
            ("12 March", Ahead, "12 March 2026"),
            ("March", Past, "March 2025"),
            ("Q1 2025", Past, "Q1 2025"),
            ("2025-03-12", Past, "2025-03-12"),
            ("next year", Ahead, "2026"),
        ] {
            let said = worded(
                text,
                side,
                (as_of, at),
                &Corpus::default(),
                &Conventions::default(),
            );
            assert_eq!(said.map(|said| said.text), Ok(kept.into()), "{text}");
        }
        for text in ["", "soon-ish", "32 March"] {
            let said = worded(
                text,
                Past,
                (as_of, at),
                &Corpus::default(),
                &Conventions::default(),
            );
            assert!(said.is_err(), "{text}");
        }
    }
}
