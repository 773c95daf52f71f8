//! Sums of money, exact to the last digit: a decimal number and its ISO 4217 currency.

use std::fmt;
use std::num::NonZeroU8;
use std::sync::LazyLock;

use super::words::Rate;
use crate::text::sums::{DECIMALS, PARTS};

/// A currency, as its position in the list, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(NonZeroU8);

struct Listed {
    code: &'static str,
    coins: u8,
    name: &'static str,
}

static LIST: LazyLock<Vec<Listed>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/currencies.txt").lines();
    let listed = lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (code, rest) = line.split_once(' ')?;
        let (coins, name) = rest.split_once(' ')?;
        Some(Listed {
            code,
            coins: coins.parse().ok()?,
            name,
        })
    });
    listed.collect()
});

impl Currency {
    /// The euro, which is first in the list.
    pub const EUR: Self = Self(NonZeroU8::MIN);

    /// Every currency: the euro, then the others by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=LIST.len()).filter_map(|number| u8::try_from(number).ok().and_then(NonZeroU8::new).map(Self))
    }

    /// The currency with this code, in capitals as in the standard.
    pub fn named(code: &str) -> Option<Self> {
        if code == Self::EUR.code() {
            return Some(Self::EUR);
        }
        let at = LIST[1..].binary_search_by(|listed| listed.code.cmp(code)).ok()?;
        let number = u8::try_from(at + 2).ok()?;
        NonZeroU8::new(number).map(Self)
    }

    fn listed(self) -> &'static Listed {
        &LIST[usize::from(self.0.get()) - 1]
    }

    /// Its three-letter code, such as `CAD`.
    pub fn code(self) -> &'static str {
        self.listed().code
    }

    /// The number of decimals of its smallest unit: 2 for cents.
    pub fn coins(self) -> usize {
        self.listed().coins.into()
    }

    pub fn name(self) -> &'static str {
        self.listed().name
    }
}

/// A non-negative number with at most [`DECIMALS`] decimals. Trailing zeros are dropped, so that equal numbers compare
/// equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: u64,
    scale: u8,
}

/// Why a text could not be read as a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDecimal {
    /// Not a number of this form: it has a sign, an exponent, a second point, or something else.
    Form,
    /// More digits or decimals than can be kept.
    Long,
}

impl Decimal {
    /// Reads digits, with a point before any decimals; they may be separated by `_`.
    pub fn parse(text: &str) -> Result<Self, NoDecimal> {
        let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
        let is_digits = |text: &str| {
            text.starts_with(|first: char| first.is_ascii_digit())
                && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
        };
        if !is_digits(whole) || !is_digits(rest) {
            return Err(NoDecimal::Form);
        }
        let decimals: String = rest.chars().filter(|letter| *letter != '_').collect();
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > DECIMALS {
            return Err(NoDecimal::Long);
        }
        let mut digits: u64 = 0;
        for digit in whole.bytes().chain(decimals.bytes()).filter(|byte| *byte != b'_') {
            let more = digits.checked_mul(10).ok_or(NoDecimal::Long)?;
            digits = more.checked_add(u64::from(digit - b'0')).ok_or(NoDecimal::Long)?;
        }
        Ok(Self {
            digits,
            scale: decimals.len() as u8,
        })
    }

    pub const fn decimals(self) -> usize {
        self.scale as usize
    }

    /// In ten-thousandths.
    pub const fn parts(self) -> u128 {
        self.digits as u128 * (PARTS / 10_u128.pow(self.scale as u32))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::text::sums::digits(self.parts() as i128))
    }
}

/// A sum as the document gives it. It holds the fields of a [`Decimal`] itself, which keeps records of amounts small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    digits: u64,
    scale: u8,
    pub currency: Currency,
}

impl Money {
    pub const fn new(number: Decimal, currency: Currency) -> Self {
        let Decimal { digits, scale } = number;
        Self {
            digits,
            scale,
            currency,
        }
    }

    pub const fn number(self) -> Decimal {
        let Self { digits, scale, .. } = self;
        Decimal { digits, scale }
    }

    /// The sum in euros, if that is its currency and it has no cents.
    pub fn whole_euros(self) -> Option<u64> {
        (self.currency == Currency::EUR && self.scale == 0).then_some(self.digits)
    }

    /// In ten-thousandths of its currency.
    pub const fn parts(self) -> u128 {
        self.number().parts()
    }
}

/// What sums must have in common to be added up: their currency, and how often they are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SumUnit {
    /// `None` for sums that are paid once, which sort before rates.
    pub per: Option<Rate>,
    pub currency: Currency,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_in_order() {
        let codes: Vec<_> = Currency::all().map(Currency::code).collect();
        assert_eq!(codes[0], "EUR");
        assert!(codes[1..].is_sorted(), "{codes:?}");
        assert_eq!(codes.len(), LIST.len());
        for currency in Currency::all() {
            assert!(
                currency.code().len() == 3 && currency.code().bytes().all(|byte| byte.is_ascii_uppercase())
            );
            assert!(currency.coins() <= DECIMALS && !currency.name().is_empty());
            assert_eq!(Currency::named(currency.code()), Some(currency));
        }
        let coins = |code: &str| Currency::named(code).map(Currency::coins);
        assert_eq!(
            [coins("CAD"), coins("JPY"), coins("KWD"), coins("XAU")],
            [Some(2), Some(0), Some(3), None]
        );
    }

    #[test]
    fn numbers_keep_every_digit_or_are_refused() {
        for (text, read) in [
            ("0", Ok("0")),
            ("52_100_000", Ok("52100000")),
            ("1_234.56", Ok("1234.56")),
            ("0.1", Ok("0.1")),
            ("1.50", Ok("1.5")),
            ("1.000000", Ok("1")),
            ("18446744073709551615", Ok("18446744073709551615")),
            ("1844674407370955.1615", Ok("1844674407370955.1615")),
            ("0.12345", Err(NoDecimal::Long)),
            ("18446744073709551616", Err(NoDecimal::Long)),
            ("18446744073709551615.5", Err(NoDecimal::Long)),
            ("-1", Err(NoDecimal::Form)),
            ("inf", Err(NoDecimal::Form)),
            ("NaN", Err(NoDecimal::Form)),
            ("1e3", Err(NoDecimal::Form)),
            ("1.", Err(NoDecimal::Form)),
            (".5", Err(NoDecimal::Form)),
            ("52.100.000", Err(NoDecimal::Form)),
            ("", Err(NoDecimal::Form)),
            ("_1", Err(NoDecimal::Form)),
        ] {
            let found = Decimal::parse(text).map(|number| number.to_string());
            assert_eq!(found, read.map(str::to_owned), "{text}");
        }
        assert_eq!(Decimal::parse("1.5"), Decimal::parse("1.500"));
    }

    #[test]
    fn an_amount_stays_small() {
        assert!(size_of::<Option<Money>>() <= 16);
        assert!(size_of::<crate::model::Amount>() <= 48);
    }
}
