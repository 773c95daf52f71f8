//! What a wording is read with, besides itself: the day it was written, its language, its fiscal years.

use chrono::NaiveDate;

use super::calendar;
use super::fiscal::FiscalYear;
use super::language::Language;

/// How the wordings of an edition are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The date of the edition, from which "next year" counts.
    pub edition: NaiveDate,
    pub language: Language,
    /// When its fiscal years begin, if it says.
    pub fiscal_year: Option<FiscalYear>,
}

impl Reading {
    /// The same in English.
    #[must_use]
    pub const fn in_english(self) -> Self {
        Self {
            language: Language::English,
            ..self
        }
    }

    /// The same as of a day of the calendar.
    pub(super) fn within_calendar(self) -> Self {
        let edition = self.edition.clamp(calendar::FIRST_DAY, calendar::LAST_DAY);
        Self { edition, ..self }
    }
}

/// In English, without fiscal years.
impl From<NaiveDate> for Reading {
    fn from(edition: NaiveDate) -> Self {
        Self {
            edition,
            language: Language::English,
            fiscal_year: None,
        }
    }
}
