//! Which actions and which of their deadlines an entry is about.

use chrono::NaiveDate;

use super::entry::Entry;
use crate::model::events::{is_one, siblings};
use crate::model::settled::Ends;
use crate::model::words::RelationKind;
use crate::model::{ActionId, Corpus, Recurring};
use crate::when::When;
use crate::when::convention::Conventions;
use crate::when::state::Nature;

/// A deadline that an entry may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetCandidate {
    pub action: ActionId,
    /// Its index among the dates of the action.
    pub index: usize,
    /// Its index among all dates.
    pub date: u32,
}

/// The deadlines of an action that can be met: those that somebody owes or, if nobody owes any, all of them.
pub fn candidates(corpus: &Corpus, action: ActionId) -> Vec<TargetCandidate> {
    let all = deadlines(corpus, action);
    let is_owed = |candidate: &TargetCandidate| {
        let date = &corpus.dates.row(action.index())[candidate.index];
        date.role.nature() == Nature::Owed
    };
    let owed: Vec<_> = all.iter().copied().filter(is_owed).collect();
    if owed.is_empty() { all } else { owed }
}

pub(super) fn deadlines(corpus: &Corpus, action: ActionId) -> Vec<TargetCandidate> {
    let dates = corpus.dates.row(action.index()).iter().enumerate();
    dates
        .map(|(index, date)| (index, date, corpus.date_number(action, index)))
        // A date that counts from another action may get its window later.
        .filter(|(_, date, number)| {
            date.is_deadline() && (date.has_window(corpus) || corpus.afters.contains_key(number))
        })
        .map(|(index, _, date)| TargetCandidate { action, index, date })
        .collect()
}

/// Whether a wording names a deadline: by the words of the data, by the same date in other words, or by what falls due.
/// The date that it had before a journal moved it names it too.
pub(super) fn is_named(corpus: &Corpus, candidate: TargetCandidate, due: &str, meant: Option<When>) -> bool {
    let date = &corpus.dates.row(candidate.action.index())[candidate.index];
    let now = corpus.wording(date.when);
    let before = corpus.baseline(candidate.date);
    let what = corpus.str(date.what);
    if !what.is_empty() && what.eq_ignore_ascii_case(due.trim()) {
        return true;
    }
    let is_one_of_them = [Some(now), before].into_iter().flatten().any(|wording| {
        corpus.str(wording.text).eq_ignore_ascii_case(due.trim()) || Some(wording.when) == meant
    });
    is_one_of_them || occurrence_named(corpus, candidate.date, meant).is_some()
}

/// Which occurrence of a recurring date a wording names.
pub(super) fn occurrence_named(corpus: &Corpus, date: u32, meant: Option<When>) -> Option<u32> {
    let recurring = corpus.recurring(date)?;
    recurring.series.named(&meant?.window(Conventions::shipped()))
}

/// The best name in an entry for each of some deadlines, so that as far as possible no two have the same name.
pub fn names<'c>(corpus: &'c Corpus, candidates: &[TargetCandidate]) -> Vec<&'c str> {
    let date = |one: &TargetCandidate| &corpus.dates.row(one.action.index())[one.index];
    let wording = |one: &TargetCandidate| {
        let before = corpus.baseline(one.date);
        corpus.str(before.unwrap_or_else(|| corpus.wording(date(one).when)).text)
    };
    let name = |one: &TargetCandidate| {
        let same = candidates
            .iter()
            .filter(|other| wording(other) == wording(one))
            .count();
        let what = corpus.str(date(one).what);
        if same > 1 && !what.is_empty() {
            what
        } else {
            wording(one)
        }
    };
    candidates.iter().map(name).collect()
}

/// What an entry may be about, with the name of each. For a recurring date, these are the current occurrence and the one
/// before, unless it is known how that ended.
pub fn choices(corpus: &Corpus, ends: &Ends, action: ActionId) -> Vec<(TargetCandidate, String)> {
    let own = candidates(corpus, action);
    let mut found = Vec::new();
    for (one, name) in own.iter().zip(names(corpus, &own)) {
        let Some(recurring) = corpus.recurring(one.date) else {
            found.push((*one, name.to_owned()));
            continue;
        };
        let number = recurring.number;
        let before = number
            .checked_sub(1)
            .filter(|before| !ends.occurrences.contains_key(&(one.date, *before)));
        let named = [Some(number), before].into_iter().flatten();
        found.extend(named.filter_map(|number| Some((*one, occurrence_name(recurring, number)?))));
    }
    found
}

/// The name of the occurrence of a recurring date that an entry is about: the one that `due` names, else the one that
/// what happened on `day` belongs to.
pub fn occurrence_meant(
    corpus: &Corpus,
    ends: &Ends,
    candidate: TargetCandidate,
    (due, day): (Option<&str>, NaiveDate),
) -> Option<String> {
    let recurring = corpus.recurring(candidate.date)?;
    let meant = due.and_then(|due| meant(corpus, candidate.action, due));
    let number = occurrence_named(corpus, candidate.date, meant).or_else(|| {
        let is_left = |number| !ends.occurrences.contains_key(&(candidate.date, number));
        recurring.series.of_event(day, is_left)
    })?;
    occurrence_name(recurring, number)
}

fn occurrence_name(recurring: &Recurring, number: u32) -> Option<String> {
    let window = recurring.series.nth(number)?;
    Some(When::of_occurrence(&window).to_string())
}

/// The deadline of an action that a wording names.
pub fn named(corpus: &Corpus, action: ActionId, due: &str) -> Option<TargetCandidate> {
    let meant = meant(corpus, action, due);
    // Those that can be met come first.
    let all = candidates(corpus, action)
        .into_iter()
        .chain(deadlines(corpus, action));
    let mut named = all.filter(|candidate| is_named(corpus, *candidate, due, meant));
    named.next()
}

/// Reads a wording like the dates in the edition of an action.
pub(super) fn meant(corpus: &Corpus, action: ActionId, due: &str) -> Option<When> {
    let edition = corpus.action(action).edition();
    When::parse_typed(due, edition.reading()).ok()
}

/// The action under which an entry about `action` was recorded, if that is another one that reports the same event. If
/// that is not in the same edition, returns the last of its thread.
pub fn recorded_under(corpus: &Corpus, entry: &Entry, action: ActionId) -> Option<ActionId> {
    if corpus.action(action).key() == &*entry.action {
        return None;
    }
    let thread = of_thread(corpus, &entry.action);
    if thread.contains(&action) {
        return None;
    }
    let edition = corpus.edition(action);
    let same = thread.iter().find(|other| corpus.edition(**other) == edition);
    same.or(thread.last()).copied()
}

/// The dates of other actions that belong to the same event as this date of an action.
pub(super) fn same_dates(corpus: &Corpus, action: ActionId, date: u32) -> Vec<TargetCandidate> {
    let own = &corpus.dates.items()[date as usize];
    let others = siblings(corpus, action).into_iter();
    let dates = others.flat_map(|other| deadlines(corpus, other));
    dates
        .filter(|other| is_one(corpus, own, &corpus.dates.items()[other.date as usize]))
        .collect()
}

/// The actions that an id refers to, oldest edition first: those with this id, and those that continue them under another.
pub(super) fn of_thread(corpus: &Corpus, id: &str) -> Vec<ActionId> {
    let mut found: Vec<ActionId> = corpus.with_id(id).collect();
    let mut next = 0;
    while let Some(action) = found.get(next).copied() {
        for relation in corpus.related_from.row(action.index()) {
            if relation.kind == RelationKind::Continues && !found.contains(&relation.to) {
                found.push(relation.to);
            }
        }
        next += 1;
    }
    found.sort_unstable();
    found
}
