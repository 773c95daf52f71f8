//! `2024-25`: a fiscal year to some, a span of years to others, and in a few years a month or season of ISO 8601.

use crate::when::error::DateMistake;
use crate::when::fiscal::FiscalYear;

/// What a year with the last two digits of the next one means.
pub enum Meaning {
    /// A date of ISO 8601, or not something to read as one piece.
    Figures,
    /// The fiscal year that begins in the year.
    Fiscal,
    /// More than one thing.
    Unclear(fn(String) -> DateMistake),
}

/// Reads a year and the last two digits of the next one at the start of `chars`. Returns the year, and how many characters
/// they take.
pub fn read(chars: &[char]) -> Option<(u32, usize)> {
    const LEN: usize = 7;
    if chars.len() < LEN
        || !matches!(chars[4], '-' | '/')
        || chars.get(LEN).is_some_and(|c| c.is_alphanumeric())
    {
        return None;
    }
    let value = |digits: &[char]| {
        digits
            .iter()
            .try_fold(0, |value, digit| Some(value * 10 + digit.to_digit(10)?))
    };
    let (year, next) = (value(&chars[..4])?, value(&chars[5..LEN])?);
    // 2024-12-25 is a day.
    let goes_on = chars.get(LEN) == chars.get(4) && chars.get(LEN + 1).is_some_and(char::is_ascii_digit);
    let is_day = goes_on && (1..=12).contains(&next);
    (next == (year + 1) % 100 && !is_day).then_some((year, LEN))
}

/// Whether a wording, or an end of an interval in it, begins with two years that must not be taken for ISO 8601-2.
pub fn stands_in(chars: &[char], fiscal_year: Option<FiscalYear>) -> bool {
    let mut before = None;
    for (at, c) in chars.iter().enumerate().filter(|(_, c)| **c != ' ') {
        let begins = matches!(before, None | Some('/')) && read(&chars[at..]).is_some();
        if begins
            && !matches!(
                meaning(&chars[at..], before.is_some(), fiscal_year),
                Meaning::Figures
            )
        {
            return true;
        }
        before = Some(*c);
    }
    false
}

/// What the two years at the start of `chars` mean. `chars` must be accepted by [`read`].
pub fn meaning(chars: &[char], after_slash: bool, fiscal_year: Option<FiscalYear>) -> Meaning {
    let number: String = chars[5..7].iter().collect();
    let in_iso = chars[4] == '-' && is_part_of_year(number.parse().unwrap_or_default());
    let is_month = in_iso && chars[5] < '2';
    // In an interval, or marked as approximate, it is a date of ISO 8601.
    let is_marked = matches!(chars.get(7), Some('/' | '~' | '?' | '%'));
    if in_iso && (is_marked || after_slash) {
        return Meaning::Figures;
    }
    match fiscal_year {
        Some(_) if is_month => Meaning::Unclear(DateMistake::MonthOrFiscal),
        Some(_) => Meaning::Fiscal,
        None if is_month => Meaning::Figures,
        None => Meaning::Unclear(DateMistake::SpanOrFiscal),
    }
}

/// Whether a number after a year is taken for a month, season, quarter or half, as ISO 8601-2 numbers them. Those of the
/// seasons by hemisphere (25 to 32) and of quadrimesters (37 to 39) are left out: in doubt, they are the second of two years.
pub const fn is_part_of_year(number: u32) -> bool {
    matches!(number, 1..=12 | 21..=24 | 33..=36 | 40..=41)
}

/// Whether the ISO 8601-2 form of a part of a year, such as `2023-24`, would be taken for two years.
pub fn is_ambiguous(year: u16, number: u8) -> bool {
    number > 12 && u16::from(number) == (year + 1) % 100
}
