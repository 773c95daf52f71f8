//! Statistics and targets with exact values, for programs.

use super::list::{FigureAt, places};
use super::targets::Targets;
use crate::model::words::Word as _;
use crate::model::{Difference, VocabularyKind};
use crate::views::facts::Sources;
use crate::views::tables::values::{Data, ExactValue, named, names, origin, time};

const FIELDS: &str = "\
    places place_ids indicator value unit qualifier period period_edtf period_earliest period_latest \
    change_percent change_absolute change_qualifier versus versus_edtf versus_earliest versus_latest source \
    source_id id title objective_number path citation document edition as_of row baseline reached \
    reached_period reached_id progress_percent";

pub(super) fn data(sources: Sources, list: &[FigureAt], targets: &Targets) -> Data {
    let figures = list.iter().map(|at| values(sources, *at));
    let targets = targets.list.iter().map(|at| targets.values(sources, *at));
    Data {
        fields: names(FIELDS),
        rows: figures.chain(targets).collect(),
    }
}

fn values(sources: Sources, at: FigureAt) -> Vec<ExactValue> {
    let corpus = sources.corpus;
    let figure = at.record(corpus);
    let places = places(corpus, at)
        .iter()
        .map(|id| corpus.vocabulary(VocabularyKind::Places).term(*id));
    let (percent, absolute) = match figure.change.map(|change| change.by) {
        Some(Difference::Percent(by)) => (Some(by), None),
        Some(Difference::Absolute(by)) => (None, Some(by)),
        None => (None, None),
    };
    let source = figure.source.map(|id| corpus.bodies().term(id));
    let mut values = Vec::from(named(places));
    values.extend([
        corpus.str(figure.indicator).into(),
        figure.value.into(),
        corpus.str(figure.unit).into(),
        figure.qualifier.name().into(),
    ]);
    values.extend(time(sources, figure.period));
    values.extend([
        percent.into(),
        absolute.into(),
        figure.change.map(|change| change.qualifier.name()).into(),
    ]);
    values.extend(time(sources, figure.change.and_then(|change| change.versus)));
    values.extend([
        source.map(|term| term.name.as_str()).into(),
        source.map(|term| term.id.as_str()).into(),
    ]);
    values.extend(origin(sources, corpus.action(at.action)));
    values.push("figure".into());
    // The fields from `baseline` on are for targets only.
    values.resize(values.len() + 5, ExactValue::None);
    values
}
