//! The classes of words by which facts are found.

/// A set of classes: a single word may have several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u32);

impl Class {
    pub const MONTH: Self = Self(1);
    pub const SEASON: Self = Self(1 << 1);
    pub const UNIT: Self = Self(1 << 2);
    pub const ALONE: Self = Self(1 << 3);
    /// It may begin the wording of a date.
    pub const OPENER: Self = Self(1 << 4);
    /// It may occur within the wording of a date.
    pub const INNER: Self = Self(1 << 5);
    /// It may end the wording of a date.
    pub const ENDER: Self = Self(1 << 6);
    pub const BEFORE_YEAR: Self = Self(1 << 7);
    pub const AHEAD: Self = Self(1 << 8);
    pub const COUNTED_FROM: Self = Self(1 << 9);
    pub const NOT_BEFORE: Self = Self(1 << 10);
    pub const BE: Self = Self(1 << 11);
    pub const ABBREVIATION: Self = Self(1 << 12);
    pub const STOP: Self = Self(1 << 13);
    /// A part of a period, which may also be a verb: `start`.
    pub const PART: Self = Self(1 << 15);
    /// It comes before a date, but not between a part and its period.
    pub const PREPOSITION: Self = Self(1 << 16);
    /// It joins the two ends of a range.
    pub const RANGE: Self = Self(1 << 14);
    /// It joins the two ends of a range after `between` only.
    pub const AND: Self = Self(1 << 17);
    pub const BETWEEN: Self = Self(1 << 18);
    /// The shortened name of a month, which may also be another word.
    pub const SHORT: Self = Self(1 << 19);
    /// It says that something recurs: `every`, `annually`.
    pub const AGAIN: Self = Self(1 << 20);
    /// It comes before a statistic: `reached`.
    pub const LEVEL: Self = Self(1 << 21);
    /// It comes before a value to be reached: `target`.
    pub const TARGET: Self = Self(1 << 22);

    pub const fn is_any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
