//! Deriving the table that is shown, and the rows in view.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::layout::TableLayout;
use super::pane::{Basis, Tables};
use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::app::ground::Ground;
use crate::app::heights::RowHeights;
use crate::app::tree::Tree;
use crate::command::Command;
use crate::editions::pairs;
use crate::model::ActionId;
use crate::views::tables::TableKind;
use crate::views::tables::placement::Widths;
use crate::views::tables::rows::Rows;
use crate::views::tables::table::{AT_ONCE, Row, RowKind, Table, Words};

/// The most lines above the rows: a title, notes, the names of the columns.
const ABOVE_ROWS: usize = 4;

/// Rows that are worded before and after those in view.
const AROUND: usize = 200;

impl Tables {
    /// Derives the table again if what it depends on has changed, and places its columns.
    pub fn refresh(&mut self, ground: Ground, tree: &Tree) {
        let Some(kind) = self.view else {
            self.table = Arc::default();
            self.basis = None;
            return;
        };
        let width = usize::from(ground.inside(Pane::Action).width);
        let basis = Basis {
            kind,
            branch: self.branch(ground, tree),
            options: self.options,
            words: Words::in_cells(width),
        };
        let is_unfolded_anew = self.unfold_short(kind, ground, tree);
        let is_stale = self.basis != Some(basis) || is_unfolded_anew;
        if is_stale {
            let (table, rows) = self.derive(kind, basis.words, ground, tree);
            self.widths = Widths::new(&table.columns);
            table.rows.iter().for_each(|row| self.widths.see(row));
            // Of a short table nothing is left to be worded.
            let is_long = table.rows.len() > AT_ONCE;
            self.rows = is_long.then(|| rows.into());
            let is_other = self
                .basis
                .is_some_and(|old| (old.kind, old.branch) != (kind, basis.branch));
            if is_other {
                self.cursor = Cursor::default();
            }
            self.table = Arc::new(table);
            self.basis = Some(basis);
        }
        if is_stale || self.width != width {
            self.place(width);
        }
    }

    /// Opens a table unfolded if all of it has room; whether that has just changed. It is asked once for a table of a branch:
    /// what the reader folds stays folded.
    fn unfold_short(&mut self, kind: TableKind, ground: Ground, tree: &Tree) -> bool {
        let branch = self.branch(ground, tree);
        let lines = usize::from(ground.inside(Pane::Action).height).saturating_sub(ABOVE_ROWS);
        let is_known = matches!(self.is_short, Some((of, at, _)) if (of, at) == (kind, branch));
        if is_known || lines == 0 || !kind.profile().folds {
            return false;
        }
        let subject = self.subject(ground, tree);
        let unfolded = kind.rows(ground.sources(), &subject, self.options, |_| true);
        let is_short = unfolded.count() <= lines;
        let was_short = matches!(self.is_short, Some((.., true)));
        self.is_short = Some((kind, branch, is_short));
        if is_short != was_short {
            self.open.retain(|(own, _)| *own != kind);
        }
        is_short != was_short
    }

    /// A table, with the rows that its lines are worded from.
    fn derive(&self, kind: TableKind, words: Words, ground: Ground, tree: &Tree) -> (Table, Box<dyn Rows>) {
        let sources = ground.sources();
        let subject = self.subject(ground, tree);
        let rows = kind.rows(sources, &subject, self.options, |group| self.is_open(group));
        let mut table = rows.table(sources, &subject, words, AT_ONCE);
        if table.rows.is_empty() {
            let hint = match (self.whole, ground.view.filter.is_some()) {
                // Without an earlier edition there is nothing more anywhere.
                _ if kind == TableKind::Changes
                    && pairs(ground.corpus(), &ground.view.editions).is_empty() =>
                {
                    String::new()
                }
                (false, _) => {
                    let key = ground.session.key(Command::Whole);
                    format!(" {key} widens the table to everything.")
                }
                (true, true) => " Esc clears the query.".into(),
                (true, false) => String::new(),
            };
            table.empty.push_str(&hint);
        }
        (table, rows)
    }

    /// Derives a table of the marked actions again.
    pub fn marks_changed(&mut self, ground: Ground, tree: &Tree) {
        if self.whole {
            self.forget();
            self.refresh(ground, tree);
        }
    }

    /// Keeps the cursor in view. Rows that would be cut take a second line where there is room for it.
    pub fn settle(&mut self, ground: Ground) {
        let height = self.height(ground.inside(Pane::Action)).max(1);
        self.cursor.follow(self.table.rows.len(), height, |_| 0);
        self.word(ground, height);
        self.heights = RowHeights::default();
        if ground.layout.two_lines.is_room(self.table.rows.len(), height) {
            let is_cut = |row: &Row| {
                let mut slots = self.table.slots(row, &self.placed);
                slots.any(|slot| slot.cell.width() > slot.width)
            };
            self.heights = RowHeights::new(self.table.rows.iter().map(is_cut));
        }
    }

    /// Words the rows that are in view, if they are not yet, and some around them.
    fn word(&mut self, ground: Ground, height: usize) {
        let len = self.table.rows.len();
        let seen = self.cursor.top..(self.cursor.top + height).min(len);
        let is_worded = |row: &Row| !row.cells.is_empty();
        let (Some(unworded), Some(Basis { words, .. })) = (&self.rows, self.basis) else {
            return;
        };
        if self.table.rows[seen.clone()].iter().all(is_worded) {
            return;
        }
        let table = Arc::make_mut(&mut self.table);
        let around = seen.start.saturating_sub(AROUND)..(seen.end + AROUND).min(len);
        let rows = around.clone().zip(&mut table.rows[around]);
        for (index, row) in rows.filter(|(_, row)| !is_worded(row)) {
            row.cells = unworded.cells(ground.sources(), index, words);
            self.widths.see(row);
        }
        self.place(self.width);
    }

    /// The lines that rows have in a pane.
    pub fn height(&self, area: Rect) -> usize {
        TableLayout::new(area, &self.table).rows.height.into()
    }

    pub const fn show_facts(&mut self) {
        self.view = None;
        self.left = None;
    }

    /// Restores the cursor after going back to the table: at the row that leads to `action`, if it has moved.
    pub fn stand_again(&mut self, cursor: Cursor, action: Option<ActionId>) {
        self.cursor = cursor;
        let is_it = |row: &Row| row.link.is_some() && row.link == action;
        if !self.row().is_some_and(is_it)
            && let Some(at) = self.table.rows.iter().position(is_it)
        {
            self.cursor.carry_to(at);
        }
    }

    /// Folds or unfolds a group, and moves to its heading.
    pub(super) fn toggle(&mut self, group: u32, ground: Ground, tree: &Tree) {
        if let Some(kind) = self.view
            && !self.open.remove(&(kind, group))
        {
            self.open.insert((kind, group));
        }
        self.refresh_at_heading(Some(group), ground, tree);
    }

    /// Folds or unfolds every group, and stays in the group of the cursor.
    pub(super) fn fold_all(&mut self, open: bool, ground: Ground, tree: &Tree) {
        let group = self.row().map(|row| row.group);
        let view = self.view;
        self.open.retain(|(own, _)| Some(*own) != view);
        self.open_by_default = open;
        if let Some((.., is_short)) = &mut self.is_short {
            *is_short = false;
        }
        self.refresh_at_heading(group, ground, tree);
    }

    fn refresh_at_heading(&mut self, group: Option<u32>, ground: Ground, tree: &Tree) {
        self.basis = None;
        self.refresh(ground, tree);
        let is_it = |row: &Row| row.kind == RowKind::Heading && Some(row.group) == group;
        if let Some(at) = self.table.rows.iter().position(is_it) {
            self.cursor.carry_to(at);
        }
    }
}
