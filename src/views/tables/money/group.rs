//! Pots in groups: what they have in common, the sums of each group, and what the groups together count too often.

use hashbrown::HashMap;

use super::{Lens, Mention, Pot, Pots, PotsByShare, Sums};
use crate::model::set::ActionSet;
use crate::model::words::{Stage, Word as _};
use crate::model::{Corpus, Currency, Source, SumUnit, TermId};
use crate::text::choices::choices;
use crate::text::fold::order;
use crate::text::sums;
use crate::views::facts::Sources;
use crate::views::wording;

/// Which collection a pot's number refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum PotSide {
    /// The pots of a group, by its number.
    Group(usize),
    /// All pots that belong to the question.
    Own,
    Shared,
    Mobilised,
}

choices! {
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum GroupBy(name, help) {
        #[default]
        Stage("stage", "How far the money has come: announced, adopted, contracted, …"),
        Fund("fund", "The fund or programme that pays"),
        /// Pots for several places are a group of their own, so that nothing is counted once for each.
        Place("place", "What the money is for; pots for several places stand apart"),
        Objective("objective", "The objectives that state it"),
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Common {
    Stage(Option<Stage>),
    Fund(Option<TermId>),
    Places(Vec<TermId>),
    Objective(u16),
}

/// The pots of one group, as if there were no others: a pot inside one of another group counts here, and what is in
/// several pots of the group is counted in each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MoneyGroup {
    pub common: Common,
    /// The numbers of its pots among all pots of the question.
    pub numbers: Vec<usize>,
    pub pots: Pots,
    pub sums: Sums,
}

/// What the groups together count too often in one currency: what is in several groups or pots, or inside a pot of
/// another group.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Overlap {
    pub unit: SumUnit,
    /// Added to the sums of the groups it gives the total, so it is seldom positive.
    pub parts: i128,
    /// The pots it consists of, with what each adds to it.
    pub pots: Vec<(usize, i128)>,
}

/// How sums are written, so that they line up in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SumScale {
    /// In millions, with this many decimals.
    Millions(usize),
    /// In full, because some sums would be lost among the decimals of a million. With this many decimals where the currency
    /// has them.
    Ones(usize),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Grouped {
    pub(super) money: PotsByShare,
    pub(super) groups: Vec<MoneyGroup>,
    pub(super) overlaps: Vec<Overlap>,
    total: Sums,
    /// The sums of shared pots, and those of mobilised investment.
    apart: [Sums; 2],
    pub(super) by: GroupBy,
    pub(super) scale: SumScale,
    most: Vec<(SumUnit, u128)>,
    /// The only currency, if no sum is paid repeatedly: it is shown above the column instead of in each row.
    pub(super) only: Option<Currency>,
}

impl Grouped {
    pub fn new(corpus: &Corpus, money: PotsByShare, by: GroupBy) -> Self {
        let mut members: Vec<(Common, Vec<usize>)> = Vec::new();
        let mut known: HashMap<Common, usize> = HashMap::new();
        for (number, pot) in money.own.pots.iter().enumerate() {
            for common in commons(corpus, pot, by) {
                let group = *known.entry(common.clone()).or_insert_with(|| {
                    members.push((common, Vec::new()));
                    members.len() - 1
                });
                members[group].1.push(number);
            }
        }
        let groups = members.into_iter().map(|(common, numbers)| {
            let own = numbers.iter().map(|number| money.own.pots[*number].clone());
            let pots = Pots::nested(corpus, own.collect());
            MoneyGroup {
                sums: pots.gross(corpus),
                common,
                numbers,
                pots,
            }
        });
        let mut groups: Vec<MoneyGroup> = groups.collect();
        sort(corpus, &mut groups, by);
        let all = [&money.own, &money.shared, &money.mobilised];
        let pots = all.iter().flat_map(|pots| &pots.pots);
        let mut units: Vec<SumUnit> = pots.clone().filter_map(|pot| pot.unit).collect();
        units.sort_unstable();
        units.dedup();
        let total = money.own.sum(corpus);
        Self {
            overlaps: overlaps(corpus, &money.own, &groups),
            apart: [&money.shared, &money.mobilised].map(|pots| pots.sum(corpus)),
            scale: scale(pots.filter_map(|pot| Some((pot.unit?, pot.parts(corpus)?)))),
            only: match units.as_slice() {
                [SumUnit { per: None, currency }] => Some(*currency),
                _ => None,
            },
            most: most(&units, &groups),
            total,
            money,
            groups,
            by,
        }
    }

    /// The sums of all pots that belong to the question.
    pub const fn total(&self) -> &Sums {
        &self.total
    }

    /// The sums of the groups, and what the overlaps take away: together they are the total.
    pub fn column(&self, unit: SumUnit) -> Vec<i128> {
        let groups = self.groups.iter().map(|group| group.sums.parts(unit));
        let overlaps = self.overlaps.iter().filter(|overlap| overlap.unit == unit);
        groups.chain(overlaps.map(|overlap| overlap.parts)).collect()
    }

    /// The sums of a group, by its label; `None` if there is no such group.
    pub fn group(&self, corpus: &Corpus, name: &str) -> Option<&Sums> {
        let own = self
            .groups
            .iter()
            .find(|group| label(corpus, &group.common) == name);
        own.map(|group| &group.sums)
    }

    /// The mention that stands for each pot: pots of the question first, then shared and mobilised ones.
    pub fn mentions(&self) -> Vec<Mention> {
        let own = self.money.own.pots.iter();
        let all = own
            .chain(&self.money.shared.pots)
            .chain(&self.money.mobilised.pots);
        all.map(|pot| pot.best).collect()
    }

    pub(super) fn pots(&self, side: PotSide) -> &Pots {
        match side {
            PotSide::Group(group) => &self.groups[group].pots,
            PotSide::Own => &self.money.own,
            PotSide::Shared => &self.money.shared,
            PotSide::Mobilised => &self.money.mobilised,
        }
    }

    pub(super) const fn apart(&self, side: PotSide) -> &Sums {
        match side {
            PotSide::Mobilised => &self.apart[1],
            _ => &self.apart[0],
        }
    }

    /// The greatest sum of a group in this unit: the longest bar.
    pub(super) fn most(&self, unit: SumUnit) -> u128 {
        let own = self.most.iter().find(|(own, _)| *own == unit);
        own.map_or(0, |(_, most)| *most)
    }
}

fn most(units: &[SumUnit], groups: &[MoneyGroup]) -> Vec<(SumUnit, u128)> {
    let of = |unit: &SumUnit| {
        let sums = groups.iter().map(|group| group.sums.parts(*unit).unsigned_abs());
        (*unit, sums.max().unwrap_or(0))
    };
    units.iter().map(of).collect()
}

fn sort(corpus: &Corpus, groups: &mut [MoneyGroup], by: GroupBy) {
    match by {
        // The order of the list: stages from announced to paid, and what is not stated last.
        GroupBy::Stage | GroupBy::Objective => groups.sort_by(|a, b| {
            let key = |group: &MoneyGroup| (group.common == Common::Stage(None), group.common.clone());
            key(a).cmp(&key(b))
        }),
        GroupBy::Fund | GroupBy::Place => groups.sort_by_cached_key(|group| {
            let is_none = group.common == Common::Fund(None) || group.common == Common::Places(Vec::new());
            let first = group.sums.list.first();
            let unit = first.and_then(|sum| sum.unit);
            // The largest first, within a currency.
            let size = std::cmp::Reverse(first.map_or(0, |sum| sum.parts));
            (
                is_none,
                unit.is_none(),
                unit,
                size,
                order(&label(corpus, &group.common)),
            )
        }),
    }
}

/// What the groups count too often.
fn overlaps(corpus: &Corpus, own: &Pots, groups: &[MoneyGroup]) -> Vec<Overlap> {
    let mut left: Vec<i128> = (0..own.pots.len()).map(|pot| own.adds(corpus, pot)).collect();
    for group in groups {
        let own = group.numbers.iter().zip(&group.pots.pots);
        for (number, pot) in own.filter(|(_, pot)| pot.is_counted()) {
            left[*number] -= pot.parts(corpus).unwrap_or(0) as i128;
        }
    }
    let mut overlaps: Vec<Overlap> = Vec::new();
    for (number, parts) in left.into_iter().enumerate().filter(|(_, parts)| *parts != 0) {
        let Some(unit) = own.pots[number].unit else {
            continue;
        };
        let at = overlaps.iter().position(|overlap| overlap.unit == unit);
        let at = at.unwrap_or_else(|| {
            overlaps.push(Overlap {
                unit,
                parts: 0,
                pots: Vec::new(),
            });
            overlaps.len() - 1
        });
        overlaps[at].parts += parts;
        overlaps[at].pots.push((number, parts));
    }
    overlaps.sort_by_key(|overlap| overlap.unit);
    overlaps
}

/// Sums that need more decimals of a million than a reader takes in are written in full.
fn scale(sums: impl Iterator<Item = (SumUnit, u128)> + Clone) -> SumScale {
    const MOST: usize = 3;
    let needed = sums.clone().map(|(_, parts)| sums::decimals_of_million(parts));
    let decimals = needed.max().unwrap_or(0);
    if decimals <= MOST {
        return SumScale::Millions(decimals);
    }
    let needed = sums.map(|(unit, parts)| match sums::decimals(parts) {
        0 => 0,
        some => some.max(unit.currency.coins()),
    });
    SumScale::Ones(needed.max().unwrap_or(0))
}

/// The groups that a pot is in: one, or every objective that names it.
pub(super) fn commons(corpus: &Corpus, pot: &Pot, by: GroupBy) -> Vec<Common> {
    match by {
        GroupBy::Stage => vec![Common::Stage(pot.stage)],
        GroupBy::Fund => vec![Common::Fund(fund(corpus, pot))],
        GroupBy::Place => {
            let action = corpus.action(pot.best.action);
            let mut places = action.places_of_amount(pot.best.index as usize).to_vec();
            places.sort_unstable();
            vec![Common::Places(places)]
        }
        GroupBy::Objective => {
            let objective = |mention: &Mention| corpus.action(mention.action).objective().number;
            let mut named: Vec<u16> = pot.mentions.iter().map(objective).collect();
            named.sort_unstable();
            named.dedup();
            named.into_iter().map(Common::Objective).collect()
        }
    }
}

/// The fund of a pot: that of the mention that counts, else the first one named.
pub fn fund(corpus: &Corpus, pot: &Pot) -> Option<TermId> {
    let mut mentions = std::iter::once(&pot.best).chain(&pot.mentions);
    mentions.find_map(|mention| mention.amount(corpus).instrument)
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

/// The citations of a pot's mentions, the one that counts first.
pub(super) fn citations(corpus: &Corpus, pot: &Pot) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for mention in std::iter::once(&pot.best).chain(&pot.mentions) {
        let action = corpus.action(mention.action);
        let mut citation = action.citation();
        // Without item, page or line numbers the title shows which action is meant.
        if action.record().source == Source::default() && action.reference().is_none() {
            citation = format!("{citation}, “{}”", action.title());
        }
        if !found.contains(&citation) {
            found.push(citation);
        }
    }
    found
}

/// The number by which a group is folded, which does not depend on the order of the groups.
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
