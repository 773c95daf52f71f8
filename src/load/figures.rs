//! Statistics and their changes.

use super::builder::Builder;
use super::problem::{CorpusMistake, Step};
use super::raw::RawFigure;
use crate::model::words::Qualifier;
use crate::model::{Difference, Figure, FigureChange, VocabularyKind};

impl<'a> Builder<'_, 'a> {
    pub fn figure(&mut self, index: usize, raw: RawFigure<'a>) {
        let at = |field| move || vec![Step::Field("figures"), Step::Item(index), Step::Field(field)];
        let period = raw
            .period
            .and_then(|period| self.when(period, None, at("period")));
        let source = raw
            .source
            .and_then(|id| self.term(VocabularyKind::Bodies, &id, at("source")));
        let place = raw
            .place
            .and_then(|id| self.term(VocabularyKind::Places, &id, at("place")));
        let change = raw.change.and_then(|change| {
            let versus = change.versus.and_then(|versus| {
                let at = || [at("change")(), vec![Step::Field("versus")]].concat();
                self.when(versus, None, at)
            });
            let by = match (change.percent, change.by) {
                (Some(percent), None) => Difference::Percent(percent),
                (None, Some(by)) => Difference::Absolute(by),
                _ => {
                    self.problem(&at("change")(), CorpusMistake::ChangeSize);
                    return None;
                }
            };
            Some(FigureChange {
                by,
                qualifier: change.qualifier.unwrap_or(Qualifier::Exact),
                versus,
            })
        });
        let figure = Figure {
            indicator: self.string(Some(raw.indicator)),
            value: raw.value,
            unit: self.string(raw.unit),
            period,
            change,
            source,
            place,
            qualifier: raw.qualifier.unwrap_or(Qualifier::Exact),
        };
        self.out.corpus.figures.push(figure);
    }
}
