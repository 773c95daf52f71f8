//! Amounts of money, and what they say of the pots they are of.

use super::builder::Builder;
use super::names::is_id;
use super::problem::{Mistake, Step};
use super::raw::{RawAmount, RawStr};
use super::shard::{ShardMeasure, same_pots};
use crate::model::words::Qualifier;
use crate::model::{Amount, MeasureId, VocabularyKind};

impl<'a> Builder<'_, 'a> {
    pub fn amount(&mut self, index: usize, raw: RawAmount<'a>) {
        let at = |field| move || vec![Step::Field("amounts"), Step::Item(index), Step::Field(field)];
        let instrument = raw
            .instrument
            .and_then(|id| self.term(VocabularyKind::Instruments, &id, at("instrument")));
        if let Some(id) = &raw.measure {
            self.require(
                is_id(id),
                |this| this.in_action(&at("measure")()),
                || Mistake::BadId(id.to_string()),
            );
        }
        let measure = raw.measure.map(|id| self.measure(id));
        if let Some(measure) = measure
            && !raw.part_of.is_empty()
        {
            self.inside(index, measure, &raw.part_of);
        }
        for (place, id) in raw.places.iter().enumerate() {
            let at = || [at("places")(), vec![Step::Item(place)]].concat();
            let term = self.term(VocabularyKind::Places, id, at);
            self.shard.amount_places.push_some(term);
        }
        self.shard.amount_places.end_row();
        let amount = Amount {
            eur: raw.eur,
            what: self.string(raw.what),
            measure,
            instrument,
            qualifier: raw.qualifier.unwrap_or(Qualifier::Exact),
            stage: raw.stage,
            mobilised: raw.mobilised,
        };
        self.shard.amounts.push(amount);
    }

    /// A pot is said to be inside of others. That may be said again, but not otherwise.
    fn inside(&mut self, index: usize, measure: MeasureId, outer: &[RawStr<'a>]) {
        let said = (self.shard.actions.len() as u32 - 1, index);
        let texts = outer.iter().map(|id| self.shard.text.push(id)).collect();
        let pot = &mut self.shard.measures[measure.index()];
        if pot.part_of.is_empty() {
            (pot.part_of, pot.said) = (texts, said);
            return;
        }
        let text = &self.shard.text;
        let first: Vec<_> = pot.part_of.iter().map(|id| text.get(*id).to_owned()).collect();
        let second: Vec<_> = outer.iter().map(ToString::to_string).collect();
        if !same_pots(&first, &second) {
            let mistake = Mistake::TwoPots {
                measure: text.get(pot.id).to_owned(),
                first,
                second,
            };
            let at = [Step::Field("amounts"), Step::Item(index), Step::Field("part_of")];
            self.problem(&at, mistake);
        }
    }

    fn measure(&mut self, id: RawStr<'a>) -> MeasureId {
        if let Some(known) = self.measures.get(&id) {
            return *known;
        }
        let number = MeasureId::at(self.shard.measures.len());
        let text = self.shard.text.push(&id);
        self.shard.measures.push(ShardMeasure {
            id: text,
            part_of: Vec::new(),
            said: (0, 0),
        });
        self.measures.insert(id, number);
        number
    }
}
