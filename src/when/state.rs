//! The state of a deadline on a given day: upcoming, open, past, running, settled. It is computed, unlike the status that
//! the document gives.

use chrono::NaiveDate;

use super::window::Window;
use crate::text::choices::choices;

/// What the end of a date means: that something is owed by then, that something ends, or that it takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nature {
    /// Somebody is to do something: it is due, or can be done until the window closes.
    Owed,
    /// Something runs as long as the window says, and nobody owes its end.
    Runs,
    /// Something that runs ends within the window. It has run since `begins`, or all along if that is not known.
    Ends { begins: Option<NaiveDate> },
    /// Something takes effect without anybody owing it.
    TakesEffect,
}

choices! {
    /// The state of a deadline. Those up to `InEffect` follow from its window and [`Nature`] alone, and a date of each nature
    /// passes through some of them in this order; `Undated` does not depend on time.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ScheduleState(name, label) {
        /// Before the window.
        Upcoming("Upcoming", "upcoming"),
        /// Inside the window, and somebody is to do it.
        Open("Open", "open now"),
        /// Past the nominal end of an approximate wording, within its outer bound.
        PossiblyOverdue("PossiblyOverdue", "possibly overdue"),
        /// Past the window; no outcome is recorded, which is not to say that it failed.
        Overdue("Overdue", "overdue, no outcome recorded"),
        /// Inside the time that a programme, call or mandate runs.
        Running("Running", "running"),
        /// After the time that it ran. Nobody owed its end.
        Ended("Ended", "ended"),
        /// It has taken effect.
        InEffect("InEffect", "in effect"),
        /// Known to be done.
        Met("Met", "met"),
        /// Known to be done, and surely after the window.
        MetLate("MetLate", "met late"),
        PartlyMet("PartlyMet", "partly met"),
        Missed("Missed", "missed"),
        /// Given up.
        Dropped("Dropped", "dropped"),
        /// A next step without any deadline.
        Undated("Undated", "undated"),
    }
}

impl Nature {
    /// Whether the date is that of something that runs.
    pub const fn runs(self) -> bool {
        matches!(self, Self::Runs | Self::Ends { .. })
    }
}

impl ScheduleState {
    pub const COUNT: usize = Self::ALL.len();

    /// Every state, the most urgent first.
    pub const BY_URGENCY: [Self; Self::COUNT] = [
        Self::Overdue,
        Self::PossiblyOverdue,
        Self::Open,
        Self::Upcoming,
        Self::Running,
        Self::Undated,
        Self::Missed,
        Self::PartlyMet,
        Self::Dropped,
        Self::MetLate,
        Self::Met,
        Self::InEffect,
        Self::Ended,
    ];

    pub const fn urgency(self) -> Urgency {
        match self {
            Self::Upcoming | Self::Running => Urgency::Ahead,
            Self::Open => Urgency::Open,
            Self::PossiblyOverdue | Self::PartlyMet => Urgency::Doubtful,
            Self::Overdue | Self::Missed | Self::Dropped => Urgency::Late,
            Self::Ended | Self::InEffect | Self::Met | Self::MetLate | Self::Undated => Urgency::Quiet,
        }
    }

    /// Whether the date is past or settled, so that time alone leads to no later state.
    pub const fn is_over(self) -> bool {
        match self {
            Self::Upcoming | Self::Open | Self::PossiblyOverdue | Self::Running | Self::Undated => false,
            Self::Overdue
            | Self::Ended
            | Self::InEffect
            | Self::Met
            | Self::MetLate
            | Self::PartlyMet
            | Self::Missed
            | Self::Dropped => true,
        }
    }

    /// Whether it is known how it ended.
    pub const fn is_settled(self) -> bool {
        matches!(
            self,
            Self::Met | Self::MetLate | Self::PartlyMet | Self::Missed | Self::Dropped
        )
    }
}

/// How much attention a state asks for. Its style depends on this alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Urgency {
    /// Upcoming or running.
    Ahead,
    Open,
    /// Possibly late, or done in part.
    Doubtful,
    /// Late, missed or dropped.
    Late,
    /// Over, or without a date.
    Quiet,
}

impl Urgency {
    pub const COUNT: usize = 5;
}

/// The state of a date as of a day, as far as its window and nature determine it: never settled, never `Undated`, and
/// never an earlier state on a later day.
///
/// What is owed in a window without an earliest day ("by June") is upcoming to its last day: nothing says that it has
/// begun. What takes effect has certainly done so on the last day of its window.
pub fn state(window: &Window, nature: Nature, as_of: NaiveDate) -> ScheduleState {
    let is_past = |bound: Option<NaiveDate>| bound.is_some_and(|bound| bound < as_of);
    let has_begun = window.earliest.is_some_and(|earliest| earliest <= as_of);
    match nature {
        Nature::Owed if is_past(window.outer_latest) && is_past(window.latest) => ScheduleState::Overdue,
        Nature::Owed if is_past(window.latest) => ScheduleState::PossiblyOverdue,
        Nature::Owed if has_begun => ScheduleState::Open,
        Nature::Runs | Nature::Ends { .. } if is_past(window.latest) => ScheduleState::Ended,
        // "Until June" implies that it is running.
        Nature::Runs if has_begun || window.earliest.is_none() => ScheduleState::Running,
        Nature::Ends { begins } if begins.is_none_or(|begins| begins <= as_of) => ScheduleState::Running,
        Nature::TakesEffect if window.latest.map_or(has_begun, |latest| latest <= as_of) => {
            ScheduleState::InEffect
        }
        Nature::Owed | Nature::Runs | Nature::Ends { .. } | Nature::TakesEffect => ScheduleState::Upcoming,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::When;
    use crate::when::convention::Conventions;
    use crate::when::distance::Distance;

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
            assert_eq!(
                state(&window, Nature::Owed, day(as_of)),
                expected,
                "{wording} as of {as_of}"
            );
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
    fn what_nobody_owes_is_never_overdue() {
        use ScheduleState::{Ended, InEffect, Running, Upcoming};
        let ends = |begins: Option<&str>| Nature::Ends {
            begins: begins.map(day),
        };
        for (wording, nature, as_of, expected) in [
            ("2021/2027", Nature::Runs, "2020-12-31", Upcoming),
            ("2021/2027", Nature::Runs, "2021-01-01", Running),
            ("2021/2027", Nature::Runs, "2027-12-31", Running),
            ("2021/2027", Nature::Runs, "2028-01-01", Ended),
            ("until mid-2025", Nature::Runs, "2024-12-16", Running),
            ("until mid-2025", Nature::Runs, "2025-07-01", Ended),
            ("from 2025-04-01", Nature::Runs, "2025-03-31", Upcoming),
            ("from 2025-04-01", Nature::Runs, "2031-01-01", Running),
            ("May 2027", ends(None), "2024-12-16", Running),
            ("May 2027", ends(None), "2027-05-31", Running),
            ("May 2027", ends(None), "2027-06-01", Ended),
            ("May 2027", ends(Some("2025-01-01")), "2024-12-31", Upcoming),
            ("May 2027", ends(Some("2025-01-01")), "2025-01-01", Running),
            ("2025-01-01", Nature::TakesEffect, "2024-12-31", Upcoming),
            ("2025-01-01", Nature::TakesEffect, "2025-01-01", InEffect),
            ("Q1 2025", Nature::TakesEffect, "2025-02-01", Upcoming),
            ("Q1 2025", Nature::TakesEffect, "2025-03-31", InEffect),
            ("from 2025-04-01", Nature::TakesEffect, "2025-04-01", InEffect),
        ] {
            let found = state(&window(wording), nature, day(as_of));
            assert_eq!(found, expected, "{wording} as of {as_of}");
        }
    }

    #[test]
    fn every_state_has_its_own_name() {
        let names: std::collections::HashSet<_> =
            ScheduleState::ALL.iter().map(|state| state.name()).collect();
        assert_eq!(names.len(), ScheduleState::COUNT);
        let ranked: std::collections::HashSet<_> = ScheduleState::BY_URGENCY.into_iter().collect();
        assert_eq!(ranked.len(), ScheduleState::COUNT);
        assert_eq!(ScheduleState::Overdue.label(), "overdue, no outcome recorded");
        assert!(ScheduleState::ALL.is_sorted());
    }
}
