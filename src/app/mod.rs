//! The program without a terminal: what it shows is [`State`], what changes it is a key or a [`Command`], and what
//! it wants done is an [`Effect`]. No files, no clock, no drawing.

pub mod bars;
pub mod clock;
pub mod cursor;
pub mod cut;
pub mod deadlines;
pub mod detail;
mod effect;
pub mod export;
mod files;
pub mod help;
pub mod input;
pub mod layout;
pub mod list;
mod memory;
pub mod mode;
pub mod mouse;
pub mod palette;
mod prompt;
pub mod regroup;
pub mod search;
pub mod tables;
mod trail;
pub mod tree;
mod update;

use std::sync::Arc;

use chrono::NaiveDate;

pub use self::effect::{Effect, Written};
pub use self::files::problems;
pub use self::mode::Mode;
pub use crate::settings::{Pane, Signs, Split};

use self::deadlines::DeadlinesPane;
use self::detail::Detail;
use self::export::Folders;
use self::layout::{Border, Screen};
use self::search::{Filter, Search};
use self::tables::Tables;
use self::trail::Stop;
use self::tree::Tree;
use crate::command::Command;
use crate::keymap::{Key, Keymap};
use crate::library::Library;
use crate::model::deadlines::count_states;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus};
use crate::search::Found;
use crate::views::facts;
use crate::views::node::Node;
use crate::views::outline::Counts;
use crate::views::pivot;
use crate::when::clock::{Clock, Request};

/// Something told in the bottom line until the next key.
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
    /// The date everything is told as of.
    pub clock: Clock,
    /// Today, as the program was told when it started.
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
    back: Vec<Stop>,
    /// What was left by going back.
    forward: Vec<Stop>,
    pub filter: Option<Filter>,
    pub search: Search,
    pub tree: Tree,
    pub detail: Detail,
    /// What it shows, and its tables.
    pub tables: Tables,
    pub deadlines: DeadlinesPane,
    pub counts: Counts,
    /// How many deadlines are in each state.
    pub states: [usize; 5],
    pub marks: ActionSet,
    /// What names of files are read against.
    pub folders: Folders,
    /// What is told in the bottom line.
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
    /// How panes share the screen.
    pub split: Split,
    pub signs: Signs,
    /// The border that is being dragged.
    pub drag: Option<Border>,
    /// Whether milepost has the mouse.
    pub mouse: bool,
}

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
            states: [0; 5],
            marks,
            folders: Folders::default(),
            message: None,
            pending: Vec::new(),
            request: None,
            loading: None,
            has_files: false,
            problems: Vec::new(),
            broken: None,
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

    /// Works out everything that depends on the clock and the filter.
    fn refresh(&mut self) {
        let as_of = self.clock.as_of;
        let library = self.library.clone();
        let filter = self.filter.take();
        let shown = filter.as_ref().map(|filter| &filter.set);
        self.counts = Counts::new(&library.corpus, &library.deadlines, shown, as_of);
        self.states = count_states(&library.deadlines, shown, as_of);
        self.tree.show(&library, shown, as_of);
        self.tree
            .refresh(&library.corpus, &self.counts, shown, self.selected);
        self.filter = filter;
        self.settle_selection();
        deadlines::keys::refresh(self);
        self.tables.forget();
        self.refresh_detail();
    }

    /// Works the tree's lines out again, after folding.
    fn refresh_tree(&mut self) {
        let corpus = Arc::clone(&self.library.corpus);
        let shown = self.filter.as_ref().map(|filter| &filter.set);
        self.tree.refresh(&corpus, &self.counts, shown, self.selected);
    }

    /// Selects something that is there, after a branch that was selected has gone, or the selected action has moved to
    /// another one.
    fn settle_selection(&mut self) {
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
    fn forget_headings(&mut self) {
        for trail in [&mut self.back, &mut self.forward] {
            trail.retain(|stop| matches!(stop.node, Node::Action(_)));
        }
    }

    /// Words and wraps what is selected, or works its table out.
    fn refresh_detail(&mut self) {
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
    fn settle(&mut self) {
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

    /// The results of a query that was asked for with [`Effect::Find`].
    pub fn found(&mut self, query: &str, found: Arc<Found>) {
        search::found(self, query, found);
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
        deadlines::keys::refresh(self);
        search::preview(self);
        self.settle();
    }

    /// Writing a file went like this.
    pub fn exported(&mut self, written: Written) {
        export::written(self, written);
        self.settle();
    }
}
