//! One date as far as it is written. In "29-30 October 2024" the first is only 29: the second completes it.

use std::ops::Range;

use super::length::Length;
use super::reader::DateReader;
use crate::when::error::{DateMistake, WhenError};
use crate::when::fiscal::{Fiscal, FiscalPiece};
use crate::when::period::{Period, Season};
use crate::when::{Doubt, PeriodPart, Stretch, calendar, to_window};

/// A date of which the year, or more, may still be missing.
#[derive(Clone, Debug, Default)]
pub struct DateDraft {
    /// Its position, in bytes.
    pub at: Range<usize>,
    pub doubt: Doubt,
    /// Whether "around" comes in front, and so applies to both ends of a range.
    pub around_both: bool,
    /// The length that begins or ends on the date that is written, if any.
    pub length: Option<Length>,
    /// The part, where one is written.
    pub part: Option<PeriodPart>,
    pub kind: DraftKind,
    /// The year, where one is written.
    pub year: Option<InYear>,
}

/// The year of a date: a calendar year or a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InYear {
    Calendar(u16),
    Fiscal(Fiscal),
}

impl InYear {
    /// The year as a period.
    fn period(self) -> Period {
        match self {
            Self::Calendar(year) => Period::Year(year),
            Self::Fiscal(fiscal) => Period::Fiscal(fiscal),
        }
    }

    fn of(period: Period) -> Self {
        match period {
            Period::Fiscal(Fiscal { from, .. }) => Self::Fiscal(Fiscal {
                from,
                piece: FiscalPiece::Year,
            }),
            period => Self::Calendar(period.year()),
        }
    }
}

/// What is written of a date apart from its year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DraftKind {
    /// Nothing: the year alone, or only a part ("early to mid 2025").
    #[default]
    Nothing,
    /// A number without a unit.
    Bare(u32),
    Day(u32, u32),
    Month(u32),
    Quarter(u32),
    Half(u32),
    Third(u32),
    Week(u32),
    Season(Season),
    SummerBreak,
    /// A complete date.
    Full(Period),
}

/// What one end of a range supplies to the other.
#[derive(Clone, Copy, Debug)]
pub struct RangeContext {
    kind: DraftKind,
    /// The year to use where none is written.
    pub year: Option<InYear>,
}

impl RangeContext {
    pub const NONE: Self = Self {
        kind: DraftKind::Nothing,
        year: None,
    };

    /// The context in which only a year is known.
    pub const fn of_year(year: u16) -> Self {
        Self {
            kind: DraftKind::Nothing,
            year: Some(InYear::Calendar(year)),
        }
    }

    /// Drops the year, as for the second end of a range: what follows "October 2024 to" may be of any year.
    pub fn without_year(self) -> Self {
        Self { year: None, ..self }
    }
}

impl DateDraft {
    /// What this end of a range supplies to the other.
    pub fn context(&self) -> RangeContext {
        let (kind, year) = match (self.kind, self.year) {
            (DraftKind::Full(period), _) => (self.kind, Some(InYear::of(period))),
            (DraftKind::Nothing, Some(year)) => (DraftKind::Full(year.period()), Some(year)),
            (kind, year) => (kind, year),
        };
        RangeContext { kind, year }
    }

    /// Whether nothing is written, or only a part.
    pub fn is_nothing(&self) -> bool {
        self.kind == DraftKind::Nothing && self.year.is_none()
    }

    /// Drops the week in "week of 17 to 21 March" and "week 17-21 March", where the days say it all.
    pub fn leave_week_to(&mut self, last: &Self) {
        if !matches!(last.kind, DraftKind::Day(..) | DraftKind::Full(Period::Day(_))) || last.length.is_some()
        {
            return;
        }
        self.length = self.length.filter(|length| !length.is_open_week());
        if let (DraftKind::Week(number), None) = (self.kind, self.year) {
            self.kind = DraftKind::Bare(number);
        }
    }
}

impl DateReader<'_> {
    /// The single stretch that is written, completed from the other end of a range.
    pub fn finish(&self, draft: &DateDraft, other: RangeContext) -> Result<Stretch, WhenError> {
        match self.ends(draft, other)? {
            (first, last) if first == last => Ok(first),
            _ => Err(WhenError::new(
                draft.at.clone(),
                DateMistake::Leftover(self.text[draft.at.clone()].to_owned()),
            )),
        }
    }

    /// The stretches that a draft begins and ends with. They are the same unless it is a length that begins or ends on a day.
    pub fn ends(&self, draft: &DateDraft, other: RangeContext) -> Result<(Stretch, Stretch), WhenError> {
        let Some(length) = draft.length else {
            return self.date(draft, other).map(|date| (date, date));
        };
        let whole = DateDraft {
            part: None,
            ..draft.clone()
        };
        let ends = length.around(self.date(&whole, other)?);
        // "The end of the week of 17 March": only a named period can have a part.
        let ends = match (draft.part, ends) {
            (Some(_), Some((named, last))) if named == last => {
                let part = part_of(draft, named.period, &self.text[draft.at.clone()])?;
                Some((part, part))
            }
            (Some(_), _) => None,
            (None, ends) => ends,
        };
        ends.ok_or_else(|| {
            let mistake = DateMistake::NoSuch {
                what: "length",
                found: self.text[draft.at.clone()].to_owned(),
                accepted: "one that begins or ends on a day, as in week ending 21 March 2025",
            };
            WhenError::new(draft.at.clone(), mistake)
        })
    }

    /// The stretch of the date that is written, without its length, completed from the other end of a range.
    fn date(&self, draft: &DateDraft, other: RangeContext) -> Result<Stretch, WhenError> {
        let found = &self.text[draft.at.clone()];
        let wrong = |mistake| WhenError::new(draft.at.clone(), mistake);
        let kind = match (draft.kind, other.kind) {
            (DraftKind::Bare(day), DraftKind::Day(_, month)) => DraftKind::Day(day, month),
            (DraftKind::Bare(number), DraftKind::Quarter(_)) => DraftKind::Quarter(number),
            (DraftKind::Bare(number), DraftKind::Half(_)) => DraftKind::Half(number),
            (DraftKind::Bare(number), DraftKind::Third(_)) => DraftKind::Third(number),
            (DraftKind::Bare(number), DraftKind::Week(_)) => DraftKind::Week(number),
            (DraftKind::Bare(_), DraftKind::Full(Period::Year(_))) => {
                return Err(wrong(DateMistake::ShortYear(found.to_owned())));
            }
            (DraftKind::Bare(_), _) => return Err(wrong(DateMistake::BareNumber(found.to_owned()))),
            (own, _) => own,
        };
        let in_year = draft.year.or(other.year);
        if let Some(InYear::Fiscal(fiscal)) = in_year
            && let Some(period) = in_fiscal(kind, fiscal, found)
        {
            let period = period.map_err(wrong)?;
            return part_of(draft, period, found);
        }
        let year = || match in_year {
            Some(InYear::Calendar(year)) => Ok(year),
            Some(InYear::Fiscal(_)) => Err(wrong(DateMistake::Leftover(found.to_owned()))),
            None => Err(wrong(DateMistake::NoYear(found.to_owned()))),
        };
        let period = match kind {
            DraftKind::Full(period) => Ok(period),
            DraftKind::Nothing => match draft.year {
                Some(year) => Ok(year.period()),
                None => return Err(wrong(DateMistake::PartOfWhat(found.to_owned()))),
            },
            DraftKind::Bare(_) => return Err(wrong(DateMistake::BareNumber(found.to_owned()))),
            DraftKind::Day(day, month) => Period::day(year()?, month, day, found),
            DraftKind::Month(month) => Period::month(year()?, month, found),
            DraftKind::Quarter(quarter) => Period::quarter(year()?, quarter, found),
            DraftKind::Half(half) => Period::half(year()?, half, found),
            DraftKind::Third(third) => Period::third(year()?, third, found),
            DraftKind::Week(week) => Period::week(year()?, week, found),
            DraftKind::Season(season) => Ok(Period::Season(year()?, season)),
            DraftKind::SummerBreak => Ok(Period::SummerBreak(year()?)),
        }
        .map_err(wrong)?;
        part_of(draft, period, found)
    }
}

/// The part of the period that the draft names, or all of it.
fn part_of(draft: &DateDraft, period: Period, found: &str) -> Result<Stretch, WhenError> {
    let wrong = |mistake| WhenError::new(draft.at.clone(), mistake);
    let (part, period) = match (draft.part, period) {
        (Some(PeriodPart::FirstHalf), Period::Year(year)) => (None, Period::Half(year, 1)),
        (Some(PeriodPart::SecondHalf), Period::Year(year)) => (None, Period::Half(year, 2)),
        (
            Some(half @ (PeriodPart::FirstHalf | PeriodPart::SecondHalf)),
            Period::Fiscal(Fiscal {
                from,
                piece: FiscalPiece::Year,
            }),
        ) => {
            let piece = FiscalPiece::Half(if half == PeriodPart::FirstHalf { 1 } else { 2 });
            (None, Period::Fiscal(Fiscal { from, piece }))
        }
        // "The first one week" is the first week.
        (Some(PeriodPart::Leading(1, unit)), period) => (Some(PeriodPart::Nth(1, unit)), period),
        (Some(_), Period::Day(_)) => return Err(wrong(DateMistake::PartOfWhat(found.to_owned()))),
        whole => whole,
    };
    if part.is_some_and(|part| to_window::overruns(part, period)) {
        return Err(wrong(DateMistake::NoSuch {
            what: "part",
            found: found.to_owned(),
            accepted: "one that is not longer than the whole, as in first week of March 2025",
        }));
    }
    // A part has no form for doubt about its month or year alone.
    let doubt = match (draft.doubt, part) {
        (Doubt::None, _) => Doubt::None,
        (_, Some(_)) => Doubt::Whole,
        (doubt, None) => doubt.of(period),
    };
    Ok(Stretch { doubt, part, period })
}

/// The quarters, halves, months and days of a fiscal year. `None` for kinds that a fiscal year does not place.
fn in_fiscal(kind: DraftKind, fiscal: Fiscal, found: &str) -> Option<Result<Period, DateMistake>> {
    let from = fiscal.from;
    let piece = |piece| Period::Fiscal(Fiscal { from, piece });
    let year = calendar::year_of(fiscal.bounds().0);
    Some(match kind {
        DraftKind::Quarter(number) => {
            Period::quarter(year, number, found).map(|_| piece(FiscalPiece::Quarter(number as u8)))
        }
        DraftKind::Half(number) => {
            Period::half(year, number, found).map(|_| piece(FiscalPiece::Half(number as u8)))
        }
        DraftKind::Month(month) => Period::month(fiscal.year_of_month(month), month, found),
        DraftKind::Day(day, month) => Period::day(fiscal.year_of_month(month), month, day, found),
        _ => return None,
    })
}
