//! The tables of the action pane: which one is shown, and its rows. A table is derived when what it is about changes,
//! never while a frame is drawn and not for every step of a cursor.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::layout::{TableHeading, TableLayout};
use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::app::row_heights::RowHeights;
use crate::app::session::Session;
use crate::command::Command;
use crate::model::ActionId;
use crate::views::node::Node;
use crate::views::tables::placement::{PlacedColumn, Widths};
use crate::views::tables::rows::TableRows;
use crate::views::tables::table::{Row, Table, WordRoom};
use crate::views::tables::{TableKind, TableOptions};
use hashbrown::{HashMap, HashSet};

/// What a table is computed from, in addition to what makes every table stale: the clock, the query, the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TableBasis {
    pub(super) kind: TableKind,
    /// The branch; `None` for everything.
    pub(super) branch: Option<Node>,
    pub(super) options: TableOptions,
    pub(super) words: WordRoom,
}

/// The groups of a table of a branch that are unfolded because there is room for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Fitting {
    pub(super) of: Option<(TableKind, Option<Node>)>,
    /// The lines there was room for; `None` once the reader has folded or unfolded everything.
    pub(super) lines: Option<usize>,
    pub(super) groups: HashSet<u32>,
}

/// Whether a table of a branch covers everything, because the branch has no entries for it.
#[derive(Clone, Debug, Default)]
pub(super) enum Widened {
    #[default]
    No,
    /// The table was just opened, and it is not known yet.
    Asked,
    /// It does while this branch is selected, which has this title.
    For(Node, String),
}

#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The table that is shown; `None` for facts.
    pub view: Option<TableKind>,
    /// Whether tables cover everything shown rather than the branch.
    pub whole: bool,
    pub(super) widened: Widened,
    pub options: TableOptions,
    /// The table; empty where facts are shown.
    pub table: Arc<Table>,
    pub placed: Vec<PlacedColumn>,
    /// The widths the columns would have with unlimited room.
    pub(super) widths: Widths,
    /// The source of the rows of a long table, which are worded when they come into view.
    pub(super) rows: Option<Arc<dyn TableRows>>,
    /// What is above the rows, wrapped to the width of the pane.
    pub said: TableHeading,
    pub cursor: Cursor,
    /// The groups of rows that the reader unfolded (true) or folded.
    pub(in crate::app) folds: HashMap<(TableKind, u32), bool>,
    /// Whether the other groups are unfolded.
    pub(super) open_by_default: bool,
    /// The groups that are unfolded because there is room for them.
    pub(super) fitting: Option<Fitting>,
    /// The number of entries of a table of everything shown.
    pub(super) whole_size: Option<(TableKind, usize)>,
    pub heights: RowHeights,
    /// What the table was computed from; `None` where that has changed.
    pub(super) basis: Option<TableBasis>,
    /// The width the columns were placed in.
    pub(super) width: usize,
    pub left: Option<Pane>,
    /// Whether the table was just opened and nothing was done elsewhere since, so that zooming applies to it.
    pub is_new: bool,
}

impl Tables {
    pub fn is_shown(&self) -> bool {
        self.view.is_some()
    }

    /// Whether the table covers everything because the branch has no entries for it.
    pub const fn is_widened(&self) -> bool {
        matches!(self.widened, Widened::For(..))
    }

    /// The name of what the pane shows, for the screen and for the state kept between runs.
    pub fn name(&self) -> &'static str {
        self.view.map_or("facts", TableKind::name)
    }

    /// The name, with what the table is grouped by and the key that changes it, since the grouping is remembered.
    pub fn name_in_full(&self, session: &Session) -> String {
        let by = match self.view {
            Some(TableKind::Money) => self.options.by.name(),
            Some(TableKind::Score) => self.options.score.name(),
            _ => return self.name().into(),
        };
        format!("{} by {by} ({})", self.name(), session.key(Command::GroupBy))
    }

    pub fn row(&self) -> Option<&Row> {
        self.table.rows.get(self.cursor.at)
    }

    /// The action that the row at the cursor leads to.
    pub fn action(&self) -> Option<ActionId> {
        self.row().and_then(|row| row.link)
    }

    /// Marks the table as stale, after what it is computed from has changed.
    pub fn forget(&mut self) {
        self.basis = None;
        self.fitting = None;
        self.whole_size = None;
    }

    /// Widens the table to everything that is shown.
    pub fn show_whole(&mut self) {
        self.whole = true;
        self.widened = Widened::No;
        self.forget();
    }

    /// Lays the parts of the table out in the inside of a pane.
    pub fn layout(&self, area: Rect) -> TableLayout {
        TableLayout::new(area, &self.said, !self.table.legend.is_empty())
    }

    pub(super) fn place(&mut self, width: usize) {
        self.placed = self.widths.place(&self.table.columns, width);
        self.said = TableHeading::new(&self.table.title, &self.table.notes, width);
        self.width = width;
    }

    pub fn is_open(&self, group: u32) -> bool {
        let by_reader = self.view.and_then(|kind| self.folds.get(&(kind, group)));
        let is_fitting = |fitting: &Fitting| fitting.groups.contains(&group);
        by_reader
            .copied()
            .unwrap_or_else(|| self.open_by_default || self.fitting.as_ref().is_some_and(is_fitting))
    }
}
