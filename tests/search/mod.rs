//! Searching: the language, what comes first, and what holds of every query.

mod fields;
mod language;
mod marks;
mod page;
mod properties;
mod ranking;
mod saved;

use milepost::load;
use milepost::model::deadlines::Deadlines;
use milepost::model::{ActionId, Corpus};
use milepost::query::{ParseContext, Query, QueryError, Saved, parse};
use milepost::search::index::Index;
use milepost::search::{Found, search};
use milepost::when::convention::Conventions;

/// A corpus ready to be asked.
pub struct Desk {
    pub corpus: Corpus,
    pub index: Index,
    pub deadlines: Deadlines,
    conventions: Conventions,
    /// Queries that `@name` stands for.
    pub saved: Vec<Saved>,
}

impl Desk {
    pub fn built_in() -> Self {
        let conventions = Conventions::default();
        let corpus = match load::built_in(&conventions) {
            Ok(corpus) => corpus,
            Err(report) => panic!("{report}"),
        };
        Self {
            index: Index::new(&corpus),
            deadlines: Deadlines::new(&corpus),
            corpus,
            conventions,
            saved: Vec::new(),
        }
    }

    pub fn parse(&self, text: &str) -> Result<Query, QueryError> {
        let context = ParseContext {
            corpus: &self.corpus,
            conventions: &self.conventions,
            as_of: self.corpus.newest_edition().unwrap().as_of,
            saved: &self.saved,
        };
        parse(text, &context)
    }

    pub fn find(&self, text: &str, limit: usize) -> Found {
        let query = self.parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        search(&self.corpus, &self.index, &self.deadlines, &query, limit)
    }

    pub fn ids(&self, text: &str, limit: usize) -> Vec<&str> {
        let found = self.find(text, limit);
        found.hits.iter().map(|hit| self.id(hit.action)).collect()
    }

    pub fn id(&self, action: ActionId) -> &str {
        self.corpus.action(action).key()
    }
}
