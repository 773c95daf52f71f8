//! Caveats as exact values for programs.

use super::list::{CaveatAt, CaveatGroup};
use crate::model::words::Word;
use crate::views::facts::Sources;
use crate::views::tables::values::{Data, ExactValue, names, origin};

const FIELDS: &str = "\
    kind caveat contradicts id title objective_number path citation document edition as_of";

pub(super) fn data(sources: Sources, groups: &[CaveatGroup]) -> Data {
    let rows = groups
        .iter()
        .flat_map(|group| group.list.iter().map(|at| values(sources, group, *at)));
    Data {
        fields: names(FIELDS),
        rows: rows.collect(),
    }
}

fn values(sources: Sources, group: &CaveatGroup, at: CaveatAt) -> Vec<ExactValue> {
    let corpus = sources.corpus;
    let action = corpus.action(at.action);
    let others = at.against(corpus, group.kind);
    let others = others.map(|other| other.key().to_owned()).collect();
    let mut values = vec![
        group.kind.map(Word::name).into(),
        at.caveat.map(|caveat| corpus.str(caveat.text)).into(),
        ExactValue::List(others),
    ];
    values.extend(origin(sources, action));
    values
}
