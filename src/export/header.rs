//! The lines every export begins with.

use super::entries::Listing;
use super::view::{Scope, View};
use crate::when::DayFormat;

impl View<'_> {
    /// The lines every export begins with, its days written this way: edition, as-of date, what is listed, query.
    pub fn header(&self, days: DayFormat, listing: &Listing) -> Vec<String> {
        let corpus = &self.library.corpus;
        let mut lines = Vec::new();
        let in_view = self.library.in_view(self.as_of);
        for edition in in_view.iter().map(|edition| &corpus.editions[edition.index()]) {
            let others = corpus.editions.iter();
            let others = others.filter(|other| {
                corpus.str(other.document) == corpus.str(edition.document) && other.id != edition.id
            });
            let others: Vec<&str> = others.map(|other| corpus.str(other.id)).collect();
            let others = if others.is_empty() {
                String::new()
            } else {
                format!("; there are also {}", others.join(", "))
            };
            let issuer = corpus.str(edition.issuer);
            let issuer = if issuer.is_empty() {
                String::new()
            } else {
                format!(" ({issuer})")
            };
            let inferred = if edition.as_of_inferred { " (inferred)" } else { "" };
            lines.push(format!(
                "{}{issuer}, edition {} of {}{inferred}{others}",
                corpus.str(edition.title),
                corpus.str(edition.id),
                days.day(edition.as_of)
            ));
        }
        lines.push(format!(
            "As of {}; states, distances and windows are computed",
            days.day(self.as_of)
        ));
        if let Some(query) = self.query {
            lines.push(format!("Query: {query}"));
        }
        if let (Some(pivot), Scope::Tree) = (self.pivot, self.scope) {
            lines.push(format!("Regrouped {}; computed", pivot.grouping.in_words()));
        }
        lines.push(listing.summary(self, days));
        lines
    }
}
