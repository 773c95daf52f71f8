//! All journals, and what each of their entries refers to in a corpus. Nothing here depends on the clock.

use std::ops::Range;

use chrono::NaiveDate;
use hashbrown::{HashMap, HashSet};

use super::entry::{Entry, Journal, Journals};
use super::target::{
    TargetCandidate, candidates, deadlines, is_named, meant, occurrence_named, of_thread, same_dates,
};
use crate::model::events::siblings;
use crate::model::ragged::Ragged;
use crate::model::words::{Outcome, Recorded};
use crate::model::{ActionId, Corpus};
use crate::when::When;

/// An entry, by the number of its journal and its index there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    pub journal: u32,
    pub index: u32,
}

/// What an entry says about a deadline, or about an action without a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EntryEffect {
    pub entry: EntryId,
    /// The first day on which it is known.
    pub known: NaiveDate,
    pub target: EntryTarget,
    /// Which occurrence, if the date recurs.
    pub occurrence: Option<u32>,
    /// How it ended; `None` if it has slipped.
    pub outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryTarget {
    /// A date, by its index among all dates.
    Date(u32),
    /// An action without a deadline.
    Action(ActionId),
}

/// A date, or an occurrence of it, that may have an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeDate {
    /// Its index among all dates.
    pub date: u32,
    /// Which occurrence, if it recurs.
    pub occurrence: Option<u32>,
}

impl OutcomeDate {
    /// A date or, if it recurs, the occurrence that it represents.
    pub fn now(corpus: &Corpus, date: u32) -> Self {
        Self {
            date,
            occurrence: corpus.recurring(date).map(|recurring| recurring.number),
        }
    }

    /// A date or, if it recurs, all its occurrences that anything is recorded about, the last first.
    pub fn all(corpus: &Corpus, ledger: &Ledger, date: u32) -> Vec<Self> {
        if corpus.recurring(date).is_none() {
            return vec![Self {
                date,
                occurrence: None,
            }];
        }
        let of_date = ledger.occurrences.iter().filter(|((_, other), _)| *other == date);
        let mut numbers: Vec<u32> = of_date.map(|(_, number)| *number).collect();
        numbers.sort_unstable_by(|one, other| other.cmp(one));
        numbers.dedup();
        let dated = |number| Self {
            date,
            occurrence: Some(number),
        };
        numbers.into_iter().map(dated).collect()
    }
}

/// The journals of a corpus, and what their entries refer to.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub journals: Journals,
    /// The entries in force, in the order they were recorded.
    pub in_force: Vec<EntryId>,
    /// The entries in force about each action, in the order they were recorded.
    by_action: Ragged<EntryId>,
    /// The dates that entries are about, as indexes among all dates. Those of one entry are contiguous.
    dates: Vec<u32>,
    /// The range of each entry in `dates`.
    dates_of: HashMap<EntryId, Range<u32>>,
    /// By entry and date, which occurrence of a recurring date the entry is about.
    occurrences: HashMap<(EntryId, u32), u32>,
    /// In the order they were recorded.
    pub(super) effects: Vec<EntryEffect>,
    /// The days on which effects become known, sorted.
    days: Vec<NaiveDate>,
    watched: HashSet<ActionId>,
    /// Entries about actions that the corpus does not have.
    pub unknown: Vec<EntryId>,
    /// Entries about deadlines that their action does not have.
    pub unmatched: Vec<EntryId>,
}

impl Ledger {
    pub fn new(corpus: &Corpus, journals: Journals) -> Self {
        let mut ledger = Self {
            journals,
            ..Self::default()
        };
        let mut order: Vec<EntryId> = Vec::new();
        for (number, journal) in ledger.journals.all.iter().enumerate() {
            let indices = 0..journal.entries.len();
            order.extend(indices.filter_map(|index| {
                let entry = &journal.entries[index];
                let is_in_force = !entry.is_undone && entry.undoes.is_none();
                is_in_force.then_some(EntryId {
                    journal: number as u32,
                    index: index as u32,
                })
            }));
        }
        // Entries that two people recorded at the same moment are always in the order of their files.
        order.sort_by_key(|id| (ledger.entry(*id).at, *id));
        let journals = std::mem::take(&mut ledger.journals);
        ledger.dates_of.reserve(order.len());
        let mut placing = Placing {
            corpus,
            ledger: &mut ledger,
            by_action: Vec::with_capacity(order.len()),
            moved: HashMap::new(),
            settled: HashSet::new(),
        };
        for id in &order {
            let journal = &journals.all[id.journal as usize];
            placing.place(*id, journal, &journals.own);
        }
        let by_action = placing.by_action;
        if !by_action.is_empty() {
            ledger.by_action = Ragged::gather(corpus.len(), &by_action);
        }
        ledger.in_force = order;
        ledger.journals = journals;
        ledger.days = ledger.effects.iter().map(|effect| effect.known).collect();
        ledger.days.sort_unstable();
        ledger
    }

    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.journal(id).entries[id.index as usize]
    }

    pub fn journal(&self, id: EntryId) -> &Journal {
        &self.journals.all[id.journal as usize]
    }

    pub fn by(&self, id: EntryId) -> &str {
        &self.journal(id).by
    }

    pub fn of(&self, action: ActionId) -> &[EntryId] {
        self.by_action.row(action.index())
    }

    pub fn actions(&self) -> impl Iterator<Item = ActionId> + '_ {
        let rows = 0..self.by_action.rows();
        rows.map(ActionId::at)
            .filter(|action| !self.of(*action).is_empty())
    }

    /// The dates that an entry settles or moves, by their index among all dates.
    pub fn dates_of(&self, id: EntryId) -> &[u32] {
        let range = self.dates_of.get(&id);
        range.map_or(&[], |range| &self.dates[range.start as usize..range.end as usize])
    }

    /// Which occurrence an entry is about, if the date recurs.
    pub fn occurrence_of(&self, id: EntryId, date: u32) -> Option<u32> {
        self.occurrences.get(&(id, date)).copied()
    }

    pub fn is_watched(&self, action: ActionId) -> bool {
        self.watched.contains(&action)
    }

    /// The watched actions, in no particular order.
    pub fn watched(&self) -> impl Iterator<Item = ActionId> + '_ {
        self.watched.iter().copied()
    }

    /// How many effects are known as of a day. If the number is the same, so are the effects.
    pub fn known_by(&self, as_of: NaiveDate) -> usize {
        self.days.partition_point(|day| *day <= as_of)
    }

    /// The entry that counts as of a day for a deadline of an action, or for the action itself if `date` is `None`, followed
    /// by the last entry of each other person who says something different.
    pub fn outcome(&self, action: ActionId, date: Option<OutcomeDate>, as_of: NaiveDate) -> Vec<EntryId> {
        let is_about = |id: &EntryId| match date {
            Some(OutcomeDate { date, occurrence }) => {
                self.dates_of(*id).contains(&date) && self.occurrence_of(*id, date) == occurrence
            }
            None => true,
        };
        let all = self.of(action).iter().copied().filter(is_about);
        let known = all.filter(|id| {
            let entry = self.entry(*id);
            entry.what.is_some_and(|what| what != Recorded::Note) && entry.known() <= as_of
        });
        // The last entry of each person, the most recent first.
        let mut last: Vec<EntryId> = Vec::new();
        for id in known {
            last.retain(|other| other.journal != id.journal);
            last.insert(0, id);
        }
        if let Some(first) = last.first().copied() {
            let said = |id: EntryId| {
                let entry = self.entry(id);
                (entry.what, entry.to.as_ref().map(|to| to.when))
            };
            last.retain(|id| *id == first || said(*id) != said(first));
        }
        last
    }
}

/// The state while entries are matched with the corpus, in the order they were recorded.
struct Placing<'c> {
    corpus: &'c Corpus,
    ledger: &'c mut Ledger,
    by_action: Vec<(u32, EntryId)>,
    /// What deadlines have been moved to so far, since later entries may name them by that.
    moved: HashMap<u32, Vec<(Box<str>, When)>>,
    /// The occurrences of recurring dates that anything has been recorded about so far.
    settled: HashSet<(u32, u32)>,
}

impl Placing<'_> {
    fn place(&mut self, id: EntryId, journal: &Journal, own: &str) {
        let entry = &journal.entries[id.index as usize];
        let actions = of_thread(self.corpus, &entry.action);
        if actions.is_empty() {
            self.ledger.unknown.push(id);
            return;
        }
        for action in &actions {
            self.by_action.push((action.0, id));
            if let Some(watch) = entry.watch.filter(|_| own.is_empty() || own == &*journal.by) {
                if watch {
                    self.ledger.watched.insert(*action);
                } else {
                    self.ledger.watched.remove(action);
                }
            }
        }
        let Some(what) = entry.what.filter(|what| *what != Recorded::Note) else {
            return;
        };
        let mut targets = self.targets(&actions, entry, what);
        if targets.is_empty() {
            self.ledger.unmatched.push(id);
            return;
        }
        self.add_siblings(&mut targets, &actions, id);
        let known = entry.known();
        let first = self.ledger.dates.len() as u32;
        for target in targets {
            let mut occurrence = None;
            if let EntryTarget::Date(date) = target {
                occurrence = self.occurrence(date, entry);
                if let Some(occurrence) = occurrence {
                    self.ledger.occurrences.insert((id, date), occurrence);
                }
                self.ledger.dates.push(date);
                if let Some(to) = &entry.to {
                    let names = self.moved.entry(date).or_default();
                    names.push((to.text.clone(), to.when));
                }
            }
            self.ledger.effects.push(EntryEffect {
                entry: id,
                known,
                target,
                occurrence,
                outcome: what.outcome(),
            });
        }
        let dates = first..self.ledger.dates.len() as u32;
        if !dates.is_empty() {
            self.ledger.dates_of.insert(id, dates);
        }
    }

    /// Extends what an entry says about an event to every action that reports the event.
    fn add_siblings(&mut self, targets: &mut Vec<EntryTarget>, actions: &[ActionId], id: EntryId) {
        let corpus = self.corpus;
        let mut same: Vec<(ActionId, EntryTarget)> = Vec::new();
        for target in &*targets {
            match *target {
                EntryTarget::Date(date) => {
                    let action = ActionId::at(corpus.dates.row_of(date as usize));
                    let dates = same_dates(corpus, action, date).into_iter();
                    same.extend(dates.map(|one| (one.action, EntryTarget::Date(one.date))));
                }
                EntryTarget::Action(action) => {
                    let others = siblings(corpus, action).into_iter();
                    let undated = others.filter(|other| candidates(corpus, *other).is_empty());
                    same.extend(undated.map(|other| (other, EntryTarget::Action(other))));
                }
            }
        }
        let first = self.by_action.len();
        for (action, target) in same {
            if actions.contains(&action) || targets.contains(&target) {
                continue;
            }
            targets.push(target);
            let row = (action.0, id);
            if !self.by_action[first..].contains(&row) {
                self.by_action.push(row);
            }
        }
    }

    /// Which occurrence of a recurring date an entry is about: the one that it names, else the one that the day it became
    /// known belongs to, among those that nothing is recorded about yet.
    fn occurrence(&mut self, date: u32, entry: &Entry) -> Option<u32> {
        let recurring = self.corpus.recurring(date)?;
        let action = ActionId::at(self.corpus.dates.row_of(date as usize));
        let meant = meant(self.corpus, action, &entry.due);
        let found = occurrence_named(self.corpus, date, meant).or_else(|| {
            let is_left = |number| !self.settled.contains(&(date, number));
            recurring.series.of_event(entry.known(), is_left)
        })?;
        self.settled.insert((date, found));
        Some(found)
    }

    /// What an entry settles or moves in each edition; empty if none of them has the deadline that it names.
    fn targets(&self, actions: &[ActionId], entry: &Entry, what: Recorded) -> Vec<EntryTarget> {
        let mut found = Vec::new();
        let mut others = Vec::new();
        for action in actions {
            let own = candidates(self.corpus, *action);
            if entry.due.is_empty() {
                match (&own[..], what) {
                    // Either nothing can slip, or it is not known which of several did.
                    ([] | [_, _, ..], Recorded::Slipped) => {}
                    ([], _) => found.push(EntryTarget::Action(*action)),
                    (own, _) => found.extend(own.iter().map(|one| EntryTarget::Date(one.date))),
                }
                continue;
            }
            let all = deadlines(self.corpus, *action).into_iter();
            let meant = meant(self.corpus, *action, &entry.due);
            let mut named = all.filter(|one| self.is_named(*one, &entry.due, meant));
            match (named.next(), &own[..]) {
                (Some(one), _) => found.push(EntryTarget::Date(one.date)),
                // Another edition may word its only deadline differently.
                (None, [one]) => others.push(EntryTarget::Date(one.date)),
                _ => {}
            }
        }
        if !found.is_empty() {
            found.extend(others);
        }
        if what == Recorded::Slipped {
            self.keep_unchanged(&mut found, entry);
        }
        found
    }

    /// Drops the dates of editions that are newer than the slip and have another date than the last edition before it: those
    /// are better informed.
    fn keep_unchanged(&self, found: &mut Vec<EntryTarget>, entry: &Entry) {
        let recorded = entry.at.date_naive();
        let window = |date: u32| self.corpus.dates.items()[date as usize].window(self.corpus);
        // Editions are sorted by date, and the indexes of dates follow them.
        found.sort_by_key(|target| match target {
            EntryTarget::Date(date) => *date,
            EntryTarget::Action(_) => 0,
        });
        let mut before = None;
        found.retain(|target| {
            let EntryTarget::Date(date) = *target else {
                return false;
            };
            let is_newer = self.corpus.edition_of_date(date).as_of > recorded;
            let window = window(date);
            let keeps = !is_newer || before.is_none_or(|before| before == window);
            if !is_newer {
                before = Some(window);
            }
            keeps
        });
    }

    fn is_named(&self, candidate: TargetCandidate, due: &str, meant: Option<When>) -> bool {
        let names = self.moved.get(&candidate.date);
        is_named(self.corpus, candidate, due, meant)
            || names.is_some_and(|names| {
                names
                    .iter()
                    .any(|(text, when)| text.eq_ignore_ascii_case(due.trim()) || Some(*when) == meant)
            })
    }
}
