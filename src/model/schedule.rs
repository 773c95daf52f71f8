//! STUB
use super::window::Window;
use chrono::NaiveDate;
/// s
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScheduleState {
    /// s
    Upcoming,
    /// s
    Open,
    /// s
    PossiblyOverdue,
    /// s
    Overdue,
    /// s
    Undated,
}
impl ScheduleState {
    /// s
    pub const ALL: [Self; 5] = [
        Self::Upcoming,
        Self::Open,
        Self::PossiblyOverdue,
        Self::Overdue,
        Self::Undated,
    ];
    /// s
    pub const fn name(self) -> &'static str {
        match self {
            Self::Upcoming => "Upcoming",
            Self::Open => "Open",
            Self::PossiblyOverdue => "PossiblyOverdue",
            Self::Overdue => "Overdue",
            Self::Undated => "Undated",
        }
    }
    /// s
    pub const fn label(self) -> &'static str {
        self.name()
    }
}
/// s
pub fn state(w: &Window, as_of: NaiveDate) -> ScheduleState {
    if w.latest.is_some_and(|l| l < as_of) {
        if w.outer_latest.is_some_and(|l| l >= as_of) {
            ScheduleState::PossiblyOverdue
        } else {
            ScheduleState::Overdue
        }
    } else if w.earliest.is_some_and(|e| e <= as_of) {
        ScheduleState::Open
    } else {
        ScheduleState::Upcoming
    }
}
/// s
pub struct Distance(i64);
impl std::fmt::Display for Distance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} d", self.0)
    }
}
/// s
pub fn distance(w: &Window, as_of: NaiveDate) -> Distance {
    Distance(w.latest.map_or(0, |l| (l - as_of).num_days()))
}
