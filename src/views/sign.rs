//! The sign of each state, and the few signs beside them. The legend explains every one.

use crate::when::schedule::ScheduleState;

/// Days before the end of a window in which a deadline is soon.
pub const SOON_DAYS: i64 = 14;

/// A deadline that ends within [`SOON_DAYS`].
pub const SOON: &str = "◆";

/// What has happened.
pub const HAPPENED: &str = "✓";

/// An action that is marked to be handed on.
pub const MARK: &str = "▪";

/// An action that is watched.
pub const WATCHED: &str = "★";

pub const fn of_state(state: ScheduleState) -> &'static str {
    match state {
        ScheduleState::Upcoming => "○",
        ScheduleState::Open => "◐",
        ScheduleState::PossiblyOverdue => "◒",
        ScheduleState::Overdue => "▲",
        ScheduleState::Running => "▷",
        ScheduleState::Ended => "■",
        ScheduleState::InEffect | ScheduleState::Met | ScheduleState::MetLate => HAPPENED,
        ScheduleState::PartlyMet => "◧",
        ScheduleState::Missed | ScheduleState::Dropped => "✗",
        ScheduleState::Undated => "·",
    }
}
