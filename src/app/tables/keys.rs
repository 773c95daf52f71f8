//! What commands do to the tables of the action pane.

use std::sync::Arc;

use super::refresh::{fold_all, toggle};
use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::app::navigate::relayout;
use crate::app::state::{Message, State};
use crate::app::trail::go_to;
use crate::command::Command;
use crate::views::node::Node;
use crate::views::tables::Kind;
use crate::views::tables::table::{Row, RowKind};

/// The command that shows a table, which has the table's name.
pub fn shows(kind: Kind) -> Option<Command> {
    Command::named(kind.name())
}

/// Does a command of the tables, from whatever pane; whether it is one.
pub fn command(state: &mut State, command: Command) -> bool {
    if let Some(kind) = Kind::named(command.name()) {
        turn_to(state, kind);
        return true;
    }
    match command {
        Command::Whole => whole(state),
        Command::SortBy | Command::ReverseSort => sort(state, command),
        _ if state.focus == Pane::Action && state.tables.is_shown() => return in_table(state, command),
        _ => return false,
    }
    true
}

/// Shows a table, or facts again where it is shown. On a narrow screen the pane comes into view, and goes again.
fn turn_to(state: &mut State, kind: Kind) {
    let is_seen = state.screen().panes[Pane::Action as usize].is_some();
    if state.tables.view == Some(kind) && is_seen {
        state.tables.view = None;
        if let Some(left) = state.tables.left.take() {
            state.focus = left;
        }
        return relayout(state);
    }
    if state.tables.view != Some(kind) {
        state.tables.view = Some(kind);
        state.tables.cursor = Cursor::default();
    }
    if !is_seen {
        state.tables.left = Some(state.focus);
        state.focus = Pane::Action;
    }
    relayout(state);
}

fn whole(state: &mut State) {
    if !state.tables.is_shown() {
        let key = state.keymap.first_key(Command::Figures).unwrap_or_default();
        state.message = Some(Message::Note(format!(
            "This is for tables; {key} shows one of the statistics"
        )));
        return;
    }
    state.tables.whole = !state.tables.whole;
    relayout(state);
}

fn sort(state: &mut State, command: Command) {
    if !state.tables.view.is_some_and(|kind| kind.profile().sorts) {
        let key = state.keymap.first_key(Command::Figures).unwrap_or_default();
        state.message = Some(Message::Note(format!(
            "This is for the statistics; {key} shows them"
        )));
        return;
    }
    let sort = &mut state.tables.options.sort;
    if command == Command::SortBy {
        sort.by = sort.by.next();
    } else {
        sort.reverse = !sort.reverse;
    }
    relayout(state);
}

/// Does a command its own way while a table has the focus; whether it did.
fn in_table(state: &mut State, command: Command) -> bool {
    let heading = |row: &Row| row.kind == RowKind::Heading;
    let at = state.tables.cursor.at;
    let table = Arc::clone(&state.tables.table);
    let row = table.rows.get(at);
    let is_heading = row.is_some_and(heading);
    let is_open = row.is_some_and(|row| state.tables.is_open(row.group));
    match command {
        Command::Open => match row {
            Some(row) if is_heading => toggle(state, row.group),
            Some(Row {
                link: Some(action), ..
            }) => go_to(state, Node::Action(*action)),
            _ => state.message = Some(Message::Note("This line leads nowhere; ↵ follows a row".into())),
        },
        Command::Toggle => row.map_or((), |row| toggle(state, row.group)),
        Command::Left if is_heading && is_open => row.map_or((), |row| toggle(state, row.group)),
        Command::Left => {
            let above = (0..at).rev().find(|at| heading(&table.rows[*at]));
            state.tables.cursor.at = above.unwrap_or(at);
        }
        Command::Right if is_heading && !is_open => row.map_or((), |row| toggle(state, row.group)),
        Command::Right => state.tables.cursor.move_by(1, table.rows.len()),
        Command::GroupBy if state.tables.view.is_some_and(|kind| kind.profile().groups) => {
            let options = &mut state.tables.options;
            options.by = options.by.next();
            relayout(state);
        }
        Command::FoldAll | Command::ZoomOut => fold_all(state, false),
        Command::UnfoldAll | Command::ZoomIn => fold_all(state, true),
        Command::NextHeading | Command::PreviousHeading => {
            let found = if command == Command::NextHeading {
                (at + 1..table.rows.len()).find(|at| heading(&table.rows[*at]))
            } else {
                (0..at.min(table.rows.len()))
                    .rev()
                    .find(|at| heading(&table.rows[*at]))
            };
            state.tables.cursor.at = found.unwrap_or(at);
        }
        _ => return false,
    }
    true
}

pub fn walk(state: &mut State, lines: isize) {
    let len = state.tables.table.rows.len();
    state.tables.cursor.move_by(lines, len);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Group;

    #[test]
    fn every_table_has_a_command() {
        for kind in Kind::ALL {
            assert_eq!(shows(kind).map(Command::group), Some(Group::Tables), "{kind:?}");
        }
    }
}
