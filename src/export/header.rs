//! What exports for people begin and end with.

use super::entries::Listing;
use super::view::{ExportScope, ExportView};
use crate::when::DayFormat;

impl ExportView<'_> {
    /// The documents in view with the dates of their editions.
    pub fn documents(&self, days: DayFormat) -> Vec<String> {
        let corpus = &self.library.corpus;
        let in_view = self.library.in_view(self.as_of);
        let editions = in_view.iter().map(|edition| &corpus.editions[edition.index()]);
        let lines = editions.map(|edition| {
            let issuer = match corpus.str(edition.issuer) {
                "" => String::new(),
                issuer => format!(" ({issuer})"),
            };
            let id = if self.ids {
                format!("{} of ", corpus.str(edition.id))
            } else {
                "of ".into()
            };
            let inferred = if edition.as_of_inferred { " (inferred)" } else { "" };
            format!(
                "{}{issuer}, edition {id}{}{inferred}",
                corpus.str(edition.title),
                days.day(edition.as_of)
            )
        });
        lines.collect()
    }

    /// The title of the first document in view, short enough for the name of a window.
    pub fn name(&self) -> &str {
        let corpus = &self.library.corpus;
        let in_view = self.library.in_view(self.as_of);
        in_view.first().map_or("milepost", |edition| {
            corpus.str(corpus.editions[edition.index()].title)
        })
    }

    pub fn summary(&self, days: DayFormat, listing: &Listing) -> String {
        format!("{}, as of {}", listing.summary(self, days), days.day(self.as_of))
    }

    /// The last line: what was asked, what is computed, and which other editions there are.
    pub fn footer(&self) -> String {
        let mut said = Vec::new();
        if let Some(query) = self.query {
            said.push(format!("Query: {query}"));
        }
        if let (Some(pivot), ExportScope::Tree) = (self.pivot, self.scope) {
            said.push(format!("Regrouped {}; computed", pivot.grouping.in_words()));
        }
        said.push("States, distances and windows are computed".into());
        let others = self.other_editions();
        if !others.is_empty() {
            said.push(format!("Other editions: {}", others.join(", ")));
        }
        said.join(" · ")
    }

    /// The editions of the documents in view that are not in view themselves.
    pub fn other_editions(&self) -> Vec<&str> {
        let corpus = &self.library.corpus;
        let in_view = self.library.in_view(self.as_of);
        let in_view: Vec<_> = in_view
            .iter()
            .map(|edition| &corpus.editions[edition.index()])
            .collect();
        let others = corpus.editions.iter().filter(|other| {
            let is_of_one = in_view
                .iter()
                .any(|edition| corpus.str(edition.document) == corpus.str(other.document));
            is_of_one && in_view.iter().all(|edition| edition.id != other.id)
        });
        others.map(|other| corpus.str(other.id)).collect()
    }
}
