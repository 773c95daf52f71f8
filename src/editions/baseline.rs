//! What a deadline was before: in the edition before its own, and in the first that had it.

use super::thread;
use crate::model::deadlines::{Deadline, Deadlines};
use crate::model::{ActionId, Corpus};

/// The deadline in the edition before, changed or not: the one for the same thing, else the only one of its nature.
pub fn before(corpus: &Corpus, deadlines: &Deadlines, deadline: &Deadline) -> Option<Deadline> {
    let old = thread::before(corpus, deadline.action).first().copied()?;
    let what = |deadline: &Deadline| corpus.str(deadline.record(corpus).what).to_lowercase();
    let own_what = what(deadline);
    let of_nature = |action: ActionId| {
        let all = deadlines.of(corpus, action);
        all.filter(|other| other.nature == deadline.nature)
    };
    let same = |action: ActionId| of_nature(action).filter(|other| what(other) == own_what);
    let nth = same(deadline.action).position(|other| other.date == deadline.date)?;
    let found = same(old).nth(nth);
    let alone = || {
        let is_alone = of_nature(deadline.action).count() == 1 && of_nature(old).count() == 1;
        of_nature(old).next().filter(|_| is_alone)
    };
    found.or_else(alone)
}

/// The deadline in the first edition that had it; `None` if that is its own.
pub fn baseline(corpus: &Corpus, deadlines: &Deadlines, deadline: &Deadline) -> Option<Deadline> {
    let mut first = before(corpus, deadlines, deadline)?;
    while let Some(older) = before(corpus, deadlines, &first) {
        first = older;
    }
    Some(first)
}

/// Like [`baseline`], but only if it had another window there.
pub fn moved(corpus: &Corpus, deadlines: &Deadlines, deadline: &Deadline) -> Option<Deadline> {
    let bounds = |deadline: &Deadline| (deadline.window.earliest, deadline.window.latest);
    baseline(corpus, deadlines, deadline).filter(|first| bounds(first) != bounds(deadline))
}
