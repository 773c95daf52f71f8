//! Money that is never counted twice: mentions become pots, and pots inside pots are known.

use super::lens::{Lens, Share};
use super::sum::Sum;
use crate::model::set::ActionSet;
use crate::model::words::{Qualifier, Stage};
use crate::model::{ActionId, Amount, Corpus, MeasureId};
use hashbrown::HashMap;

/// A mention of money: an action and the index among its amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    pub action: ActionId,
    pub index: u32,
}

impl Mention {
    pub fn amount(self, corpus: &Corpus) -> &Amount {
        &corpus.amounts.row(self.action.index())[self.index as usize]
    }
}

/// A pot of money with everything in view that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pot {
    /// Its id; none for an amount that names none, which is a pot of its own.
    pub measure: Option<MeasureId>,
    /// What names it, in the order of the document.
    pub mentions: Vec<Mention>,
    /// The mention whose sum counts: of those with a sum the one that tells most of its stage, of equals an exact one, of
    /// equals the first.
    pub told: Mention,
    /// The furthest stage that any mention tells.
    pub stage: Option<Stage>,
    /// The outermost pots in view that it lies in; none where it counts itself.
    pub roots: Vec<usize>,
    /// The pots in view that it lies in directly, or by way of pots that are not in view.
    pub inside: Vec<usize>,
    /// The pots in view that lie in it directly.
    pub parts: Vec<usize>,
}

impl Pot {
    /// Its sum, where one is told.
    pub fn eur(&self, corpus: &Corpus) -> Option<u64> {
        self.told.amount(corpus).eur
    }

    pub fn qualifier(&self, corpus: &Corpus) -> Qualifier {
        self.told.amount(corpus).qualifier
    }

    /// Whether it counts itself, and not in a pot around it.
    pub const fn is_counted(&self) -> bool {
        self.roots.is_empty()
    }

    /// Other sums that mentions in view tell of it.
    pub fn otherwise(&self, corpus: &Corpus) -> Vec<u64> {
        let own = self.eur(corpus);
        let mut others: Vec<u64> = self
            .mentions
            .iter()
            .filter_map(|mention| mention.amount(corpus).eur)
            .filter(|eur| Some(*eur) != own)
            .collect();
        others.sort_unstable();
        others.dedup();
        others
    }
}

/// Pots that are added up together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pots {
    /// All of them, in the order of the document.
    pub pots: Vec<Pot>,
    /// Pots that lie in several of those counted, by their number: each is counted in all of them, and taken away again
    /// all times but one.
    pub twice: Vec<usize>,
}

/// The money of some actions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// What belongs to the question.
    pub own: Pots,
    /// What is for others as well: its sum tells nothing of the share, and may hold some of the own.
    pub shared: Pots,
    /// Investment that is to be mobilised from many sources, and not spent by a fund.
    pub mobilised: Pots,
}

impl Money {
    /// Whether no money is mentioned.
    pub const fn is_empty(&self) -> bool {
        self.own.pots.is_empty() && self.shared.pots.is_empty() && self.mobilised.pots.is_empty()
    }
}

/// The money that the actions in a set mention, of everything where there is none, through a lens.
pub fn money(corpus: &Corpus, set: Option<&ActionSet>, lens: &Lens) -> Money {
    let [mut own, mut shared, mut mobilised]: [Gathered; 3] = Default::default();
    let mut place_of: HashMap<MeasureId, Share> = HashMap::new();
    let mut mentions: Vec<(Mention, Share)> = Vec::new();
    for action in corpus.all() {
        if action.amounts().is_empty() || set.is_some_and(|set| !set.contains(action.id)) {
            continue;
        }
        for (index, amount) in action.amounts().iter().enumerate() {
            let share = lens.share(action, index);
            if share == Share::Out {
                continue;
            }
            let mention = Mention {
                action: action.id,
                index: index as u32,
            };
            mentions.push((mention, share));
            if let Some(measure) = amount.measure {
                // What one mention gives to the question alone belongs to it, however loosely others speak of it.
                let known = place_of.entry(measure).or_insert(share);
                *known = share.min(*known);
            }
        }
    }
    for (mention, share) in mentions {
        let measure = mention.amount(corpus).measure;
        let share = measure.map_or(share, |measure| place_of[&measure]);
        let gathered = match share {
            _ if mention.amount(corpus).mobilised => &mut mobilised,
            Share::Shared => &mut shared,
            Share::Own | Share::Out => &mut own,
        };
        gathered.add(mention, measure);
    }
    Money {
        own: own.pots(corpus),
        shared: shared.pots(corpus),
        mobilised: mobilised.pots(corpus),
    }
}

/// Mentions on their way to pots.
#[derive(Default)]
pub(super) struct Gathered {
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

    fn pots(self, corpus: &Corpus) -> Pots {
        let mut pots: Vec<Pot> = self
            .pots
            .into_iter()
            .map(|(measure, mentions)| {
                let stage = |mention: &Mention| mention.amount(corpus).stage;
                let told = mentions.iter().copied().reduce(|best, next| {
                    let rank = |mention: Mention| {
                        let amount = mention.amount(corpus);
                        let is_exact = amount.qualifier == Qualifier::Exact;
                        (amount.eur.is_some(), amount.stage, is_exact)
                    };
                    if rank(next) > rank(best) { next } else { best }
                });
                Pot {
                    measure,
                    told: told.unwrap_or(mentions[0]),
                    stage: mentions.iter().filter_map(stage).max(),
                    mentions,
                    roots: Vec::new(),
                    inside: Vec::new(),
                    parts: Vec::new(),
                }
            })
            .collect();
        let insides: Vec<Vec<usize>> = pots
            .iter()
            .map(|pot| {
                pot.measure
                    .map_or_else(Vec::new, |measure| outer(corpus, measure, &self.numbers))
            })
            .collect();
        // A pot without a sum cannot stand for what is in it.
        let counts: Vec<bool> = pots.iter().map(|pot| pot.eur(corpus).is_some()).collect();
        for number in 0..pots.len() {
            pots[number].roots = roots(number, &insides, &counts);
            pots[number].inside.clone_from(&insides[number]);
            for outer in &insides[number] {
                pots[*outer].parts.push(number);
            }
        }
        let twice = twice(&pots);
        Pots { pots, twice }
    }
}

/// The pots in view that a pot lies in: the nearest on every way out.
pub(super) fn outer(corpus: &Corpus, measure: MeasureId, numbers: &HashMap<MeasureId, usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut seen = vec![measure];
    let mut open = corpus.outer_pots(measure).to_vec();
    while let Some(next) = open.pop() {
        if seen.contains(&next) {
            continue;
        }
        seen.push(next);
        match numbers.get(&next) {
            Some(number) => found.push(*number),
            None => open.extend(corpus.outer_pots(next)),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The outermost pots with a sum that one lies in; none where it lies in none of them.
pub(super) fn roots(number: usize, insides: &[Vec<usize>], counts: &[bool]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut seen = vec![number];
    let mut open = insides[number].clone();
    while let Some(next) = open.pop() {
        if seen.contains(&next) {
            continue;
        }
        seen.push(next);
        open.extend(&insides[next]);
        if counts[next] {
            found.push(next);
        }
    }
    // Those that lie in another of them count there.
    let is_outermost = |pot: &usize| {
        let mut open = insides[*pot].clone();
        let mut seen = Vec::new();
        while let Some(next) = open.pop() {
            if seen.contains(&next) {
                continue;
            }
            seen.push(next);
            if counts[next] {
                return false;
            }
            open.extend(&insides[next]);
        }
        true
    };
    found.retain(is_outermost);
    found.sort_unstable();
    found
}

/// The pots that lie in several of those counted, but for what lies in such a pot itself.
pub(super) fn twice(pots: &[Pot]) -> Vec<usize> {
    let is_in_several = |number: usize| pots[number].roots.len() > 1;
    (0..pots.len())
        .filter(|number| is_in_several(*number))
        .filter(|number| {
            let mut open = pots[*number].inside.clone();
            let mut seen = Vec::new();
            while let Some(next) = open.pop() {
                if seen.contains(&next) {
                    continue;
                }
                seen.push(next);
                if is_in_several(next)
                    && pots[*number]
                        .roots
                        .iter()
                        .all(|root| pots[next].roots.contains(root))
                {
                    return false;
                }
                open.extend(&pots[next].inside);
            }
            true
        })
        .collect()
}

impl Pots {
    /// The pots added up in groups, by the number that a pot's group has: each counted once, and in a pot around it rather
    /// than itself.
    pub fn sums(&self, corpus: &Corpus, groups: usize, group_of: impl Fn(usize) -> usize) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); groups];
        for (number, pot) in self.pots.iter().enumerate().filter(|(_, pot)| pot.is_counted()) {
            sums[group_of(number)].add(pot.eur(corpus), pot.qualifier(corpus));
        }
        for number in &self.twice {
            let pot = &self.pots[*number];
            let mut own: Vec<usize> = pot.roots.iter().map(|root| group_of(*root)).collect();
            own.sort_unstable();
            // Once in each group is right; more often is too often.
            for pair in own.windows(2).filter(|pair| pair[0] == pair[1]) {
                sums[pair[0]].take(pot.eur(corpus).unwrap_or(0));
            }
        }
        sums
    }

    pub fn sum(&self, corpus: &Corpus) -> Sum {
        self.sums(corpus, 1, |_| 0)[0]
    }
}
