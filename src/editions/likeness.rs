//! Pairs of dropped and new actions that may be the same action under another id, for a person to decide.

use hashbrown::HashSet;

use crate::model::{ActionId, ActionRef, Corpus};
use crate::text::pairs::{pairs, word_set};

/// The share of traits that two actions must have in common to be proposed.
const ALIKE: f64 = 0.5;

/// Pairs up gone and new actions that are alike, one to one, the most alike first.
pub fn alike(corpus: &Corpus, gone: &[ActionId], new: &[ActionId]) -> Vec<(ActionId, ActionId)> {
    let traits_of = |list: &[ActionId]| -> Vec<HashSet<String>> {
        list.iter().map(|action| traits(corpus.action(*action))).collect()
    };
    pairs(&traits_of(gone), &traits_of(new), ALIKE)
        .into_iter()
        .map(|pair| (gone[pair.first], new[pair.second]))
        .collect()
}

/// What actions are compared by: the words of the title, the accountable bodies, the places and the deadlines.
fn traits(action: ActionRef) -> HashSet<String> {
    let corpus = action.corpus;
    let mut traits: HashSet<String> = word_set(action.title());
    let owners = action.accountable();
    traits.extend(owners.map(|body| format!("who {}", corpus.bodies().term(body).id)));
    let places = action.places().iter();
    traits.extend(places.map(|place| format!("where {}", corpus.place_terms().term(*place).id)));
    traits.extend(
        action
            .deadlines()
            .map(|date| format!("due {}", corpus.wording(date.when).when)),
    );
    traits
}
