//! The subject of an export: what the focused pane shows, the marked actions, or a brief.

use super::Pane;
use super::brief::brief;
use super::deadlines;
use super::ground::Ground;
use super::panes::Panes;
use crate::export::brief::{Brief, BriefFormat};
use crate::export::{Arrangement, Due, ExportScope, ExportView, Output};
use crate::views::node::Node;
use crate::views::timeline::TimelineGroupBy;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportSubject {
    /// What the focused pane shows.
    #[default]
    View,
    Marked,
    /// A brief on what the query leaves, as a page to hand on.
    Brief,
}

impl ExportSubject {
    pub fn marked_or_view(ground: Ground) -> Self {
        if ground.marks.is_empty() {
            Self::View
        } else {
            Self::Marked
        }
    }

    /// The next or previous subject on offer, wrapping around.
    #[must_use]
    pub fn turned(self, back: bool, ground: Ground) -> Self {
        let all: &[Self] = if ground.marks.is_empty() {
            &[Self::View, Self::Brief]
        } else {
            &[Self::View, Self::Marked, Self::Brief]
        };
        let at = all.iter().position(|other| *other == self).unwrap_or(0);
        let by = if back { all.len() - 1 } else { 1 };
        all[(at + by) % all.len()]
    }

    /// The format that the ending of a file name stands for.
    pub fn output_of(self, ending: &str) -> Option<Output> {
        match self {
            Self::View | Self::Marked => Output::of_ending(ending),
            Self::Brief => BriefFormat::of_ending(ending).map(Output::Brief),
        }
    }

    pub fn outputs(self) -> Vec<Output> {
        match self {
            Self::View | Self::Marked => Output::all().collect(),
            Self::Brief => BriefFormat::ALL.iter().copied().map(Output::Brief).collect(),
        }
    }
}

/// The brief on what the query leaves.
pub fn brief_of(ground: Ground) -> Brief {
    let filter = ground.view.filter.as_ref();
    let query = filter.map_or("", |filter| filter.query.as_str());
    brief(ground.library, ground.as_of, query, ground.shown(), None)
}

/// Builds the view to be exported, with or without ids, and passes it to `look`.
pub fn with_view<T>(
    ground: Ground,
    panes: &Panes,
    (what, ids): (ExportSubject, bool),
    look: impl FnOnce(&ExportView) -> T,
) -> T {
    let nodes: Vec<Node> = match what {
        ExportSubject::Marked => ground.marks.iter().map(Node::Action).collect(),
        ExportSubject::View | ExportSubject::Brief => ground.selected.into_iter().collect(),
    };
    let subject = panes.tables.subject(ground, &panes.tree);
    let scope = match (what, ground.layout.focus) {
        (ExportSubject::View, Pane::Action) => match panes.tables.view {
            Some(kind) => ExportScope::Table(kind, &subject, panes.tables.options),
            None => ExportScope::Nodes(&nodes),
        },
        (ExportSubject::Marked, _) => ExportScope::Nodes(&nodes),
        (ExportSubject::Brief, _) | (ExportSubject::View, Pane::Objectives) => ExportScope::Tree,
        (ExportSubject::View, Pane::Deadlines) => ExportScope::Deadlines(Due {
            arrangement: match (panes.deadlines.view, panes.deadlines.timeline.by) {
                (deadlines::DeadlinesView::Calendar, _) => Arrangement::Months,
                (deadlines::DeadlinesView::Timeline, TimelineGroupBy::Heading) => Arrangement::Headings,
                _ => Arrangement::Agenda,
            },
            between: None,
            all: true,
            baselines: panes.deadlines.view == deadlines::DeadlinesView::Timeline,
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
        ids,
    })
}
