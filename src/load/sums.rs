//! What can be wrong with a sum of money, and the currency that a code stands for.

use std::fmt;

use crate::model::Currency;
use crate::text::nearest::nearest;

#[derive(Clone, Debug, PartialEq)]
pub enum SumMistake {
    /// Digits that are no sum of money.
    Form(String),
    /// A sum of more digits or decimals than can be kept.
    TooLong(String),
    /// A sum with more decimals than its currency has.
    TooManyDecimals { currency: Currency, found: String },
    /// A code that is no currency, with the one that was probably meant.
    NoCurrency {
        found: String,
        meant: Option<&'static str>,
    },
    /// A sum that says in two ways how much it is.
    TwoSums,
    /// A sum in euros that is said to be in another currency.
    EurIn(Currency),
    /// A sum whose currency nothing says.
    WhichCurrency,
    /// A currency, a rate or a period of an amount without a sum: which field.
    NoSumFor(&'static str),
}

impl fmt::Display for SumMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(found) => write!(f, "`{found}` is not a sum of money"),
            Self::TooLong(found) => write!(f, "`{found}` has more digits than are kept exactly"),
            Self::TooManyDecimals { currency, found } => {
                let code = currency.code();
                match currency.coins() {
                    0 => write!(f, "`{found}` has decimals, and {code} has none"),
                    coins => write!(f, "`{found}` has more decimals than the {coins} of {code}"),
                }
            }
            Self::NoCurrency { found, .. } => write!(f, "`{found}` is not a currency code of ISO 4217"),
            Self::TwoSums => f.write_str("this amount has both `eur` and `value`"),
            Self::EurIn(currency) => write!(f, "`eur` cannot be in {}", currency.code()),
            Self::NoSumFor(field) => write!(f, "`{field}` stands beside no sum"),
            Self::WhichCurrency => f.write_str("nothing says which currency this sum is in"),
        }
    }
}

impl SumMistake {
    /// What to do about it, or what was probably meant; one line.
    pub fn help(&self) -> String {
        match self {
            Self::Form(_) => "write the digits, with a point before decimals: 52_100_000 or 1_234.56".into(),
            Self::TooLong(_) => {
                "a sum has at most 19 digits, decimals included, of which at most 4 are decimals".into()
            }
            Self::TooManyDecimals { currency, .. } => match currency.coins() {
                0 => format!("write whole {}; nothing is rounded", currency.code()),
                coins => format!("write at most {coins} decimals; nothing is rounded"),
            },
            Self::NoCurrency {
                meant: Some(code), ..
            } => format!("did you mean `{code}`?"),
            Self::NoCurrency { meant: None, .. } => {
                "write its three capitals, such as EUR, CAD or USD".into()
            }
            Self::TwoSums => "leave one out: eur: 5 says the same as value: 5, currency: \"EUR\"".into(),
            Self::EurIn(currency) => format!("write value: …, currency: \"{}\"", currency.code()),
            Self::WhichCurrency => {
                "add currency: \"…\" here or to the edition, or write eur: … for euros".into()
            }
            Self::NoSumFor(field) => format!("add value: …, or leave `{field}` out"),
        }
    }
}

/// The currency of a code.
pub fn currency(code: &str) -> Result<Currency, SumMistake> {
    Currency::named(code).ok_or_else(|| {
        let upper = code.to_uppercase();
        // Of a longer word a code may be any three letters by chance.
        let codes = Currency::all().map(Currency::code);
        let codes = codes.filter(|_| upper.chars().count() <= 4);
        let by_name = Currency::all().find(|currency| currency.name().to_uppercase() == upper);
        SumMistake::NoCurrency {
            found: code.chars().take(40).collect(),
            meant: Currency::named(&upper)
                .or(by_name)
                .map(Currency::code)
                .or_else(|| nearest(&upper, codes)),
        }
    })
}
