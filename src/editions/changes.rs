//! What changed from one edition to another, as a pure function of the two.

use hashbrown::HashSet;
use rayon::prelude::*;

use super::changed::Changed;
use super::compare::compare;
use super::compare_dates::known_then;
use super::in_view::of_edition;
use super::kinds::ChangeKind;
use super::likeness::alike;
use super::thread;
use crate::model::deadlines::Deadlines;
use crate::model::words::DateRole;
use crate::model::{ActionId, Corpus, EditionId};

/// Everything that changed from one edition to another.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// First what differs, in the order of the newer edition, then what is gone, in the order of the older one.
    pub list: Vec<Changed>,
    /// Pairs of a gone and a new action that may be the same. These are only proposals, never treated as the same.
    pub alike: Vec<(ActionId, ActionId)>,
}

/// What changed from an edition to a later one of the same document.
pub fn changes(corpus: &Corpus, deadlines: &Deadlines, from: EditionId, to: EditionId) -> Changes {
    let newer: Vec<ActionId> = of_edition(corpus, to).collect();
    let compared: Vec<(Vec<ActionId>, Vec<Changed>)> = newer
        .par_iter()
        .with_min_len(256)
        .map(|new| {
            let olds = thread::in_edition(corpus, *new, from);
            let compared = olds.iter().map(|old| compare(corpus, deadlines, *old, *new));
            let mut found: Vec<_> = compared.filter(|changed| !changed.kinds.is_empty()).collect();
            if olds.is_empty() {
                found.push(Changed::of(None, Some(*new), ChangeKind::New.into()));
            }
            (olds, found)
        })
        .collect();
    let mut matched = HashSet::with_capacity(newer.len());
    let mut list = Vec::new();
    for (olds, found) in compared {
        matched.extend(olds);
        list.extend(found);
    }
    let gone = of_edition(corpus, from).filter(|old| !matched.contains(old));
    let gone: Vec<ActionId> = gone.filter(|old| !has_outcome(corpus, deadlines, *old)).collect();
    let new: Vec<ActionId> = list
        .iter()
        .filter(|changed| changed.old.is_none())
        .filter_map(|changed| changed.new)
        .collect();
    let alike = alike(corpus, &gone, &new);
    let gone = gone.into_iter();
    list.extend(gone.map(|old| Changed::of(Some(old), None, ChangeKind::Gone.into())));
    Changes { list, alike }
}

/// Whether an edition says how an action ended, so that it is not missed in the next one.
fn has_outcome(corpus: &Corpus, deadlines: &Deadlines, action: ActionId) -> bool {
    let record = &corpus.actions[action.index()];
    if record.status.is_some_and(|status| status.outcome().is_some()) {
        return true;
    }
    let mut owed = deadlines.owed(corpus, action).peekable();
    if owed.peek().is_some() {
        return owed.all(|deadline| known_then(corpus, &deadline).is_some());
    }
    // An action that has happened and owes nothing more was delivered.
    let has_happened = |date: &crate::model::Date| date.role == DateRole::Occurred;
    !deadlines.is_undated(action) && corpus.dates.row(action.index()).iter().any(has_happened)
}
