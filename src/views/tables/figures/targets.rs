//! Targets in the table of statistics, listed last and labelled as targets: with the baseline they are counted from, and
//! how far the last figure has come.

use crate::model::set::ActionSet;
use crate::model::words::Word as _;
use crate::model::{ActionId, Corpus, Target};
use crate::views::facts::{Run, Sources, Tone};
use crate::views::progress::{self, Reached, Reported};
use crate::views::tables::table::Cell;
use crate::views::tables::values::{ExactValue, named, origin, time};
use crate::views::wording;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetAt {
    pub action: ActionId,
    /// Its index among the targets of the action.
    index: usize,
}

/// Targets in document order, with the figures that report on them.
#[derive(Debug)]
pub struct Targets {
    pub list: Vec<TargetAt>,
    reported: Reported,
}

impl Targets {
    /// The targets of the actions in a set, or of all actions if `None`.
    pub fn new(corpus: &Corpus, set: Option<&ActionSet>) -> Self {
        let asked = corpus
            .all()
            .filter(|action| set.is_none_or(|set| set.contains(action.id)));
        let list: Vec<TargetAt> = asked
            .flat_map(|action| {
                (0..action.targets().len()).map(move |index| TargetAt {
                    action: action.id,
                    index,
                })
            })
            .collect();
        let records = list.iter().map(|at| at.record(corpus));
        let reported = Reported::of(corpus, records);
        Self { list, reported }
    }

    fn reached(&self, corpus: &Corpus, at: TargetAt) -> Option<Reached> {
        self.reported.reached(corpus.action(at.action), at.record(corpus))
    }

    /// The cells of a row, in the columns of statistics: place, indicator, value, unit, period, change, compared with,
    /// source, action, citation.
    pub fn cells(&self, sources: Sources, row: usize) -> Vec<Cell> {
        let corpus = sources.corpus;
        let at = self.list[row];
        let (target, action) = (at.record(corpus), corpus.action(at.action));
        let places = action.places().iter();
        let places: Vec<&str> = places.map(|id| corpus.place_terms().term(*id).short()).collect();
        let unit = corpus.str(target.unit);
        let (unit, percent) = if wording::is_percent(unit) {
            ("", " %")
        } else {
            (unit, "")
        };
        let number = format!(
            "{}{}{percent}",
            wording::qualifier(target.qualifier),
            wording::number(target.value)
        );
        let reached = self.reached(corpus, at);
        let baseline = target.baseline.map(wording::number);
        let baseline = baseline.map(|baseline| format!("baseline {baseline}"));
        let by = progress::by(sources.days, corpus, target);
        let way = reached.and_then(progress::way);
        let last = reached.map(|reached| progress::last(sources.days, corpus, reached));
        let last = last.map(|last| format!(" (computed: {last})"));
        let indicator = vec![
            Run::new(Tone::Dim, "target: "),
            Run::new(Tone::Plain, corpus.str(target.indicator)),
            Run::new(Tone::Computed, last.unwrap_or_default()),
        ];
        vec![
            Cell::new(Tone::Plain, places.join(", ")),
            indicator.into(),
            Cell::new(Tone::Strong, number),
            Cell::new(Tone::Plain, unit),
            Cell::new(Tone::Plain, by.unwrap_or_default()),
            Cell::new(Tone::Computed, way.unwrap_or_default()),
            Cell::new(Tone::Plain, baseline.unwrap_or_default()),
            Cell::default(),
            Cell::new(Tone::Dim, action.title()),
            Cell::new(Tone::Dim, action.citation()),
        ]
    }

    /// The exact values in the fields of statistics, followed by the fields for targets only.
    pub fn values(&self, sources: Sources, at: TargetAt) -> Vec<ExactValue> {
        let corpus = sources.corpus;
        let (target, action) = (at.record(corpus), corpus.action(at.action));
        let places = action.places().iter();
        let places = places.map(|id| corpus.place_terms().term(*id));
        let reached = self.reached(corpus, at);
        let figure = reached.map(|reached| &corpus.figures.items()[reached.figure]);
        let mut values = Vec::from(named(places));
        values.extend([
            corpus.str(target.indicator).into(),
            target.value.into(),
            corpus.str(target.unit).into(),
            target.qualifier.name().into(),
        ]);
        values.extend(time(sources, target.by));
        // The fields from `change_percent` to `source_id` are for statistics only.
        values.resize(values.len() + 9, ExactValue::None);
        values.extend(origin(sources, action));
        values.extend([
            "target".into(),
            target.baseline.into(),
            reached.map(|reached| reached.value).into(),
            figure
                .and_then(|figure| figure.period)
                .map(|when| corpus.str(corpus.wording(when).text))
                .into(),
            reached.map(|reached| corpus.action(reached.action).key()).into(),
            reached.and_then(|reached| reached.percent).into(),
        ]);
        values
    }
}

impl TargetAt {
    fn record(self, corpus: &Corpus) -> &Target {
        &corpus.action(self.action).targets()[self.index]
    }
}
