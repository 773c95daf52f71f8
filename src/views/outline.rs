//! The tree as lines: which headings and actions are seen, given what is folded, and what each branch counts.

use chrono::NaiveDate;
use hashbrown::HashSet;

use super::node::{Node, OutlineRow};
use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus, EditionId, Section, SectionId};

/// What branches count, as running sums over the actions: a branch is a range of actions, so any count is one
/// subtraction.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    shown: Vec<u32>,
    ahead: Vec<u32>,
}

impl Counts {
    /// Counts the actions in `shown` and their deadlines that are not past as of a day.
    pub fn new(corpus: &Corpus, deadlines: &Deadlines, shown: Option<&ActionSet>, as_of: NaiveDate) -> Self {
        let mut ahead = vec![0u32; corpus.len() + 1];
        for (_, deadline) in deadlines.shown(shown) {
            if !deadline.state(as_of).is_over() {
                ahead[deadline.action.index() + 1] += 1;
            }
        }
        for index in 0..corpus.len() {
            ahead[index + 1] += ahead[index];
        }
        let shown = sums_of(corpus.len(), |action| {
            shown.is_none_or(|set| set.contains(action))
        });
        Self { shown, ahead }
    }

    /// Like `self`, but counting the actions in `listed`, which may hold some that are gone. What is ahead stays the same.
    #[must_use]
    pub fn listing(&self, listed: &ActionSet) -> Self {
        Self {
            shown: sums_of(self.shown.len().saturating_sub(1), |action| {
                listed.contains(action)
            }),
            ahead: self.ahead.clone(),
        }
    }

    /// How many actions of an edition are shown, and how many of its deadlines are not past.
    pub fn of_edition(&self, corpus: &Corpus, edition: EditionId) -> (u32, u32) {
        let own = corpus.objectives.iter();
        let own = own.filter(|objective| objective.edition == edition);
        own.map(|objective| corpus.section(objective.section))
            .fold((0, 0), |(actions, ahead), section| {
                (actions + self.actions(section), ahead + self.ahead(section))
            })
    }

    fn between(sums: &[u32], range: &std::ops::Range<u32>) -> u32 {
        match (sums.get(range.start as usize), sums.get(range.end as usize)) {
            (Some(from), Some(to)) => to - from,
            _ => 0,
        }
    }

    /// How many actions of a branch are shown.
    pub fn actions(&self, section: &Section) -> u32 {
        Self::between(&self.shown, &section.actions)
    }

    /// How many deadlines of a branch are not past.
    pub fn ahead(&self, section: &Section) -> u32 {
        Self::between(&self.ahead, &section.actions)
    }

    pub fn total(&self) -> u32 {
        self.shown.last().copied().unwrap_or(0)
    }

    /// How many deadlines are not past, in total.
    pub fn total_ahead(&self) -> u32 {
        self.ahead.last().copied().unwrap_or(0)
    }
}

/// For each action, and for the end, how many actions before it pass.
fn sums_of(actions: usize, passes: impl Fn(ActionId) -> bool) -> Vec<u32> {
    let sums = (0..actions).scan(0, |sum, action| {
        *sum += u32::from(passes(ActionId::at(action)));
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

/// The tree's lines: branches that have shown actions (or no actions at all, while nothing is filtered), with those
/// in `open` unfolded. With several editions, each has a line above its objectives.
pub fn outline(
    corpus: &Corpus,
    counts: &Counts,
    shown: Option<&ActionSet>,
    open: impl Fn(Node) -> bool,
) -> Vec<OutlineRow> {
    let is_listed = |section: &Section| shown.is_none() || counts.actions(section) > 0;
    let mut editions: Vec<EditionId> = corpus
        .objectives
        .iter()
        .filter(|objective| is_listed(corpus.section(objective.section)))
        .map(|objective| objective.edition)
        .collect();
    editions.dedup();
    let deeper = u8::from(editions.len() > 1);
    let mut rows = Vec::new();
    let mut above = None;
    let mut next = 0;
    while next < corpus.sections.len() {
        let id = SectionId::at(next);
        let section = corpus.section(id);
        if !is_listed(section) {
            next = section.end.index();
            continue;
        }
        if deeper > 0 && section.parent.is_none() {
            let edition = Node::Edition(corpus.edition_of(id));
            if above != Some(edition) {
                above = Some(edition);
                rows.push(OutlineRow {
                    node: edition,
                    depth: 0,
                    under: None,
                });
            }
            if !open(edition) {
                next = section.end.index();
                continue;
            }
        }
        rows.push(OutlineRow {
            node: Node::Section(id),
            depth: section.depth + deeper,
            under: section.parent.map(Node::Section).or(above),
        });
        if !open(Node::Section(id)) {
            next = section.end.index();
            continue;
        }
        for action in section.own_actions() {
            if shown.is_none_or(|set| set.contains(action)) {
                rows.push(OutlineRow {
                    node: Node::Action(action),
                    depth: section.depth + 1 + deeper,
                    under: Some(Node::Section(id)),
                });
            }
        }
        next += 1;
    }
    rows
}

/// The headings above a node, outermost first, without the node itself. Empty for branches of a regrouped tree.
pub fn ancestors(corpus: &Corpus, node: Node) -> Vec<SectionId> {
    let mut path = match node {
        Node::Action(action) => return corpus.path(corpus.actions[action.index()].section),
        Node::Section(section) => corpus.path(section),
        Node::Edition(_) | Node::Branch(_) => return Vec::new(),
    };
    path.pop();
    path
}

/// What is unfolded before the reader has folded anything: every edition, and the first objective of each.
pub fn initially_open(corpus: &Corpus) -> HashSet<Node> {
    let mut open = HashSet::new();
    for objective in &corpus.objectives {
        if open.insert(Node::Edition(objective.edition)) {
            open.insert(Node::Section(objective.section));
        }
    }
    open
}
