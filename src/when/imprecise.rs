//! An imprecise date: a stretch of time, a range from one to another, or everything on one side of a stretch.

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
    /// In the near future, counted from this day.
    Coming(Coming, NaiveDate),
    /// Without a window: "as soon as possible". Never the result of parsing a wording.
    Undated,
}

/// A period, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// Which component of it is not exact.
    pub doubt: Doubt,
    /// The part of the period that is meant; `None` for all of it.
    pub part: Option<PeriodPart>,
    pub period: Period,
}

/// What part of a date is approximate or uncertain: "around" in words, `~`, `?` or `%` in ISO 8601-2. Windows do not
/// distinguish the signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Doubt {
    #[default]
    None,
    /// The whole date, which may be off by its length, up to the limit of the convention for "around".
    Whole,
    /// The month of a day.
    Month,
    /// The year of a day or month.
    Year,
}

impl Doubt {
    /// The doubt as it applies to a period: [`Self::Whole`] where the period has no such component.
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
    /// Early in the period, or at its beginning.
    Early,
    Mid,
    Late,
    /// At the end of the period: like [`Self::Late`], except that "by the end" means its last day.
    End,
    FirstHalf,
    SecondHalf,
    /// The first, second, … day, week or month.
    Nth(u8, TimeUnit),
    /// A number of days, weeks or months at the beginning. Weeks are seven days, counted from one end of the period.
    Leading(u8, TimeUnit),
    /// A number of days, weeks or months at the end.
    Trailing(u8, TimeUnit),
}

/// Which side of a stretch of time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Not after its last day.
    By,
    /// Continuing, but not after its last day.
    Until,
    /// Before its first day; for "the middle of" or "the end of" a period, before its end.
    Before,
    /// Not before its first day.
    From,
    /// After its last day.
    After,
}

/// A wording that only says that something is near.
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
