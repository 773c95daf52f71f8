//! Sums of money in digits and in words. They are counted in ten-thousandths of a currency unit, the smallest division of
//! any currency, so that nothing is ever rounded.

/// The number of parts in one unit of a currency.
pub const PARTS: u128 = 10_000;
/// Decimals that a sum may have.
pub const DECIMALS: usize = 4;

/// `1234567` as `1,234,567`.
pub fn grouped(number: impl Into<u128>) -> String {
    let digits = number.into().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A sum in plain digits, for programs: `1234.56`, `-25000000`.
pub fn digits(parts: i128) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let parts = parts.unsigned_abs();
    let text = format!("{sign}{}.{:04}", parts / PARTS, parts % PARTS);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A sum in words, shortened only where nothing is lost: `52.1 million`, `1 billion`, `300,000`, `0.10`. A sum with decimals
/// has at least `coins` of them.
pub fn words(parts: u128, coins: usize) -> String {
    for (unit, word) in [(1_000_000_000 * PARTS, "billion"), (1_000_000 * PARTS, "million")] {
        if parts >= unit && parts.is_multiple_of(unit / 1000) {
            let rest = format!("{:03}", parts % unit / (unit / 1000));
            let rest = rest.trim_end_matches('0');
            let point = if rest.is_empty() { "" } else { "." };
            return format!("{}{point}{rest} {word}", grouped(parts / unit));
        }
    }
    let decimals = if parts.is_multiple_of(PARTS) {
        0
    } else {
        coins.max(decimals(parts))
    };
    fixed(parts, decimals)
}

/// A sum with this many decimals, at most [`DECIMALS`], and thousands grouped. Further digits are cut off.
pub fn fixed(parts: u128, decimals: usize) -> String {
    let whole = grouped(parts / PARTS);
    if decimals == 0 {
        return whole;
    }
    let rest = format!("{:04}", parts % PARTS);
    format!("{whole}.{}", &rest[..decimals.min(DECIMALS)])
}

/// A sum in millions with this many decimals, and thousands grouped. Further digits are cut off.
pub fn millions(parts: u128, decimals: usize) -> String {
    let million = 1_000_000 * PARTS;
    let whole = grouped(parts / million);
    if decimals == 0 {
        return whole;
    }
    let rest = format!("{:010}", parts % million);
    format!("{whole}.{}", &rest[..decimals.min(rest.len())])
}

/// The number of decimals needed to write a sum exactly.
pub fn decimals(parts: u128) -> usize {
    needed(parts % PARTS, DECIMALS)
}

/// The number of decimals needed to write a sum in millions exactly.
pub fn decimals_of_million(parts: u128) -> usize {
    needed(parts % (1_000_000 * PARTS), 6 + DECIMALS)
}

const fn needed(mut rest: u128, mut decimals: usize) -> usize {
    while decimals > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        decimals -= 1;
    }
    decimals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_lose_nothing() {
        for (parts, in_words, in_digits) in [
            (0, "0", "0"),
            (1_000, "0.10", "0.1"),
            (12_345_600, "1,234.56", "1234.56"),
            (300_000 * PARTS, "300,000", "300000"),
            (1_234_567 * PARTS, "1,234,567", "1234567"),
            (52_100_000 * PARTS, "52.1 million", "52100000"),
            (52_100_000 * PARTS + 100, "52,100,000.01", "52100000.01"),
            (1_000_000_000 * PARTS, "1 billion", "1000000000"),
            (1_250_000_000 * PARTS, "1.25 billion", "1250000000"),
            (300_000_000_000 * PARTS, "300 billion", "300000000000"),
        ] {
            assert_eq!(words(parts, 2), in_words);
            assert_eq!(digits(parts as i128), in_digits);
        }
        assert_eq!(words(15_000, 0), "1.5");
        assert_eq!(digits(-250_000), "-25");
        assert_eq!(millions(52_100_000 * PARTS, 2), "52.10");
        assert_eq!(decimals_of_million(52_100_000 * PARTS), 1);
        assert_eq!(decimals_of_million(100), 8);
        assert_eq!(decimals(12_300), 2);
    }
}
