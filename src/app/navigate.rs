//! Selecting and focusing: one selection that all panes follow.

use super::Pane;
use super::cursor::Cursor;
use super::deadlines::refresh;
use super::state::{Message, State};
use super::tables;
use crate::views::node::Node;

pub fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    relayout(state);
}

/// Goes to what is said of the selected action.
pub fn open_action(state: &mut State) {
    tables::show_facts(state);
    focus(state, Pane::Action);
}

/// Panes have other sizes now.
pub fn relayout(state: &mut State) {
    state.refresh_detail();
    refresh::refresh(state);
}

pub fn select(state: &mut State, node: Node) {
    if state.selected == Some(node) {
        // The same action under another branch.
        if state.tree.pivot.is_some() && state.focus == Pane::Objectives {
            state.refresh_detail();
        }
        return;
    }
    state.selected = Some(node);
    state.detail.cursor = Cursor::default();
    let library = state.library.clone();
    if state.focus != Pane::Objectives {
        if state.tree.reveal(&library.corpus, node) {
            state.refresh_tree();
        } else {
            state.tree.stand_at(&library.corpus, node);
        }
    }
    if state.focus != Pane::Deadlines
        && let Node::Action(action) = node
    {
        refresh::change(state, |pane, ground| pane.stand_at(ground, action));
    }
    state.refresh_detail();
}

/// Selects as if from no pane: all of them follow.
pub fn jump(state: &mut State, node: Node) {
    let hidden =
        matches!(node, Node::Action(action) if state.shown().is_some_and(|set| !set.contains(action)));
    if hidden {
        state.message = Some(Message::Note(
            "The query hides this action; it was cleared".into(),
        ));
        state.filter = None;
        state.refresh();
    }
    let focus = std::mem::replace(&mut state.focus, Pane::Action);
    select(state, node);
    state.focus = focus;
    state.refresh_detail();
}
