//! What is open on top of the panes, in the order of opening: Escape closes the latest.

use super::deadlines::DeadlinesView;
use super::deadlines::month::CalendarPart;
use super::layer::Layer;
use super::navigate::{apply as apply_outcome, relayout};
use super::state::{Parts, State};
use super::{Mode, Pane};
use crate::command::Command;

/// What is open now, in no particular order.
fn open(state: &State) -> impl Iterator<Item = Layer> {
    let deadlines = &state.panes.deadlines;
    let in_list = deadlines.view == DeadlinesView::Calendar && deadlines.month.part == CalendarPart::List;
    [
        deadlines.is_elsewhere().then_some(Layer::Elsewhere),
        in_list.then_some(Layer::DayList),
        state.panes.tables.view.map(Layer::Table),
        state.layout.zoom.then_some(Layer::Zoom),
    ]
    .into_iter()
    .flatten()
}

/// Records what was opened and closed since the last call. Called after every change.
pub fn note(state: &mut State) {
    let now: Vec<Layer> = open(state).collect();
    state.layers.retain(|layer| now.contains(layer));
    for layer in now {
        if !state.layers.contains(&layer) {
            state.layers.push(layer);
        }
    }
}

/// Escape: closes the latest visible layer; where nothing is open, clears the query.
pub fn close_last(state: &mut State) {
    note(state);
    let layers = state.layers.clone();
    if !layers.into_iter().rev().any(|layer| close(state, layer)) {
        clear_filter(state);
    }
}

/// Closes a layer. Returns false if it was not visible.
fn close(state: &mut State, layer: Layer) -> bool {
    let in_deadlines = state.layout.focus == Pane::Deadlines && state.mode == Mode::Browse;
    match layer {
        Layer::Zoom => {
            state.layout.zoom = false;
            relayout(state);
            true
        }
        Layer::Table(_) => {
            let Parts { ground, panes, .. } = state.parts();
            let closed = panes.tables.close(ground);
            closed.is_some_and(|closed| apply_outcome(state, closed))
        }
        Layer::DayList | Layer::Elsewhere if in_deadlines => {
            let Parts { ground, panes, .. } = state.parts();
            let outcome = panes.deadlines.command(Command::Cancel, ground);
            apply_outcome(state, outcome)
        }
        Layer::DayList | Layer::Elsewhere => false,
    }
}

pub fn clear_filter(state: &mut State) {
    if state.view.filter.take().is_some() {
        state.refresh();
    }
}
