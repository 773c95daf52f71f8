//! Pots inside pots: their ids resolved, and contradictions and rings reported.

use hashbrown::HashMap;

use super::origins::Origins;
use super::problem::{Mistake, Step};
use super::rings::rings;
use super::shard::same_pots;
use crate::model::ragged::Ragged;
use crate::model::text::Str;
use crate::model::{ActionId, Corpus, MeasureId};
use crate::text::nearest::nearest;

/// A statement that a pot is inside others, made by an amount of an action.
pub struct Inside {
    pub measure: MeasureId,
    pub outer: Vec<Str>,
    pub action: ActionId,
    pub amount: usize,
}

/// Resolves every statement that a pot is inside of others; `measures` are all pots by id.
pub fn nest(
    corpus: &mut Corpus,
    origins: &mut Origins,
    inside: Vec<Inside>,
    measures: &HashMap<String, MeasureId>,
) {
    let mut said_first: HashMap<MeasureId, Inside> = HashMap::new();
    let mut pairs: Vec<(u32, MeasureId)> = Vec::new();
    for said in inside {
        let names = |said: &Inside| -> Vec<String> {
            let ids = said.outer.iter();
            ids.map(|id| corpus.str(*id).to_owned()).collect()
        };
        if let Some(first) = said_first.get(&said.measure) {
            let (first, second) = (names(first), names(&said));
            if !same_pots(&first, &second) {
                let measure = corpus.str(corpus.measure(said.measure).id).to_owned();
                let mistake = Mistake::TwoPots {
                    measure,
                    first,
                    second,
                };
                origins.report(corpus, said.action, &at_pot(said.amount), mistake);
            }
            continue;
        }
        for (index, id) in names(&said).into_iter().enumerate() {
            if let Some(outer) = measures.get(&id) {
                pairs.push((said.measure.0, *outer));
                continue;
            }
            // In document order, so that the same data always gets the same suggestion.
            let known = corpus.measures.iter().map(|measure| corpus.str(measure.id));
            let meant = origins
                .may_suggest()
                .then(|| nearest(&id, known).map(str::to_owned))
                .flatten();
            let mistake = Mistake::Dangling {
                what: "measure",
                id,
                meant,
            };
            let at = [&at_pot(said.amount)[..], &[Step::Item(index)]].concat();
            origins.report(corpus, said.action, &at, mistake);
        }
        said_first.insert(said.measure, said);
    }
    corpus.pots_outside = Ragged::gather(corpus.measures.len(), &pairs);
    let up = |number: usize| {
        let outer = corpus.pots_outside.row(number).iter();
        outer.map(|outer| outer.index()).collect()
    };
    for ring in rings(corpus.measures.len(), up) {
        let ids = ring
            .iter()
            .map(|number| corpus.str(corpus.measures[*number].id).to_owned());
        let mistake = Mistake::Cycle("part_of", ids.collect());
        if let Some(said) = said_first.get(&MeasureId::at(ring[0])) {
            origins.report(corpus, said.action, &at_pot(said.amount), mistake);
        }
    }
}

/// The steps to where an amount says which pots it is inside of.
const fn at_pot(amount: usize) -> [Step; 3] {
    [Step::Field("amounts"), Step::Item(amount), Step::Field("part_of")]
}
