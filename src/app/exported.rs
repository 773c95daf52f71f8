//! The view that an export is of: what the focused pane shows, or the marked actions.

use super::Pane;
use super::mode::What;
use super::state::State;
use super::{deadlines, tables};
use crate::export::{self, Arrangement, Due, Format, Paper, Scope, View};
use crate::views::node::Node;
use crate::views::timeline::GroupBy;

pub fn pane_text(state: &State) -> String {
    with_view(state, What::View, |view| {
        export::render(view, Format::Text, Paper::default())
    })
}

/// What is selected as text, without the lines that every export begins with.
pub fn selected_text(state: &State) -> String {
    let nodes: Vec<Node> = state.selected.into_iter().collect();
    let text = with_view(state, What::View, |view| {
        let view = View {
            scope: Scope::Nodes(&nodes),
            ..*view
        };
        export::render(&view, Format::Text, Paper::default())
    });
    text.split_once("\n\n")
        .map_or_else(String::new, |(_, body)| body.to_owned())
}

/// Looks at what is to be exported.
pub fn with_view<T>(state: &State, what: What, look: impl FnOnce(&View) -> T) -> T {
    let nodes: Vec<Node> = match what {
        What::Marked => state.marks.iter().map(Node::Action).collect(),
        What::View => state.selected.into_iter().collect(),
    };
    let about = tables::about(state);
    let scope = match (what, state.focus) {
        (What::View, Pane::Action) => match state.tables.view {
            Some(kind) => Scope::Table(kind, &about, state.tables.options),
            None => Scope::Nodes(&nodes),
        },
        (What::Marked, _) => Scope::Nodes(&nodes),
        (What::View, Pane::Objectives) => Scope::Tree,
        (What::View, Pane::Deadlines) => Scope::Deadlines(Due {
            arrangement: match (state.deadlines.view, state.deadlines.timeline.by) {
                (deadlines::View::Calendar, _) => Arrangement::Months,
                (deadlines::View::Timeline, GroupBy::Heading) => Arrangement::Headings,
                _ => Arrangement::Agenda,
            },
            between: None,
        }),
    };
    look(&View {
        library: &state.library,
        as_of: state.clock.as_of,
        shown: state.shown(),
        query: state.filter.as_ref().map(|filter| filter.told.as_str()),
        scope,
        limit: None,
        pivot: state.tree.pivot.as_deref(),
    })
}
