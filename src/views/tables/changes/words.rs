//! A change in words: what was, what is, and by how much.

use std::collections::BTreeSet;

use crate::editions::{ChangeKind, Changed, Slip};
use crate::model::settled;
use crate::model::words::{Hedge, Word as _};
use crate::model::{ActionRef, Date, TermId, Vocabulary};
use crate::views::facts::Sources;
use crate::views::{date, was, wording};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeAfter {
    pub before: String,
    pub after: String,
}

impl BeforeAfter {
    fn new(before: impl Into<String>, after: impl Into<String>) -> Self {
        Self {
            before: before.into(),
            after: after.into(),
        }
    }

    /// Both in one text: `Q1 2025 → Q3 2025`.
    pub fn joined(&self) -> String {
        match (self.before.as_str(), self.after.as_str()) {
            ("", after) => after.to_owned(),
            (before, "") => was::worded(before),
            (before, after) => format!("{before} → {after}"),
        }
    }
}

/// A kind of change in words.
pub fn words(sources: Sources, changed: &Changed, kind: ChangeKind) -> BeforeAfter {
    let corpus = sources.corpus;
    let old = changed.old.map(|id| corpus.action(id));
    let new = changed.new.map(|id| corpus.action(id));
    match (kind, old, new) {
        (ChangeKind::Gone, Some(old), _) => BeforeAfter::new(next_date(sources, old), ""),
        (ChangeKind::New, _, Some(new)) => BeforeAfter::new("", next_date(sources, new)),
        (_, Some(old), Some(new)) => of_both(sources, changed, kind, old, new),
        _ => BeforeAfter::default(),
    }
}

fn of_both(
    sources: Sources,
    changed: &Changed,
    kind: ChangeKind,
    old: ActionRef,
    new: ActionRef,
) -> BeforeAfter {
    let corpus = sources.corpus;
    let pair = |part: &dyn Fn(ActionRef) -> String| BeforeAfter::new(part(old), part(new));
    match kind {
        ChangeKind::Status => pair(&|action| {
            let status = action.record().status;
            status
                .map_or("no status stated", |status| status.label())
                .to_owned()
        }),
        ChangeKind::Owner => pair(&owners),
        ChangeKind::Place => pair(&|action| names(corpus.place_terms(), action.places(), "no place stated")),
        ChangeKind::Money => only_there(old, new, &|action| {
            let amounts = action.amounts().iter();
            let said = amounts.map(|amount| {
                let stage = amount.stage.map_or("", |stage| stage.label());
                format!("{} {stage}", wording::amount(sources.days, corpus, amount))
                    .trim_end()
                    .to_owned()
            });
            said.collect()
        }),
        ChangeKind::Figure => only_there(old, new, &|action| {
            let figures = action.figures().iter();
            figures
                .map(|figure| {
                    let value = wording::figure(sources.days, corpus, figure);
                    format!("{}: {value}", corpus.str(figure.indicator))
                })
                .collect()
        }),
        ChangeKind::Target => only_there(old, new, &|action| {
            let targets = action.targets().iter();
            let said = targets.map(|target| {
                let value = wording::number(target.value);
                let (indicator, unit) = (corpus.str(target.indicator), corpus.str(target.unit));
                format!("{indicator}: {value} {unit}").trim_end().to_owned()
            });
            said.collect()
        }),
        ChangeKind::Reworded => reworded(old, new),
        ChangeKind::Moved => pair(&|action| action.headings().join(" › ")),
        _ => dates(sources, changed, new),
    }
}

fn dates(sources: Sources, changed: &Changed, new: ActionRef) -> BeforeAfter {
    let corpus = sources.corpus;
    let [before, after] = changed
        .dates
        .map(|date| date.map(|date| &corpus.dates.items()[date as usize]));
    // The date is as it was, and only its hedge changed.
    let hedged = before.zip(after).is_some_and(|(before, after)| {
        before.window(corpus) == after.window(corpus) && before.hedge != after.hedge
    });
    let said = |date: &Date| {
        let words = date::words(sources.days, corpus.wording(date.when));
        match date.hedge {
            Hedge::Firm if !hedged => words,
            hedge => format!("{words}, {}", hedge.label()),
        }
    };
    let is_met = [ChangeKind::Met, ChangeKind::MetLate]
        .iter()
        .any(|kind| changed.kinds.contains(*kind));
    let settled = [ChangeKind::Missed, ChangeKind::PartlyMet];
    let settled = settled.into_iter().find(|kind| changed.kinds.contains(*kind));
    let happened = || settled::happened(corpus, new.id).map(|window| wording::period(sources.days, &window));
    let before = before.map_or_else(|| "no date".to_owned(), said);
    let after = match (settled, after) {
        (Some(kind), _) => kind.label().to_owned(),
        (None, _) if is_met => happened().unwrap_or_else(|| status(new)),
        (None, Some(date)) => said(date),
        (None, None) => "no date".to_owned(),
    };
    BeforeAfter { before, after }
}

fn status(action: ActionRef) -> String {
    action
        .record()
        .status
        .map_or("", |status| status.label())
        .to_owned()
}

/// When an action is due as of its own edition.
fn next_date(sources: Sources, action: ActionRef) -> String {
    let corpus = sources.corpus;
    let next = sources
        .deadlines
        .next_of(corpus, action.id, action.edition().as_of);
    match next {
        Some(deadline) => date::words(sources.days, corpus.wording(deadline.record(corpus).when)),
        None if sources.deadlines.is_undated(action.id) => "undated".into(),
        None => status(action),
    }
}

fn owners(action: ActionRef) -> String {
    let bodies: Vec<TermId> = action.accountable().collect();
    names(action.corpus.bodies(), &bodies, "no accountable body stated")
}

fn names(vocabulary: &Vocabulary, terms: &[TermId], none: &str) -> String {
    if terms.is_empty() {
        none.to_owned()
    } else {
        vocabulary.names(terms)
    }
}

/// What only one of the two actions has.
fn only_there(old: ActionRef, new: ActionRef, part: &dyn Fn(ActionRef) -> Vec<String>) -> BeforeAfter {
    let [before, after] = [old, new].map(|action| BTreeSet::from_iter(part(action)));
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        let only: Vec<&str> = one.difference(other).map(String::as_str).collect();
        only.join("; ")
    };
    BeforeAfter::new(only(&before, &after), only(&after, &before))
}

fn reworded(old: ActionRef, new: ActionRef) -> BeforeAfter {
    let texts = |action: ActionRef| {
        let caveats: Vec<&str> = action.caveat_texts().collect();
        [
            action.title().to_owned(),
            action.summary().to_owned(),
            caveats.join(" "),
        ]
    };
    let differ = texts(old)
        .into_iter()
        .zip(texts(new))
        .find(|(before, after)| before != after);
    differ
        .map(|(before, after)| BeforeAfter { before, after })
        .unwrap_or_default()
}

/// `+183 d, surely`, `by up to 119 d`, `−30 d`.
pub fn slip(slip: Slip) -> String {
    match slip.at_most {
        _ if slip.nominal < 0 => format!("−{} d", wording::grouped(slip.nominal.unsigned_abs())),
        _ if slip.is_sure() => format!("+{} d, surely", wording::grouped(slip.nominal.unsigned_abs())),
        Some(most) => format!("by up to {} d", wording::grouped(most.unsigned_abs())),
        None => format!("+{} d", wording::grouped(slip.nominal.unsigned_abs())),
    }
}
