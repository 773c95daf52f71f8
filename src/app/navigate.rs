//! Selecting, focusing and following links: one selection that all panes follow.

use super::Pane;
use super::cursor::Cursor;
use super::outcome::CommandOutcome;
use super::state::{Parts, State};
use super::trail::Stop;
use crate::views::node::Node;

/// Applies the outcome of a command in a pane. Returns whether the pane handled the command.
pub fn apply(state: &mut State, outcome: CommandOutcome) -> bool {
    match outcome {
        CommandOutcome::Unhandled => return false,
        CommandOutcome::Done => {}
        CommandOutcome::Select(node) => select(state, node),
        CommandOutcome::GoTo(node) => go_to(state, node),
        CommandOutcome::OpenAction => {
            state.panes.tables.show_facts();
            focus(state, Pane::Action);
        }
        CommandOutcome::Focus(pane) => focus(state, pane),
        CommandOutcome::Relayout => relayout(state),
        CommandOutcome::Note(text) => state.note(text),
    }
    true
}

pub fn focus(state: &mut State, pane: Pane) {
    state.panes.tables.is_new &= pane == Pane::Action;
    state.layout.focus = pane;
    relayout(state);
}

/// Recomputes what depends on the sizes of panes.
pub fn relayout(state: &mut State) {
    let Parts { ground, panes, .. } = state.parts();
    panes.lay_action(ground);
    panes.deadlines.resize(ground);
}

pub fn select(state: &mut State, node: Node) {
    let focus = state.layout.focus;
    if state.selected == Some(node) {
        // It may be the same action under another branch.
        if state.panes.tree.pivot.is_some() && focus == Pane::Objectives {
            state.refresh_action();
        }
        return;
    }
    state.selected = Some(node);
    state.panes.detail.cursor = Cursor::default();
    let Parts { ground, panes, .. } = state.parts();
    if focus != Pane::Objectives {
        if panes.tree.reveal(ground.corpus(), node) {
            panes.tree.refresh(ground);
        } else {
            panes.tree.stand_at(ground.corpus(), node);
        }
    }
    if focus != Pane::Deadlines
        && let Node::Action(action) = node
    {
        panes.deadlines.stand_at(ground, action);
    }
    panes.refresh_action(ground);
}

/// Selects a node independently of the focus; all panes follow. Clears the query if it hides the node.
pub fn jump(state: &mut State, node: Node) {
    let is_hidden =
        matches!(node, Node::Action(action) if state.view.listed().is_some_and(|set| !set.contains(action)));
    if is_hidden {
        state.note("Query cleared: it hid this action");
        state.view.filter = None;
        state.refresh();
    }
    let focus = std::mem::replace(&mut state.layout.focus, Pane::Action);
    select(state, node);
    state.layout.focus = focus;
    state.refresh_action();
}

fn here(state: &State) -> Option<Stop> {
    let tables = &state.panes.tables;
    state.selected.map(|node| Stop {
        node,
        view: tables.view,
        whole: tables.whole,
        row: tables.cursor,
    })
}

/// Shows the facts of a node, and remembers the way back.
pub fn go_to(state: &mut State, node: Node) {
    if let Some(from) = here(state).filter(|from| from.node != node || from.view.is_some()) {
        state.trail.follow(from);
    }
    state.panes.tables.show_facts();
    jump(state, node);
}

pub fn back(state: &mut State) {
    match state.trail.go_back(here(state)) {
        Some(stop) => return_to(state, stop),
        None => state.note("Nothing to go back to"),
    }
}

pub fn forward(state: &mut State) {
    match state.trail.go_forward(here(state)) {
        Some(stop) => return_to(state, stop),
        None => state.note("Nothing to go forward to"),
    }
}

fn return_to(state: &mut State, stop: Stop) {
    let from = state.action();
    let tables = &mut state.panes.tables;
    tables.view = stop.view;
    tables.whole = stop.whole;
    jump(state, stop.node);
    let tables = &mut state.panes.tables;
    if tables.is_shown() {
        tables.stand_again(stop.row, from);
    }
}
