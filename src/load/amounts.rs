//! Amounts of money, and what they say about their pots.

use super::builder::Builder;
use super::names::is_id;
use super::problem::{CorpusMistake, Step};
use super::raw::{RawAmount, RawStr};
use super::stated::{Inside, same_pots};
use super::sums::{SumMistake, currency};
use crate::model::words::Qualifier;
use crate::model::{ActionId, Amount, Currency, Measure, MeasureId, Money, VocabularyKind};

impl<'a> Builder<'_, 'a> {
    pub fn amount(&mut self, index: usize, raw: RawAmount<'a>) {
        let at = |field| move || vec![Step::Field("amounts"), Step::Item(index), Step::Field(field)];
        let money = self.money(index, &raw);
        let instrument = raw
            .instrument
            .and_then(|id| self.term(VocabularyKind::Instruments, &id, at("instrument")));
        if let Some(id) = raw.measure.as_ref().filter(|id| !is_id(id)) {
            self.problem(&at("measure")(), CorpusMistake::BadId(id.to_string()));
        }
        let measure = raw.measure.map(|id| self.measure(&id));
        if let Some(measure) = measure
            && !raw.part_of.is_empty()
        {
            self.inside(index, measure, &raw.part_of);
        }
        for (place, id) in raw.places.iter().enumerate() {
            let at = || [at("places")(), vec![Step::Item(place)]].concat();
            let term = self.term(VocabularyKind::Places, id, at);
            self.out.corpus.amount_places.push_some(term);
        }
        self.out.corpus.amount_places.end_row();
        let over = raw.over.and_then(|over| self.when(over, None, at("over")));
        let amount = Amount {
            money,
            what: self.string(raw.what),
            measure,
            instrument,
            qualifier: raw.qualifier.unwrap_or(Qualifier::Exact),
            stage: raw.stage,
            mobilised: raw.mobilised,
            per: raw.per,
            over,
        };
        self.out.corpus.amounts.push(amount);
    }

    /// The sum of an amount, if it has a valid one.
    fn money(&mut self, index: usize, raw: &RawAmount<'a>) -> Option<Money> {
        let at = |field| [Step::Field("amounts"), Step::Item(index), Step::Field(field)];
        let stated = match &raw.currency {
            Some(code) => match currency(code) {
                Ok(currency) => Some(currency),
                Err(mistake) => {
                    self.problem(&at("currency"), CorpusMistake::Sum(mistake));
                    return None;
                }
            },
            None => None,
        };
        let (field, number, currency) = match (raw.eur, raw.value) {
            (Some(_), Some(_)) => {
                self.problem(&at("value"), CorpusMistake::Sum(SumMistake::TwoSums));
                return None;
            }
            (Some(number), None) => {
                if let Some(other) = stated.filter(|currency| *currency != Currency::EUR) {
                    self.problem(&at("currency"), CorpusMistake::Sum(SumMistake::EurIn(other)));
                    return None;
                }
                ("eur", number.0, Currency::EUR)
            }
            (None, Some(number)) => {
                let Some(currency) = stated.or(self.context.currency) else {
                    self.problem(&at("value"), CorpusMistake::Sum(SumMistake::WhichCurrency));
                    return None;
                };
                ("value", number.0, currency)
            }
            (None, None) => {
                let beside = [
                    ("currency", stated.is_some()),
                    ("per", raw.per.is_some()),
                    ("over", raw.over.is_some()),
                ];
                for (field, _) in beside.into_iter().filter(|(_, stands)| *stands) {
                    self.problem(&at(field), CorpusMistake::Sum(SumMistake::NoSumFor(field)));
                }
                return None;
            }
        };
        if number.decimals() > currency.coins() {
            let found = number.to_string();
            self.problem(
                &at(field),
                CorpusMistake::Sum(SumMistake::TooManyDecimals { currency, found }),
            );
            return None;
        }
        Some(Money::new(number, currency))
    }

    /// Records that a pot is inside others. A file may repeat this, but not contradict it.
    fn inside(&mut self, index: usize, measure: MeasureId, outer: &[RawStr<'a>]) {
        let second: Vec<String> = outer.iter().map(ToString::to_string).collect();
        let corpus = &mut self.out.corpus;
        if let Some(first) = self.pots.get(&measure) {
            if !same_pots(first, &second) {
                let mistake = CorpusMistake::TwoPots {
                    measure: corpus.str(corpus.measure(measure).id).to_owned(),
                    first: first.clone(),
                    second,
                };
                let at = [Step::Field("amounts"), Step::Item(index), Step::Field("part_of")];
                self.problem(&at, mistake);
            }
            return;
        }
        self.out.inside.push(Inside {
            measure,
            outer: outer.iter().map(|id| corpus.text.push(id)).collect(),
            action: ActionId::at(corpus.actions.len() - 1),
            amount: index,
        });
        self.pots.insert(measure, second);
    }

    fn measure(&mut self, id: &str) -> MeasureId {
        let corpus = &mut self.out.corpus;
        let number = self.out.measures.entry((self.edition, id.to_owned()));
        *number.or_insert_with(|| {
            let id = corpus.text.push(id);
            corpus.measures.push(Measure { id });
            MeasureId::at(corpus.measures.len() - 1)
        })
    }
}
