//! Pots inside pots: resolves their ids and reports contradictions and cycles.

use hashbrown::{HashMap, HashSet};

use super::origins::Origins;
use super::problem::{CorpusMistake, Step};
use super::rings::{MOST_AROUND, overladen, rings};
use super::stated::{Inside, same_pots};
use crate::model::ragged::Ragged;
use crate::model::{Corpus, EditionId, MeasureId};

/// Resolves every statement that a pot is inside others; `measures` are the pots by edition and id.
pub fn nest(
    corpus: &mut Corpus,
    origins: &mut Origins,
    inside: Vec<Inside>,
    measures: &HashMap<(EditionId, String), MeasureId>,
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
                let mistake = CorpusMistake::TwoPots {
                    measure,
                    first,
                    second,
                };
                origins.report(corpus, said.action, &at_pot(said.amount), mistake);
            }
            continue;
        }
        let mut met = HashSet::new();
        let edition = corpus.edition(said.action);
        for (index, id) in names(&said).into_iter().enumerate() {
            let key = (edition, id);
            let found = measures.get(&key);
            let id = key.1;
            if let Some(outer) = found {
                if met.insert(*outer) {
                    pairs.push((said.measure.0, *outer));
                }
                continue;
            }
            // In document order, so that the same data always gets the same suggestion.
            let known = corpus.measures.iter().map(|measure| corpus.str(measure.id));
            let meant = origins.suggestions.nearest(&id, corpus.measures.len(), known);
            let mistake = CorpusMistake::Dangling {
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
        outer.map(|outer| outer.index())
    };
    let name = |number: usize| corpus.str(corpus.measures[number].id).to_owned();
    let wrong_rings = rings(corpus.measures.len(), up).into_iter().map(|ring| {
        let mistake = CorpusMistake::Cycle("part_of", ring.names(name));
        (ring.nodes[0], mistake)
    });
    let too_deep = overladen(corpus.measures.len(), up).into_iter().map(|number| {
        let (what, id, most) = ("pot", name(number), MOST_AROUND);
        (number, CorpusMistake::TooManyAround { what, id, most })
    });
    for (number, mistake) in wrong_rings.chain(too_deep) {
        if let Some(said) = said_first.get(&MeasureId::at(number)) {
            origins.report(corpus, said.action, &at_pot(said.amount), mistake);
        }
    }
}

/// The steps to where an amount says which pots it is inside of.
const fn at_pot(amount: usize) -> [Step; 3] {
    [Step::Field("amounts"), Step::Item(amount), Step::Field("part_of")]
}
