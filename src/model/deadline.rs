//! A deadline: the date it belongs to, and its state as of a day.

use chrono::NaiveDate;

use super::settled::Settled;
use super::{ActionId, Corpus, Date};
use crate::when::Window;
use crate::when::distance::Distance;
use crate::when::state::{self, Nature, ScheduleState};

/// A deadline: one date of one action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub action: ActionId,
    /// The date's index among all dates of the corpus.
    pub date: u32,
    pub window: Window,
    /// Whether somebody owes it.
    pub nature: Nature,
    /// How it ended, where that is known.
    pub settled: Option<Settled>,
}

impl Deadline {
    pub fn record<'c>(&self, corpus: &'c Corpus) -> &'c Date {
        &corpus.dates.items()[self.date as usize]
    }

    /// How it ended, if that is known by the given day.
    pub fn settled_by(&self, as_of: NaiveDate) -> Option<Settled> {
        self.settled.and_then(|settled| settled.by(as_of))
    }

    pub fn state(&self, as_of: NaiveDate) -> ScheduleState {
        match self.settled_by(as_of) {
            Some(settled) => settled.state,
            None => state::state(&self.window, self.nature, as_of),
        }
    }

    /// Whether somebody owes it and it is still to be met.
    pub fn is_due(&self, as_of: NaiveDate) -> bool {
        let state = self.state(as_of);
        self.nature == Nature::Owed && (state == ScheduleState::Overdue || !state.is_over())
    }

    pub fn distance(&self, as_of: NaiveDate) -> Distance {
        match self.state(as_of) {
            state if state.is_settled() => Distance::Is(state),
            _ => Distance::of(&self.window, self.nature, as_of),
        }
    }
}
