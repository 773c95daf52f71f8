//! Finding: the results while a query is typed, and the query that is kept as a filter.

use super::cursor::Cursor;
use crate::model::{ActionId, Corpus};
use crate::query::set::ActionSet;

/// What is being found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The actions that match, best first.
    pub hits: Vec<ActionId>,
    /// The line of the results it stands at.
    pub cursor: Cursor,
}

/// A query that is kept: only what matches is shown.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The query as it was typed.
    pub query: String,
    /// What matches.
    pub set: ActionSet,
    /// The same, best first.
    pub hits: Vec<ActionId>,
}

/// The actions that hold every word of `query` somewhere, in the order of the document.
pub fn find(corpus: &Corpus, query: &str) -> Vec<ActionId> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Vec::new();
    }
    corpus
        .all()
        .filter(|action| {
            let text = format!("{} {} {}", action.title(), action.summary(), action.key()).to_lowercase();
            words.iter().all(|word| text.contains(word.as_str()))
        })
        .map(|action| action.id)
        .collect()
}
