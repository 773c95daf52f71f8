//! An imprecise date: a stretch of time, a range of two, or one side of either.

use chrono::NaiveDate;

use super::period::Period;
use super::unit::TimeUnit;

/// An imprecise date, as it was parsed. Its window depends on the conventions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    In(Stretch),
    /// From the start of the first to the end of the second.
    Between(Stretch, Stretch),
    /// On one side of a stretch of time.
    Bounded(Bound, Stretch),
    /// Before long, counted from this day.
    Coming(Coming, NaiveDate),
    /// Not said in any way that has a window: "as soon as possible". It is never parsed from a wording.
    Undated,
}

/// A period, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// What of it is not exact.
    pub doubt: Doubt,
    /// The part of the period that is meant; none for all of it.
    pub part: Option<PeriodPart>,
    pub period: Period,
}

/// What of a date is approximate or uncertain: "around" in words, `~`, `?` or `%` in ISO 8601-2. Windows make no
/// difference between the signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Doubt {
    #[default]
    None,
    /// All of it, which may be off by its own length.
    Whole,
    /// The month of a day.
    Month,
    /// The year of a day or month.
    Year,
}

impl Doubt {
    /// The same of a period, which may have no such part.
    pub(super) const fn of(self, period: Period) -> Self {
        match (self, period) {
            (Self::Month, Period::Day(_)) | (Self::Year, Period::Day(_) | Period::Month(..)) => self,
            (Self::None, _) => Self::None,
            _ => Self::Whole,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodPart {
    /// Early in it, at its beginning.
    Early,
    Mid,
    Late,
    /// At the end of it: as late, but "by the end" means its last day.
    End,
    FirstHalf,
    SecondHalf,
    /// The first, second, … day, week or month of it.
    Nth(u8, TimeUnit),
    /// So many days, weeks or months at its beginning. Weeks are seven days, counted from one end of the period.
    Leading(u8, TimeUnit),
    /// So many at its end.
    Trailing(u8, TimeUnit),
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
            doubt: Doubt::None,
            part: None,
            period,
        }
    }
}
