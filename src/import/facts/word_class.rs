//! The classes of words that facts are found by.

/// What a single word may be; a word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u32);

impl Class {
    pub const MONTH: Self = Self(1);
    pub const SEASON: Self = Self(1 << 1);
    pub const UNIT: Self = Self(1 << 2);
    pub const ALONE: Self = Self(1 << 3);
    /// It may begin the wording of a date.
    pub const OPENER: Self = Self(1 << 4);
    /// It may stand within one.
    pub const INNER: Self = Self(1 << 5);
    /// It may end one.
    pub const ENDER: Self = Self(1 << 6);
    pub const BEFORE_YEAR: Self = Self(1 << 7);
    pub const AHEAD: Self = Self(1 << 8);
    pub const COUNTED_FROM: Self = Self(1 << 9);
    pub const NOT_BEFORE: Self = Self(1 << 10);
    pub const BE: Self = Self(1 << 11);
    pub const ABBREVIATION: Self = Self(1 << 12);
    pub const STOP: Self = Self(1 << 13);
    /// A part of a time, which may be a verb too: `start`.
    pub const PART: Self = Self(1 << 15);
    /// It stands before a time, and not between a part and its whole.
    pub const PREPOSITION: Self = Self(1 << 16);
    /// It joins the two ends of a range.
    pub const RANGE: Self = Self(1 << 14);
    /// It does so behind `between` alone.
    pub const AND: Self = Self(1 << 17);
    pub const BETWEEN: Self = Self(1 << 18);
    /// A month cut short, which may be another word.
    pub const SHORT: Self = Self(1 << 19);
    /// It says that something comes again: `every`, `annually`.
    pub const AGAIN: Self = Self(1 << 20);
    /// What a statistic stands behind: `reached`.
    pub const LEVEL: Self = Self(1 << 21);
    /// What is to be reached stands behind it: `target`.
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
