//! Search: the query language, ranking, and properties of every query.

mod asked;
mod fields;
mod language;
mod marks;
mod page;
mod properties;
mod question;
mod ranking;
mod saved;
mod writing;

use std::sync::Arc;

use milepost::library::LazyDeadlines;
use milepost::library::Library;
use milepost::model::{ActionId, Corpus};
use milepost::query::{Query, QueryError, Saved};
use milepost::search::index::Index;
use milepost::search::{Matches, search};

use crate::support;

/// The built-in corpus, ready to be searched.
pub struct Desk {
    library: Library,
    pub corpus: Arc<Corpus>,
    pub index: &'static Index,
    pub deadlines: Arc<LazyDeadlines>,
}

impl Desk {
    pub fn built_in() -> Self {
        let library = support::built_in();
        Self {
            library: library.clone(),
            corpus: Arc::clone(&library.corpus),
            index: library.index(),
            deadlines: Arc::clone(&library.deadlines),
        }
    }

    /// Adds saved queries, to be used as `@name`.
    pub fn with_saved(mut self, saved: Vec<Saved>) -> Self {
        self.library.saved = saved.into();
        self
    }

    pub fn parse(&self, text: &str) -> Result<Query, QueryError> {
        self.library
            .query(text, self.corpus.newest_edition().unwrap().as_of)
    }

    pub fn find(&self, text: &str, limit: usize) -> Matches {
        let query = self.parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        self.search(&query, limit)
    }

    pub fn search(&self, query: &Query, limit: usize) -> Matches {
        search(&self.corpus, self.index, &self.deadlines, query, limit)
    }

    pub fn ids(&self, text: &str, limit: usize) -> Vec<&str> {
        let found = self.find(text, limit);
        found.hits.iter().map(|hit| self.id(hit.action)).collect()
    }

    pub fn id(&self, action: ActionId) -> &str {
        self.corpus.action(action).key()
    }
}
