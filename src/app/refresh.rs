//! What depends on the clock, the filter, the selection or the size, derived again.

use std::sync::Arc;

use super::Pane;
use super::state::State;
use super::{deadlines, detail, tables};
use crate::model::deadlines::count_states;
use crate::views::facts;
use crate::views::node::Node;
use crate::views::outline::Counts;
use crate::views::pivot;

impl State {
    /// Works out everything that depends on the clock and the filter.
    pub(super) fn refresh(&mut self) {
        let as_of = self.clock.as_of;
        let library = self.library.clone();
        let shown = self.filter.as_ref().map(|filter| &filter.set);
        self.counts = Counts::new(&library.corpus, &library.deadlines, shown, as_of);
        self.states = count_states(&library.deadlines, shown, as_of);
        self.tree.show(&library, shown, as_of);
        self.tree
            .refresh(&library.corpus, &self.counts, shown, self.selected);
        self.settle_selection();
        deadlines::refresh::refresh(self);
        self.tables.forget();
        self.refresh_detail();
    }

    /// Works the tree's lines out again, after folding.
    pub(super) fn refresh_tree(&mut self) {
        let corpus = Arc::clone(&self.library.corpus);
        let shown = self.filter.as_ref().map(|filter| &filter.set);
        self.tree.refresh(&corpus, &self.counts, shown, self.selected);
    }

    /// Selects something that is there, after a branch that was selected has gone, or the selected action has moved to
    /// another one.
    pub(super) fn settle_selection(&mut self) {
        if self.tree.pivot.is_none() {
            return;
        }
        let corpus = Arc::clone(&self.library.corpus);
        if let Some(node @ Node::Action(action)) = self.selected
            && self.shown().is_none_or(|set| set.contains(action))
            && self.tree.node() != Some(node)
            && self.tree.reveal(&corpus, node)
        {
            self.refresh_tree();
        }
        let is_gone = match self.selected {
            Some(Node::Branch(id)) => self
                .tree
                .pivot
                .as_ref()
                .is_none_or(|pivot| pivot.branch(id).is_none()),
            Some(Node::Section(_)) | None => true,
            Some(Node::Action(_)) => false,
        };
        if is_gone {
            self.selected = self.tree.node();
        }
    }

    /// Forgets the way back to headings and branches.
    pub(super) fn forget_headings(&mut self) {
        for trail in [&mut self.back, &mut self.forward] {
            trail.retain(|stop| matches!(stop.node, Node::Action(_)));
        }
    }

    /// Words and wraps what is selected, or works its table out.
    pub(super) fn refresh_detail(&mut self) {
        tables::refresh(self);
        if self.tables.is_shown() {
            self.detail.lines = Vec::new();
            return;
        }
        let width = self
            .screen()
            .inside(Pane::Action)
            .map_or(0, |rect| rect.width as usize);
        let sources = self.library.sources(self.clock.as_of);
        let parts = match self.selected {
            Some(Node::Action(action)) => {
                let mut parts = facts::of_action(sources, action);
                if let Some(pivot) = &self.tree.pivot {
                    let at = (self.tree.node() == self.selected).then(|| self.tree.branch());
                    parts.extend(pivot::also_under(pivot, action, at.flatten()));
                }
                parts
            }
            Some(Node::Branch(branch)) => {
                let pivot = self.tree.pivot.as_ref();
                pivot.map_or_else(Vec::new, |pivot| pivot::of_branch(sources, pivot, branch))
            }
            Some(Node::Section(section)) => facts::of_section(sources, section, self.shown()),
            None => Vec::new(),
        };
        self.detail.lines = if width == 0 {
            Vec::new()
        } else {
            detail::wrap(&parts, width)
        };
    }

    /// Keeps every cursor in view. Called after every change, before a frame is drawn.
    pub(super) fn settle(&mut self) {
        let screen = self.screen();
        let height = |pane| screen.inside(pane).map_or(1, |rect| rect.height as usize).max(1);
        let corpus = Arc::clone(&self.library.corpus);
        let mut cursor = self.tree.cursor;
        cursor.follow(self.tree.rows.len(), height(Pane::Objectives), |top| {
            self.tree.pinned(&corpus, top).len()
        });
        self.tree.cursor = cursor;
        let lines = self.detail.lines.len();
        self.detail.cursor.follow(lines, height(Pane::Action), |_| 0);
        tables::settle(self);
        let area = screen.inside(Pane::Deadlines).unwrap_or_default();
        self.deadlines.settle(area);
    }
}
