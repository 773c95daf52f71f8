//! What panes and prompts are derived from: the rest of the state, borrowed while they are updated.

use chrono::{DateTime, NaiveDate, Utc};
use ratatui::layout::Rect;

use super::filtered::Filtered;
use super::layout::PaneLayout;
use super::session::Session;
use super::time::Time;
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus};
use crate::settings::Pane;
use crate::views::facts::Sources;
use crate::views::node::Node;

#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub library: &'a Library,
    pub as_of: NaiveDate,
    pub now: DateTime<Utc>,
    pub view: &'a Filtered,
    pub marks: &'a ActionSet,
    pub selected: Option<Node>,
    pub layout: &'a PaneLayout,
    pub session: &'a Session,
}

impl<'a> Ground<'a> {
    pub const fn new(
        library: &'a Library,
        time: &Time,
        view: &'a Filtered,
        marks: &'a ActionSet,
        selected: Option<Node>,
        layout: &'a PaneLayout,
        session: &'a Session,
    ) -> Self {
        Self {
            library,
            as_of: time.clock.as_of,
            now: time.now,
            view,
            marks,
            selected,
            layout,
            session,
        }
    }

    pub fn corpus(self) -> &'a Corpus {
        &self.library.corpus
    }

    pub fn sources(self) -> Sources<'a> {
        self.library.sources(self.as_of)
    }

    /// The actions that the query leaves; `None` for all.
    pub fn shown(self) -> Option<&'a ActionSet> {
        self.view.set()
    }

    /// The actions that the tree lists; `None` for all.
    pub fn listed(self) -> Option<&'a ActionSet> {
        self.view.listed()
    }

    pub const fn action(self) -> Option<ActionId> {
        match self.selected {
            Some(Node::Action(action)) => Some(action),
            _ => None,
        }
    }

    /// The inside of a pane; empty while the pane is hidden.
    pub fn inside(self, pane: Pane) -> Rect {
        self.layout.screen().inside(pane).unwrap_or_default()
    }
}
