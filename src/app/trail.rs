//! The way back after following a link, and forward again.

use super::navigate::jump;
use super::state::{Message, State, Stop};
use super::tables;
use crate::views::node::Node;

/// Where the reader is.
fn here(state: &State) -> Option<Stop> {
    state.selected.map(|node| Stop {
        node,
        view: state.tables.view,
        whole: state.tables.whole,
        row: state.tables.cursor,
    })
}

/// Goes to what is said of something elsewhere, and remembers the way back.
pub fn go_to(state: &mut State, node: Node) {
    let from = here(state).filter(|from| from.node != node || from.view.is_some());
    if let Some(from) = from {
        state.back.push(from);
        state.forward.clear();
    }
    tables::show_facts(state);
    jump(state, node);
}

/// Goes back to the entry before, as it was seen.
pub fn back(state: &mut State) {
    match state.back.pop() {
        Some(stop) => {
            state.forward.extend(here(state));
            return_to(state, stop);
        }
        None => state.message = Some(Message::Note("Nothing to go back to".into())),
    }
}

pub fn forward(state: &mut State) {
    match state.forward.pop() {
        Some(stop) => {
            state.back.extend(here(state));
            return_to(state, stop);
        }
        None => state.message = Some(Message::Note("Nothing to go forward to".into())),
    }
}

fn return_to(state: &mut State, stop: Stop) {
    let from = state.action();
    state.tables.view = stop.view;
    state.tables.whole = stop.whole;
    jump(state, stop.node);
    if state.tables.is_shown() {
        tables::stand_again(state, stop.row, from);
    }
}
