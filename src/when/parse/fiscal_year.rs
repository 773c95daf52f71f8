//! Reads fiscal years: "FY2024-25", "fiscal year 2025-2026", "FY25", and "2024-25" where the edition has them.

use super::draft::InYear;
use super::lexer::TokenKind;
use super::reader::DateReader;
use crate::when::calendar;
use crate::when::error::{DateMistake, WhenError};
use crate::when::fiscal::{Fiscal, FiscalYear};
use crate::when::period::{self, Period};

impl DateReader<'_> {
    /// The number of words that say "fiscal year" from `after` tokens beyond the next one; 0 if they do not.
    pub fn fiscal_words(&self, after: usize) -> usize {
        match self.word_at(after) {
            Some("fy") => 1,
            Some("fiscal" | "financial" | "budget") => {
                1 + usize::from(self.word_at(after + 1) == Some("year"))
            }
            _ => 0,
        }
    }

    /// Reads a fiscal year, if one comes next. One that begins on 1 January is the calendar year.
    pub fn fiscal_year(&mut self) -> Result<Option<InYear>, WhenError> {
        let start = self.next;
        let (this, words) = match self.word() {
            Some("this" | "current") => (Some(0), self.fiscal_words(1)),
            Some("next" | "coming" | "following") => (Some(1), self.fiscal_words(1)),
            Some("last" | "previous" | "past") => (Some(-1), self.fiscal_words(1)),
            _ => (None, self.fiscal_words(0)),
        };
        if words == 0 && !matches!(self.kind_at(0), Some(TokenKind::Span(_))) {
            return Ok(None);
        }
        self.next += words + usize::from(this.is_some());
        let years = if this.is_some() {
            None
        } else {
            self.fiscal_years()?
        };
        let end = self.next;
        let Some((from, to)) = years else {
            // "This fiscal year", and "the end of the fiscal year".
            let begins = self.begins(start..end)?;
            let year =
                calendar::year_of(begins.around(self.edition)).saturating_add_signed(this.unwrap_or(0));
            return self.of_fiscal(begins, year, start..end).map(Some);
        };
        if let Some(from) = from
            && self.comes("from")
            && let Some(&TokenKind::Period(Period::Day(day))) = self.kind_at(1)
            && calendar::year_of(day) == from
            && let Some(year) = Fiscal::year(day)
        {
            self.next += 2;
            return Ok(Some(InYear::Fiscal(year)));
        }
        let begins = self.begins(start..end)?;
        let year = match (from, begins.is_calendar()) {
            (None, true) => to,
            (None, false) => to.saturating_sub(1),
            (Some(year), false) => year,
            (Some(_), true) => {
                return Err(self.error(start..end, |found| DateMistake::NoSuch {
                    what: "fiscal year",
                    found,
                    accepted: "those of the edition begin on 1 January, as in FY2025",
                }));
            }
        };
        self.of_fiscal(begins, year, start..end).map(Some)
    }

    /// The years of a fiscal year: the one it begins in, where that is written, and the one it ends in.
    fn fiscal_years(&mut self) -> Result<Option<(Option<u16>, u16)>, WhenError> {
        let start = self.next;
        if let Some(&TokenKind::Span(year)) = self.kind_at(0) {
            self.next += 1;
            let from = self.fiscal_number(start, year, 4)?;
            return Ok(Some((Some(from), from.saturating_add(1))));
        }
        let Some((number, digits)) = self.number_at(0) else {
            return Ok(None);
        };
        self.next += 1;
        let year = self.fiscal_number(start, number, digits)?;
        let next = year.saturating_add(1);
        if self.is_sign_at(0)
            && let Some((second, digits @ (2 | 4))) = self.number_at(1)
            && (second == u32::from(next) || digits == 2 && second == u32::from(next % 100))
        {
            self.next += 2;
            return Ok(Some((Some(year), next)));
        }
        Ok(Some((None, year)))
    }

    /// Reads the "-25" of "Q1 2024-25", once `year` has been read: the two years make a fiscal year.
    pub fn fiscal_span(&mut self, start: usize, year: u32) -> Result<Option<InYear>, WhenError> {
        let next = (year + 1) % 100;
        if !self.is_sign_at(0) || self.number_at(1) != Some((next, 2)) {
            return Ok(None);
        }
        self.next += 2;
        let range = start..self.next;
        let Some(begins) = self.fiscal_year else {
            let error = self.error(range, DateMistake::SpanOrFiscal);
            return Err(error);
        };
        let year = self.checked_year(start, year, 4)?;
        self.of_fiscal(begins, year, range).map(Some)
    }

    /// A year of four digits, or of two, which mean the year nearest to the edition that ends in them.
    fn fiscal_number(&self, at: usize, number: u32, digits: usize) -> Result<u16, WhenError> {
        if digits != 2 {
            return self.checked_year(at, number, digits);
        }
        let edition = i64::from(calendar::year_of(self.edition));
        let century = edition / 100 * 100 + i64::from(number);
        let nearest = [century - 100, century, century + 100]
            .into_iter()
            .min_by_key(|year| (year - edition).abs())
            .unwrap_or(century);
        period::year(u32::try_from(nearest).unwrap_or_default())
            .map_err(|mistake| WhenError::new(self.place(at..at + 1), mistake))
    }

    fn begins(&self, tokens: std::ops::Range<usize>) -> Result<FiscalYear, WhenError> {
        self.fiscal_year
            .ok_or_else(|| self.error(tokens, DateMistake::FiscalYear))
    }

    fn of_fiscal(
        &self,
        begins: FiscalYear,
        year: u16,
        tokens: std::ops::Range<usize>,
    ) -> Result<InYear, WhenError> {
        if begins.is_calendar() {
            return Ok(InYear::Calendar(year));
        }
        let year = period::year(year.into())
            .ok()
            .and_then(|year| Fiscal::year(begins.beginning_in(year)));
        year.map(InYear::Fiscal)
            .ok_or_else(|| self.error(tokens, DateMistake::BeyondCalendar))
    }
}
