//! The tree as lines: which headings and actions are seen with what is folded, and what each branch counts.

use chrono::NaiveDate;
use hashbrown::HashSet;

use super::node::{Node, OutlineRow};
use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus, Section, SectionId};

/// What branches count, as running sums over the actions: a branch is a range of them, so that any count is one
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
        let mut seen = vec![0u32; corpus.len() + 1];
        for index in 0..corpus.len() {
            ahead[index + 1] += ahead[index];
            let one = u32::from(shown.is_none_or(|set| set.contains(ActionId::at(index))));
            seen[index + 1] = seen[index] + one;
        }
        Self { shown: seen, ahead }
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

    /// How many of its deadlines are not past.
    pub fn ahead(&self, section: &Section) -> u32 {
        Self::between(&self.ahead, &section.actions)
    }

    /// How many actions are shown in all.
    pub fn total(&self) -> u32 {
        self.shown.last().copied().unwrap_or(0)
    }

    /// How many deadlines of all are not past.
    pub fn total_ahead(&self) -> u32 {
        self.ahead.last().copied().unwrap_or(0)
    }
}

/// The tree's lines: branches that have shown actions (or no actions at all, while nothing is filtered), with those
/// in `open` unfolded.
pub fn outline(
    corpus: &Corpus,
    counts: &Counts,
    shown: Option<&ActionSet>,
    open: impl Fn(SectionId) -> bool,
) -> Vec<OutlineRow> {
    let mut rows = Vec::new();
    let mut next = 0;
    while next < corpus.sections.len() {
        let id = SectionId::at(next);
        let section = corpus.section(id);
        if shown.is_some() && counts.actions(section) == 0 {
            next = section.end.index();
            continue;
        }
        rows.push(OutlineRow {
            node: Node::Section(id),
            depth: section.depth,
            under: section.parent.map(Node::Section),
        });
        if !open(id) {
            next = section.end.index();
            continue;
        }
        for action in section.own_actions() {
            if shown.is_none_or(|set| set.contains(action)) {
                rows.push(OutlineRow {
                    node: Node::Action(action),
                    depth: section.depth + 1,
                    under: Some(Node::Section(id)),
                });
            }
        }
        next += 1;
    }
    rows
}

/// The headings above a node, outermost first, itself left out. A regrouped tree has its own.
pub fn ancestors(corpus: &Corpus, node: Node) -> Vec<SectionId> {
    let mut path = match node {
        Node::Action(action) => return corpus.path(corpus.actions[action.index()].section),
        Node::Section(section) => corpus.path(section),
        Node::Branch(_) => return Vec::new(),
    };
    path.pop();
    path
}

/// The headings that are unfolded when nothing is known of the reader yet: the first objective's.
pub fn initially_open(corpus: &Corpus) -> HashSet<SectionId> {
    corpus
        .objectives
        .first()
        .map(|objective| objective.section)
        .into_iter()
        .collect()
}
