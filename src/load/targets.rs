//! Targets and their deadlines.

use super::builder::Builder;
use super::problem::Step;
use super::raw::RawTarget;
use crate::model::words::{DateRole, Hedge, Qualifier};
use crate::model::{Date, Target};

impl<'a> Builder<'_, 'a> {
    /// Adds a target, and its day to the dates of the action. The row of dates must still be open.
    pub fn target(&mut self, index: usize, raw: RawTarget<'a>) {
        let at = || vec![Step::Field("targets"), Step::Item(index), Step::Field("by")];
        let by = raw.by.and_then(|by| self.when(by, None, at));
        let indicator = self.string(Some(raw.indicator));
        if let Some(when) = by {
            self.out.corpus.dates.push(Date {
                what: indicator,
                when,
                role: DateRole::Due,
                hedge: Hedge::Firm,
                year_inferred: false,
            });
        }
        let unit = self.string(raw.unit);
        self.out.corpus.targets.push(Target {
            indicator,
            value: raw.value,
            baseline: raw.baseline,
            unit,
            by,
            qualifier: raw.qualifier.unwrap_or(Qualifier::Exact),
        });
    }
}
