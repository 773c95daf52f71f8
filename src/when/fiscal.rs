//! Fiscal years: when they begin, and their halves and quarters.

use chrono::{Datelike, NaiveDate};

use super::calendar::{self, LAST_YEAR, add_days, add_months};

/// When the fiscal years of an edition begin: a month and a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalYear {
    month: u32,
    day: u32,
}

impl FiscalYear {
    /// Parses a month and a day that every year has: `04-01`.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let number = |text: &str| {
            let is_written = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            is_written.then(|| text.parse::<u32>().ok()).flatten()
        };
        let (month, day) = (number(month)?, number(day)?);
        // Like most years, 2023 has no 29 February.
        NaiveDate::from_ymd_opt(2023, month, day).map(|_| Self { month, day })
    }

    /// Whether fiscal years are calendar years.
    pub(super) const fn is_calendar(self) -> bool {
        self.month == 1 && self.day == 1
    }

    /// The first day of the fiscal year that begins in `year`.
    pub(super) fn beginning_in(self, year: u16) -> NaiveDate {
        NaiveDate::from_ymd_opt(year.into(), self.month, self.day).unwrap_or(calendar::FIRST_DAY)
    }

    /// The first day of the fiscal year that contains `day`.
    pub(super) fn around(self, day: NaiveDate) -> NaiveDate {
        let year = calendar::year_of(day);
        let begins = self.beginning_in(year);
        if begins <= day {
            begins
        } else {
            self.beginning_in(year.saturating_sub(1).max(calendar::FIRST_YEAR))
        }
    }
}

/// As the data writes it: `04-01`.
impl std::fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// A fiscal year, or a half or quarter of one. It carries its first day, so that it means the same outside of its edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fiscal {
    /// The first day of the year.
    pub from: NaiveDate,
    pub piece: FiscalPiece,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FiscalPiece {
    Year,
    /// The first or second half of the year.
    Half(u8),
    Quarter(u8),
}

impl Fiscal {
    /// The whole year that begins on `from`. `None` if it begins in the last year of the calendar.
    pub(super) fn year(from: NaiveDate) -> Option<Self> {
        let piece = FiscalPiece::Year;
        (calendar::year_of(from) < LAST_YEAR).then_some(Self { from, piece })
    }

    /// The first and the last day.
    pub(super) fn bounds(self) -> (NaiveDate, NaiveDate) {
        let (piece, months) = match self.piece {
            FiscalPiece::Year => (0, 12),
            FiscalPiece::Half(half) => (i32::from(half) - 1, 6),
            FiscalPiece::Quarter(quarter) => (i32::from(quarter) - 1, 3),
        };
        let end = add_months(self.from, (piece + 1) * months);
        (add_months(self.from, piece * months), add_days(end, -1))
    }

    /// The calendar year in which a month of this fiscal year falls.
    pub(super) fn year_of_month(self, month: u32) -> u16 {
        let begins = calendar::year_of(self.from);
        begins + u16::from(month < self.from.month())
    }
}

/// `Q1 FY2024-25 (from 2024-04-01)`, with the first day because not every reader knows when the year begins. The alternate
/// form leaves it out, for those who do.
impl std::fmt::Display for Fiscal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.piece {
            FiscalPiece::Year => {}
            FiscalPiece::Half(half) => write!(f, "H{half} ")?,
            FiscalPiece::Quarter(quarter) => write!(f, "Q{quarter} ")?,
        }
        let year = calendar::year_of(self.from);
        write!(f, "FY{year:04}-{:02}", (year + 1) % 100)?;
        if f.alternate() {
            return Ok(());
        }
        write!(f, " (from {})", self.from.format("%Y-%m-%d"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_days_of_every_year_begin_one() {
        for text in ["04-01", "01-01", "10-01", "04-06", "12-31"] {
            assert_eq!(FiscalYear::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "4-1",
            "02-29",
            "13-01",
            "04-31",
            "1 April",
            "04-01-",
            "2024-04-01",
            "+4-01",
        ] {
            assert_eq!(FiscalYear::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_lies_in_the_year_that_began_last() {
        let april = FiscalYear::parse("04-01").unwrap();
        assert_eq!(april.around(day("2024-03-31")), day("2023-04-01"));
        assert_eq!(april.around(day("2024-04-01")), day("2024-04-01"));
        assert_eq!(april.around(day("2024-12-31")), day("2024-04-01"));
    }

    #[test]
    fn pieces_make_up_the_whole() {
        let bounds = |from: &str, piece| {
            Fiscal {
                from: day(from),
                piece,
            }
            .bounds()
        };
        let year = (day("2024-04-06"), day("2025-04-05"));
        assert_eq!(bounds("2024-04-06", FiscalPiece::Year), year);
        assert_eq!(bounds("2024-04-06", FiscalPiece::Half(1)).0, year.0);
        assert_eq!(bounds("2024-04-06", FiscalPiece::Half(2)).1, year.1);
        assert_eq!(
            bounds("2024-04-06", FiscalPiece::Quarter(4)),
            (day("2025-01-06"), year.1)
        );
    }
}
