//! What changed in one action since the edition before its own.

use super::changed::Changed;
use super::compare::compare;
use super::kinds::ChangeKind;
use super::thread;
use crate::model::deadlines::Deadlines;
use crate::model::{ActionId, Corpus};

/// How an action differs from the edition before; `None` if it does not, or if there is no edition before. If several
/// actions were merged into it, the one that differs most seriously counts.
pub fn since(corpus: &Corpus, deadlines: &Deadlines, action: ActionId) -> Option<Changed> {
    let before = corpus.editions[corpus.edition(action).index()].follows?;
    let olds = thread::in_edition(corpus, action, before);
    if olds.is_empty() {
        return Some(Changed::of(None, Some(action), ChangeKind::New.into()));
    }
    let compared = olds.iter().map(|old| compare(corpus, deadlines, *old, action));
    let changed = compared.filter(|changed| !changed.kinds.is_empty());
    changed.min_by_key(|changed| changed.kinds.worst())
}
