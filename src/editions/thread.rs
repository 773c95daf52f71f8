//! Threads: the same action across editions, matched by its id or by the action that it says it continues.

use super::in_view::of_edition;
use crate::model::words::RelationKind;
use crate::model::{ActionId, Corpus, EditionId};

/// What an action was in the edition before: the actions that it says it continues, else the one with the same id.
pub fn before(corpus: &Corpus, action: ActionId) -> Vec<ActionId> {
    let continued = corpus.relations.row(action.index()).iter();
    let continued = continued.filter(|relation| relation.kind == RelationKind::Continues);
    let continued: Vec<ActionId> = continued.map(|relation| relation.to).collect();
    if !continued.is_empty() {
        return continued;
    }
    let follows = corpus.editions[corpus.edition(action).index()].follows;
    let same = follows.and_then(|edition| corpus.find_in(edition, corpus.action(action).key()));
    same.into_iter().collect()
}

/// The action of the same thread in another edition of its document, older or newer. If there are several, the first.
pub fn at(corpus: &Corpus, action: ActionId, edition: EditionId) -> Option<ActionId> {
    if edition <= corpus.edition(action) {
        return in_edition(corpus, action, edition).first().copied();
    }
    let is_it = |later: &ActionId| in_edition(corpus, *later, corpus.edition(action)).contains(&action);
    let same = corpus.find_in(edition, corpus.action(action).key());
    same.filter(is_it)
        .or_else(|| of_edition(corpus, edition).find(is_it))
}

/// What an action was in an earlier edition; in its own edition, the action itself.
pub fn in_edition(corpus: &Corpus, action: ActionId, edition: EditionId) -> Vec<ActionId> {
    let mut found = Vec::new();
    let mut open = vec![action];
    while let Some(next) = open.pop() {
        let own = corpus.edition(next);
        if own == edition {
            if !found.contains(&next) {
                found.push(next);
            }
        } else if own > edition {
            open.extend(before(corpus, next));
        }
    }
    found
}
