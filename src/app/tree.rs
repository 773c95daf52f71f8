//! The tree pane: which headings are unfolded, the lines that gives, and the cursor. Regrouped, its headings are branches.

use std::sync::Arc;

use chrono::NaiveDate;
use hashbrown::HashSet;

use super::cursor::Cursor;
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::model::{Corpus, SectionId};
use crate::views::node::BranchId;
use crate::views::node::{Node, OutlineRow};
use crate::views::outline::{Counts, ancestors, initially_open, outline};
use crate::views::pivot::{Grouping, Pivot};

#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Headings and branches the reader unfolded.
    open: HashSet<Node>,
    /// Those unfolded only to show what another pane selected; they fold back when it selects something else.
    peek: Vec<Node>,
    pub rows: Vec<OutlineRow>,
    pub cursor: Cursor,
    /// The tree regrouped; none in the document's order.
    pub pivot: Option<Arc<Pivot>>,
    /// The grouping that was left for the document's order, with what was unfolded in it.
    pub left: Option<(Grouping, HashSet<Node>)>,
}

impl Tree {
    /// A tree as it is first seen.
    pub fn new(corpus: &Corpus) -> Self {
        Self {
            open: initially_open(corpus).into_iter().map(Node::Section).collect(),
            ..Self::default()
        }
    }

    /// Takes in what is shown and as of when, where the tree is regrouped.
    pub fn show(&mut self, library: &Library, shown: Option<&ActionSet>, as_of: NaiveDate) {
        if let Some(pivot) = &mut self.pivot {
            Arc::make_mut(pivot).show(&library.corpus, &library.deadlines, shown, as_of);
        }
    }

    /// Works the lines out again, and keeps the cursor on `node` or the nearest heading above it that is seen.
    pub fn refresh(
        &mut self,
        corpus: &Corpus,
        counts: &Counts,
        shown: Option<&ActionSet>,
        node: Option<Node>,
    ) {
        // An action may stand at several lines: the cursor stays at its own.
        let at = self.rows.get(self.cursor.at).copied();
        let is_open = |node: Node| self.open.contains(&node) || self.peek.contains(&node);
        self.rows = match &self.pivot {
            Some(pivot) => pivot.rows(|id| is_open(Node::Branch(id))),
            None => outline(corpus, counts, shown, |id| is_open(Node::Section(id))),
        };
        let is_it = |row: &OutlineRow| at.is_some_and(|at| (row.node, row.under) == (at.node, at.under));
        if at.is_some_and(|at| Some(at.node) == node)
            && let Some(found) = self.rows.iter().position(is_it)
        {
            self.cursor.at = found;
        } else if let Some(node) = node {
            self.stand_at(corpus, node);
        }
    }

    /// Stands at a node, or the nearest heading above it that is seen.
    pub fn stand_at(&mut self, corpus: &Corpus, node: Node) {
        if self.node() == Some(node) {
            return;
        }
        let find = |node: Node| self.rows.iter().position(|row| row.node == node);
        let above = || self.above(corpus, node).into_iter().rev().find_map(find);
        if let Some(at) = find(node).or_else(above) {
            self.cursor.at = at;
        }
    }

    pub fn node(&self) -> Option<Node> {
        self.rows.get(self.cursor.at).map(|row| row.node)
    }

    /// The branch that the line of the cursor is, or stands in.
    pub fn branch(&self) -> Option<BranchId> {
        let row = self.rows.get(self.cursor.at)?;
        match (row.node, row.under) {
            (Node::Branch(id), _) | (_, Some(Node::Branch(id))) => Some(id),
            _ => None,
        }
    }

    /// The headings or branches above a node, outermost first, itself left out. An action that stands under several
    /// branches is told by the one that the cursor is in, else by the first.
    pub fn above(&self, corpus: &Corpus, node: Node) -> Vec<Node> {
        let Some(pivot) = &self.pivot else {
            return ancestors(corpus, node).into_iter().map(Node::Section).collect();
        };
        let path = match node {
            Node::Section(_) => Vec::new(),
            Node::Branch(id) => {
                let mut path = pivot.path(id);
                path.pop();
                path
            }
            Node::Action(action) => {
                let here = (self.node() == Some(node)).then(|| self.branch()).flatten();
                let first = || pivot.stands_of(action).first().copied();
                here.or_else(first).map_or_else(Vec::new, |id| pivot.path(id))
            }
        };
        path.into_iter().map(Node::Branch).collect()
    }

    /// Whether a heading is unfolded.
    pub fn is_open(&self, node: Node) -> bool {
        self.open.contains(&node) || self.peek.contains(&node)
    }

    /// The headings that the reader unfolded.
    pub fn open_sections(&self) -> impl Iterator<Item = SectionId> {
        self.open.iter().filter_map(|node| match node {
            Node::Section(section) => Some(*section),
            _ => None,
        })
    }

    /// The branches that the reader unfolded.
    pub fn open_branches(&self) -> impl Iterator<Item = BranchId> {
        self.open.iter().filter_map(|node| match node {
            Node::Branch(branch) => Some(*branch),
            _ => None,
        })
    }

    /// Unfolds these headings and no others.
    pub fn open_only(&mut self, nodes: impl Iterator<Item = Node>) {
        self.open = nodes.collect();
        self.peek.clear();
    }

    /// Regroups, or goes back to the document's order. What was unfolded in another grouping folds.
    pub fn regroup(&mut self, pivot: Option<Pivot>, open: impl IntoIterator<Item = Node>) {
        self.settle();
        let branches: HashSet<Node> = self.open_branches().map(Node::Branch).collect();
        self.open.retain(|node| !branches.contains(node));
        if let Some(old) = self.pivot.take() {
            self.left = Some((old.grouping, branches));
        }
        self.open.extend(open);
        self.pivot = pivot.map(Arc::new);
        self.rows = Vec::new();
        self.cursor = Cursor::default();
    }

    /// Unfolds what hides a node that another pane selected, for as long as it is selected. Whether lines change.
    pub fn reveal(&mut self, corpus: &Corpus, node: Node) -> bool {
        let peek: Vec<_> = self
            .above(corpus, node)
            .into_iter()
            .filter(|id| !self.open.contains(id))
            .collect();
        let changed = peek != self.peek;
        self.peek = peek;
        changed
    }

    /// Keeps unfolded what was unfolded for another pane: the reader walks here now.
    pub fn settle(&mut self) {
        self.open.extend(self.peek.drain(..));
    }

    /// Unfolds or folds a heading.
    pub fn set_open(&mut self, node: Node, open: bool) {
        self.settle();
        if open {
            self.open.insert(node);
        } else {
            self.open.remove(&node);
        }
    }

    pub fn fold_all(&mut self) {
        match &self.pivot {
            Some(_) => self.open.retain(|node| !matches!(node, Node::Branch(_))),
            None => self.open.retain(|node| !matches!(node, Node::Section(_))),
        }
        self.peek.clear();
    }

    pub fn unfold_all(&mut self, corpus: &Corpus) {
        if let Some(pivot) = &self.pivot {
            let branches = pivot.branches.iter().map(|branch| Node::Branch(branch.id));
            self.open.extend(branches);
        } else {
            let sections = (0..corpus.sections.len()).map(SectionId::at);
            self.open.extend(sections.map(Node::Section));
        }
    }

    /// The headings that stay at the top of a view that starts at line `top`, outermost first: those of the first
    /// line that is not covered by them.
    pub fn pinned(&self, corpus: &Corpus, top: usize) -> Vec<Node> {
        let mut count = 0;
        loop {
            let Some(row) = self.rows.get(top + count) else {
                return Vec::new();
            };
            let above: Vec<Node> = match (row.under, &self.pivot) {
                (Some(Node::Branch(id)), Some(pivot)) => {
                    pivot.path(id).into_iter().map(Node::Branch).collect()
                }
                (Some(Node::Section(id)), _) => corpus.path(id).into_iter().map(Node::Section).collect(),
                _ => Vec::new(),
            };
            // The headings above that have scrolled off: those that are lines from `top` on need no pinning.
            let hidden = above.len();
            if hidden <= count {
                return above;
            }
            count = hidden;
        }
    }
}
