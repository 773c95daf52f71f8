//! Which editions are in view: for each document the newest that is not after the clock, or the one that was chosen.

use chrono::NaiveDate;
use hashbrown::HashMap;

use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus, EditionId};

/// The editions in view as of a day, oldest first. If all editions of a document are still to come, its first one is in
/// view, since there is nothing older to show.
pub fn in_view(corpus: &Corpus, looked_at: Option<EditionId>, as_of: NaiveDate) -> Vec<EditionId> {
    let mut newest: HashMap<&str, EditionId> = HashMap::new();
    // Editions are sorted, oldest first.
    for (index, edition) in corpus.editions.iter().enumerate() {
        let id = EditionId::at(index);
        let shown = newest.entry(corpus.str(edition.document)).or_insert(id);
        if edition.as_of <= as_of {
            *shown = id;
        }
    }
    if let Some(edition) = looked_at {
        newest.insert(corpus.str(corpus.editions[edition.index()].document), edition);
    }
    let mut all: Vec<EditionId> = newest.into_values().collect();
    all.sort_unstable();
    all
}

/// The actions of some editions; `None` if those are all there are.
pub fn actions_of(corpus: &Corpus, editions: &[EditionId]) -> Option<ActionSet> {
    if editions.len() == corpus.editions.len() {
        return None;
    }
    let objectives = corpus.objectives.iter();
    let shown = objectives.filter(|objective| editions.contains(&objective.edition));
    let actions = shown.flat_map(|objective| corpus.section(objective.section).all_actions());
    Some(ActionSet::of(corpus.len(), actions))
}

/// The actions of an edition, in the order of the document.
pub fn of_edition(corpus: &Corpus, edition: EditionId) -> impl Iterator<Item = ActionId> {
    let first = corpus
        .objectives
        .partition_point(|objective| objective.edition < edition);
    let own = corpus.objectives[first..].iter();
    own.take_while(move |objective| objective.edition == edition)
        .flat_map(|objective| corpus.section(objective.section).all_actions())
}
