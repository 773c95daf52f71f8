//! A text that is EDTF as a whole: a date, a date with its time, an interval of two, or a set.

use super::date::{date, last_of, spread};
use super::pieces::{EdtfPiece, EdtfText};
use super::{set, time, years};
use crate::when::convention::Conventions;
use crate::when::error::{DateMistake, WhenError};
use crate::when::parse::iso_components::IsoDate;
use crate::when::{Bound, Doubt, Period, Stretch, When, to_window};

/// Reads a text as EDTF. `None` if it is not, unless it cannot be a misspelt wording either: then the error.
pub(in crate::when) fn read(text: &str) -> Option<Result<When, WhenError>> {
    let text = EdtfText::new(text);
    let whole = text.whole();
    match statement(whole) {
        Ok(when) => Some(Ok(when)),
        Err(error) => is_nothing_else(whole.chars()).then_some(Err(error)),
    }
}

fn statement(whole: EdtfPiece<'_>) -> Result<When, WhenError> {
    if set::is_one(whole.chars()) {
        return set::read(whole);
    }
    match whole.split('/')[..] {
        [_] => with_time(whole).unwrap_or_else(|| date(whole).map(spread)),
        [first, last] => interval(whole, first, last),
        [_, _, third, ..] => Err(third.error(DateMistake::Leftover)),
        [] => Err(whole.error(|_| DateMistake::Empty)),
    }
}

/// Whether a text that is not valid EDTF cannot be a wording either.
fn is_nothing_else(chars: &[char]) -> bool {
    let has_sign_of_time = |pair: &[char]| pair[0].is_ascii_digit() && pair[1] == 't';
    let is_masked = chars.contains(&'x') && chars.iter().all(|c| *c == 'x' || !c.is_alphabetic());
    let mut ends = chars.split(|c| *c == '/');
    set::is_one(chars)
        || is_masked
        || chars.windows(2).any(has_sign_of_time) && chars.contains(&':')
        || ends.any(years::is_one)
}

/// The day of a date with its time. `None` where no time follows.
fn with_time(piece: EdtfPiece<'_>) -> Option<Result<When, WhenError>> {
    let (day, time) = split_time(piece)?;
    if !time::is_time(time.from(1).chars()) {
        let accepted = "00:00 to 24:00, as in 2025-01-21T09:30:00Z";
        return Some(Err(time.error(|found| DateMistake::NoSuch {
            what: "time of day",
            found,
            accepted,
        })));
    }
    Some(date(day).and_then(|dated| match spread(dated) {
        When::In(
            stretch @ Stretch {
                period: Period::Day(_),
                doubt: Doubt::None,
                ..
            },
        ) => Ok(When::In(stretch)),
        _ => Err(time.error(DateMistake::Leftover)),
    }))
}

/// Splits a date from the time after it, which begins with the `t`.
fn split_time(piece: EdtfPiece<'_>) -> Option<(EdtfPiece<'_>, EdtfPiece<'_>)> {
    let at = piece.chars().iter().position(|c| *c == 't')?;
    Some((piece.part(0..at), piece.from(at)))
}

/// Reads an interval. An unknown end (nothing) leaves its side as open as `..` does.
fn interval(whole: EdtfPiece<'_>, first: EdtfPiece<'_>, last: EdtfPiece<'_>) -> Result<When, WhenError> {
    let is_open = |end: EdtfPiece<'_>| matches!(end.chars(), [] | ['.', '.']);
    match (is_open(first), is_open(last)) {
        (true, true) => Err(whole.error(DateMistake::Unbounded)),
        (true, false) => Ok(When::Bounded(Bound::By, end(whole, last)?.last)),
        (false, true) => Ok(When::Bounded(Bound::From, end(whole, first)?.first)),
        (false, false) => {
            let interval = IsoDate {
                first: end(whole, first)?.first,
                last: end(whole, last)?.last,
            };
            let start = to_window::extent(interval.first, Conventions::shipped()).start;
            if last_of(interval) < start {
                let turned = When::Between(interval.last, interval.first).to_string();
                return Err(whole.error(DateMistake::Reversed).suggest(Some(turned)));
            }
            Ok(When::Between(interval.first, interval.last))
        }
    }
}

/// Reads one end of an interval, and refuses a time of day.
fn end(whole: EdtfPiece<'_>, piece: EdtfPiece<'_>) -> Result<IsoDate, WhenError> {
    if split_time(piece).is_none() {
        return date(piece);
    }
    let days: Vec<&str> = whole
        .split('/')
        .into_iter()
        .map(|end| split_time(end).map_or(end, |(day, _)| day).text())
        .collect();
    let without = days.join("/");
    let is_good = statement(EdtfText::new(&without).whole()).is_ok();
    Err(whole
        .error(DateMistake::TimeInInterval)
        .suggest(is_good.then_some(without)))
}
