//! Every view in every format, read back by independent parsers.

mod brief;
mod csv;
pub mod hostile;
mod html;
mod ics;
mod json;
mod markdown;
mod recurring;
mod sources;
mod tables;
mod text;
#[cfg(feature = "spreadsheets")]
mod workbook;

use std::sync::LazyLock;

use chrono::NaiveDate;
use milepost::export::{
    Arrangement, Due, ExportFormat, ExportScope, ExportView, Paper, ScoredAction, prepare,
};
use milepost::library::Library;
use milepost::load::SourceFile;
use milepost::model::ActionId;
use milepost::model::set::ActionSet;
use milepost::views::node::Node;
use milepost::views::tables::rows::Subject;
use milepost::views::tables::{TableKind, TableOptions};

use crate::support;

/// The subject of a table of the whole corpus.
static EVERYTHING: LazyLock<Subject> = LazyLock::new(|| Subject {
    title: "everything".into(),
    ..Subject::default()
});

/// A library and an as-of date.
pub struct Shelf {
    pub library: Library,
    pub as_of: NaiveDate,
}

impl Shelf {
    /// The small corpus of the fixtures.
    pub fn small() -> Self {
        Self::from(support::fixture("small"))
    }

    /// The corpus of the fixtures that has statistics and debts of every kind.
    pub fn tables() -> Self {
        Self::from(support::fixture("tables"))
    }

    /// The corpus of the fixtures that has two editions of a document, as of the second, and another document.
    pub fn editions() -> Self {
        Self::from(support::fixture("editions"))
    }

    /// The built-in corpus.
    pub fn built_in() -> Self {
        Self::from(support::built_in().clone())
    }

    /// These files, as of the edition's date.
    pub fn of(files: &[SourceFile]) -> Self {
        Self::from(support::library(files))
    }

    /// A view of everything in a scope.
    pub fn view<'v>(&'v self, scope: ExportScope<'v>) -> ExportView<'v> {
        ExportView {
            library: &self.library,
            as_of: self.as_of,
            shown: None,
            query: None,
            scope,
            pivot: None,
            limit: None,
            ids: false,
        }
    }

    /// A table of the whole corpus.
    pub fn table(&self, kind: TableKind, options: TableOptions) -> ExportView<'_> {
        self.view(ExportScope::Table(kind, &EVERYTHING, options))
    }

    /// Calls `look` with every kind of view and its name.
    pub fn views(&self, mut look: impl FnMut(&str, &ExportView)) {
        let corpus = &self.library.corpus;
        let actions: Vec<ActionId> = (0..corpus.len()).map(ActionId::at).collect();
        let some: ActionSet = ActionSet::of(corpus.len(), actions.iter().copied().step_by(3));
        let nodes: Vec<Node> = actions
            .iter()
            .step_by(7)
            .map(|action| Node::Action(*action))
            .collect();
        let sections: Vec<Node> = corpus
            .objectives
            .iter()
            .map(|objective| Node::Section(objective.section))
            .collect();
        let hits: Vec<ScoredAction> = actions
            .iter()
            .rev()
            .enumerate()
            .map(|(index, action)| ScoredAction {
                action: *action,
                score: 1000 - index as i64,
            })
            .collect();
        look("tree", &self.view(ExportScope::Tree));
        look(
            "filtered tree",
            &ExportView {
                shown: Some(&some),
                query: Some("every third"),
                ..self.view(ExportScope::Tree)
            },
        );
        look("one action", &self.view(ExportScope::Nodes(&nodes[..1])));
        look("marked actions", &self.view(ExportScope::Nodes(&nodes)));
        look("headings", &self.view(ExportScope::Nodes(&sections)));
        look("results", &self.view(ExportScope::Results(&hits)));
        look(
            "limited",
            &ExportView {
                limit: Some(3),
                ..self.view(ExportScope::Results(&hits))
            },
        );
        for (name, arrangement) in [
            ("agenda", Arrangement::Agenda),
            ("calendar", Arrangement::Months),
            ("timeline", Arrangement::Headings),
        ] {
            let due = Due {
                arrangement,
                between: None,
                all: true,
                baselines: arrangement == Arrangement::Headings,
            };
            look(name, &self.view(ExportScope::Deadlines(due)));
        }
    }
}

impl From<Library> for Shelf {
    fn from(library: Library) -> Self {
        let as_of = library.corpus.newest_edition().unwrap().as_of;
        Self { library, as_of }
    }
}

/// A view rendered as text in a format.
pub fn rendered(view: &ExportView, format: ExportFormat) -> String {
    String::from_utf8(prepare(view).render(format, Paper::default())).unwrap()
}
