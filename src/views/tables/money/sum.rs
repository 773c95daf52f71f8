//! Sums of pots, one for each currency, with what keeps them from being exact.

use super::Pot;
use crate::model::words::Qualifier;
use crate::model::{Corpus, SumUnit};
use crate::views::wording;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The currency, and how often it is paid; `None` if no sum is stated.
    pub unit: Option<SumUnit>,
    /// The sum of the pots that state one, in ten-thousandths.
    pub parts: i128,
    pub pots: u32,
    /// How many of the pots have no sum in the document, which does not make them zero.
    pub unknown: u32,
    /// What the inexact ones among the sums make of the total.
    bound: Option<SumBound>,
}

/// What inexact sums make of the total they are added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SumBound {
    All(Qualifier),
    Low,
    High,
    /// Some are approximate, and none is a bound.
    About,
    /// There are both lower and upper bounds.
    Neither,
}

impl SumBound {
    const fn alone(qualifier: Qualifier) -> Option<Self> {
        match qualifier {
            Qualifier::Exact => None,
            Qualifier::Indicative => Some(Self::All(Qualifier::About)),
            other => Some(Self::All(other)),
        }
    }

    /// What remains of it next to a different one.
    const fn side(self) -> Self {
        match self {
            Self::All(Qualifier::Over | Qualifier::AtLeast) => Self::Low,
            Self::All(Qualifier::UpTo) => Self::High,
            Self::All(_) => Self::About,
            other => other,
        }
    }

    fn and(self, other: Self) -> Self {
        if self == other {
            return self;
        }
        match (self.side(), other.side()) {
            (Self::About, Self::About) => Self::About,
            (Self::About, _) => other,
            (_, Self::About) => self,
            (one, other) if one == other => one,
            _ => Self::Neither,
        }
    }
}

impl Sum {
    /// A stated, exact sum.
    pub(super) const fn exactly(unit: SumUnit, parts: i128, pots: u32) -> Self {
        Self {
            unit: Some(unit),
            parts,
            pots,
            unknown: 0,
            bound: None,
        }
    }

    fn add(&mut self, parts: u128, qualifier: Qualifier) {
        self.pots += 1;
        self.parts = self.parts.saturating_add(parts as i128);
        if let Some(more) = SumBound::alone(qualifier) {
            self.bound = Some(self.bound.map_or(more, |bound| bound.and(more)));
        }
    }

    pub const fn is_unknown(&self) -> bool {
        self.unit.is_none()
    }

    /// What precedes the number: `over `, `up to `, `about `; empty if it is exact.
    pub fn bound(&self) -> String {
        wording::qualifier(self.qualifier())
    }

    /// How exact it is. If all inexact parts are so in the same way, the sum is too: "almost" stays "almost". A sum of
    /// lower and upper bounds has neither bound.
    pub const fn qualifier(&self) -> Qualifier {
        match self.bound {
            None => Qualifier::Exact,
            Some(SumBound::All(qualifier)) => qualifier,
            Some(SumBound::Low) => Qualifier::Over,
            Some(SumBound::High) => Qualifier::UpTo,
            Some(SumBound::About | SumBound::Neither) => Qualifier::About,
        }
    }
}

/// What pots add up to: a sum for each currency and rate. Nothing is ever converted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Sums before rates. Pots that state no sum are last, or with the sum of the others if there is only one.
    pub list: Vec<Sum>,
}

impl Sums {
    /// The sums of some pots, each counted in full.
    pub fn of<'p>(corpus: &Corpus, pots: impl Iterator<Item = &'p Pot>) -> Self {
        let mut sums = Self::default();
        sums.add_pots(corpus, pots);
        sums.settle();
        sums
    }

    pub(super) fn add_pots<'p>(&mut self, corpus: &Corpus, pots: impl Iterator<Item = &'p Pot>) {
        for pot in pots {
            self.add(pot.unit, pot.parts(corpus).unwrap_or(0), pot.qualifier(corpus));
        }
    }

    fn in_unit(&mut self, unit: Option<SumUnit>) -> &mut Sum {
        let at = self.list.iter().position(|sum| sum.unit == unit);
        let at = at.unwrap_or_else(|| {
            self.list.push(Sum {
                unit,
                ..Sum::default()
            });
            self.list.len() - 1
        });
        &mut self.list[at]
    }

    fn add(&mut self, unit: Option<SumUnit>, parts: u128, qualifier: Qualifier) {
        let sum = self.in_unit(unit);
        if unit.is_some() {
            sum.add(parts, qualifier);
        } else {
            sum.pots += 1;
            sum.unknown += 1;
        }
    }

    /// Adds a negative amount, for what was counted several times.
    pub(super) fn take(&mut self, unit: SumUnit, parts: i128) {
        self.in_unit(Some(unit)).parts += parts;
    }

    /// Sorts the sums, and merges the pots that state none into the sum of the others if there is only one.
    pub(super) fn settle(&mut self) {
        self.list.sort_by_key(|sum| (sum.unit.is_none(), sum.unit));
        if let [sum, unknown] = self.list.as_mut_slice()
            && unknown.is_unknown()
        {
            sum.pots += unknown.pots;
            sum.unknown += unknown.unknown;
            self.list.pop();
        }
    }

    /// The sum in one unit; 0 if there is none.
    pub fn parts(&self, unit: SumUnit) -> i128 {
        let own = self.list.iter().find(|sum| sum.unit == Some(unit));
        own.map_or(0, |sum| sum.parts)
    }

    /// How many pots there are. A pot in two currencies counts twice.
    pub fn pots(&self) -> usize {
        self.list.iter().map(|sum| sum.pots as usize).sum()
    }

    /// What is stated: `over EUR 1,128.5 million`. Empty if nothing is.
    pub fn stated(&self) -> String {
        let known = self.list.iter().filter_map(|sum| {
            let unit = sum.unit?;
            Some(format!("{}{}", sum.bound(), wording::sum(unit, sum.parts)))
        });
        known.collect::<Vec<_>>().join(", ")
    }

    pub fn unknown(&self) -> u32 {
        self.list.iter().map(|sum| sum.unknown).sum()
    }

    /// `over EUR 1,128.5 million in 40 pots; 2 more state no sum`.
    pub fn words(&self) -> String {
        let (known, unknown) = (self.stated(), self.unknown() as usize);
        let stating = wording::count(self.pots() - unknown, "pot");
        let state = if unknown == 1 { "states" } else { "state" };
        match (known.is_empty(), unknown) {
            (true, 0) => "no money".into(),
            (true, _) => format!("{} {state} no sum", wording::count(unknown, "pot")),
            (false, 0) => format!("{known} in {stating}"),
            (false, _) => {
                let more = wording::grouped(unknown as u64);
                format!("{known} in {stating}; {more} more {state} no sum")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;
    use crate::model::words::Rate;
    use crate::text::sums::PARTS;
    use Qualifier::{About, Almost, AtLeast, Exact, Indicative, Over, UpTo};

    const MILLION: u64 = 1_000_000;

    fn of(unit: SumUnit, pots: &[(Option<u64>, Qualifier)]) -> Sums {
        let mut sums = Sums::default();
        for (number, qualifier) in pots {
            let parts = number.map_or(0, |number| u128::from(number) * PARTS);
            sums.add(number.map(|_| unit), parts, *qualifier);
        }
        sums.settle();
        sums
    }

    const EUR: SumUnit = SumUnit {
        per: None,
        currency: Currency::EUR,
    };

    #[test]
    fn a_pot_that_states_no_sum_is_counted_and_is_not_zero() {
        for (pots, told) in [
            (&[][..], "no money"),
            (&[(None, Exact)], "1 pot states no sum"),
            (&[(None, Exact), (None, Exact)], "2 pots state no sum"),
            (&[(Some(0), Exact)], "EUR 0 in 1 pot"),
            (
                &[(Some(5 * MILLION), UpTo), (None, Exact)],
                "up to EUR 5 million in 1 pot; 1 more states no sum",
            ),
            (
                &[(Some(1), Over), (Some(2), Exact), (None, Exact), (None, Exact)],
                "over EUR 3 in 2 pots; 2 more state no sum",
            ),
        ] {
            assert_eq!(of(EUR, pots).words(), told);
        }
    }

    #[test]
    #[rustfmt::skip]
    fn bounds_stay_bounds() {
        for (pots, told) in [
            (&[(Some(5 * MILLION), Exact), (Some(300_000), Exact)][..], "EUR 5.3 million"),
            (&[(Some(5 * MILLION), Over), (Some(1), Exact)], "over EUR 5,000,001"),
            (&[(Some(5 * MILLION), UpTo), (Some(5 * MILLION), Over)], "about EUR 10 million"),
            (&[(Some(5 * MILLION), About)], "about EUR 5 million"),
            (&[(Some(u64::MAX), Exact), (Some(u64::MAX), Exact)], "EUR 36,893,488,147,419,103,230"),
            (&[(Some(5 * MILLION), About), (Some(MILLION), Over)], "over EUR 6 million"),
            // A qualifier that all inexact sums share is kept; otherwise only its side is.
            (&[(Some(1), Almost), (Some(2), Exact)], "almost EUR 3"),
            (&[(Some(1), Almost), (Some(2), Almost)], "almost EUR 3"),
            (&[(Some(1), Almost), (Some(2), About)], "about EUR 3"),
            (&[(Some(1), AtLeast), (Some(2), AtLeast)], "at least EUR 3"),
            (&[(Some(1), AtLeast), (Some(2), Over)], "over EUR 3"),
            (&[(Some(1), AtLeast), (Some(2), UpTo)], "about EUR 3"),
            (&[(Some(1), AtLeast), (Some(2), UpTo), (Some(3), Over)], "about EUR 6"),
            (&[(Some(1), AtLeast), (Some(2), About)], "at least EUR 3"),
            (&[(Some(1), Indicative), (Some(2), Exact)], "about EUR 3"),
        ] {
            assert_eq!(of(EUR, pots).stated(), told);
        }
    }

    #[test]
    fn currencies_and_rates_are_never_added() {
        let unit = |code: &str, per| SumUnit {
            per,
            currency: Currency::named(code).expect(code),
        };
        let mut sums = Sums::default();
        sums.add(Some(unit("EUR", Some(Rate::Year))), 5 * PARTS, Exact);
        sums.add(Some(unit("CAD", None)), 3 * PARTS, Over);
        sums.add(None, 0, Exact);
        sums.add(Some(unit("EUR", None)), 2 * PARTS, Exact);
        sums.add(Some(unit("CAD", None)), PARTS / 10, Exact);
        sums.settle();
        assert_eq!(
            sums.words(),
            "EUR 2, over CAD 3.10, EUR 5 a year in 4 pots; 1 more states no sum"
        );
        assert_eq!(sums.pots(), 5);
    }
}
