//! The corpus arriving: loaded for the first time, reloaded, or failed to reload.

use std::sync::Arc;

use super::memory::{find_section, section_ids};
use super::state::Parts;
use super::tree::Tree;
use super::{Effect, Message, Mode, State, update};
use crate::command::Command;
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus};
use crate::settings::SavedView;
use crate::views::node::Node;
use crate::views::wording;
use crate::when::clock::ClockOrigin;

impl State {
    /// Handles the first corpus of a run.
    pub fn loaded(&mut self, library: Library, view: Option<&SavedView>) -> Vec<Effect> {
        self.files.loading = None;
        self.time.clock = self.time.resolve(self.time.request, &library);
        self.panes.tree = Tree::new(&library.corpus);
        self.marks = ActionSet::none(library.corpus.len());
        let asked = self.session.edition.take();
        let looked_at = asked.as_deref().and_then(|id| library.corpus.find_edition(id));
        if let (Some(id), None) = (asked, looked_at) {
            self.message = Some(Message::Error(format!("There is no edition {id}")));
        }
        self.library = library.after(&self.library).looking_at(looked_at);
        self.follow_journals();
        self.selected = None;
        self.refresh();
        self.select_cursor();
        if let Some(view) = view {
            self.go_to_view(view);
        }
        // Nobody should mistake the results of a forgotten query for everything.
        if let Some(filter) = &self.view.filter
            && self.message.is_none()
        {
            let key = self.session.key(Command::ClearFilter);
            let said = format!(
                "Only what matches {}, the query of last time; {key} shows all",
                filter.label
            );
            self.note(said);
        }
        let effects = self.search_again();
        self.settle();
        effects
    }

    /// Handles a corpus that was read again: the reader's place is kept as far as it still exists.
    pub fn reloaded(&mut self, library: Library) -> Vec<Effect> {
        self.files.loading = None;
        self.files.broken = None;
        let view = self.view_by_ids();
        // Group numbers mean nothing in another corpus.
        self.panes.tables.folds.clear();
        self.panes.tables.forget();
        let looked_at = self.library.edition.map(|edition| {
            let corpus = &self.library.corpus;
            corpus.str(corpus.editions[edition.index()].id)
        });
        let looked_at = looked_at.and_then(|id| library.corpus.find_edition(id));
        let library = library.after(&self.library).looking_at(looked_at);
        let old = std::mem::replace(&mut self.library, library);
        let new = Arc::clone(&self.library.corpus);
        self.trail.rebase(|node| match node {
            Node::Action(action) => same_action(&old.corpus, action, &new).map(Node::Action),
            Node::Section(section) => {
                let (edition, id) = section_ids(&old.corpus, section);
                find_section(&new, &edition, &id).map(Node::Section)
            }
            Node::Edition(edition) => {
                let id = old.corpus.str(old.corpus.editions[edition.index()].id);
                new.find_edition(id).map(Node::Edition)
            }
            Node::Branch(_) => None,
        });
        let marked = self
            .marks
            .iter()
            .filter_map(|action| same_action(&old.corpus, action, &new));
        self.marks = ActionSet::of(new.len(), marked);
        if self.time.clock.origin == ClockOrigin::Edition
            && let Some(edition) = new.newest_edition()
        {
            self.time.clock.as_of = edition.as_of;
        }
        self.follow_journals();
        // Ids of the old corpus mean nothing any more. If nothing is found again, the cursor stays on its line.
        self.selected = None;
        self.view.filter = None;
        self.search.forget_results();
        let (tree, detail, row) = (
            self.panes.tree.cursor,
            self.panes.detail.cursor,
            self.panes.tables.cursor,
        );
        self.go_to_view(&view);
        if self.selected.is_none() {
            self.panes.tree.cursor = tree;
            self.panes.tree.cursor.at = tree.at.min(self.panes.tree.rows.len().saturating_sub(1));
            self.select_cursor();
        } else {
            self.panes.tree.cursor.top = tree.top;
            self.panes.detail.cursor = detail;
            self.panes.tables.cursor = row;
        }
        let effects = self.search_again();
        let actions = wording::count(new.len(), "action");
        self.note(format!("Reloaded: {actions}"));
        self.settle();
        effects
    }

    /// Searches the current corpus for the query being typed.
    pub(super) fn search_again(&mut self) -> Vec<Effect> {
        if self.mode != Mode::Search {
            return Vec::new();
        }
        let Parts { ground, search, .. } = self.parts();
        // The results of an earlier search are no longer awaited.
        search.is_waiting = false;
        let answer = search.find(ground);
        update::apply(self, answer)
    }

    /// Handles a failed reload: the last good corpus stays, and the mistakes are shown until they are fixed.
    pub fn reload_failed(&mut self, mistakes: String) {
        self.files.loading = None;
        self.files.broken = Some(mistakes);
        self.message = None;
        self.settle();
    }
}

/// An action in a corpus that was read again: in the same edition, or else in the newest that has its id.
fn same_action(old: &Corpus, action: ActionId, new: &Corpus) -> Option<ActionId> {
    let action = old.action(action);
    let own = new.find_edition(old.str(action.edition().id));
    let same = own.and_then(|edition| new.find_in(edition, action.key()));
    same.or_else(|| new.find(action.key()))
}
