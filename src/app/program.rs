//! The program as its callers see it: a state that handles keys, pastes, results and sizes, and returns effects.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::effect::{Effect, WrittenFile};
use super::export_subject::{ExportSubject, with_view};
use super::files::Files;
use super::filtered::Filtered;
use super::finder::Results;
use super::layout::PaneLayout;
use super::mode::Mode;
use super::panes::Panes;
use super::search::{Ahead, Search};
use super::session::Session;
use super::state::{Parts, State};
use super::time::Time;
use super::trail::Trail;
use super::tree::Tree;
use super::{mouse, navigate, update};
use crate::command::Command;
use crate::export::{self, Paper};
use crate::keymap::{Key, Keymap};
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::views::node::Node;
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
        let library = library.at(clock.as_of);
        let panes = Panes {
            tree: Tree::new(&library.corpus),
            ..Panes::default()
        };
        let mut state = Self {
            marks: ActionSet::none(library.corpus.len()),
            library,
            time: Time {
                clock,
                today,
                now: today.and_time(NaiveTime::MIN).and_utc(),
                request: None,
            },
            view: Filtered::default(),
            selected: None,
            panes,
            layout: PaneLayout {
                size,
                ..PaneLayout::default()
            },
            layers: Vec::new(),
            mode: Mode::default(),
            search: Search::default(),
            trail: Trail::default(),
            message: None,
            pending: Vec::new(),
            files: Files::default(),
            session: Session {
                keymap,
                ..Session::default()
            },
        };
        state.refresh();
        state.select_cursor();
        state.settle();
        state
    }

    /// Handles a key and returns the effects it asks for.
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

    /// Handles the results of an [`Effect::Find`], then the keys and pastes that waited for them. Results from an earlier library
    /// are dropped.
    pub fn found(&mut self, results: Results) -> Vec<Effect> {
        if results.generation != self.library.generation || self.mode != Mode::Search {
            return Vec::new();
        }
        let Parts { ground, search, .. } = self.parts();
        let answer = search.found(results, ground);
        let mut effects = update::apply(self, answer);
        self.settle();
        if !self.search.is_waiting {
            // Some of these may have to wait for another search.
            for ahead in std::mem::take(&mut self.search.ahead) {
                effects.extend(match ahead {
                    Ahead::Key(key) => self.key(key),
                    Ahead::Paste(text) => self.paste(&text),
                });
            }
        }
        effects
    }

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

    pub fn resize(&mut self, width: u16, height: u16) {
        self.layout.size = (width, height);
        navigate::relayout(self);
        let Parts {
            ground, search, mode, ..
        } = self.parts();
        search.preview(ground);
        if let Mode::Help(help) = mode {
            help.relayout(ground);
        }
        self.settle();
    }

    /// Handles the outcome of writing a file.
    pub fn exported(&mut self, written: WrittenFile) {
        let note = match &mut self.mode {
            Mode::Export(prompt) => prompt.written(written),
            _ => match written {
                WrittenFile::Done(path) => Some(format!("Wrote {path}")),
                WrittenFile::Exists | WrittenFile::Failed(_) => None,
            },
        };
        if let Some(note) = note {
            self.mode = Mode::Browse;
            self.note(note);
        }
        self.settle();
    }

    pub fn pane_text(&self) -> String {
        with_view(self.ground(), &self.panes, (ExportSubject::View, false), |view| {
            export::prepare(view).text(Paper::default())
        })
    }

    /// The selection as text, without the header of an export.
    pub fn selected_text(&self) -> String {
        let nodes: Vec<Node> = self.selected.into_iter().collect();
        with_view(self.ground(), &self.panes, (ExportSubject::View, true), |view| {
            export::body(view, &nodes, Paper::default())
        })
    }
}
