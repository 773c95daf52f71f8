//! Pots in groups: what they have in common, and the sum of each group.

use hashbrown::HashMap;

use super::{Lens, Mention, Money, Pot, Pots, Sum};
use crate::model::set::ActionSet;
use crate::model::words::{Stage, Word as _};
use crate::model::{Corpus, Source, TermId};
use crate::text::fold::order;
use crate::views::facts::Sources;
use crate::views::wording;

/// Which of the two sums a pot belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Own,
    Shared,
    Mobilised,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// How far the money has come.
    #[default]
    Stage,
    Fund,
    /// What it is for: pots for several places stand apart, so that nothing is counted for each of them.
    Place,
    /// Where the document tells it.
    Objective,
}

impl GroupBy {
    pub const ALL: [Self; 4] = [Self::Stage, Self::Fund, Self::Place, Self::Objective];

    /// The name, on the command line and in notes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Fund => "fund",
            Self::Place => "place",
            Self::Objective => "objective",
        }
    }

    pub const fn help(self) -> &'static str {
        match self {
            Self::Stage => "How far the money has come: announced, adopted, contracted, …",
            Self::Fund => "The fund or programme that pays",
            Self::Place => "What the money is for; pots for several places stand apart",
            Self::Objective => "The objective that states it first",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }

    #[must_use]
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Common {
    Stage(Option<Stage>),
    Fund(Option<TermId>),
    Places(Vec<TermId>),
    Objective(u16),
}

/// Pots of one group, with their sum.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub common: Common,
    /// The pots that count, by number.
    pub pots: Vec<usize>,
    pub sum: Sum,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Grouped {
    pub(super) money: Money,
    pub(super) groups: Vec<Group>,
    total: Sum,
    pub(super) by: GroupBy,
    /// Decimals of a million that all sums are written with, so that they stand under each other.
    pub(super) decimals: usize,
    /// The greatest sum of a group: the longest bar.
    pub(super) most: u128,
}

impl Grouped {
    pub fn new(corpus: &Corpus, money: Money, by: GroupBy) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut numbers: HashMap<Common, usize> = HashMap::new();
        for (number, pot) in money
            .own
            .pots
            .iter()
            .enumerate()
            .filter(|(_, pot)| pot.is_counted())
        {
            let common = common(corpus, pot, by);
            let group = *numbers.entry(common.clone()).or_insert_with(|| {
                groups.push(Group {
                    common,
                    pots: Vec::new(),
                    sum: Sum::default(),
                });
                groups.len() - 1
            });
            groups[group].pots.push(number);
        }
        let mut group_of = vec![0; money.own.pots.len()];
        for (number, group) in groups.iter().enumerate() {
            group.pots.iter().for_each(|pot| group_of[*pot] = number);
        }
        let sums = money.own.sums(corpus, groups.len(), |pot| group_of[pot]);
        for (group, sum) in groups.iter_mut().zip(sums) {
            group.sum = sum;
        }
        match by {
            // The order of the list: from announced to paid, what is not told last.
            GroupBy::Stage | GroupBy::Objective => groups.sort_by(|a, b| {
                let key = |group: &Group| (group.common == Common::Stage(None), group.common.clone());
                key(a).cmp(&key(b))
            }),
            GroupBy::Fund | GroupBy::Place => groups.sort_by(|a, b| {
                let is_none = |group: &Group| {
                    group.common == Common::Fund(None) || group.common == Common::Places(Vec::new())
                };
                let key = |group: &Group| (is_none(group), std::cmp::Reverse(group.sum.eur));
                key(a)
                    .cmp(&key(b))
                    .then_with(|| order(&label(corpus, &a.common)).cmp(&order(&label(corpus, &b.common))))
            }),
        }
        let pots = money
            .own
            .pots
            .iter()
            .chain(&money.shared.pots)
            .chain(&money.mobilised.pots);
        let decimals = pots.filter_map(|pot| pot.eur(corpus)).map(decimals).max();
        Self {
            total: money.own.sum(corpus),
            most: groups.iter().map(|group| group.sum.eur).max().unwrap_or(0),
            decimals: decimals.unwrap_or(0),
            money,
            groups,
            by,
        }
    }

    /// The sum of all that belongs to the question.
    pub const fn total(&self) -> Sum {
        self.total
    }

    /// The mentions that pots are told by, in the order of the table.
    pub fn mentions(&self) -> Vec<Mention> {
        let own = self.money.own.pots.iter();
        let all = own
            .chain(&self.money.shared.pots)
            .chain(&self.money.mobilised.pots);
        all.map(|pot| pot.told).collect()
    }

    pub(super) const fn pots(&self, side: Side) -> &Pots {
        match side {
            Side::Own => &self.money.own,
            Side::Shared => &self.money.shared,
            Side::Mobilised => &self.money.mobilised,
        }
    }
}

/// Decimals of a million that a sum needs.
const fn decimals(eur: u64) -> usize {
    let mut rest = eur % 1_000_000;
    let mut decimals = 6;
    while decimals > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        decimals -= 1;
    }
    decimals
}

pub(super) fn common(corpus: &Corpus, pot: &Pot, by: GroupBy) -> Common {
    let action = corpus.action(pot.told.action);
    match by {
        GroupBy::Stage => Common::Stage(pot.stage),
        GroupBy::Fund => Common::Fund(fund(corpus, pot)),
        GroupBy::Place => {
            let mut places = action.places_of_amount(pot.told.index as usize).to_vec();
            places.sort_unstable();
            Common::Places(places)
        }
        GroupBy::Objective => Common::Objective(corpus.action(pot.mentions[0].action).objective().number),
    }
}

/// The fund of a pot: that of the mention that counts, else of any.
pub(super) fn fund(corpus: &Corpus, pot: &Pot) -> Option<TermId> {
    let mut told = std::iter::once(&pot.told).chain(&pot.mentions);
    told.find_map(|mention| mention.amount(corpus).instrument)
}

pub(super) fn label(corpus: &Corpus, common: &Common) -> String {
    match common {
        Common::Stage(None) => "No stage".into(),
        Common::Stage(Some(stage)) => wording::capital(stage.label()),
        Common::Fund(None) => "No fund named".into(),
        Common::Fund(Some(fund)) => {
            let term = corpus.instrument_terms().term(*fund);
            match &term.abbreviation {
                Some(short) => format!("{short}, {}", term.name),
                None => term.name.clone(),
            }
        }
        Common::Places(places) if places.is_empty() => "No place named".into(),
        Common::Places(places) => names(corpus, places),
        Common::Objective(number) => {
            let own = corpus
                .objectives
                .iter()
                .find(|objective| objective.number == *number);
            let title = own.map_or("", |own| corpus.str(corpus.section(own.section).short));
            format!("{number} {title}")
        }
    }
}

pub(super) fn names(corpus: &Corpus, places: &[TermId]) -> String {
    let names = places
        .iter()
        .map(|id| corpus.place_terms().term(*id).name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

/// Where a pot is named: every place, the one that counts first.
pub(super) fn citations(corpus: &Corpus, pot: &Pot) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for mention in std::iter::once(&pot.told).chain(&pot.mentions) {
        let action = corpus.action(mention.action);
        let mut citation = action.citation();
        // Without any number the title says which action is meant.
        if action.record().source == Source::default() && action.reference().is_none() {
            citation = format!("{citation}, “{}”", action.title());
        }
        if !found.contains(&citation) {
            found.push(citation);
        }
    }
    found
}

/// What a group is known by for folding, whatever the order of the groups is.
pub(super) fn known_by(common: &Common) -> u32 {
    let list = |first: u32, rest: u32| (first << 24) | (rest & 0x00ff_ffff);
    match common {
        Common::Stage(stage) => list(1, stage.map_or(0, |stage| 1 + stage as u32)),
        Common::Fund(fund) => list(2, fund.map_or(0, |fund| 1 + u32::from(fund.0))),
        Common::Objective(number) => list(3, u32::from(*number)),
        Common::Places(places) => {
            let mixed = places.iter().fold(17_u32, |mixed, place| {
                mixed.wrapping_mul(31).wrapping_add(u32::from(place.0) + 1)
            });
            list(4, mixed)
        }
    }
}

pub fn grouped(sources: Sources, set: Option<&ActionSet>, lens: &Lens, by: GroupBy) -> Grouped {
    Grouped::new(sources.corpus, super::money(sources.corpus, set, lens), by)
}
