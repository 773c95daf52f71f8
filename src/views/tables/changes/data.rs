//! What changed as exact values for programs: one row per changed action, with what it was before and is after.

use hashbrown::HashMap;

use super::list::ChangeGroup;
use crate::editions::Changed;
use crate::editions::history::{Slips, history};
use crate::model::words::Word;
use crate::model::{ActionId, ActionRef};
use crate::views::facts::Sources;
use crate::views::tables::values::{Data, ExactValue, names};
use crate::views::wording;

const FIELDS: &str = "\
    thread id title objective changes before after slip_days slips since_baseline_days as_of may_be";

pub(super) fn data(sources: Sources, groups: &[ChangeGroup], may_be: &HashMap<ActionId, ActionId>) -> Data {
    let all = groups.iter().flat_map(|group| &group.list);
    Data {
        fields: names(FIELDS),
        rows: all
            .filter_map(|changed| values(sources, changed, may_be))
            .collect(),
    }
}

fn values(
    sources: Sources,
    changed: &Changed,
    may_be: &HashMap<ActionId, ActionId>,
) -> Option<Vec<ExactValue>> {
    let corpus = sources.corpus;
    let id = changed.action()?;
    let action = corpus.action(id);
    let stages = history(corpus, sources.deadlines, id);
    let slips = Slips::of(&stages);
    // A thread is named after its first action.
    let first = stages.last().map_or(id, |stage| stage.action);
    let kinds = changed.kinds.iter().map(|kind| kind.name().to_owned());
    let slip = changed.slip.map(|slip| {
        ExactValue::Record(vec![
            ("nominal", slip.nominal.into()),
            (
                "at_least",
                (slip.at_least != i64::MIN).then_some(slip.at_least).into(),
            ),
            ("at_most", slip.at_most.into()),
        ])
    });
    let [old, new] = changed.dates;
    Some(vec![
        corpus.action(first).key().into(),
        action.key().into(),
        action.title().into(),
        corpus.str(action.objective().id).into(),
        ExactValue::List(kinds.collect()),
        side(sources, changed.old, old),
        side(sources, changed.new, new),
        slip.into(),
        slips.count.into(),
        slips.days.into(),
        sources.as_of.into(),
        may_be.get(&id).map(|other| corpus.action(*other).key()).into(),
    ])
}

/// An action in one of the two editions, with the date that the change is about, or else its next deadline.
fn side(sources: Sources, action: Option<ActionId>, date: Option<u32>) -> ExactValue {
    let corpus = sources.corpus;
    let Some(action) = action.map(|action| corpus.action(action)) else {
        return ExactValue::None;
    };
    let next = || {
        sources
            .deadlines
            .next_of(corpus, action.id, action.edition().as_of)
    };
    let date = date.or_else(|| next().map(|deadline| deadline.date));
    let date = date.map(|date| &corpus.dates.items()[date as usize]);
    let said = date.map(|date| corpus.wording(date.when));
    let window = said.map(|said| said.window);
    let amounts = action.amounts().iter();
    let amounts = amounts.map(|amount| wording::amount(sources.days, corpus, amount));
    ExactValue::Record(vec![
        ("edition", corpus.str(action.edition().id).into()),
        ("wording", said.map(|said| corpus.str(said.text)).into()),
        (
            "edtf",
            said.map(|said| said.when.edtf(sources.conventions)).into(),
        ),
        ("earliest", window.and_then(|window| window.earliest).into()),
        ("latest", window.and_then(|window| window.latest).into()),
        ("hedge", date.map(|date| date.hedge.name()).into()),
        ("status", action.record().status.map(Word::name).into()),
        ("owners", ExactValue::List(owners(action))),
        ("amounts", ExactValue::List(amounts.collect())),
        ("source", action.citation().into()),
    ])
}

fn owners(action: ActionRef) -> Vec<String> {
    let accountable = action.accountable();
    accountable
        .map(|body| action.corpus.bodies().term(body).id.clone())
        .collect()
}
