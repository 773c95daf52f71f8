//! Sums of money as they are typed: `100m`, `52.1 million`, `1bn`, `300k`, `€1,000,000`.

use crate::text::fold::lower;
use crate::text::fold::numbers::ungrouped;

/// A sum with how exactly it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    pub eur: u64,
    /// Half of one in the last place that was written: 52.1m stands for all that rounds to it.
    pub slack: u64,
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

pub(super) fn parse(text: &str) -> Option<Sum> {
    let text = lower(text.trim());
    let text = ["€", "eur"]
        .iter()
        .find_map(|sign| text.strip_prefix(sign))
        .unwrap_or(&text)
        .trim_start();
    let text = ["€", "eur"]
        .iter()
        .find_map(|sign| text.strip_suffix(sign))
        .unwrap_or(text)
        .trim_end();
    let digits_end = text.find(char::is_alphabetic).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits_end);
    let (number, unit) = (number.trim_end(), unit.trim());
    let exponent = UNITS.iter().find(|(name, _)| *name == unit)?.1;
    // With a unit a point stands before decimals: `1.234bn`.
    let is_decimal = exponent > 0
        && number
            .split_once('.')
            .is_some_and(|(whole, rest)| is_digits(whole) && is_digits(rest));
    let number = match ungrouped(number) {
        Some(grouped) if !is_decimal => grouped,
        _ => number.to_owned(),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) || fraction.len() as u32 > exponent {
        return None;
    }
    let place = 10u64.checked_pow(exponent - fraction.len() as u32)?;
    let eur = format!("{whole}{fraction}")
        .parse::<u64>()
        .ok()?
        .checked_mul(place)?;
    let slack = if unit.is_empty() { 0 } else { place / 2 };
    Some(Sum { eur, slack })
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_with_their_rounding() {
        for (text, sum) in [
            ("100m", Some((100_000_000, 500_000))),
            ("52.1 million", Some((52_100_000, 50_000))),
            ("€1bn", Some((1_000_000_000, 500_000_000))),
            ("EUR 300k", Some((300_000, 500))),
            ("1,000,000", Some((1_000_000, 0))),
            ("52_100_000", Some((52_100_000, 0))),
            ("52 100 000", Some((52_100_000, 0))),
            ("52\u{202f}100\u{a0}000", Some((52_100_000, 0))),
            ("52.100.000", Some((52_100_000, 0))),
            ("12 500 €", Some((12_500, 0))),
            ("12.500", Some((12_500, 0))),
            ("1.234bn", Some((1_234_000_000, 500_000))),
            ("52,1 million", Some((52_100_000, 50_000))),
            ("1,234.5m", Some((1_234_500_000, 50_000))),
            ("", None),
            ("m", None),
            ("1.2.3m", None),
            ("1.5", None),
            ("10q", None),
            ("99999999999bn", None),
        ] {
            let sum = sum.map(|(eur, slack)| Sum { eur, slack });
            assert_eq!(parse(text), sum, "{text}");
        }
    }
}
