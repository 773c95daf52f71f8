//! The sign of each state, and a few others: one for each meaning. The legend explains them all.

use chrono::NaiveDate;

use crate::model::deadlines::Deadline;
use crate::when::state::ScheduleState;

/// How many days before the end of its window a deadline counts as soon.
pub const SOON_DAYS: i64 = 14;

/// A deadline that ends within [`SOON_DAYS`].
pub const SOON: &str = "◆";

/// What is done: it has happened or was met.
pub const HAPPENED: &str = "✓";

/// An action that is marked for export.
pub const MARK: &str = "▪";

pub const WATCHED: &str = "★";

/// The sign of a deadline, with the state it stands for.
pub fn of_deadline(deadline: &Deadline, as_of: NaiveDate) -> (&'static str, ScheduleState) {
    let state = deadline.state(as_of);
    let latest = deadline.window.latest;
    let is_soon = latest.is_some_and(|latest| (latest - as_of).num_days() <= SOON_DAYS);
    if is_soon && state == ScheduleState::Upcoming {
        (SOON, state)
    } else {
        (of_state(state), state)
    }
}

pub const fn of_state(state: ScheduleState) -> &'static str {
    match state {
        ScheduleState::Upcoming => "○",
        ScheduleState::Open => "◐",
        ScheduleState::PossiblyOverdue => "◒",
        ScheduleState::Overdue => "▲",
        ScheduleState::Running => "▷",
        ScheduleState::Ended => "■",
        ScheduleState::InEffect => "▣",
        ScheduleState::Met => HAPPENED,
        ScheduleState::MetLate => "◷",
        ScheduleState::PartlyMet => "◧",
        ScheduleState::Missed => "✗",
        ScheduleState::Dropped => "⊘",
        ScheduleState::Undated => "·",
    }
}
