//! Recomputing what depends on the clock, the query or the selection.

use super::layout::Needs;
use super::mode::Mode;
use super::navigate;
use super::state::{Parts, State};
use super::{edition, layers};

impl State {
    /// Recomputes everything after a change of the corpus, the clock or the query.
    pub(super) fn refresh(&mut self) {
        let former = std::mem::take(&mut self.view.editions);
        self.view.count(&self.library, self.time.clock.as_of);
        let lists_gone = self.panes.tree.lists_gone();
        self.view
            .list_gone(&self.library, self.time.clock.as_of, lists_gone);
        if former != self.view.editions {
            edition::carry(self, &former);
        }
        let Parts { ground, panes, .. } = self.parts();
        panes.tree.show(ground);
        panes.tree.rebuild(ground);
        self.selected = panes.tree.keep_selection(ground);
        let Parts { ground, panes, .. } = self.parts();
        panes.deadlines.refresh_at_selection(ground);
        panes.tables.forget();
        panes.refresh_action(ground);
    }

    /// Selects what the tree's cursor is on.
    pub(super) fn select_cursor(&mut self) {
        self.selected = self.panes.tree.node();
        self.refresh_action();
    }

    pub(super) fn refresh_action(&mut self) {
        let Parts { ground, panes, .. } = self.parts();
        panes.refresh_action(ground);
    }

    /// Keeps every cursor in view. Called after every change, before a frame is drawn.
    pub(super) fn settle(&mut self) {
        self.share();
        let Parts {
            ground, panes, mode, ..
        } = self.parts();
        panes.settle(ground);
        if let Mode::Palette(palette) = mode {
            palette.settle(ground.layout.size);
        }
        layers::note(self);
    }

    /// Divides the screen by what the panes list now.
    fn share(&mut self) {
        let needs = Needs {
            objectives: Some(self.panes.tree.need),
            has_table: self.panes.tables.is_shown(),
        };
        if needs == self.layout.needs {
            return;
        }
        let before = self.screen();
        self.layout.needs = needs;
        if self.screen() != before {
            navigate::relayout(self);
        }
    }
}
