//! The state of the program: everything that is shown, and where the reader is.

use super::Pane;
use super::files::Files;
use super::filtered::Filtered;
use super::ground::Ground;
use super::layer::Layer;
use super::layout::{PaneLayout, Screen};
use super::mode::Mode;
use super::panes::Panes;
use super::search::Search;
use super::session::Session;
use super::time::Time;
use super::trail::Trail;
use crate::keymap::Key;
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus};
use crate::views::node::Node;

/// Shown in the bottom line until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Note(String),
    Error(String),
}

#[derive(Clone, Debug)]
pub struct State {
    pub library: Library,
    pub time: Time,
    /// What the query leaves of the library.
    pub view: Filtered,
    pub marks: ActionSet,
    /// What is selected, in all panes.
    pub selected: Option<Node>,
    pub panes: Panes,
    pub layout: PaneLayout,
    /// What is open on top of the panes, in the order of opening.
    pub(super) layers: Vec<Layer>,
    pub mode: Mode,
    pub search: Search,
    pub trail: Trail,
    pub message: Option<Message>,
    /// The keys of an unfinished sequence.
    pub pending: Vec<Key>,
    pub files: Files,
    pub session: Session,
}

/// The parts of the state that change key by key, with the rest of the state to derive them from.
pub(super) struct Parts<'a> {
    pub(super) ground: Ground<'a>,
    pub(super) panes: &'a mut Panes,
    pub(super) mode: &'a mut Mode,
    pub(super) search: &'a mut Search,
}

impl State {
    pub(super) fn parts(&mut self) -> Parts<'_> {
        Parts {
            ground: Ground::new(
                &self.library,
                &self.time,
                &self.view,
                &self.marks,
                self.selected,
                &self.layout,
                &self.session,
            ),
            panes: &mut self.panes,
            mode: &mut self.mode,
            search: &mut self.search,
        }
    }

    pub(super) const fn ground(&self) -> Ground<'_> {
        Ground::new(
            &self.library,
            &self.time,
            &self.view,
            &self.marks,
            self.selected,
            &self.layout,
            &self.session,
        )
    }

    pub fn corpus(&self) -> &Corpus {
        &self.library.corpus
    }

    pub fn screen(&self) -> Screen {
        self.layout.screen()
    }

    /// The actions that the query leaves; `None` for all.
    pub fn shown(&self) -> Option<&ActionSet> {
        self.view.set()
    }

    pub fn action(&self) -> Option<ActionId> {
        match self.selected {
            Some(Node::Action(action)) => Some(action),
            _ => None,
        }
    }

    /// The target of a command on a single node: the row of a table that has the focus, or else the selection.
    pub fn meant(&self) -> Option<Node> {
        let of_row = (self.layout.focus == Pane::Action)
            .then(|| self.panes.tables.action())
            .flatten();
        of_row.map(Node::Action).or(self.selected)
    }

    /// The state without a prompt or message, for a picture of the screen.
    #[must_use]
    pub fn without_prompt(&self) -> Self {
        Self {
            mode: Mode::Browse,
            message: None,
            ..self.clone()
        }
    }

    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.message = Some(Message::Note(text.into()));
    }
}
