//! What a query is parsed against: the names in a corpus, the clock, the saved queries.

use chrono::NaiveDate;

use crate::journal::Ledger;
use crate::model::{Corpus, EditionId};
use crate::when::convention::Conventions;

/// A saved query: its name and its text.
pub type Saved = (String, String);

/// What a query is parsed against.
#[derive(Clone, Copy)]
pub struct ParseContext<'c> {
    pub corpus: &'c Corpus,
    pub conventions: &'c Conventions,
    /// The editions in view, to which a query that names no edition is limited.
    pub in_view: &'c [EditionId],
    pub as_of: NaiveDate,
    pub ledger: &'c Ledger,
    pub saved: &'c [Saved],
}
