//! Pots: money that is mentioned in one place or in many, and that counts once.

use crate::model::words::{Qualifier, Stage};
use crate::model::{ActionId, Amount, Corpus, MeasureId, Money as Stated, SumUnit};

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
    /// What its sum is in; none where no mention states one. A pot that is stated in several currencies, or as a sum and as
    /// a rate, is a pot in each: nothing is converted.
    pub unit: Option<SumUnit>,
    /// What names it, in the order of the document.
    pub mentions: Vec<Mention>,
    /// The mention whose sum counts: of those with a sum the one at the latest stage, of equals an exact one, of
    /// equals the first.
    pub best: Mention,
    /// The latest stage that any mention states.
    pub stage: Option<Stage>,
    /// The outermost pots in view that it lies in; none where it counts itself.
    pub roots: Vec<usize>,
    /// The pots in view that it lies in directly, or by way of pots that are not in view.
    pub inside: Vec<usize>,
    /// The pots in view that lie in it directly.
    pub parts: Vec<usize>,
}

impl Pot {
    /// Its sum in ten-thousandths, where one is stated.
    pub fn parts(&self, corpus: &Corpus) -> Option<u128> {
        self.best.amount(corpus).money.map(Stated::parts)
    }

    pub fn qualifier(&self, corpus: &Corpus) -> Qualifier {
        self.best.amount(corpus).qualifier
    }

    /// Whether it counts itself, and not in a pot around it.
    pub const fn is_counted(&self) -> bool {
        self.roots.is_empty()
    }

    /// Other sums that mentions in view state for it.
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
    /// All of them, in the order of the document.
    pub pots: Vec<Pot>,
    /// Pots that lie in several of those counted, by their number: each is counted in all of them, and taken away again
    /// all times but one.
    pub twice: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PotsByShare {
    /// What belongs to the question.
    pub own: Pots,
    /// What is for others as well: its sum says nothing about the share, and may hold some of the own.
    pub shared: Pots,
    /// Investment that is to be mobilised from many sources, and not spent by a fund.
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

    /// Whether it may count inside another: only what is added up lies in each other. What states no sum lies anywhere.
    pub(super) fn fits(&self, outer: &Self) -> bool {
        self.unit.is_none() || outer.unit.is_none() || self.unit == outer.unit
    }
}
