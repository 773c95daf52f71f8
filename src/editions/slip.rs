//! By how many days a deadline moved.

use crate::when::Window;

/// How far the last day of a deadline moved, in days; negative where it moved earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// From the last day of one window to the last day of the other.
    pub nominal: i64,
    /// The least that the two windows allow; `i64::MIN` if the new one has no first day.
    pub at_least: i64,
    /// The most that they allow; `None` if the old one has no first day.
    pub at_most: Option<i64>,
}

impl Slip {
    /// `None` if either window has no last day to count from or to.
    pub fn between(before: &Window, after: &Window) -> Option<Self> {
        let days =
            |from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>| Some((to? - from?).num_days());
        Some(Self {
            nominal: days(before.latest, after.latest)?,
            at_least: days(before.latest, after.earliest).unwrap_or(i64::MIN),
            at_most: days(before.earliest, after.latest),
        })
    }

    /// Whether it surely moved later: the windows have no day in common.
    pub const fn is_sure(self) -> bool {
        self.at_least > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::test_windows::{by, day, from, range};

    #[test]
    #[rustfmt::skip]
    fn days_are_counted_between_the_bounds() {
        let first = range("2025-01-01", "2025-03-31");
        for (before, after, expected) in [
            (first, range("2025-07-01", "2025-09-30"), Some((183, 92, Some(272)))),
            (first, range("2025-02-01", "2025-04-30"), Some((30, -58, Some(119)))),
            (first, day("2025-03-31"), Some((0, 0, Some(89)))),
            (day("2025-01-01"), day("2025-01-08"), Some((7, 7, Some(7)))),
            (by("2025-03-31"), by("2025-06-30"), Some((91, i64::MIN, None))),
            (first, from("2025-07-01"), None),
        ] {
            let slip = Slip::between(&before, &after);
            let found = slip.map(|slip| (slip.nominal, slip.at_least, slip.at_most));
            assert_eq!(found, expected, "{before:?} {after:?}");
        }
    }
}
