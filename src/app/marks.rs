//! Marks: actions set apart to be exported or cited together.

use super::Pane;
use super::deadlines;
use super::deadlines::month::CalendarPart;
use super::exported::{ExportSubject, with_view};
use super::state::{Parts, State};
use crate::export;
use crate::model::ActionId;
use crate::views::node::Node;
use crate::views::wording;

/// Marks what the cursor is on, or takes its mark away. Returns how many lines further the next action of the list
/// is; 0 where there is none and after a branch, so that its marks can be taken away again at once.
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

/// Marks everything that the query leaves, beside what is marked already; or takes those marks away where all of it is.
pub fn mark_all(state: &mut State) {
    let actions: Vec<ActionId> = match state.shown() {
        Some(shown) => shown.iter().collect(),
        None => state.corpus().all().map(|action| action.id).collect(),
    };
    toggle_marks(state, &actions);
}

/// Marks actions, or takes their marks away where all of them have one, and shows how many are marked now.
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

/// What stands on a line of the deadlines pane and on those below it, as actions.
fn deadlines_below(state: &State) -> Vec<Option<ActionId>> {
    let (pane, all) = (&state.panes.deadlines, &state.library.deadlines);
    match pane.view {
        deadlines::DeadlinesView::Agenda => {
            let lines = pane.agenda.cursor.at..pane.agenda.rows.len();
            lines.map(|at| pane.agenda.action(all, at)).collect()
        }
        deadlines::DeadlinesView::Calendar => {
            let lines = pane.month.cursor.at..pane.month.list.len();
            lines.map(|at| pane.month.action(all, at)).collect()
        }
        deadlines::DeadlinesView::Timeline => {
            let lines = pane.timeline.cursor.at..pane.timeline.rows.len();
            lines.map(|at| pane.timeline.action(all, at)).collect()
        }
    }
}

fn lines_to_next(state: &State) -> isize {
    let below: Vec<bool> = match (state.layout.focus, state.panes.deadlines.view) {
        (Pane::Objectives, _) if state.action().is_some() => {
            let lines = state.panes.tree.rows.iter().skip(state.panes.tree.cursor.at);
            lines.map(|row| matches!(row.node, Node::Action(_))).collect()
        }
        // In the days of the calendar a step is a week.
        (Pane::Deadlines, deadlines::DeadlinesView::Calendar)
            if state.panes.deadlines.month.part == CalendarPart::Days =>
        {
            return 0;
        }
        (Pane::Deadlines, _) => deadlines_below(state).iter().map(Option::is_some).collect(),
        (Pane::Action, _) if state.panes.tables.is_shown() && !state.panes.tables.whole => return 1,
        (Pane::Objectives | Pane::Action, _) => return 0,
    };
    let next = below.iter().skip(1).position(|is_action| *is_action);
    next.map_or(0, |lines| lines as isize + 1)
}

pub fn clear_marks(state: &mut State) {
    let marked = wording::count(state.marks.len(), "mark");
    state.marks = crate::model::set::ActionSet::none(state.corpus().len());
    let Parts { ground, panes, .. } = state.parts();
    panes.tables.marks_changed(ground, &panes.tree);
    state.note(format!("{marked} removed"));
}
