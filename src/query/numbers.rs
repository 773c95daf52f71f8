//! Numbers after a field: sums of money, days of a slip, percentages.

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
        return Err(whole.error(format!("{} is not a number of days, as in 30d", whole.text)));
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

/// `percent>50`: the progress that the document reports.
pub(super) fn percent(op: Op, letters: &[Letter], whole: &ValuePart, end: usize) -> Result<Expr, QueryError> {
    if let (Op::Is | Op::Surely, Some(exists)) = (op, existence(&whole.text)) {
        return Ok(has(Filter::Percent(0, Percent::MOST), exists));
    }
    let number = |piece: &ValuePart| {
        let digits = piece.text.trim_end_matches('%').trim_end();
        let read = digits.parse().ok().and_then(Percent::new);
        read.map(|percent| (percent.get().into(), 0))
            .ok_or_else(|| piece.error(format!("{} is not a percentage; write 0 to 100", piece.text)))
    };
    let asked = between(op, letters, whole, end, Percent::MOST.into(), number)?;
    Ok(asked.map_or(Expr::Any(Vec::new()), |(low, high)| {
        Expr::Filter(Filter::Percent(low as u8, high as u8))
    }))
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
        return Ok(match currency {
            Some(_) => has(Filter::Sum(currency, 0, u128::MAX), exists),
            None => has(Filter::Has(HasTest::Amount), exists),
        });
    }
    let sum = |piece: &ValuePart| {
        let read = money::parse(&piece.text, currency).map(|sum| (sum.parts, sum.slack));
        read.ok_or_else(|| {
            let of = currency.map_or("money", Currency::code);
            piece.error(format!(
                "no sum of {of}: {}; write 100m, 52.1m, 1bn or 300k",
                piece.text
            ))
        })
    };
    let asked = between(op, letters, whole, end, u128::MAX, sum)?;
    Ok(asked.map_or(Expr::Any(Vec::new()), |(low, high)| {
        Expr::Filter(Filter::Sum(currency, low, high))
    }))
}

fn has(any: Filter, exists: bool) -> Expr {
    let any = Expr::Filter(any);
    if exists { any } else { Expr::Not(Box::new(any)) }
}

/// The range of numbers up to `most` that a sign and a value ask for, both included; `None` if there are none. `read` returns a
/// number and by how much it may be off.
fn between(
    op: Op,
    letters: &[Letter],
    whole: &ValuePart,
    end: usize,
    most: u128,
    read: impl Fn(&ValuePart) -> Result<(u128, u128), QueryError>,
) -> Result<Option<(u128, u128)>, QueryError> {
    if let Some((low, high)) = range(letters, end) {
        let side = |piece: &ValuePart, open: u128| match piece.text.as_str() {
            "" => Ok(open),
            _ => read(piece).map(|(number, _)| number),
        };
        let (low, high) = (side(&low, 0)?, side(&high, most)?);
        if low > high {
            return Err(whole.error(format!("{} ends below where it begins", whole.text)));
        }
        return Ok(Some((low, high)));
    }
    let (number, slack) = read(whole)?;
    Ok(match op {
        Op::Is => Some((number.saturating_sub(slack), number.saturating_add(slack))),
        Op::Surely => Some((number, number)),
        // No number is below 0.
        Op::Less => number.checked_sub(1).map(|high| (0, high)),
        Op::AtMost => Some((0, number)),
        Op::More => Some((number.saturating_add(1), most)),
        Op::AtLeast => Some((number, most)),
    })
}
