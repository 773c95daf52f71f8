//! How an action differs between two editions.

use super::changed::Changed;
use super::compare_dates::compare_dates;
use super::kinds::{ChangeKind, ChangeKinds};
use crate::model::deadlines::Deadlines;
use crate::model::{ActionId, ActionRef, Corpus, Section, TermId};

/// How an action differs in a later edition.
pub fn compare(corpus: &Corpus, deadlines: &Deadlines, old: ActionId, new: ActionId) -> Changed {
    let mut found = Changed::of(Some(old), Some(new), ChangeKinds::default());
    let (before, after) = (corpus.action(old), corpus.action(new));
    compare_dates(deadlines, before, after, &mut found);
    compare_facts(before, after, &mut found.kinds);
    if found.kinds.is_empty() && words(before) != words(after) {
        found.kinds.insert(ChangeKind::Reworded);
    }
    if !stand_alike(before, after) {
        found.kinds.insert(ChangeKind::Moved);
    }
    found
}

fn compare_facts(before: ActionRef, after: ActionRef, kinds: &mut ChangeKinds) {
    let is_outcome = [
        ChangeKind::Met,
        ChangeKind::MetLate,
        ChangeKind::PartlyMet,
        ChangeKind::Missed,
    ];
    // An action whose deadline is met is usually also reported as completed, which is not a change of its own.
    let says_outcome = is_outcome.into_iter().any(|kind| kinds.contains(kind));
    let progress = |action: ActionRef| (action.record().status, action.record().percent);
    if progress(before) != progress(after) && !says_outcome {
        kinds.insert(ChangeKind::Status);
    }
    if owners(before) != owners(after) {
        kinds.insert(ChangeKind::Owner);
    }
    if sorted(before.places()) != sorted(after.places()) {
        kinds.insert(ChangeKind::Place);
    }
    if amounts(before) != amounts(after) {
        kinds.insert(ChangeKind::Money);
    }
    if figures(before) != figures(after) {
        kinds.insert(ChangeKind::Figure);
    }
    if targets(before) != targets(after) {
        kinds.insert(ChangeKind::Target);
    }
}

fn sorted(terms: &[TermId]) -> Vec<TermId> {
    let mut terms = terms.to_vec();
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn owners(action: ActionRef) -> Vec<TermId> {
    sorted(&action.accountable().collect::<Vec<_>>())
}

/// Sorts what an action says, so that the order in the document does not matter.
fn in_order(said: impl Iterator<Item = String>) -> Vec<String> {
    let mut said: Vec<String> = said.collect();
    said.sort_unstable();
    said
}

fn amounts(action: ActionRef) -> Vec<String> {
    let corpus = action.corpus;
    in_order(action.amounts().iter().map(|amount| {
        let pot = amount
            .measure
            .map(|measure| corpus.str(corpus.measure(measure).id));
        let over = amount.over.map(|over| corpus.wording(over).when);
        format!(
            "{:?} {:?} {over:?} {:?} {:?} {pot:?}",
            amount.money, amount.per, amount.qualifier, amount.stage
        )
    }))
}

fn figures(action: ActionRef) -> Vec<String> {
    let corpus = action.corpus;
    in_order(action.figures().iter().map(|figure| {
        let period = figure.period.map(|period| corpus.wording(period).when);
        let change = figure.change.map(|change| (change.by, change.qualifier));
        let indicator = corpus.str(figure.indicator);
        format!(
            "{indicator} {:?} {:?} {period:?} {change:?}",
            figure.value, figure.qualifier
        )
    }))
}

/// Its targets, without their dates, which are compared as deadlines.
fn targets(action: ActionRef) -> Vec<String> {
    let corpus = action.corpus;
    in_order(action.targets().iter().map(|target| {
        let (indicator, unit) = (corpus.str(target.indicator), corpus.str(target.unit));
        format!(
            "{indicator} {:?} {:?} {unit} {:?}",
            target.baseline, target.value, target.qualifier
        )
    }))
}

/// Its words, including the document's own wordings of dates.
fn words(action: ActionRef<'_>) -> Vec<&str> {
    let corpus = action.corpus;
    let mut words = vec![action.title(), action.summary()];
    words.extend(action.caveat_texts());
    let wordings = action.dates().iter().map(|date| corpus.wording(date.when));
    words.extend(
        wordings
            .filter(|wording| wording.is_verbatim)
            .map(|wording| corpus.str(wording.text)),
    );
    words
}

/// Whether both are under the same headings. An objective is the same if its id or its number is; a heading within it, if
/// its id or its title is.
fn stand_alike(before: ActionRef, after: ActionRef) -> bool {
    let corpus = before.corpus;
    let [was, is] = [before, after].map(ActionRef::objective);
    if corpus.str(was.id) != corpus.str(is.id) && was.number != is.number {
        return false;
    }
    let [was, is] = [before, after].map(|action| {
        let path = corpus.path(action.record().section).into_iter().skip(1);
        path.map(|section| corpus.section(section)).collect::<Vec<_>>()
    });
    let is_same = |(was, is): (&&Section, &&Section)| {
        corpus.str(was.id) == corpus.str(is.id) || corpus.str(was.title) == corpus.str(is.title)
    };
    was.len() == is.len() && was.iter().zip(&is).all(is_same)
}
