//! Numbers after a field: sums of money, days that something moved, percent.

use super::error::QueryError;
use super::expr::{Expr, Filter};
use super::field_table::Op;
use super::lexer::Letter;
use super::money;
use super::part::{ValuePart, existence, range};
use super::properties::HasTest;
use crate::model::{Currency, Percent};

/// `slip>30d`: a number of days, or of weeks, months or years.
pub(super) fn slip(op: Op, whole: &ValuePart) -> Result<Filter, QueryError> {
    let digits = whole
        .text
        .trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let per = match &whole.text[digits.len()..] {
        "" | "d" => Some(1),
        "w" => Some(7),
        "m" => Some(30),
        "q" => Some(91),
        "y" => Some(365),
        _ => None,
    };
    let days = digits
        .parse::<i64>()
        .ok()
        .zip(per)
        .and_then(|(count, per)| count.checked_mul(per));
    let Some(days) = days else {
        return Err(whole.error(format!("{} is no number of days, as in 30d", whole.text)));
    };
    let (from, to) = match op {
        Op::Is | Op::Surely => (days, days),
        Op::Less => (i64::MIN, days.saturating_sub(1)),
        Op::AtMost => (i64::MIN, days),
        Op::More => (days.saturating_add(1), i64::MAX),
        Op::AtLeast => (days, i64::MAX),
    };
    Ok(Filter::Slip(from, to))
}

/// `percent>50`: how far the document says it has come.
pub(super) fn percent(op: Op, letters: &[Letter], whole: &ValuePart, end: usize) -> Result<Expr, QueryError> {
    if let (Op::Is | Op::Surely, Some(exists)) = (op, existence(&whole.text)) {
        let any = Expr::Filter(Filter::Percent(0, Percent::MOST));
        return Ok(if exists { any } else { Expr::Not(Box::new(any)) });
    }
    let number = |piece: &ValuePart| {
        let digits = piece.text.trim_end_matches('%').trim_end();
        let read = digits.parse().ok().and_then(Percent::new);
        read.map(Percent::get)
            .ok_or_else(|| piece.error(format!("{} is no percentage; write 0 to 100", piece.text)))
    };
    let side = |piece: &ValuePart, open: u8| match piece.text.as_str() {
        "" => Ok(open),
        _ => number(piece),
    };
    let (low, high) = match (range(letters, end), op) {
        (Some((low, high)), _) => (side(&low, 0)?, side(&high, Percent::MOST)?),
        (None, Op::Is | Op::Surely) => (number(whole)?, number(whole)?),
        (None, Op::Less) => match number(whole)?.checked_sub(1) {
            Some(high) => (0, high),
            // Nothing is below nothing.
            None => return Ok(Expr::Any(Vec::new())),
        },
        (None, Op::AtMost) => (0, number(whole)?),
        (None, Op::More) => (number(whole)? + 1, Percent::MOST),
        (None, Op::AtLeast) => (number(whole)?, Percent::MOST),
    };
    if low > high && matches!(op, Op::Is | Op::Surely) {
        return Err(whole.error(format!("{} ends below where it begins", whole.text)));
    }
    Ok(Expr::Filter(Filter::Percent(low, high)))
}

/// A sum in a currency, or in any.
pub(super) fn sum(
    currency: Option<Currency>,
    op: Op,
    letters: &[Letter],
    whole: &ValuePart,
    end: usize,
) -> Result<Expr, QueryError> {
    if let (Op::Is | Op::Surely, Some(exists)) = (op, existence(&whole.text)) {
        let has = Expr::Filter(match currency {
            Some(_) => Filter::Sum(currency, 0, u128::MAX),
            None => Filter::Has(HasTest::Amount),
        });
        return Ok(if exists { has } else { Expr::Not(Box::new(has)) });
    }
    let sum = |piece: &ValuePart| {
        money::parse(&piece.text, currency).ok_or_else(|| {
            let of = currency.map_or("money", Currency::code);
            let message = format!("no sum of {of}: {}; write 100m, 52.1m, 1bn or 300k", piece.text);
            piece.error(message)
        })
    };
    let (low, high) = if let Some((low, high)) = range(letters, end) {
        let low = if low.text.is_empty() { 0 } else { sum(&low)?.parts };
        let high = if high.text.is_empty() {
            u128::MAX
        } else {
            sum(&high)?.parts
        };
        if low > high {
            return Err(whole.error(format!("{} ends below where it begins", whole.text)));
        }
        (low, high)
    } else {
        let sum = sum(whole)?;
        match op {
            Op::Is => (
                sum.parts.saturating_sub(sum.slack),
                sum.parts.saturating_add(sum.slack),
            ),
            Op::Surely => (sum.parts, sum.parts),
            Op::Less => match sum.parts.checked_sub(1) {
                Some(high) => (0, high),
                // Nothing is below nothing.
                None => return Ok(Expr::Any(Vec::new())),
            },
            Op::AtMost => (0, sum.parts),
            Op::More => (sum.parts.saturating_add(1), u128::MAX),
            Op::AtLeast => (sum.parts, u128::MAX),
        }
    };
    Ok(Expr::Filter(Filter::Sum(currency, low, high)))
}
