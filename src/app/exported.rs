//! The view that an export is of: what the focused pane shows, or the marked actions.

use super::Pane;
use super::deadlines;
use super::ground::Ground;
use super::panes::Panes;
use crate::export::{Arrangement, Due, Scope, View};
use crate::views::node::Node;
use crate::views::timeline::GroupBy;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// What the focused pane shows.
    #[default]
    View,
    Marked,
}

impl What {
    /// The marked actions, if there are any.
    pub fn marked_or_view(ground: Ground) -> Self {
        if ground.marks.is_empty() {
            Self::View
        } else {
            Self::Marked
        }
    }
}

/// Builds the view to be exported, and passes it to `look`.
pub fn with_view<T>(ground: Ground, panes: &Panes, what: What, look: impl FnOnce(&View) -> T) -> T {
    let nodes: Vec<Node> = match what {
        What::Marked => ground.marks.iter().map(Node::Action).collect(),
        What::View => ground.selected.into_iter().collect(),
    };
    let subject = panes.tables.subject(ground, &panes.tree);
    let scope = match (what, ground.layout.focus) {
        (What::View, Pane::Action) => match panes.tables.view {
            Some(kind) => Scope::Table(kind, &subject, panes.tables.options),
            None => Scope::Nodes(&nodes),
        },
        (What::Marked, _) => Scope::Nodes(&nodes),
        (What::View, Pane::Objectives) => Scope::Tree,
        (What::View, Pane::Deadlines) => Scope::Deadlines(Due {
            arrangement: match (panes.deadlines.view, panes.deadlines.timeline.by) {
                (deadlines::View::Calendar, _) => Arrangement::Months,
                (deadlines::View::Timeline, GroupBy::Heading) => Arrangement::Headings,
                _ => Arrangement::Agenda,
            },
            between: None,
        }),
    };
    look(&View {
        library: ground.library,
        as_of: ground.as_of,
        shown: ground.shown(),
        query: ground.view.filter.as_ref().map(|filter| filter.label.as_str()),
        scope,
        limit: None,
        pivot: panes.tree.pivot.as_deref(),
    })
}
