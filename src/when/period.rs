//! The named stretches of the calendar: a day, week, month, quarter, third, half, season, year, decade or more.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::{self, FIRST_YEAR, LAST_YEAR};
use super::error::DateMistake;
use super::fiscal::{Fiscal, FiscalPiece};
use super::window::Precision;
use crate::text::choices::choices;

/// One stretch of the calendar that has a name. Numbers count from 1 and are checked when it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    Day(NaiveDate),
    /// An ISO week, from Monday to Sunday.
    Week(u16, u8),
    Month(u16, u8),
    Quarter(u16, u8),
    /// The first or second half of a year.
    Half(u16, u8),
    /// Four months, which ISO 8601-2 calls a quadrimester.
    Third(u16, u8),
    /// A season. Its months are a convention. One that runs over the turn of the year belongs to the year it begins in.
    Season(u16, Season),
    /// The summer recess of parliaments and similar bodies. Its months are a convention.
    SummerBreak(u16),
    /// A fiscal year, or a half or quarter of one.
    Fiscal(Fiscal),
    Year(u16),
    /// Ten years from this one on.
    Decade(u16),
    /// A hundred years from this one on.
    Century(u16),
    /// A thousand years from this one on.
    Millennium(u16),
}

choices! {
    /// The seasons of both hemispheres, in the order in which ISO 8601-2 numbers them from 25.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Season(name) {
        Spring("spring"),
        Summer("summer"),
        Autumn("autumn"),
        Winter("winter"),
        SouthernSpring("southern spring"),
        SouthernSummer("southern summer"),
        SouthernAutumn("southern autumn"),
        SouthernWinter("southern winter"),
    }
}

impl Season {
    /// The season of the same name south of the equator.
    pub(super) const fn southern(self) -> Self {
        match self {
            Self::Spring | Self::SouthernSpring => Self::SouthernSpring,
            Self::Summer | Self::SouthernSummer => Self::SouthernSummer,
            Self::Autumn | Self::SouthernAutumn => Self::SouthernAutumn,
            Self::Winter | Self::SouthernWinter => Self::SouthernWinter,
        }
    }
}

/// Checks that a year is within the calendar.
pub(super) fn year(number: u32) -> Result<u16, DateMistake> {
    match u16::try_from(number) {
        Ok(year) if (FIRST_YEAR..=LAST_YEAR).contains(&year) => Ok(year),
        _ => Err(DateMistake::NoSuchYear(format!("{number:04}"))),
    }
}

/// Checks that a number is from 1 to `last`. The error says that there is no such `what` as `found`.
fn numbered(
    number: u32,
    last: u8,
    what: &'static str,
    accepted: &'static str,
    found: &str,
) -> Result<u8, DateMistake> {
    match u8::try_from(number) {
        Ok(number) if (1..=last).contains(&number) => Ok(number),
        _ => Err(DateMistake::NoSuch {
            what,
            found: found.to_owned(),
            accepted,
        }),
    }
}

fn month_number(number: u32, found: &str) -> Result<u8, DateMistake> {
    let accepted = "01 to 12, as in 2025-03 or March 2025";
    numbered(number, 12, "month", accepted, found)
}

impl Period {
    /// The month with this number; `found` is what an error quotes.
    pub(super) fn month(year: u16, number: u32, found: &str) -> Result<Self, DateMistake> {
        month_number(number, found).map(|month| Self::Month(year, month))
    }

    pub(super) fn quarter(year: u16, number: u32, found: &str) -> Result<Self, DateMistake> {
        let quarter = numbered(number, 4, "quarter", "Q1 to Q4, as in Q3 2025", found);
        quarter.map(|quarter| Self::Quarter(year, quarter))
    }

    pub(super) fn half(year: u16, number: u32, found: &str) -> Result<Self, DateMistake> {
        let half = numbered(number, 2, "half", "H1 or H2, as in H1 2025", found);
        half.map(|half| Self::Half(year, half))
    }

    pub(super) fn third(year: u16, number: u32, found: &str) -> Result<Self, DateMistake> {
        let accepted = "1 to 3, as in quadrimester 1 of 2025";
        let third = numbered(number, 3, "quadrimester", accepted, found);
        third.map(|third| Self::Third(year, third))
    }

    pub(super) fn week(year: u16, number: u32, found: &str) -> Result<Self, DateMistake> {
        let accepted = "1 to 52, or 53 in some years, as in week 5 of 2025";
        let week = numbered(number, 53, "week", accepted, found)?;
        match NaiveDate::from_isoywd_opt(year.into(), week.into(), Weekday::Mon) {
            Some(_) => Ok(Self::Week(year, week)),
            None => Err(DateMistake::NoSuchWeek(found.to_owned())),
        }
    }

    pub(super) fn day(year: u16, month: u32, day: u32, found: &str) -> Result<Self, DateMistake> {
        let month = month_number(month, found)?;
        let no_such = || {
            let days = calendar::month_end(year, i32::from(month) - 1).day() as u8;
            DateMistake::NoSuchDay {
                found: found.to_owned(),
                days,
            }
        };
        NaiveDate::from_ymd_opt(year.into(), month.into(), day)
            .map(Self::Day)
            .ok_or_else(no_such)
    }

    pub(super) fn decade(start: u32, found: &str) -> Result<Self, DateMistake> {
        let accepted = "0010s to 9990s, as in 2020s";
        match u16::try_from(start) {
            Ok(start) if start % 10 == 0 && (10..=9990).contains(&start) => Ok(Self::Decade(start)),
            _ => Err(DateMistake::NoSuch {
                what: "decade",
                found: found.to_owned(),
                accepted,
            }),
        }
    }

    /// The years that share all but the last `unsure` digits with `year_of_it`.
    pub(super) fn years(year_of_it: u32, unsure: u32, found: &str) -> Result<Self, DateMistake> {
        let length = 10_u32.pow(unsure);
        let start = year_of_it / length * length;
        match unsure {
            0 => year(start).map(Self::Year),
            1 => Self::decade(start, found),
            2 => year(start).map(Self::Century),
            3 => year(start).map(Self::Millennium),
            _ => Err(DateMistake::TooVague(found.to_owned())),
        }
    }

    /// The ISO week that contains a day.
    pub(super) fn week_of(day: NaiveDate) -> Self {
        // 1 January of year 1 is a Monday and 31 December 9999 is in week 52, so no week belongs to a year outside the calendar.
        let week = day.iso_week();
        Self::Week(
            week.year().clamp(FIRST_YEAR.into(), LAST_YEAR.into()) as u16,
            week.week() as u8,
        )
    }

    pub(super) fn month_of(day: NaiveDate) -> Self {
        Self::Month(calendar::year_of(day), day.month() as u8)
    }

    pub(super) fn quarter_of(day: NaiveDate) -> Self {
        Self::Quarter(calendar::year_of(day), day.month0() as u8 / 3 + 1)
    }

    pub(super) fn half_of(day: NaiveDate) -> Self {
        Self::Half(calendar::year_of(day), day.month0() as u8 / 6 + 1)
    }

    pub(super) fn year_of(day: NaiveDate) -> Self {
        Self::Year(calendar::year_of(day))
    }

    pub(super) fn year(self) -> u16 {
        match self {
            Self::Day(day) => calendar::year_of(day),
            Self::Week(year, _)
            | Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Third(year, _)
            | Self::Season(year, _)
            | Self::SummerBreak(year)
            | Self::Year(year)
            | Self::Decade(year)
            | Self::Century(year)
            | Self::Millennium(year) => year,
            Self::Fiscal(fiscal) => calendar::year_of(fiscal.from),
        }
    }

    /// How precisely the period places something in time.
    pub const fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Week(..) => Precision::Week,
            Self::Month(..) => Precision::Month,
            Self::Quarter(..) => Precision::Quarter,
            Self::Half(..) => Precision::Half,
            Self::Third(..) => Precision::Third,
            Self::Season(..) | Self::SummerBreak(_) => Precision::Season,
            Self::Year(_)
            | Self::Fiscal(Fiscal {
                piece: FiscalPiece::Year,
                ..
            }) => Precision::Year,
            // `Precision::Quarter` and `Precision::Half` are those of the calendar year.
            Self::Fiscal(_) => Precision::Interval,
            Self::Decade(_) => Precision::Decade,
            Self::Century(_) => Precision::Century,
            Self::Millennium(_) => Precision::Millennium,
        }
    }
}
