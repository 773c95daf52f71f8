//! One date as far as it is written. In "29-30 October 2024" the first is a mere 29: the second completes it.

use std::ops::Range;

use super::error::{Mistake, WhenError};
use super::period::{Period, Season};
use super::reader::Reader;
use super::{Doubt, Part, Stretch};

/// A date of which the year, or more, may still be missing.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    pub doubt: Doubt,
    /// Whether "around" stands in front, and so is about both ends of a range.
    pub around_both: bool,
    /// The part, where one is written.
    pub part: Option<Part>,
    pub kind: Kind,
    /// The year, where one is written.
    pub year: Option<u16>,
}

/// What is written of a date besides its year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing: the year alone, or only a part ("early to mid 2025").
    #[default]
    Nothing,
    /// A number that needs to be told of what.
    Bare(u32),
    Day(u32, u32),
    Month(u32),
    Quarter(u32),
    Half(u32),
    Week(u32),
    Season(Season),
    /// A date that lacks nothing.
    Full(Period),
}

/// What the other end of a range tells about this one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    kind: Kind,
    /// The year of the other end.
    pub year: Option<u16>,
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
            year: Some(year),
        }
    }

    /// Years are told by the second end alone: what follows "October 2024 to" may be of any year.
    pub fn without_year(self) -> Self {
        Self { year: None, ..self }
    }
}

impl Draft {
    /// What this end of a range tells about the other.
    pub fn context(&self) -> Context {
        let (kind, year) = match (self.kind, self.year) {
            (Kind::Full(period), _) => (self.kind, Some(period.year())),
            (Kind::Nothing, Some(year)) => (Kind::Full(Period::Year(year)), Some(year)),
            (kind, year) => (kind, year),
        };
        Context { kind, year }
    }

    /// Whether there is but a part of something.
    pub fn is_nothing(&self) -> bool {
        self.kind == Kind::Nothing && self.year.is_none()
    }

    /// Makes it (a part of) this period.
    pub fn take(&mut self, period: Period) {
        self.kind = Kind::Full(period);
    }
}

impl Reader<'_> {
    /// Makes a stretch of what is written, with what the other end of a range tells.
    pub(super) fn finish(&self, draft: &Draft, other: Context) -> Result<Stretch, WhenError> {
        let found = &self.text[draft.at.clone()];
        let wrong = |mistake| WhenError::new(draft.at.clone(), mistake);
        let kind = match (draft.kind, other.kind) {
            (Kind::Bare(day), Kind::Day(_, month)) => Kind::Day(day, month),
            (Kind::Bare(number), Kind::Quarter(_)) => Kind::Quarter(number),
            (Kind::Bare(number), Kind::Half(_)) => Kind::Half(number),
            (Kind::Bare(number), Kind::Week(_)) => Kind::Week(number),
            (Kind::Bare(_), Kind::Full(Period::Year(_))) => {
                return Err(wrong(Mistake::ShortYear(found.to_owned())));
            }
            (Kind::Bare(_), _) => return Err(wrong(Mistake::BareNumber(found.to_owned()))),
            (own, _) => own,
        };
        let year = || {
            draft
                .year
                .or(other.year)
                .ok_or_else(|| wrong(Mistake::NoYear(found.to_owned())))
        };
        let period = match kind {
            Kind::Full(period) => Ok(period),
            Kind::Nothing => match draft.year {
                Some(year) => Ok(Period::Year(year)),
                None => return Err(wrong(Mistake::PartOfWhat(found.to_owned()))),
            },
            Kind::Bare(_) => return Err(wrong(Mistake::BareNumber(found.to_owned()))),
            Kind::Day(day, month) => Period::day(year()?, month, day, found),
            Kind::Month(month) => Period::month(year()?, month, found),
            Kind::Quarter(quarter) => Period::quarter(year()?, quarter, found),
            Kind::Half(half) => Period::half(year()?, half, found),
            Kind::Week(week) => Period::week(year()?, week, found),
            Kind::Season(season) => Ok(Period::Season(year()?, season)),
        }
        .map_err(wrong)?;
        let (part, period) = match (draft.part, period) {
            (Some(Part::FirstHalf), Period::Year(year)) => (None, Period::Half(year, 1)),
            (Some(Part::SecondHalf), Period::Year(year)) => (None, Period::Half(year, 2)),
            (Some(_), Period::Day(_)) => return Err(wrong(Mistake::PartOfWhat(found.to_owned()))),
            whole => whole,
        };
        // A part of a month is not in doubt by its year alone.
        let doubt = match (draft.doubt, part) {
            (Doubt::None, _) => Doubt::None,
            (_, Some(_)) => Doubt::Whole,
            (doubt, None) => doubt.of(period),
        };
        Ok(Stretch { doubt, part, period })
    }
}
