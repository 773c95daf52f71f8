//! The context that a wording is read in: the date of its edition, its language and its fiscal years.

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
    /// When the fiscal years of the edition begin, if it says so.
    pub fiscal_year: Option<FiscalYear>,
}

impl Reading {
    /// This context with English as the language.
    #[must_use]
    pub const fn in_english(self) -> Self {
        Self {
            language: Language::English,
            ..self
        }
    }

    /// Whether every fiscal year in a date begins on the same day of the year as those of the edition.
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

    /// This context with the edition's date clamped to the calendar.
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
