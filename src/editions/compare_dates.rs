//! How the deadlines of an action differ between two editions, and what kind of change that is: slipped, firmer, met.

use super::changed::Changed;
use super::kinds::ChangeKind;
use super::slip::Slip;
use crate::model::deadlines::{Deadline, Deadlines};
use crate::model::settled::{Settled, happened, state};
use crate::model::words::{Hedge, Outcome, Status};
use crate::model::{ActionRef, Corpus, Date};
use crate::when::state::Nature;
use crate::when::{ScheduleState, When};

/// Compares the deadlines of an action in pairs. Those without a counterpart were met, dropped or added.
pub(super) fn compare_dates(deadlines: &Deadlines, before: ActionRef, after: ActionRef, found: &mut Changed) {
    let corpus = before.corpus;
    let (couples, news) = couples(deadlines, before, after);
    for (old, new) in &couples {
        match new {
            Some(new) => pair(corpus, old, new, found),
            None => alone(deadlines, old, after, found),
        }
    }
    if let Some(new) = news.iter().find(|new| new.settled.is_none()) {
        note(found, ChangeKind::DateAdded, [None, Some(new.date)]);
    }
    // An undated next step that has been done since.
    if deadlines.is_undated(before.id) && !deadlines.is_undated(after.id) && is_done(before, after) {
        found.kinds.insert(ChangeKind::Met);
    }
}

/// Pairs the deadlines of an action with those of a later edition, by what falls due, then by their order. Also returns
/// those of the later edition that are new.
pub(super) fn couples(
    deadlines: &Deadlines,
    before: ActionRef,
    after: ActionRef,
) -> (Vec<(Deadline, Option<Deadline>)>, Vec<Deadline>) {
    let corpus = before.corpus;
    let mut news: Vec<Deadline> = deadlines.of(corpus, after.id).collect();
    let what = |deadline: &Deadline| corpus.str(deadline.record(corpus).what).to_lowercase();
    let (mut couples, mut left) = (Vec::new(), Vec::new());
    for old in deadlines.of(corpus, before.id) {
        let same = news
            .iter()
            .position(|new| new.nature == old.nature && what(new) == what(&old));
        match same {
            Some(at) => couples.push((old, Some(news.remove(at)))),
            None => left.push(old),
        }
    }
    for old in left {
        let same = news.iter().position(|new| new.nature == old.nature);
        couples.push((old, same.map(|at| news.remove(at))));
    }
    (couples, news)
}

/// Compares a deadline with its counterpart in the later edition.
fn pair(corpus: &Corpus, old: &Deadline, new: &Deadline, found: &mut Changed) {
    if let (None, Some(settled)) = (known_then(corpus, old), new.settled) {
        if let Some(kind) = outcome(settled.state) {
            note(found, kind, [Some(old.date), Some(new.date)]);
        }
        return;
    }
    let (was, is) = (&old.window, &new.window);
    let is_repeated = is_repeated(corpus, old.record(corpus), new.record(corpus));
    let slip = Slip::between(was, is).filter(|_| !is_repeated);
    // "By March" and "by June" have no first day, so neither can be said to lie within the other: only the last day counts.
    let are_ends = was.earliest.is_none() && is.earliest.is_none();
    let kind = if is_repeated || (was.earliest, was.latest) == (is.earliest, is.latest) {
        hedge(old.record(corpus), new.record(corpus))
    } else if is.lies_within(was) && !are_ends {
        Some(ChangeKind::Firmer)
    } else if was.lies_within(is) && !are_ends {
        Some(ChangeKind::Vaguer)
    } else {
        match (was.latest, is.latest) {
            (Some(was), Some(is)) if is < was => Some(ChangeKind::PulledForward),
            (None, Some(_)) => Some(ChangeKind::PulledForward),
            _ => Some(ChangeKind::Slipped),
        }
    };
    let dates = [Some(old.date), Some(new.date)];
    if let Some(kind) = kind {
        note(found, kind, dates);
    }
    let is_further = |slip: &Slip| {
        found
            .slip
            .is_none_or(|other| other.nominal.abs() < slip.nominal.abs())
    };
    if let Some(slip) = slip.filter(|slip| slip.nominal != 0).filter(is_further) {
        found.slip = Some(slip);
        found.dates = dates;
    }
}

/// Adds a kind of change that is about these dates. The first dates are kept, unless others moved further.
fn note(found: &mut Changed, kind: ChangeKind, dates: [Option<u32>; 2]) {
    found.kinds.insert(kind);
    if found.dates == [None; 2] {
        found.dates = dates;
    }
}

/// Whether a date relative to the edition is repeated in the same words: "coming weeks". Its window moves with the
/// edition, but what the document says has not changed.
fn is_repeated(corpus: &Corpus, old: &Date, new: &Date) -> bool {
    let [old, new] = [old, new].map(|date| corpus.wording(date.when));
    if let (When::Coming(was, _), When::Coming(is, _)) = (old.when, new.when) {
        return was == is;
    }
    let [was, is] = [old, new].map(|wording| corpus.str(wording.text));
    was == is && !was.contains(|letter: char| letter.is_ascii_digit())
}

/// The change in how sure a date is, for one that is otherwise unchanged.
fn hedge(old: &Date, new: &Date) -> Option<ChangeKind> {
    // The list is sorted with the surest first.
    let rank = |hedge: Hedge| hedge as u8;
    match rank(new.hedge).cmp(&rank(old.hedge)) {
        std::cmp::Ordering::Less => Some(ChangeKind::Firmer),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(ChangeKind::Vaguer),
    }
}

/// How a deadline had ended when its own edition was issued. Anything that became known later is news in the newer
/// edition, whoever says so.
pub(super) fn known_then(corpus: &Corpus, old: &Deadline) -> Option<Settled> {
    old.settled_by(corpus.action(old.action).edition().as_of)
}

/// How a deadline ended that the later edition no longer has, if that edition reports the action as done.
pub(super) fn done_by(deadlines: &Deadlines, old: &Deadline, after: ActionRef) -> Option<ScheduleState> {
    let before = after.corpus.action(old.action);
    let owes_nothing = deadlines.owed(after.corpus, after.id).next().is_none();
    let when = || happened(after.corpus, after.id);
    (old.nature == Nature::Owed && owes_nothing && is_done(before, after))
        .then(|| state(Outcome::Met, &old.window, when().as_ref()))
}

/// Records the change for a deadline that the later edition no longer has.
fn alone(deadlines: &Deadlines, old: &Deadline, after: ActionRef, found: &mut Changed) {
    if known_then(after.corpus, old).is_some() {
        return;
    }
    if let Some(state) = done_by(deadlines, old, after) {
        if let Some(kind) = outcome(state) {
            note(found, kind, [Some(old.date), None]);
        }
        return;
    }
    // What runs or takes effect without anyone owing it is simply over after its window.
    let edition = after.edition().as_of;
    if !old.state(edition).is_over() || old.nature == Nature::Owed {
        note(found, ChangeKind::DateDropped, [Some(old.date), None]);
    }
}

/// Whether the later edition reports an action as done, by its status or by a date on which it happened.
fn is_done(before: ActionRef, after: ActionRef) -> bool {
    let status = |action: ActionRef| action.record().status.and_then(Status::outcome);
    if status(after) == Some(Outcome::Met) && status(before).is_none() {
        return true;
    }
    let has_happened = |action: ActionRef| happened(action.corpus, action.id);
    has_happened(after) != has_happened(before) && has_happened(after).is_some()
}

fn outcome(state: ScheduleState) -> Option<ChangeKind> {
    Some(match state {
        ScheduleState::Met => ChangeKind::Met,
        ScheduleState::MetLate => ChangeKind::MetLate,
        ScheduleState::PartlyMet => ChangeKind::PartlyMet,
        ScheduleState::Missed => ChangeKind::Missed,
        // A dropped deadline shows as a change of status.
        _ => return None,
    })
}
