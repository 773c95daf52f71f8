//! Who owes what, as exact values for programs.

use super::list::{Owed, Owner, also};
use crate::model::words::{ActorRole, Word};
use crate::views::facts::Sources;
use crate::views::tables::values::{Data, ExactValue, named, names, origin};
use crate::when::state::ScheduleState;

const FIELDS: &str = "\
    body body_id abbreviation inferred also_owed_by also_owed_by_ids state days wording role edtf earliest \
    latest outer_earliest outer_latest approximate hedge year_inferred what status id title objective_number \
    path citation document edition as_of implementing implementing_ids";

/// What is owed with exact values: one row per body and deadline.
pub(super) fn data(sources: Sources, owners: &[Owner]) -> Data {
    let rows = owners.iter().flat_map(|owner| {
        let owed = owner.owed.iter();
        owed.map(|owed| values(sources, owner, *owed))
    });
    Data {
        fields: names(FIELDS),
        rows: rows.collect(),
    }
}

fn values(sources: Sources, owner: &Owner, owed: Owed) -> Vec<ExactValue> {
    let corpus = sources.corpus;
    let action = corpus.action(owed.action);
    let body = owner.body.map(|body| corpus.bodies().term(body));
    let others: Vec<_> = also(corpus, owner, owed.action).collect();
    let actors = action.actors().iter();
    let implementing = actors
        .filter(|actor| actor.role == ActorRole::Implementing)
        .map(|actor| corpus.bodies().term(actor.body));
    let mut values = vec![
        body.map(|term| term.name.as_str()).into(),
        body.map(|term| term.id.as_str()).into(),
        body.and_then(|term| term.abbreviation.as_deref()).into(),
        owed.inferred.into(),
    ];
    values.extend(named(others.into_iter()));
    let deadline = owed
        .deadline
        .map(|index| sources.deadlines.sorted[index as usize]);
    if let Some(deadline) = deadline {
        let (window, date) = (deadline.window, deadline.record(corpus));
        let said = corpus.wording(date.when);
        values.extend([
            deadline.state(sources.as_of).name().into(),
            deadline.distance(sources.as_of).days().into(),
            corpus.str(said.text).into(),
            date.role.name().into(),
            said.when.edtf(sources.conventions).into(),
            window.earliest.into(),
            window.latest.into(),
            window.outer_earliest.into(),
            window.outer_latest.into(),
            window.approximate.into(),
            date.hedge.name().into(),
            date.year_inferred.into(),
            corpus.str(date.what).into(),
        ]);
    } else {
        values.push(ScheduleState::Undated.name().into());
        values.extend(std::iter::repeat_n(ExactValue::None, 12));
    }
    values.push(action.record().status.map(Word::name).into());
    values.extend(origin(sources, action));
    values.extend(named(implementing));
    values
}
