//! Editions in words: which are in view, and which other editions of the same documents there are.

use hashbrown::HashSet;

use crate::model::{Corpus, EditionId};

/// The most documents named one by one.
const NAMED: usize = 2;

/// The most other editions named one by one.
const OTHERS: usize = 3;

/// `Harbour plan · Mar 2025`; only the number of documents if there are too many to name.
pub fn named(corpus: &Corpus, in_view: &[EditionId]) -> String {
    let short = |edition: &EditionId| corpus.str(corpus.editions[edition.index()].short);
    match in_view {
        [] => "no edition".into(),
        [..] if in_view.len() <= NAMED => in_view.iter().map(short).collect::<Vec<_>>().join(", "),
        [..] => format!("{} documents", in_view.len()),
    }
}

/// `also 2024-12, 2024-06 and 4 more`: the other editions of the documents in view, newest first.
pub fn others(corpus: &Corpus, in_view: &[EditionId]) -> Option<String> {
    let documents: HashSet<&str> = in_view
        .iter()
        .map(|edition| corpus.str(corpus.editions[edition.index()].document))
        .collect();
    let all = corpus.editions.iter().enumerate().rev();
    let others = all.filter(|(index, edition)| {
        documents.contains(corpus.str(edition.document)) && !in_view.contains(&EditionId::at(*index))
    });
    let ids: Vec<&str> = others.map(|(_, edition)| corpus.str(edition.id)).collect();
    let (first, more) = ids.split_at(ids.len().min(OTHERS));
    match (first, more.len()) {
        ([], _) => None,
        (_, 0) => Some(format!("also {}", first.join(", "))),
        (_, more) => Some(format!("also {} and {more} more", first.join(", "))),
    }
}
