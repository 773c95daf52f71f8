//! Changes since the edition before, in the tree pane: by kind, as marks in the document's order, and from one to the
//! next.

use super::navigate::jump;
use super::regroup::{grouping, turn_to};
use super::state::{Parts, State};
use crate::command::Command;
use crate::editions::{ChangeKind, pairs, since};
use crate::model::ActionId;
use crate::views::node::Node;
use crate::views::pivot::{Dimension, Grouping};

const BY_CHANGE: Grouping = Grouping {
    first: Dimension::Change,
    second: None,
};

/// The kinds that are unfolded at first.
const SERIOUS: [ChangeKind; 4] = [
    ChangeKind::Gone,
    ChangeKind::Missed,
    ChangeKind::Slipped,
    ChangeKind::DateDropped,
];

/// Runs a command about changes. Returns whether the command was one.
pub fn command(state: &mut State, command: Command) -> bool {
    match command {
        Command::Changes | Command::NextChange | Command::PreviousChange
            if pairs(state.corpus(), &state.view.editions).is_empty() =>
        {
            state.note("There is no earlier edition to compare with");
        }
        Command::Changes => turn(state),
        Command::NextChange => step(state, true),
        Command::PreviousChange => step(state, false),
        _ => return false,
    }
    true
}

/// Turns to the next way of showing changes: by kind, then as marks in the document's order, then not at all.
fn turn(state: &mut State) {
    let key = state.session.key(Command::Changes);
    if grouping(state) == BY_CHANGE {
        state.panes.tree.marks_changes = true;
        turn_to(state, Grouping::DOCUMENT, Vec::new());
        state.note(format!(
            "Changes are marked in the document\u{2019}s order; {key} hides them"
        ));
    } else if state.panes.tree.lists_gone() {
        state.panes.tree.marks_changes = false;
        state.refresh();
        state.note("Changes are no longer marked");
    } else {
        turn_to(state, BY_CHANGE, Vec::new());
        unfold_serious(state);
        state.note(format!(
            "Changes by kind; {key} marks them in the document\u{2019}s order"
        ));
    }
}

/// Unfolds the serious changes, which should be visible at once.
fn unfold_serious(state: &mut State) {
    let Parts { ground, panes, .. } = state.parts();
    let Some(pivot) = panes.tree.pivot.clone() else {
        return;
    };
    let serious = SERIOUS.iter().map(|kind| (kind.name().to_owned(), String::new()));
    let found = serious.filter_map(|keys| pivot.find(&keys));
    panes.tree.unfold(found.map(Node::Branch));
    panes.tree.rebuild(ground);
}

/// Goes to the next or previous action that changed, in the order of the tree, wrapping around at the ends.
fn step(state: &mut State, forward: bool) {
    let library = &state.library;
    let differs = |action: &ActionId| since(&library.corpus, &library.deadlines, *action).is_some();
    let is_gone = |action: &ActionId| !state.view.editions.contains(&library.corpus.edition(*action));
    let order: Vec<ActionId> = match (&state.panes.tree.pivot, state.view.listed()) {
        (Some(pivot), _) => pivot.members().to_vec(),
        (None, Some(listed)) => listed.iter().collect(),
        (None, None) => library.corpus.all().map(|action| action.id).collect(),
    };
    let at = state
        .action()
        .and_then(|own| order.iter().position(|action| *action == own));
    let len = order.len();
    // From a heading, start at the first action, or backwards at the last.
    let places = (1..=len).map(|step| match (at, forward) {
        (Some(at), true) => (at + step) % len,
        (Some(at), false) => (at + len - step % len) % len,
        (None, true) => step - 1,
        (None, false) => len - step,
    });
    let found = places
        .map(|place| order[place])
        .find(|action| is_gone(action) || differs(action));
    match found {
        Some(action) => jump(state, Node::Action(action)),
        None => state.note("Nothing changed here"),
    }
}
