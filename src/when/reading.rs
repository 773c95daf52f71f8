//! What a wording is read with, besides itself: the day it was written, its language, its fiscal years.

use chrono::NaiveDate;

use super::calendar;
use super::fiscal::{Fiscal, FiscalYear};
use super::language::Language;
use super::{Period, When};

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

    /// Whether every fiscal year in a date begins when those of the edition do.
    pub fn has_fiscal_years_of(&self, when: &When) -> bool {
        let stretches = match *when {
            When::In(stretch) | When::Bounded(_, stretch) => [Some(stretch), None],
            When::Between(first, last) => [Some(first), Some(last)],
            When::Coming(..) | When::Undated => [None, None],
        };
        stretches
            .into_iter()
            .flatten()
            .all(|stretch| match stretch.period {
                Period::Fiscal(Fiscal { from, .. }) => self
                    .fiscal_year
                    .is_some_and(|own| own.beginning_in(calendar::year_of(from)) == from),
                _ => true,
            })
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
