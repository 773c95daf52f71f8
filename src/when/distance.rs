//! How far a deadline is from a day, and the one wording of it, which every pane, table and export uses.

use std::fmt;

use chrono::NaiveDate;

use super::state::{Nature, ScheduleState};
use super::window::Window;

/// From this many days on, a number of years reads better.
const MANY: i64 = 1000;

/// From this many days on, years need no decimal: with one they would be 10.0.
const DECADE: i64 = 3635;

/// From this many days on, a narrow column has no room for a verb beside the years.
const CENTURY: i64 = 36_525;

/// How far away a window is from a day, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Distance {
    /// Days until the window begins.
    Opens(i64),
    /// Days until the only day of the window, or until its end where it has no beginning.
    Due(i64),
    /// Inside the window: days until it closes.
    Closes(i64),
    /// Inside the time that something runs: days left.
    Ends(i64),
    /// Days until it takes effect at the latest.
    Effect(i64),
    /// Inside a window without an end.
    Open,
    /// No distance is known or matters any more: the state says more.
    Is(ScheduleState),
    /// Days after the nominal end.
    Past(i64),
}

impl Distance {
    pub fn of(window: &Window, nature: Nature, as_of: NaiveDate) -> Self {
        let until = |day: NaiveDate| (day - as_of).num_days();
        let earliest = match nature {
            Nature::Ends { begins } => begins,
            Nature::Owed | Nature::Runs | Nature::TakesEffect => window.earliest,
        };
        match (earliest.map(until), window.latest.map(until)) {
            (Some(begins), None) if begins <= 0 && nature == Nature::TakesEffect => {
                Self::Is(ScheduleState::InEffect)
            }
            (_, Some(ends)) if ends <= 0 && nature == Nature::TakesEffect => {
                Self::Is(ScheduleState::InEffect)
            }
            (_, Some(ends)) if ends < 0 => Self::Past(-ends),
            (_, Some(ends)) if nature == Nature::TakesEffect => Self::Effect(ends),
            (Some(begins), Some(ends)) if begins == ends && nature == Nature::Owed => Self::Due(ends),
            (Some(begins), _) if begins > 0 => Self::Opens(begins),
            (_, Some(ends)) if nature.runs() => Self::Ends(ends),
            (Some(_), Some(ends)) => Self::Closes(ends),
            (None, Some(ends)) => Self::Due(ends),
            (_, None) if nature.runs() => Self::Is(ScheduleState::Running),
            (_, None) => Self::Open,
        }
    }

    /// Days until the next bound; 0 on the day and where there is no end; negative once past.
    pub const fn days(self) -> i64 {
        match self {
            Self::Opens(days)
            | Self::Due(days)
            | Self::Closes(days)
            | Self::Ends(days)
            | Self::Effect(days) => days,
            Self::Open | Self::Is(_) => 0,
            Self::Past(days) => -days,
        }
    }

    /// Like the [`Display`](fmt::Display) form without `in`, for narrow columns: `opens 16 d`.
    pub fn brief(self) -> String {
        match self {
            Self::Open | Self::Is(_) | Self::Past(_) => self.words(" "),
            _ if self.days() >= CENTURY => amount(self.days()),
            _ => self.words(" "),
        }
    }

    /// The words, with `joint` between the verb and the days ahead.
    fn words(self, joint: &str) -> String {
        let verb = self.verb();
        match self {
            Self::Open | Self::Is(_) => verb.to_owned(),
            Self::Past(days) => format!("{} {verb}", amount(days)),
            _ if self.days() == 0 => format!("{verb} today"),
            _ => format!("{verb}{joint}{}", amount(self.days())),
        }
    }

    const fn verb(self) -> &'static str {
        match self {
            Self::Opens(_) => "opens",
            Self::Due(_) => "due",
            Self::Closes(_) => "closes",
            Self::Ends(_) => "ends",
            Self::Effect(_) => "effect",
            Self::Open => "open",
            Self::Is(state) => state.label(),
            Self::Past(_) => "past",
        }
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(" in "))
    }
}

fn amount(days: i64) -> String {
    match days {
        ..MANY => format!("{days} d"),
        MANY..DECADE => format!("{:.1} y", days as f64 / 365.25),
        DECADE..CENTURY => format!("{:.0} y", days as f64 / 365.25),
        _ => format!("{} y", days * 400 / 146_097),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::test_windows::{by, day, from, range};

    #[test]
    fn distances_count_to_the_bound_that_comes_next() {
        let as_of = "2024-12-16".parse().unwrap();
        for (window, words, brief) in [
            (day("2024-12-18"), "due in 2 d", "due 2 d"),
            (day("2024-12-16"), "due today", "due today"),
            (day("2024-12-15"), "1 d past", "1 d past"),
            (range("2025-01-01", "2025-03-31"), "opens in 16 d", "opens 16 d"),
            (range("2024-12-16", "2024-12-31"), "closes in 15 d", "closes 15 d"),
            (range("2024-12-01", "2024-12-16"), "closes today", "closes today"),
            (range("2024-10-01", "2024-11-09"), "37 d past", "37 d past"),
            (by("2025-04-30"), "due in 135 d", "due 135 d"),
            (by("2024-12-16"), "due today", "due today"),
            (from("2018-01-01"), "open", "open"),
            (from("2025-04-01"), "opens in 106 d", "opens 106 d"),
            (
                range("2021-01-01", "2027-12-31"),
                "closes in 3.0 y",
                "closes 3.0 y",
            ),
            (range("2024-01-01", "2034-12-15"), "closes in 10 y", "closes 10 y"),
            (by("9999-12-31"), "due in 7975 y", "7975 y"),
            (day("0001-01-01"), "2023 y past", "2023 y past"),
        ] {
            let distance = Distance::of(&window, Nature::Owed, as_of);
            assert_eq!(
                (distance.to_string(), distance.brief()),
                (words.into(), brief.into())
            );
            assert!(distance.brief().len() <= 12);
        }
    }

    #[test]
    fn what_runs_ends_and_does_not_close() {
        let as_of = "2024-12-16".parse().unwrap();
        for (window, words) in [
            (range("2021-01-01", "2027-12-31"), "ends in 3.0 y"),
            (by("2025-04-30"), "ends in 135 d"),
            (range("2025-01-01", "2025-03-31"), "opens in 16 d"),
            (range("2024-10-01", "2024-11-09"), "37 d past"),
            (day("2024-12-16"), "ends today"),
            (from("2018-01-01"), "running"),
        ] {
            assert_eq!(Distance::of(&window, Nature::Runs, as_of).to_string(), words);
        }
    }

    #[test]
    fn what_takes_effect_counts_to_the_day_it_surely_has() {
        let as_of = "2024-12-16".parse().unwrap();
        for (window, words, brief) in [
            (day("2025-01-01"), "effect in 16 d", "effect 16 d"),
            (
                range("2025-01-01", "2025-03-31"),
                "effect in 105 d",
                "effect 105 d",
            ),
            (from("2025-04-01"), "opens in 106 d", "opens 106 d"),
            (day("2024-12-16"), "in effect", "in effect"),
            (day("2024-12-01"), "in effect", "in effect"),
            (from("2024-04-01"), "in effect", "in effect"),
            (day("9999-12-31"), "effect in 7975 y", "7975 y"),
        ] {
            let distance = Distance::of(&window, Nature::TakesEffect, as_of);
            assert_eq!(
                (distance.to_string(), distance.brief()),
                (words.into(), brief.into())
            );
        }
    }
}
