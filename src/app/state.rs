//! The state of the program: everything that is shown, and where the reader is.

use std::sync::Arc;

use chrono::NaiveDate;

use super::cursor::Cursor;
use super::deadlines::DeadlinesPane;
use super::detail::Detail;
use super::folders::Folders;
use super::layout::{Border, Screen};
use super::mode::Mode;
use super::search_state::{Filter, Search};
use super::tables::Tables;
use super::tree::Tree;
use crate::keymap::{Key, Keymap};
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus};
use crate::settings::{Pane, Signs, Split};
use crate::views::node::Node;
use crate::views::outline::Counts;
use crate::views::tables::Kind;
use crate::when::ScheduleState;
use crate::when::clock::{Clock, Request};

/// Where the reader was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    pub node: Node,
    /// What the action pane showed.
    pub view: Option<Kind>,
    /// Whether its table was about everything.
    pub whole: bool,
    pub row: Cursor,
}

/// Shown in the bottom line until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Note(String),
    Error(String),
}

/// Everything that is shown.
#[derive(Clone, Debug)]
pub struct State {
    pub library: Library,
    pub keymap: Arc<Keymap>,
    /// The date everything is computed as of.
    pub clock: Clock,
    /// Today, as given when the program started.
    pub today: NaiveDate,
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    /// The pane that keys go to.
    pub focus: Pane,
    /// Whether it has the whole screen.
    pub zoom: bool,
    pub mode: Mode,
    /// What is selected, in all panes.
    pub selected: Option<Node>,
    /// What was selected before, oldest first.
    pub(super) back: Vec<Stop>,
    /// What was left by going back.
    pub(super) forward: Vec<Stop>,
    pub filter: Option<Filter>,
    pub search: Search,
    pub tree: Tree,
    pub detail: Detail,
    /// What it shows, and its tables.
    pub tables: Tables,
    pub deadlines: DeadlinesPane,
    pub counts: Counts,
    /// How many deadlines are in each state.
    pub states: [usize; ScheduleState::COUNT],
    pub marks: ActionSet,
    /// What file names are resolved against.
    pub folders: Folders,
    /// Shown in the bottom line.
    pub message: Option<Message>,
    /// Keys typed of a longer sequence.
    pub pending: Vec<Key>,
    /// The date that was asked for on the command line, for when the corpus is there.
    pub request: Option<Request>,
    /// What is being read, while it is.
    pub loading: Option<String>,
    /// Whether the corpus comes from files that can be read again and edited.
    pub has_files: bool,
    /// What is wrong in settings, keymap and themes.
    pub problems: Vec<String>,
    /// What is wrong in the files that were read last, while the corpus before them is shown.
    pub broken: Option<String>,
    /// What was passed over when the files were read last.
    pub skipped: Option<String>,
    /// Why the system does not tell when files change.
    pub unwatched: Option<String>,
    /// How panes share the screen.
    pub split: Split,
    pub signs: Signs,
    /// The border that is being dragged.
    pub drag: Option<Border>,
    /// Whether milepost has the mouse.
    pub mouse: bool,
}

impl State {
    pub fn corpus(&self) -> &Corpus {
        &self.library.corpus
    }

    /// Where things are.
    pub fn screen(&self) -> Screen {
        Screen::new(self.size.0, self.size.1, self.focus, self.zoom, self.split)
    }

    /// What is shown of the corpus; everything where no query is kept.
    pub fn shown(&self) -> Option<&ActionSet> {
        self.filter.as_ref().map(|filter| &filter.set)
    }

    /// The selected action, if one is.
    pub fn action(&self) -> Option<ActionId> {
        match self.selected {
            Some(Node::Action(action)) => Some(action),
            _ => None,
        }
    }
}
