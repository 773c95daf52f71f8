//! Views as files: what is on the screen, as bytes. Writing them anywhere is somebody else's business.

pub mod screen;
pub mod text;

use chrono::NaiveDate;

use crate::query::library::Library;
use crate::query::outline::Node;
use crate::query::set::ActionSet;
use crate::query::wording;

/// A view to be handed on.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// What is read.
    pub library: &'v Library,
    /// The date everything is told as of.
    pub as_of: NaiveDate,
    /// What the query leaves; everything where there is none.
    pub shown: Option<&'v ActionSet>,
    /// The query, for the header.
    pub query: Option<&'v str>,
    /// What of it.
    pub scope: Scope,
}

/// What a view shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The tree, all of it unfolded.
    Tree,
    /// One action or heading.
    Node(Option<Node>),
    /// The deadlines in buckets.
    Deadlines,
}

impl View<'_> {
    /// The lines every export begins with: edition, as-of date, query.
    pub fn header(&self) -> Vec<String> {
        let corpus = &self.library.corpus;
        let mut lines = Vec::new();
        for edition in &corpus.editions {
            let inferred = if edition.as_of_inferred {
                ", date inferred"
            } else {
                ""
            };
            let issuer = corpus.str(edition.issuer);
            let issuer = if issuer.is_empty() {
                String::new()
            } else {
                format!(" ({issuer})")
            };
            lines.push(format!(
                "{}{issuer}, edition {}{inferred}",
                corpus.str(edition.title),
                corpus.str(edition.id)
            ));
        }
        lines.push(format!(
            "As of {}; states, distances and windows are computed",
            wording::day(self.as_of)
        ));
        if let Some(query) = self.query {
            let matches = self.shown.map_or(0, ActionSet::len);
            lines.push(format!("Query: {query} ({})", wording::count(matches, "action")));
        }
        lines
    }
}
