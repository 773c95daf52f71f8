//! Marks: actions chosen to be exported or cited together.

use super::Pane;
use super::export_subject::{ExportSubject, with_view};
use super::state::{Parts, State};
use crate::export;
use crate::model::ActionId;
use crate::model::set::ActionSet;
use crate::views::node::Node;
use crate::views::wording;

/// Marks or unmarks what the cursor is on. Returns the number of lines to the next action; 0 where there is none, and on a
/// branch, so that it can be unmarked at once.
pub fn mark(state: &mut State) -> isize {
    let actions: Vec<ActionId> = match (state.layout.focus, state.selected) {
        (Pane::Deadlines, _) => deadlines_below(state)
            .first()
            .copied()
            .flatten()
            .into_iter()
            .collect(),
        (Pane::Action, _) if state.panes.tables.is_shown() => {
            state.panes.tables.action().into_iter().collect()
        }
        (_, Some(node)) => with_view(
            state.ground(),
            &state.panes,
            (ExportSubject::View, false),
            |view| export::entries::actions_of(view, node),
        ),
        (_, None) => Vec::new(),
    };
    if actions.is_empty() {
        state.note("No action here to mark");
        return 0;
    }
    toggle_marks(state, &actions);
    lines_to_next(state)
}

/// Marks everything that matches the query, or unmarks it if all of it is marked.
pub fn mark_all(state: &mut State) {
    let actions: Vec<ActionId> = match state.shown() {
        Some(shown) => shown.iter().collect(),
        None => state.corpus().all().map(|action| action.id).collect(),
    };
    toggle_marks(state, &actions);
}

/// Marks actions, or unmarks them if all are marked, and shows how many are marked now.
fn toggle_marks(state: &mut State, actions: &[ActionId]) {
    let all_marked = actions.iter().all(|action| state.marks.contains(*action));
    for action in actions {
        if all_marked {
            state.marks.remove(*action);
        } else {
            state.marks.insert(*action);
        }
    }
    let Parts { ground, panes, .. } = state.parts();
    panes.tables.marks_changed(ground, &panes.tree);
    let marked = wording::count(state.marks.len(), "action");
    state.note(format!("{marked} marked"));
}

/// The actions on the current line of the deadlines pane and on those below it.
fn deadlines_below(state: &State) -> Vec<Option<ActionId>> {
    let (pane, all) = (&state.panes.deadlines, &state.library.deadlines);
    let lines = pane.cursor().at..pane.list_len();
    lines.map(|at| pane.action_at(all, at)).collect()
}

fn lines_to_next(state: &State) -> isize {
    let below: Vec<bool> = match state.layout.focus {
        Pane::Objectives if state.action().is_some() => {
            let lines = state.panes.tree.rows.iter().skip(state.panes.tree.cursor.at);
            lines.map(|row| matches!(row.node, Node::Action(_))).collect()
        }
        // Among the days of the calendar a step would be a week.
        Pane::Deadlines if state.panes.deadlines.in_days() => return 0,
        Pane::Deadlines => deadlines_below(state).iter().map(Option::is_some).collect(),
        Pane::Action if state.panes.tables.is_shown() && !state.panes.tables.whole => return 1,
        Pane::Objectives | Pane::Action => return 0,
    };
    let next = below.iter().skip(1).position(|is_action| *is_action);
    next.map_or(0, |lines| lines as isize + 1)
}

pub fn clear_marks(state: &mut State) {
    let marked = wording::count(state.marks.len(), "mark");
    state.marks = ActionSet::none(state.corpus().len());
    let Parts { ground, panes, .. } = state.parts();
    panes.tables.marks_changed(ground, &panes.tree);
    state.note(format!("{marked} removed"));
}
