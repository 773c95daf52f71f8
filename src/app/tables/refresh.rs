//! Deriving the table that is shown, and the rows in view.

use std::sync::Arc;

use super::about::{about, branch};
use super::layout::TableLayout;
use super::pane::Basis;
use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::app::state::State;
use crate::command::Command;
use crate::model::ActionId;
use crate::views::tables::Kind;
use crate::views::tables::placement::Widths;
use crate::views::tables::rows::Rows;
use crate::views::tables::table::{AT_ONCE, Row, RowKind, Table, Words};

/// Rows that are worded before and after those in view.
const AROUND: usize = 200;

/// Works the table out again if it is shown and what it is worked out from has changed, and places its columns.
pub fn refresh(state: &mut State) {
    let Some(kind) = state.tables.view else {
        state.tables.table = Arc::default();
        state.tables.basis = None;
        return;
    };
    let inside = state.screen().inside(Pane::Action).unwrap_or_default();
    let width = usize::from(inside.width);
    let basis = Basis {
        kind,
        branch: branch(state),
        options: state.tables.options,
        words: Words::in_cells(width),
    };
    let is_stale = state.tables.basis != Some(basis);
    if is_stale {
        let (table, rows) = table(state, kind, basis.words);
        let tables = &mut state.tables;
        tables.widths = Widths::new(&table.columns);
        table.rows.iter().for_each(|row| tables.widths.see(row));
        // Of a short table nothing is left to be worded.
        let is_long = table.rows.len() > AT_ONCE;
        tables.rows = is_long.then(|| rows.into());
        let is_other = tables
            .basis
            .is_some_and(|old| (old.kind, old.branch) != (kind, basis.branch));
        if is_other {
            tables.cursor = Cursor::default();
        }
        tables.table = Arc::new(table);
        tables.basis = Some(basis);
    }
    if is_stale || state.tables.width != width {
        state.tables.place(width);
    }
}

/// A table, with what its rows are worded from.
fn table(state: &State, kind: Kind, words: Words) -> (Table, Box<dyn Rows>) {
    let sources = state.library.sources(state.clock.as_of);
    let tables = &state.tables;
    let subject = about(state);
    let rows = kind.rows(sources, &subject, tables.options, |group| tables.is_open(group));
    let mut table = rows.table(sources, &subject, words, AT_ONCE);
    if table.rows.is_empty() {
        let hint = match (tables.whole, state.filter.is_some()) {
            (false, _) => {
                let key = state.keymap.first_key(Command::Whole).unwrap_or_default();
                format!(" {key} widens the table to everything.")
            }
            (true, true) => " Esc clears the query.".into(),
            (true, false) => String::new(),
        };
        table.empty.push_str(&hint);
    }
    (table, rows)
}

/// Other actions are marked: tables over what is marked are of other actions now.
pub fn marks_changed(state: &mut State) {
    if state.tables.whole {
        state.tables.forget();
        refresh(state);
    }
}

pub fn forget_branch(state: &mut State) {
    state.tables.forget();
    refresh(state);
}

/// Keeps the cursor in view.
pub fn settle(state: &mut State) {
    let height = page(state).max(1);
    let tables = &mut state.tables;
    tables.cursor.follow(tables.table.rows.len(), height, |_| 0);
    word(state, height);
}

/// Words the rows that are in view, if they are not yet, and some around them.
fn word(state: &mut State, height: usize) {
    let sources = state.library.sources(state.clock.as_of);
    let tables = &mut state.tables;
    let len = tables.table.rows.len();
    let seen = tables.cursor.top..(tables.cursor.top + height).min(len);
    let is_worded = |row: &Row| !row.cells.is_empty();
    let (Some(unworded), Some(Basis { words, .. })) = (&tables.rows, tables.basis) else {
        return;
    };
    if tables.table.rows[seen.clone()].iter().all(is_worded) {
        return;
    }
    let table = Arc::make_mut(&mut tables.table);
    let around = seen.start.saturating_sub(AROUND)..(seen.end + AROUND).min(len);
    let rows = around.clone().zip(&mut table.rows[around]);
    for (index, row) in rows.filter(|(_, row)| !is_worded(row)) {
        row.cells = unworded.cells(sources, index, words);
        tables.widths.see(row);
    }
    tables.place(tables.width);
}

/// The lines of rows that are seen.
pub fn page(state: &State) -> usize {
    let area = state.screen().inside(Pane::Action).unwrap_or_default();
    TableLayout::new(area, &state.tables.table).rows.height.into()
}

pub fn show_facts(state: &mut State) {
    state.tables.view = None;
    state.tables.left = None;
}

/// Stands at a row again, after going back to the table: at the one that leads to `action`, if it has moved.
pub fn stand_again(state: &mut State, cursor: Cursor, action: Option<ActionId>) {
    state.tables.cursor = cursor;
    let rows = &state.tables.table.rows;
    let is_it = |row: &Row| row.link.is_some() && row.link == action;
    if !rows.get(cursor.at).is_some_and(is_it)
        && let Some(at) = rows.iter().position(is_it)
    {
        state.tables.cursor.carry_to(at);
    }
}

/// Folds or unfolds a group, and stands at its heading.
pub fn toggle(state: &mut State, group: u32) {
    let tables = &mut state.tables;
    if let Some(kind) = tables.view
        && !tables.open.remove(&(kind, group))
    {
        tables.open.insert((kind, group));
    }
    stand_at_heading(state, group);
}

/// Folds or unfolds every group, and stays at the group it was at.
pub fn fold_all(state: &mut State, open: bool) {
    let tables = &mut state.tables;
    let group = tables.row().map(|row| row.group);
    let view = tables.view;
    tables.open.retain(|(own, _)| Some(*own) != view);
    tables.open_by_default = open;
    if let Some(group) = group {
        stand_at_heading(state, group);
    } else {
        state.tables.forget();
        refresh(state);
    }
}

pub fn stand_at_heading(state: &mut State, group: u32) {
    state.tables.forget();
    refresh(state);
    let rows = &state.tables.table.rows;
    let heading = rows
        .iter()
        .position(|row| row.kind == RowKind::Heading && row.group == group);
    if let Some(at) = heading {
        state.tables.cursor.carry_to(at);
    }
}
