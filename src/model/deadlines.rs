//! Every deadline of a corpus, sorted once when it is loaded, and the state of each as of a day.
//!
//! The order (latest bound, then earliest, then the document's) does not depend on the clock, so stepping the clock
//! never sorts again: states and buckets are computed in a pass over this list.

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

/// All deadlines, and the next steps that have none.
#[derive(Clone, Debug, Default)]
pub struct Deadlines {
    /// By latest bound, then earliest, open ends last.
    pub sorted: Vec<Deadline>,
    /// Next steps that have no deadline and are not done, in the order of the document.
    pub undated: Vec<ActionId>,
    /// Distinguishes the deadlines of one corpus under different journal entries: see [`Overrides::version`].
    pub version: u64,
    /// For each action, the index in `sorted` of its first deadline.
    by_action: Vec<u32>,
    /// What is known of how deadlines ended.
    ends: Ends,
    /// What the document says about deadlines where a journal says otherwise, by the date's index among all dates.
    overruled: HashMap<u32, Settled>,
    /// What a journal says about actions without a deadline.
    closed: HashMap<ActionId, Settled>,
    events: Events,
}

/// The value in `by_action` for an action without a deadline.
const NONE: u32 = u32::MAX;

impl Deadlines {
    pub fn new(corpus: &Corpus) -> Self {
        Self::with(corpus, &Overrides::default())
    }

    /// Like [`Self::new`], with what journals say about how deadlines ended.
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

    /// Adds what later editions say about how deadlines ended, by the date's index among all dates. Whatever is already
    /// known about a deadline takes precedence.
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

    /// The date with this index within an action, if it is a deadline.
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

    /// The deadlines that are shown, each with its index in `sorted`: those that match what the query asks about dates. An
    /// event that several actions report appears once.
    pub fn shown<'d>(&'d self, shown: Option<&'d ActionSet>) -> impl Iterator<Item = (usize, &'d Deadline)> {
        self.shown_from(0, shown)
    }

    /// Like [`Self::shown`], starting at an index in `sorted`.
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
        // A date without a window, such as "as soon as possible", may have been settled by another action.
        let mut dates = corpus.date_numbers(action);
        let is_settled = dates.any(|date| self.ends.dates.contains_key(&date));
        record.block == Block::NextStep && !is_done && !is_settled && !self.closed.contains_key(&action)
    }

    /// Whether an action is a next step that has no deadline and is still to be done.
    pub fn is_undated(&self, action: ActionId) -> bool {
        self.undated.binary_search(&action).is_ok()
    }

    /// Whether an action is still to be done as of a day: it has no deadline, or one that is still to be met.
    pub fn is_to_do(&self, corpus: &Corpus, action: ActionId, as_of: NaiveDate) -> bool {
        self.is_undated(action) || self.of(corpus, action).any(|deadline| deadline.is_due(as_of))
    }

    /// Whether a date belongs to an event that an earlier shown deadline of another action already reports.
    pub fn is_repeated(&self, date: u32, is_shown: impl Fn(ActionId) -> bool) -> bool {
        self.events.is_repeated(date, is_shown)
    }

    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The index in `sorted` of an action's first deadline.
    pub fn first_of(&self, action: ActionId) -> Option<usize> {
        self.by_action
            .get(action.index())
            .filter(|first| **first != NONE)
            .map(|first| *first as usize)
    }

    /// The state of an action as of a day: that of the deadline that matters most then. `None` for an action that has no
    /// deadline, is not a next step still to be done, and has not been closed by a journal.
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

    /// The occurrence before the one that a recurring date represents, and how it ended; the date is given by its index
    /// among all dates.
    pub fn occurrence_before(&self, corpus: &Corpus, date: u32) -> Option<(Window, Option<Settled>)> {
        let recurring = corpus.recurring(date)?;
        let number = recurring.number.checked_sub(1)?;
        let settled = self.ends.occurrences.get(&(date, number)).copied();
        Some((recurring.series.nth(number)?, settled))
    }

    /// What the document says about how a deadline ended, where a journal overrules it; the date is given by its index
    /// among all dates.
    pub fn overruled(&self, date: u32) -> Option<Settled> {
        self.overruled.get(&date).copied()
    }

    /// The actions without a deadline for which a journal says how they ended.
    pub fn closed(&self) -> impl Iterator<Item = (ActionId, Settled)> + '_ {
        self.closed.iter().map(|(action, closed)| (*action, *closed))
    }

    /// The deadline of an action that matters most as of a day: the first that is owed or takes effect and is not over, else
    /// the last that is overdue, else the first that runs, else the last of those that are over.
    pub fn next_of(&self, corpus: &Corpus, action: ActionId, as_of: NaiveDate) -> Option<Deadline> {
        use std::cmp::Reverse;
        self.of(corpus, action).min_by_key(|deadline| {
            let key = deadline.window.sort_key();
            let state = deadline.state(as_of);
            // Of those that are over, the last counts; of others, the first.
            match (state, deadline.nature) {
                (ScheduleState::Overdue, _) => (1, Reverse(Some(key)), key),
                (state, _) if state.is_over() => (3, Reverse(Some(key)), key),
                (_, nature) => (if nature.runs() { 2 } else { 0 }, Reverse(None), key),
            }
        })
    }
}

/// The nature of a date with this role. An end also gets the day when what ends began: the earliest day of the action's
/// dates that occurred, start something or are periods.
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

/// How many deadlines and undated next steps are in each state as of a day, in the order of [`ScheduleState::ALL`].
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
