//! Commands that work in one pane only. Elsewhere they move the focus to that pane, if it is visible.

use super::deadlines::DeadlinesView;
use super::navigate::focus;
use super::{Pane, State};
use crate::command::Command;
use crate::views::tables::TableKind;

/// The only pane that a command works in; `None` if it works in several.
fn home_of(state: &State, command: Command) -> Option<Pane> {
    let table = state.panes.tables.view;
    let in_timeline =
        state.layout.focus == Pane::Deadlines && state.panes.deadlines.view == DeadlinesView::Timeline;
    match command {
        Command::GroupBy if !in_timeline && table.is_some_and(TableKind::groups) => Some(Pane::Action),
        Command::GroupBy | Command::PreviousMonth | Command::NextMonth => Some(Pane::Deadlines),
        Command::SortBy | Command::ReverseSort if table.is_some_and(TableKind::sorts) => Some(Pane::Action),
        _ => None,
    }
}

/// Moves the focus to the pane that a command works in. If that pane is hidden, notes the key that shows it and returns true.
pub fn is_out_of_reach(state: &mut State, command: Command) -> bool {
    let Some(pane) = home_of(state, command).filter(|pane| *pane != state.layout.focus) else {
        return false;
    };
    if state.screen().panes[pane as usize].is_some() {
        focus(state, pane);
        return false;
    }
    let leads = match pane {
        Pane::Objectives => Command::ObjectivesPane,
        Pane::Action => Command::ActionPane,
        Pane::Deadlines => Command::DeadlinesPane,
    };
    let (name, key) = (pane.label().to_lowercase(), state.session.key(leads));
    state.note(format!("This works in the {name}; {key} goes there"));
    true
}
