//! Every deadline of a corpus, sorted once when it is loaded, and what each is as of a day.
//!
//! The order (latest bound, then earliest, then the document's) does not depend on the clock, so that stepping it
//! never sorts again: states and buckets are runs over this list.

use chrono::NaiveDate;

use super::set::ActionSet;
use super::{ActionId, Block, Corpus, Date};
use crate::when::Window;
use crate::when::distance::Distance;
use crate::when::schedule::{ScheduleState, state};

/// A deadline: one date of one action.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    pub action: ActionId,
    /// The date's index among all dates of the corpus.
    pub date: u32,
    pub window: Window,
}

impl Deadline {
    pub fn record<'c>(&self, corpus: &'c Corpus) -> &'c Date {
        &corpus.dates.items()[self.date as usize]
    }

    pub fn distance(&self, corpus: &Corpus, as_of: NaiveDate) -> Distance {
        Distance::of(&self.window, self.record(corpus).role.nature(), as_of)
    }
}

/// All deadlines, and the next steps without any.
#[derive(Clone, Debug, Default)]
pub struct Deadlines {
    /// By latest bound, then earliest, open ends last.
    pub sorted: Vec<Deadline>,
    /// Next steps that have no deadline, in the order of the document.
    pub undated: Vec<ActionId>,
    /// For every action the place in `sorted` of its first deadline, and how many follow it in document order.
    by_action: Vec<u32>,
}

/// Stands in `by_action` for "no deadline".
const NONE: u32 = u32::MAX;

impl Deadlines {
    pub fn new(corpus: &Corpus) -> Self {
        let mut sorted = Vec::new();
        let mut undated = Vec::new();
        for action in (0..corpus.actions.len()).map(ActionId::at) {
            let first = corpus.dates.start(action.index());
            let before = sorted.len();
            for (index, date) in corpus.dates.row(action.index()).iter().enumerate() {
                if date.is_deadline() {
                    let window = date.window(corpus);
                    sorted.push(Deadline {
                        action,
                        date: (first + index) as u32,
                        window,
                    });
                }
            }
            if sorted.len() == before && corpus.actions[action.index()].block == Block::NextStep {
                undated.push(action);
            }
        }
        sorted.sort_by_key(|deadline| (deadline.window.sort_key(), deadline.date));
        let mut by_action = vec![NONE; corpus.actions.len()];
        for (index, deadline) in sorted.iter().enumerate() {
            let first = &mut by_action[deadline.action.index()];
            if *first == NONE {
                *first = index as u32;
            }
        }
        Self {
            sorted,
            undated,
            by_action,
        }
    }

    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The place in `sorted` of an action's first deadline.
    pub fn first_of(&self, action: ActionId) -> Option<usize> {
        self.by_action
            .get(action.index())
            .filter(|first| **first != NONE)
            .map(|first| *first as usize)
    }

    /// The state of an action as of a day: that of the deadline that matters most then. `None` for an action that
    /// has no deadline and is no next step.
    pub fn state_of(&self, corpus: &Corpus, action: ActionId, as_of: NaiveDate) -> Option<ScheduleState> {
        match self.next_of(corpus, action, as_of) {
            Some((window, _)) => Some(state(&window, as_of)),
            None => {
                (corpus.actions[action.index()].block == Block::NextStep).then_some(ScheduleState::Undated)
            }
        }
    }

    /// The deadline of an action that matters most as of a day: the first that is not past, else the last.
    pub fn next_of<'c>(
        &self,
        corpus: &'c Corpus,
        action: ActionId,
        as_of: NaiveDate,
    ) -> Option<(Window, &'c Date)> {
        let dates = corpus
            .dates
            .row(action.index())
            .iter()
            .filter(|date| date.is_deadline());
        let is_past = |window: &Window| matches!(state(window, as_of), ScheduleState::Overdue);
        dates
            .map(|date| (date.window(corpus), date))
            .min_by_key(|(window, _)| {
                let past = is_past(window);
                let key = window.sort_key();
                // Among those past, the last one; a stable order otherwise.
                if past {
                    (1, std::cmp::Reverse(Some(key)), key)
                } else {
                    (0, std::cmp::Reverse(None), key)
                }
            })
    }
}

/// How many deadlines are in each state as of a day, in the order of [`ScheduleState::ALL`].
pub fn count_states(deadlines: &Deadlines, shown: Option<&ActionSet>, as_of: NaiveDate) -> [usize; 5] {
    let mut counts = [0; 5];
    let is_shown = |action| shown.is_none_or(|set| set.contains(action));
    for deadline in deadlines
        .sorted
        .iter()
        .filter(|deadline| is_shown(deadline.action))
    {
        counts[state(&deadline.window, as_of) as usize] += 1;
    }
    counts[ScheduleState::Undated as usize] = deadlines
        .undated
        .iter()
        .filter(|action| is_shown(**action))
        .count();
    counts
}
