//! Computing the table that is shown, and wording the rows in view.

use std::fmt::Write as _;
use std::sync::Arc;

use hashbrown::HashSet;
use ratatui::layout::Rect;

use super::layout::LEGEND;
use super::pane::{Fitting, TableBasis, Tables, Widened};
use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::app::ground::Ground;
use crate::app::row_heights::RowHeights;
use crate::app::tree::Tree;
use crate::command::Command;
use crate::editions::pairs;
use crate::model::ActionId;
use crate::views::tables::TableKind;
use crate::views::tables::placement::Widths;
use crate::views::tables::rows::TableRows;
use crate::views::tables::table::{AT_ONCE, Row, RowKind, Table, WordRoom};
use crate::views::wording;

/// The lines allowed for above the rows: a title, notes, the names of the columns.
const ABOVE_ROWS: usize = 5;

/// The fewest cells that a title should have.
const TITLE: usize = 40;

/// The cells in which one line of words is intelligible; in fewer, what is cut takes a second line.
const READABLE: usize = 44;

/// In fewer cells, not even two lines show what a row is about.
const NARROW: usize = 28;

/// Rows that are worded before and after those in view.
const AROUND: usize = 200;

/// Adds a note above a table, after the one that says it is computed.
fn add_note(table: &mut Table, note: String) {
    table.notes.insert(1.min(table.notes.len()), note);
}

impl Tables {
    /// Derives the table again if what it depends on has changed, and places its columns.
    pub fn refresh(&mut self, ground: Ground, tree: &Tree) {
        let Some(kind) = self.view else {
            self.table = Arc::default();
            self.basis = None;
            return;
        };
        let is_opening = matches!(self.widened, Widened::Asked);
        let selected = Self::branch_of(ground, tree);
        match &self.widened {
            Widened::For(branch, _) if selected == Some(*branch) => {}
            _ => self.widened = Widened::No,
        }
        let width = usize::from(ground.inside(Pane::Action).width);
        let mut basis = TableBasis {
            kind,
            branch: self.branch(ground, tree),
            options: self.options,
            words: WordRoom::in_cells(width),
        };
        let is_unfolded_anew = self.unfold_fitting(kind, ground, tree);
        let is_stale = self.basis != Some(basis) || is_unfolded_anew;
        if is_stale {
            let (mut table, mut rows) = self.derive(kind, basis.words, ground, tree);
            let has_any = self.whole_size.is_some_and(|(of, all)| of == kind && all > 0);
            if let (true, true, true, Some(branch)) =
                (is_opening, table.rows.is_empty(), has_any, basis.branch)
            {
                let title = self.subject(ground, tree).title;
                self.widened = Widened::For(branch, title);
                basis.branch = None;
                self.unfold_fitting(kind, ground, tree);
                (table, rows) = self.derive(kind, basis.words, ground, tree);
            }
            self.widths = Widths::new(&table.columns);
            table.rows.iter().for_each(|row| self.widths.see(row));
            // A short table is worded at once.
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

    /// Determines the groups of a table that are unfolded because they fit, once for each table, branch and height, so that what
    /// the reader folds stays folded. Returns whether they were determined anew.
    fn unfold_fitting(&mut self, kind: TableKind, ground: Ground, tree: &Tree) -> bool {
        let of = Some((kind, self.branch(ground, tree)));
        let height = ground.inside(Pane::Action).height;
        let lines = usize::from(height).saturating_sub(ABOVE_ROWS + usize::from(height >= LEGEND));
        let is_known = self.fitting.as_ref().is_some_and(|fitting| {
            let is_same_room = fitting.lines.is_none_or(|known| known == lines);
            fitting.of == of && is_same_room
        });
        if is_known || lines == 0 || !kind.folds() {
            return false;
        }
        let (sources, subject) = (ground.sources(), self.subject(ground, tree));
        let rows = |is_open| kind.rows(sources, &subject, self.options, |_| is_open);
        let mut room = lines.saturating_sub(rows(false).count());
        let mut groups = HashSet::new();
        if room > 0 {
            let unfolded = rows(true);
            let mut entries: Vec<(u32, usize)> = Vec::new();
            for row in (0..unfolded.count()).map(|index| unfolded.row(sources, index)) {
                match (row.kind, entries.last_mut()) {
                    (RowKind::Heading, _) => entries.push((row.group, 0)),
                    (RowKind::Entry, Some((_, count))) => *count += 1,
                    _ => {}
                }
            }
            for (group, count) in entries.into_iter().filter(|(_, count)| *count <= lines) {
                if count <= room {
                    room -= count;
                    groups.insert(group);
                }
            }
        }
        self.fitting = Some(Fitting {
            of,
            lines: Some(lines),
            groups,
        });
        true
    }

    /// Computes a table, with the source of its rows.
    fn derive(
        &mut self,
        kind: TableKind,
        words: WordRoom,
        ground: Ground,
        tree: &Tree,
    ) -> (Table, Box<dyn TableRows>) {
        let sources = ground.sources();
        let subject = self.subject(ground, tree);
        let rows = kind.rows(sources, &subject, self.options, |group| self.is_open(group));
        let mut table = rows.table(sources, &subject, words, AT_ONCE);
        if table.rows.is_empty() {
            table.legend.clear();
        } else if table.legend.is_empty() {
            table.legend = table.states(ground.as_of);
        }
        let has_earlier = || !pairs(ground.corpus(), &ground.view.editions).is_empty();
        if self.branch(ground, tree).is_some() && (kind != TableKind::Changes || has_earlier()) {
            self.tell_whole(kind, rows.as_ref(), &mut table, ground, tree);
        } else if table.rows.is_empty() && self.whole && ground.view.filter.is_some() {
            let key = ground.session.key(Command::ClearFilter);
            let _ = write!(table.empty, " {key} clears the query.");
        }
        if let Widened::For(_, title) = &self.widened {
            let note = format!("Nothing of it under {title}, so this is everything.");
            add_note(&mut table, note);
        }
        (table, rows)
    }

    /// Adds to a table of a branch how much there is in all, and the key that shows it.
    fn tell_whole(
        &mut self,
        kind: TableKind,
        rows: &dyn TableRows,
        table: &mut Table,
        ground: Ground,
        tree: &Tree,
    ) {
        let corpus = ground.corpus();
        let all = match self.whole_size {
            Some((of, all)) if of == kind => all,
            _ => {
                let whole = Self {
                    whole: true,
                    ..Self::default()
                };
                let subject = whole.subject(ground, tree);
                let rows = kind.rows(ground.sources(), &subject, self.options, |_| false);
                kind.size(rows.as_ref(), corpus)
            }
        };
        self.whole_size = Some((kind, all));
        let own = kind.size(rows, corpus);
        let key = ground.session.key(Command::Whole);
        let all_words = wording::count(all, kind.entry());
        if table.rows.is_empty() && all > 0 {
            let hint = format!(" {key} widens the table to everything: {all_words}.");
            table.empty.push_str(&hint);
        } else if own < all {
            let own = wording::grouped(own as u64);
            let note = format!("This branch alone: {own} of {all_words}; {key} shows all.");
            add_note(table, note);
        }
    }

    /// Recomputes a table that may be about the marked actions.
    pub fn marks_changed(&mut self, ground: Ground, tree: &Tree) {
        if self.whole {
            self.forget();
            self.refresh(ground, tree);
        }
    }

    /// Keeps the cursor in view. Rows that would be cut take a second line where there is room for it.
    pub fn settle(&mut self, ground: Ground) {
        let height = usize::from(self.layout(ground.inside(Pane::Action)).rows.height).max(1);
        let len = self.table.rows.len();
        if ground.layout.two_lines.is_wanted() {
            self.cursor.approach(len, height);
            // Whether a row is cut is known only once it is worded.
            self.word(ground, height);
            let rows = &self.table.rows;
            let is_cut = |at: usize| self.is_cut(&rows[at]);
            let is_untold = |at: usize| self.is_untold(&rows[at]);
            let mut cursor = self.cursor;
            self.heights = RowHeights::settled(&mut cursor, len, height, is_cut, is_untold);
            self.cursor = cursor;
        } else {
            self.cursor.follow(len, height, |_| 0);
            self.heights = RowHeights::default();
        }
        self.word(ground, height);
    }

    /// Whether the words of a row of two lines flow over the whole of the first line, because their column is narrow. They do not
    /// where another column is the one that grows, since that is what the table is about.
    pub fn flows(&self) -> bool {
        let first = self.placed.first();
        first.is_some_and(|first| first.width < NARROW && self.table.columns[first.column].grows)
    }

    fn is_cut(&self, row: &Row) -> bool {
        let mut slots = self.table.slots(row, &self.placed);
        slots.any(|slot| slot.cell.width() > slot.width)
    }

    /// Whether a row is not intelligible in one line: its first column is cut too short, or in a narrow pane any column.
    fn is_untold(&self, row: &Row) -> bool {
        let is_wide = self.basis.is_some_and(|basis| basis.words == WordRoom::Full);
        let (first, least) = if is_wide {
            (1, TITLE)
        } else {
            (usize::MAX, READABLE)
        };
        let mut slots = self.table.slots(row, &self.placed).take(first);
        slots.any(|slot| slot.width < least && slot.cell.width() > slot.width)
    }

    /// Words the rows in view that are not worded yet, and some around them.
    fn word(&mut self, ground: Ground, height: usize) {
        let len = self.table.rows.len();
        let seen = self.cursor.top..(self.cursor.top + height).min(len);
        let is_worded = |row: &Row| !row.cells.is_empty();
        let (Some(unworded), Some(TableBasis { words, .. })) = (&self.rows, self.basis) else {
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

    /// The number of rows a pane shows whole.
    pub fn shown(&self, area: Rect) -> usize {
        self.heights.whole(self.layout(area).rows.height.into())
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
        if let Some(kind) = self.view {
            self.folds.insert((kind, group), !self.is_open(group));
        }
        self.refresh_at_heading(Some(group), ground, tree);
    }

    /// Folds or unfolds every group, and stays in the group of the cursor.
    pub(super) fn fold_all(&mut self, open: bool, ground: Ground, tree: &Tree) {
        let group = self.row().map(|row| row.group);
        let view = self.view;
        self.folds.retain(|(own, _), _| Some(*own) != view);
        self.open_by_default = open;
        if let Some(fitting) = &mut self.fitting {
            fitting.groups.clear();
            fitting.lines = None;
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
