//! The view that an export is of: what the focused pane shows, or the marked actions.

use super::Pane;
use super::deadlines;
use super::ground::Ground;
use super::panes::Panes;
use crate::export::{Arrangement, Due, ExportScope, ExportView};
use crate::views::node::Node;
use crate::views::timeline::TimelineGroupBy;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportSubject {
    /// What the focused pane shows.
    #[default]
    View,
    Marked,
}

impl ExportSubject {
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
pub fn with_view<T>(
    ground: Ground,
    panes: &Panes,
    what: ExportSubject,
    look: impl FnOnce(&ExportView) -> T,
) -> T {
    let nodes: Vec<Node> = match what {
        ExportSubject::Marked => ground.marks.iter().map(Node::Action).collect(),
        ExportSubject::View => ground.selected.into_iter().collect(),
    };
    let subject = panes.tables.subject(ground, &panes.tree);
    let scope = match (what, ground.layout.focus) {
        (ExportSubject::View, Pane::Action) => match panes.tables.view {
            Some(kind) => ExportScope::Table(kind, &subject, panes.tables.options),
            None => ExportScope::Nodes(&nodes),
        },
        (ExportSubject::Marked, _) => ExportScope::Nodes(&nodes),
        (ExportSubject::View, Pane::Objectives) => ExportScope::Tree,
        (ExportSubject::View, Pane::Deadlines) => ExportScope::Deadlines(Due {
            arrangement: match (panes.deadlines.view, panes.deadlines.timeline.by) {
                (deadlines::DeadlinesView::Calendar, _) => Arrangement::Months,
                (deadlines::DeadlinesView::Timeline, TimelineGroupBy::Heading) => Arrangement::Headings,
                _ => Arrangement::Agenda,
            },
            between: None,
        }),
    };
    look(&ExportView {
        library: ground.library,
        as_of: ground.as_of,
        shown: match scope {
            ExportScope::Tree => ground.listed(),
            _ => ground.shown(),
        },
        query: ground.view.filter.as_ref().map(|filter| filter.label.as_str()),
        scope,
        limit: None,
        pivot: panes.tree.pivot.as_deref(),
    })
}
