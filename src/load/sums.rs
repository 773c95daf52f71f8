//! What can be wrong with a sum of money, and the lookup of currencies by code.

use super::worded::worded;
use crate::model::Currency;
use crate::text::nearest::nearest;

worded! {
    #[derive(Clone, Debug, PartialEq)]
    pub enum SumMistake {
        Form(found: String) => format!("`{found}` is not a sum of money"),
            "write the digits, with a point before decimals: 52_100_000 or 1_234.56";
        TooLong(found: String) => format!("`{found}` has more digits than are kept exactly"),
            "a sum has at most 19 digits, decimals included, of which at most 4 are decimals";
        TooManyDecimals { currency: Currency, found: String, } => match (currency.coins(), currency.code()) {
            (0, code) => format!("`{found}` has decimals, and {code} has none"),
            (coins, code) => format!("`{found}` has more decimals than the {coins} of {code}"),
        }, match currency.coins() {
            0 => format!("write whole {}; nothing is rounded", currency.code()),
            coins => format!("write at most {coins} decimals; nothing is rounded"),
        };
        NoCurrency {
            found: String,
            /// The code that was probably meant.
            meant: Option<&'static str>,
        } => format!("`{found}` is not a currency code of ISO 4217"), match meant {
            Some(code) => format!("did you mean `{code}`?"),
            None => "write its three capitals, such as EUR, CAD or USD".into(),
        };
        TwoSums => "this amount has both `eur` and `value`",
            "leave one out: eur: 5 says the same as value: 5, currency: \"EUR\"";
        /// A sum in euros that is said to be in another currency.
        EurIn(currency: Currency) => format!("`eur` cannot be in {}", currency.code()),
            format!("write value: …, currency: \"{}\"", currency.code());
        WhichCurrency => "nothing says which currency this sum is in",
            "add currency: \"…\" here or to the edition, or write eur: … for euros";
        /// A currency, a rate or a period of an amount without a sum.
        NoSumFor(field: &'static str) => format!("`{field}` is not next to a sum"),
            format!("add value: …, or leave `{field}` out");
    }
}

/// The currency with this code.
pub fn currency(code: &str) -> Result<Currency, SumMistake> {
    Currency::named(code).ok_or_else(|| {
        let upper = code.to_uppercase();
        // Any longer word may be close to some code by chance.
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
