//! The tables of the action pane: which one is shown, and its rows. A table is derived when what it is about changes,
//! never while a frame is drawn and not for every step of a cursor.

use std::sync::Arc;

use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::model::ActionId;
use crate::views::node::Node;
use crate::views::tables::figures::{FigureAt, Sort};
use crate::views::tables::money;
use crate::views::tables::money::{GroupBy, Grouped};
use crate::views::tables::owners;
use crate::views::tables::owners::Owner;
use crate::views::tables::placement::{Placed, Widths};
use crate::views::tables::table::{Row, Table, Words};
use hashbrown::HashSet;

/// What the action pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DetailView {
    /// What is said of the selected action or branch.
    #[default]
    Facts,
    /// The statistics of a branch.
    Figures,
    /// Who owes what in a branch.
    Owners,
    /// The money of a branch, each pot counted once.
    Money,
}

impl DetailView {
    pub const ALL: [Self; 4] = [Self::Facts, Self::Figures, Self::Owners, Self::Money];

    /// The name on the screen, and between runs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Figures => "figures",
            Self::Owners => "owners",
            Self::Money => "money",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// What the rows of a long table are worded from.
#[derive(Clone, Debug, Default)]
pub(super) enum Lines {
    #[default]
    Worded,
    Figures(Arc<[FigureAt]>),
    Owners(Arc<(Vec<Owner>, Vec<owners::Line>)>),
    Money(Arc<(Grouped, Vec<money::Line>)>),
}

/// What a table is worked out from, next to what makes every table stale: the clock, the query, the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Basis {
    pub(super) view: DetailView,
    /// The branch; none for everything.
    pub(super) branch: Option<Node>,
    pub(super) sort: Sort,
    pub(super) by: GroupBy,
    pub(super) words: Words,
}

#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub view: DetailView,
    /// Whether tables are about everything shown, and not about the branch.
    pub whole: bool,
    /// How statistics are sorted.
    pub sort: Sort,
    /// What sums of money are made by.
    pub by: GroupBy,
    /// The table; empty where facts are shown.
    pub table: Arc<Table>,
    /// Where its columns are.
    pub placed: Vec<Placed>,
    /// How wide they would be with all the room there is.
    pub(super) widths: Widths,
    /// What rows are worded from when they come into view.
    pub(super) lines: Lines,
    pub cursor: Cursor,
    /// The groups of rows that are unfolded.
    pub(super) open: HashSet<(DetailView, u32)>,
    /// Whether groups are unfolded unless they are in `open`.
    pub(super) open_by_default: bool,
    /// What the table was worked out from; none where that has changed.
    pub(super) basis: Option<Basis>,
    /// The width its columns were placed in.
    pub(super) width: usize,
    pub left: Option<Pane>,
}

impl Tables {
    /// Whether the pane shows a table.
    pub fn is_shown(&self) -> bool {
        self.view != DetailView::Facts
    }

    /// The row the cursor is at.
    pub fn row(&self) -> Option<&Row> {
        self.table.rows.get(self.cursor.at)
    }

    /// The action that the row the cursor is at leads to.
    pub fn action(&self) -> Option<ActionId> {
        self.row().and_then(|row| row.link)
    }

    /// What the table was worked out from has changed.
    pub fn forget(&mut self) {
        self.basis = None;
    }

    /// The corpus is another one: numbers of groups mean nothing any more.
    pub fn forget_groups(&mut self) {
        self.open.clear();
        self.basis = None;
    }

    pub(super) fn place(&mut self, width: usize) {
        self.placed = self.widths.place(&self.table.columns, width);
        self.width = width;
    }

    pub fn is_open(&self, group: u32) -> bool {
        self.open.contains(&(self.view, group)) != self.open_by_default
    }
}
