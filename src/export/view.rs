//! A view to export: what is listed, from which actions, and as of when.

use chrono::NaiveDate;

use crate::library::Library;
use crate::model::ActionId;
use crate::model::set::ActionSet;
use crate::views::facts::{self, FactPart, Sources};
use crate::views::node::Node;
use crate::views::pivot::{self, Pivot};
use crate::views::tables::rows::Subject;
use crate::views::tables::{TableKind, TableOptions};

#[derive(Clone, Copy)]
pub struct ExportView<'v> {
    pub library: &'v Library,
    pub as_of: NaiveDate,
    /// What the query leaves; everything if `None`.
    pub shown: Option<&'v ActionSet>,
    /// The query, for the header.
    pub query: Option<&'v str>,
    pub scope: ExportScope<'v>,
    pub limit: Option<usize>,
    /// The regrouped tree; `None` if it is in document order.
    pub pivot: Option<&'v Pivot>,
    /// Whether texts for people include the ids of what they list.
    pub ids: bool,
}

impl<'v> ExportView<'v> {
    pub fn sources(&self) -> Sources<'v> {
        Sources {
            ids: self.ids,
            ..self.library.sources(self.as_of)
        }
    }

    pub fn facts_of(&self, node: Node) -> Vec<FactPart> {
        let sources = self.sources();
        match node {
            Node::Action(action) => facts::of_action(sources, action),
            Node::Edition(edition) => facts::of_edition(sources, edition, self.shown),
            Node::Section(section) => facts::of_section(sources, section, self.shown),
            Node::Branch(branch) => self
                .pivot
                .map_or_else(Vec::new, |pivot| pivot::of_branch(sources, pivot, branch)),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportScope<'v> {
    /// The tree, all of it unfolded.
    Tree,
    /// These actions and headings, in full.
    Nodes(&'v [Node]),
    Deadlines(Due),
    /// What a search found, best first.
    Results(&'v [ScoredAction]),
    /// A table about some actions.
    Table(TableKind, &'v Subject, TableOptions),
}

/// Which deadlines, and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// The order and its headings.
    pub arrangement: Arrangement,
    /// Only those that end between these days, inclusive; what has no end counts by its beginning.
    pub between: Option<(NaiveDate, NaiveDate)>,
    pub all: bool,
    /// Whether each is shown with what it was at first, as the timeline draws it.
    pub baselines: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// In the agenda's buckets: overdue, open now, next 14 days, …
    #[default]
    Agenda,
    /// By the month they end in, as in a calendar.
    Months,
    /// Under the headings of the document, as on the timeline.
    Headings,
}

/// An action that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoredAction {
    pub action: ActionId,
    /// How well it matches: higher is better.
    pub score: i64,
}
