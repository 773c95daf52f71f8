//! The brief that answers a query, for both the command line and the export window.

use chrono::NaiveDate;

use crate::export::brief::{Asked, Brief, compose};
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::search::search;
use crate::views::question::Question;
use crate::views::tables::money::Lens;

/// The brief on what a query found, or on everything where there is no query.
pub fn brief(
    library: &Library,
    as_of: NaiveDate,
    query: &str,
    found: Option<&ActionSet>,
    title: Option<&str>,
) -> Brief {
    let corpus = &library.corpus;
    let parsed = library.query(query, as_of).ok().filter(|query| !query.is_empty());
    let question = parsed.as_ref().map_or_else(Question::of_everything, |query| {
        Question::of(query, corpus, library.days)
    });
    let everything = || ActionSet::of(corpus.len(), corpus.all().map(|action| action.id));
    compose(&Asked {
        library,
        as_of,
        set: &found.cloned().unwrap_or_else(everything),
        compared: compared(library, as_of, query).as_ref(),
        question: &question,
        title,
        lens: &parsed
            .as_ref()
            .map(|query| Lens::of(query, corpus))
            .unwrap_or_default(),
    })
}

/// What a query finds in the editions in view and those before them, since actions that are gone are only in the older edition.
fn compared(library: &Library, as_of: NaiveDate, query: &str) -> Option<ActionSet> {
    let editions = library.compared(as_of);
    if editions.is_empty() {
        return None;
    }
    let query = library.query_in(query, as_of, &editions).ok()?;
    // Without a query, everything in view is compared.
    let asks = !query.text.trim().is_empty();
    asks.then(|| search(&library.corpus, library.index(), &library.deadlines, &query, 0).set)
}
