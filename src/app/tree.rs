//! The tree pane: which headings are unfolded, the lines that gives, and the cursor.

use hashbrown::HashSet;

use super::cursor::Cursor;
use crate::model::{Corpus, SectionId};
use crate::query::outline::{Counts, Node, OutlineRow, ancestors, initially_open, outline};
use crate::query::set::ActionSet;

/// The pane.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Headings the reader unfolded.
    open: HashSet<SectionId>,
    /// Headings unfolded only to show what another pane selected; they fold back when it selects something else.
    peek: Vec<SectionId>,
    /// The lines.
    pub rows: Vec<OutlineRow>,
    /// The line it stands at.
    pub cursor: Cursor,
}

impl Tree {
    /// A tree as it is first seen.
    pub fn new(corpus: &Corpus) -> Self {
        Self {
            open: initially_open(corpus),
            ..Self::default()
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
        let (open, peek) = (&self.open, &self.peek);
        self.rows = outline(corpus, counts, shown, |id| {
            open.contains(&id) || peek.contains(&id)
        });
        if let Some(node) = node {
            self.stand_at(corpus, node);
        }
    }

    /// Stands at a node, or the nearest heading above it that is seen.
    pub fn stand_at(&mut self, corpus: &Corpus, node: Node) {
        let find = |node: Node| self.rows.iter().position(|row| row.node == node);
        let above = || {
            ancestors(corpus, node)
                .into_iter()
                .rev()
                .find_map(|id| find(Node::Section(id)))
        };
        if let Some(at) = find(node).or_else(above) {
            self.cursor.at = at;
        }
    }

    /// What the cursor is on.
    pub fn node(&self) -> Option<Node> {
        self.rows.get(self.cursor.at).map(|row| row.node)
    }

    /// Whether a heading is unfolded.
    pub fn is_open(&self, section: SectionId) -> bool {
        self.open.contains(&section) || self.peek.contains(&section)
    }

    /// The headings that the reader unfolded.
    pub fn open_sections(&self) -> impl Iterator<Item = SectionId> {
        self.open.iter().copied()
    }

    /// Unfolds these headings and no others.
    pub fn open_only(&mut self, sections: impl Iterator<Item = SectionId>) {
        self.open = sections.collect();
        self.peek.clear();
    }

    /// Unfolds what hides a node that another pane selected, for as long as it is selected. Whether lines change.
    pub fn reveal(&mut self, corpus: &Corpus, node: Node) -> bool {
        let peek: Vec<_> = ancestors(corpus, node)
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
    pub fn set_open(&mut self, section: SectionId, open: bool) {
        self.settle();
        if open {
            self.open.insert(section);
        } else {
            self.open.remove(&section);
        }
    }

    /// Folds everything.
    pub fn fold_all(&mut self) {
        self.open.clear();
        self.peek.clear();
    }

    /// Unfolds everything.
    pub fn unfold_all(&mut self, corpus: &Corpus) {
        self.open.extend((0..corpus.sections.len()).map(SectionId::at));
    }

    /// The headings that stay at the top of a view that starts at line `top`, outermost first: those of the first
    /// line that is not covered by them.
    pub fn pinned(&self, corpus: &Corpus, top: usize) -> Vec<SectionId> {
        let mut count = 0;
        loop {
            let Some(row) = self.rows.get(top + count) else {
                return Vec::new();
            };
            let above = ancestors(corpus, row.node);
            // The headings above that have scrolled off: those that are lines from `top` on need no pinning.
            let hidden = above.len();
            if hidden <= count {
                return above;
            }
            count = hidden;
        }
    }
}
