//! Sets of dates: one of `[1667, 1668, 1670..1672]`, all of `{1960, 1961-12}`. The window runs from the first date to the
//! last, gaps included.

use super::date::{date, last_of, spread};
use super::pieces::EdtfPiece;
use crate::when::convention::Conventions;
use crate::when::error::{DateMistake, WhenError};
use crate::when::parse::iso_components::IsoDate;
use crate::when::{Bound, Stretch, When, to_window};

/// Whether the text begins like a set.
pub(super) fn is_one(chars: &[char]) -> bool {
    matches!(chars, ['[' | '{', ..])
}

pub(super) fn read(piece: EdtfPiece<'_>) -> Result<When, WhenError> {
    let chars = piece.chars();
    let closing = if chars[0] == '[' { ']' } else { '}' };
    if chars.len() < 2 || chars[chars.len() - 1] != closing {
        return Err(piece.error(|found| DateMistake::Unclosed(found, closing)));
    }
    let inner = piece.part(1..chars.len() - 1).trimmed();
    let mut all = Vec::new();
    let (mut is_open_before, mut is_open_after) = (false, false);
    for element in inner.split(',') {
        let Some((first, last)) = element.around_dots() else {
            all.push(date(element)?);
            continue;
        };
        match (first.chars().is_empty(), last.chars().is_empty()) {
            (true, true) => return Err(element.error(DateMistake::NothingAfter)),
            (true, false) => {
                is_open_before = true;
                all.push(date(last)?);
            }
            (false, true) => {
                is_open_after = true;
                all.push(date(first)?);
            }
            (false, false) => all.push(range(element, date(first)?, date(last)?)?),
        }
    }
    let Some((first, last)) = hull(&all) else {
        return Err(piece.error(DateMistake::NothingAfter));
    };
    match (is_open_before, is_open_after) {
        (false, false) => Ok(spread(IsoDate { first, last })),
        (true, false) => Ok(When::Bounded(Bound::By, last)),
        (false, true) => Ok(When::Bounded(Bound::From, first)),
        (true, true) => Err(piece.error(DateMistake::Unbounded)),
    }
}

fn range(element: EdtfPiece<'_>, first: IsoDate, last: IsoDate) -> Result<IsoDate, WhenError> {
    let range = IsoDate {
        first: first.first,
        last: last.last,
    };
    let conventions = Conventions::shipped();
    if last_of(range) < to_window::extent(range.first, conventions).start {
        let turned = element
            .around_dots()
            .map(|(first, last)| format!("{}..{}", last.text(), first.text()));
        return Err(element.error(DateMistake::Reversed).suggest(turned));
    }
    Ok(range)
}

/// The date that begins first and the one that ends last; of several, the longest.
fn hull(all: &[IsoDate]) -> Option<(Stretch, Stretch)> {
    let extent = |stretch| to_window::extent(stretch, Conventions::shipped());
    let length = |stretch| {
        let extent = extent(stretch);
        extent.end - extent.start
    };
    let firsts = all.iter().map(|dated| dated.first);
    let lasts = all.iter().map(|dated| dated.last);
    let first = firsts.min_by_key(|first| (extent(*first).start, -length(*first)))?;
    let last = lasts.max_by_key(|last| (extent(*last).end, length(*last)))?;
    Some((first, last))
}
