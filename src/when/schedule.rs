//! Where a deadline stands on a given day: to come, open, possibly past, past. Computed, and never the document's status.

use std::fmt;

use chrono::NaiveDate;

use super::window::Window;

/// Where a deadline stands. Told in this order as time goes by; `Undated` stands outside of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScheduleState {
    /// Before the window.
    Upcoming,
    Open,
    /// Past the nominal end of an approximate wording, within its outer bound.
    PossiblyOverdue,
    /// Past the window; no outcome is recorded, which is not to say that it failed.
    Overdue,
    /// A next step without any deadline.
    Undated,
}

impl ScheduleState {
    /// Every state, in the order of time.
    pub const ALL: [Self; 5] = [
        Self::Upcoming,
        Self::Open,
        Self::PossiblyOverdue,
        Self::Overdue,
        Self::Undated,
    ];

    /// The name in queries and exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Upcoming => "Upcoming",
            Self::Open => "Open",
            Self::PossiblyOverdue => "PossiblyOverdue",
            Self::Overdue => "Overdue",
            Self::Undated => "Undated",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open now",
            Self::PossiblyOverdue => "possibly overdue",
            Self::Overdue => "overdue, no outcome recorded",
            Self::Undated => "undated",
        }
    }
}

/// Where a deadline with this window stands as of a day. Never `Undated`, and never going back as the days go on.
///
/// A window without an earliest day ("by June") is upcoming to its last day: nothing says that it has begun.
pub fn state(window: &Window, as_of: NaiveDate) -> ScheduleState {
    let is_past = |bound: Option<NaiveDate>| bound.is_some_and(|bound| bound < as_of);
    if is_past(window.latest) {
        if is_past(window.outer_latest) {
            ScheduleState::Overdue
        } else {
            ScheduleState::PossiblyOverdue
        }
    } else if window.earliest.is_some_and(|earliest| earliest <= as_of) {
        ScheduleState::Open
    } else {
        ScheduleState::Upcoming
    }
}

/// How far away a window is from a day, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Distance {
    /// So many days until it begins, or until its end where it has no beginning.
    Ahead(i64),
    /// It is this very day.
    Today,
    /// Inside the window, with so many days left after this one; none where it has no end.
    Open(Option<i64>),
    /// So many days after its nominal end.
    Past(i64),
}

/// How far `window` is from `as_of`.
pub fn distance(window: &Window, as_of: NaiveDate) -> Distance {
    let days_until = |day: NaiveDate| (day - as_of).num_days();
    let left = window.latest.map(days_until);
    if let Some(left) = left.filter(|left| *left < 0) {
        return Distance::Past(-left);
    }
    if window.is_day() && left == Some(0) {
        return Distance::Today;
    }
    match (window.earliest.map(days_until), left) {
        (Some(ahead), _) if ahead > 0 => Distance::Ahead(ahead),
        (Some(_), left) => Distance::Open(left),
        (None, Some(0)) => Distance::Today,
        (None, Some(ahead)) => Distance::Ahead(ahead),
        (None, None) => Distance::Open(None),
    }
}

impl Distance {
    /// Days until it begins (upcoming) or ends (open); 0 on the day and where there is no end; negative once past.
    pub const fn days(&self) -> i64 {
        match *self {
            Self::Ahead(days) | Self::Open(Some(days)) => days,
            Self::Today | Self::Open(None) => 0,
            Self::Past(days) => -days,
        }
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ahead(days) => write!(f, "in {days} d"),
            Self::Today => f.write_str("today"),
            Self::Open(Some(0)) => f.write_str("open, last day"),
            Self::Open(Some(days)) => write!(f, "open, {days} d left"),
            Self::Open(None) => f.write_str("open"),
            Self::Past(days) => write!(f, "{days} d past"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::When;
    use crate::when::convention::Conventions;

    fn window(wording: &str) -> Window {
        When::parse(wording, day("2024-12-16"))
            .unwrap()
            .window(&Conventions::default())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_deadline_passes_through_its_states() {
        use ScheduleState::{Open, Overdue, PossiblyOverdue, Upcoming};
        for (wording, as_of, expected, distance_words) in [
            ("2025-01-21", "2025-01-19", Upcoming, "in 2 d"),
            ("2025-01-21", "2025-01-21", Open, "today"),
            ("2025-01-21", "2025-01-22", Overdue, "1 d past"),
            ("Q1 2025", "2024-12-16", Upcoming, "in 16 d"),
            ("Q1 2025", "2025-01-01", Open, "open, 89 d left"),
            ("Q1 2025", "2025-03-31", Open, "open, last day"),
            ("Q1 2025", "2025-04-01", Overdue, "1 d past"),
            ("mid-2025", "2025-05-31", Upcoming, "in 1 d"),
            ("mid-2025", "2025-06-01", Open, "open, 29 d left"),
            ("mid-2025", "2025-07-01", PossiblyOverdue, "1 d past"),
            ("mid-2025", "2025-08-31", PossiblyOverdue, "62 d past"),
            ("mid-2025", "2025-09-01", Overdue, "63 d past"),
            ("by April 2025", "2024-12-16", Upcoming, "in 135 d"),
            ("by April 2025", "2025-04-30", Upcoming, "today"),
            ("by April 2025", "2025-05-01", Overdue, "1 d past"),
            ("by mid-2025", "2025-07-01", PossiblyOverdue, "1 d past"),
            ("from 2025-04-01", "2025-03-31", Upcoming, "in 1 d"),
            ("from 2025-04-01", "2025-04-01", Open, "open"),
            ("from 2025-04-01", "9999-12-31", Open, "open"),
        ] {
            let window = window(wording);
            assert_eq!(state(&window, day(as_of)), expected, "{wording} as of {as_of}");
            assert_eq!(
                distance(&window, day(as_of)).to_string(),
                distance_words,
                "{wording} as of {as_of}"
            );
        }
    }

    #[test]
    fn distances_count_down_to_the_bound_that_comes_next() {
        let days = |wording, as_of| distance(&window(wording), day(as_of)).days();
        assert_eq!(days("Q1 2025", "2024-12-16"), 16);
        assert_eq!(days("Q1 2025", "2025-02-18"), 41);
        assert_eq!(days("Q1 2025", "2025-05-07"), -37);
        assert_eq!(days("since 2018", "2025-05-07"), 0);
    }

    #[test]
    fn every_state_has_its_own_name() {
        let mut names: Vec<_> = ScheduleState::ALL.iter().map(|state| state.name()).collect();
        names.dedup();
        assert_eq!(names.len(), ScheduleState::ALL.len());
        assert_eq!(ScheduleState::Overdue.label(), "overdue, no outcome recorded");
        assert!(ScheduleState::ALL.is_sorted());
    }
}
