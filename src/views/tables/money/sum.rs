//! A sum of pots, with what keeps it from being exact.

use crate::model::words::Qualifier;
use crate::views::wording;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Whole euros of the pots whose sum is told: more than the largest of them may be.
    pub eur: u128,
    pub pots: u32,
    /// How many of them have no sum in the document: they are not zero.
    pub unknown: u32,
    /// Whether one of them is told as "over".
    pub over: bool,
    /// Whether one of them is told as "up to".
    pub up_to: bool,
    /// Whether one of them is told as "about" or "indicatively".
    pub about: bool,
}

impl Sum {
    pub fn add(&mut self, eur: Option<u64>, qualifier: Qualifier) {
        self.pots += 1;
        let Some(eur) = eur else {
            self.unknown += 1;
            return;
        };
        self.eur = self.eur.saturating_add(eur.into());
        match qualifier {
            Qualifier::Exact => {}
            Qualifier::Over | Qualifier::AtLeast => self.over = true,
            Qualifier::UpTo => self.up_to = true,
            Qualifier::About | Qualifier::Almost | Qualifier::Indicative => self.about = true,
        }
    }

    /// Takes away what was counted twice.
    pub fn take(&mut self, eur: u64) {
        self.eur = self.eur.saturating_sub(eur.into());
    }

    /// Whether no sum is known at all.
    pub const fn is_unknown(&self) -> bool {
        self.unknown == self.pots
    }

    /// What stands before the number: `over `, `up to `, `about `; nothing where it is exact. A sum of lower and upper
    /// bounds has neither bound.
    pub fn bound(&self) -> String {
        wording::qualifier(self.qualifier())
    }

    pub const fn qualifier(&self) -> Qualifier {
        match (self.over, self.up_to, self.about) {
            (true, false, _) => Qualifier::Over,
            (false, true, _) => Qualifier::UpTo,
            (false, false, false) => Qualifier::Exact,
            _ => Qualifier::About,
        }
    }

    /// `over EUR 1,128.5 million, 2 sums not stated`.
    pub fn words(&self) -> String {
        if self.is_unknown() {
            return match self.unknown {
                0 => "no money".into(),
                1 => "sum not stated".into(),
                count => format!("{count} sums not stated"),
            };
        }
        let known = format!("{}{}", self.bound(), wording::euros(self.eur));
        match self.unknown {
            0 => known,
            1 => format!("{known}, and a sum not stated"),
            count => format!("{known}, and {count} sums not stated"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Qualifier::{About, Exact, Over, UpTo};

    #[test]
    fn bounds_stay_bounds_and_unknown_is_not_zero() {
        for (pots, words) in [
            (&[][..], "no money"),
            (&[(None, Exact)], "sum not stated"),
            (&[(None, Exact), (None, Exact)], "2 sums not stated"),
            (&[(Some(0), Exact)], "EUR 0"),
            (
                &[(Some(5_000_000), Exact), (Some(300_000), Exact)],
                "EUR 5.3 million",
            ),
            (&[(Some(5_000_000), Over), (Some(1), Exact)], "over EUR 5,000,001"),
            (
                &[(Some(5_000_000), UpTo), (None, Exact)],
                "up to EUR 5 million, and a sum not stated",
            ),
            (
                &[(Some(5_000_000), UpTo), (Some(5_000_000), Over)],
                "about EUR 10 million",
            ),
            (&[(Some(5_000_000), About)], "about EUR 5 million"),
            (
                &[(Some(u64::MAX), Exact), (Some(u64::MAX), Exact)],
                "EUR 36,893,488,147,419,103,230",
            ),
            (
                &[(Some(5_000_000), About), (Some(1_000_000), Over)],
                "over EUR 6 million",
            ),
        ] {
            let mut sum = Sum::default();
            for (eur, qualifier) in pots {
                sum.add(*eur, *qualifier);
            }
            assert_eq!(sum.words(), words);
        }
    }
}
