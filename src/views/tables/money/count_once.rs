//! The mentions of money in some actions, seen through a lens and gathered into pots.

use hashbrown::{HashMap, HashSet};

use super::lens::{Lens, LensShare};
use super::pots::{Mention, Pot, Pots, PotsByShare};
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus, MeasureId, SumUnit};

/// The money that the actions in a set mention, or all actions if `None`, seen through a lens.
pub fn money(corpus: &Corpus, set: Option<&ActionSet>, lens: &Lens) -> PotsByShare {
    let mut seen = mentions(corpus, set, lens);
    if !lens.stages.is_empty() && set.is_some() {
        seen = at_stages(corpus, &seen, lens);
    }
    let mut place_of: HashMap<MeasureId, LensShare> = HashMap::new();
    for (mention, share) in &seen {
        if let Some(measure) = mention.amount(corpus).measure {
            // A pot that any mention gives to the question alone belongs to it, however loosely others describe it.
            let known = place_of.entry(measure).or_insert(*share);
            *known = (*share).min(*known);
        }
    }
    let [mut own, mut shared, mut mobilised]: [Gathered; 3] = Default::default();
    for (mention, share) in seen {
        let measure = mention.amount(corpus).measure;
        let share = measure.map_or(share, |measure| place_of[&measure]);
        let gathered = match share {
            _ if mention.amount(corpus).mobilised => &mut mobilised,
            LensShare::Shared => &mut shared,
            LensShare::Own | LensShare::Out => &mut own,
        };
        gathered.add(mention, measure);
    }
    let pots = |gathered: Gathered| {
        let mut pots = gathered.pots(corpus);
        pots.retain(|pot| lens.stages.is_empty() || pot.stage.is_some_and(|own| lens.stages.contains(&own)));
        Pots::nested(corpus, pots)
    };
    PotsByShare {
        own: pots(own),
        shared: pots(shared),
        mobilised: pots(mobilised),
    }
}

fn mentions(corpus: &Corpus, set: Option<&ActionSet>, lens: &Lens) -> Vec<(Mention, LensShare)> {
    let mut seen = Vec::new();
    for action in corpus.all() {
        if action.amounts().is_empty() || set.is_some_and(|set| !set.contains(action.id)) {
            continue;
        }
        for index in 0..action.amounts().len() {
            let share = lens.share(action, index);
            if share != LensShare::Out {
                let mention = Mention {
                    action: action.id,
                    index: index as u32,
                };
                seen.push((mention, share));
            }
        }
    }
    seen
}

/// All mentions of the pots found in their edition, including those that state no stage or another one: how far a pot
/// has come depends on everything the edition says about it.
fn at_stages(corpus: &Corpus, found: &[(Mention, LensShare)], lens: &Lens) -> Vec<(Mention, LensShare)> {
    let edition = |mention: Mention| corpus.action(mention.action).objective().edition;
    let key = |mention: Mention| {
        let measure = mention.amount(corpus).measure;
        measure.map(|measure| (measure, edition(mention)))
    };
    let known: HashSet<_> = found.iter().filter_map(|(mention, _)| key(*mention)).collect();
    let alone: HashSet<ActionId> = found.iter().map(|(mention, _)| mention.action).collect();
    let mut all = mentions(corpus, None, lens);
    all.retain(|(mention, _)| match key(*mention) {
        Some(key) => known.contains(&key),
        None => alone.contains(&mention.action),
    });
    all
}

/// Mentions on their way to pots.
#[derive(Default)]
struct Gathered {
    pots: Vec<(Option<MeasureId>, Vec<Mention>)>,
    numbers: HashMap<MeasureId, usize>,
}

impl Gathered {
    fn add(&mut self, mention: Mention, measure: Option<MeasureId>) {
        let known = measure.and_then(|measure| self.numbers.get(&measure));
        if let Some(number) = known {
            self.pots[*number].1.push(mention);
            return;
        }
        if let Some(measure) = measure {
            self.numbers.insert(measure, self.pots.len());
        }
        self.pots.push((measure, vec![mention]));
    }

    /// The pots, not yet nested.
    fn pots(self, corpus: &Corpus) -> Vec<Pot> {
        let unit = |mention: &Mention| mention.amount(corpus).unit();
        let mut pots = Vec::with_capacity(self.pots.len());
        for (measure, mentions) in self.pots {
            let mut units: Vec<SumUnit> = mentions.iter().filter_map(unit).collect();
            units.sort_unstable();
            units.dedup();
            if units.len() < 2 {
                pots.push(Pot::new(corpus, measure, units.first().copied(), mentions));
                continue;
            }
            for own in units {
                // A mention without a sum is about the pot in every currency.
                let of_it = mentions.iter().copied();
                let of_it = of_it.filter(|mention| unit(mention).is_none_or(|unit| unit == own));
                pots.push(Pot::new(corpus, measure, Some(own), of_it.collect()));
            }
        }
        pots
    }
}
