//! Sums of money as they are typed: `100m`, `52.1 million`, `1bn`, `300k`, `€1,000,000`.

use crate::model::Currency;
use crate::text::fold::lower;
use crate::text::fold::numbers::ungrouped;
use crate::text::sums::{DECIMALS, PARTS};

/// A sum, and how precisely it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TypedSum {
    /// In ten-thousandths.
    pub parts: u128,
    /// Half a unit of the last place that was written, because 52.1m means every sum that rounds to it; 0 if no unit was written.
    pub slack: u128,
}

const UNITS: &[(&str, u32)] = &[
    ("", 0),
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("mn", 6),
    ("mio", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
];

/// Reads a sum, which may have the code of its currency before or after it, or `€`.
pub(super) fn parse(text: &str, currency: Option<Currency>) -> Option<TypedSum> {
    let text = lower(text.trim());
    let code = currency.map(|currency| lower(currency.code()));
    let mut signs: Vec<&str> = code.as_deref().into_iter().collect();
    if currency.is_none_or(|currency| currency == Currency::EUR) {
        signs.extend(["€", "eur"]);
    }
    let text = signs
        .iter()
        .find_map(|sign| text.strip_prefix(sign))
        .unwrap_or(&text)
        .trim_start();
    let text = signs
        .iter()
        .find_map(|sign| text.strip_suffix(sign))
        .unwrap_or(text)
        .trim_end();
    let digits_end = text.find(char::is_alphabetic).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits_end);
    let (number, unit) = (number.trim_end(), unit.trim());
    let exponent = UNITS.iter().find(|(name, _)| *name == unit)?.1;
    // With a unit, a point is a decimal point: `1.234bn`.
    let is_decimal = exponent > 0
        && number
            .split_once('.')
            .is_some_and(|(whole, rest)| is_digits(whole) && is_digits(rest));
    let number = match ungrouped(number) {
        Some(grouped) if !is_decimal => grouped,
        _ => number.to_owned(),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    if whole.is_empty()
        || !is_digits(whole)
        || !is_digits(fraction)
        || fraction.len() as u32 > exponent + DECIMALS as u32
    {
        return None;
    }
    let place = 10u128.checked_pow(exponent + DECIMALS as u32 - fraction.len() as u32)?;
    let parts = format!("{whole}{fraction}")
        .parse::<u128>()
        .ok()?
        .checked_mul(place)?;
    let slack = if unit.is_empty() { 0 } else { place / 2 };
    // No sum in data is larger.
    (parts / PARTS <= u64::MAX.into()).then_some(TypedSum { parts, slack })
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[rustfmt::skip]
    fn sums_are_read_with_their_rounding() {
        let whole = |eur: u128, slack: u128| {
            Some(TypedSum {
                parts: eur * PARTS,
                slack: slack * PARTS,
            })
        };
        for (text, sum) in [
            ("100m", whole(100_000_000, 500_000)),
            ("52.1 million", whole(52_100_000, 50_000)),
            ("€1bn", whole(1_000_000_000, 500_000_000)),
            ("EUR 300k", whole(300_000, 500)),
            ("1,000,000", whole(1_000_000, 0)),
            ("52_100_000", whole(52_100_000, 0)),
            ("52 100 000", whole(52_100_000, 0)),
            ("52\u{202f}100\u{a0}000", whole(52_100_000, 0)),
            ("52.100.000", whole(52_100_000, 0)),
            ("12 500 €", whole(12_500, 0)),
            ("12.500", whole(12_500, 0)),
            ("1.234bn", whole(1_234_000_000, 500_000)),
            ("52,1 million", whole(52_100_000, 50_000)),
            ("1,234.5m", whole(1_234_500_000, 50_000)),
            ("", None),
            ("m", None),
            ("1.2.3m", None),
            ("0.1", Some(TypedSum { parts: 1_000, slack: 0, })),
            ("1234.56", Some(TypedSum { parts: 12_345_600, slack: 0, })),
            ("1.23456", None),
            ("10q", None),
            ("cad 5", None),
            ("99999999999bn", None),
        ] {
            assert_eq!(parse(text, None), sum, "{text}");
        }
        let cad = Currency::named("CAD");
        assert_eq!(parse("CAD 5m", cad), parse("5m", None));
        assert_eq!(parse("5m cad", cad), parse("5m", None));
        assert_eq!(parse("€5m", cad), None);
    }
}
