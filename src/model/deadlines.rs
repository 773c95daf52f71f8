//! Every deadline of a corpus, sorted once when it is loaded, and what each is as of a day.
//!
//! The order (latest bound, then earliest, then the document's) does not depend on the clock, so that stepping it
//! never sorts again: states and buckets are runs over this list.

use chrono::NaiveDate;
use hashbrown::HashMap;

pub use super::deadline::Deadline;
use super::events::Events;
use super::set::ActionSet;
use super::settled::{Ends, Overrides, Settled, settled};
use super::words::DateRole;
use super::{ActionId, Block, Corpus};
use crate::when::Window;
use crate::when::state::{Nature, ScheduleState};

/// All deadlines, and the next steps without any.
#[derive(Clone, Debug, Default)]
pub struct Deadlines {
    /// By latest bound, then earliest, open ends last.
    pub sorted: Vec<Deadline>,
    /// Next steps that have no deadline and are not done, in the order of the document.
    pub undated: Vec<ActionId>,
    /// Tells apart what journals make of the deadlines of one corpus.
    pub version: u64,
    /// For every action the place in `sorted` of its first deadline.
    by_action: Vec<u32>,
    /// What is known of how deadlines ended.
    ends: Ends,
    /// What the document says where a journal says how it ended, by the date's index among all dates.
    overruled: HashMap<u32, Settled>,
    /// What a journal says of actions without any deadline.
    closed: HashMap<ActionId, Settled>,
    events: Events,
}

/// Stands in `by_action` for "no deadline".
const NONE: u32 = u32::MAX;

impl Deadlines {
    pub fn new(corpus: &Corpus) -> Self {
        Self::with(corpus, &Overrides::default())
    }

    /// The same where a journal says more.
    pub fn with(corpus: &Corpus, overrides: &Overrides) -> Self {
        let mut ends = settled(corpus);
        let overruled = ends.overrule(overrides);
        let mut deadlines = Self {
            ends,
            overruled,
            closed: overrides.actions.clone(),
            version: overrides.version,
            by_action: vec![NONE; corpus.actions.len()],
            ..Self::default()
        };
        let mut sorted = Vec::new();
        for action in (0..corpus.actions.len()).map(ActionId::at) {
            let before = sorted.len();
            sorted.extend(deadlines.of(corpus, action));
            if sorted.len() == before && deadlines.is_to_be_done(corpus, action) {
                deadlines.undated.push(action);
            }
        }
        sorted.sort_by_key(|deadline| (deadline.window.sort_key(), deadline.date));
        for (index, deadline) in sorted.iter().enumerate() {
            let first = &mut deadlines.by_action[deadline.action.index()];
            if *first == NONE {
                *first = index as u32;
            }
        }
        deadlines.events = Events::new(corpus, &sorted);
        deadlines.sorted = sorted;
        deadlines
    }

    /// The same where a later edition says how deadlines ended, by the index among all dates; what else is known of one
    /// goes before it.
    #[must_use]
    pub fn with_later(mut self, later: &HashMap<u32, Settled>) -> Self {
        if later.is_empty() {
            return self;
        }
        for (date, settled) in later {
            self.ends.dates.entry(*date).or_insert(*settled);
        }
        for deadline in &mut self.sorted {
            deadline.settled = deadline.settled.or_else(|| later.get(&deadline.date).copied());
        }
        self
    }

    /// A date of an action by its place among them, if it is a deadline.
    pub fn at(&self, corpus: &Corpus, action: ActionId, index: usize) -> Option<Deadline> {
        let date = corpus.dates.row(action.index()).get(index)?;
        let number = corpus.date_number(action, index);
        let is_deadline = date.is_deadline() && date.has_window(corpus);
        is_deadline.then(|| Deadline {
            action,
            date: number,
            window: date.window(corpus),
            nature: nature(corpus, action, date.role),
            settled: self.ends.of(corpus, number),
        })
    }

    /// The deadlines of an action, in the order of its dates.
    pub fn of<'c>(&'c self, corpus: &'c Corpus, action: ActionId) -> impl Iterator<Item = Deadline> + 'c {
        let dates = 0..corpus.dates.row(action.index()).len();
        dates.filter_map(move |index| self.at(corpus, action, index))
    }

    /// The deadlines of an action that somebody owes.
    pub fn owed<'c>(&'c self, corpus: &'c Corpus, action: ActionId) -> impl Iterator<Item = Deadline> + 'c {
        self.of(corpus, action)
            .filter(|deadline| deadline.nature == Nature::Owed)
    }

    /// The deadlines of what is shown with their places in `sorted`: those that answer what is asked of dates, and an event
    /// that several actions report once.
    pub fn shown<'d>(&'d self, shown: Option<&'d ActionSet>) -> impl Iterator<Item = (usize, &'d Deadline)> {
        self.shown_from(0, shown)
    }

    /// The same from a place in `sorted` on.
    pub fn shown_from<'d>(
        &'d self,
        from: usize,
        shown: Option<&'d ActionSet>,
    ) -> impl Iterator<Item = (usize, &'d Deadline)> {
        let sorted = self.sorted.iter().enumerate().skip(from);
        sorted.filter(move |(_, deadline)| match shown {
            None => !self.is_repeated(deadline.date, |_| true),
            Some(set) => {
                set.contains(deadline.action)
                    && set.asks_for(deadline.date)
                    && !self.is_repeated(deadline.date, |action| set.counts(action))
            }
        })
    }

    /// Whether an action is a next step that nothing says is done.
    fn is_to_be_done(&self, corpus: &Corpus, action: ActionId) -> bool {
        let record = &corpus.actions[action.index()];
        let is_done = record.status.is_some_and(|status| status.outcome().is_some());
        // What is owed without a date, as soon as possible, may have been settled by another action.
        let mut dates = corpus.date_numbers(action);
        let is_settled = dates.any(|date| self.ends.dates.contains_key(&date));
        record.block == Block::NextStep && !is_done && !is_settled && !self.closed.contains_key(&action)
    }

    /// Whether an action is a next step without any deadline that is to be done.
    pub fn is_undated(&self, action: ActionId) -> bool {
        self.undated.binary_search(&action).is_ok()
    }

    /// Whether an action is still to be done as of a day: without a deadline, or with one that is still to be met.
    pub fn is_to_do(&self, corpus: &Corpus, action: ActionId, as_of: NaiveDate) -> bool {
        self.is_undated(action) || self.of(corpus, action).any(|deadline| deadline.is_due(as_of))
    }

    /// Whether a date is that of an event which an earlier action that is shown reports too.
    pub fn is_repeated(&self, date: u32, is_shown: impl Fn(ActionId) -> bool) -> bool {
        self.events.is_repeated(date, is_shown)
    }

    pub fn len(&self) -> usize {
        self.sorted.len()
    }

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
    /// has no deadline and is no next step that is to be done.
    pub fn state_of(&self, corpus: &Corpus, action: ActionId, as_of: NaiveDate) -> Option<ScheduleState> {
        match self.next_of(corpus, action, as_of) {
            Some(deadline) => Some(deadline.state(as_of)),
            None if self.is_undated(action) => Some(ScheduleState::Undated),
            None => self.closed_by(action).map(|closed| closed.state),
        }
    }

    /// How an action without a deadline ended, where a journal says so.
    pub fn closed_by(&self, action: ActionId) -> Option<Settled> {
        self.closed.get(&action).copied()
    }

    /// How deadlines ended, as far as that is known.
    pub const fn ends(&self) -> &Ends {
        &self.ends
    }

    /// The occurrence of a date before that which it stands for, and how it ended, by the index among all dates.
    pub fn occurrence_before(&self, corpus: &Corpus, date: u32) -> Option<(Window, Option<Settled>)> {
        let recurring = corpus.recurring(date)?;
        let number = recurring.number.checked_sub(1)?;
        let settled = self.ends.occurrences.get(&(date, number)).copied();
        Some((recurring.series.nth(number)?, settled))
    }

    /// What the document says of a date, by its index among all dates, where what a journal says counts.
    pub fn overruled(&self, date: u32) -> Option<Settled> {
        self.overruled.get(&date).copied()
    }

    /// The actions without a deadline of which a journal says how they ended.
    pub fn closed(&self) -> impl Iterator<Item = (ActionId, Settled)> + '_ {
        self.closed.iter().map(|(action, closed)| (*action, *closed))
    }

    /// The deadline of an action that matters most as of a day: the first that is still owed, else the last that is
    /// overdue, else the first that runs, else the last of those that are over.
    pub fn next_of(&self, corpus: &Corpus, action: ActionId, as_of: NaiveDate) -> Option<Deadline> {
        use std::cmp::Reverse;
        self.of(corpus, action).min_by_key(|deadline| {
            let key = deadline.window.sort_key();
            let state = deadline.state(as_of);
            // Among those that are over, the last one; a stable order otherwise.
            match (state, deadline.nature) {
                (ScheduleState::Overdue, _) => (1, Reverse(Some(key)), key),
                (state, _) if state.is_over() => (3, Reverse(Some(key)), key),
                (_, nature) => (if nature.runs() { 2 } else { 0 }, Reverse(None), key),
            }
        })
    }
}

/// What a date of an action says of somebody; of an end, when that began which ends: the first day that another date of
/// the action names.
fn nature(corpus: &Corpus, action: ActionId, role: DateRole) -> Nature {
    match role.nature() {
        Nature::Ends { .. } => {
            let dates = corpus.dates.row(action.index()).iter();
            let starts = dates.filter(|date| {
                matches!(
                    date.role,
                    DateRole::Occurred | DateRole::Starts | DateRole::Period
                ) && date.has_window(corpus)
            });
            Nature::Ends {
                begins: starts.filter_map(|date| date.window(corpus).earliest).min(),
            }
        }
        nature => nature,
    }
}

/// How many deadlines are in each state as of a day, in the order of [`ScheduleState::ALL`].
pub fn count_states(
    deadlines: &Deadlines,
    shown: Option<&ActionSet>,
    as_of: NaiveDate,
) -> [usize; ScheduleState::COUNT] {
    let mut counts = [0; ScheduleState::COUNT];
    for (_, deadline) in deadlines.shown(shown) {
        counts[deadline.state(as_of) as usize] += 1;
    }
    let undated = deadlines.undated.iter();
    counts[ScheduleState::Undated as usize] = undated
        .filter(|action| shown.is_none_or(|set| set.contains(**action)))
        .count();
    counts
}
