//! What the query leaves of the corpus: the filter, and counts of what passes it.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr as _;

use crate::editions::pairs;
use crate::library::Library;
use crate::model::deadlines::count_states;
use crate::model::set::ActionSet;
use crate::model::{ActionId, EditionId};
use crate::query::PlainOffer;
use crate::search::search;
use crate::views::outline::Counts;
use crate::views::tables::changes;
use crate::views::wording;
use crate::when::ScheduleState;

#[derive(Clone, Debug, Default)]
pub struct Filtered {
    pub filter: Option<ActiveFilter>,
    /// The editions in view, oldest first.
    pub editions: Vec<EditionId>,
    /// The actions of the editions in view; `None` for all actions.
    base: Option<ActionSet>,
    /// What the tree lists where that includes actions gone since the edition before, while changes are shown.
    listed: Option<ActionSet>,
    pub counts: Counts,
    /// The counts of `listed`.
    listed_counts: Option<Counts>,
    /// How many deadlines are in each state.
    pub states: [usize; ScheduleState::COUNT],
}

/// A query that is kept: only what matches is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ActiveFilter {
    /// The query as it was typed.
    pub query: String,
    /// The query with a note of the words that had to be ignored.
    pub label: String,
    pub set: ActionSet,
    /// An offer to read its plain words as fields.
    pub offer: Option<PlainOffer>,
}

impl Filtered {
    /// The actions that match the query, or those in view without a query; `None` for all actions.
    pub fn set(&self) -> Option<&ActionSet> {
        let filtered = self.filter.as_ref().map(|filter| &filter.set);
        filtered.or(self.base.as_ref())
    }

    /// How many actions are in view, regardless of the query.
    pub fn in_view(&self, library: &Library) -> usize {
        self.base.as_ref().map_or(library.corpus.len(), ActionSet::len)
    }

    /// The number of matches and of actions in view, in words; for a query on dates, the number of deadlines as well.
    pub fn matches(&self, library: &Library) -> String {
        let all = wording::count(self.in_view(library), "action");
        let actions = format!("{} of {all}", wording::grouped(u64::from(self.counts.total())));
        if !self.set().is_some_and(ActionSet::asks_dates) {
            return actions;
        }
        let undated = self.states[ScheduleState::Undated as usize];
        // The query may ask for undated actions.
        match self.states.iter().sum::<usize>() - undated {
            0 => actions,
            dated => format!("{} · {actions}", wording::count(dated, "deadline")),
        }
    }

    /// Like [`Self::matches`], in `cells` cells: words are left out before numbers.
    pub fn matches_in(&self, library: &Library, cells: usize) -> String {
        let whole = self.matches(library);
        let actions = whole.rsplit(" · ").next().unwrap_or(&whole);
        let number = |text: &str| text.rsplit_once(' ').map_or("", |(number, _)| number).to_owned();
        let shorter = [number(&whole), actions.to_owned(), number(actions)];
        if whole.width() <= cells {
            return whole;
        }
        let fits = |text: &&String| text.width() <= cells;
        shorter.iter().find(fits).unwrap_or(&shorter[2]).clone()
    }

    /// What the tree lists: what is shown, and what is gone while changes are shown; `None` for all actions.
    pub fn listed(&self) -> Option<&ActionSet> {
        self.listed.as_ref().or_else(|| self.set())
    }

    pub fn tree_counts(&self) -> &Counts {
        self.listed_counts.as_ref().unwrap_or(&self.counts)
    }

    /// Lists what is gone in addition to what is shown, if `wanted`. A query selects from what is gone in the edition before.
    pub fn list_gone(&mut self, library: &Library, as_of: NaiveDate, wanted: bool) {
        self.listed = None;
        self.listed_counts = None;
        let sources = library.sources(as_of);
        let Some(shown) = self.set().filter(|_| wanted) else {
            return;
        };
        let mut gone = changes::gone(sources);
        if gone.is_empty() {
            return;
        }
        if let Some(filter) = &self.filter {
            let before: Vec<EditionId> = pairs(&library.corpus, &self.editions)
                .into_iter()
                .map(|(before, _)| before)
                .collect();
            let Ok(query) = library.query_in(&filter.query, as_of, &before) else {
                return;
            };
            let found = search(&library.corpus, library.index(), &library.deadlines, &query, 0);
            gone.retain(|action| found.set.contains(*action));
        }
        let mut listed = shown.clone();
        for action in gone {
            listed.insert(action);
        }
        self.listed_counts = Some(self.counts.listing(&listed));
        self.listed = Some(listed);
    }

    pub fn count(&mut self, library: &Library, as_of: NaiveDate) {
        self.editions = library.in_view(as_of);
        self.base = library.actions_in_view(as_of);
        let counts = Counts::new(&library.corpus, &library.deadlines, self.set(), as_of);
        let states = count_states(&library.deadlines, self.set(), as_of);
        (self.counts, self.states) = (counts, states);
    }

    /// Evaluates the query again after the clock has moved, since what is overdue depends on it.
    pub fn filter_again(&mut self, library: &Library, as_of: NaiveDate) {
        if let Some(former) = &self.filter
            && let Some(filter) = ActiveFilter::new(library, &former.query, as_of)
        {
            self.filter = Some(filter);
        }
    }
}

impl ActiveFilter {
    /// `None` for a query with a mistake.
    pub fn new(library: &Library, text: &str, as_of: NaiveDate) -> Option<Self> {
        let found = library.found(text, as_of)?;
        Some(Self {
            query: text.to_owned(),
            label: found.label(text),
            set: found.set,
            offer: library.offer(text, as_of),
        })
    }

    /// Whether words of the query had to be left out.
    pub fn is_relaxed(&self) -> bool {
        self.label != self.query
    }

    /// The match to go to first: for a query on dates, the action of the most urgent deadline still to be met; else the first
    /// match in document order.
    pub fn first(&self, library: &Library, as_of: NaiveDate) -> Option<ActionId> {
        let deadlines = &library.deadlines;
        let due = self.set.asks_dates().then(|| {
            let shown = deadlines.shown(Some(&self.set)).map(|(_, deadline)| deadline);
            let due = shown.filter(|deadline| deadline.is_due(as_of));
            due.min_by_key(|deadline| {
                let mut order = ScheduleState::BY_URGENCY.iter();
                order.position(|state| *state == deadline.state(as_of))
            })
        });
        due.flatten()
            .map(|deadline| deadline.action)
            .or_else(|| self.next(None, true))
    }

    /// The next or previous match in document order, wrapping around at the ends.
    pub fn next(&self, current: Option<ActionId>, forward: bool) -> Option<ActionId> {
        let mut matches = self.set.iter();
        if forward {
            let is_after = |action: &ActionId| current.is_none_or(|current| *action > current);
            matches.find(is_after).or_else(|| self.set.iter().next())
        } else {
            let is_before = |action: &ActionId| current.is_none_or(|current| *action < current);
            matches
                .take_while(is_before)
                .last()
                .or_else(|| self.set.iter().last())
        }
    }
}
