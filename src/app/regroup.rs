//! Regrouping the tree: choosing what to group it by, and the way back to the document's order.

use super::mode::Mode;
use super::regroup_choice::RegroupChoice;
use super::state::{Parts, State};
use crate::command::Command;
use crate::views::node::Node;
use crate::views::pivot::{Grouping, Pivot};

/// Runs a command that regroups. Returns whether the command was one.
pub fn command(state: &mut State, command: Command) -> bool {
    match command {
        Command::Regroup => state.mode = Mode::Regroup(RegroupChoice::of(grouping(state))),
        Command::Ungroup => back_and_forth(state),
        _ => return false,
    }
    true
}

pub fn grouping(state: &State) -> Grouping {
    state
        .panes
        .tree
        .pivot
        .as_ref()
        .map_or(Grouping::DOCUMENT, |pivot| pivot.grouping)
}

/// Groups the tree differently. The selected action, the query, the marks and the clock stay.
pub fn regroup(state: &mut State, wanted: Grouping) {
    if wanted != grouping(state) {
        turn_to(state, wanted, Vec::new());
    }
}

/// Returns to the document's order, or from there to the grouping that was left for it.
fn back_and_forth(state: &mut State) {
    if state.panes.tree.pivot.is_some() {
        return turn_to(state, Grouping::DOCUMENT, Vec::new());
    }
    match state.panes.tree.left.take() {
        Some((grouping, open)) => turn_to(state, grouping, open.into_iter().collect()),
        None => state.mode = Mode::Regroup(RegroupChoice::of(Grouping::DOCUMENT)),
    }
}

pub fn turn_to(state: &mut State, wanted: Grouping, open: Vec<Node>) {
    let as_of = state.time.clock.as_of;
    state.view.list_gone(
        &state.library,
        as_of,
        wanted.has_gone() || wanted.is_document() && state.panes.tree.marks_changes,
    );
    state.panes.tree.regroup(pivot(state, wanted), open);
    // The headings of one order do not exist in the other.
    state
        .trail
        .rebase(|node| matches!(node, Node::Action(_)).then_some(node));
    state.selected = state.action().map(Node::Action);
    let Parts { ground, panes, .. } = state.parts();
    if let Some(node) = ground.selected {
        panes.tree.reveal(ground.corpus(), node);
    }
    panes.tree.rebuild(ground);
    state.selected = state.selected.or(state.panes.tree.node());
    state.panes.tables.forget();
    state.refresh_action();
}

/// The regrouped tree; `None` for the document's order.
pub fn pivot(state: &State, wanted: Grouping) -> Option<Pivot> {
    let library = &state.library;
    let as_of = state.time.clock.as_of;
    (!wanted.is_document()).then(|| Pivot::new(library.sources(as_of), wanted, state.view.listed()))
}
