//! Pots inside pots: which is inside which, and what all of them add up to.

use hashbrown::HashMap;

use super::pots::{Pot, Pots};
use super::sum::Sums;
use crate::model::{Corpus, MeasureId};

/// The pots in view that a pot is inside: on every path outwards the nearest that it fits in.
fn outer(corpus: &Corpus, own: &Pot, pots: &[Pot], numbers: &HashMap<MeasureId, Vec<usize>>) -> Vec<usize> {
    let Some(measure) = own.measure else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut seen = vec![measure];
    let mut open = corpus.outer_pots(measure).to_vec();
    while let Some(next) = open.pop() {
        if seen.contains(&next) {
            continue;
        }
        seen.push(next);
        let before = found.len();
        let near = numbers.get(&next).into_iter().flatten();
        found.extend(near.copied().filter(|outer| own.fits(&pots[*outer])));
        if found.len() == before {
            open.extend(corpus.outer_pots(next));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Visits the pots around one, at any depth, except those that it does not fit in. Each is visited once; `goes_on`
/// returns whether to continue.
fn around(pots: &[Pot], number: usize, mut goes_on: impl FnMut(usize) -> bool) {
    let mut seen = vec![number];
    let mut open = pots[number].inside.clone();
    while let Some(next) = open.pop() {
        if seen.contains(&next) || !pots[number].fits(&pots[next]) {
            continue;
        }
        seen.push(next);
        if !goes_on(next) {
            return;
        }
        open.extend(&pots[next].inside);
    }
}

/// The outermost pots with a sum around one; empty if there are none.
fn roots(pots: &[Pot], number: usize) -> Vec<usize> {
    // A pot without a sum cannot represent what is in it.
    let counts = |pot: usize| pots[pot].unit.is_some();
    let mut found = Vec::new();
    around(pots, number, |next| {
        if counts(next) {
            found.push(next);
        }
        true
    });
    // Those inside another of them count there.
    found.retain(|pot| {
        let mut is_outermost = true;
        around(pots, *pot, |next| {
            is_outermost &= !counts(next);
            is_outermost
        });
        is_outermost
    });
    found.sort_unstable();
    found
}

/// The pots inside several of those counted, except those inside another such pot.
fn twice(pots: &[Pot]) -> Vec<usize> {
    let is_in_several = |number: usize| pots[number].unit.is_some() && pots[number].roots.len() > 1;
    (0..pots.len())
        .filter(|number| is_in_several(*number))
        .filter(|number| {
            let mut is_alone = true;
            around(pots, *number, |next| {
                let own = &pots[*number].roots;
                let inside = is_in_several(next) && own.iter().all(|root| pots[next].roots.contains(root));
                is_alone &= !inside;
                is_alone
            });
            is_alone
        })
        .collect()
}

impl Pots {
    /// Nests pots, considering only each other.
    pub(super) fn nested(corpus: &Corpus, mut pots: Vec<Pot>) -> Self {
        let mut numbers: HashMap<MeasureId, Vec<usize>> = HashMap::new();
        for (number, pot) in pots.iter().enumerate() {
            if let Some(measure) = pot.measure {
                numbers.entry(measure).or_default().push(number);
            }
        }
        for number in 0..pots.len() {
            pots[number].inside = outer(corpus, &pots[number], &pots, &numbers);
            pots[number].parts.clear();
        }
        for number in 0..pots.len() {
            pots[number].roots = roots(&pots, number);
            for at in 0..pots[number].inside.len() {
                let outer = pots[number].inside[at];
                pots[outer].parts.push(number);
            }
        }
        let twice = twice(&pots);
        Self { pots, twice }
    }

    /// What a pot adds to the sum, in ten-thousandths: its own sum if it counts, nothing if it is inside one that does. If it
    /// is inside several, each has counted it as far as its sum reaches, and all but the greatest of these parts is taken away.
    pub fn adds(&self, corpus: &Corpus, number: usize) -> i128 {
        let pot = &self.pots[number];
        let own = pot.parts(corpus).unwrap_or(0);
        if pot.is_counted() {
            return own as i128;
        }
        if self.twice.binary_search(&number).is_err() {
            return 0;
        }
        let roots = pot.roots.iter();
        let counted = roots.map(|root| own.min(self.pots[*root].parts(corpus).unwrap_or(0)));
        let counted: Vec<u128> = counted.collect();
        let once = counted.iter().max().copied().unwrap_or(0);
        once as i128 - counted.iter().sum::<u128>() as i128
    }

    /// The sum of the pots that count; what is in several of them is counted in each.
    pub(super) fn gross(&self, corpus: &Corpus) -> Sums {
        Sums::of(corpus, self.counted())
    }

    fn counted(&self) -> impl Iterator<Item = &Pot> {
        self.pots.iter().filter(|pot| pot.is_counted())
    }

    /// The sum of the pots, each counted once: in a pot around it, if there is one.
    pub fn sum(&self, corpus: &Corpus) -> Sums {
        let mut sums = Sums::default();
        sums.add_pots(corpus, self.counted());
        for number in &self.twice {
            if let Some(unit) = self.pots[*number].unit {
                sums.take(unit, self.adds(corpus, *number));
            }
        }
        sums.settle();
        sums
    }
}
