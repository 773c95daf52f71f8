//! The state of a search: the query being typed with its results, and the query kept as a filter for every pane.

use std::sync::Arc;
use std::time::Duration;

use super::cursor::Cursor;
use super::detail::DetailLine;
use super::input::Input;
use crate::library::Library;
use crate::model::ActionId;
use crate::model::set::ActionSet;
use crate::query::QueryError;
use crate::search::Found;

#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What is being typed.
    pub input: Input,
    /// The last results; they stay while a mistake is being typed.
    pub found: Arc<Found>,
    /// What they are the results of.
    pub query: String,
    /// The line of the results it stands at.
    pub cursor: Cursor,
    /// What is wrong with what is typed.
    pub mistake: Option<QueryError>,
    /// What is said of the result it stands at.
    pub preview: Vec<DetailLine>,
    /// Whether results are on their way.
    pub is_waiting: bool,
    /// Whether to keep the query as soon as they are there.
    pub keep: bool,
    /// Queries that were kept, oldest first.
    pub history: Vec<String>,
    /// The saved queries whose names may be meant, while the name of one is being typed.
    pub offered: Vec<Offer>,
    /// How long the last search took, where that is to be told.
    pub took: Option<Duration>,
    /// How far back in the history the prompt is; 0 for what is being typed.
    pub recalled: usize,
}

/// A saved query that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its place among the saved queries.
    pub saved: usize,
    /// The letters of its name that match, counted in characters.
    pub matched: Vec<usize>,
}

/// A query that is kept: only what matches is shown.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The query as it was typed.
    pub query: String,
    /// The same with the words that had to be left out.
    pub told: String,
    pub set: ActionSet,
}

impl Search {
    /// Forgets everything but the history.
    pub fn begin_again(&mut self) {
        let history = std::mem::take(&mut self.history);
        *self = Self {
            history,
            ..Self::default()
        };
    }

    /// Forgets the results: they are of a corpus that is gone. What is being typed stays.
    pub fn forget_results(&mut self) {
        *self = Self {
            input: std::mem::take(&mut self.input),
            history: std::mem::take(&mut self.history),
            recalled: self.recalled,
            keep: self.keep,
            ..Self::default()
        };
    }

    /// How many lines are listed: names that are offered, or else results.
    pub fn lines(&self) -> usize {
        match self.offered.len() {
            0 => self.found.hits.len(),
            offered => offered,
        }
    }

    pub fn hit(&self) -> Option<ActionId> {
        self.found.hits.get(self.cursor.at).map(|hit| hit.action)
    }
}

/// The filter that a query is as of a day; none where it is mistaken.
pub fn filter_of(library: &Library, text: &str, as_of: chrono::NaiveDate) -> Option<Filter> {
    let query = library.query(text, as_of).ok()?;
    let found = crate::search::search(&library.corpus, library.index(), &library.deadlines, &query, 0);
    Some(Filter {
        query: text.to_owned(),
        told: found.told(text),
        set: found.set,
    })
}
