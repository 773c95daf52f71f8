//! What a query is read against: the names of a corpus, the clock, the saved queries.

use chrono::NaiveDate;

use crate::journal::Ledger;
use crate::model::{Corpus, EditionId};
use crate::when::convention::Conventions;

/// A saved query: its name and its text.
pub type Saved = (String, String);

/// What a query is read against: its names are those of a corpus, its relative dates count from a clock.
#[derive(Clone, Copy)]
pub struct ParseContext<'c> {
    /// Where the terms, headings and ids come from.
    pub corpus: &'c Corpus,
    /// What vague wordings of dates mean.
    pub conventions: &'c Conventions,
    /// The editions in view: a query that names no edition asks these.
    pub in_view: &'c [EditionId],
    pub as_of: NaiveDate,
    /// What people recorded of the corpus.
    pub ledger: &'c Ledger,
    pub saved: &'c [Saved],
}
