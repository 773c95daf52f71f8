//! One date of a text that is EDTF: in figures, or a year in one of its longer forms.

use chrono::NaiveDate;

use super::pieces::EdtfPiece;
use super::years;
use crate::when::convention::Conventions;
use crate::when::error::{DateMistake, WhenError};
use crate::when::parse::iso;
use crate::when::parse::iso_components::{self, IsoDate};
use crate::when::period::{self, Period};
use crate::when::{Doubt, Stretch, When, to_window};

/// Reads one date, which a sign may qualify as a whole.
pub(super) fn date(piece: EdtfPiece<'_>) -> Result<IsoDate, WhenError> {
    let chars = piece.chars();
    let (bare, around) = match chars {
        [bare @ .., '~' | '?' | '%'] => (piece.part(0..bare.len()), true),
        // In front of a year alone, the sign applies to the whole date.
        ['~' | '?' | '%', year @ ..] if year.len() == 4 => (piece.from(1), true),
        _ => (piece, false),
    };
    let dated = bare_date(bare)?;
    Ok(IsoDate {
        first: doubted(dated.first, around),
        last: doubted(dated.last, around),
    })
}

fn doubted(stretch: Stretch, around: bool) -> Stretch {
    match stretch.doubt {
        Doubt::None if around => Stretch {
            doubt: Doubt::Whole,
            ..stretch
        },
        _ => stretch,
    }
}

fn bare_date(piece: EdtfPiece<'_>) -> Result<IsoDate, WhenError> {
    let chars = piece.chars();
    if chars.is_empty() {
        return Err(piece.error(|_| DateMistake::Empty));
    }
    if years::is_one(chars) {
        return years::read(piece).map(|period| Stretch::from(period).into());
    }
    let read = iso_components::read(chars).or_else(|| {
        let (period, len) = iso::read(chars)?;
        Some((period.map(|period| Stretch::from(period).into()), len))
    });
    let wrong = |len, mistake| WhenError::new(piece.part(0..len).at(), mistake);
    let (dated, len) = match read {
        Some((dated, len)) => (dated, len),
        None if chars.len() == 4 && chars.iter().all(char::is_ascii_digit) => {
            let year = period::year(iso::value(chars));
            (year.map(|year| Stretch::from(Period::Year(year)).into()), 4)
        }
        None => return Err(piece.error(DateMistake::Leftover)),
    };
    let dated = dated.map_err(|mistake| wrong(len, mistake))?;
    if len < chars.len() {
        return Err(piece.from(len).error(DateMistake::Leftover));
    }
    Ok(dated)
}

/// The last day of a date with unspecified digits, or of a range.
pub(super) fn last_of(dated: IsoDate) -> NaiveDate {
    to_window::extent(dated.last, Conventions::shipped()).end
}

/// What a date means outside of an interval or set.
pub(super) fn spread(dated: IsoDate) -> When {
    if dated.first == dated.last {
        When::In(dated.first)
    } else {
        When::Between(dated.first, dated.last)
    }
}
