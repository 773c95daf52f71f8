//! The tree regrouped: the actions that are shown under places, bodies, funds, kinds, … instead of under the headings of
//! the document, by one of these or by two.
//!
//! Branches are identified by their values, not by their position, so that they stay the same when the query or the clock
//! changes. Branches and their actions are kept in the order they are shown, so that a branch is a range of both.

mod dimension;
mod facts;
mod level;

use std::ops::Range;

use chrono::NaiveDate;

pub use self::dimension::{Dimension, Grouping};
pub use self::facts::{also_under, of_branch};
use self::level::{Level, Slot};
use super::facts::Sources;
use super::node::{BranchId, Node, OutlineRow};
use super::tables::money::Lens;
use crate::editions::ChangeKind;
use crate::model::deadlines::{Deadline, Deadlines};
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus, EditionId, Term};

/// A branch that has actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub id: BranchId,
    pub parent: Option<u32>,
    pub depth: u8,
    /// One past the last branch inside it.
    pub end: u32,
    /// The actions directly under it, as places among the members.
    own: Range<u32>,
    /// The actions under it and all branches inside it: an action may occur several times.
    all: Range<u32>,
    /// How many different actions it holds.
    pub actions: u32,
    /// How many of their deadlines are not past.
    pub ahead: u32,
    /// The first of those, by its place in the sorted deadlines.
    pub nearest: Option<u32>,
}

#[derive(Clone, Debug)]
pub struct Pivot {
    pub grouping: Grouping,
    /// One level or two.
    levels: Vec<Level>,
    /// In the order they are shown.
    pub branches: Vec<Branch>,
    members: Vec<ActionId>,
    shown: Option<ActionSet>,
    /// The day and the selected edition for which the levels were computed.
    computed_for: (NaiveDate, Option<EditionId>),
}

/// A place of an action: its values at both levels.
#[derive(Clone, Copy)]
struct Stand {
    id: BranchId,
    action: ActionId,
}

impl Pivot {
    /// Regroups what is shown, as of a day.
    pub fn new(sources: Sources, grouping: Grouping, shown: Option<&ActionSet>) -> Self {
        let mut pivot = Self {
            grouping,
            levels: grouping
                .levels()
                .map(|level| Level::new(level, sources, shown))
                .collect(),
            branches: Vec::new(),
            members: Vec::new(),
            shown: shown.cloned(),
            computed_for: (sources.as_of, sources.edition),
        };
        pivot.arrange(sources, false);
        pivot.count(sources.corpus, sources.deadlines, sources.as_of);
        pivot
    }

    /// Updates it to what is shown now and to the clock, for the same corpus. If no action moves, only counts change.
    pub fn show(&mut self, sources: Sources, shown: Option<&ActionSet>) {
        let stays = self.shown.as_ref() == shown && !self.grouping.follows_clock();
        if !stays {
            let asks = |set: Option<&ActionSet>| set.is_some_and(ActionSet::asks_dates);
            let asks_anew = asks(self.shown.as_ref()) || asks(shown);
            self.shown = shown.cloned();
            self.arrange(sources, asks_anew);
        }
        self.count(sources.corpus, sources.deadlines, sources.as_of);
    }

    /// Puts the shown actions under their branches.
    fn arrange(&mut self, sources: Sources, asks_anew: bool) {
        self.follow(sources, asks_anew);
        self.members.clear();
        self.branches.clear();
        let stands = self.stands(sources.corpus.len(), self.shown.as_ref());
        self.grow(&stands);
    }

    /// Recomputes the levels that depend on the clock and the edition and, if other dates are asked for, those that depend
    /// on dates.
    fn follow(&mut self, sources: Sources, asks_anew: bool) {
        let now = (sources.as_of, sources.edition);
        let moved = self.computed_for != now;
        for (dimension, level) in self.grouping.levels().zip(&mut self.levels) {
            if (moved && dimension.follows_clock()) || (asks_anew && dimension.follows_dates()) {
                *level = Level::new(dimension, sources, self.shown.as_ref());
            }
        }
        self.computed_for = now;
    }

    /// Whether an action is listed because it is gone, and counts nowhere else.
    fn is_gone(&self, action: ActionId) -> bool {
        let mut levels = self.grouping.levels().zip(&self.levels);
        levels.any(|(dimension, level)| {
            dimension == Dimension::Change && level.of_action(action) == [ChangeKind::Gone as u32]
        })
    }

    /// The places of all shown actions, sorted by branch, and within a branch in document order.
    fn stands(&self, actions: usize, shown: Option<&ActionSet>) -> Vec<Stand> {
        let mut stands = Vec::with_capacity(actions);
        for action in (0..actions).map(ActionId::at) {
            if shown.is_none_or(|set| set.contains(action)) {
                self.visit_stands(action, |id| stands.push(Stand { id, action }));
            }
        }
        if let Some(second) = self.levels.get(1) {
            stands = sorted(&stands, second.slots.len() + 1, |stand| stand.id.second);
        }
        sorted(&stands, self.levels[0].slots.len(), |stand| stand.id.first)
    }

    /// Visits the branches an action is directly under, in the order they are shown.
    fn visit_stands(&self, action: ActionId, mut visit: impl FnMut(BranchId)) {
        for first in self.levels[0].of_action(action).iter().copied() {
            match self.levels.get(1) {
                None => visit(BranchId { first, second: 0 }),
                Some(level) => level.of_action(action).iter().for_each(|value| {
                    let second = value + 1;
                    visit(BranchId { first, second });
                }),
            }
        }
    }

    /// Builds the branches from sorted stands.
    fn grow(&mut self, stands: &[Stand]) {
        // The branches that are still open, outermost first.
        let mut path: Vec<u32> = Vec::new();
        let mut at = 0;
        while let Some(stand) = stands.get(at) {
            let len = stands[at..]
                .iter()
                .take_while(|other| other.id == stand.id)
                .count();
            let wanted = self.path(stand.id);
            let is_same = |(open, id): &(&u32, &BranchId)| {
                self.branches.get(**open as usize).map(|b| b.id) == Some(**id)
            };
            let common = path.iter().zip(&wanted).take_while(is_same).count();
            self.end(path.drain(common..).collect());
            for id in &wanted[common..] {
                let start = self.members.len() as u32;
                let branch = Branch {
                    id: *id,
                    parent: path.last().copied(),
                    depth: u8::try_from(path.len()).unwrap_or(u8::MAX),
                    end: 0,
                    own: start..start,
                    all: start..start,
                    actions: 0,
                    ahead: 0,
                    nearest: None,
                };
                path.push(self.branches.len() as u32);
                self.branches.push(branch);
            }
            self.members
                .extend(stands[at..at + len].iter().map(|stand| stand.action));
            if let Some(branch) = path.last().and_then(|last| self.branches.get_mut(*last as usize)) {
                branch.own.end = self.members.len() as u32;
            }
            at += len;
        }
        self.end(path);
    }

    fn end(&mut self, ended: Vec<u32>) {
        let (branches, members) = (self.branches.len() as u32, self.members.len() as u32);
        for branch in ended {
            let branch = &mut self.branches[branch as usize];
            branch.end = branches;
            branch.all.end = members;
        }
    }

    /// Counts what every branch holds, each action once.
    fn count(&mut self, corpus: &Corpus, deadlines: &Deadlines, as_of: NaiveDate) {
        #[derive(Clone, Copy)]
        struct BranchSeen {
            ahead: u32,
            nearest: u32,
            branch: u32,
        }
        let nothing = BranchSeen {
            ahead: 0,
            nearest: u32::MAX,
            branch: u32::MAX,
        };
        let mut seen = vec![nothing; corpus.len()];
        for (index, deadline) in deadlines.sorted.iter().enumerate() {
            let is_asked = self.shown.as_ref().is_none_or(|set| set.asks_for(deadline.date));
            if is_asked && !deadline.state(as_of).is_over() && !self.is_gone(deadline.action) {
                let own = &mut seen[deadline.action.index()];
                own.ahead += 1;
                own.nearest = own.nearest.min(index as u32);
            }
        }
        for (number, branch) in self.branches.iter_mut().enumerate() {
            let (mut actions, mut ahead, mut nearest) = (0, 0, u32::MAX);
            for action in &self.members[branch.all.start as usize..branch.all.end as usize] {
                let own = &mut seen[action.index()];
                if own.branch != number as u32 {
                    own.branch = number as u32;
                    actions += 1;
                    ahead += own.ahead;
                    nearest = nearest.min(own.nearest);
                }
            }
            (branch.actions, branch.ahead) = (actions, ahead);
            branch.nearest = (nearest != u32::MAX).then_some(nearest);
        }
    }

    /// A branch, if anything of it is shown.
    pub fn branch(&self, id: BranchId) -> Option<&Branch> {
        let at = self.branches.binary_search_by_key(&id, |branch| branch.id).ok()?;
        self.branches.get(at)
    }

    /// The shown actions of a branch. One that is at several places in it occurs several times.
    pub fn members_in(&self, id: BranchId) -> impl Iterator<Item = ActionId> {
        let all = self.branch(id).map_or(0..0, |branch| branch.all.clone());
        self.members[all.start as usize..all.end as usize].iter().copied()
    }

    /// Like [`Self::members_in`], but each action once and in document order.
    pub fn actions(&self, id: BranchId) -> Vec<ActionId> {
        let mut actions: Vec<_> = self.members_in(id).collect();
        actions.sort_unstable();
        actions.dedup();
        actions
    }

    pub fn own(&self, branch: &Branch) -> &[ActionId] {
        &self.members[branch.own.start as usize..branch.own.end as usize]
    }

    /// The branches from the outermost down to `id`, which is included.
    pub fn path(&self, id: BranchId) -> Vec<BranchId> {
        let outer = self.levels[0].path(id.first).into_iter();
        let mut path: Vec<_> = outer.map(|first| BranchId { first, second: 0 }).collect();
        if let (Some(level), Some(value)) = (self.levels.get(1), id.second.checked_sub(1)) {
            path.extend(level.path(value).into_iter().map(|inner| BranchId {
                first: id.first,
                second: inner + 1,
            }));
        }
        path
    }

    /// The branches an action is directly under, in the order they are shown.
    pub fn stands_of(&self, action: ActionId) -> Vec<BranchId> {
        let mut all = Vec::new();
        self.visit_stands(action, |id| all.push(id));
        all
    }

    pub fn count_of(&self, action: ActionId) -> usize {
        self.levels
            .iter()
            .map(|level| level.of_action(action).len())
            .product()
    }

    fn slot(&self, id: BranchId) -> Option<&Slot> {
        match id.second.checked_sub(1) {
            Some(value) => self.slot_of(1, value),
            None => self.slot_of(0, id.first),
        }
    }

    fn slot_of(&self, level: usize, value: u32) -> Option<&Slot> {
        self.levels.get(level)?.slots.get(value as usize)
    }

    /// What the level of a branch is grouped by.
    pub fn dimension(&self, id: BranchId) -> Dimension {
        match self.grouping.second {
            Some(second) if id.second > 0 => second,
            _ => self.grouping.first,
        }
    }

    pub fn short(&self, id: BranchId) -> &str {
        self.slot(id).map_or("", |slot| &slot.short)
    }

    pub fn title(&self, id: BranchId) -> &str {
        self.slot(id).map_or("", |slot| &slot.title)
    }

    /// The names of a branch and of those around it: `North Africa › Egypt › meeting`.
    pub fn path_in_words(&self, id: BranchId) -> String {
        let path = self.path(id).into_iter();
        let names: Vec<_> = path.map(|id| self.short(id)).collect();
        names.join(" › ")
    }

    /// A branch by its own names only, roles with their body: `Egypt › meeting`. Still unique.
    pub fn brief(&self, id: BranchId) -> String {
        let mut names = Vec::new();
        let values = [Some(id.first), id.second.checked_sub(1)];
        for (level, value) in values.into_iter().enumerate() {
            let Some(slot) = value.and_then(|value| self.slot_of(level, value)) else {
                continue;
            };
            if slot.is_part {
                let whole = slot.parent.and_then(|parent| self.slot_of(level, parent));
                names.extend(whole.map(|whole| whole.short.as_str()));
            }
            names.push(&slot.short);
        }
        names.join(" › ")
    }

    /// The terms that are also within the term of a branch, but are listed elsewhere because another comes first.
    fn elsewhere<'c>(&self, corpus: &'c Corpus, id: BranchId) -> Vec<&'c Term> {
        let vocabulary = match self.dimension(id) {
            Dimension::Place => corpus.place_terms(),
            Dimension::Body => corpus.bodies(),
            Dimension::Instrument => corpus.instrument_terms(),
            _ => return Vec::new(),
        };
        let Some(own) = self.slot(id).and_then(|slot| vocabulary.find(&slot.key)) else {
            return Vec::new();
        };
        let terms = vocabulary.iter().map(|(_, term)| term);
        terms
            .filter(|term| term.within.iter().skip(1).any(|outer| *outer == own))
            .collect()
    }

    /// What a branch is known by between runs.
    pub fn keys(&self, id: BranchId) -> (String, String) {
        let key = |level: usize, value: u32| {
            let slot = self.slot_of(level, value);
            slot.map(|slot| slot.key.clone()).unwrap_or_default()
        };
        let second = id.second.checked_sub(1);
        // The `=` distinguishes a second value with an empty key from no second value.
        let inner = second.map_or_else(String::new, |value| format!("={}", key(1, value)));
        (key(0, id.first), inner)
    }

    /// Which money of its actions a branch is about: that for its place, or paid by its fund.
    pub fn lens(&self, corpus: &Corpus, id: BranchId) -> Lens {
        let (first, second) = self.keys(id);
        let second = second.strip_prefix('=').map(str::to_owned);
        let mut lens = Lens::default();
        for (dimension, key) in self.grouping.levels().zip([Some(first), second]) {
            let Some(key) = key else { continue };
            match dimension {
                Dimension::Place => lens.places.extend(corpus.place_terms().find(&key)),
                Dimension::Instrument => lens.instruments.extend(corpus.instrument_terms().find(&key)),
                _ => {}
            }
        }
        lens
    }

    /// The branch with these [keys](Self::keys).
    pub fn find(&self, keys: &(String, String)) -> Option<BranchId> {
        let first = self.levels[0].find(&keys.0)?;
        let second = match keys.1.strip_prefix('=') {
            Some(key) => self.levels.get(1)?.find(key)? + 1,
            None => 0,
        };
        Some(BranchId { first, second })
    }

    pub fn nearest(&self, branch: &Branch, deadlines: &Deadlines) -> Option<Deadline> {
        deadlines.sorted.get(branch.nearest? as usize).copied()
    }

    /// The actions in the order they are shown, each as often as it is shown.
    pub fn members(&self) -> &[ActionId] {
        &self.members
    }

    /// The lines of the tree, with the branches in `open` unfolded.
    pub fn rows(&self, open: impl Fn(BranchId) -> bool) -> Vec<OutlineRow> {
        let mut rows = Vec::new();
        let mut next = 0;
        while let Some(branch) = self.branches.get(next) {
            let above = branch
                .parent
                .and_then(|parent| self.branches.get(parent as usize));
            rows.push(OutlineRow {
                node: Node::Branch(branch.id),
                depth: branch.depth,
                under: above.map(|above| Node::Branch(above.id)),
            });
            if !open(branch.id) {
                next = branch.end as usize;
                continue;
            }
            rows.extend(self.own(branch).iter().map(|action| OutlineRow {
                node: Node::Action(*action),
                depth: branch.depth.saturating_add(1),
                under: Some(Node::Branch(branch.id)),
            }));
            next += 1;
        }
        rows
    }
}

/// A stable sort by counting, for a `value` below `values`.
fn sorted(stands: &[Stand], values: usize, value: impl Fn(&Stand) -> u32) -> Vec<Stand> {
    let mut places = vec![0usize; values + 1];
    for stand in stands {
        places[value(stand) as usize + 1] += 1;
    }
    for index in 0..values {
        places[index + 1] += places[index];
    }
    let mut out = stands.to_vec();
    for stand in stands {
        let place = &mut places[value(stand) as usize];
        out[*place] = *stand;
        *place += 1;
    }
    out
}
