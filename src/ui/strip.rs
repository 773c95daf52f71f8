//! A pane that is not shown, in one line.

use ratatui::layout::Rect;

use super::glyph;
use super::painter::Painter;
use super::tree::counts;
use crate::app::areas::{after, slice};
use crate::app::{Pane, State};
use crate::views::node::Node;
use crate::views::wording;
use crate::when::state::ScheduleState;

pub fn draw(painter: &mut Painter, area: Rect, state: &State, pane: Pane) {
    let line = slice(area, 1, area.width.saturating_sub(2));
    let used = painter.text(line, &format!("{} ", pane as usize + 1), painter.theme.focus);
    let text = match pane {
        Pane::Objectives => place(state),
        Pane::Action => action(state),
        Pane::Deadlines => deadlines(state),
    };
    painter.text(after(line, used), &text, painter.theme.plain);
}

fn place(state: &State) -> String {
    let corpus = state.corpus();
    let Some(node) = state.selected else {
        return "nothing is selected".into();
    };
    let mut path = state.panes.tree.above(corpus, node);
    if !matches!(node, Node::Action(_)) {
        path.push(node);
    }
    let name = |node: &Node| match (*node, &state.panes.tree.pivot) {
        (Node::Edition(id), _) => corpus.str(corpus.editions[id.index()].short),
        (Node::Section(id), _) => corpus.str(corpus.section(id).short),
        (Node::Branch(id), Some(pivot)) => pivot.short(id),
        _ => "",
    };
    path.iter().map(name).collect::<Vec<_>>().join(" › ")
}

/// The selection: the state and title of an action, or how much there is in a branch, whose name is in the line of the
/// objectives.
fn action(state: &State) -> String {
    let Some(action) = state.action() else {
        return state
            .selected
            .map_or_else(String::new, |node| branch(state, node));
    };
    let library = &state.library;
    let action = library.corpus.action(action);
    let as_of = state.time.clock.as_of;
    let mut parts = Vec::new();
    if let Some(schedule) = library.deadlines.state_of(&library.corpus, action.id, as_of) {
        let (sign, _) = glyph::of_action(library, action.id, as_of);
        parts.push(format!("{sign} {}", schedule.label()));
    }
    parts.push(action.title().to_owned());
    parts.push(action.citation());
    parts.join(" · ")
}

fn branch(state: &State, node: Node) -> String {
    let (ahead, all) = counts(state, node);
    format!(
        "branch of {}, {} ahead",
        wording::count(all as usize, "action"),
        wording::count(ahead as usize, "deadline")
    )
}

fn deadlines(state: &State) -> String {
    let count = |schedule: ScheduleState| state.view.states[schedule as usize];
    format!(
        "{} in 14 days · {} open · {} overdue · {}",
        wording::count(state.panes.deadlines.soon, "deadline"),
        count(ScheduleState::Open),
        count(ScheduleState::Overdue),
        if state.layout.size.0 < 80 {
            format!(
                "{} undated",
                wording::grouped(count(ScheduleState::Undated) as u64)
            )
        } else {
            wording::count(count(ScheduleState::Undated), "undated next step")
        }
    )
}
