//! Completions of the query being typed, with the number of actions each value finds, and examples that fit the corpus.

use super::ground::Ground;
use crate::model::{TermId, Vocabulary};
use crate::query::{Completions, completions as of_corpus};
use crate::search::search;

/// The limit on values times actions, above which completions have no counts: counting must not delay a key.
const MOST: usize = 2_000_000;

/// What may complete a query. Values are those that find something, the most frequent first.
pub fn completions(text: &str, ground: Ground) -> Completions {
    let mut found = of_corpus(text, ground.corpus());
    if found.list.iter().any(|one| one.is_field) || found.list.len() * ground.corpus().len() > MOST {
        return found;
    }
    let counted = found.list.drain(..).map(|one| (count(&one.text, ground), one));
    let mut counted: Vec<_> = counted.filter(|(count, _)| *count > 0).collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    found.list = counted
        .into_iter()
        .map(|(count, mut one)| {
            let gap = if one.about.is_empty() { "" } else { " · " };
            one.about = format!("{count}{gap}{}", one.about);
            one
        })
        .collect();
    found
}

/// The largest corpus, in actions, in which examples are tried, since a key waits for the result.
const TRIED: usize = 5_000;

/// Queries that find something here: states and blocks, and the place and the body that most actions name.
pub fn examples(ground: Ground) -> Vec<String> {
    let corpus = ground.corpus();
    let mut examples = [
        "is:overdue",
        "is:undated",
        "is:unowned",
        "block:next",
        "due:30d",
        "due:quarter",
        "has:caveat",
        "change:slipped",
        "eur>10m",
    ]
    .map(str::to_owned)
    .to_vec();
    let places = corpus.all().flat_map(|action| action.places().iter().copied());
    let bodies = corpus
        .all()
        .flat_map(|action| action.actors().iter().map(|actor| actor.body));
    let place = most(corpus.place_terms(), places).map(|place| format!("where:{place}"));
    let body = most(corpus.bodies(), bodies).map(|body| format!("who:{body}"));
    examples.extend(place.into_iter().chain(body));
    if corpus.len() <= TRIED {
        examples.retain(|text| count(text, ground) > 0);
    }
    examples
}

/// The most frequent term that is a single word, as typed in a query.
fn most(vocabulary: &Vocabulary, named: impl Iterator<Item = TermId>) -> Option<String> {
    let mut counts = vec![0_u32; vocabulary.iter().count()];
    for term in named {
        if let Some(count) = counts.get_mut(term.index()) {
            *count += 1;
        }
    }
    let terms = vocabulary.iter().zip(counts);
    let short =
        terms.filter(|((_, term), count)| *count > 0 && term.short().chars().all(char::is_alphanumeric));
    let most = short.max_by_key(|(_, count)| *count);
    most.map(|((_, term), _)| term.short().to_lowercase())
}

/// The number of actions a query finds; 0 if it has a mistake.
fn count(text: &str, ground: Ground) -> usize {
    let library = ground.library;
    let Ok(query) = library.query(text, ground.as_of) else {
        return 0;
    };
    search(&library.corpus, library.index(), &library.deadlines, &query, 0).total
}
