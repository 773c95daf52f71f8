//! The program as its callers see it: a state that takes in keys, pastes, results and sizes, and answers with effects.

use std::sync::Arc;

use chrono::NaiveDate;

use super::deadlines::{self, DeadlinesPane};
use super::detail::Detail;
use super::effect::{Effect, Written};
use super::finder::Results;
use super::folders::Folders;
use super::mode::Mode;
use super::search_state::Search;
use super::state::State;
use super::tables::Tables;
use super::tree::Tree;
use super::{export, mouse, search, update};
use crate::command::Command;
use crate::keymap::{Key, Keymap};
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::settings::{Pane, Signs, Split};
use crate::views::outline::Counts;
use crate::when::ScheduleState;
use crate::when::clock::Clock;

impl State {
    /// The first view of a library at a date, on a screen of `size` columns and lines.
    pub fn new(
        library: Library,
        keymap: Arc<Keymap>,
        clock: Clock,
        today: NaiveDate,
        size: (u16, u16),
    ) -> Self {
        let tree = Tree::new(&library.corpus);
        let marks = ActionSet::none(library.corpus.len());
        let mut state = Self {
            library,
            keymap,
            clock,
            today,
            size,
            focus: Pane::default(),
            zoom: false,
            mode: Mode::default(),
            selected: None,
            back: Vec::new(),
            forward: Vec::new(),
            filter: None,
            search: Search::default(),
            tree,
            detail: Detail::default(),
            tables: Tables::default(),
            deadlines: DeadlinesPane::default(),
            counts: Counts::default(),
            states: [0; ScheduleState::COUNT],
            marks,
            folders: Folders::default(),
            message: None,
            pending: Vec::new(),
            request: None,
            loading: None,
            has_files: false,
            problems: Vec::new(),
            broken: None,
            skipped: None,
            unwatched: None,
            split: Split::default(),
            signs: Signs::default(),
            drag: None,
            mouse: false,
        };
        state.refresh();
        state.selected = state.tree.node();
        state.refresh_detail();
        state
    }

    /// Takes a key in, and returns what it asks of the world.
    pub fn key(&mut self, key: Key) -> Vec<Effect> {
        let effects = update::key(self, key);
        self.settle();
        effects
    }

    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        let effects = update::paste(self, text);
        self.settle();
        effects
    }

    /// The results of a query that was asked for with [`Effect::Find`]. Those of a corpus that is gone are dropped.
    pub fn found(&mut self, results: Results) {
        if results.generation != self.library.generation {
            return;
        }
        search::found(self, results);
        self.settle();
    }

    /// Takes what the mouse did in.
    pub fn mouse(&mut self, event: crossterm::event::MouseEvent) -> Vec<Effect> {
        let effects = mouse::mouse(self, event);
        self.settle();
        effects
    }

    pub fn command(&mut self, command: Command) -> Vec<Effect> {
        let effects = update::command(self, command);
        self.settle();
        effects
    }

    /// The terminal has another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.refresh_detail();
        deadlines::refresh::refresh(self);
        search::preview(self);
        self.settle();
    }

    /// Writing a file went like this.
    pub fn exported(&mut self, written: Written) {
        export::written(self, written);
        self.settle();
    }
}
