//! What all tables have in common: the actions they are about, and their rows before they are worded.

use super::money::Lens;
use super::table::{Cell, Row, Table, WordRoom};
use super::values::Data;
use crate::model::Corpus;
use crate::model::set::ActionSet;
use crate::views::entry::EntryGroup;
use crate::views::facts::Sources;

/// What a table is about: some actions, with a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The actions; all of them if `None`.
    pub set: Option<ActionSet>,
    pub title: String,
    /// Which of their money and caveats are asked for.
    pub lens: Lens,
}

impl Subject {
    pub fn len(&self, corpus: &Corpus) -> usize {
        self.set.as_ref().map_or(corpus.len(), ActionSet::len)
    }
}

/// The rows of a table, computed but not worded.
pub trait TableRows: std::fmt::Debug + Send + Sync {
    fn count(&self) -> usize;

    fn row(&self, sources: Sources, index: usize) -> Row;

    fn cells(&self, sources: Sources, index: usize, words: WordRoom) -> Vec<Cell>;

    /// The table without rows.
    fn head(&self, sources: Sources, subject: &Subject, words: WordRoom) -> Table;

    /// The entries that an export lists, before any limit.
    fn entries(&self, corpus: &Corpus) -> Vec<EntryGroup>;

    /// Keeps the first `limit` of what the table counts, with everything unfolded.
    fn limit(&mut self, limit: usize);

    fn data(&self, sources: Sources) -> Data;

    /// The table for people. Rows after the first `worded` are left to [`TableRows::cells`].
    fn table(&self, sources: Sources, subject: &Subject, words: WordRoom, worded: usize) -> Table {
        let rows = (0..self.count()).map(|index| Row {
            cells: if index < worded {
                self.cells(sources, index, words)
            } else {
                Vec::new()
            },
            ..self.row(sources, index)
        });
        Table {
            rows: rows.collect(),
            ..self.head(sources, subject, words)
        }
    }
}
