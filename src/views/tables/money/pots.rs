//! Pots: money that counts once, whether it is mentioned in one place or in many.

use crate::model::words::{Qualifier, Stage};
use crate::model::{ActionId, Amount, Corpus, MeasureId, Money as Stated, SumUnit};

/// A mention of money: an action and an index among its amounts.
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

/// A pot of money, with everything in view that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pot {
    /// The pot in the corpus; `None` for an amount that names none, which is a pot by itself.
    pub measure: Option<MeasureId>,
    /// The unit of its sum; `None` if no mention states one. A pot stated in several currencies, or as a sum and as a rate,
    /// is a separate pot in each: nothing is converted.
    pub unit: Option<SumUnit>,
    /// What names it, in document order.
    pub mentions: Vec<Mention>,
    /// The mention whose sum counts: one with a sum if possible, then the one at the latest stage, then an exact one, then
    /// the first.
    pub best: Mention,
    /// The latest stage that any mention states.
    pub stage: Option<Stage>,
    /// The outermost pots in view, with a sum, that it is inside; empty if it counts itself.
    pub roots: Vec<usize>,
    /// The pots in view that it is inside directly, or by way of pots that are not in view.
    pub inside: Vec<usize>,
    /// The pots in view that are directly inside it.
    pub parts: Vec<usize>,
}

impl Pot {
    /// Its sum in ten-thousandths, if one is stated.
    pub fn parts(&self, corpus: &Corpus) -> Option<u128> {
        self.best.amount(corpus).money.map(Stated::parts)
    }

    pub fn qualifier(&self, corpus: &Corpus) -> Qualifier {
        self.best.amount(corpus).qualifier
    }

    /// Whether it counts itself, rather than in a pot around it.
    pub const fn is_counted(&self) -> bool {
        self.roots.is_empty()
    }

    /// The other sums that mentions in view state for it, in ten-thousandths.
    pub fn otherwise(&self, corpus: &Corpus) -> Vec<u128> {
        let own = self.parts(corpus);
        let mut others: Vec<u128> = self
            .mentions
            .iter()
            .filter_map(|mention| mention.amount(corpus).money.map(Stated::parts))
            .filter(|parts| Some(*parts) != own)
            .collect();
        others.sort_unstable();
        others.dedup();
        others
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pots {
    /// All of them, in document order.
    pub pots: Vec<Pot>,
    /// The numbers of the pots inside several of those counted: each is counted in all of them, and all but one of these
    /// counts is taken away again.
    pub twice: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PotsByShare {
    /// What belongs to the question.
    pub own: Pots,
    /// What is also for others: its sum says nothing about the share of the question, and may include some of `own`.
    pub shared: Pots,
    /// Investment to be mobilised from many sources, rather than spent by a fund.
    pub mobilised: Pots,
}

impl Pot {
    pub(super) fn new(
        corpus: &Corpus,
        measure: Option<MeasureId>,
        unit: Option<SumUnit>,
        mentions: Vec<Mention>,
    ) -> Self {
        let stage = |mention: &Mention| mention.amount(corpus).stage;
        let best = mentions.iter().copied().reduce(|best, next| {
            let rank = |mention: Mention| {
                let amount = mention.amount(corpus);
                let is_exact = amount.qualifier == Qualifier::Exact;
                (amount.money.is_some(), amount.stage, is_exact)
            };
            if rank(next) > rank(best) { next } else { best }
        });
        Self {
            measure,
            unit,
            best: best.unwrap_or(mentions[0]),
            stage: mentions.iter().filter_map(stage).max(),
            mentions,
            roots: Vec::new(),
            inside: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Whether it may count inside another: if both have the same unit, or one of them has no sum.
    pub(super) fn fits(&self, outer: &Self) -> bool {
        self.unit.is_none() || outer.unit.is_none() || self.unit == outer.unit
    }
}
