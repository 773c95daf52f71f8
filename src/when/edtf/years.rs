//! Years in the forms that only EDTF has: `Y170000002`, `Y-17E7`, `-1985`, `1950S2`.

use super::pieces::EdtfPiece;
use crate::when::calendar::{FIRST_YEAR, LAST_YEAR};
use crate::when::error::{DateMistake, WhenError};
use crate::when::period::{self, Period};

/// Whether a date begins like a year in one of these forms.
pub(super) fn is_one(chars: &[char]) -> bool {
    match chars {
        ['y', '-', digit, ..] | ['y', digit, ..] if digit.is_ascii_digit() => true,
        ['-', rest @ ..] => digits(rest) >= 4,
        _ => digits(chars) == 4 && chars.get(4) == Some(&'s') && digits(&chars[5..]) > 0,
    }
}

/// Reads such a year. Only one with significant digits can be within the calendar; the others are refused.
pub(super) fn read(piece: EdtfPiece<'_>) -> Result<Period, WhenError> {
    match piece.chars() {
        ['y', ..] => Err(long(piece)),
        ['-', rest @ ..] => Err(match rest {
            // There is no year -0000.
            ['0', '0', '0', '0', ..] => piece.error(DateMistake::NoSuchYear),
            _ => piece.error(DateMistake::BeyondCalendar),
        }),
        _ => significant(piece),
    }
}

/// The error for `Y` and a year of more than four digits, or one with an exponent after `E`.
fn long(piece: EdtfPiece<'_>) -> WhenError {
    let chars = piece.chars();
    let sign = usize::from(chars[1] == '-');
    let mantissa = digits(&chars[1 + sign..]);
    let mut end = 1 + sign + mantissa;
    let mut year = number(&chars[1 + sign..end]);
    for mark in ['e', 's'] {
        let after = chars.get(end + 1..).map_or(0, digits);
        if chars.get(end) == Some(&mark) && after > 0 {
            let value = number(&chars[end + 1..=end + after]);
            if mark == 'e' {
                let zeros = u32::try_from(value).unwrap_or(u32::MAX);
                year = year.saturating_mul(10_u64.saturating_pow(zeros));
            }
            end += 1 + after;
        }
    }
    if end < chars.len() {
        return piece.from(end).error(DateMistake::Leftover);
    }
    let is_known = sign == 0 && (FIRST_YEAR.into()..=LAST_YEAR.into()).contains(&year);
    if !is_known {
        return piece.error(DateMistake::BeyondCalendar);
    }
    let no_such = |found| DateMistake::NoSuch {
        what: "form of a year",
        found,
        accepted: "four digits stand without Y, as in 2025",
    };
    piece.error(no_such).suggest(Some(format!("{year:04}")))
}

/// `1950S2`: about 1950, of which only the first two digits are significant, so that it is some year of 19XX.
fn significant(piece: EdtfPiece<'_>) -> Result<Period, WhenError> {
    let chars = piece.chars();
    let end = 5 + digits(&chars[5..]);
    if end < chars.len() {
        return Err(piece.from(end).error(DateMistake::Leftover));
    }
    let year = number(&chars[..4]) as u32;
    let wrong = |mistake| WhenError::new(piece.at(), mistake);
    period::year(year).map_err(wrong)?;
    // Zeros in front of a year are not significant.
    let length = u64::from(year.ilog10()) + 1;
    let sure = number(&chars[5..end]);
    match length.checked_sub(sure).filter(|_| sure > 0) {
        Some(unsure) => Period::years(year, unsure as u32, piece.text()).map_err(wrong),
        None => Err(piece.error(|found| DateMistake::NoSuch {
            what: "number of significant digits",
            found,
            accepted: "from 1 to all that the year has, as in 1950S2",
        })),
    }
}

fn digits(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_ascii_digit()).count()
}

fn number(chars: &[char]) -> u64 {
    let digits = chars.iter().filter_map(|c| c.to_digit(10));
    digits.fold(0_u64, |number, digit| {
        number.saturating_mul(10).saturating_add(digit.into())
    })
}
