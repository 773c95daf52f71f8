//! The changes of some actions, grouped by the most serious kind of each.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::editions::in_view::{self, actions_of};
use crate::editions::{ChangeKind, Changed, Changes, EditionPair, pairs};
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus, EditionId};
use crate::views::facts::Sources;

#[derive(Clone, Debug)]
pub struct ChangeGroup {
    pub kind: ChangeKind,
    pub list: Vec<Changed>,
}

/// The pairs of editions to compare: the pair asked for, else those in view with the ones before them.
pub fn asked(sources: Sources, pair: Option<EditionPair>) -> Vec<EditionPair> {
    match pair {
        Some(pair) => vec![pair],
        None => pairs(sources.corpus, &in_view(sources)),
    }
}

pub fn compared(sources: Sources, pair: Option<EditionPair>) -> Vec<Arc<Changes>> {
    let pairs = asked(sources, pair).into_iter();
    pairs
        .map(|pair| sources.changes.changes(sources.corpus, sources.deadlines, pair))
        .collect()
}

/// The changes of the actions in a set, or of all actions if `None`. What is gone is listed if the set holds the action
/// of the older edition, or everything that is in view.
pub fn groups(sources: Sources, compared: &[Arc<Changes>], set: Option<&ActionSet>) -> Vec<ChangeGroup> {
    let set = set.filter(|set| !is_all_in_view(sources, set));
    let is_in = |changed: &Changed| {
        let mut actions = [changed.new, changed.old].into_iter().flatten();
        set.is_none_or(|set| actions.any(|action| set.contains(action)))
    };
    let all: Vec<Changed> = compared
        .iter()
        .flat_map(|changes| changes.list.iter().copied())
        .filter(is_in)
        .collect();
    let kinds = ChangeKind::ALL.iter().copied();
    let groups = kinds.map(|kind| ChangeGroup {
        kind,
        list: all
            .iter()
            .filter(|changed| changed.kinds.worst() == Some(kind))
            .copied()
            .collect(),
    });
    groups.filter(|group| !group.list.is_empty()).collect()
}

/// What is gone since the editions before those in view, as actions of those earlier editions.
pub fn gone(sources: Sources) -> Vec<ActionId> {
    let all = compared(sources, None);
    let gone = all.iter().flat_map(|changes| &changes.list);
    gone.filter(|changed| changed.new.is_none())
        .filter_map(|changed| changed.old)
        .collect()
}

/// The most serious kind of change of every action in view that differs, and of what is gone.
pub fn worst(sources: Sources) -> HashMap<ActionId, ChangeKind> {
    let mut worst: HashMap<ActionId, ChangeKind> = HashMap::new();
    for changed in compared(sources, None).iter().flat_map(|changes| &changes.list) {
        if let (Some(action), Some(kind)) = (changed.action(), changed.kinds.worst()) {
            let known = worst.entry(action).or_insert(kind);
            *known = kind.min(*known);
        }
    }
    worst
}

fn in_view(sources: Sources) -> Vec<EditionId> {
    in_view::in_view(sources.corpus, sources.edition, sources.as_of)
}

fn is_all_in_view(sources: Sources, set: &ActionSet) -> bool {
    actions_of(sources.corpus, &in_view(sources)).is_some_and(|all| all == *set)
}

/// For each listed action that is gone, the new one that may be the same action under another id, and the reverse.
pub fn may_be(compared: &[Arc<Changes>], groups: &[ChangeGroup]) -> HashMap<ActionId, ActionId> {
    let all = compared.iter().flat_map(|changes| &changes.alike);
    let both: HashMap<_, _> = all
        .flat_map(|(gone, new)| [(*gone, *new), (*new, *gone)])
        .collect();
    let listed = groups.iter().flat_map(|group| &group.list);
    let listed = listed.filter_map(Changed::action);
    listed.filter_map(|own| Some((own, *both.get(&own)?))).collect()
}

/// The editions that are compared, by their ids: `2024-12 → 2025-03`.
pub fn named(corpus: &Corpus, pairs: &[EditionPair]) -> String {
    let name = |edition: EditionId| {
        let edition = &corpus.editions[edition.index()];
        corpus.str(edition.id).to_owned()
    };
    let named = pairs
        .iter()
        .map(|(old, new)| format!("{} → {}", name(*old), name(*new)));
    named.collect::<Vec<_>>().join(", ")
}
