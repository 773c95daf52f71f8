//! Where a deadline stands on a given day: to come, open, possibly past, past. Computed, and never the document's status.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::When;
    use crate::when::convention::Conventions;
    use crate::when::distance::{Distance, Nature};

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
            ("2025-01-21", "2025-01-19", Upcoming, "due in 2 d"),
            ("2025-01-21", "2025-01-21", Open, "due today"),
            ("2025-01-21", "2025-01-22", Overdue, "1 d past"),
            ("Q1 2025", "2024-12-16", Upcoming, "opens in 16 d"),
            ("Q1 2025", "2025-01-01", Open, "closes in 89 d"),
            ("Q1 2025", "2025-03-31", Open, "closes today"),
            ("Q1 2025", "2025-04-01", Overdue, "1 d past"),
            ("mid-2025", "2025-05-31", Upcoming, "opens in 1 d"),
            ("mid-2025", "2025-06-01", Open, "closes in 29 d"),
            ("mid-2025", "2025-07-01", PossiblyOverdue, "1 d past"),
            ("mid-2025", "2025-08-31", PossiblyOverdue, "62 d past"),
            ("mid-2025", "2025-09-01", Overdue, "63 d past"),
            ("by April 2025", "2024-12-16", Upcoming, "due in 135 d"),
            ("by April 2025", "2025-04-30", Upcoming, "due today"),
            ("by April 2025", "2025-05-01", Overdue, "1 d past"),
            ("by mid-2025", "2025-07-01", PossiblyOverdue, "1 d past"),
            ("from 2025-04-01", "2025-03-31", Upcoming, "opens in 1 d"),
            ("from 2025-04-01", "2025-04-01", Open, "open"),
            ("from 2025-04-01", "9999-12-31", Open, "open"),
        ] {
            let window = window(wording);
            assert_eq!(state(&window, day(as_of)), expected, "{wording} as of {as_of}");
            let distance = Distance::of(&window, Nature::Owed, day(as_of));
            assert_eq!(distance.to_string(), distance_words, "{wording} as of {as_of}");
        }
    }

    #[test]
    fn distances_count_down_to_the_bound_that_comes_next() {
        let days = |wording, as_of| Distance::of(&window(wording), Nature::Owed, day(as_of)).days();
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
