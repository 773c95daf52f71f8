//! Imprecise dates: the wording of a date, understood once, and the window of days it stands for.
//!
//! A wording goes through these files in this order:
//!
//! - `lex` and `iso` cut the text into words, numbers and dates in figures; `words` knows the words
//! - `parse` reads what they say as a whole, `date` one date of it as far as it is written (a `draft`), `relative` what
//!   is told from the edition's date
//! - `resolve` makes a window of it under the [`Conventions`], `telling` says which of them it rests on
//! - `display` writes it the one canonical way, `edtf` as ISO 8601-2
//!
//! For the wordings themselves see `docs/dates.md`, whose tables `tests/dates` makes.

pub mod calendar;
pub mod clock;
pub mod convention;
mod date;
pub mod days;
mod display;
mod draft;
mod edtf;
pub mod error;
mod iso;
mod lex;
pub mod offset;
mod parse;
pub mod period;
#[cfg(test)]
mod properties;
mod relative;
mod resolve;
pub mod schedule;
#[cfg(test)]
mod table;
mod telling;
pub mod window;
#[cfg(test)]
pub mod windows;
mod words;

use chrono::NaiveDate;

pub use days::DayFormat;
pub use error::{Mistake, WhenError};
pub use period::{Period, Season};
pub use schedule::ScheduleState;
pub use window::Window;

use self::convention::Conventions;

/// An imprecise date, as it was understood. What window it stands for depends on the conventions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    In(Stretch),
    /// From the start of the first to the end of the second.
    Between(Stretch, Stretch),
    /// On one side of a stretch of time.
    Bounded(Bound, Stretch),
    /// Before long, told from this day.
    Coming(Coming, NaiveDate),
}

/// A period, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// Whether the wording says "around".
    pub around: bool,
    /// The part of the period that is meant; none for all of it.
    pub part: Option<Part>,
    pub period: Period,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Early in it, at its beginning.
    Early,
    Mid,
    Late,
    /// At the end of it: as late, but "by the end" means its last day.
    End,
    FirstHalf,
    SecondHalf,
}

/// On which side of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Not after its last day.
    By,
    /// Going on, and not after its last day.
    Until,
    /// Before its first day.
    Before,
    /// Not before its first day.
    From,
    /// After its last day.
    After,
}

/// A wording that says only that it is not long now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coming {
    Days,
    Weeks,
    Months,
    Soon,
}

impl From<Period> for Stretch {
    fn from(period: Period) -> Self {
        Self {
            around: false,
            part: None,
            period,
        }
    }
}

impl When {
    /// Understands a wording. What it tells relative to now ("next year") is meant from the edition's date.
    pub fn parse(text: &str, edition: NaiveDate) -> Result<Self, WhenError> {
        parse::parse(text, edition.clamp(calendar::FIRST_DAY, calendar::LAST_DAY))
    }

    /// The days it stands for.
    pub fn window(&self, conventions: &Conventions) -> Window {
        resolve::window(self, conventions)
    }

    /// The same as ISO 8601-2 (EDTF). Reading it back gives the same earliest and latest day.
    pub fn edtf(&self, conventions: &Conventions) -> String {
        edtf::edtf(self, conventions)
    }

    /// The conventions that its window rests on, in words, such as `early = first quarter`.
    pub fn convention(&self, conventions: &Conventions, days: DayFormat) -> Option<String> {
        telling::convention(self, conventions, days)
    }
}
