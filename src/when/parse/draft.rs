//! One date as far as it is written. In "29-30 October 2024" the first is a mere 29: the second completes it.

use std::ops::Range;

use super::length::Length;
use super::reader::Reader;
use crate::when::error::{Mistake, WhenError};
use crate::when::fiscal::{Fiscal, FiscalPiece};
use crate::when::period::{Period, Season};
use crate::when::{Doubt, Part, Stretch, calendar, to_window};

/// A date of which the year, or more, may still be missing.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    pub doubt: Doubt,
    /// Whether "around" stands in front, and so is about both ends of a range.
    pub around_both: bool,
    /// How long it lasts, where it begins or ends on what is written.
    pub length: Option<Length>,
    /// The part, where one is written.
    pub part: Option<Part>,
    pub kind: Kind,
    /// The year, where one is written.
    pub year: Option<InYear>,
}

/// In which year a date lies, where one is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InYear {
    Calendar(u16),
    Fiscal(Fiscal),
}

impl InYear {
    /// The year itself.
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

/// What is written of a date besides its year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: the year alone, or only a part ("early to mid 2025").
    #[default]
    Nothing,
    /// A number that does not say of what.
    Bare(u32),
    Day(u32, u32),
    Month(u32),
    Quarter(u32),
    Half(u32),
    Third(u32),
    Week(u32),
    Season(Season),
    SummerBreak,
    /// A date that lacks nothing.
    Full(Period),
}

/// What the other end of a range says about this one.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    kind: Kind,
    /// The year of the other end.
    pub year: Option<InYear>,
}

impl Context {
    pub const NONE: Self = Self {
        kind: Kind::Nothing,
        year: None,
    };

    /// All that is known is a year.
    pub const fn of_year(year: u16) -> Self {
        Self {
            kind: Kind::Nothing,
            year: Some(InYear::Calendar(year)),
        }
    }

    /// The second end alone says years: what follows "October 2024 to" may be of any year.
    pub fn without_year(self) -> Self {
        Self { year: None, ..self }
    }
}

impl Draft {
    /// What this end of a range says about the other.
    pub fn context(&self) -> Context {
        let (kind, year) = match (self.kind, self.year) {
            (Kind::Full(period), _) => (self.kind, Some(InYear::of(period))),
            (Kind::Nothing, Some(year)) => (Kind::Full(year.period()), Some(year)),
            (kind, year) => (kind, year),
        };
        Context { kind, year }
    }

    /// Whether there is but a part of something.
    pub fn is_nothing(&self) -> bool {
        self.kind == Kind::Nothing && self.year.is_none()
    }

    /// In "week of 17 to 21 March" and "week 17-21 March" the days say all; the week is no week of its own.
    pub fn leave_week_to(&mut self, last: &Self) {
        if !matches!(last.kind, Kind::Day(..) | Kind::Full(Period::Day(_))) || last.length.is_some() {
            return;
        }
        self.length = self.length.filter(|length| !length.is_open_week());
        if let (Kind::Week(number), None) = (self.kind, self.year) {
            self.kind = Kind::Bare(number);
        }
    }
}

impl Reader<'_> {
    /// Makes one stretch of what is written.
    pub fn finish(&self, draft: &Draft, other: Context) -> Result<Stretch, WhenError> {
        match self.ends(draft, other)? {
            (first, last) if first == last => Ok(first),
            _ => Err(WhenError::new(
                draft.at.clone(),
                Mistake::Leftover(self.text[draft.at.clone()].to_owned()),
            )),
        }
    }

    /// Where what is written begins and where it ends: in the same stretch, but for a length that begins or ends on a day.
    pub fn ends(&self, draft: &Draft, other: Context) -> Result<(Stretch, Stretch), WhenError> {
        let Some(length) = draft.length else {
            return self.date(draft, other).map(|date| (date, date));
        };
        let whole = Draft {
            part: None,
            ..draft.clone()
        };
        let ends = length.around(self.date(&whole, other)?);
        // "The end of the week of 17 March"; what has no name has no end of its own.
        let ends = match (draft.part, ends) {
            (Some(_), Some((named, last))) if named == last => {
                let part = part_of(draft, named.period, &self.text[draft.at.clone()])?;
                Some((part, part))
            }
            (Some(_), _) => None,
            (None, ends) => ends,
        };
        ends.ok_or_else(|| {
            let mistake = Mistake::NoSuch {
                what: "length",
                found: self.text[draft.at.clone()].to_owned(),
                accepted: "one that begins or ends on a day, as in week ending 21 March 2025",
            };
            WhenError::new(draft.at.clone(), mistake)
        })
    }

    /// Makes a stretch of the date that is written, with what the other end of a range says.
    fn date(&self, draft: &Draft, other: Context) -> Result<Stretch, WhenError> {
        let found = &self.text[draft.at.clone()];
        let wrong = |mistake| WhenError::new(draft.at.clone(), mistake);
        let kind = match (draft.kind, other.kind) {
            (Kind::Bare(day), Kind::Day(_, month)) => Kind::Day(day, month),
            (Kind::Bare(number), Kind::Quarter(_)) => Kind::Quarter(number),
            (Kind::Bare(number), Kind::Half(_)) => Kind::Half(number),
            (Kind::Bare(number), Kind::Third(_)) => Kind::Third(number),
            (Kind::Bare(number), Kind::Week(_)) => Kind::Week(number),
            (Kind::Bare(_), Kind::Full(Period::Year(_))) => {
                return Err(wrong(Mistake::ShortYear(found.to_owned())));
            }
            (Kind::Bare(_), _) => return Err(wrong(Mistake::BareNumber(found.to_owned()))),
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
            Some(InYear::Fiscal(_)) => Err(wrong(Mistake::Leftover(found.to_owned()))),
            None => Err(wrong(Mistake::NoYear(found.to_owned()))),
        };
        let period = match kind {
            Kind::Full(period) => Ok(period),
            Kind::Nothing => match draft.year {
                Some(year) => Ok(year.period()),
                None => return Err(wrong(Mistake::PartOfWhat(found.to_owned()))),
            },
            Kind::Bare(_) => return Err(wrong(Mistake::BareNumber(found.to_owned()))),
            Kind::Day(day, month) => Period::day(year()?, month, day, found),
            Kind::Month(month) => Period::month(year()?, month, found),
            Kind::Quarter(quarter) => Period::quarter(year()?, quarter, found),
            Kind::Half(half) => Period::half(year()?, half, found),
            Kind::Third(third) => Period::third(year()?, third, found),
            Kind::Week(week) => Period::week(year()?, week, found),
            Kind::Season(season) => Ok(Period::Season(year()?, season)),
            Kind::SummerBreak => Ok(Period::SummerBreak(year()?)),
        }
        .map_err(wrong)?;
        part_of(draft, period, found)
    }
}

/// The part of the period that the draft names, or all of it.
fn part_of(draft: &Draft, period: Period, found: &str) -> Result<Stretch, WhenError> {
    let wrong = |mistake| WhenError::new(draft.at.clone(), mistake);
    let (part, period) = match (draft.part, period) {
        (Some(Part::FirstHalf), Period::Year(year)) => (None, Period::Half(year, 1)),
        (Some(Part::SecondHalf), Period::Year(year)) => (None, Period::Half(year, 2)),
        (
            Some(half @ (Part::FirstHalf | Part::SecondHalf)),
            Period::Fiscal(Fiscal {
                from,
                piece: FiscalPiece::Year,
            }),
        ) => {
            let piece = FiscalPiece::Half(if half == Part::FirstHalf { 1 } else { 2 });
            (None, Period::Fiscal(Fiscal { from, piece }))
        }
        // "The first week" counted out of one is the first.
        (Some(Part::Leading(1, unit)), period) => (Some(Part::Nth(1, unit)), period),
        (Some(_), Period::Day(_)) => return Err(wrong(Mistake::PartOfWhat(found.to_owned()))),
        whole => whole,
    };
    if part.is_some_and(|part| to_window::overruns(part, period)) {
        return Err(wrong(Mistake::NoSuch {
            what: "part",
            found: found.to_owned(),
            accepted: "one that is not longer than the whole, as in first week of March 2025",
        }));
    }
    // A part of a month is not in doubt by its year alone.
    let doubt = match (draft.doubt, part) {
        (Doubt::None, _) => Doubt::None,
        (_, Some(_)) => Doubt::Whole,
        (doubt, None) => doubt.of(period),
    };
    Ok(Stretch { doubt, part, period })
}

/// What a fiscal year has of its own: quarters, halves, and months that each fall in one year of the calendar.
fn in_fiscal(kind: Kind, fiscal: Fiscal, found: &str) -> Option<Result<Period, Mistake>> {
    let from = fiscal.from;
    let piece = |piece| Period::Fiscal(Fiscal { from, piece });
    let year = calendar::year_of(fiscal.bounds().0);
    Some(match kind {
        Kind::Quarter(number) => {
            Period::quarter(year, number, found).map(|_| piece(FiscalPiece::Quarter(number as u8)))
        }
        Kind::Half(number) => {
            Period::half(year, number, found).map(|_| piece(FiscalPiece::Half(number as u8)))
        }
        Kind::Month(month) => Period::month(fiscal.year_of_month(month), month, found),
        Kind::Day(day, month) => Period::day(fiscal.year_of_month(month), month, day, found),
        _ => return None,
    })
}
